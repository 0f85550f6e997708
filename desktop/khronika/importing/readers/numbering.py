"""The numbers and bullets of Word's lists, which stand nowhere in the text (ECMA-376 §17.9)."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from khronika.importing.readers.markup import child, children, value
from khronika.importing.readers.numerals import BULLET, BULLETS, numeral

_PLACE = re.compile(r"%([1-9])")
_FORMATS = {
    "decimal": "1",
    "decimalZero": "01",
    "lowerRoman": "i",
    "upperRoman": "I",
    "lowerLetter": "a",
    "upperLetter": "A",
    "russianLower": "а",
    "russianUpper": "А",
}
_LEVELS = 9


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
            return level.text if level.text in BULLETS else BULLET
        return _PLACE.sub(lambda place: _shown(list_, int(place[1]) - 1), level.text).strip()


def _shown(list_: _List, at: int) -> str:
    level = list_.levels.get(at, _Level())
    count = list_.counts.get(at, level.start)
    return numeral(count, _FORMATS.get(level.format, ""))


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
