"""What happens when the program is at fault: a plain dialog that tells where, and never what."""

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from khronika import __version__
from khronika.i18n import _
from khronika.logs import places
from khronika.ui.style import tokens
from khronika.ui.style.theme import interface_font
from khronika.ui.widgets.fitted import Fitted

log = logging.getLogger(__name__)
_WIDTH = 560
_LINES = range(3, 13)  # of the report, that are seen at once


class CrashReport(Fitted):
    """Shows the type of an error and the places it passed: all that may leave the program."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(_WIDTH, parent)
        self.setWindowTitle(_("Khronika"))
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.WIDE, tokens.WIDE, tokens.WIDE, tokens.ROOM)
        column.setSpacing(tokens.PAD)
        heading = QLabel(_("Khronika made a mistake"))
        heading.setProperty("look", "title")
        words = QLabel(
            _(
                "What was saved before is safe; what you did last may not have been done. "
                "Below is where in the program it happened. It holds nothing from your archive, "
                "and it is sent nowhere: copy it if you want to tell somebody."
            )
        )
        words.setWordWrap(True)
        self.report = QPlainTextEdit(f"Khronika {__version__}\n{places(error)}")
        self.report.setReadOnly(True)
        self.report.setAccessibleName(_("Where it happened"))
        self.report.setFixedHeight(self._high())
        for widget in (heading, words, self.report):
            column.addWidget(widget)
        column.addLayout(self._buttons())

    def _high(self) -> int:
        lines = max(_LINES[0], min(_LINES[-1], self.report.blockCount()))
        return lines * QFontMetrics(interface_font()).lineSpacing() + 2 * tokens.PAD

    def _buttons(self) -> QHBoxLayout:
        self.copy, close = QPushButton(_("Copy")), QPushButton(_("Close"))
        clipboard = QGuiApplication.clipboard()
        self.copy.clicked.connect(lambda: clipboard.setText(self.report.toPlainText()))
        close.clicked.connect(self.reject)
        close.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE)
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(close)
        return row


def catch(tell: Callable[[BaseException], object]) -> None:
    """Give every exception that nobody caught to `tell`, which must not raise."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        log.critical("uncaught", exc_info=error.with_traceback(trace))
        tell(error)

    sys.excepthook = hook
