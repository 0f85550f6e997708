"""What happens when the program is at fault: a plain dialog that tells where, and never what."""

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from khronika import __version__
from khronika.i18n import _
from khronika.logs import places
from khronika.ui.style import tokens
from khronika.ui.widgets.reading_order import InReadingOrder

log = logging.getLogger(__name__)


class CrashReport(InReadingOrder, QDialog):
    """Shows the type of an error and the places it passed: all that may leave the program."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Khronika"))
        self.setMinimumWidth(560)
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
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        for widget in (heading, words, self.report, buttons):
            column.addWidget(widget)


def catch(tell: Callable[[BaseException], object]) -> None:
    """Give every exception that nobody caught to `tell`, which must not raise."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        log.critical("uncaught", exc_info=error.with_traceback(trace))
        tell(error)

    sys.excepthook = hook
