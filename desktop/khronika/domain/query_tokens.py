"""A query cut into brackets, operators, phrases, fields and words, in one pass over its text.

Each kind of token is found at a place by looking no further than its own end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from khronika.domain.query_fields import field_called
from khronika.domain.query_letters import QUOTES, SPACES, core


class Mark(StrEnum):
    """What a token is."""

    OPEN = "("
    CLOSE = ")"
    OR = "or"
    AND = "and"
    NOT = "not"
    MINUS = "-"
    NEAR = "near"
    PHRASE = "phrase"
    FIELD = "field"
    WORD = "word"
    END = "end"


@dataclass(frozen=True, slots=True)
class Value:
    """Where a value of a field stands, in its marks if it has some."""

    start: int
    end: int
    quoted: bool
    closed: bool = True

    @property
    def inside(self) -> tuple[int, int]:
        """Where its text begins and ends."""
        return (self.start + self.quoted, self.end - (self.quoted and self.closed))


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the text `[start:end]`.

    Attributes:
        exact: An equals sign stands before it.
        closed: Of a phrase: whether it has its second mark.
        colon: Of a field: where its name ends.
        values: Of a field: what stands after it between commas; maybe nothing.
    """

    mark: Mark
    start: int
    end: int
    exact: bool = False
    closed: bool = True
    colon: int = 0
    values: tuple[Value, ...] = ()


OPERATORS = {
    "OR": Mark.OR, "АБО": Mark.OR, "ИЛИ": Mark.OR,
    "AND": Mark.AND, "І": Mark.AND, "ТА": Mark.AND, "И": Mark.AND,
    "NOT": Mark.NOT, "НЕ": Mark.NOT,
}  # fmt: skip
NEAR = re.compile(r"(?:NEAR|БІЛЯ|ПОРУЧ|РЯДОМ)(?:/(?P<distance>[0-9]+))?")
_SPACE = re.compile(rf"[{SPACES}]+")
_PHRASE = re.compile(rf"[{QUOTES}][^{QUOTES}]*(?P<close>[{QUOTES}]?)")
_RUN = re.compile(rf"[^{SPACES}{QUOTES}()|]+")
_BARE = re.compile(rf"[^{SPACES}{QUOTES}()|,]+")
_NAME = re.compile(r"(?P<name>[^\W\d_]{1,30}):")
_FIELD = re.compile(rf"(?:[^{SPACES}{QUOTES}()|\w]|_)*{_NAME.pattern}")  # after any signs
_EQUALS = re.compile("=+")
_SIGNS = {"(": Mark.OPEN, ")": Mark.CLOSE}
MOST_VALUES = 256  # of one field; more are not read


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of `text`, the last of them END; signs that say nothing are none."""
    at, size, exact = 0, len(text), False
    while at < size:
        if space := _SPACE.match(text, at):
            at, exact = space.end(), False
            continue
        token = _sign(text, at) or _phrase(text, at, exact=exact) or _run(text, at)
        if isinstance(token, Token):
            yield token
            at, exact = token.end, False
        else:
            # Signs alone; equals signs count for a phrase right after them.
            exact = _EQUALS.fullmatch(text, at, token) is not None
            at = token
    yield Token(Mark.END, size, size)


def is_bare(value: str) -> bool:
    """Whether `value` can follow a field without quotation marks."""
    return _BARE.fullmatch(value) is not None


def operator_said(word: str) -> Mark | None:
    """Return the operator that `word` is: in capitals only, as small letters are words."""
    return OPERATORS.get(word) or (Mark.NEAR if NEAR.fullmatch(word) else None)


def name_at(text: str, at: int) -> str | None:
    """Return what stands before a colon at `at` as the name of a field would, known or not."""
    match = _NAME.match(text, at)
    return match["name"] if match else None


def _sign(text: str, at: int) -> Token | int | None:
    sign = text[at]
    if sign in _SIGNS:
        return Token(_SIGNS[sign], at, at + 1)
    if sign == "|":
        return Token(Mark.OR, at, _end_of("|", text, at))
    if sign == "-" and (at == 0 or text[at - 1] not in QUOTES):
        end = _end_of("-", text, at)
        if end == len(text) or _SPACE.match(text, end):
            return end
        return Token(Mark.MINUS, at, end)
    return None


def _end_of(sign: str, text: str, at: int) -> int:
    while text[at : at + 1] == sign:
        at += 1
    return at


def _phrase(text: str, at: int, *, exact: bool) -> Token | None:
    match = _PHRASE.match(text, at)
    if match is None:
        return None
    return Token(Mark.PHRASE, at, match.end(), exact, bool(match["close"]))


def _run(text: str, at: int) -> Token | int:
    """Return the operator, field or word at `at`; where the run ends, if it is none.

    A field is looked for before the run is measured, which may be long: a field's values end
    before it does, and the rest would be measured again for each of them.
    """
    if (field := _field(text, at)) is not None:
        return field
    match = _RUN.match(text, at)
    end = match.end() if match else at + 1
    found = core(text, at, end)
    if found is None:
        return end
    if text[at] == "=":
        return Token(Mark.WORD, at, end, exact=True)
    if found.end == end and (operator := operator_said(text[found.start : end])):
        return Token(operator, found.start, end)
    return Token(Mark.WORD, at, end)


def _field(text: str, at: int) -> Token | None:
    match = _FIELD.match(text, at)
    if match is None or text[at] == "=" or not field_called(match["name"]):
        return None
    values = tuple(_values(text, match.end()))
    end = values[-1].end if values else match.end()
    return Token(Mark.FIELD, match.start("name"), end, colon=match.end() - 1, values=values)


def _values(text: str, at: int) -> Iterator[Value]:
    for _number in range(MOST_VALUES):
        if quoted := _PHRASE.match(text, at):
            yield Value(at, quoted.end(), quoted=True, closed=bool(quoted["close"]))
            at = quoted.end()
        elif bare := _BARE.match(text, at):
            yield Value(at, bare.end(), quoted=False)
            at = bare.end()
        else:
            return
        if text[at : at + 1] != ",":
            return
        at += 1
