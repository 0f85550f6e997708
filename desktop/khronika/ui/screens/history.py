"""What was done, step by step; any step that nothing later rests on can be taken back.

What was given out stands among the steps, and cannot.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from khronika.domain.history import Export, Step
from khronika.domain.kinds import RecordId
from khronika.domain.values import Named
from khronika.i18n import _
from khronika.importing.run import VERB as IMPORT
from khronika.ui.inspectors.exported import ExportedPage
from khronika.ui.models.steps import EXPORT, STEP, StepRows, subject_of
from khronika.ui.screens.saving_report import offer_report
from khronika.ui.screens.screen import Screen
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.widgets.row_painter import RowPainter
from khronika.ui.widgets.sheet import Sheet
from khronika.ui.words import cut, quoted

_PAGE = 200
_OF_ONE = 500  # steps: the history of one record goes back so far


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
        self.view.activated.connect(self._activate)
        self.sheet = Sheet(session.theme, _("Export"))
        self._page = ExportedPage(session, self.sheet, self._look)
        self._opened = False  # whether the page of an export is wanted beside the list
        self.take_back = QPushButton(_("Take this back"))
        self.take_back.clicked.connect(self._undo)
        self.report = QPushButton(_("Save the report…"))
        self.report.setToolTip(_("What became of each file of this import"))
        self.report.clicked.connect(self._save_report)
        self.whole = QPushButton(_("All history"))
        self.whole.clicked.connect(lambda _checked: self.only(None))
        self._title = QLabel(self.title)
        self._of: RecordId | None = None  # the record whose history alone is shown
        self._why = QLabel()
        self._why.setProperty("look", "quiet")
        self._why.setWordWrap(True)
        self._lay_out()

    def refresh(self) -> None:
        of = [self._of] if self._of is not None else []
        one = next(iter(self.session.catalogue.records.named(of).values()), None)
        title = (
            _("History of {what}").format(what=quoted(cut(one.title, 60))) if one else self.title
        )
        self._title.setText(title)
        self.whole.setVisible(self._of is not None)
        if self._of is None:
            self._show(self.session.catalogue.steps.recent(_PAGE))
        else:
            self._read(self._of)

    def look_again(self) -> None:
        """What was done is told with the names of records."""
        self.rows.show((), {})
        self._close()
        super().look_again()

    def only(self, record: RecordId | None) -> None:
        """Show what was done to `record` alone; None: all that was done."""
        self._of = record
        self.refresh()
        self.view.setFocus()

    def _read(self, record: RecordId) -> None:
        """Read a record's own history behind the window: it goes through all of the journal."""
        archive = self.session.archive

        def landed(steps: list[Step]) -> None:
            if self._of == record:
                self._show(steps)

        doing = _("Reading the history of a record")
        self.session.behind(
            doing, lambda _job: archive.catalogue.steps.of_record(record, _OF_ONE, None), landed
        )

    def _show(self, steps: Sequence[Step]) -> None:
        kept, exports = self._step() or self._export(), list[Export]()
        if self._of is None:
            exports = self.session.catalogue.exports.recent(_since(steps))
        catalogue = self.session.catalogue
        edits = catalogue.passage_edits.of_steps(steps)
        self.rows.show(steps, self._names(steps), exports, edits)
        self.view.setCurrentIndex(self.rows.index(self.rows.row_of(kept)))
        self._look()

    def _names(self, steps: Sequence[Step]) -> Mapping[int, Sequence[Named]]:
        """Return what each of `steps` was about.

        Who was taken back is recorded no longer, so that no name of theirs would be hidden.
        """
        gone = not self.session.hides_names
        return self.session.catalogue.touched.names(steps, gone=gone)

    def find_here(self) -> None:
        self.view.setFocus()

    def panes(self) -> Sequence[QWidget]:
        return (self.view, self.sheet, self.report, self.take_back, self.whole)

    def _maybe_more(self, at: int) -> None:
        """Ask for the older ones when the last are nearly on the screen."""
        oldest = self.rows.oldest
        near = at > self.view.verticalScrollBar().maximum() - 20 * tokens.ROW_TWO_LINES
        if near and oldest is not None and self._of is None and self.rows.rowCount() >= _PAGE:
            catalogue, export = self.session.catalogue, self.rows.oldest_export
            older = catalogue.steps.recent(_PAGE, oldest.last)
            if older:
                exports = catalogue.exports.recent(_since(older), export.id if export else None)
                edits = catalogue.passage_edits.of_steps(older)
                self.rows.add(older, self._names(older), exports, edits)

    def _step(self) -> Step | None:
        index = self.view.currentIndex()
        return index.data(STEP) if index.isValid() else None

    def _export(self) -> Export | None:
        index = self.view.currentIndex()
        return index.data(EXPORT) if index.isValid() else None

    def _look(self, _now: QModelIndex | None = None, _was: QModelIndex | None = None) -> None:
        step, steps = self._step(), self.session.catalogue.steps
        why = ""
        export = self._export()
        self.sheet.setVisible(self._opened and export is not None)
        self.report.setVisible(self._reported() is not None)
        if export is not None:
            why = _("What was given out cannot be taken back. Enter shows which records went.")
            if self._opened:
                self._page.fill(export)
        elif step is None:
            why = _("Choose a step to take it back.")
        elif step.undone:
            why = _("This was taken back already.")
        elif not step.rows and step.operation is not None:
            why = _("Nothing came in by it, so there is nothing to take back.")
        elif step.verb in ("purge", "forget-history") or steps.is_void(step):
            why = _("What it replaced was erased for good.")
        elif steps.conflicts(step):
            why = _("What it touched has changed since; take the later steps back first.")
        self._why.setText(why)
        if why and self.take_back.hasFocus():  # what is disabled hands the keyboard on to anybody
            self.view.setFocus()
        self.take_back.setEnabled(not why)

    def _reported(self) -> int | None:
        """Return the import that is pointed at, if what became of its files is known."""
        step = self._step()
        if step is None or step.verb != IMPORT or step.operation is None:
            return None
        known = self.session.archive.has_operation_report(step.operation)
        return step.operation if known else None

    def _save_report(self) -> None:
        if (operation := self._reported()) is not None:
            offer_report(self.session, operation, self)

    def _activate(self, _index: QModelIndex) -> None:
        """Open the page of an export or the record that a step is about, by Enter or a double
        click.
        """
        if self._export() is not None:
            self._opened = True
            self._look()
        elif (step := self._step()) is not None:
            about = self.rows.about(step)
            one = subject_of(step, about) or (about[0] if len(about) == 1 else None)
            if one is not None and self.session.catalogue.records.get(one.id) is not None:
                self.session.open(one.id)
            else:
                said = _("Nothing opens: the step is about no one record, or it is not there.")
                self.session.tools.notices.say(said)

    def _close(self) -> None:
        self._opened = False
        self.sheet.clear()  # what is not seen may still be read out
        self.sheet.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.sheet.isHidden():
            self._close()
            self.view.setFocus()
            return
        super().keyPressEvent(event)

    def _undo(self) -> None:
        if (step := self._step()) is not None:
            self.session.undo(step.last)

    def _lay_out(self) -> None:
        self._title.setProperty("look", "title")
        head = QHBoxLayout()
        head.setContentsMargins(tokens.ROOM, tokens.PAD, tokens.ROOM, tokens.SPACE)
        head.setSpacing(tokens.PAD)
        head.addWidget(self._title)
        head.addWidget(self._why, 1)
        head.addWidget(self.whole)
        head.addWidget(self.report)
        head.addWidget(self.take_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        self.split = QSplitter()
        self.split.addWidget(self.view)
        self.split.addWidget(self.sheet)
        self.split.setChildrenCollapsible(False)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 1)
        self.sheet.hide()
        column.addWidget(self.split, 1)


def _since(steps: Sequence[Step]) -> str:
    """Return since when exports belong beside `steps`: all there were beside the last of them."""
    return steps[-1].at if len(steps) == _PAGE else ""
