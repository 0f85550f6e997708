"""One window, dressed for a picture, and what a scene may do with it."""

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from khronika.archive.archive import Archive
from khronika.domain.kinds import RecordId
from khronika.ui.app import build
from khronika.ui.desk import Desk
from khronika.ui.inspectors.incident_inspector import IncidentInspector
from khronika.ui.screens.list_screen import ListScreen
from khronika.ui.shell import Shell
from khronika.ui.style.tokens import Scheme
from tests.robots.window import FileChooser

_TITLE = 28  # pixels of the title that a system puts over a window
_PATIENCE = 30.0  # seconds


class Stage:
    """One window, dressed for one picture."""

    def __init__(self, app: QApplication, scheme: Scheme, size: tuple[int, int]) -> None:
        self.app, self.files = app, FileChooser()
        self.shell: Shell = build(app, self.files, scheme=scheme)
        self.shell.resize(*size)
        self.shell.start()
        self.dialog: QWidget | None = None
        self.under: QWidget | None = None  # what a list has dropped down from
        self.keyed: list[QWidget] = []  # each is drawn as it looks while the keyboard is there

    @property
    def desk(self) -> Desk:
        """The open archive's window; scenes of the door have none."""
        assert self.shell.desk is not None
        return self.shell.desk

    def settle(self, seconds: float = 0.0) -> None:
        """Let what runs end, and what is due be drawn."""
        until = monotonic() + seconds
        while True:
            self.shell.tools.jobs.drain()
            for _round in range(4):
                self.app.processEvents()
            pages = self.shell.findChildren(IncidentInspector)
            if monotonic() >= until and all(page.is_filled for page in pages):
                return

    def until(self, done: Callable[[], object]) -> None:
        """Let what runs go on until `done` says so: how long it takes is the machine's matter."""
        end = monotonic() + _PATIENCE
        while not done():
            assert monotonic() < end, "it never came"
            self.settle()

    def open(self, archive: Archive) -> None:
        self.shell.door.opened.emit(archive, None)
        self.settle()

    def go(self, action: str) -> None:
        self.shell.actions_of[action].setEnabled(True)
        self.shell.actions_of[action].trigger()
        self.settle()

    def point(self, at: int) -> RecordId:
        here = self.desk.here
        assert isinstance(here, ListScreen)
        record = here.list.rows.ids[at]
        here.list.point_at(record)
        here.list.view.setFocus()
        self.settle()
        return record

    def ask(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.show()
        self.settle()

    def picture(self) -> QImage:
        """Return the window, with a dialog over its middle, in the frame that systems give one, if
        one is open; what has dropped down is where it does.
        """
        self.settle()
        whole = self.shell.grab().toImage()
        if self.keyed:
            self._draw_keyed(whole)
        if self.dialog is not None:
            self.dialog.resize(self.dialog.size().boundedTo(self.shell.size()))
            over = self.dialog.grab().toImage()
            painter = QPainter(whole)
            box = QRect(self.dialog.rect())  # as the painter counts: not in the image's pixels
            if self.under is not None:
                box.moveTopLeft(self.under.mapTo(self.shell, QPoint(0, self.under.height() + 4)))
                box.moveRight(min(box.right(), self.shell.width() - 1))
            else:
                box.moveCenter(self.shell.rect().center())
                self._frame(painter, box)
            painter.drawImage(box, over)
            painter.end()
        return whole

    def _frame(self, painter: QPainter, box: QRect) -> None:
        """Draw the frame of a window of its own: its edge and its title, behind all else."""
        assert self.dialog is not None
        colours = self.shell.tools.theme.colours
        painter.fillRect(self.shell.rect(), QColor(0, 0, 0, 70))
        box.moveTop(max(_TITLE, box.top()))
        painter.setPen(QColor(colours.edge))
        painter.setBrush(QColor(colours.wash_away))
        painter.drawRect(box.adjusted(-1, -_TITLE, 0, 0))
        painter.setPen(QColor(colours.ink))
        title = QRect(box.left() + 8, box.top() - _TITLE, box.width() - 16, _TITLE)
        painter.drawText(title, int(Qt.AlignmentFlag.AlignCenter), self.dialog.windowTitle())
        end = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(title, int(end), "\N{MULTIPLICATION SIGN}")

    def _draw_keyed(self, whole: QImage) -> None:
        painter = QPainter(whole)
        for one in self.keyed:
            one.setFocus()
            self.settle()
            painter.drawImage(one.mapTo(self.shell, QPoint(0, 0)), one.grab().toImage())
        painter.end()

    def strike(self) -> None:
        """Take it down as a test's window goes: nothing over it, the keyboard nowhere in it, and
        what its closing brings about heard before it is deleted. Deleted at once it crashed, once
        in many runs, in Qt's own code.
        """
        if self.dialog is not None:
            self.dialog.close()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self.shell.close()
        self.shell.tools.jobs.close()
        for _round in range(4):
            self.app.processEvents()
        self.shell.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


Scene = Callable[[Stage], object]
