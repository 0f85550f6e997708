"""The words of a value without what stands around them: a name or a date ends before its comma."""

import re

_AROUND = "\"'“”„«»‘’‚‹›()[]{}<>.,;:!?…*_#|/\\·•–—-"
_OPENING = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“", "“": "„", "’": "‘", "›": "‹",
            '"': '"'}  # fmt: skip
_INITIAL = re.compile(r"(?:^|[\s.])[^\W\d_]{1,2}\.\Z")  # “Ivan T.”, «2023 р.»


def bare_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the words of `text[start:end]` begin and end, in code points of `text`.

    Blanks and punctuation around them go. A bracket or quotation mark stays whose partner stands
    among the words, and so does the full stop of an initial or of a short abbreviation. What
    consists of nothing else stays as it is, without the blanks.
    """
    first, last = start, end
    while first < last and (text[first].isspace() or text[first] in _AROUND):
        first += 1
    while first < last and _is_around(text, first, last):
        last -= 1
    return (first, last) if first < last else without_blanks(text, start, end)


def without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    """Return `start` and `end` without the blanks inside them; of nothing but blanks, as it is."""
    said = text[start:end]
    if not said.strip():
        return start, end
    return start + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip())


def _is_around(text: str, first: int, last: int) -> bool:
    """Whether the sign before `last` stands behind the words that begin at `first`."""
    mark, before = text[last - 1], text[first : last - 1]
    if mark.isspace():
        return True
    if mark == ".":
        return not _INITIAL.search(text[first:last])
    opening = _OPENING.get(mark)
    if opening == mark:
        return before.count(mark) % 2 == 0
    if opening is not None:
        return before.count(opening) <= before.count(mark)
    return mark in _AROUND
