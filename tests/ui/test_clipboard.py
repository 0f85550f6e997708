from typing import cast

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from khronika.ui.clipboard import SECONDS, ClipboardGuard, secret


class Owned(QObject):
    """A clipboard of which the platform knows whose it is; the offscreen one does not."""

    dataChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.held, self.is_ours = QMimeData(), True

    def ownsClipboard(self) -> bool:
        return self.is_ours

    def text(self) -> str:
        return self.held.text()

    def mimeData(self) -> QMimeData:
        return self.held

    def setMimeData(self, data: QMimeData) -> None:
        self.held = data
        self.dataChanged.emit()

    def clear(self) -> None:
        self.setMimeData(QMimeData())


def test_what_any_field_copies_becomes_plain_and_secret(qapp: object) -> None:
    owned, rich = Owned(), QMimeData()
    guard = ClipboardGuard(cast(QClipboard, owned))
    rich.setText("a name")
    rich.setHtml("<b>a name</b>")
    owned.setMimeData(rich)
    assert owned.held.text() == "a name"
    assert not owned.held.hasHtml()
    assert "x-kde-passwordManagerHint" in owned.held.formats()
    guard.clear()
    assert owned.held.text() == ""


def test_what_others_copied_is_left_alone(qapp: object) -> None:
    owned, theirs = Owned(), QMimeData()
    guard = ClipboardGuard(cast(QClipboard, owned))
    owned.is_ours = False
    theirs.setText("somebody's words")
    owned.setMimeData(theirs)
    guard.clear()
    assert owned.held.text() == "somebody's words"


def test_it_goes_after_half_a_minute(qapp: QApplication) -> None:
    guard = ClipboardGuard(qapp.clipboard())
    qapp.clipboard().setMimeData(secret("a name"))
    assert guard._timer.isActive()
    assert guard._timer.interval() == SECONDS * 1000 == 30_000
    guard._timer.timeout.emit()
    assert qapp.clipboard().text() == ""
