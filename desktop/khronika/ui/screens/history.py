"""What was done, step by step; any step that nothing later rests on can be taken back."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from khronika.domain.history import Step
from khronika.i18n import _
from khronika.ui.models.steps import STEP, StepRows
from khronika.ui.screens.screen import Screen
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.widgets.row_painter import RowPainter

_PAGE = 200


class HistoryScreen(Screen):
    """The steps, newest first."""

    icon = "history"

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("History"))
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.rows, self.view = StepRows(), QListView()
        self._painter = RowPainter(session.theme)
        self.view.setModel(self.rows)
        self.view.setItemDelegate(self._painter)
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(_("History"))
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.verticalScrollBar().valueChanged.connect(self._maybe_more)
        self.view.selectionModel().currentChanged.connect(self._look)
        self.take_back = QPushButton(_("Take this back"))
        self.take_back.clicked.connect(self._undo)
        self._why = QLabel()
        self._why.setProperty("look", "quiet")
        self._why.setWordWrap(True)
        self._lay_out()

    def refresh(self) -> None:
        self.rows.show(self.session.catalogue.steps.recent(_PAGE))
        self.view.setCurrentIndex(self.rows.index(0))
        self._look()

    def find_here(self) -> None:
        self.view.setFocus()

    def panes(self) -> Sequence[QWidget]:
        return (self.view, self.take_back)

    def _maybe_more(self, at: int) -> None:
        """Ask for the older ones when the last are nearly on the screen."""
        oldest = self.rows.oldest
        near = at > self.view.verticalScrollBar().maximum() - 20 * tokens.ROW_TWO_LINES
        if near and oldest is not None and self.rows.rowCount() >= _PAGE:
            older = self.session.catalogue.steps.recent(_PAGE, oldest.last)
            if older:
                self.rows.add(older)

    def _step(self) -> Step | None:
        index = self.view.currentIndex()
        return index.data(STEP) if index.isValid() else None

    def _look(self, _now: QModelIndex | None = None, _was: QModelIndex | None = None) -> None:
        step, steps = self._step(), self.session.catalogue.steps
        why = ""
        if step is None:
            why = _("Choose a step to take it back.")
        elif step.undone:
            why = _("This was taken back already.")
        elif step.verb in ("purge", "forget-history") or steps.is_void(step):
            why = _("What it replaced was erased for good.")
        elif steps.conflicts(step):
            why = _("What it touched has changed since; take the later steps back first.")
        self._why.setText(why)
        self.take_back.setEnabled(not why)

    def _undo(self) -> None:
        if (step := self._step()) is not None:
            self.session.undo(step.last)

    def _lay_out(self) -> None:
        title = QLabel(self.title)
        title.setProperty("look", "title")
        head = QHBoxLayout()
        head.setContentsMargins(tokens.ROOM, tokens.PAD, tokens.ROOM, tokens.SPACE)
        head.setSpacing(tokens.PAD)
        head.addWidget(title)
        head.addWidget(self._why, 1)
        head.addWidget(self.take_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.view, 1)
