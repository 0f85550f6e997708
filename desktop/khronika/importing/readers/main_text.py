"""What a page is about: its headline, its lead and its text, without what stands around them.

trafilatura tells the text from menus and comments. It takes leads for neither; where a page does
not mark its text it finds the paragraphs and loses the headings and lists between them; in old
pages made of tables it finds everything. So what it finds is looked up on the page and filled in.
"""

import copy
import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from lxml import etree
from trafilatura.core import bare_extraction

from khronika.importing.readers.page_around import Surroundings, is_caption, is_never
from khronika.importing.readers.page_lines import (
    Element,
    Line,
    is_block,
    lines_of,
    text_of,
    written,
)

WHOLE_PAGE = "whole-page"  # a remark: the main text could not be told from what is around it
NO_TEXT = "no-words"  # a remark: there are no words

_MOST = 20_000  # elements; trafilatura's time grows with their square
# Shares are of the code points of lines: not all languages part words.
_LITTLE = 0.1  # of a page: less is not what it is about
_FEW = 200  # code points; a page of fewer is about all of them
_LOCATED = 0.7  # of what was found: less is not what stands on the page in lines
_DENSE = 0.6  # of what on a page is no link
_LINKED = 0.5  # of a line: more leads elsewhere
_HEADINGS = ("h1", "h2", "h3", "h4")
_LEAD = 40  # code points; what is shorter below a headline is a date or a name
_SENTENCE = re.compile(r"[.!?…:;,][»”\"')]*\Z")
_LEADS = 20  # lines below a headline that are looked at
_UP = 3  # how far around a headline its lead may stand
_LETTERS = re.compile(r"[\W_]+")
# What trafilatura may stumble over in a page that nobody wrote by hand.
_STUMBLES = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


def main_text(
    tree: Element, around: Surroundings, titles: tuple[str, ...] = ()
) -> tuple[str, tuple[str, ...]]:
    """Return the text of a page as it is kept, and remarks. `tree` is numbered in place.

    Of the headings of the page one that is among `titles` is its headline, and stands first.
    """
    number_lists(tree)
    page = lines_of(tree, is_never)
    kept = lines_of(tree, around.has)
    clear = {line.block for line in kept}
    densest = _densest(tree, around)
    lines = _filled(page, clear, around, _found(tree))
    if any(one.tag == "td" for one in (densest, *densest.iterancestors())):
        # Of a page that is laid out as a table, the other cells are what stands around the text.
        lines = _plain(densest, lines, around) or _plain(densest, page, around)
    remarks: tuple[str, ...] = ()
    if _count(page) < _FEW:
        lines = page
    elif not lines or _is_little(_count(lines), _count(kept)):
        lines = kept if _count(kept) > _LITTLE * _count(page) else page
        remarks = (WHOLE_PAGE,)
    elif (headline := _headline(tree, titles)) is not None:
        lines = _with_headline(headline, lines, around)
    return written(lines), remarks if lines else (NO_TEXT,)


def all_text(
    tree: Element, _around: Surroundings, _titles: tuple[str, ...] = ()
) -> tuple[str, tuple[str, ...]]:
    """Return all that can be seen of a page, as `main_text` does."""
    number_lists(tree)
    lines = lines_of(tree, is_never)
    return written(lines), () if lines else (NO_TEXT,)


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


def _filled(
    page: list[Line], clear: set[Element], around: Surroundings, found: list[Line]
) -> list[Line]:
    """Return `found` with the lines of the page that stand between, if it is there in lines."""
    places: dict[str, list[int]] = {}
    for place, line in enumerate(page):
        places.setdefault(_key(line), []).append(place)
    located = [line for line in found if _key(line) in places]
    if _count(located) < _LOCATED * _count(found):
        return _unstuck(page, found) if len(found) == 1 else found
    keys = set(map(_key, found))
    filled: list[Line] = []
    last = -1
    for line in found:
        known = places.get(_key(line), [])
        if (nth := bisect(known, last)) == len(known):
            filled.append(line)
            continue
        there = known[nth]
        if last >= 0:
            filled += _belonging(_between(page, last, there), keys, clear, around)
        filled.append(page[there])
        last = there
    return filled + _belonging(_behind(page, last), keys, clear, around) if last >= 0 else filled


def _unstuck(page: list[Line], found: list[Line]) -> list[Line]:
    """Return the lines of the page that `found` is made of, if it has lost where they end."""
    whole = "\n".join(map(_key, found))
    lines = [line for line in page if _key(line) in whole]
    return lines if _count(lines) >= _LOCATED * _count(found) else found


