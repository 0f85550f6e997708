"""The window while an archive is open: the places, the bars, and the way between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from khronika.domain.changed import Changed
from khronika.domain.filters import Facet, Filter, Value
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.waiting import WAITING
from khronika.i18n import _
from khronika.ui.actions import Actions, Needs
from khronika.ui.collecting import collect_records
from khronika.ui.filtering.bar import FilterBar
from khronika.ui.finding.walk import Walk
from khronika.ui.palette.finder import Finder
from khronika.ui.reader.marks import Span
from khronika.ui.sample import SamplePassphrase
from khronika.ui.screens.actors import PersonScreen
from khronika.ui.screens.bring_in import BringInScreen
from khronika.ui.screens.documents import DocumentScreen
from khronika.ui.screens.export import ExportScreen
from khronika.ui.screens.guide import GuideScreen
from khronika.ui.screens.history import HistoryScreen
from khronika.ui.screens.incidents import IncidentScreen
from khronika.ui.screens.list_screen import ListScreen
from khronika.ui.screens.overview import OverviewScreen
from khronika.ui.screens.screen import Screen, State, has_keyboard
from khronika.ui.screens.search import Asked, SearchScreen
from khronika.ui.screens.sets import CollectionScreen
from khronika.ui.screens.settings import SettingsScreen
from khronika.ui.screens.tags import TagScreen
from khronika.ui.screens.terms import TermScreen
from khronika.ui.screens.timeline import TimelineScreen
from khronika.ui.screens.trash import TrashScreen
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.widgets.drop_hint import DropHint
from khronika.ui.widgets.navigation import Navigation
from khronika.ui.widgets.reading_order import stops_in
from khronika.ui.widgets.record_menu import pop_up
from khronika.ui.window_places import BOTTOM, GUIDE, HOMES, TOP, WindowPlaces
from khronika.ui.withheld import Withheld

_REST = 400  # milliseconds after the last key in a filter before it is kept
PLACE = "place"  # the keys, inside the archive, of where the person was,
SCREENS = "screens"  # of where on each screen,
FOLDED = "navigation.folded"  # and of whether the places of the window are icons only
_PAGES = frozenset(HOMES.values()) - {"go.documents"}  # places of records that have no text
_SHARING = ("go.incidents", "go.timeline")  # two looks at the same records: one is pointed at
S = TypeVar("S", bound=Screen)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the person is: a place of the window, and the record pointed at in it."""

    place: str
    record: RecordId | None


class _Standing(Generic[S]):
    """The one screen of a class, as an attribute of the desk; made when it is first asked for."""

    def __init__(self, screen: type[S]) -> None:
        self._screen = screen

    def __get__(self, desk: "Desk", _owner: type) -> S:
        return desk.screens.of(self._screen)


