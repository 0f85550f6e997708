"""A place as a dot on a map, and how the dot is drawn."""

from dataclasses import dataclass
from functools import cache
from math import sqrt

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from khronika.ui.style import tokens

_SMALLEST, _LARGEST = 3.0, 11.0  # radii of dots, pixels


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


@cache
def stamp(
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
