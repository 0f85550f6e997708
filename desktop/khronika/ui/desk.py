"""The window while an archive is open: the places, the bars, and the way between them."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from khronika.domain.changed import Changed
from khronika.domain.filters import Facet, Filter, Value
from khronika.domain.kinds import RecordId
from khronika.domain.waiting import WAITING
from khronika.i18n import _
from khronika.importing.pasted import Pasted
from khronika.ui.actions import Actions, Needs
from khronika.ui.collecting import Collecting
from khronika.ui.dropping import Dropping
from khronika.ui.filtering.bar import FilterBar
from khronika.ui.help.pages import RECORDING
from khronika.ui.onward import Onward
from khronika.ui.palette.finder import Finder
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
from khronika.ui.screens.search import SearchScreen
from khronika.ui.screens.sets import CollectionScreen
from khronika.ui.screens.settings import SettingsScreen
from khronika.ui.screens.tags import TagScreen
from khronika.ui.screens.terms import TermScreen
from khronika.ui.screens.timeline import TimelineScreen
from khronika.ui.screens.trash import TrashScreen
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.whereabouts import PLACE, Whereabouts
from khronika.ui.widgets.navigation import Navigation
from khronika.ui.widgets.record_menu import pop_up
from khronika.ui.window_places import BOTTOM, GUIDE, HOMES, TOP, WindowPlaces
from khronika.ui.withheld import Withheld

_REST = 400  # milliseconds after the last key in a filter before it is kept
SCREENS = "screens"  # the keys, inside the archive, of where the person was on each screen,
FOLDED = "navigation.folded"  # and of whether the places of the window are icons only
S = TypeVar("S", bound=Screen)


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
        self._where = where = Whereabouts(session, self.screens)
        where.setParent(self)
        self.show_place, self.back, self.open = where.show_place, where.back, where.open
        self._onward = Onward(where, self.screens)
        self.follow, self.step_found = self._onward.follow, self._onward.step
        self._kept: dict[str, State] = {}  # where one was on screens that were not made yet
        self.names: Finder | None = None  # who knows what records are called, once they are read
        self.floating: Sequence[QWidget] = ()  # what may lie over it: F6 comes there last
        self._withheld = Withheld(session, self)
        self.collecting = Collecting(session, self)
        self.stack = QStackedWidget()
        self._lay_out()
        self._dropping = Dropping(self, session.theme, lambda: not session.hides_names)
        self._listen()

    # -- where one is ---------------------------------------------------------------------

    @property
    def place(self) -> str:
        """The action that leads to the screen that is shown."""
        return self._where.place

    @property
    def help_place(self) -> str:
        """Where one is, as the help knows it: in the form of an incident its text is beside."""
        is_recording = self.place == "go.documents" and self.documents.drafting.form is not None
        return RECORDING if is_recording else self.place

    @property
    def here(self) -> Screen:
        """The screen that is shown."""
        return self._where.here

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

    def next_pane(self) -> None:
        """Put the keyboard into the next part of the screen."""
        panes = [one for one in (*self.here.panes(), *self.floating) if one.isVisible()]
        if panes:
            at = next((n for n, pane in enumerate(panes) if has_keyboard(pane)), -1)
            self.here.enter(panes[(at + 1) % len(panes)])

    def fold_navigation(self) -> None:
        """Show the places of the window as icons alone, or with their names again."""
        self._navigation.turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the navigation where there is little room."""
        super().resizeEvent(event)
        self._navigation.be_narrow(event.size().width() < tokens.NARROW)

    def _come(self, name: str) -> None:
        """Show the place where the person is now."""
        self.stack.setCurrentWidget(self.here)
        self._navigation.be_at(name)

    def _return(self) -> None:
        kept = self.session.archive.state(PLACE)
        first = GUIDE if GUIDE in self.screens else "go.overview"
        # An import or export is a place to come back to only with what was being prepared there.
        known = kept in self.screens and (kept.startswith("go.") or bool(self._kept.get(kept)))
        self._where.go(kept if known else first)

    # -- what can be done -----------------------------------------------------------------

    def needs(self) -> Needs:
        """Return what is the case now."""
        steps, chosen = self.session.catalogue.steps, self.here.selection()
        state = Needs.OPEN
        state |= Needs.SAMPLE if GUIDE in self.screens else Needs.NOTHING
        state |= Needs.UNDO if steps.undoable() else Needs.NOTHING
        state |= Needs.REDO if steps.redoable() else Needs.NOTHING
        state |= Needs.BACK if self._where.has_way_back else Needs.NOTHING
        narrowed = not self.session.narrowing.filter.of(self.here.words_of).is_empty
        state |= Needs.FILTER if narrowed else Needs.NOTHING
        state |= Needs.NOTHING if self.session.hides_names else Needs.NAMES
        state |= Needs.RECORDS if chosen else Needs.NOTHING
        state |= Needs.ONE if len(chosen) == 1 else Needs.NOTHING
        state |= Needs.FILLING if self.here.is_filled_in else Needs.NOTHING
        state |= Needs.VALUE if self.here.value() else Needs.NOTHING
        state |= Needs.HITS if self._onward.walk is not None else Needs.NOTHING
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

    def refuse_address(self) -> None:
        """Say that nothing is fetched."""
        self.session.tools.notices.say(
            _(
                "What was dropped is an address, and Khronika fetches nothing. Save it as a "
                "file, then bring that in."
            )
        )

    def plan(self, paths: Sequence[Path], pasted: Sequence[Pasted] = ()) -> None:
        """Show what bringing in files, folders and what was pasted would do."""
        self.show_place("archive.import")
        self.bring_in.plan(paths, pasted)

    def _listen(self) -> None:
        where = self._where
        where.came.connect(self._come)
        where.left.connect(self.left)
        where.moved.connect(self.moved)
        self._dropping.dropped.connect(self.plan)
        self._dropping.refused.connect(self.refuse_address)
        self.session.changed.connect(self.hear)
        self.session.opened.connect(self.open)
        self.session.veiled.connect(self.look_again)
        self.collecting.chose.connect(self._show_chosen)
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
        screen.thrown.connect(self._throw_away)
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
                screen.draft_wanted.connect(partial(self.incident_wanted.emit, None))
            case CollectionScreen():
                screen.search_wanted.connect(self.search_wanted)
            case GuideScreen():
                screen.search_wanted.connect(self.search_wanted)
                screen.export_wanted.connect(self.export_wanted)
            case SettingsScreen():
                screen.anew.connect(self.start_wanted)
            case BringInScreen():
                screen.left.connect(self._where.leave)
                screen.taken.connect(partial(self.show_place, "go.documents"))
                screen.again.connect(partial(self.show_place, "archive.import"))
            case ExportScreen():
                screen.left.connect(self._where.leave)
                screen.edit_wanted.connect(self._edit)

    def _edit(self, record: RecordId) -> None:
        """Show `record` and begin to edit it."""
        self.open(record)
        self.here.edit()

    def take_in_learned(self) -> None:
        """Words are known that were not when something was looked for."""
        if (search := self._onward.search) is not None:
            search.take_in_learned()

    def _show_chosen(self) -> None:
        """Another collection is the current one."""
        if (screen := self.screens.standing().get("go.collections")) is not None:
            screen.refresh()

    def _show_menu(self, at: QPoint) -> None:
        """Show what can be done with what is selected; a press may have selected it just now."""
        self._actions.allow(self.needs())
        pop_up(self, self._actions, at, self.here.menu)

    def _throw_away(self) -> None:
        """Move what is selected into the trash, where that is possible; Ctrl+Z takes it back."""
        self._actions.allow(self.needs())
        self._actions["edit.trash"].trigger()

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
        self._navigation.dropped.connect(self.collecting.collect)
        line = QFrame()
        line.setProperty("look", "upright")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._navigation)
        row.addWidget(line)
        row.addWidget(self.stack, 1)