class Desk(QWidget):
    """Everything that works on one open archive."""

    left = Signal()  # another page is shown
    moved = Signal()  # what actions make sense may be other ones now
    incident_wanted = Signal(object)  # the RecordId of one to edit in the form, None for a new one
    search_wanted = Signal(str)  # these words are to be looked for in all texts
    export_wanted = Signal(object)  # the RecordId of a collection
    start_wanted = Signal()  # lock, and start with the settings that were chosen

    documents = _Standing(DocumentScreen)
    incidents = _Standing(IncidentScreen)
    timeline = _Standing(TimelineScreen)
    people = _Standing(PersonScreen)
    tags = _Standing(TagScreen)
    collections = _Standing(CollectionScreen)
    terms = _Standing(TermScreen)
    overview = _Standing(OverviewScreen)
    history = _Standing(HistoryScreen)
    trash = _Standing(TrashScreen)
    search = _Standing(SearchScreen)
    settings = _Standing(SettingsScreen)
    bring_in = _Standing(BringInScreen)
    export = _Standing(ExportScreen)

    def __init__(
        self, session: Session, actions: Actions, passphrase: SamplePassphrase | None = None
    ) -> None:
        """`passphrase`: that of the sample, if the archive is one that was made just now."""
        super().__init__()
        self.session, self._actions = session, actions
        self.screens = WindowPlaces(session, actions, passphrase)
        self.screens.setParent(self)
        self.place = "go.documents"  # the action that leads to the screen that is shown
        self._kept: dict[str, State] = {}  # where one was on screens that were not made yet
        self._trail: list[Stand] = []
        self._shared: RecordId | None = None  # the incident pointed at last, in list or timeline
        self.names: Finder | None = None  # who knows what records are called, once they are read
        self.floating: Sequence[QWidget] = ()  # what may lie over it: F6 comes there last
        self._withheld = Withheld(session, self)
        self.stack = QStackedWidget()
        self._lay_out()
        self._hint = DropHint(session.theme, self)
        self._listen()
        self.setAcceptDrops(True)

    # -- where one is ---------------------------------------------------------------------

    @property
    def here(self) -> Screen:
        """The screen that is shown."""
        return self.screens[self.place]

    @property
    def guide(self) -> GuideScreen | None:
        """What leads through the sample, where the archive holds the sample."""
        return self.screens.guide

    def begin(self) -> None:
        """Return to where the person was, with what they were writing."""
        self._withheld.recall_filter()
        self._kept = self.session.archive.state(SCREENS) or {}
        for name, screen in self.screens.standing().items():
            screen.resume(self._kept.pop(name, {}))
        self._return()
        QTimer.singleShot(0, self, self.session.facets.load)  # once the first rows are drawn
        if self.session.archive.unfinished():
            self.bring_in.taking.offer_unfinished()

    def show_place(self, name: str) -> None:
        """Show a place of the window; Back leads to the one before."""
        if name != self.place:
            self._trail.append(self._stand())
            self._go(name)

    def back(self) -> None:
        """Go back to where the person was before."""
        if self._trail:
            stand = self._trail.pop()
            self._go(stand.place)
            if stand.record is not None:
                self.here.go(stand.record)

    def _leave(self) -> None:
        """Go back from what is over; after a lock nobody knows any more where one was before."""
        if self._trail:
            self.back()
        else:
            self.show_place("go.documents")

    def open(self, record: RecordId, span: Span | None = None) -> None:
        """Show `record` in its place, whatever kind it is of; of a note, what it is about."""
        records = self.session.catalogue.records
        found = records.get(record)
        if found is not None and found.kind is Kind.NOTE and not found.trashed:
            record = records.about(record) or record
            found = records.get(record)
        if found is None:
            return
        stand = self._stand()
        if found.trashed:
            place, shown = "go.trash", record
        elif found.kind is Kind.PASSAGE:
            passage = self.session.catalogue.passages.get(record)
            if passage is None:
                return
            place, shown = "go.documents", passage.document.id
            span = Span(passage.start, passage.end)
        else:
            place, shown = HOMES.get(found.kind, self.place), record
        self._go(place)
        if self.here.go(shown, span):
            self._trail.append(stand)
            text = None if span is None else self.documents.reader.text
            (text or self.here.panes()[-1]).setFocus()
        self.moved.emit()

    def next_pane(self) -> None:
        """Put the keyboard into the next part of the screen."""
        panes = [one for one in (*self.here.panes(), *self.floating) if one.isVisible()]
        if panes:
            at = next((n for n, pane in enumerate(panes) if has_keyboard(pane)), -1)
            target = panes[(at + 1) % len(panes)]
            next(stops_in(target), target).setFocus()

    def fold_navigation(self) -> None:
        """Show the places of the window as icons alone, or with their names again."""
        self._navigation.turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the navigation where there is little room."""
        super().resizeEvent(event)
        self._navigation.be_narrow(event.size().width() < tokens.NARROW)

    def _stand(self) -> Stand:
        chosen = self.here.selection()
        return Stand(self.place, chosen[0] if len(chosen) == 1 else None)

    def _go(self, name: str) -> None:
        screen, was = self.screens[name], self.place
        if was in _SHARING and was != name:
            self._shared = self.here.pointed_at() or self._shared
        self.place = name
        self.stack.setCurrentWidget(screen)
        self._navigation.be_at(name)
        self.session.keep_state(PLACE, name)
        if name in _SHARING and was != name and self._shared is not None:
            screen.carry(self._shared)
        panes = self.here.panes()
        if panes:
            panes[0].setFocus()
        if was != name:
            self.left.emit()
        self.moved.emit()

    def _return(self) -> None:
        kept = self.session.archive.state(PLACE)
        first = GUIDE if GUIDE in self.screens else "go.overview"
        # An import or export is a place to come back to only with what was being prepared there.
        known = kept in self.screens and (kept.startswith("go.") or bool(self._kept.get(kept)))
        self._go(kept if known else first)

    # -- what can be done -----------------------------------------------------------------

    def needs(self) -> Needs:
        """Return what is the case now."""
        steps, chosen = self.session.catalogue.steps, self.here.selection()
        state = Needs.OPEN
        state |= Needs.SAMPLE if GUIDE in self.screens else Needs.NOTHING
        state |= Needs.UNDO if steps.undoable() else Needs.NOTHING
        state |= Needs.REDO if steps.redoable() else Needs.NOTHING
        state |= Needs.BACK if self._trail else Needs.NOTHING
        narrowed = not self.session.narrowing.filter.of(self.here.words_of).is_empty
        state |= Needs.FILTER if narrowed else Needs.NOTHING
        state |= Needs.NOTHING if self.session.hides_names else Needs.NAMES
        state |= Needs.RECORDS if chosen else Needs.NOTHING
        state |= Needs.ONE if len(chosen) == 1 else Needs.NOTHING
        state |= Needs.VALUE if self.here.value() else Needs.NOTHING
        state |= Needs.HITS if self._walk_here() is not None else Needs.NOTHING
        state |= Needs.SEVERAL if len(chosen) > 1 else Needs.NOTHING
        return state | self.here.makes_possible()

    # -- narrowing ------------------------------------------------------------------------

    def show_waiting(self, what: str) -> None:
        """Show the records that wait for `what`, a code of `domain.waiting.WAITING`."""
        place = HOMES[WAITING[what]]
        self.show_place(place)
        self.session.narrowing.filter.put(self.here.words_of, Filter(waiting=what))

    def show_filtered(self, wanted: Filter) -> None:
        """Show the incidents that `wanted` lets through."""
        self.show_place("go.incidents")
        self.session.narrowing.filter.put(IncidentScreen.words_of, wanted)

    def show_carrying(self, facet: Facet, value: Value) -> None:
        """Show the incidents that carry one value of a facet."""
        self.show_filtered(Filter().with_value(facet, value))

    def show_all(self) -> None:
        """Take away what narrows the list that is shown."""
        self.session.narrowing.filter.put(self.here.words_of, Filter())

    # -- what is heard --------------------------------------------------------------------

    def hear(self, changed: Changed) -> None:
        """Something was written: every screen that shows it looks again."""
        for screen in self.screens.standing().values():
            screen.hear(changed)
        self.moved.emit()

    def rest(self) -> None:
        """Do nothing more by itself: the archive is about to be closed."""
        for timer in self.findChildren(QTimer):
            timer.stop()

    def keep_drafts(self) -> None:
        """Save where the person is and what they are typing, inside the archive."""
        for bar in self.findChildren(FilterBar):
            bar.settle()
        self._withheld.keep_filter()
        standing = self.screens.standing()
        states = {name: screen.whereabouts() for name, screen in standing.items()}
        self.session.keep_state(SCREENS, self._kept | states)
        for screen in standing.values():
            screen.keep()
            screen.keep_draft()

    def look_again(self) -> None:
        """Names were hidden, or are shown again: so are lines that somebody's name was typed in.

        Forms keep what is in them before lines are emptied.
        """
        for screen in self.screens.standing().values():
            screen.look_again()
        if self.session.hides_names:
            self._withheld.put_aside()
        else:
            self._withheld.give_back()
        self.moved.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self.session.hides_names:
            event.acceptProposedAction()
            self._hint.cover()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped, as an import."""
        self._hint.hide()
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        if len(paths) < len(urls):
            self.session.tools.notices.say(
                _(
                    "What was dropped is an address, and Khronika fetches nothing. Save it as a "
                    "file, then bring that in."
                )
            )
        if paths:
            self.plan(paths)

    def plan(self, paths: Sequence[Path], pasted: Sequence[str] = ()) -> None:
        """Show what bringing in files, folders and texts would do."""
        self.show_place("archive.import")
        self.bring_in.plan(paths, pasted)

    def _listen(self) -> None:
        self.session.changed.connect(self.hear)
        self.session.opened.connect(self.open)
        self.session.veiled.connect(self.look_again)
        self.screens.made.connect(self._put)
        self.session.narrowing.changed.connect(self.moved)
        self._soon = QTimer(self, singleShot=True, interval=_REST)
        self._soon.timeout.connect(self._withheld.keep_filter)
        self.session.narrowing.filter.changed.connect(self._soon.start)

    def _put(self, name: str, screen: Screen) -> None:
        """A screen was made: put it into the window, listen to it, bring it to where it was."""
        self.stack.addWidget(screen)
        screen.pointed.connect(self.moved)
        screen.menu_wanted.connect(self._show_menu)
        self._listen_to(screen)
        if isinstance(screen, SearchScreen) and self.names is not None:
            screen.offer_names(self.names)
        if isinstance(screen, ListScreen):
            screen.show_filtered = self.show_carrying
        screen.resume(self._kept.pop(name, {}))

    def _listen_to(self, screen: Screen) -> None:
        """Hear what one screen wants of the others."""
        match screen:
            case DocumentScreen():
                screen.drafting.changed.connect(self.moved)
                screen.reading.search_wanted.connect(self.search_wanted)
            case IncidentScreen() | TimelineScreen():
                screen.wanted.connect(self.incident_wanted)
            case SearchScreen():
                screen.followed.connect(lambda asked, begin: self.follow(asked, screen.walk, begin))
            case OverviewScreen():
                screen.waiting_wanted.connect(self.show_waiting)
            case CollectionScreen():
                screen.search_wanted.connect(self.search_wanted)
            case GuideScreen():
                screen.search_wanted.connect(self.search_wanted)
                screen.export_wanted.connect(self.export_wanted)
            case SettingsScreen():
                screen.anew.connect(self.start_wanted)
            case BringInScreen():
                screen.left.connect(self._leave)
                screen.taken.connect(partial(self.show_place, "go.documents"))
            case ExportScreen():
                screen.left.connect(self._leave)

    def follow(self, asked: Asked, walk: Walk | None = None, begin: int = 0) -> None:
        """Something was opened from a search: if it is a text, F3 goes on to the words in it, and
        beyond the last of them on the way of `walk`. `begin`: at the first of them (1) or the last
        (-1).
        """
        if self.place == "go.documents":
            self.documents.follow(asked.text, exact=asked.exact, walk=walk, begin=begin)

    def step_found(self, by: int) -> None:
        """Go to the next of what is found here (1) or the one before (-1); from the page of a
        record that has no text, to the next record that was found.
        """
        if (walk := self._walk_here()) is not None:
            walk.step(by)
        else:
            self.here.step_found(by)

    def _walk_here(self) -> Walk | None:
        """Return the way that goes on from this place, where it has no words to go through."""
        search = self._searched()
        return search.walk if search and self.place in _PAGES and search.walk.is_on else None

    def _searched(self) -> SearchScreen | None:
        """Return the page of the search, if anybody has been there."""
        search = self.screens.standing().get("edit.search")
        return search if isinstance(search, SearchScreen) else None

    def take_in_learned(self) -> None:
        """Words are known that were not when something was looked for."""
        if (search := self._searched()) is not None:
            search.take_in_learned()

    def _collect(self, records: Sequence[RecordId]) -> None:
        collect_records(self.session, records)

    def _show_menu(self, at: QPoint) -> None:
        """Show what can be done with what is selected; a press may have selected it just now."""
        self._actions.allow(self.needs())
        pop_up(self, self._actions, at, self.here.menu)

    def _lay_out(self) -> None:
        top = (GUIDE, *TOP) if GUIDE in self.screens else TOP
        go = [self._actions[name] for name in top]
        self._navigation = Navigation(
            self.session.theme,
            go,
            [self._actions[name] for name in BOTTOM],
            folded=bool(self.session.archive.state(FOLDED)),
        )
        self._navigation.folded_by_choice.connect(partial(self.session.keep_state, FOLDED))
        self._navigation.be_at(self.place)
        self._navigation.dropped.connect(self._collect)
        line = QFrame()
        line.setProperty("look", "upright")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._navigation)
        row.addWidget(line)
        row.addWidget(self.stack, 1)
