"""What is pointed at on a page that scrolls, or typed in, stays where it is while the page grows.

A page grows and shrinks above it: a remark comes under a line, a row of somebody more, a quotation.
Then it is scrolled by as much, in the same moment, before anything is drawn.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

_LAID_OUT = (QEvent.Type.LayoutRequest, QEvent.Type.Resize)


class Steady(QObject):
    """Holds a page still. Whoever typed last looks at the line, whoever moved the pointer since
    looks at what is under it.
    """

    def __init__(self, scroll: QScrollArea, page: QWidget) -> None:
        """`page`: what `scroll` is about to be given: it has to hear of the page first."""
        super().__init__(scroll)
        self._scroll, self._page = scroll, page
        self._boxes: dict[QWidget, QRect] = {}  # where everything was, on the page
        self._rested = QCursor.pos()  # where the pointer was when a key was pressed
        self._hears: QWidget | None = None
        self._is_scrolling = False
        page.installEventFilter(self)
        scroll.verticalScrollBar().valueChanged.connect(lambda _value: self._give_back())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._listen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear when the page was laid out, and when somebody types."""
        if watched is self._page:
            if event.type() in _LAID_OUT and not self._is_scrolling:
                self._settle()
        elif event.type() is QEvent.Type.KeyPress:
            self._rested = QCursor.pos()
        return False

    def _listen(self, _was: QWidget | None, now: QWidget | None) -> None:
        if self._hears is not None and isValid(self._hears):
            self._hears.removeEventFilter(self)
        self._hears = now if now is not None and self._page.isAncestorOf(now) else None
        if self._hears is not None:
            self._hears.installEventFilter(self)

    def _settle(self) -> None:
        """Scroll by as much as what is held has moved."""
        if not self._page.isVisible():
            self._boxes = {}
            return
        held = self._held()
        was = QRect() if held is None else self._boxes[held]
        self._boxes = {
            one: QRect(one.mapTo(self._page, QPoint()), one.size())
            for one in self._page.findChildren(QWidget)
            if one.isVisible()
        }
        if held is not None and held in self._boxes:
            self._scroll_by(self._boxes[held].top() - was.top())

    def _held(self) -> QWidget | None:
        """Return what is not to move, of what was in sight; None for nothing."""
        pointer, view = QCursor.pos(), self._scroll.viewport()
        if QApplication.activePopupWidget() is not None:
            self._rested = pointer  # its keys are heard nowhere else
        is_pointed_at = view.rect().contains(view.mapFromGlobal(pointer))
        if is_pointed_at and pointer != self._rested:
            at = self._page.mapFromGlobal(pointer)
            under = [one for one, box in self._boxes.items() if box.contains(at)]
            under = [one for one in under if isValid(one) and one.isVisible()]
            return min(under, key=self._area, default=None)
        focused = QApplication.focusWidget()
        if focused is None or focused not in self._boxes or not isValid(focused):
            return None
        seen = QRect(self._page.mapFrom(self._scroll, QPoint()), view.size())
        return focused if seen.intersects(self._boxes[focused]) else None

    def _area(self, one: QWidget) -> int:
        box = self._boxes[one]
        return box.width() * box.height()

    def _scroll_by(self, moved: int) -> None:
        """Scroll further, or back as far as there is page. Its end may be too near: it gets
        room."""
        bar, high = self._scroll.verticalScrollBar(), self._scroll.viewport().height()
        wanted = bar.value() + moved
        self._is_scrolling = True
        if wanted > bar.maximum():
            self._page.setMinimumHeight(wanted + high)
        bar.setValue(wanted)
        self._is_scrolling = False

    def _give_back(self) -> None:
        """Take away the room at the end of the page that is scrolled past already."""
        if self._page.minimumHeight() and not self._is_scrolling:
            scrolled = self._scroll.verticalScrollBar().value()
            needed = scrolled + self._scroll.viewport().height()
            is_enough = not scrolled or self._page.sizeHint().height() >= needed
            self._page.setMinimumHeight(0 if is_enough else needed)
