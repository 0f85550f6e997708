"""What Word's styles say of the paragraphs that have them (ECMA-376 §17.7)."""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from khronika.importing.readers.markup import children, value

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_LONGEST_CHAIN = 20  # of styles based on styles; Word refuses more than eleven
_BODY = 9  # the outline level of what is no heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One style of paragraphs. `name` is English whichever Word wrote it, unlike `id`."""

    id: str = ""
    name: str = ""
    based_on: str | None = None
    outline: int | None = None  # 0 for a heading of the first rank
    number: str | None = None  # the list that its paragraphs are counted in
    level: int | None = None


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Element | None = None) -> None:
        self.language: str | None = None
        self._styles: dict[str, Style] = {}
        if root is not None:
            self.language = value(root, "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
            self._styles = {one.id: one for one in map(_style, children(root, "w:style"))}

    def is_title(self, id_: str | None) -> bool:
        """Whether paragraphs of the style are the title of the document."""
        return any(one.name == "title" for one in self._chain(id_))

    def outline(self, id_: str | None) -> int | None:
        """Return the rank of a heading, from 0, or None of what is none."""
        for one in self._chain(id_):
            if one.outline is not None:
                return one.outline if one.outline < _BODY else None
            if (heading := _HEADING.fullmatch(one.name)) is not None:
                return int(heading[1]) - 1
        return None

    def number(self, id_: str | None) -> str | None:
        """Return the number of the list that paragraphs of the style are in."""
        return next((one.number for one in self._chain(id_) if one.number is not None), None)

    def level(self, id_: str | None) -> int | None:
        """Return the level in that list, where the style says it."""
        return next((one.level for one in self._chain(id_) if one.level is not None), None)

    def _chain(self, id_: str | None) -> list[Style]:
        """Return the style and what it is based on, the nearest first."""
        chain: list[Style] = []
        style = self._styles.get(id_ or "")
        while style is not None and len(chain) < _LONGEST_CHAIN:
            chain.append(style)
            style = self._styles.get(style.based_on or "")
        return chain


def _style(element: Element) -> Style:
    return Style(
        id=element.get("w:styleId", ""),
        name=(value(element, "w:name") or "").casefold(),
        based_on=value(element, "w:basedOn"),
        outline=digit(value(element, "w:pPr/w:outlineLvl")),
        number=value(element, "w:pPr/w:numPr/w:numId"),
        level=digit(value(element, "w:pPr/w:numPr/w:ilvl")),
    )


def digit(said: str | None) -> int | None:
    """Return a rank or level, which Word has from 0 to 9, or None of anything else."""
    return int(said) if said is not None and len(said) == 1 and said in "0123456789" else None
