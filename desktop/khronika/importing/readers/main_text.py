"""What a page is about: its headline, its lead and its text, without what stands around them.

trafilatura tells the text from menus and comments. It takes leads for neither; where a page does
not mark its text it finds the paragraphs and loses the headings and lists between them; in old
pages made of tables it finds everything. So what it finds is looked up on the page and filled in.
"""

import copy
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from lxml import etree
from trafilatura.core import bare_extraction

from khronika.importing.readers.page_around import NEVER, is_around, linked
from khronika.importing.readers.page_lines import (
    Element,
    Line,
    is_block,
    lines_of,
    text_of,
    written,
)

WHOLE_PAGE = "whole-page"  # a remark: the main text could not be told from what is around it
NO_TEXT = "no-text"  # a remark: there are no words

_MOST = 60_000  # elements of a page that is looked through in seconds
_LITTLE = 0.1  # of the words of a page: less is not what it is about
_FEW = 30  # words; a page with fewer around its text is as it should be
_LOCATED = 0.7  # of the words found: less is not what stands on the page in lines
_DENSE = 0.6  # of the words of a page that are no links
_LINKED = 0.5  # of the words of a line: more leads elsewhere
_HEADINGS = ("h1", "h2", "h3", "h4")
_LEAD = 40  # code points; what is shorter below a headline is a date or a name
_SENTENCE = re.compile(r"[.!?…:;,][»”\"')]*\Z")
_UP = 3  # how far around a headline its lead may stand
_LETTERS = re.compile(r"[\W_]+")
# What trafilatura may stumble over in a page that nobody wrote by hand.
_STUMBLES = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


def main_text(tree: Element, titles: tuple[str, ...] = ()) -> tuple[str, tuple[str, ...]]:
    """Return the text of a page as it is kept, and remarks. `tree` is numbered in place.

    Of the headings of the page one that is among `titles` is its headline, and stands first.
    """
    number_lists(tree)
    page = lines_of(tree, is_around)
    densest = _densest(tree)
    lines = _filled(page, _found(tree)) or _belonging(_inside(densest, page), set())
    if any(one.tag == "td" for one in (densest, *densest.iterancestors())):
        # Of a page that is laid out as a table, the other cells are what stands around the text.
        lines = _belonging(_inside(densest, lines), set())
    remarks: tuple[str, ...] = ()
    if _count(lines) < min(_FEW, _count(page)) or _count(lines) < _LITTLE * _count(page):
        lines, remarks = page, (WHOLE_PAGE,)
    elif (headline := _headline(tree, titles)) is not None:
        lines = _with_headline(headline, lines)
    if not lines:
        lines = lines_of(tree, lambda one: one.tag in NEVER)
    return written(lines), remarks if lines else (NO_TEXT,)


def number_lists(tree: Element) -> None:
    """Write the numbers of ordered lists, which a browser counts, into their items."""
    for ordered in tree.iter("ol"):
        number = _whole_number(ordered.get("start"), 1)
        for item in ordered.iterchildren("li"):
            number = _whole_number(item.get("value"), number)
            first = item
            while not (first.text or "").strip() and len(first) and is_block(first[0]):
                first = first[0]
            first.text = f"{number}. {(first.text or '').lstrip()}"
            number += 1


def _whole_number(written: str | None, otherwise: int) -> int:
    found = re.fullmatch(r"[0-9]{1,6}", written or "")
    return int(found[0]) if found is not None else otherwise


def _found(tree: Element) -> list[Line]:
    """Return what trafilatura takes for the main text."""
    if sum(1 for _ in islice(tree.iter(), _MOST)) == _MOST:
        return []
    try:
        document = bare_extraction(
            copy.deepcopy(tree), include_comments=False, include_tables=True, output_format="xml"
        )
    except (*_STUMBLES, etree.LxmlError):
        return []
    if document is None or isinstance(document, dict):
        return []
    return lines_of(document.body)


def _filled(page: list[Line], found: list[Line]) -> list[Line]:
    """Return `found` with the lines of `page` that stand between; none if it is not there so."""
    places: dict[str, list[int]] = {}
    for place, line in enumerate(page):
        places.setdefault(_key(line), []).append(place)
    located = [line for line in found if _key(line) in places]
    if _count(located) < _LOCATED * _count(found):
        return []
    keys = set(map(_key, found))
    filled: list[Line] = []
    last = -1
    for line in found:
        there = next((one for one in places.get(_key(line), ()) if one > last), -1)
        if there < 0:
            filled.append(line)
            continue
        if last >= 0:
            filled += _between(page, last, there, keys)
        filled.append(page[there])
        last = there
    return filled + _behind(page, last, keys) if last >= 0 else filled


