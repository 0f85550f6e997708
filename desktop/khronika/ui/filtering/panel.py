"""The panel that opens under the filter bar: type what to narrow to, or walk to it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from khronika.domain.filters import Facet, Filter
from khronika.i18n import _
from khronika.ui.filtering.offers import FACETS, Counted, Date, Level, Offer, Sort, offers
from khronika.ui.qt import NOWHERE, Index
from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import Theme, interface_font
from khronika.ui.widgets.find_line import FindLine
from khronika.ui.words import dates_to_write, number

OFFER = Qt.ItemDataRole.UserRole
_WIDTH = 360
_ROWS = 12


class Offers(QAbstractListModel):
    """The rows of the panel."""

    def __init__(self) -> None:
        super().__init__()
        self._offers: Sequence[Offer] = ()

    def show(self, offered: Sequence[Offer]) -> None:
        """Hold `offered` instead."""
        self.beginResetModel()
        self._offers = offered
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._offers)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._offers[index.row()].sort is Sort.CAPTION:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        offer = self._offers[index.row()]
        if role == OFFER:
            return offer
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return offer.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            under = _("level {n}").format(n=offer.depth + 1) if offer.depth else ""
            told = [offer.text, under, _("chosen") if offer.is_on else ""]
            told.append("" if offer.count is None else number(offer.count))
            return "; ".join(part for part in told if part)
        return None


class _Painter(QStyledItemDelegate):
    """A tick where chosen, the words, how many there are; an arrow where it leads on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, tokens.ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer: Offer = index.data(OFFER)
        colours, box, state = self._theme.colours, QRect(option.rect), option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(colours.wash))
            painter.fillRect(box.left(), box.top(), 3, box.height(), QColor(colours.accent))
        elif state & QStyle.StateFlag.State_MouseOver and offer.sort is not Sort.CAPTION:
            painter.fillRect(box, QColor(colours.wash_away))
        scale = painter.device().devicePixelRatio()
        middle = box.top() + (box.height() - tokens.ICON) // 2
        left = box.left() + tokens.SPACE
        if offer.is_on:
            painter.drawPixmap(left, middle, pixmap("check", colours.accent, tokens.ICON, scale))
        words = box.adjusted(tokens.SPACE + tokens.ICON + tokens.SPACE, 0, -tokens.SPACE, 0)
        right = self._end(painter, offer, words, middle, scale)
        words.setRight(right)
        caption = offer.sort is Sort.CAPTION
        words.setLeft(left if caption else words.left() + offer.depth * tokens.ROOM)
        painter.setFont(interface_font(tokens.SMALL if caption else tokens.TEXT, bold=caption))
        painter.setPen(QColor(colours.quiet if caption else colours.ink))
        cut = painter.fontMetrics().elidedText(
            offer.text, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter.value), cut)
        painter.restore()

    def _end(self, painter: QPainter, offer: Offer, box: QRect, middle: int, scale: float) -> int:
        """Draw what stands at the right end; return where the words must end."""
        colours = self._theme.colours
        if offer.sort is Sort.WAY:
            at = box.right() - tokens.ICON
            drawn = pixmap("chevron-right", colours.quiet, tokens.ICON, scale)
            painter.drawPixmap(at, middle, drawn)
            return at - tokens.SPACE
        if offer.count is None:
            return box.right()
        painter.setFont(interface_font(tokens.SMALL))
        painter.setPen(QColor(colours.quiet))
        said = number(offer.count)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(box, int(flags.value), said)
        return box.right() - painter.fontMetrics().horizontalAdvance(said) - tokens.SPACE


class FilterPanel(QFrame):
    """Stays open while one chooses, until Escape; the arrow to the left goes up a level."""

    wanted = Signal(object)  # Filter

    def __init__(self, theme: Theme, about: Counted, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._about, self._filter = about, Filter()
        self._level: Level | None = None
        self.setProperty("look", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("What to narrow to"))
        self.line = FindLine(_("What to narrow to"), "", stays=False)
        self.rows, self.view = Offers(), QListView()
        self._painter = _Painter(theme)
        self._nothing = QLabel(_("Nothing here is called that."))
        self._nothing.setProperty("look", "quiet")
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(tokens.SPACE, tokens.SPACE, tokens.SPACE, tokens.SPACE)
        self.view.setModel(self.rows)
        self.view.setItemDelegate(self._painter)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(_("What to narrow to"))
        self.view.clicked.connect(self._choose)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(lambda _text: self._offer())
        self.line.left.connect(self.hide)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE, tokens.SPACE, tokens.SPACE, tokens.SPACE)
        column.setSpacing(tokens.SPACE)
        column.addWidget(self.line)
        column.addWidget(self._nothing)
        column.addWidget(self.view)

    def ask(self, wanted: Filter, corner: QPoint, level: Level | None = None) -> None:
        """Open under `corner` (global), at the values of a facet if one is given."""
        self._filter = wanted
        self._go(level)
        self.move(corner)
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line keeps the keyboard; arrows and Enter are for the rows."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key, empty = event.key(), not self.line.text()
        steps = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _ROWS - 1, Qt.Key.Key_PageUp: 1 - _ROWS,
        }  # fmt: skip
        if key in steps:
            self._step(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.view.currentIndex())
        elif key == Qt.Key.Key_Right and empty:
            self._choose(self.view.currentIndex(), only_ways=True)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Backspace) and empty and self._level is not None:
            self._go(None)
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        rows = range(self.rows.rowCount())
        able = [at for at in rows if self.rows.flags(self.rows.index(at))]
        if not able:
            return
        here = self.view.currentIndex().row()
        place = able.index(here) if here in able else -1
        self.view.setCurrentIndex(self.rows.index(able[min(max(place + by, 0), len(able) - 1)]))

    def _choose(self, index: Index, *, only_ways: bool = False) -> None:
        offer: Offer | None = index.data(OFFER) if index.isValid() else None
        if offer is None or offer.sort is Sort.CAPTION:
            return
        if offer.leads is not None:
            self._go(offer.leads)
        elif offer.wanted is not None and not only_ways:
            self._filter = offer.wanted
            self.wanted.emit(offer.wanted)
            self._offer(index.row())

    def _go(self, level: Level | None) -> None:
        self._level = level
        if level is None:
            said = _("Category, place, person, date…")
        elif isinstance(level, Facet):
            said = _(FACETS[level])
        else:
            said = _("A date: March 2022, 24 February…")
        self.line.setPlaceholderText(said)
        self.line.blockSignals(True)
        self.line.clear()
        self.line.blockSignals(False)
        self._offer()

    def _offer(self, at: int = 0) -> None:
        offered = offers(self._level, self.line.text(), self._filter, self._about)
        self.rows.show(offered)
        able = [n for n, one in enumerate(offered) if one.sort is not Sort.CAPTION]
        if able:
            nearest = min(able, key=lambda n: abs(n - at))
            self.view.setCurrentIndex(self.rows.index(nearest))
        is_date = self._level is Date.DATE
        self._nothing.setText(dates_to_write() if is_date else _("Nothing here is called that."))
        self._nothing.setVisible(not offered)
        self.view.setVisible(bool(offered))
        self.view.setFixedHeight(min(len(offered), _ROWS) * tokens.ROW + 2)
        self.setFixedWidth(_WIDTH)
        self.adjustSize()
