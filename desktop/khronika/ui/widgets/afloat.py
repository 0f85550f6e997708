"""What comes and goes by itself lies over the page: nothing under the pointer moves for it.

It lies at the bottom right, where lists end and texts do not begin, no wider than it has to be. It
does not come up under the pointer, makes way for the line or the button that the keyboard is on,
and for all of a form that is typed in: the next line is in it. It never lies on the buttons that
close a form: above them, or in another column, there is room.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from khronika.ui.incoming import Incoming
from khronika.ui.style import tokens
from khronika.ui.widgets.lent import Lent

_SETTLING = frozenset({QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest})
_AROUND = (-tokens.ROW, -tokens.ROW, tokens.ROW, tokens.ROW)  # the pointer, which may aim
_SCROLLED = 60  # milliseconds after a key or a press
_TEXTS = (QTextEdit, QPlainTextEdit)
_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox)
_AT_WORK = 6  # the part that is worked in is as much as so many buttons
_COLUMNS = (tokens.FORM - 2 * tokens.ROOM, tokens.SIDE - tokens.ROOM)  # beside a text


class Afloat(QObject):
    """Keeps cards one above the other over a page, those of them that are shown."""

    def __init__(self, over: QWidget, incoming: Incoming, cards: Sequence[QWidget]) -> None:
        """`cards`: the upmost first; `over` becomes their parent."""
        super().__init__(over)
        self._over, self.cards, self._at = over, tuple(cards), 0
        self._lent = Lent(self.cards, self)
        over.installEventFilter(self)
        for card in self.cards:
            card.setParent(over)
            card.hide()
            card.raise_()
            card.installEventFilter(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.place)
        # What somebody does may scroll the page only after that, for instance to a field.
        self._later = QTimer(self, singleShot=True, interval=_SCROLLED)
        self._later.timeout.connect(self.place)
        incoming.came.connect(self._look)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._look_there)

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
        taken = self._ends()
        taken += [used] if (used := self._used()) is not None else []
        if is_new:
            pointer = self._over.mapFromGlobal(QCursor.pos())
            taken.append(QRect(pointer, QSize(1, 1)).adjusted(*_AROUND))
        places = self._places(shown)
        free = [n for n, one in enumerate(places) if not any(map(_whole(one).intersects, taken))]
        form = self._form()
        is_over = form is not None and form.intersects(_whole(places[self._at]))
        if is_new or is_over or self._at not in free:  # or it stays where it is
            hidden = self._hidden()
            self._at = min(free, key=lambda n: hidden(_whole(places[n])), default=0)
        for card, at in zip(shown, places[self._at], strict=True):
            card.setGeometry(at)

    def _places(self, shown: Sequence[QWidget]) -> list[Sequence[QRect]]:
        """Return where the `shown` may lie, each place a rectangle for each of them: bottom right,
        above what can be pressed there, also as narrow as a column, left of the first, top right.
        """
        low = self._pile(shown, tokens.CARD)
        first = _whole(low)
        pressed = [one.top() for one in self._fixed(QAbstractButton) if one.intersects(first)]
        above = min(pressed) - tokens.ROOM if pressed else first.bottom()
        beside = first.left() - first.width() - tokens.ROOM
        return [
            low,
            _moved(low, bottom=above),
            *(_moved(self._pile(shown, wide), bottom=above) for wide in _COLUMNS),
            _moved(low, left=beside),
            _moved(low, bottom=0),
        ]

    def _pile(self, shown: Sequence[QWidget], widest: int) -> Sequence[QRect]:
        """Return the rectangles of cards no wider than `widest`, one above the other, bottom
        right.
        """
        piled, under = list[QRect](), self._over.height() - tokens.ROOM
        for card in reversed(shown):
            size = self._size(card, widest)
            right = self._over.width() - tokens.ROOM - size.width()
            piled.append(QRect(QPoint(right, max(0, under - size.height())), size))
            under = piled[-1].top() - tokens.SPACE
        return piled[::-1]

    def _size(self, card: QWidget, widest: int) -> QSize:
        card.ensurePolished()
        room = self._over.size() - QSize(2 * tokens.ROOM, 2 * tokens.ROOM)
        least = card.minimumSizeHint().width()
        width = max(1, min(max(least, widest), card.maximumWidth(), room.width()))
        wanted = card.sizeHint().height()
        if (layout := card.layout()) is not None and layout.hasHeightForWidth():
            wanted = layout.totalHeightForWidth(width)
        return QSize(width, max(1, min(wanted, room.height())))

    def _hidden(self) -> Callable[[QRect], int]:
        """Return what says how much of use a card would hide that lies there."""
        things = self._fixed(QAbstractButton) + self._fixed(QLabel)
        focused = QApplication.focusWidget()
        part = focused if focused is not None and self._over.isAncestorOf(focused) else None
        if part is not None and not isinstance(part, QAbstractItemView | QTextEdit):
            part = _scrolled_with(part) or part  # several lines of a form are no page of their own
        work = self._rect(part) if part is not None else QRect()
        return lambda at: _AT_WORK * at.intersects(work) + sum(map(at.intersects, things))

    def _form(self) -> QRect | None:
        """Return where the form is that somebody types in; None while nobody does."""
        focused = QApplication.focusWidget()
        is_typing = isinstance(focused, _FIELDS) and self._over.isAncestorOf(focused)
        part = _scrolled_with(focused) if is_typing and focused is not None else None
        return None if part is None else self._rect(part)

    def _ends(self) -> list[QRect]:
        """Return where the buttons are that close a form or a question."""
        return self._fixed(QPushButton, but="link")

    def _fixed(self, kind: type[QWidget], but: str = "") -> list[QRect]:
        """Return where those of a `kind` are to be seen that do not scroll with a list or a text;
        `but`: not those that look so.
        """
        return [
            self._rect(one)
            for one in self._over.findChildren(kind)
            if one.isVisible()
            and self._lent.card_of(one) is None
            and not (but and one.property("look") == but)
            and not _is_scrolled(one)
        ]

    def _rect(self, widget: QWidget) -> QRect:
        """Return which part of the page `widget` shows itself in."""
        seen = widget.visibleRegion().boundingRect()
        return seen.translated(widget.mapTo(self._over, QPoint()))

    def _used(self) -> QRect | None:
        """Return where on the page the keyboard is; None while it is in a card or nowhere."""
        focused = QApplication.focusWidget()
        if focused is None or self._lent.card_of(focused) or not self._over.isAncestorOf(focused):
            return None
        if isinstance(focused, QAbstractItemView):
            inner, rect = focused.viewport(), focused.visualRect(focused.currentIndex())
        elif isinstance(focused, _TEXTS) and focused.height() > self._over.height() // 2:
            inner, rect = focused.viewport(), focused.cursorRect()
        else:
            inner, rect = focused, focused.rect()
        if not 0 < rect.height() <= self._over.height() // 2:
            return None
        return QRect(inner.mapTo(self._over, rect.topLeft()), rect.size().expandedTo(QSize(1, 1)))

    def _look_there(self, _old: QWidget | None, _new: QWidget | None) -> None:
        self._look()

    def _look(self) -> None:
        """Somebody does something, or a card says something else: look when that is done."""
        if any(not card.isHidden() for card in self.cards):
            self._soon.start()
            self._later.start()


def _whole(rects: Sequence[QRect]) -> QRect:
    """Return what holds all of `rects`."""
    whole = QRect()
    for one in rects:
        whole |= one
    return whole


def _moved(
    rects: Sequence[QRect], left: int | None = None, bottom: int | None = None
) -> list[QRect]:
    """Return `rects` moved together until they begin at `left` or end at `bottom`, as far as they
    go without leaving the page.
    """
    whole = _whole(rects)
    x = 0 if left is None else max(tokens.ROOM, left) - whole.left()
    y = 0 if bottom is None else max(tokens.ROOM - whole.top(), bottom - whole.bottom())
    return [one.translated(x, min(0, y)) for one in rects]


def _is_scrolled(widget: QWidget) -> bool:
    """Whether `widget` stands in a part that can be scrolled."""
    return _scrolled_with(widget) is not None


def _scrolled_with(widget: QWidget) -> QAbstractScrollArea | None:
    """Return the part that can be scrolled and that `widget` stands in."""
    holder = widget.parentWidget()
    while holder is not None and not isinstance(holder, QAbstractScrollArea):
        holder = holder.parentWidget()
    return holder
