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
from khronika.domain.verbs import say
from khronika.i18n import _
from khronika.ui.actions import Actions
from khronika.ui.reader.edges import Edge
from khronika.ui.reader.marks import Span
from khronika.ui.reader.reader import Aim, Reader
from khronika.ui.reader.side import TAGS
from khronika.ui.session import Session
from khronika.ui.veil import NamesHidden

_MANY = 200  # changed passages: from here on they are all read again
_LONGEST = 60  # characters of a tag that is named by words of the text
_DIGITS = "reader.digits"  # the key, inside the archive, of which tag has which digit
_EDGES = {
    "edge.start_back": Edge.START_BACK,
    "edge.start_on": Edge.START_ON,
    "edge.end_back": Edge.END_BACK,
    "edge.end_on": Edge.END_ON,
}


class Reading(QObject):
    """Marks, writes ends of passages, offers menus; brings only what has changed to the reader."""

    search_wanted = Signal(str)

    def __init__(self, session: Session, reader: Reader, actions: Actions) -> None:
        super().__init__()
        self._session, self.reader, self._actions = session, reader, actions
        self._changed: set[RecordId] | None = set()  # passages; None: whatever there is
        self._tags_stale = True
        reader.strip.order = self._order = list(session.archive.state(_DIGITS) or ())
        self._lines: dict[RecordId, int] = {}  # by document: what was at the top of the window
        actions.listen_in(reader.text)
        actions.listen_in(reader.list)
        reader.tag_named.connect(self.tag)
        reader.tag_made.connect(self._make)
        reader.tag_given.connect(self.give)
        reader.edge_moved.connect(self._write_edge)
        reader.text_menu_wanted.connect(lambda at: self.text_menu().exec(at))
        reader.list.menu_wanted.connect(self._menu_at)
        reader.side.turned.connect(lambda _page: self._show_tags())

    def do(self, action: str) -> None:
        """Do what `action`, one of `READING`, says."""
        READING[action](self)

    # -- what is shown --------------------------------------------------------------------

    def hear(self, changed: Changed) -> None:
        """Note which passages were written; tags that none here carries alter nothing here."""
        tags = changed.records.get(Kind.TAG, frozenset())
        passages = changed.records.get(Kind.PASSAGE, frozenset())
        self._tags_stale |= bool(tags or passages)
        if self._changed is not None:
            self._changed |= passages
            cites = changed.touches(Kind.INCIDENT, Kind.CITATION)
            if cites or len(self._changed) > _MANY or self._alters(tags, changed.verb):
                self._changed = None

    def _alters(self, tags: frozenset[RecordId], verb: str) -> bool:
        """Whether passages look different now that `tags` were written: tagging only makes new
        ones, anything else may have renamed one that others here stand under.
        """
        carried = {one.id for passage in self.reader.marked.all for one in passage.tags}
        return bool(tags) and (verb != "tag" or not carried.isdisjoint(tags))

    def show(self, document: RecordId) -> None:
        """Bring the passages of the text that is shown up to date, and the tags."""
        catalogue, changed = self._session.catalogue, self._changed
        self._changed = set()
        if changed is None:
            self.reader.show_passages(catalogue.passages.of_document(document))
        elif changed:
            found = catalogue.passages.many(changed).values()
            come = [one for one in found if one.document.id == document and not one.trashed]
            self.reader.patch_passages(changed, come)
        self.show_tags()

    def begin(self) -> None:
        """Another text is shown, with the passages it has now."""
        self._changed, self._tags_stale = set(), True
        self.show_tags()

    def show_tags(self) -> None:
        """Bring the tags under and beside the text up to date."""
        if self._tags_stale:
            self._show_digits()
        self._show_tags()

    def _show_digits(self) -> None:
        """Show the recent tags, and remember which digit each has: hands learn them by heart."""
        strip = self.reader.strip
        strip.show_tags(self._session.catalogue.tags.recent())
        if strip.order != self._order:
            self._order = strip.order
            self._session.keep_state(_DIGITS, self._order)

    def _show_tags(self) -> None:
        if self._tags_stale and self.reader.side.page == TAGS:
            self.reader.show_tags(self._session.catalogue.tags.all())
            self._tags_stale = False

    # -- where one was reading ------------------------------------------------------------

    def leave(self) -> None:
        """Note the line at the top before another text is shown."""
        if (document := self.reader.document) is not None and self.reader.text.isVisible():
            self._lines[document.id] = self.reader.text.visible().start

    def line_of(self, document: RecordId) -> int:
        """Return the code point that was at the top when `document` was left."""
        return self._lines.get(document, 0)

    # -- marking --------------------------------------------------------------------------

    def ask_new_tag(self) -> None:
        """Ask for a new tag for what is selected."""
        if (aim := self.reader.aim()) is not None:
            self.reader.ask_new_tag(aim, self._session.catalogue.tags.all())

    def tag_by_words(self) -> None:
        """Give what is selected a tag of its own words."""
        if (aim := self.reader.aim()) is not None:
            words = " ".join(self.reader.words(aim.span).split()).replace("/", "∕")
            name = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
            self.tag(aim, name)

    def give(self, given: Tag) -> None:
        """Give what is selected a tag; take it off where it is carried already."""
        if (aim := self.reader.aim()) is None:
            self.reader.strip.say(_("Select the words in the text first."), aloud=True)
        elif aim.passage is not None and given.id in {one.id for one in aim.passage.tags}:
            self.take_off(aim.passage, given)
        elif (recorded := self._session.archive.catalogue.tags.get(given.id)) is not None:
            self._give_path(aim, "/".join(recorded.path))

    def tag(self, aim: Aim, path: str) -> None:
        """Give what `aim` is about the tag shown at `path`, which may not be how it is recorded."""
        if self._session.hides_names:
            every = self._session.archive.catalogue.tags.all()
            shown = ["/".join(one.path) for one in self._session.shown(every)]
            meant = [one for one, said in zip(every, shown, strict=True) if said == path]
            if len(meant) > 1:  # two tags that look alike as long as names are hidden
                self._session.tools.notices.report(NamesHidden(), say("tag"))
                return
            path = "/".join(meant[0].path) if meant else path
        self._give_path(aim, path)

    def _give_path(self, aim: Aim, path: str) -> None:
        names = tuple(name.strip() for name in path.split("/") if name.strip())
        known = self._session.catalogue.tags.by_path(names)
        is_new = len(names) > 1 and known is None
        shown = " / ".join(names)

        def tell() -> None:
            if is_new:  # its chip shows the last name alone: what lies above it was made too
                said = _("New tag: {tag}").format(tag=shown)
                self._session.tools.notices.done(said)
            else:  # it is seen in the text and beside it; those who listen hear it here
                said = self._session.shown(_("Tagged: {tag}").format(tag=shown))
                self.reader.strip.say(said, aloud=True)

        self.on_passage(
            aim,
            "tag",
            lambda change, passage: tag(change, passage, path),
            tell,
        )

    def take_off(self, passage: Passage, carried: Tag) -> None:
        """Take a tag off."""
        said = _("Tag taken off: {tag}").format(tag=" / ".join(carried.path))
        self._session.write(
            "untag",
            lambda change: untag(change, passage.id, carried.id),
            lambda _none: self._session.done(said),
        )

    def on_passage(
        self,
        aim: Aim,
        verb: str,
        work: Callable[[Change, RecordId], object],
        then: Callable[[], object] | None = None,
    ) -> None:
        """Do `work` on the passage of `aim`, marked first if it is not yet, and `then` that."""
        self.settle()

        def job(change: Change) -> None:
            passage = aim.passage.id if aim.passage else add_passage(
                change,
                PassageDraft(document=aim.document, start=aim.span.start, end=aim.span.end),
            )  # fmt: skip
            work(change, passage)

        self._session.write(verb, job, lambda _none: then() if then is not None else None)

    def settle(self) -> None:
        """Write a moved end of a passage now, not after a pause."""
        self.reader.settle()

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

    def search(self) -> None:
        if (aim := self.reader.aim()) is not None:
            self.search_wanted.emit(" ".join(self.reader.words(aim.span).split()))

    # -- menus ----------------------------------------------------------------------------

    def text_menu(self) -> QMenu:
        """Return what can be done with the words, or the passage, that are picked."""
        aim, menu = self.reader.aim(), QMenu(self.reader)
        self._offer(menu, "text.tag", "text.new_tag", "text.words_tag")
        recent = menu.addMenu(_("Recent tags"))
        for number, one in enumerate(self.reader.strip.tags, 1):
            given = recent.addAction(f"{number}  {' / '.join(one.path)}".replace("&", "&&"))
            given.triggered.connect(partial(self.give, one))
        recent.setEnabled(aim is not None and not recent.isEmpty())
        self._offer_off(menu, aim.passage if aim else None)
        menu.addSeparator()
        self._offer(menu, "text.note", "text.important", "text.incident")
        menu.addSeparator()
        copy = menu.addAction(_("&Copy"))
        copy.setEnabled(self.reader.text.selection() is not None)
        copy.triggered.connect(self.reader.text.copy)
        self._offer(menu, "text.search", "edit.find")
        return menu

    def passage_menu(self, passage: Passage) -> QMenu:
        """Return what can be done with a passage of the list."""
        menu = QMenu(self.reader)
        show = menu.addAction(_("&Go to it in the text"))
        show.triggered.connect(self.reader.text.setFocus)
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
        self.reader.point_at(passage)
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


def _step(by: int, reading: Reading) -> None:
    reading.reader.step(by)


def _move_edge(edge: Edge, by_letter: bool, reading: Reading) -> None:
    reading.reader.move_edge(edge, by_letter=by_letter)


# What each action of the reader does that is not the screen's own.
READING: dict[str, Callable[[Reading], object]] = {
    "text.new_tag": Reading.ask_new_tag,
    "text.words_tag": Reading.tag_by_words,
    "text.tags": lambda reading: reading.reader.find_tag(),
    "text.overlap": lambda reading: reading.reader.cycle(),
    "text.next": partial(_step, 1),
    "text.previous": partial(_step, -1),
    "text.search": Reading.search,
    **{name: partial(_move_edge, edge, False) for name, edge in _EDGES.items()},
    **{f"{name}_letter": partial(_move_edge, edge, True) for name, edge in _EDGES.items()},
}
