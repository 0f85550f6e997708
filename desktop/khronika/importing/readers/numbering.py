"""The numbers and bullets of Word's lists, which stand nowhere in the text (ECMA-376 §17.9)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from khronika.importing.readers.markup import child, children, value

_PLACE = re.compile(r"%([1-9])")
_BULLETS = frozenset("•◦‣▪–—-*·→")
_BULLET = "•"
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "m cm d cd c xc l xl x ix v iv i".split(),
        strict=True,
    )
)
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_LEVELS = 9
_MOST = 30_000  # what numbers are shown to; Word's own limit


def roman(number: int) -> str:
    """Return `number` in small Roman numerals."""
    written = ""
    for worth, sign in _ROMAN:
        times, number = divmod(number, worth)
        written += sign * times
    return written


def _letters(alphabet: str, number: int) -> str:
    """After the last letter come all doubled, as Word counts: z, aa, bb."""
    times, letter = divmod(number - 1, len(alphabet))
    return alphabet[letter] * (times + 1)


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": lambda number: _letters(_LATIN, number),
    "upperLetter": lambda number: _letters(_LATIN, number).upper(),
    "russianLower": lambda number: _letters(_RUSSIAN, number),
    "russianUpper": lambda number: _letters(_RUSSIAN, number).upper(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    style: str | None = None


@dataclass(slots=True, kw_only=True)
class _List:
    """An abstract list: its levels, and how far each has been counted."""

    levels: dict[int, _Level]
    same_as: str | None = None  # the style that leads to the list that has the levels
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the paragraphs of the lists that a numbering part describes."""

    def __init__(self, root: Element | None = None) -> None:
        self._lists: dict[str, _List] = {}
        self._numbers: dict[str, _List] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        for element in children(root, "w:abstractNum"):
            levels = {_number(one, "w:ilvl"): _level(one) for one in children(element, "w:lvl")}
            self._lists[element.get("w:abstractNumId", "")] = _List(
                levels=levels, same_as=value(element, "w:numStyleLink")
            )
        for element in children(root, "w:num"):
            number = element.get("w:numId", "")
            if (found := self._lists.get(value(element, "w:abstractNumId") or "")) is not None:
                self._numbers[number] = found
            self._restarts[number] = {
                _number(one, "w:ilvl"): _number(start, "w:val")
                for one in children(element, "w:lvlOverride")
                if (start := child(one, "w:startOverride")) is not None
            }

    def follow(self, number_of_style: Callable[[str], str | None]) -> None:
        """Let lists that stand for another through a style be that other."""
        for number, list_ in self._numbers.items():
            if not list_.levels and list_.same_as is not None:
                other = self._numbers.get(number_of_style(list_.same_as) or "")
                self._numbers[number] = other or list_

    def level_of(self, number: str, style: str | None) -> int:
        """Return the level at which paragraphs of `style` stand in the list `number`."""
        list_ = self._numbers.get(number)
        levels = list_.levels.items() if list_ is not None else ()
        return next((at for at, level in levels if style and level.style == style), 0)

    def label(self, number: str, at: int) -> str:
        """Count one more paragraph at level `at`, from 0, and return what stands before it."""
        list_ = self._numbers.get(number)
        if list_ is None or not 0 <= at < _LEVELS:
            return ""
        level = list_.levels.get(at, _Level())
        restart = self._restarts.get(number, {}).pop(at, None)
        count = list_.counts.get(at, level.start - 1) + 1 if restart is None else restart
        list_.counts = {one: counted for one, counted in list_.counts.items() if one < at}
        list_.counts[at] = count
        if level.format == "bullet":
            return level.text if level.text in _BULLETS else _BULLET
        return _PLACE.sub(lambda place: _shown(list_, int(place[1]) - 1), level.text).strip()


def _shown(list_: _List, at: int) -> str:
    level = list_.levels.get(at, _Level())
    count = list_.counts.get(at, level.start)
    format_ = _FORMATS.get(level.format)
    return format_(count) if format_ is not None and 0 < count <= _MOST else ""


def _level(element: Element) -> _Level:
    start = child(element, "w:start")
    return _Level(
        start=1 if start is None else _number(start, "w:val"),
        format=value(element, "w:numFmt") or "decimal",
        text=(value(element, "w:lvlText") or "")[: _LEVELS * 4],
        style=value(element, "w:pStyle"),
    )


def _number(element: Element, attribute: str) -> int:
    said = element.get(attribute, "")
    return int(said) if said.isdecimal() and len(said) < 9 else 0
