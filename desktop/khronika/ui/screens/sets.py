"""Tags with their passages, collections with their members."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from khronika.archive.change import Change
from khronika.archive.recording import (
    add_collection,
    add_tag,
    edit_collection,
    edit_tag,
    uncollect,
)
from khronika.domain.drafts import CollectionDraft
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Collection, Tag
from khronika.i18n import _
from khronika.ui.actions import Actions
from khronika.ui.editors.actors import BadField
from khronika.ui.editors.papers import CollectionForm, TagForm
from khronika.ui.inspectors.sets import fill_tag
from khronika.ui.models.record_rows import RecordRows, Row
from khronika.ui.models.rows import collection_row, named_row, tag_row
from khronika.ui.screens.form_screen import FormScreen, Work, Writing
from khronika.ui.screens.picks import tag_picks
from khronika.ui.screens.screen import has_keyboard
from khronika.ui.session import Session
from khronika.ui.widgets.record_list import RecordList

CURRENT = "collection"  # the key, inside the archive, of the collection Ctrl+Enter adds to


class TagScreen(FormScreen):
    """The tree of tags, and the passages of the one pointed at."""

    kind = Kind.TAG
    icon = "tags"

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, _("Tags"), actions)
        self.list.add_tool(actions["record.new"], "plus")
        self.list.when_empty(
            _("No tag yet. Select words in a document and press T to make one."),
            actions["go.documents"],
        )

    def ids(self) -> Sequence[RecordId]:
        return self.session.catalogue.tags.ids()

    def fetch(self, records: Sequence[RecordId]) -> Mapping[RecordId, Tag]:
        return self.session.catalogue.tags.many(records)

    def row(self, value: Tag) -> Row:
        return tag_row(value)

    def fill(self, record: RecordId) -> None:
        catalogue = self.session.catalogue
        if (tag := catalogue.tags.get(record)) is not None:
            order = catalogue.passages.of_tag(record)
            found = catalogue.passages.many(order)
            fill_tag(self.sheet, tag, [found[one] for one in order], self.session.open)

    def make_form(self, record: RecordId | None) -> tuple[TagForm, Writing]:
        catalogue = self.session.catalogue
        tag = catalogue.tags.get(record) if record is not None else None
        under = tag.path if tag else ()
        others = [
            pick
            for pick in tag_picks(catalogue)
            if not tag or tuple(pick.text.split(" / "))[: len(under)] != under
        ]
        form = TagForm(self.session.theme, others, tag)
        return form, lambda: self._writing(form, record)

    def _writing(self, form: TagForm, record: RecordId | None) -> tuple[str, Work]:
        name, pick = form.name.text().strip(), form.parent_tag.pick()
        if not name:
            raise BadField(_("A name is missing."))
        if pick and pick.record is None:
            raise BadField(_("There is no tag “{name}” yet.").format(name=pick.text))
        hue = {"colour": form.colour.code()} if form.colour.code() else {}
        memo = form.memo.toPlainText()

        def work(change: Change) -> RecordId:
            if record is None:
                path = "/".join([*pick.text.split(" / "), name] if pick else [name])
                made = add_tag(change, path)
                edit_tag(change, made, memo=memo, **hue)
                return made
            edit_tag(change, record, name=name, parent=pick.record, memo=memo, **hue)
            return record

        return ("add-tag" if record is None else "edit-tag"), work


class CollectionScreen(FormScreen):
    """Kept sets of records. The one pointed at last is the one that Ctrl+Enter adds to."""

    kind = Kind.COLLECTION
    icon = "library"

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, _("Collections"), actions)
        self.list.add_tool(actions["archive.export"], "file-output")
        self.list.add_tool(actions["record.collection"], "plus")
        self.list.when_empty(
            _(
                "No collection yet. Make one, then press Ctrl+Enter anywhere to add what is "
                "selected. A collection can be exported."
            ),
            actions["record.collection"],
        )
        self.list.pointed.connect(self._point)
        rows = RecordRows(session.catalogue.records.named, named_row)
        self.members = RecordList(_("Members"), rows, session.theme)
        self.members.when_empty(
            _("Nothing is in it yet. Ctrl+Enter anywhere adds what is selected to it.")
        )
        self.members.opened.connect(session.open)
        self.members.selected.connect(self.pointed)
        self.right.addWidget(self.members)

    def ids(self) -> Sequence[RecordId]:
        return self.session.catalogue.collections.ids()

    def fetch(self, records: Sequence[RecordId]) -> Mapping[RecordId, Collection]:
        return self.session.catalogue.collections.many(records)

    def row(self, value: Collection) -> Row:
        return collection_row(value)

    def fill(self, record: RecordId) -> None:
        collection = self.session.catalogue.collections.get(record)
        self.members.entitle(collection.name if collection else "")
        self.members.show_ids(self.session.catalogue.collections.member_ids(record))
        self.right.setCurrentWidget(self.members)

    def open_record(self, record: RecordId) -> None:
        self.members.view.setFocus()

    def look_again(self) -> None:
        self.members.entitle("")
        self.members.show_ids(())
        super().look_again()

    def panes(self) -> Sequence[QWidget]:
        return (self.list.view, self.members.view)

    def selection(self) -> Sequence[RecordId]:
        if has_keyboard(self.members):
            return self.members.selection()
        return super().selection()

    def make_form(self, record: RecordId | None) -> tuple[CollectionForm, Writing]:
        held = self.session.catalogue.collections.many([record] if record is not None else [])
        form = CollectionForm(self.session.theme, next(iter(held.values()), None))
        return form, lambda: self._writing(form, record)

    def take_out(self) -> None:
        """Take the selected members out of the collection pointed at."""
        members = self.members.selection()
        if (collection := self.list.current()) is not None and members:
            self.session.write("uncollect", lambda change: uncollect(change, collection, members))

    def _writing(self, form: CollectionForm, record: RecordId | None) -> tuple[str, Work]:
        name, memo = form.name.text().strip(), form.memo.toPlainText()
        if not name:
            raise BadField(_("A name is missing."))

        def work(change: Change) -> RecordId:
            if record is None:
                return add_collection(change, CollectionDraft(name=name, memo=memo))
            edit_collection(change, record, name=name, memo=memo)
            return record

        return ("add-collection" if record is None else "edit-collection"), work

    def _point(self, record: RecordId | None) -> None:
        if record is not None:
            self.session.keep_state(CURRENT, record)
