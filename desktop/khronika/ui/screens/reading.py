"""What the keys and menus of the reader do, and where in the texts the person was reading."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from khronika.archive.change import Change
from khronika.archive.recording import (
    add_passage,
    add_tag,
    edit_passage,
    edit_tag,
    tag,
    untag,
)
from khronika.domain.changed import Changed
from khronika.domain.drafts import PassageDraft
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Passage, Tag
from khronika.i18n import _
from khronika.ui.actions import Actions
from khronika.ui.reader.edges import Edge
from khronika.ui.reader.marks import Span
from khronika.ui.reader.reader import Aim, Reader
from khronika.ui.reader.side import TAGS
from khronika.ui.session import Session

PLACE = "reading"  # the key, inside the archive, of the text and the line in it
_MANY = 200  # changed passages: from here on they are all read again
_LONGEST = 60  # characters of a tag that is named by words of the text
_EDGES = {
    "edge.start_back": Edge.START_BACK,
    "edge.start_on": Edge.START_ON,
    "edge.end_back": Edge.END_BACK,
    "edge.end_on": Edge.END_ON,
}

Deed = Callable[[], object]


class Reading(QObject):
    """Marks, writes ends of passages, offers menus; brings only what has changed to the reader."""

    search_wanted = Signal(str)

    def __init__(self, session: Session, reader: Reader, actions: Actions) -> None:
        super().__init__()
        self._session, self._reader, self._actions = session, reader, actions
        self._changed: set[RecordId] | None = set()  # passages; None: whatever there is
        self._tags_stale = True
        self._lines: dict[RecordId, int] = {}  # by document: what was at the top of the window
        actions.listen_in(reader.text)
        actions.listen_in(reader.list)
        for name in ("text.find_next", "text.find_previous"):
            reader.finder.words.addAction(actions[name])
        reader.tag_named.connect(self.tag)
        reader.tag_made.connect(self._make)
        reader.tag_given.connect(self.give)
        reader.edge_moved.connect(self._write_edge)
        reader.text_menu_wanted.connect(lambda at: self.text_menu().exec(at))
        reader.list.menu_wanted.connect(self._menu_at)
        reader.side.turned.connect(lambda _page: self._show_tags())

    def deeds(self) -> dict[str, Deed]:
        """Return what each action of the reader does that is not the screen's own."""
        reader = self._reader
        return {
            "text.new_tag": self.ask_new_tag,
            "text.words_tag": self.tag_by_words,
            "text.tags": reader.find_tag,
            "text.overlap": reader.cycle,
            "text.next": partial(reader.step, 1),
            "text.previous": partial(reader.step, -1),
            "text.find_next": partial(reader.searching.step, 1),
            "text.find_previous": partial(reader.searching.step, -1),
            "text.search": self._search,
            **{name: partial(reader.move_edge, edge) for name, edge in _EDGES.items()},
            **{
                f"{name}_letter": partial(reader.move_edge, edge, by_letter=True)
                for name, edge in _EDGES.items()
            },
        }

    # -- what is shown --------------------------------------------------------------------

    def hear(self, changed: Changed) -> None:
        """Note which passages were written; tags that none here carries alter nothing here."""
        tags = changed.records.get(Kind.TAG, frozenset())
        passages = changed.records.get(Kind.PASSAGE, frozenset())
        self._tags_stale |= bool(tags or passages)
        if self._changed is not None:
            self._changed |= passages
            if len(self._changed) > _MANY or self._alters(tags, changed.verb):
                self._changed = None

    def _alters(self, tags: frozenset[RecordId], verb: str) -> bool:
        """Whether passages look different now that `tags` were written: tagging only makes new
        ones, anything else may have renamed one that others here stand under.
        """
        carried = {one.id for passage in self._reader.marked.all for one in passage.tags}
        return bool(tags) and (verb != "tag" or not carried.isdisjoint(tags))

    def show(self, document: RecordId) -> None:
        """Bring the passages of the text that is shown up to date, and the tags."""
        catalogue, changed = self._session.catalogue, self._changed
        self._changed = set()
        if changed is None:
            self._reader.show_passages(catalogue.passages.of_document(document))
        elif changed:
            found = catalogue.passages.many(changed).values()
            come = [one for one in found if one.document.id == document and not one.trashed]
            self._reader.patch_passages(changed, come)
        self.show_tags()

    def begin(self) -> None:
        """Another text is shown, with the passages it has now."""
        self._changed, self._tags_stale = set(), True
        self.show_tags()

    def show_tags(self) -> None:
        """Bring the tags under and beside the text up to date."""
        if self._tags_stale:
            self._reader.strip.show_tags(self._session.catalogue.tags.recent())
        self._show_tags()

    def _show_tags(self) -> None:
        if self._tags_stale and self._reader.side.page == TAGS:
            self._reader.show_tags(self._session.catalogue.tags.all())
            self._tags_stale = False

    # -- where one was reading ------------------------------------------------------------

    def leave(self) -> None:
        """Note the line at the top before another text is shown."""
        if (document := self._reader.document) is not None and self._reader.text.isVisible():
            self._lines[document.id] = self._reader.text.visible().start

    def line_of(self, document: RecordId) -> int:
        """Return the code point that was at the top when `document` was left."""
        return self._lines.get(document, 0)

    def keep(self) -> None:
        """Write what is still on its way, and where the person was, inside the archive."""
        self.settle()
        self.leave()
        if (document := self._reader.document) is not None:
            at = self._lines.get(document.id, 0)
            self._session.keep_state(PLACE, {"document": document.id, "at": at})

    def restore(self) -> RecordId | None:
        """Return the text that was read when the archive was locked."""
        kept = self._session.archive.state(PLACE)
        if not isinstance(kept, dict):
            return None
        document = RecordId(kept["document"])
        self._lines.setdefault(document, kept["at"])
        return document

    # -- marking --------------------------------------------------------------------------

    def ask_new_tag(self) -> None:
        """Ask for a new tag for what is selected."""
        if (aim := self._reader.aim()) is not None:
            self._reader.ask_new_tag(aim, self._session.catalogue.tags.all())

    def tag_by_words(self) -> None:
        """Give what is selected a tag of its own words."""
        if (aim := self._reader.aim()) is not None:
            words = " ".join(self._reader.words(aim.span).split()).replace("/", "∕")
            name = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
            self.tag(aim, name)

    def give(self, given: Tag) -> None:
        """Give what is selected a tag; take it off where it is carried already."""
        if (aim := self._reader.aim()) is None:
            self._reader.strip.say(_("Select the words in the text first."), aloud=True)
        elif aim.passage is not None and given.id in {one.id for one in aim.passage.tags}:
            self.take_off(aim.passage, given)
        else:
            self.tag(aim, "/".join(given.path))

    def tag(self, aim: Aim, path: str) -> None:
        """Give what `aim` is about the tag at `path`."""
        self.on_passage(aim, "tag", lambda change, passage: tag(change, passage, path))

    def take_off(self, passage: Passage, carried: Tag) -> None:
        """Take a tag off."""
        self._session.write("untag", lambda change: untag(change, passage.id, carried.id))

    def on_passage(self, aim: Aim, verb: str, work: Callable[[Change, RecordId], object]) -> None:
        """Do `work` on the passage of `aim`, marked first if it is not yet."""
        self.settle()

        def job(change: Change) -> None:
            passage = aim.passage.id if aim.passage else add_passage(
                change,
                PassageDraft(document=aim.document, start=aim.span.start, end=aim.span.end),
            )  # fmt: skip
            work(change, passage)

        self._session.write(verb, job)

    def settle(self) -> None:
        """Write a moved end of a passage now, not after a pause."""
        self._reader.settle()

    def _make(self, aim: Aim, path: str, colour: str) -> None:
        def work(change: Change, passage: RecordId) -> None:
            made = add_tag(change, path)
            if colour:
                edit_tag(change, made, colour=colour)
            tag(change, passage, path)

        self.on_passage(aim, "tag", work)

    def _write_edge(self, passage: RecordId, span: Span) -> None:
        def work(change: Change) -> None:
            edit_passage(change, passage, start=span.start, end=span.end)

        self._session.write("edit-passage", work)

    def _search(self) -> None:
        if (aim := self._reader.aim()) is not None:
            self.search_wanted.emit(" ".join(self._reader.words(aim.span).split()))

    # -- menus ----------------------------------------------------------------------------

    def text_menu(self) -> QMenu:
        """Return what can be done with the words, or the passage, that are picked."""
        aim, menu = self._reader.aim(), QMenu(self._reader)
        self._offer(menu, "text.tag", "text.new_tag", "text.words_tag")
        recent = menu.addMenu(_("Recent tags"))
        for number, one in enumerate(self._session.catalogue.tags.recent(), 1):
            given = recent.addAction(f"{number}  {' / '.join(one.path)}".replace("&", "&&"))
            given.triggered.connect(partial(self.give, one))
        recent.setEnabled(aim is not None and not recent.isEmpty())
        self._offer_off(menu, aim.passage if aim else None)
        menu.addSeparator()
        self._offer(menu, "text.note", "text.important", "text.incident")
        menu.addSeparator()
        copy = menu.addAction(_("&Copy"))
        copy.setEnabled(self._reader.text.selection() is not None)
        copy.triggered.connect(self._reader.text.copy)
        self._offer(menu, "text.search", "edit.find")
        return menu

    def passage_menu(self, passage: Passage) -> QMenu:
        """Return what can be done with a passage of the list."""
        menu = QMenu(self._reader)
        show = menu.addAction(_("&Go to it in the text"))
        show.triggered.connect(self._reader.text.setFocus)
        self._offer(menu, "cite.whole", "text.incident", "edit.collect")
        menu.addSeparator()
        self._offer(menu, "text.tag", "text.new_tag")
        self._offer_off(menu, passage)
        menu.addSeparator()
        self._offer(menu, "text.note", "text.important")
        menu.addSeparator()
        self._offer(menu, "text.untag")
        return menu

    def _menu_at(self, passage: Passage, at: QPoint) -> None:
        self._reader.point_at(passage)
        self.passage_menu(passage).exec(at)

    def _offer(self, menu: QMenu, *names: str) -> None:
        menu.addActions([self._actions[name] for name in names])

    def _offer_off(self, menu: QMenu, passage: Passage | None) -> None:
        if passage is None:
            return
        for one in passage.tags:
            said = _("Take off “{tag}”").format(tag=" / ".join(one.path)).replace("&", "&&")
            off = QAction(said, menu)
            off.triggered.connect(partial(self._off, passage, one))
            menu.addAction(off)

    def _off(self, passage: Passage, carried: Tag) -> None:
        self.settle()
        self.take_off(passage, carried)
