"""The bar above a list or a timeline: a line for words, a button for the rest, a chip for each."""

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from khronika.domain.filters import Facet, Filter
from khronika.i18n import _
from khronika.ui.filtering.chip import Chip
from khronika.ui.filtering.offers import WAITS, Counted, Date, Level, said, said_dates
from khronika.ui.filtering.panel import FilterPanel
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.find_line import FindLine
from khronika.ui.widgets.flow import FlowLayout

_PAUSE = 8  # milliseconds after the last key: what comes at once, as when pasted, filters once


class _Words(FindLine):
    """The line; Backspace in it when empty takes the last chip, Down goes on to what is listed."""

    emptied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        elif event.key() == Qt.Key.Key_Down and not event.modifiers():
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Shows a `Filter`; `wanted` tells the one that the person asks for instead."""

    wanted = Signal(object)  # Filter
    left = Signal()  # the keyboard goes on to what was filtered

    def __init__(self, theme: Theme, name: str, about: Counted, *, hint: str = "") -> None:
        """`name`: of the list that is narrowed; `hint`: what the line says where it is no list."""
        super().__init__()
        self._theme, self._about, self._filter = theme, about, Filter()
        said = hint or _("Narrow the list: {what}").format(what=name)
        self.line = _Words(said, hint or _("Narrow the list"))
        self.more = QToolButton()
        self.more.setAccessibleName(_("Filter by date, category, place, person…"))
        self.more.setToolTip(_("Filter by date, category, place, person… (Ctrl+Shift+L)"))
        icons.put(self.more, "list-filter", theme.colours)
        self.panel = FilterPanel(theme, about, self)
        self.panel.wanted.connect(self._want)
        self.more.clicked.connect(lambda: self.ask())
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._say)
        self._is_told = False  # what is put into the line: nobody types
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(self._done)
        self.line.left.connect(self._done)
        self.line.emptied.connect(self._take_last)
        self._chips = QWidget()
        self._flow = FlowLayout(tokens.GAP, self._chips)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._chips.setSizePolicy(policy)
        self._lay_out()

    def show_filter(self, wanted: Filter) -> None:
        """Show `wanted`, which is what the list is narrowed to."""
        words = wanted.text != self.line.text() and not self._soon.isActive()
        if words:
            self._is_told = True  # signals are not blocked: the line's cross hears them, too
            self.line.setText(wanted.text)
            self._is_told = False
        self._filter = wanted
        self._show_chips()

    def ask(self, level: Level | None = None) -> None:
        """Open the panel."""
        below = self.more if level is None else self._chips
        corner = below.mapToGlobal(QPoint(0, below.height() + tokens.GAP))
        self.panel.ask(self._filter, corner, level)

    def chips(self) -> list[Chip]:
        """Return the chips that are shown, in order."""
        items = [self._flow.itemAt(at) for at in range(self._flow.count())]
        found = [item.widget() for item in items if item is not None]
        return [one for one in found if isinstance(one, Chip)]

    def minimumSizeHint(self) -> QSize:
        return QSize(160, super().minimumSizeHint().height())

    def _typed(self, _text: str) -> None:
        if not self._is_told:
            self._soon.start()

    def _want(self, wanted: Filter) -> None:
        self._filter = wanted
        self.wanted.emit(wanted)

    def _say(self) -> None:
        self._soon.stop()
        self._want(self._filter.saying(self.line.text()))

    def settle(self) -> None:
        """Narrow now to what was typed a moment ago."""
        if self._soon.isActive():
            self._say()

    def _done(self) -> None:
        self.settle()
        self.left.emit()

    def _take_last(self) -> None:
        if chips := self.chips():
            chips[-1].removed.emit()

    def _show_chips(self) -> None:
        focused = next((n for n, chip in enumerate(self.chips()) if chip.hasFocus()), None)
        while (item := self._flow.takeAt(0)) is not None:
            if (chip := item.widget()) is not None:
                chip.hide()
                chip.deleteLater()
        for text, level, without, idle in self._told():
            chip = Chip(self._theme, text, idle=idle)
            chip.removed.connect(partial(self._want, without))
            if level is not None:
                chip.clicked.connect(partial(self._ask_of, level))
            self._flow.addWidget(chip)
            chip.show()
        self._chips.setVisible(self._flow.count() > 0)
        self._flow.invalidate()
        if focused is not None:
            left = self.chips()
            (left[min(focused, len(left) - 1)] if left else self.line).setFocus()

    def _ask_of(self, level: Level, _checked: bool = False) -> None:
        self.ask(level)

    def _told(self) -> list[tuple[str, Level | None, Filter, str]]:
        """Return, for each chip: its words, where it leads, the filter without it, why it idles."""
        wanted, told = self._filter, list[tuple[str, Level | None, Filter, str]]()
        here = set(self._about.facets())
        if wanted.waiting:
            told.append((_(WAITS[wanted.waiting]), None, wanted.waiting_for(""), ""))
        if days := said_dates(wanted):
            told.append((days, Date.DATE, wanted.between(None, None, surely=False), ""))
        for facet in Facet:
            if values := wanted.chosen.get(facet):
                text = said(facet, values, self._about.names(facet, list(values)))
                idle = "" if facet in here else _("It narrows other lists, not this one.")
                told.append((text, facet, wanted.choosing(facet, ()), idle))
        return told

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(tokens.GAP)
        row.addWidget(self.line, 1)
        row.addWidget(self.more)
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE)
        column.addLayout(row)
        column.addWidget(self._chips)
        self._chips.hide()
