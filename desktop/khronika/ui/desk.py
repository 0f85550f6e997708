"""The window while an archive is open: the places, the bars, and the way between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

from khronika.domain.changed import Changed
from khronika.domain.kinds import Kind, RecordId
from khronika.ui.actions import Actions, Needs
from khronika.ui.reader.marks import Span
from khronika.ui.sample import SamplePassphrase, holds_sample
from khronika.ui.screens.actors import PersonScreen, SourceScreen
from khronika.ui.screens.bring_in import BringInScreen
from khronika.ui.screens.documents import DocumentScreen
from khronika.ui.screens.export import ExportScreen
from khronika.ui.screens.guide import GuideScreen
from khronika.ui.screens.history import HistoryScreen
from khronika.ui.screens.incidents import IncidentScreen
from khronika.ui.screens.places import PlaceScreen
from khronika.ui.screens.screen import Screen, has_keyboard
from khronika.ui.screens.search import SearchScreen
from khronika.ui.screens.sets import CollectionScreen, TagScreen
from khronika.ui.screens.terms import TermScreen
from khronika.ui.screens.trash import TrashScreen
from khronika.ui.session import Session
from khronika.ui.widgets.navigation import Navigation

_TOP = (
    "go.documents", "go.incidents", "go.people", "go.places", "go.sources", "go.tags",
    "go.collections", "go.terms",
)  # fmt: skip
_BOTTOM = ("edit.search", "go.history", "go.trash")
_GUIDE = "go.guide"
PLACE = "place"  # the key, inside the archive, of where the person was


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
        self.collections = CollectionScreen(session, actions)
        self.terms = TermScreen(session, actions)
        self.trash = TrashScreen(session, actions)
        self.search = SearchScreen(session)
        self.bring_in, self.export = BringInScreen(session), ExportScreen(session)
        self.screens: dict[str, Screen] = {
            "go.documents": self.documents,
            "go.incidents": self.incidents,
            "go.people": PersonScreen(session, actions),
            "go.places": PlaceScreen(session, actions),
            "go.sources": SourceScreen(session, actions),
            "go.tags": TagScreen(session, actions),
            "go.collections": self.collections,
            "go.terms": self.terms,
            "go.history": HistoryScreen(session),
            "go.trash": self.trash,
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
        self.stack = QStackedWidget()
        self._lay_out()
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
        beside = self.documents.drafting.restore()
        if beside is not None:
            self.show_place("go.documents")
            self.documents.go(beside)
        else:
            self._return()
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

    def _return(self) -> None:
        kept = self.session.archive.state(PLACE)
        first = "go.documents" if self.guide is None else _GUIDE
        known = kept in self.screens and kept in (*_TOP, *_BOTTOM, _GUIDE)
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
        state |= Needs.RECORDS if chosen else Needs.NOTHING
        state |= Needs.ONE if len(chosen) == 1 else Needs.NOTHING
        state |= Needs.TRASH if self.here is self.trash else Needs.NOTHING
        if self.here is self.documents:
            reader = self.documents.reader
            state |= Needs.DOCUMENT if reader.document else Needs.NOTHING
            state |= Needs.TEXT if reader.aim() else Needs.NOTHING
            state |= Needs.FORM if self.documents.drafting.form else Needs.NOTHING
        return state

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
        """Save what is being typed, inside the archive."""
        self.documents.drafting.keep()
        self.documents.reading.keep()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped, as an import."""
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
        self.bring_in.left.connect(lambda: self.show_place("go.documents"))
        self.export.left.connect(self.back)
        for screen in self.screens.values():
            screen.pointed.connect(self.moved)
        self.documents.drafting.changed.connect(self.moved)

    def _lay_out(self) -> None:
        for screen in self.screens.values():
            self.stack.addWidget(screen)
        top = _TOP if self.guide is None else (_GUIDE, *_TOP)
        go = [self._actions[name] for name in top]
        self._navigation = Navigation(
            self.session.theme, go, [self._actions[name] for name in _BOTTOM]
        )
        self._navigation.be_at("go.documents")
        line = QFrame()
        line.setProperty("look", "upright")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._navigation)
        row.addWidget(line)
        row.addWidget(self.stack, 1)
