"""What a text says of itself: front matter as blogs write it, and its heading.

The text is not changed by being read: front matter and marks stay in it, since they are part of
what people cite. Plain text is read the same way, as many plain texts are written so.
"""

import re
from itertools import pairwise

FrontMatter = dict[str, tuple[str, ...]]

_BEGINNING = 16_384  # code points in which front matter ends and a heading stands, or there is none
LONGEST_TITLE = 120  # code points; a longer first line is the text itself
# Code points of a line that are looked at: marks are sought from each place to the line's end, so
# that a line of marks alone takes the square of its length.
_LONGEST_LINE = 2_000
_FENCE = ("---", "...")
_FIELD = re.compile(r"(\w[\w -]{0,40}?)\s*:(?:\s+(.*))?")
_ITEM = re.compile(r"\s*-\s+(.*)")
_QUOTED = re.compile(r"""(["'])(.*)\1""")
_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*")  # CommonMark 4.2
_UNDERLINE = re.compile(r" {0,3}(=+|-{3,})\s*")  # CommonMark 4.3
_CODE = re.compile(r" {0,3}(?:```|~~~)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1")
# A line that begins so, or is one of these, was around the text on its page and is no title.
_NO_TITLE = re.compile(r"\s*(?:[•·*+>|<\[!-]|https?:|\W*\Z)")
_AROUND = frozenset(
    "top of page|bottom of page|skip to content|skip to main content|skip to navigation|home|menu"
    "|share|log in|sign in|subscribe|search|перейти к содержанию|перейти к основному содержанию"
    "|меню|главная|поиск|поделиться|подписаться|перейти до вмісту|перейти до змісту|головна|пошук"
    "|поділитися|підписатися".split("|")
)


def front_matter(text: str) -> FrontMatter:
    """Return the fields between the "---" lines that `text` begins with; empty without them.

    Keys are folded to small letters. Every value is a tuple; a list, written either way, gives
    several. It is read as people write it (a key is what stands before a colon), not as YAML.
    """
    lines = _beginning(text)
    end = _end_of_front_matter(lines)
    fields: dict[str, list[str]] = {}
    values: list[str] = []
    for line in lines[1:end]:
        if (item := _ITEM.fullmatch(line)) is not None:
            values.append(_bare(item[1]))
        elif (field := _FIELD.fullmatch(line)) is not None:
            values = fields.setdefault(field[1].casefold(), [])
            values += _values(field[2] or "")
    said = {key: tuple(filter(None, values)) for key, values in fields.items()}
    return {key: values for key, values in said.items() if values}


def heading(text: str) -> str | None:
    """Return the heading of `text`: the first of the first rank, else the first, else None."""
    ranked = _headings(body(text))
    return min(ranked, key=lambda one: one[0] > 1)[1] if ranked else None


def first_line(text: str) -> str | None:
    """Return the first line when it is short enough to be a title, else None."""
    for line in body(text):
        if not _NO_TITLE.match(line) and line.strip().casefold() not in _AROUND:
            return plain(line) if len(line.strip()) <= LONGEST_TITLE else None
    return None


def plain(line: str) -> str:
    """Return `line` without marks of emphasis and without the addresses of its links."""
    bare = _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", line))
    return " ".join(bare.split())


def body(text: str) -> list[str]:
    """Return the lines at the beginning of `text`, those of front matter left out."""
    lines = _beginning(text)
    return lines[_end_of_front_matter(lines) + 1 :] if _has_front_matter(lines) else lines


def _beginning(text: str) -> list[str]:
    return [line[:_LONGEST_LINE] for line in text[:_BEGINNING].split("\n")]


def _has_front_matter(lines: list[str]) -> bool:
    return _end_of_front_matter(lines) > 0


def _end_of_front_matter(lines: list[str]) -> int:
    """Return the number of the line that closes it, or 0: a "---" may be a mere rule."""
    if lines[0].rstrip() != _FENCE[0]:
        return 0
    inside = [line for line in lines[1:] if line.strip() and not line.startswith("#")]
    if not inside or _FIELD.fullmatch(inside[0]) is None:
        return 0
    closing = (number for number, line in enumerate(lines) if number and line.rstrip() in _FENCE)
    return next(closing, 0)


def _values(written: str) -> list[str]:
    written = written.strip()
    if written.startswith("[") and written.endswith("]"):
        return [_bare(one) for one in written[1:-1].split(",")]
    return [] if written in (">", "|") else [_bare(written)]


def _bare(written: str) -> str:
    quoted = _QUOTED.fullmatch(written.strip())
    return quoted[2] if quoted else written.strip()


def _headings(lines: list[str]) -> list[tuple[int, str]]:
    """Return the headings in `lines` with their ranks, code blocks left out."""
    found = []
    in_code = False
    for above, line in pairwise(["", *lines]):
        if _CODE.match(line):
            in_code = not in_code
        elif not in_code and (ranked := _ranked(above, line)) is not None:
            found.append(ranked)
    return found


def _ranked(above: str, line: str) -> tuple[int, str] | None:
    if (marked := _HEADING.fullmatch(line)) is not None and (words := plain(marked[2])):
        return len(marked[1]), words
    if (under := _UNDERLINE.fullmatch(line)) is None or _NO_TITLE.match(above):
        return None
    words = plain(above)
    if not words or len(words) > LONGEST_TITLE:
        return None
    return 1 if under[1].startswith("=") else 2, words
