"""One page, or a picture, as it looks: nearer and farther, moved about, pressed on."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from khronika.i18n import _
from khronika.ui.reader.marks import Span
from khronika.ui.reader.page_marks import PageMark, on_page, paint_mark, paint_selected, within
from khronika.ui.reader.page_scale import A4, Fit, Scale, scrolled_to
from khronika.ui.reader.printed import Printed
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.style.tokens import COLOURS, Scheme

NEARER = 1.25  # a step
_REST = 150  # milliseconds after the last change of size, before a page is drawn in it
_NOTCH = 120  # eighths of a degree: one step of a wheel
_AROUND = 0.2  # of the pane, kept free around what is brought into sight
_END = 1 << 20  # pages: so far leads to the last
_PAPER = COLOURS[Scheme.LIGHT]


class PageView(QAbstractScrollArea):
    """Shows what it is given, scaled until it comes sharper; copies nothing anywhere."""

    wanted = Signal()  # it is seen in another size than it was drawn in
    picked = Signal(object)  # the Span of the letters that were pressed on or drawn over
    turned = Signal(int)  # how many pages on
    scaled = Signal()  # what it is fitted to may be another thing

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._scale = Scale(room=QSizeF(1, 1))
        self._drawn: Printed | None = None
        self._marks: Sequence[PageMark] = ()
        self._selected: Sequence[QRectF] = ()
        self._first: int | None = None  # the letter that was pressed on,
        self._swept: Span | None = None  # what was drawn over since,
        self._held: QPointF | None = None  # and where the hand has the page otherwise
        self._turning = 0  # of the wheel, beyond an end of the page
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self.wanted)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Page"))
        self.viewport().setMouseTracking(True)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self.viewport().update)
        theme.changed.connect(self.viewport().update)

    # -- what is shown --------------------------------------------------------------------

    def show_page(self, drawn: Printed | None) -> None:
        """Show a page where the one before was; None while it is being drawn."""
        self._drawn, self._first, self._swept = drawn, None, None
        if drawn is not None:
            aspect = drawn.picture.height() / max(drawn.picture.width(), 1)
            self._measure(replace(self._scale, aspect=aspect))
        self.viewport().update()

    def forget(self) -> None:
        """Show another document, of which nothing is known yet."""
        self._rest.stop()
        self._measure(replace(self._scale, aspect=A4, natural=0.0))
        self.mark((), ())
        self.show_page(None)

    def mark(self, marks: Sequence[PageMark], selected: Sequence[QRectF]) -> None:
        """Draw passages, and what is selected, over the page."""
        self._marks, self._selected = marks, selected
        self.viewport().update()

    def be_no_wider(self, dots: int) -> None:
        """Fit it into the pane only as far as it has dots; 0: it has as many as one likes."""
        self._measure(replace(self._scale, natural=dots / self.devicePixelRatioF()))

    def bring(self, lines: Sequence[QRectF]) -> None:
        """Bring the first of `lines` into sight, if it is not."""
        if not lines:
            return
        page, view = self._page(), self._scale.view
        line = on_page(lines[0], page)
        for bar, first, last, room in (
            (self.verticalScrollBar(), line.top(), line.bottom(), view.height()),
            (self.horizontalScrollBar(), line.left(), line.right(), view.width()),
        ):
            if first < 0 or last > room:
                bar.setValue(round(bar.value() + first - _AROUND * room))

    def go_to_end(self, *, top: bool) -> None:
        """Show the beginning of the page, or its end."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.minimum() if top else bar.maximum())

    # -- how large it is ------------------------------------------------------------------

    @property
    def fitted(self) -> Fit:
        """What the page is fitted to."""
        return self._scale.fit

    @property
    def is_resting(self) -> bool:
        """Whether it is to be drawn anew, in the size in which it is left."""
        return self._rest.isActive()

    def dots(self) -> tuple[int, int]:
        """Return how many dots it should be drawn in, across and down."""
        return self._scale.dots(self.devicePixelRatioF())

    def fit(self, fit: Fit) -> None:
        """Fit it to the pane."""
        self._measure(replace(self._scale, fit=fit))
        self._want()

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Show it larger or smaller; what lies at `about`, in the pane, stays there."""
        view, page = self._scale.view, self._page()
        at = QPointF(view.width() / 2, view.height() / 2) if about is None else about
        fraction = self._fraction(at, page)
        self._measure(self._scale.by(factor))
        to = scrolled_to(self._scale, fraction, at)
        self.horizontalScrollBar().setValue(round(to.x()))
        self.verticalScrollBar().setValue(round(to.y()))
        self._want()

    def _measure(self, scale: Scale) -> None:
        bar = self.verticalScrollBar().sizeHint().width()
        self._scale = replace(scale, room=QSizeF(self.maximumViewportSize()), bar=bar)
        whole, view = self._scale.whole, self._scale.view
        for scroll, length, room in (
            (self.horizontalScrollBar(), whole.width(), view.width()),
            (self.verticalScrollBar(), whole.height(), view.height()),
        ):
            scroll.setRange(0, max(0, round(length - room)))
            scroll.setPageStep(max(1, round(room)))
            scroll.setSingleStep(tokens.ROW)
        self.viewport().update()
        self.scaled.emit()

    def _want(self) -> None:
        self._rest.start()

    def _page(self) -> QRectF:
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return self._scale.page(QPointF(across, down))

    def _fraction(self, at: QPointF, page: QRectF) -> QPointF:
        return QPointF((at.x() - page.left()) / page.width(), (at.y() - page.top()) / page.height())

    # -- drawing --------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, page = QPainter(self.viewport()), self._page()
        painter.fillRect(self.viewport().rect(), QColor(self._theme.colours.ground))
        painter.fillRect(page, QColor(Qt.GlobalColor.white))
        if self._drawn is None:
            painter.setPen(QColor(_PAPER.quiet))
            painter.drawText(page, Qt.AlignmentFlag.AlignCenter, _("Being drawn…"))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(page, self._drawn.picture)
            self._paint_marks(painter, page)
        painter.setPen(QPen(QColor(self._theme.colours.line), 1))
        painter.drawRect(page.adjusted(-0.5, -0.5, 0.5, 0.5))
        if self.hasFocus():
            ring = self._theme.colours.ring
            half = ring / 2
            painter.setPen(QPen(QColor(self._theme.colours.accent), ring))
            around = QRectF(self.viewport().rect())
            painter.drawRect(around.adjusted(half, half, -half, -half))
        painter.end()

    def _paint_marks(self, painter: QPainter, page: QRectF) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark in self._marks:
            paint_mark(painter, mark, page)
        swept = self._drawn.lines(self._swept) if self._drawn and self._swept else self._selected
        paint_selected(painter, swept, page)
        painter.restore()

    # -- Qt -------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure(self._scale)
        self._want()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what is marked at the pointer; a screen of other dots needs another picture."""
        if isinstance(event, QHelpEvent):
            place = self._fraction(QPointF(event.pos()), self._page())
            said = "\n".join(one.words for one in self._marks if one.is_at(place))
            QToolTip.showText(event.globalPos(), said, self.viewport())
            return True
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._want()
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; past an end of the page, turn it; with Ctrl, come nearer to what is there."""
        turned = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(NEARER ** (turned / _NOTCH), event.position())
            return
        bar = self.verticalScrollBar()
        if (turned > 0 and bar.value() > 0) or (turned < 0 and bar.value() < bar.maximum()):
            self._turning = 0
            super().wheelEvent(event)
            return
        self._turning += turned
        if abs(self._turning) >= _NOTCH:
            self.turned.emit(-1 if self._turning > 0 else 1)
            self._turning = 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        match key:
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(NEARER)
            case Qt.Key.Key_Minus:
                self.zoom(1 / NEARER)
            case Qt.Key.Key_0:
                self.fit(Fit.PAGE if self.fitted is Fit.WIDTH else Fit.WIDTH)
            case Qt.Key.Key_Home | Qt.Key.Key_End:
                self.turned.emit(-_END if key == Qt.Key.Key_Home else _END)
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space if bar.value() == bar.maximum():
                self.turned.emit(1)
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                bar.setValue(bar.value() + bar.pageStep())
            case Qt.Key.Key_PageUp if bar.value() == 0:
                self.turned.emit(-1)
            case Qt.Key.Key_PageUp:
                bar.setValue(bar.value() - bar.pageStep())
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to draw over letters; where there are none, take hold of the page."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._first = self._letter(event.position())
            self._held = event.position() if self._first is None else None
            self._swept = within(self._first, self._first)
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if self._held is not None:
            moved, self._held = at - self._held, at
            across, down = self.horizontalScrollBar(), self.verticalScrollBar()
            across.setValue(across.value() - round(moved.x()))
            down.setValue(down.value() - round(moved.y()))
        elif self._first is not None:
            self._swept = within(self._first, self._letter(at)) or self._swept
            self.viewport().update()
        else:
            shape = Qt.CursorShape
            has_letter = self._letter(at) is not None
            self.viewport().setCursor(shape.IBeamCursor if has_letter else shape.OpenHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            swept, self._swept, self._first, self._held = self._swept, None, None, None
            self.viewport().update()
            if swept is not None:
                self.picked.emit(swept)

    def _letter(self, at: QPointF) -> int | None:
        if self._drawn is None:
            return None
        return self._drawn.at(self._fraction(at, self._page()))
