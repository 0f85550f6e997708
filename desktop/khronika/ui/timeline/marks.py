"""The shapes of the timeline, each drawn once and put down wherever one like it goes."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen, QPixmap, QPolygonF

from khronika.ui.style import tokens

_RIM = 1.5


@cache
def diamond(solid: str, paper: str, side: float, filled: bool, scale: float) -> QPixmap:
    """An incident of one day: filled when the day is known, an outline when it is not."""
    picture, painter = _blank(side + 2, side + 2, scale)
    inner = 1 + _RIM / 2
    middle, end = side / 2 + 1, side + 2 - inner
    shape = QPolygonF(
        [QPointF(middle, inner), QPointF(end, middle), QPointF(middle, end), QPointF(inner, middle)]
    )
    painter.setPen(QPen(QColor(solid), _RIM, j=Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(QColor(solid if filled else paper))
    painter.drawPolygon(shape)
    painter.end()
    return picture


@cache
def pill(solid: str, paper: str, side: float, filled: bool, scale: float) -> QPixmap:
    """What lasted, too short at this scale to be drawn as long as it was."""
    picture, painter = _blank(side + 2, side + 2, scale)
    painter.setPen(QPen(QColor(solid), _RIM))
    painter.setBrush(QColor(solid if filled else paper))
    high = side * 0.7
    box = QRectF(1 + _RIM / 2, 1 + (side - high) / 2, side - _RIM, high)
    painter.drawRoundedRect(box, high / 3, high / 3)
    painter.end()
    return picture


@cache
def fade(solid: str, wide: float, high: float, rightwards: bool, scale: float) -> QPixmap:
    """An open end: it may have gone on, or begun, beyond."""
    picture, painter = _blank(wide, high, scale)
    strong, gone = QColor(solid), QColor(solid)
    strong.setAlphaF(0.42)
    gone.setAlphaF(0.0)
    blend = QLinearGradient(0, 0, wide, 0)
    blend.setColorAt(0 if rightwards else 1, strong)
    blend.setColorAt(1 if rightwards else 0, gone)
    painter.fillRect(QRectF(0, 0, wide, high), blend)
    painter.end()
    return picture


@cache
def arrow(solid: str, high: float, rightwards: bool, scale: float) -> QPixmap:
    """The head of an open end: it goes on that way."""
    picture, painter = _blank(high, high, scale)
    painter.setPen(
        QPen(QColor(solid), _RIM, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
    )
    point, back = (high * 0.65, high * 0.3) if rightwards else (high * 0.35, high * 0.7)
    painter.drawPolyline(
        QPolygonF(
            [QPointF(back, high * 0.15), QPointF(point, high / 2), QPointF(back, high * 0.85)]
        )
    )
    painter.end()
    return picture


def put(painter: QPainter, picture: QPixmap, middle: QPointF) -> None:
    """Put `picture` down so that its middle is there."""
    scale = picture.devicePixelRatio()
    half = QPointF(picture.width() / scale / 2, picture.height() / scale / 2)
    painter.drawPixmap(middle - half, picture)


def _blank(wide: float, high: float, scale: float) -> tuple[QPixmap, QPainter]:
    picture = QPixmap(QSize(round(wide * scale), round(high * scale)))
    picture.fill(Qt.GlobalColor.transparent)
    picture.setDevicePixelRatio(scale)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return picture, painter


def corner(high: float) -> float:
    """Return the radius of a bar's corners."""
    return min(tokens.RADIUS - 1, high / 3)
