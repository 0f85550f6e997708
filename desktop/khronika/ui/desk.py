"""The window while an archive is open: the places, the bars, and the way between them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QStackedWidget, QWidget

from khronika.domain.changed import Changed
from khronika.domain.filters import Facet, Filter, Value
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.waiting import WAITING
from khronika.ui.actions import Actions, Needs
from khronika.ui.collecting import collect_records
from khronika.ui.filtering.bar import FilterBar
from khronika.ui.reader.marks import Span
from khronika.ui.sample import SamplePassphrase, holds_sample
from khronika.ui.screens.actors import PersonScreen, SourceScreen
from khronika.ui.screens.bring_in import BringInScreen
from khronika.ui.screens.documents import DocumentScreen
from khronika.ui.screens.export import ExportScreen
from khronika.ui.screens.guide import GuideScreen
from khronika.ui.screens.history import HistoryScreen
from khronika.ui.screens.incidents import IncidentScreen
from khronika.ui.screens.overview import OverviewScreen
from khronika.ui.screens.places import PlaceScreen
from khronika.ui.screens.screen import ListScreen, Screen, State, has_keyboard
from khronika.ui.screens.search import SearchScreen
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
from khronika.ui.widgets.record_menu import pop_up

_TOP = (
    "go.overview", "go.documents", "go.incidents", "go.timeline", "go.people", "go.places",
    "go.sources", "go.tags", "go.collections", "go.terms",
)  # fmt: skip
_BOTTOM = ("edit.search", "go.history", "go.trash", "go.settings")
_GUIDE = "go.guide"
_REST = 400  # milliseconds after the last key in a filter before it is kept
PLACE = "place"  # the keys, inside the archive, of where the person was,
SCREENS = "screens"  # of where on each screen,
FILTER = "filter"  # of what lists were narrowed to,
FOLDED = "navigation.folded"  # and of whether the places of the window are icons only
# What the screens that are shown make possible by themselves.
_HERE = {
    "go.people": Needs.PEOPLE | Needs.TIES,
    "go.sources": Needs.TIES,
    "go.tags": Needs.TAGS,
    "go.collections": Needs.COLLECTIONS,
}


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the person is: a place of the window, and the record pointed at in it."""

    place: str
    record: RecordId | None


