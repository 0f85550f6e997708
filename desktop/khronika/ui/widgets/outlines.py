"""The outlines of countries as paths, and the boxes of the world that maps show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from math import cos, radians
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from khronika.gazetteer import outline
from khronika.gazetteer.files import GazetteerMissing
from khronika.gazetteer.outlines import Ring

_WIDEST = 26.0  # degrees of longitude of a country that is shown whole
_AROUND = (9.0, 5.0)  # degrees to each side of a place in a larger country
_LEAST = 2.0  # degrees to each side of a place among others
_MARGIN = 0.08
_HALF_ROUND = 180.0


class Box(NamedTuple):
    """A part of the world, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def centre(self) -> QPointF:
        """The middle: longitude, latitude."""
        return QPointF((self.west + self.east) / 2, (self.south + self.north) / 2)

    def scale_into(self, width: int, height: int) -> float:
        """Return how many pixels a degree of latitude may take so that all of it is seen."""
        across = (self.east - self.west) * cos(radians(self.centre.y()))
        return min(width / across, height / (self.north - self.south)) / (1 + 2 * _MARGIN)


@dataclass(frozen=True, slots=True)
class Shape:
    """One country: its path and the box around it, in degrees."""

    code: str
    path: QPainterPath
    box: QRectF


def shapes(seen: QRectF) -> Iterator[Shape]:
    """Yield the countries that reach into `seen`, in degrees; none when the file of outlines is
    missing: dots are shown alone.

    A country is shaped when it is seen first: all of the world would keep a map waiting.
    """
    try:
        codes = outline().countries
    except GazetteerMissing:
        return
    for code in codes:
        if _reach(code).intersects(seen) and (shape := _shape(code)).box.intersects(seen):
            yield shape


def shape_ahead() -> None:
    """Shape all countries now: a tenth of a second that the first map need not wait for."""
    for _shaped in shapes(QRectF(-_HALF_ROUND, -90, 2 * _HALF_ROUND, 180)):
        pass


def box_of(country: str | None, longitude: float, latitude: float, *, whole: bool = False) -> Box:
    """Return what to show around a place: its country, or of a large one what is near.

    `whole`: the country is shown whole however large it is.
    """
    east, north = _AROUND
    near = Box(longitude - east, latitude - north, longitude + east, latitude + north)
    if (main := _main_box(country)) is None:
        return near
    seen = _joined([main, Box(longitude, latitude, longitude, latitude)])
    return near if seen.east - seen.west > _WIDEST and not whole else seen


def _main_box(country: str | None) -> Box | None:
    """Return the box of a country's largest part: islands far away would make the map small."""
    try:
        rings = outline().countries.get(country or "", ())
    except GazetteerMissing:
        return None
    boxes = map(_box, rings)
    return max(boxes, key=lambda box: (box.east - box.west) * (box.north - box.south), default=None)


def box_of_all(places: Iterable[tuple[float, float]]) -> Box:
    """Return a box that holds all `places` (longitude, latitude); at least one."""
    return _joined(
        Box(east - _LEAST, north - _LEAST / 2, east + _LEAST, north + _LEAST / 2)
        for east, north in places
    )


def _joined(boxes: Iterable[Box]) -> Box:
    west, south, east, north = zip(*boxes, strict=True)
    return Box(min(west), min(south), max(east), max(north))


def _unbroken(ring: Ring) -> Ring:
    """Return a ring that crosses the 180th meridian with longitudes that run on beyond it."""
    points, shift = [ring[0]], 0.0
    for (before, _north), (longitude, latitude) in pairwise(ring):
        if abs(longitude - before) > _HALF_ROUND:
            shift += 2 * _HALF_ROUND if longitude < before else -2 * _HALF_ROUND
        points.append((longitude + shift, latitude))
    return tuple(points)


def _box(ring: Ring) -> Box:
    longitudes, latitudes = zip(*_unbroken(ring), strict=True)
    return Box(min(longitudes), min(latitudes), max(longitudes), max(latitudes))


@cache
def _reach(code: str) -> QRectF:
    """Return a box around a country, larger than need be where it crosses the 180th meridian."""
    longitudes, latitudes = zip(*chain(*outline().countries[code]), strict=True)
    west, east = min(longitudes), max(longitudes)
    if east - west > _HALF_ROUND:
        west, east = west - 2 * _HALF_ROUND, east + 2 * _HALF_ROUND
    south = min(latitudes)
    return QRectF(west, south, east - west, max(latitudes) - south)


@cache
def _shape(code: str) -> Shape:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in outline().countries[code]:
        path.addPolygon(QPolygonF([QPointF(*point) for point in _unbroken(ring)]))
    return Shape(code, path, path.boundingRect())
