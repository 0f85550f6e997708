"""What comes and goes by itself lies over the page: nothing under the pointer moves for it.

It lies at the bottom right, where lists end and texts do not begin, no wider than it has to be. It
does not come up under the pointer, and makes way for the line or the button that the keyboard is
on.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from khronika.ui.incoming import Incoming
from khronika.ui.style import tokens

_SETTLING = frozenset({QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest})
_AROUND = (-tokens.ROW, -tokens.ROW, tokens.ROW, tokens.ROW)  # the pointer, which may aim


class Afloat(QObject):
    """Keeps cards one above the other over a page, those of them that are shown."""

    def __init__(self, over: QWidget, incoming: Incoming, cards: Sequence[QWidget]) -> None:
        """`cards`: the upmost first; `over` becomes their parent."""
        super().__init__(over)
        self._over, self.cards, self._at = over, tuple(cards), 0
        self._before: QWidget | None = None  # what had the keyboard before a card had it
        over.installEventFilter(self)
        for card in self.cards:
            card.setParent(over)
            card.hide()
            card.raise_()
            card.installEventFilter(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.place)
        incoming.came.connect(self._look)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focused)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Find the room anew when a card comes, goes or says more, or the page has another size."""
        kind = event.type()
        if watched is self._over:
            if kind is QEvent.Type.Resize:
                self.place()
        elif kind is QEvent.Type.Show:
            self.place(is_new=True)
        elif kind in _SETTLING:
            self._look()
        return False

    def place(self, *, is_new: bool = False) -> None:
        """Put the shown cards where they hide neither what is used nor, if `is_new`, what is
        pointed at.
        """
        shown = [card for card in self.cards if not card.isHidden()]
        if not shown:
            self._at = 0
            return
        sizes = [self._size(card) for card in shown]
        taken = [used] if (used := self._used()) is not None else []
        if is_new:
            pointer = self._over.mapFromGlobal(QCursor.pos())
            taken.append(QRect(pointer, QSize(1, 1)).adjusted(*_AROUND))
        places = self._places(sizes)
        order = [self._at, *(n for n in range(len(places)) if n != self._at)]
        free = (n for n in order if not any(places[n].intersects(one) for one in taken))
        self._at = next(free, 0)
        right, top = places[self._at].right() + 1, places[self._at].top()
        for card, size in zip(shown, sizes, strict=True):
            card.setGeometry(QRect(QPoint(right - size.width(), top), size))
            top += size.height() + tokens.SPACE

    def _size(self, card: QWidget) -> QSize:
        card.ensurePolished()
        room = self._over.size() - QSize(2 * tokens.ROOM, 2 * tokens.ROOM)
        width = max(1, min(tokens.CARD, card.maximumWidth(), room.width()))
        wanted = card.sizeHint().height()
        if (layout := card.layout()) is not None and layout.hasHeightForWidth():
            wanted = layout.totalHeightForWidth(width)
        return QSize(width, max(1, min(wanted, room.height())))

    def _places(self, sizes: Sequence[QSize]) -> list[QRect]:
        """Return where they may lie together: bottom right, left of that, top right."""
        wide = max(size.width() for size in sizes)
        high = sum(size.height() for size in sizes) + tokens.SPACE * (len(sizes) - 1)
        right = self._over.width() - tokens.ROOM - wide
        beside = max(tokens.ROOM, right - wide - tokens.ROOM)
        bottom = max(0, self._over.height() - tokens.ROOM - high)
        at = ((right, bottom), (beside, bottom), (right, tokens.ROOM))
        return [QRect(x, y, wide, high) for x, y in at]

    def _used(self) -> QRect | None:
        """Return where on the page the keyboard is; None while it is in a card or nowhere."""
        focused = QApplication.focusWidget()
        if focused is None or self._card_of(focused) or not self._over.isAncestorOf(focused):
            return None
        if isinstance(focused, QAbstractItemView):
            inner, rect = focused.viewport(), focused.visualRect(focused.currentIndex())
        elif isinstance(focused, QTextEdit | QPlainTextEdit):
            inner, rect = focused.viewport(), focused.cursorRect()
        else:
            inner, rect = focused, focused.rect()
        if not 0 < rect.height() <= self._over.height() // 2:
            return None
        return QRect(inner.mapTo(self._over, rect.topLeft()), rect.size().expandedTo(QSize(1, 1)))

    def _card_of(self, widget: QWidget | None) -> QWidget | None:
        if widget is None or not isValid(widget):
            return None
        return next((one for one in self.cards if one is widget or one.isAncestorOf(widget)), None)

    def _look(self) -> None:
        """Somebody does something, or a card says something else: look when that is done."""
        if any(not card.isHidden() for card in self.cards):
            self._soon.start()

    def _focused(self, old: QWidget | None, new: QWidget | None) -> None:
        """A card that goes gives the keyboard back to where it was before."""
        left, entered = self._card_of(old), self._card_of(new)
        if entered is not None and left is None:
            self._before = old
        elif left is not None and entered is None and left.isHidden():
            before, self._before = self._before, None
            if before is not None and isValid(before) and before.isVisible() and new is not before:
                before.setFocus()
        self._look()