def _between(page: list[Line], first: int, last: int) -> list[Line]:
    """Return the lines between two of the text, as far as they belong to it."""
    parents = [_holder(page[place]).getparent() for place in (first, last)]
    return [line for line in page[first + 1 : last] if _holder(line).getparent() in parents]


def _behind(page: list[Line], last: int) -> list[Line]:
    """Return the lines behind the last of the text that stand in the same place as it."""
    holder = _holder(page[last]).getparent()
    if holder is None or holder.tag in ("body", "html"):
        return []
    inside = []
    for line in page[last + 1 :]:
        if not any(up is holder for up in line.block.iterancestors()):
            break
        if _holder(line).getparent() is holder:
            inside.append(line)
    return inside


def _belonging(
    lines: list[Line], found: set[str], clear: set[Element], around: Surroundings
) -> list[Line]:
    """Return `lines` without links to elsewhere and what stands above those.

    Nothing is there that was found already, or stands in none of the blocks that are `clear`.
    """
    kept: list[Line] = []
    is_left_out = False
    for line in reversed(lines):
        leads_on = (
            line.block not in clear or around.linked(line.block) > _LINKED or is_caption(line.block)
        )
        above = is_left_out and _SENTENCE.search(line.text) is None
        is_left_out = leads_on or above
        if not is_left_out and _key(line) not in found:
            kept.append(line)
    return kept[::-1]


def _holder(line: Line) -> Element:
    """Return the block of a line, or the list, table or quotation that the block is part of."""
    outer = list(line.block.iterancestors("ul", "ol", "dl", "table", "blockquote"))
    return outer[-1] if outer else line.block


def _densest(tree: Element, around: Surroundings) -> Element:
    """Return the innermost element that holds most words of the page which are no links."""
    weights: Counter[Element] = Counter()
    for line in lines_of(tree, lambda one: one.tag == "a" or around.has(one)):
        weights[line.block] += len(line.text)
        for up in line.block.iterancestors():
            weights[up] += len(line.text)
    inner = tree
    while True:
        heaviest = max(inner, key=lambda one: weights[one], default=None)
        if heaviest is None or weights[heaviest] <= _DENSE * weights[tree]:
            return inner
        inner = heaviest


def _plain(element: Element, lines: list[Line], around: Surroundings) -> list[Line]:
    """Return those of `lines` that stand in `element` and do not lead elsewhere."""
    inside = [
        line
        for line in lines
        if line.block is element or any(up is element for up in line.block.iterancestors())
    ]
    return _belonging(inside, set(), {line.block for line in inside}, around)


def _is_little(found: int, there: int) -> bool:
    return found < _LITTLE * there or (found < _FEW and found < there / 2)


def _count(lines: list[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _key(line: Line) -> str:
    return _LETTERS.sub("", line.text).casefold()


def _headline(tree: Element, titles: tuple[str, ...]) -> Element:
    """Return the heading that says one of the titles, or None."""
    for title in titles:
        for heading in tree.iter(*_HEADINGS):
            if text_of(heading).casefold() == title.casefold():
                return heading
    return None


def _with_headline(headline: Element, lines: list[Line], around: Surroundings) -> list[Line]:
    """Return lines that begin with the headline and the lead below it, each of them once."""
    said = text_of(headline)
    rest = [line for line in lines[:3] if line.text.casefold() != said.casefold()] + lines[3:]
    there = set(map(_key, rest))
    leads = [Line(text=one) for one in _leads(headline, there, around)]
    return [Line(text=said), *leads, *rest]


def _leads(headline: Element, text: set[str], around: Surroundings) -> list[str]:
    """Return the sentences that stand between a headline and the text."""
    found: list[str] = []
    for line in islice(_below(headline, around), _LEADS):
        if _key(line) in text:
            return found
        is_said = len(line.text) >= _LEAD and _SENTENCE.search(line.text) is not None
        if is_said and around.linked(line.block) < _LINKED and not is_caption(line.block):
            found.append(line.text)
    return []


def _below(headline: Element, around: Surroundings) -> Iterator[Line]:
    """Yield the lines that follow a headline."""
    outer = headline
    for _ in range(_UP):
        for beside in outer.itersiblings():
            if isinstance(beside.tag, str) and not around.has(beside):
                yield from lines_of(beside, around.has)
        outer = outer.getparent()
        if outer is None or outer.tag in ("body", "html"):
            return
