"""Words without what stands around them: a name or a date ends before its comma, and what is
selected of a text begins behind one.
"""

import re

_AROUND = "\"'“”„«»‘’‚‹›()[]{}<>.,;:!?…*_#|/\\·•–—-"
_OPENING = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“", "“": "„", "’": "‘", "›": "‹",
            '"': '"'}  # fmt: skip
_BESIDE = ",;:·•–—―−-"  # divides what is said from what is said beside it
_CLOSING = {"(": ")", "[": "]", "{": "}", "«": "»", "„": "“”", "“": "”", "‹": "›", '"': '"'}
_OPENED = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“„", "“": "„", "›": "‹", '"': '"'}
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


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where what is selected of `text` begins and ends, in code points of `text`.

    Blanks around it go, and so do commas, semicolons, colons and dashes, and a bracket or a
    quotation mark whose partner is not selected. What ends a sentence stays. What consists of
    nothing else stays as it is, without the blanks.
    """
    first, last = start, end
    while first < last and _is_loose_before(text, first, last):
        first += 1
    while first < last and _is_loose_behind(text, first, last):
        last -= 1
    if not any(sign.isalnum() for sign in text[first:last]):
        return without_blanks(text, start, end)
    # What was shed behind may have been the partner of what stands before.
    return (first, last) if (first, last) == (start, end) else trimmed(text, first, last)


def without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    """Return `start` and `end` without the blanks inside them; of nothing but blanks, as it is."""
    said = text[start:end]
    if not said.strip():
        return start, end
    return start + len(said) - len(said.lstrip()), end - len(said) + len(said.rstrip())


def _is_loose_before(text: str, first: int, last: int) -> bool:
    """Whether the sign at `first` belongs to no word of what is selected up to `last`."""
    mark, rest = text[first], text[first + 1 : last]
    if mark in "-−" and rest[:1].isdigit() and not text[max(0, first - 1) : first].isalnum():
        return False  # “-20 °C”
    if (closing := _CLOSING.get(mark)) is not None:
        return not any(one in rest for one in closing)
    return mark.isspace() or mark in _BESIDE or mark in _OPENED


def _is_loose_behind(text: str, first: int, last: int) -> bool:
    """Whether the sign before `last` belongs to no word of what is selected from `first` on."""
    mark, rest = text[last - 1], text[first : last - 1]
    if (opening := _OPENED.get(mark)) is not None:
        return not any(one in rest for one in opening)
    return mark.isspace() or mark in _BESIDE or mark in _CLOSING


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
