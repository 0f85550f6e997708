"""What stands in the room beside the text: a page with its row of tools, or why there is none."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from khronika.i18n import _
from khronika.ui.reader.page_bar import PageBar
from khronika.ui.reader.page_view import PageView
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.words import number


class PageBeside(QWidget):
    """Shows pages that somebody else has drawn."""

    again = Signal()  # the person wants it tried once more

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.view = PageView(theme)
        self.bar = PageBar(theme, self.view)
        self.told, self.retry = QLabel(), QPushButton(_("Try again"))
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.told.setProperty("look", "quiet")
        self.retry.clicked.connect(self.again)
        instead, column = QWidget(), QVBoxLayout()
        instead.setLayout(column)
        column.setContentsMargins(tokens.WIDE, tokens.WIDE, tokens.WIDE, tokens.WIDE)
        column.setSpacing(tokens.PAD)
        column.addStretch(1)
        column.addWidget(self.told)
        column.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(instead)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.bar)
        whole.addWidget(self._stack, 1)

    @property
    def sentence(self) -> str:
        """What is said where a page would be; empty while there is one."""
        return self.told.text() if self._stack.currentIndex() else ""

    def show_number(self, page: int, pages: int) -> None:
        """Say that `page`, from 0, of `pages` is shown; 0 of them for a picture."""
        self.bar.say(page, pages)
        called = _("Page {n} of {all}").format(n=number(page + 1), all=number(pages))
        self.view.setAccessibleName(called if pages else _("Picture"))

    def show_view(self) -> None:
        """Show the page."""
        self.bar.show()
        self._stack.setCurrentIndex(0)

    def say(self, sentence: str, *, offers_again: bool = False) -> None:
        """Say why there is no page; with `offers_again` others may be gone to, and this one may
        be tried once more.
        """
        self.bar.setVisible(offers_again)
        self.told.setText(sentence)
        self.retry.setVisible(offers_again)
        self._stack.setCurrentIndex(1)
