"""What stands beside the text: its passages, the tags, what is known of it; or a form instead."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from khronika.domain.values import Passage, Tag
from khronika.i18n import _, ngettext
from khronika.ui.filtering.chip import Chip
from khronika.ui.reader.passage_list import PassageList
from khronika.ui.reader.tag_tree import TagTree
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme

PASSAGES, TAGS, ABOUT, UNPLACED = range(4)


class Side(QStackedWidget):
    """Three pages in turn, a fourth while passages wait to be placed, and over them a form while
    one is open.
    """

    turned = Signal(int)  # which page is looked at now
    covered = Signal()  # a form was put over them, or taken away

    def __init__(self, theme: Theme, about: QWidget, unplaced: QWidget | None = None) -> None:
        """`unplaced` shows what waits to be placed in the text."""
        super().__init__()
        self.list, self.tree = PassageList(theme), TagTree(theme)
        self.tabs = [_tab(_("Passages")), _tab(_("Tags")), _tab(_("About"))]
        self._pages = QStackedWidget()
        self._filter = _Filter(theme)
        self._shown: Tag | None = None
        self._passages: list[Passage] = []
        self._empty = QLabel(
            _("Nothing is marked yet. Select words in the text and press T to tag them.")
        )
        self._empty.setProperty("look", "quiet")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(tokens.PAD, tokens.SPACE, tokens.PAD, tokens.SPACE)
        self.waiting = QPushButton()
        self.waiting.setProperty("look", "link")
        self.waiting.clicked.connect(lambda _checked: self.turn_to(UNPLACED))
        self.waiting.hide()
        self.addWidget(self._lay_out(about, unplaced or QWidget()))
        self.list.tag_chosen.connect(self.show_only)
        self.tree.chosen.connect(self._show_from_tree)
        self._filter.cleared.connect(lambda: self.show_only(None))

    @property
    def page(self) -> int:
        """Which page is looked at."""
        return self._pages.currentIndex()

    @property
    def only(self) -> Tag | None:
        """The tag whose passages alone are listed."""
        return self._shown

    def turn_to(self, page: int) -> None:
        """Look at another page."""
        self.tabs[PASSAGES if page == UNPLACED else page].setChecked(True)
        self._pages.setCurrentIndex(page)
        self.turned.emit(page)

    def show_passages(self, passages: list[Passage]) -> None:
        """List `passages`, those of the one tag if only these are asked for."""
        self._passages = passages
        listed = [one for one in passages if self._shown is None or _carries(one, self._shown)]
        self.list.passages.show(listed)
        self._number()
        self._empty.setVisible(not passages)
        self.list.setVisible(bool(passages))
        if self._shown is not None:
            self._filter.say(self._shown, len(listed), len(passages))
        self._filter.setVisible(self._shown is not None)

    def say_waiting(self, count: int) -> None:
        """Say how many passages wait to be placed in the text of today."""
        said = ngettext("{n} passage is to be placed", "{n} passages are to be placed", count)
        self.waiting.setText(said.format(n=count))
        self.waiting.setVisible(bool(count))
        if not count and self.page == UNPLACED:
            self.turn_to(PASSAGES)

    def show_only(self, tag: Tag | None) -> None:
        """List only what carries `tag` or a tag under it; None lists everything again."""
        if tag is not None and self._shown is not None and tag.id == self._shown.id:
            tag = None
        self._shown = tag
        self.show_passages(self._passages)
        if tag is not None:
            self.turn_to(PASSAGES)

    def _show_from_tree(self, tag: Tag) -> None:
        self.show_only(tag)
        if self._shown is not None:
            self.list.setFocus()

    @property
    def holds_form(self) -> bool:
        """Whether a form lies over the pages."""
        return self.count() > 1

    def put(self, form: QWidget | None) -> None:
        """Put `form` over the pages; None brings them back."""
        while self.count() > 1:
            if (former := self.widget(1)) is not None:
                self.removeWidget(former)
        if form is not None:
            self.addWidget(form)
        self.setCurrentIndex(self.count() - 1)
        self.covered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._number()

    def _number(self) -> None:
        """Say how many there are on the tab, where no tab is cut for it."""
        first, count = self.tabs[PASSAGES], len(self._passages)
        said = ngettext("{n} passage here", "{n} passages here", count).format(n=count)
        first.setToolTip(said)
        first.setText(_("Passages {n}").format(n=count) if count else _("Passages"))
        room = self.width() - 2 * tokens.SPACE - 2 * tokens.GAP
        if sum(tab.sizeHint().width() for tab in self.tabs) > room:
            first.setText(_("Passages"))

    def sizeHint(self) -> QSize:
        return QSize(tokens.SIDE, super().sizeHint().height())

    def _lay_out(self, about: QWidget, unplaced: QWidget) -> QWidget:
        whole, column, row = QWidget(), QVBoxLayout(), QHBoxLayout()
        whole.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP)
        row.setContentsMargins(tokens.SPACE, tokens.SPACE, tokens.SPACE, 0)
        row.setSpacing(tokens.GAP)
        for page, tab in enumerate(self.tabs):
            row.addWidget(tab)
            tab.clicked.connect(partial(self.turn_to, page))
        row.addStretch(1)
        self.tabs[PASSAGES].setChecked(True)
        passages, under = QWidget(), QVBoxLayout()
        passages.setLayout(under)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(0)
        above = QHBoxLayout()
        above.setContentsMargins(tokens.SPACE, 0, tokens.SPACE, 0)
        above.addWidget(self.waiting)
        above.addStretch(1)
        under.addLayout(above)
        under.addWidget(self._filter)
        under.addWidget(self._empty)
        under.addWidget(self.list, 1)
        under.addStretch(0)
        for shown in (passages, self.tree, about, unplaced):
            self._pages.addWidget(shown)
        column.addLayout(row)
        column.addWidget(self._pages, 1)
        return whole


class _Filter(QWidget):
    """Says whose passages alone are listed, and lists all again."""

    cleared = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.chip: Chip | None = None
        self._count = QLabel()
        self._count.setProperty("look", "small")
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(tokens.PAD, tokens.GAP, tokens.PAD, tokens.GAP)
        row.setSpacing(tokens.SPACE)
        row.addWidget(self._count, 1)
        self.hide()

    def say(self, tag: Tag, shown: int, of: int) -> None:
        self._count.setText(_("{n} of {all}").format(n=shown, all=of))
        if self.chip is not None and self.chip.text() == tag.called:
            return
        if self.chip is not None:
            self._row.removeWidget(self.chip)
            self.chip.hide()
            self.chip.deleteLater()
        self.chip = Chip(self._theme, tag.called)
        self.chip.setMaximumWidth(tokens.SIDE * 2 // 3)
        again = _("Only {tag}: show all passages again").format(tag=" / ".join(tag.path))
        self.chip.setToolTip(again)
        self.chip.setAccessibleName(again)
        self.chip.clicked.connect(self.cleared)
        self.chip.removed.connect(self.cleared)
        self._row.insertWidget(0, self.chip)


def _carries(passage: Passage, tag: Tag) -> bool:
    return any(one.path[: len(tag.path)] == tag.path for one in passage.tags)


def _tab(name: str) -> QToolButton:
    tab = QToolButton()
    tab.setText(name)
    tab.setProperty("look", "tool")
    tab.setCheckable(True)
    tab.setAutoExclusive(True)
    return tab