class Desk(QWidget):
    """Everything that works on one open archive."""

    moved = Signal()  # what actions make sense may be other ones now

    def __init__(
        self, session: Session, actions: Actions, passphrase: SamplePassphrase | None = None
    ) -> None:
        """`passphrase`: that of the sample, if the archive is one that was made just now."""
        super().__init__()
        self.session, self._actions = session, actions
        self.documents = DocumentScreen(session, actions)
        self.incidents = IncidentScreen(session, actions)
        self.timeline = TimelineScreen(session, actions)
        self.collections = CollectionScreen(session, actions)
        self.terms = TermScreen(session, actions)
        self.people, self.tags = PersonScreen(session, actions), TagScreen(session, actions)
        self.history = HistoryScreen(session)
        self.trash = TrashScreen(session, actions)
        self.search = SearchScreen(session)
        self.settings = SettingsScreen(session, actions)
        self.bring_in, self.export = BringInScreen(session), ExportScreen(session)
        self.overview = OverviewScreen(session, actions)
        self.screens: dict[str, Screen] = {
            "go.overview": self.overview,
            "go.documents": self.documents,
            "go.incidents": self.incidents,
            "go.timeline": self.timeline,
            "go.people": self.people,
            "go.places": PlaceScreen(session, actions),
            "go.sources": SourceScreen(session, actions),
            "go.tags": self.tags,
            "go.collections": self.collections,
            "go.terms": self.terms,
            "go.history": self.history,
            "go.trash": self.trash,
            "go.settings": self.settings,
            "edit.search": self.search,
            "archive.import": self.bring_in,
            "archive.export": self.export,
        }
        self.guide: GuideScreen | None = None
        if passphrase is not None or holds_sample(session.catalogue):
            self.guide = self.screens[_GUIDE] = GuideScreen(session, actions, passphrase)
        self._homes = {
            screen.kind: name for name, screen in self.screens.items() if hasattr(screen, "kind")
        }
        self._trail: list[Stand] = []
        self._typed: dict[QLineEdit, str] = {}  # what was in lines while names are hidden
        self.stack = QStackedWidget()
        self._lay_out()
        self._hint = DropHint(session.theme, self)
        self._listen()
        self.setAcceptDrops(True)

    # -- where one is ---------------------------------------------------------------------

    @property
    def place(self) -> str:
        """The action that leads to the screen that is shown."""
        shown = self.stack.currentWidget()
        return next(name for name, screen in self.screens.items() if screen is shown)

    @property
    def here(self) -> Screen:
        """The screen that is shown."""
        return self.screens[self.place]

    def begin(self) -> None:
        """Return to where the person was, with what they were writing."""
        self._recall_filter()
        states = self.session.archive.state(SCREENS) or {}
        for name, screen in self.screens.items():
            screen.resume(states.get(name) or {})
        self._return(states)
        QTimer.singleShot(0, self, self.session.facets.load)  # once the first rows are drawn
        self.bring_in.offer_unfinished()

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

    def open(self, record: RecordId, span: Span | None = None) -> None:
        """Show `record` in its place, whatever kind it is of."""
        found = self.session.catalogue.records.get(record)
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
            place, shown = self._homes.get(found.kind, self.place), record
        self._go(place)
        if self.here.go(shown, span):
            self._trail.append(stand)
            self.here.panes()[-1 if span is None else 1].setFocus()
        self.moved.emit()

    def next_pane(self) -> None:
        """Put the keyboard into the next part of the screen."""
        panes = [pane for pane in self.here.panes() if pane.isVisible()]
        if panes:
            at = next((n for n, pane in enumerate(panes) if has_keyboard(pane)), -1)
            target = panes[(at + 1) % len(panes)]
            inner = target if target.focusPolicy().value else target.nextInFocusChain()
            (inner or target).setFocus()

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
        self.stack.setCurrentWidget(self.screens[name])
        self._navigation.be_at(name)
        self.session.keep_state(PLACE, name)
        panes = self.here.panes()
        if panes:
            panes[0].setFocus()
        self.moved.emit()

    def _return(self, states: Mapping[str, State]) -> None:
        kept = self.session.archive.state(PLACE)
        first = "go.overview" if self.guide is None else _GUIDE
        # An import or export is a place to come back to only with what was being prepared there.
        known = kept in self.screens and (kept.startswith("go.") or bool(states.get(kept)))
        self._go(kept if known else first)

    # -- what can be done -----------------------------------------------------------------

    def needs(self) -> Needs:
        """Return what is the case now."""
        steps, chosen = self.session.catalogue.steps, self.here.selection()
        state = Needs.OPEN
        state |= Needs.SAMPLE if self.guide else Needs.NOTHING
        state |= Needs.UNDO if steps.undoable() else Needs.NOTHING
        state |= Needs.REDO if steps.redoable() else Needs.NOTHING
        state |= Needs.BACK if self._trail else Needs.NOTHING
        narrowed = not self.session.narrowing.filter.of(self.here.words_of).is_empty
        state |= Needs.FILTER if narrowed else Needs.NOTHING
        state |= Needs.NOTHING if self.session.hides_names else Needs.NAMES
        state |= Needs.RECORDS if chosen else Needs.NOTHING
        state |= Needs.ONE if len(chosen) == 1 else Needs.NOTHING
        state |= Needs.VALUE if self.here.value() else Needs.NOTHING
        state |= Needs.TRASH if self.here is self.trash else Needs.NOTHING
        state |= Needs.SEVERAL if len(chosen) > 1 else Needs.NOTHING
        state |= _HERE.get(self.place, Needs.NOTHING)
        if self.here is self.collections and self.collections.members.selection():
            state |= Needs.MEMBERS
        if self.here is self.documents:
            reader = self.documents.reader
            state |= Needs.DOCUMENT if reader.document else Needs.NOTHING
            state |= Needs.TEXT if reader.aim() else Needs.NOTHING
            state |= Needs.FORM if self.documents.drafting.form else Needs.NOTHING
        return state

    # -- narrowing ------------------------------------------------------------------------

    def show_waiting(self, what: str) -> None:
        """Show the records that wait for `what`, a code of `domain.waiting.WAITING`."""
        place = self._homes[WAITING[what]]
        self.show_place(place)
        self.session.narrowing.filter.put(self.here.words_of, Filter(waiting=what))

    def show_filtered(self, wanted: Filter) -> None:
        """Show the incidents that `wanted` lets through."""
        self.show_place("go.incidents")
        self.session.narrowing.filter.put(self.incidents.words_of, wanted)

    def show_carrying(self, facet: Facet, value: Value) -> None:
        """Show the incidents that carry one value of a facet."""
        self.show_filtered(Filter().with_value(facet, value))

    def show_all(self) -> None:
        """Take away what narrows the list that is shown."""
        self.session.narrowing.filter.put(self.here.words_of, Filter())

    def _keep_filter(self) -> None:
        self.session.keep_state(FILTER, self.session.narrowing.filter.as_json())

    def _recall_filter(self) -> None:
        if (kept := self.session.archive.state(FILTER)) is not None:
            self.session.narrowing.filter.restore(kept)

    # -- what is heard --------------------------------------------------------------------

    def hear(self, changed: Changed) -> None:
        """Something was written: every screen that shows it looks again."""
        for screen in self.screens.values():
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
        self._keep_filter()
        states = {name: screen.whereabouts() for name, screen in self.screens.items()}
        self.session.keep_state(SCREENS, states)
        for screen in self.screens.values():
            screen.keep()
            screen.keep_draft()

    def look_again(self) -> None:
        """Names were hidden, or are shown again: so are lines that somebody's name was typed in."""
        hides, lines = self.session.hides_names, self.findChildren(QLineEdit)
        if hides:
            typed = {line: line.text() for line in lines}
            self._typed = {one: said for one, said in typed.items() if self._names(said)}
            for line in self._typed:
                line.clear()
            return
        for line in lines:
            if not line.text():
                line.setText(self._typed.get(line, ""))
        self._typed = {}
        self.moved.emit()

    def _names(self, typed: str) -> bool:
        return bool(typed) and self.session.names_somebody(typed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self.session.hides_names:
            event.acceptProposedAction()
            self._hint.cover()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        self._hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped, as an import."""
        self._hint.hide()
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
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
        self.bring_in.left.connect(lambda: self.show_place("go.documents"))
        self.export.left.connect(self.back)
        self.overview.waiting_wanted.connect(self.show_waiting)
        self.session.narrowing.changed.connect(self.moved)
        self._soon = QTimer(self, singleShot=True, interval=_REST)
        self._soon.timeout.connect(self._keep_filter)
        self.session.narrowing.filter.changed.connect(self._soon.start)
        for screen in self.screens.values():
            if isinstance(screen, ListScreen):
                screen.show_filtered = self.show_carrying
            screen.pointed.connect(self.moved)
            screen.menu_wanted.connect(self._show_menu)
        self.documents.drafting.changed.connect(self.moved)

    def _collect(self, records: Sequence[RecordId]) -> None:
        collect_records(self.session, records)

    def _show_menu(self, at: QPoint) -> None:
        """Show what can be done with what is selected; a press may have selected it just now."""
        self._actions.allow(self.needs())
        pop_up(self, self._actions, at, self.here.menu)

    def _lay_out(self) -> None:
        for screen in self.screens.values():
            self.stack.addWidget(screen)
        top = _TOP if self.guide is None else (_GUIDE, *_TOP)
        go = [self._actions[name] for name in top]
        self._navigation = Navigation(
            self.session.theme,
            go,
            [self._actions[name] for name in _BOTTOM],
            folded=bool(self.session.archive.state(FOLDED)),
        )
        self._navigation.folded_by_choice.connect(partial(self.session.keep_state, FOLDED))
        self._navigation.be_at("go.documents")
        self._navigation.dropped.connect(self._collect)
        line = QFrame()
        line.setProperty("look", "upright")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._navigation)
        row.addWidget(line)
        row.addWidget(self.stack, 1)
