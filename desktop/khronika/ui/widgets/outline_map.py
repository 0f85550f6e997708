"""A map of countries in outline with a dot for each place: where it lies, no more than that."""

from collections.abc import Sequence
from math import cos, radians, sqrt

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme, interface_font
from khronika.ui.widgets.map_dot import Dot, stamp
from khronika.ui.widgets.map_keys import next_towards, press
from khronika.ui.widgets.outlines import Box, shapes

_CREDIT = "Natural Earth · GeoNames"
_NEAR = 8.0  # pixels beside a dot that still mean it
_STRONG, _FAINT = 0.8, 0.45  # how opaque dots are; beside one that is marked they stand back
_STEP = 1.2  # one notch of the wheel
_EDGE = (tokens.WIDE, tokens.WIDE, -tokens.WIDE, -tokens.WIDE)  # a dot gone to stands within
_CLOSEST, _FARTHEST = 400.0, 1.0  # pixels a degree of latitude


class OutlineMap(QWidget):
    """Shows dots within a box of the world. Whoever cannot see it finds the same in a list."""

    picked = Signal(object)  # the key of the dot that was clicked, or gone to by keys
    opened = Signal()  # go on into what is marked

    def __init__(self, theme: Theme, name: str, height: int, *, moves: bool = False) -> None:
        """`name` says in words what the map shows; `moves`: the wheel, dragging
        and keys change it.
        """
        super().__init__()
        self._theme, self._height, self._moves = theme, height, moves
        self._dots: Sequence[Dot] = ()
        self._marked: int | None = None
        self._box = Box(0, 0, 1, 1)
        self._centre: QPointF | None = None  # where dragging and zooming have led
        self._scale = 1.0
        self._held: QPointF | None = None  # while dragging: where the pointer was last
        self._pressed = QPointF()
        self._land: tuple[object, QPixmap] | None = None
        self._dotted: tuple[object, QPixmap] | None = None
        self._shown = 0  # how often dots were given
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        if moves:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_dots(self, dots: Sequence[Dot], box: Box) -> None:
        """Show `dots`, and of the world at least `box`."""
        self._dots = sorted(dots, key=lambda dot: (not dot.coarse, -dot.weight))
        self._shown += 1
        if box != self._box:
            self._box, self._centre = box, None
        self.update()

    def mark(self, key: int | None) -> None:
        """Let one dot stand out."""
        self._marked = key
        marked = self._marked_dot()
        self.setAccessibleDescription(marked.said if marked is not None else "")
        self.update()

    def _marked_dot(self) -> Dot | None:
        return next((dot for dot in self._dots if dot.key == self._marked), None)

    def sizeHint(self) -> QSize:
        return QSize(2 * self._height, self._height)

    # -- where things are -----------------------------------------------------------------

    def _to_screen(self) -> QTransform:
        """Return what takes longitude and latitude to pixels.

        Plate carrée with the middle of the map as its standard parallel: shapes are true there.
        """
        if self._centre is None:
            self._scale = self._box.scale_into(self.width(), self.height())
        centre = self._centre or self._box.centre
        across = self._scale * cos(radians(centre.y()))
        return QTransform(
            across, 0, 0, -self._scale,
            self.width() / 2 - centre.x() * across, self.height() / 2 + centre.y() * self._scale,
        )  # fmt: skip

    def at(self, dot: Dot) -> QPointF:
        """Return where `dot` is drawn."""
        return self._to_screen().map(QPointF(dot.longitude, dot.latitude))

    def _dot_at(self, where: QPointF) -> Dot | None:
        """Return the dot under the pointer, the nearest if there are several."""
        to_screen, best, nearest = self._to_screen(), None, float("inf")
        for dot in self._dots:
            away = to_screen.map(QPointF(dot.longitude, dot.latitude)) - where
            distance = sqrt(QPointF.dotProduct(away, away))
            if distance < nearest and distance <= max(_NEAR, dot.radius):
                best, nearest = dot, distance
        return best

    # -- painting -------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        to_screen = self._to_screen()
        painter = QPainter(self)
        marked = self._marked_dot()
        strength = _STRONG if marked is None else _FAINT
        painter.drawPixmap(0, 0, self._drawn_dots(to_screen, strength))
        if marked is not None:
            self._draw(painter, marked, to_screen, 1.0)
            self._name(painter, marked, to_screen)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _draw(self, painter: QPainter, dot: Dot, to_screen: QTransform, strength: float) -> None:
        colours, scale = self._theme.colours, self.devicePixelRatioF()
        drawn = stamp(dot.radius, dot.coarse, colours.accent, colours.paper, strength, scale)
        half = drawn.width() / scale / 2
        at = to_screen.map(QPointF(dot.longitude, dot.latitude))
        painter.drawPixmap(at - QPointF(half, half), drawn)

    def _name(self, painter: QPainter, dot: Dot, to_screen: QTransform) -> None:
        """Write the name of `dot` beside it, on the side where there is room."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = interface_font(tokens.SMALL, bold=True)
        wide = QFontMetricsF(font).horizontalAdvance(dot.title) + 2 * tokens.GAP
        at = to_screen.map(QPointF(dot.longitude, dot.latitude))
        left = at.x() + dot.radius + tokens.GAP
        if left + wide > self.width():
            left = at.x() - dot.radius - tokens.GAP - wide
        box = QRectF(left, at.y() - tokens.SPACE, wide, 2 * tokens.SPACE)
        ground = QColor(self._theme.colours.paper)
        ground.setAlphaF(0.8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colours.ink))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter.value), dot.title)

    def _drawn_dots(self, to_screen: QTransform, strength: float) -> QPixmap:
        """Return the map with all dots, drawn anew only when one of them or the view changed.

        A thousand dots take as long as all else of a page, which is painted several times before
        it stands; and each time another dot is marked.
        """
        key = (self._view(to_screen), strength, self._shown)
        if self._dotted is None or self._dotted[0] != key:
            picture = self._drawn_land(to_screen).copy()
            painter = QPainter(picture)
            for dot in self._dots:
                self._draw(painter, dot, to_screen, strength)
            painter.end()
            self._dotted = (key, picture)
        return self._dotted[1]

    def _drawn_land(self, to_screen: QTransform) -> QPixmap:
        """Return water, land, borders and the credit, drawn anew only when the view changed."""
        key = self._view(to_screen)
        if self._land is None or self._land[0] != key:
            self._land = (key, self._draw_land(to_screen, self.devicePixelRatioF()))
        return self._land[1]

    def _view(self, to_screen: QTransform) -> object:
        return (self.size(), self.devicePixelRatioF(), to_screen, self._theme.scheme)

    def _draw_land(self, to_screen: QTransform, scale: float) -> QPixmap:
        colours = self._theme.colours
        picture = QPixmap(self.size() * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(QColor(colours.wash))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = QPen(QColor(colours.faint), 1)
        border.setCosmetic(True)
        painter.setPen(border)
        painter.setBrush(QColor(colours.ground))
        seen = to_screen.inverted()[0].mapRect(QRectF(self.rect()))
        painter.setTransform(to_screen, combine=True)
        for shape in shapes(seen):
            painter.drawPath(shape.path)
        painter.resetTransform()
        painter.setFont(interface_font(tokens.SMALL))
        painter.setPen(QColor(colours.quiet))
        corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
        inner = QRectF(self.rect()).adjusted(0, 0, -tokens.GAP, -2)
        painter.drawText(inner, int(corner.value), _CREDIT)
        painter.end()
        return picture

    # -- the pointer ----------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Say of the dot under the pointer what it is."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            dot = self._dot_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), dot.said if dot else "", self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._moves and self._held is not None:
            moved = event.position() - self._held
            self._held = event.position()
            self._move(moved)
            return
        over = self._dot_at(event.position()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        if (event.position() - self._pressed).manhattanLength() > tokens.GAP:
            return  # it was dragged
        if (dot := self._dot_at(event.position())) is not None:
            self.picked.emit(dot.key)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.show_all()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come nearer or go farther, about the pointer."""
        if not self._moves or not event.angleDelta().y():
            event.ignore()
            return
        self._zoom_about(event.position(), _STEP ** (event.angleDelta().y() / 120))
        event.accept()

    # -- the keyboard ---------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._moves or not press(self, event):
            super().keyPressEvent(event)

    def pan(self, by: QPointF) -> None:
        """Look elsewhere: `by` so many of its widths and heights."""
        self._move(QPointF(-by.x() * self.width(), -by.y() * self.height()))

    def zoom(self, times: float) -> None:
        """Come nearer or go farther, about what is marked if it is seen, else about the middle."""
        marked, middle = self._marked_dot(), QPointF(self.rect().center())
        at = self.at(marked) if marked is not None else middle
        self._zoom_about(at if self.rect().contains(at.toPoint()) else middle, times)

    def show_all(self) -> None:
        """Show all again."""
        self._centre = None
        self.update()

    def step(self, way: QPointF) -> None:
        """Go to the next place that lies that way, from the one marked or from the middle."""
        to_screen, marked = self._to_screen(), self._marked_dot()
        start = self.at(marked) if marked is not None else QPointF(self.rect().center())
        spots = ((dot, to_screen.map(QPointF(dot.longitude, dot.latitude))) for dot in self._dots)
        if (dot := next_towards(spots, start, way)) is None:
            return
        self.picked.emit(dot.key)
        self.mark(dot.key)
        if not self._inner().contains(self.at(dot)):
            self._move(QPointF(self.rect().center()) - self.at(dot))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, dot.said))

    def open_marked(self) -> bool:
        """Go on into what is marked; return whether anything is."""
        if self._marked_dot() is None:
            return False
        self.opened.emit()
        return True

    def _inner(self) -> QRectF:
        return QRectF(self.rect()).adjusted(*_EDGE)

    def _zoom_about(self, at: QPointF, times: float) -> None:
        before = self._to_screen().inverted()[0].map(at)
        self._centre = self._centre or self._box.centre
        self._scale = max(_FARTHEST, min(_CLOSEST, self._scale * times))
        self._move(at - self._to_screen().map(before))

    def _move(self, by: QPointF) -> None:
        to_world = self._to_screen().inverted()[0]
        half = QPointF(self.width() / 2, self.height() / 2)
        centre = to_world.map(half - by)
        self._centre = QPointF(centre.x(), max(-80.0, min(80.0, centre.y())))
        self.update()
