"""Collections with their members."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from khronika.archive.change import Change
from khronika.archive.recording import add_collection, edit_collection, uncollect
from khronika.archive.search import Found
from khronika.domain.drafts import CollectionDraft
from khronika.domain.kinds import LETTERS, Kind, RecordId
from khronika.domain.values import Collection
from khronika.i18n import _, ngettext
from khronika.ui.actions import Actions, Needs
from khronika.ui.collecting import CURRENT, chosen_collection, collect_records
from khronika.ui.editors.actors import BadField
from khronika.ui.editors.papers import CollectionForm
from khronika.ui.models.member_rows import member_rows, member_words
from khronika.ui.models.record_rows import Badge, RecordRows, Row
from khronika.ui.models.rows import collection_row
from khronika.ui.screens.form_screen import FormScreen, Work, Writing
from khronika.ui.screens.screen import has_keyboard
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.widgets.even_words import EvenWords
from khronika.ui.widgets.record_list import RecordList
from khronika.ui.widgets.segments import Segments
from khronika.ui.widgets.small_button import small_button
from khronika.ui.words import ICONS, KINDS, PLURALS, number, quoted

_ALL = ""
_MOST_FOUND = 1_000  # records of a search that are listed


class CollectionScreen(FormScreen):
    """Kept sets of records; one of them is the current one, which Ctrl+Enter adds to."""

    search_wanted = Signal(str)
    kind = Kind.COLLECTION
    icon = "library"

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, _("Collections"), actions)
        self._current: RecordId | None = None
        self._kind = _ALL
        self.list.add_tool(actions["record.collection"], "plus")
        self.list.when_empty(
            _(
                "No collection yet. Make one, then press Ctrl+Enter anywhere to add what is "
                "selected. A collection can be exported."
            ),
            actions["record.collection"],
        )
        self.list.view.take_drops()
        self.list.view.dropped.connect(
            lambda records, on: collect_records(self.session, records, on)
        )
        rows: RecordRows[Row] = RecordRows(
            self._members, lambda row: row, lambda ids: member_words(session.catalogue, ids)
        )
        self.members = RecordList(
            _("Members"), rows, session.theme, others=session.others, look="heading"
        )
        self.members.when_empty(
            _(
                "Nothing is in it yet. Ctrl+Enter anywhere adds what is selected to the current "
                "collection; or drag records onto this one."
            )
        )
        self.members.opened.connect(session.open)
        self.members.selected.connect(self.pointed)
        self.members.menu_wanted.connect(self.menu_wanted)
        self._memo, self._kinds = EvenWords(), QWidget()
        self._search = QPushButton()  # what it also holds: whatever this finds
        self._line = QHBoxLayout(self._kinds)
        self._segments: Segments | None = None
        self._query, self._is_new = "", False
        self._listed: RecordId | None = None  # whose members are listed,
        self._found: tuple[RecordId, ...] = ()  # and what its search has found
        self.members.put_above(self._head())
        self.members.put_under_title(self._told())
        self.members.offer(actions["archive.export"])
        pencil = small_button(session.theme, "pencil", _("Edit the collection"))
        pencil.setToolTip(f"{pencil.toolTip()} (F2)")
        pencil.clicked.connect(lambda _on: self.edit())
        self.members.add_button(pencil)
        self.right.addWidget(self.members)

    def makes_possible(self) -> Needs:
        return Needs.COLLECTIONS | (Needs.MEMBERS if self.members.selection() else Needs.NOTHING)

    def ids(self) -> Sequence[RecordId]:
        self._current = chosen_collection(self.session)
        return self.session.catalogue.collections.ids()

    def fetch(self, records: Sequence[RecordId]) -> Mapping[RecordId, Collection]:
        return self.session.catalogue.collections.many(records)

    def row(self, value: Collection) -> Row:
        return collection_row(value, is_current=value.id == self._current)

    def fill(self, record: RecordId) -> None:
        collection = self.session.catalogue.collections.get(record)
        self.members.entitle(collection.name if collection else "")
        memos = [one.memo or "" for one in self.session.catalogue.collections.all()]
        self._memo.tell((collection.memo if collection else None) or "", memos)
        self._memo.setVisible(any(memos))
        query = (collection.query if collection else None) or ""
        if (record, query) != (self._listed, self._query):
            self._found = ()
        self._listed = record
        self._tell_search(query)
        self._list_members(record)
        self.right.setCurrentWidget(self.members)

    def open_record(self, record: RecordId) -> None:
        self.members.view.setFocus()

    def find_here(self) -> None:
        """Find among the members where the keyboard is there, else among the collections."""
        (self.members if has_keyboard(self.members) else self.list).find_here()

    def look_again(self) -> None:
        self.members.entitle("")
        self.members.show_ids(())
        self._memo.tell("", ())
        self._found = ()
        self._tell_search("")
        super().look_again()

    def _tell_search(self, query: str) -> None:
        """Say which search it holds, and look, behind, what that finds now."""
        self._query = query
        self._search.setVisible(bool(query))
        if not query or (record := self._listed) is None:
            return
        archive, sight = self.session.archive, self.session.sight
        held = archive.catalogue.collections.get(record)
        asked = (held.query if held else None) or ""
        self._search.setEnabled(asked == query)  # else it is a name that is hidden
        self._say_search(_("It holds whatever this search finds: {query}"))
        self.session.behind(
            _("Find"),
            lambda _job: archive.catalogue.search.find(asked, limit=_MOST_FOUND, sight=sight),
            lambda found: self._take_found(record, query, found),
        )

    def _take_found(self, record: RecordId, query: str, found: Found) -> None:
        if (record, query) != (self._listed, self._query):
            return
        if not found.is_all:
            self._say_search(
                _("It holds whatever this search finds, of which {n} are listed: {query}")
            )
        ids = tuple(dict.fromkeys(hit.id for hit in found.hits if hit.id != record))
        if ids != self._found:
            self._found = ids
            self._list_members(record)

    def _say_search(self, text: str) -> None:
        said = text.format(query=quoted(self._query), n=number(_MOST_FOUND))
        self._search.setText(said.replace("&", "&&"))

    def panes(self) -> Sequence[QWidget]:
        return (self.list.entry, self.members.view)

    def selection(self) -> Sequence[RecordId]:
        if has_keyboard(self.members):
            return self.members.selection()
        return super().selection()

    def make_current(self) -> None:
        """Let Ctrl+Enter add to the collection pointed at from now on."""
        if (record := self.list.current()) is not None:
            self._become_current(record)

    def make_form(self, record: RecordId | None) -> tuple[CollectionForm, Writing]:
        held = self.session.catalogue.collections.many([record] if record is not None else [])
        form = CollectionForm(self.session.theme, next(iter(held.values()), None))
        return form, lambda: self._writing(form, record)

    def take_out(self) -> None:
        """Take the selected members out of the collection pointed at."""
        members = self.members.selection()
        if (collection := self.list.current()) is None or not members:
            return
        said = ngettext(
            "{n} record is out of the collection.",
            "{n} records are out of the collection.",
            len(members),
        )
        self.session.write(
            "uncollect",
            lambda change: uncollect(change, collection, members),
            lambda _none: self.session.done(said.format(n=len(members))),
        )

    def _writing(self, form: CollectionForm, record: RecordId | None) -> tuple[str, Work]:
        name, memo = form.name.text().strip(), form.memo.toPlainText()
        if not name:
            raise BadField(_("A name is missing."))

        self._is_new = record is None

        def work(change: Change) -> RecordId:
            if record is None:
                return add_collection(change, CollectionDraft(name=name, memo=memo))
            edit_collection(change, record, name=name, memo=memo)
            return record

        return ("add-collection" if record is None else "edit-collection"), work

    def _saved(self, record: RecordId) -> None:
        """A collection that was just made is the one that is meant next."""
        if self._is_new:
            self._become_current(record)
        super()._saved(record)

    def _become_current(self, record: RecordId) -> None:
        archive = self.session.archive

        def keep(_progress: object) -> None:
            archive.set_state(CURRENT, record)

        self.session.on_archive(CURRENT, keep, lambda _none: self.refresh())

    # -- the members ------------------------------------------------------------------------

    def _members(self, records: Sequence[RecordId]) -> Mapping[RecordId, Row]:
        return member_rows(self.session.catalogue, records)

    def _list_members(self, record: RecordId) -> None:
        """List what is in it, kind by kind, or only the kind that was chosen."""
        held = self.session.catalogue.collections.member_ids(record)
        held = list(dict.fromkeys((*held, *self._found)))
        kinds = self.session.catalogue.records.kinds(held)
        order = list(LETTERS)
        counts = dict.fromkeys(order, 0)
        for kind in kinds.values():
            counts[kind] = counts.get(kind, 0) + 1
        if self._kind and not counts[Kind(self._kind)]:
            self._kind = _ALL
        shown = [one for one in held if self._kind in (_ALL, kinds[one].value)]
        places = {kind: at for at, kind in enumerate(order)}
        shown.sort(key=lambda one: places.get(kinds[one], len(order)))
        self._offer_kinds({kind: n for kind, n in counts.items() if n}, len(held))
        self.members.show_ids(shown)

    def _offer_kinds(self, counts: Mapping[Kind, int], total: int) -> None:
        whole = _("all {n}").format(n=total)
        words, short = {_ALL: Badge(icon="", word=whole, role="ink")}, dict[str, str]()
        for kind, count in counts.items():
            said = _("{kind} {n}").format(kind=_(PLURALS.get(kind, KINDS[kind])), n=number(count))
            icon = ICONS.get(kind, "circle")
            words[kind.value] = Badge(icon=icon, word=said, role="ink")
            short[kind.value] = number(count)
        if self._segments is not None:
            self._line.removeWidget(self._segments)
            self._segments.hide()
            self._segments.deleteLater()
        self._segments = Segments(
            self.session.theme, _("Kind"), words, self._kind, self._choose_kind, short=short
        )
        self._line.addWidget(self._segments)
        self._kinds.setVisible(bool(counts))  # of one kind too, or the rows would jump

    def _choose_kind(self, kind: str) -> None:
        self._kind = kind
        if (record := self.list.current()) is not None:
            self._list_members(record)
            if self._segments is not None:
                self._segments.buttons[self._kind].setFocus()

    def _head(self) -> QWidget:
        """Return what stands between the name of a collection and its members: as high for each of
        them, or the members would jump from one to the next.
        """
        head = QWidget()
        self._line.setContentsMargins(0, 0, 0, 0)
        self._kinds.hide()
        column = QVBoxLayout(head)
        column.setContentsMargins(tokens.ROOM, 0, tokens.PAD, tokens.SPACE)
        column.addWidget(self._kinds)
        return head

    def _told(self) -> QWidget:
        """Return what is told of a collection under its name."""
        told = QWidget()
        self._memo.setProperty("look", "quiet")
        self._search.setProperty("look", "link")
        self._search.setToolTip(_("Show what it finds now"))
        self._search.clicked.connect(lambda: self.search_wanted.emit(self._query))
        self._search.hide()
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE)
        column.addWidget(self._memo)
        column.addWidget(self._search, 0, Qt.AlignmentFlag.AlignLeft)
        return told
