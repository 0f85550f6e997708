"""The bounds of a figure in the words it is written in: “at least 80”, «від 20 до 30».

Rather none than a wrong one: of two numbers, of “dozens” and of “about 300” nothing is read. How
far a number may be from “about” the person says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from khronika.domain.number_words import Amount, Part, Unread, parts_of


@dataclass(frozen=True, slots=True)
class Bounds:
    """At least `low`, at most `high`; None where nothing is said."""

    low: int | None = None
    high: int | None = None


NO_BOUNDS = Bounds()
_LONGEST = 200  # letters that are read


class _Side(Enum):
    LEAST = auto()
    MORE = auto()
    MOST = auto()
    FEWER = auto()
    ABOUT = auto()


_BEFORE = {
    _Side.LEAST: "at least; minimum; minimum of; no less than; no fewer than; not less than"
    "; not fewer than; upwards of; ≥; щонайменше; принаймні; мінімум; як мінімум; не менше; не менш"
    "; не менше ніж; не менш ніж; не менше як; не менш як; хоча б; не менее; не меньше"
    "; не менее чем; не меньше чем; по меньшей мере; по крайней мере; минимум; как минимум"
    "; хотя бы",
    _Side.MORE: "more than; over; above; in excess of; >; понад; більше; більш; більше ніж"
    "; більш ніж; більше як; більш як; більше за; свыше; более; больше; более чем; больше чем",
    _Side.MOST: "at most; up to; no more than; not more than; as many as; maximum; maximum of"
    "; almost; nearly; ≤; до; не більше; не більш; не більше ніж; не більш ніж; не більше як"
    "; не більш як; максимум; щонайбільше; майже; не более; не больше; не более чем"
    "; не больше чем; самое большее; почти",
    _Side.FEWER: "less than; fewer than; under; below; <; менше; менш; менше ніж; менш ніж"
    "; менше як; менш як; менее; меньше; менее чем; меньше чем",
    _Side.ABOUT: "about; around; some; approximately; roughly; circa; ca; c; estimated; ~; ≈"
    "; close to; several; few; many; близько; приблизно; орієнтовно; десь; кілька; декілька"
    "; багато; около; примерно; приблизительно; где - то; порядка; несколько; много",
}
_AFTER = {
    _Side.LEAST: "or more; and more; or over; and over; plus; +; або більше; чи більше"
    "; і більше; та більше; или более; или больше; и более; и больше",
    _Side.MOST: "or less; or fewer; або менше; чи менше; або менш; или менее; или меньше",
    _Side.ABOUT: "or so; з лишком; с лишним; с небольшим",
}
_FROM = frozenset("from від з із от с".split())
_BETWEEN = frozenset("between між поміж между".split())
_AND = frozenset("and і й та и".split())
_TO = frozenset("- to or до чи або или либо".split())


def _phrases(said: dict[_Side, str]) -> list[tuple[tuple[str, ...], _Side]]:
    """Return every phrase in its words, the longest first."""
    found = [
        (tuple(phrase.split()), side)
        for side, phrases in said.items()
        for phrase in phrases.split(";")
    ]
    return sorted(found, key=lambda one: -len(one[0]))


_LEADING, _TRAILING = _phrases(_BEFORE), _phrases(_AFTER)


def read_bounds(words: str) -> Bounds:
    """Return the bounds that `words` give a number; none where they give none plainly."""
    parts = parts_of(words) if len(words) <= _LONGEST else []
    if any(isinstance(part, Unread) for part in parts):
        return NO_BOUNDS
    found = [(at, part) for at, part in enumerate(parts) if isinstance(part, Amount)]
    match [one for one in found if not one[1].is_one] or found:
        case [(at, amount)] if not _BETWEEN.intersection(map(str, parts)):
            return _bounds(amount.value, amount.value, _side(parts, at, at))
        case [first, last]:
            return _of_two(parts, first, last)
        case _:
            return NO_BOUNDS


def _of_two(parts: Sequence[Part], first: tuple[int, Amount], last: tuple[int, Amount]) -> Bounds:
    """Return the bounds that two numbers are of one figure; none of two figures."""
    (at, least), (end, most) = first, last
    before = parts[at - 1] if at else ""
    low, high = least.value, most.value
    if _is_range(before, list(parts[at + 1 : end])):
        if least.scale == 1 and low < high // most.scale:
            low *= most.scale  # “20–30 thousand”
        begins = at - 1 if before in _FROM | _BETWEEN else at
        return _bounds(low, high, _side(parts, begins, end)) if low < high else NO_BOUNDS
    one, other = _side(parts, at, at), _side(parts, end, end)
    if one in (_Side.LEAST, _Side.MORE) and other in (_Side.MOST, _Side.FEWER):
        lower, upper = _bounds(low, low, one).low, _bounds(high, high, other).high
        if lower is not None and upper is not None and lower <= upper:
            return Bounds(lower, upper)
    return NO_BOUNDS


def _is_range(before: Part, between: list[Part]) -> bool:
    match between:
        case [str(word)]:
            return word in _TO or (before in _BETWEEN and word in _AND)
        case _:
            return False


def _side(parts: Sequence[Part], first: int, last: int) -> _Side | None:
    """Return what is said around the number from `first` to `last`; None for nothing."""
    leading, trailing = parts[:first], parts[last + 1 :]
    while leading and leading[-1] in ("a", "an", "the", "якісь", "какие"):
        leading = leading[:-1]
    for phrase, side in _LEADING:
        if tuple(leading[-len(phrase) :]) == phrase:
            return side
    for phrase, side in _TRAILING:
        if phrase in (tuple(trailing[: len(phrase)]), tuple(trailing[-len(phrase) :])):
            return side
    return None


def _bounds(low: int, high: int, side: _Side | None) -> Bounds:
    match side:
        case None:
            return Bounds(low, high)
        case _Side.LEAST:
            return Bounds(low=low)
        case _Side.MORE:
            return Bounds(low=low + 1)
        case _Side.MOST:
            return Bounds(high=high)
        case _Side.FEWER:
            return Bounds(high=high - 1) if high else NO_BOUNDS
        case _:
            return Bounds(low, high) if low < high else NO_BOUNDS
