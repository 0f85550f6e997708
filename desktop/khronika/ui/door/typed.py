"""Where a passphrase is typed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from khronika.i18n import _
from khronika.ui.options.form import said
from khronika.ui.style import tokens
from khronika.ui.widgets.controls import Check


class PassphraseLine(QLineEdit):
    """Takes a passphrase: not shown, not learnt by input methods, not copied, not dragged.

    Qt keeps copies of what is typed until the process is replaced, which locking does.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)

    def take(self) -> str:
        """Return what was typed, and keep nothing of it in the field."""
        text = self.text()
        self.clear()
        return text

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """There is none."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select all of it; where its words end is nobody's business."""
        self.selectAll()
        event.accept()


class Typed(QWidget):
    """Shows on demand what is typed into a line; long phrases in another script are mistyped.

    The line itself stays as it is: shown in it, the words could be copied, dragged, and cut off.
    """

    def __init__(self, line: PassphraseLine) -> None:
        super().__init__()
        self._line = line
        self.asked = Check(_("Show what is typed"))
        self.words = said("", "code")
        self.words.setAccessibleName(_("What is typed"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE)
        column.addWidget(self.asked)
        column.addWidget(self.words)
        self.asked.toggled.connect(self._show)
        line.textChanged.connect(self._show)
        self._show()

    def _show(self) -> None:
        shown = self._line.text() if self.asked.isChecked() else ""
        self.words.setText(shown)
        self.words.setVisible(bool(shown))
