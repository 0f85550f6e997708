"""A map of countries in outline with a dot for each place: where it lies, no more than that."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, radians, sqrt

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
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
from khronika.ui.widgets.outlines import Box, shapes

_CREDIT = "Natural Earth · GeoNames"
_SMALLEST, _LARGEST = 3.0, 11.0  # radii of dots, pixels
_NEAR = 8.0  # pixels beside a dot that still mean it
_STRONG, _FAINT = 0.8, 0.45  # how opaque dots are; beside one that is marked they stand back
_STEP = 1.2  # one notch of the wheel
_CLOSEST, _FARTHEST = 400.0, 1.0  # pixels a degree of latitude


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A place: degrees in WGS 84, its name, what is said of it, how much happened there.

    `coarse`: it stands for a whole region or country, and is drawn as a ring.
    """

    key: int
    longitude: float
    latitude: float
    title: str
    said: str
    weight: int = 0
    coarse: bool = False

    @property
    def radius(self) -> float:
        """How large it is drawn, in pixels; its area grows with what happened there."""
        return min(_LARGEST, round(_SMALLEST + 1.5 * sqrt(self.weight), 1))


class OutlineMap(QWidget):
    """Shows dots within a box of the world. Whoever cannot see it finds the same in a list."""

    picked = Signal(object)  # the key of the dot that was clicked

    def __init__(self, theme: Theme, name: str, height: int, *, moves: bool = False) -> None:
        """`name` says in words what the map shows; `moves`: the wheel and dragging change it."""
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
        self.update()

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
        marked = next((dot for dot in self._dots if dot.key == self._marked), None)
        strength = _STRONG if marked is None else _FAINT
        painter.drawPixmap(0, 0, self._drawn_dots(to_screen, strength))
        if marked is not None:
            self._draw(painter, marked, to_screen, 1.0)
            self._name(painter, marked, to_screen)
        painter.end()

    def _draw(self, painter: QPainter, dot: Dot, to_screen: QTransform, strength: float) -> None:
        colours, scale = self._theme.colours, self.devicePixelRatioF()
        stamp = _stamp(dot.radius, dot.coarse, colours.accent, colours.paper, strength, scale)
        half = stamp.width() / scale / 2
        at = to_screen.map(QPointF(dot.longitude, dot.latitude))
        painter.drawPixmap(at - QPointF(half, half), stamp)

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
        """Show all again."""
        self._centre = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come nearer or go farther, about the pointer."""
        if not self._moves or not event.angleDelta().y():
            event.ignore()
            return
        notches = event.angleDelta().y() / 120
        before = self._to_screen().inverted()[0].map(event.position())
        self._centre = self._centre or self._box.centre
        self._scale = max(_FARTHEST, min(_CLOSEST, self._scale * _STEP**notches))
        self._move(event.position() - self._to_screen().map(before))
        event.accept()

    def _move(self, by: QPointF) -> None:
        to_world = self._to_screen().inverted()[0]
        half = QPointF(self.width() / 2, self.height() / 2)
        centre = to_world.map(half - by)
        self._centre = QPointF(centre.x(), max(-80.0, min(80.0, centre.y())))
        self.update()


@cache
def _stamp(
    radius: float, ring: bool, colour: str, rim: str, strength: float, scale: float
) -> QPixmap:
    """Draw a dot once, to be put wherever one like it goes: a thousand are quick then."""
    across = 2 * radius + 2 * tokens.GAP
    picture = QPixmap(QSize(round(across * scale), round(across * scale)))
    picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(scale)
    hue = QColor(colour)
    hue.setAlphaF(strength)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(hue, 2) if ring else QPen(QColor(rim), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush if ring else hue)
    painter.drawEllipse(QPointF(across / 2, across / 2), radius, radius)
    painter.end()
    return picture