def _between(page: list[Line], first: int, last: int, found: set[str]) -> list[Line]:
    """Return the lines between two of the text, as far as they belong to it."""
    parents = [page[place].block.getparent() for place in (first, last)]
    same = parents[0] is parents[1]
    inside = [
        line for line in page[first + 1 : last] if same or _holder(line).getparent() in parents
    ]
    return _belonging(inside, found)


def _behind(page: list[Line], last: int, found: set[str]) -> list[Line]:
    """Return the lines behind the last of the text that stand in the same place as it."""
    holder = _holder(page[last]).getparent()
    if holder is None or holder.tag in ("body", "html"):
        return []
    inside = []
    for line in page[last + 1 :]:
        if not any(up is holder for up in line.block.iterancestors()):
            break
        inside.append(line)
    return _belonging(inside, found)


def _belonging(lines: list[Line], found: set[str]) -> list[Line]:
    """Return `lines` without links to elsewhere and what stands above those."""
    kept: list[Line] = []
    links: dict[Element, float] = {}
    is_left_out = False
    for line in reversed(lines):
        if line.block not in links:
            links[line.block] = linked(line.block)
        leads_on = links[line.block] > _LINKED
        above = is_left_out and _SENTENCE.search(line.text) is None
        is_left_out = leads_on or above
        if not is_left_out and _key(line) not in found:
            kept.append(line)
    return kept[::-1]


def _holder(line: Line) -> Element:
    """Return the block of a line, or the list, table or quotation that the block is part of."""
    outer = list(line.block.iterancestors("ul", "ol", "dl", "table", "blockquote"))
    return outer[-1] if outer else line.block


def _densest(tree: Element) -> Element:
    """Return the innermost element that holds most words of the page which are no links."""
    weights: Counter[Element] = Counter()
    for line in lines_of(tree, lambda one: one.tag == "a" or is_around(one)):
        words = len(line.text.split())
        weights[line.block] += words
        for up in line.block.iterancestors():
            weights[up] += words
    inner = tree
    while True:
        heaviest = max(inner, key=lambda one: weights[one], default=None)
        if heaviest is None or weights[heaviest] <= _DENSE * weights[tree]:
            return inner
        inner = heaviest


def _inside(element: Element, lines: list[Line]) -> list[Line]:
    return [
        line
        for line in lines
        if line.block is element or any(up is element for up in line.block.iterancestors())
    ]


def _count(lines: list[Line]) -> int:
    return sum(len(line.text.split()) for line in lines)


def _key(line: Line) -> str:
    return _LETTERS.sub("", line.text).casefold()


def _headline(tree: Element, titles: tuple[str, ...]) -> Element:
    """Return the heading that says one of the titles, or None."""
    for title in titles:
        for heading in tree.iter(*_HEADINGS):
            if text_of(heading).casefold() == title.casefold():
                return heading
    return None


def _with_headline(headline: Element, lines: list[Line]) -> list[Line]:
    """Return lines that begin with the headline and the lead below it, each of them once."""
    said = text_of(headline)
    rest = [line for line in lines[:3] if line.text.casefold() != said.casefold()] + lines[3:]
    there = set(map(_key, rest))
    leads = [Line(text=one) for one in _leads(headline, there)]
    return [Line(text=said), *leads, *rest]


def _leads(headline: Element, text: set[str]) -> list[str]:
    """Return the sentences that stand between a headline and the text."""
    found: list[str] = []
    for line in islice(_below(headline), 20):
        if _key(line) in text:
            return found
        if len(line.text) >= _LEAD and _SENTENCE.search(line.text) and linked(line.block) < _LINKED:
            found.append(line.text)
    return []


def _below(headline: Element) -> Iterator[Line]:
    """Yield the lines that follow a headline, not those of pictures."""
    around = headline
    for _ in range(_UP):
        for beside in around.itersiblings():
            if isinstance(beside.tag, str) and beside.tag != "figure" and not is_around(beside):
                yield from lines_of(beside, lambda one: one.tag == "figure" or is_around(one))
        around = around.getparent()
        if around is None or around.tag in ("body", "html"):
            return
