"""The help: a window of its own that stays open while one works."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from khronika.i18n import _
from khronika.language.folding import fold
from khronika.ui.actions import ACTIONS, Actions, plain, spoken_keys
from khronika.ui.help import pages
from khronika.ui.help.page_view import PageView
from khronika.ui.keyboards import sequences
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.find_line import FindLine
from khronika.ui.widgets.reading_order import InReadingOrder

_SIZE = QSize(1048, 700)
_CONTENTS = range(tokens.LIST, 360)  # pixels: as wide as the titles are, within these bounds
_PAGE = Qt.ItemDataRole.UserRole


class HelpWindow(InReadingOrder, QWidget):
    """Contents at the left, a page at the right, a line that finds in all of them."""

    def __init__(self, parent: QWidget, theme: Theme, actions: Actions) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._over, self._theme, self._actions = parent, theme, actions
        self._trail: list[str] = []
        self.page = ""
        self.line = FindLine(_("Find in all pages"), _("Find in all pages"))
        self.contents, self.view = QListWidget(), PageView(theme)
        self._back, self._none = QToolButton(), QLabel(_("No page holds these words."))
        self.setWindowTitle(_("Help"))
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._left, self._was_there = QWidget(), False
        self._lay_out()
        self._listen()
        self._list()

    def begin(self, page: str) -> None:
        """Come, with `page`."""
        self.line.clear()
        self.show_page(page)
        if not self._was_there:  # afterwards it is as large as the person made it
            self.resize(_SIZE.boundedTo(self._over.window().size()))
            self._was_there = True
        self.show()
        self._fit_contents()
        self.raise_()
        self.activateWindow()
        self.view.setFocus()

    def show_page(self, page: str) -> None:
        """Show `page`; Back leads to the one before."""
        if self.page and page != self.page:
            self._trail.append(self.page)
        self._show(page)

    def back(self) -> None:
        """Show the page before."""
        if self._trail:
            self._show(self._trail.pop())

    def follow(self, link: str) -> None:
        """Go where a link of a page leads: to another page, or do what it names."""
        kind, _colon, target = link.partition(":")
        if kind == "page" and target in pages.PAGES:
            self.show_page(target)
        elif kind == "action" and self._actions[target].isEnabled():
            self._over.activateWindow()
            self._actions[target].trigger()

    # -- what is shown --------------------------------------------------------------------

    def _show(self, page: str) -> None:
        self.page = page
        self.view.show_page(pages.text(page, words_of), self._sought())
        self._back.setEnabled(bool(self._trail))
        for row in range(self.contents.count()):
            if self.contents.item(row).data(_PAGE) == page:
                self.contents.setCurrentRow(row)

    def _sought(self) -> list[str]:
        return fold(self.line.text()).split()

    def _list(self) -> None:
        """List the pages that hold what is looked for; all of them when nothing is."""
        found = pages.holding(self._sought(), words_of)
        self.contents.blockSignals(True)
        self.contents.clear()
        for page in found:
            item = QListWidgetItem(pages.title(page))
            item.setData(_PAGE, page)
            self.contents.addItem(item)
        self.contents.blockSignals(False)
        self._none.setVisible(not found)
        if self.line.text() and found and self.page:
            self._show(self.page if self.page in found else found[0])
        elif self.page:
            self._show(self.page)

    def _chosen(self) -> None:
        chosen = self.contents.currentIndex().data(_PAGE)
        if chosen and chosen != self.page:
            self.show_page(chosen)

    # -- layout ---------------------------------------------------------------------------

    def _fit_contents(self) -> None:
        """Give the titles the room they need, now that their fonts are known."""
        if self.contents.count() == len(pages.PAGES):
            wide = self.contents.sizeHintForColumn(0) + 2 * self.contents.frameWidth()
            self._left.setFixedWidth(max(_CONTENTS[0], min(_CONTENTS[-1], wide)))

    def _listen(self) -> None:
        self.line.textChanged.connect(self._list)
        self.line.returnPressed.connect(self.view.setFocus)
        self.line.left.connect(self.view.setFocus)
        self.contents.currentItemChanged.connect(self._chosen)
        self.contents.itemActivated.connect(self.view.setFocus)
        self.view.followed.connect(self.follow)
        self._back.clicked.connect(self.back)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Alt+Left", self.back),
            ("Ctrl+F", self.line.setFocus),
            ("Esc", self.close),
        )
        for key, act in keys:
            for sequence in sequences(key):
                QShortcut(sequence, self, act)

    def _lay_out(self) -> None:
        self._back.setAccessibleName(_("The page before"))
        self._back.setToolTip(_("The page before (Alt+Left)"))
        icons.put(self._back, "arrow-left", self._theme.colours)
        self._theme.changed.connect(lambda: icons.put_again(self, self._theme.colours))
        self.contents.setAccessibleName(_("Contents"))
        self.contents.setProperty("look", "plain")
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none.setProperty("look", "quiet")
        self._none.setWordWrap(True)
        self._none.setContentsMargins(tokens.ROOM, 0, tokens.PAD, 0)
        top = QHBoxLayout()
        top.setContentsMargins(tokens.SPACE, tokens.PAD, tokens.PAD, tokens.SPACE)
        top.setSpacing(tokens.SPACE)
        top.addStrut(tokens.ROW + tokens.GAP)  # the button is a pixel higher than the line
        top.addWidget(self._back)
        top.addWidget(self.line, 1)
        left, line = self._left, QFrame()
        left.setFixedWidth(_CONTENTS[0])
        left.setProperty("look", "paper")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._none)
        column.addWidget(self.contents, 1)
        line.setProperty("look", "upright")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(line)
        row.addWidget(self.view, 1)


def words_of(action: str) -> str:
    """Return the words of an action with its keys: “Keys (Ctrl+/)”."""
    spec = next(one for one in ACTIONS if one.id == action)
    number = spec.keys if action.startswith("text.tag_") else ""
    said = plain(spec.text).format(n=number)
    return f"{said} ({spoken_keys(spec)})" if spec.keys else said
