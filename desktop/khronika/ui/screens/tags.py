"""The tree of tags: seen with what carries each, and put in order."""

from collections.abc import Mapping, Sequence

from khronika.archive.change import Change
from khronika.archive.recording import add_tag, edit_tag, give_tag, merge_tags, move_tag
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Tag
from khronika.i18n import _, ngettext
from khronika.ui.actions import Actions, Needs
from khronika.ui.editors.actors import BadField
from khronika.ui.editors.entry import Pick
from khronika.ui.editors.papers import TagForm
from khronika.ui.editors.ties import TagPickForm
from khronika.ui.inspectors.more import SHOWN, Long, Unfolded
from khronika.ui.inspectors.tags import (
    BELOW,
    HERE,
    OTHERS,
    TagAround,
    TagHands,
    fill_tag,
    parents_of,
)
from khronika.ui.models.record_rows import Row
from khronika.ui.models.rows import tag_row
from khronika.ui.screens.form_screen import FormScreen, Work, Writing
from khronika.ui.screens.picks import tag_picks
from khronika.ui.session import Session


class TagScreen(FormScreen):
    """The tree of tags, and the passages of the one pointed at."""

    kind = Kind.TAG
    icon = "tags"

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, _("Tags"), actions)
        self._view = HERE
        self._tree: Mapping[RecordId, Tag] = {}  # as it was read when it was listed
        self._unfolded = Unfolded()
        self.list.add_tool(actions["record.new"], "plus")
        self.list.when_empty(
            _("No tag yet. Select words in a document and press T to make one."),
            actions["go.documents"],
        )
        self.list.view.take_drops()
        self.list.view.dropped.connect(self._take)

    def makes_possible(self) -> Needs:
        return Needs.TAGS

    def ids(self) -> Sequence[RecordId]:
        self._tree = {tag.id: tag for tag in self.session.catalogue.tags.all()}
        return list(self._tree)

    def fetch(self, records: Sequence[RecordId]) -> Mapping[RecordId, Tag]:
        return {tag: self._tree[tag] for tag in records if tag in self._tree}

    def row(self, value: Tag) -> Row:
        return tag_row(value)

    def look_again(self) -> None:
        self._tree = {}
        super().look_again()

    def fill(self, record: RecordId) -> None:
        catalogue = self.session.catalogue
        if (tag := self._tree.get(record)) is None:
            return
        tree, path = self._tree.values(), tag.path
        under = [one for one in tree if one.path[: len(path)] == path and one.id != record]
        view = self._view if under else HERE
        own = catalogue.passages.of_tag(record)
        below = catalogue.passages.of_tag(record, below=True) if under else own
        order = below if view == BELOW else own
        unfolded = self._unfolded.of(record)
        shown = order if "passages" in unfolded else order[:SHOWN]
        passages = catalogue.passages.many(shown)
        carried = catalogue.tags.carried_by(record)
        others = carried if "others" in unfolded else carried[:OTHERS]
        named = catalogue.records.named(others)
        around = TagAround(
            passages=[passages[one] for one in shown],
            count=len(own),
            count_below=len(below),
            below=len(under),
            view=view,
            others=[named[one] for one in others],
            count_others=len(carried),
        )
        fill_tag(self.sheet, tag, around, self._hands(record))

    def _hands(self, record: RecordId) -> TagHands:
        session = self.session

        def keep(field: str, value: str | None) -> None:
            session.write("set-tag", lambda change: edit_tag(change, record, **{field: value}))

        def long(section: str, shown: int) -> Long:
            unfolded = self._unfolded.of(record)
            return Long(name=section, unfolded=unfolded, redraw=self._look, shown=shown)

        return TagHands(
            go=session.open,
            keep=keep,
            look_at=self._look_at,
            ask_parent=self.ask_parent,
            ask_merge=self.ask_merge,
            long=long,
        )

    def _look_at(self, view: str) -> None:
        self._view = view
        self._look()

    # -- putting the tree in order ----------------------------------------------------------

    def ask_parent(self) -> None:
        """Ask which tag the one pointed at is to lie under."""
        if (tag := self._tag()) is None:
            return
        heading = _("Move “{tag}”").format(tag=" / ".join(tag.path))
        hint = _("Empty: at the top of the tree. The tags under it move with it.")
        form = TagPickForm(
            self.session.theme, _("Move"), heading, _("Under"), self._others(tag), hint
        )
        if tag.parent is not None:
            form.other.put(Pick(text=" / ".join(tag.path[:-1]), id=tag.parent))
        self.put_form_of(form, lambda: self._moving(tag.id, form.tag(needed=False)))

    def ask_merge(self) -> None:
        """Ask which tag the one pointed at is to become part of."""
        if (tag := self._tag()) is None:
            return
        heading = _("Merge “{tag}” into another tag").format(tag=" / ".join(tag.path))
        hint = _("Whatever carries “{tag}” carries the other one instead. It can be undone.")
        form = TagPickForm(
            self.session.theme,
            _("Merge"),
            heading,
            _("Into"),
            self._others(tag),
            hint.format(tag=tag.name),
        )
        self.put_form_of(form, lambda: self._merging(tag.id, form.tag(needed=True)))

    def move_in(self) -> None:
        """Put the tag pointed at under the one that stands above it at its own depth."""
        if (tag := self._tag()) is None:
            return
        tree = self.session.catalogue.tags.all()
        beside = [one for one in tree if one.path[:-1] == tag.path[:-1]]
        at = next(n for n, one in enumerate(beside) if one.id == tag.id)
        if at > 0:
            self._move(tag.id, beside[at - 1].id)

    def move_out(self) -> None:
        """Put the tag pointed at beside the one that it is under."""
        tag = self._tag()
        if tag is not None and tag.parent is not None:
            parent = self.session.catalogue.tags.get(tag.parent)
            self._move(tag.id, parent.parent if parent is not None else None)

    def _move(self, tag: RecordId, under: RecordId | None) -> None:
        def moved(_none: None) -> None:
            if (found := self.session.catalogue.tags.get(tag)) is not None:
                path = " / ".join(found.path)
                self.session.done(_("The tag is {path} now.").format(path=path))

        self.session.write("move-tag", lambda change: move_tag(change, tag, under), moved)

    def _moving(self, tag: RecordId, under: RecordId | None) -> tuple[str, Work]:
        def work(change: Change) -> RecordId:
            move_tag(change, tag, under)
            return tag

        return "move-tag", work

    def _merging(self, tag: RecordId, into: RecordId | None) -> tuple[str, Work]:
        if into is None:
            raise BadField(_("A name is missing."))

        def work(change: Change) -> RecordId:
            merge_tags(change, tag, into)
            return into

        return "merge-tags", work

    def _take(self, records: Sequence[RecordId], tag: RecordId) -> None:
        """Give a tag to the records that were dropped on it."""

        def given(_none: None) -> None:
            found = self.session.catalogue.tags.get(tag)
            said = ngettext(
                "{n} record carries “{tag}”.", "{n} records carry “{tag}”.", len(records)
            )
            name = " / ".join(found.path) if found else ""
            self.session.done(said.format(n=len(records), tag=name))

        self.session.write("give-tag", lambda change: give_tag(change, records, tag), given)

    def _tag(self) -> Tag | None:
        record = self.list.current()
        return self.session.catalogue.tags.get(record) if record is not None else None

    def _others(self, tag: Tag) -> list[Pick]:
        allowed = set(parents_of(self.session.catalogue.tags.all(), tag))
        return [pick for pick in tag_picks(self.session.catalogue) if pick.record in allowed]

    # -- the form -------------------------------------------------------------------------

    def make_form(self, record: RecordId | None) -> tuple[TagForm, Writing]:
        catalogue = self.session.catalogue
        tag = catalogue.tags.get(record) if record is not None else None
        others = self._others(tag) if tag is not None else tag_picks(catalogue)
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
