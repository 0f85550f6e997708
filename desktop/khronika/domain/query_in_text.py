"""What was typed to find something in one text: words, a phrase in quotation marks, -without.

It is read as a query is, of which no more than that makes sense in one text: brackets, fields and
operators are words like any other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from khronika.domain.query_letters import LETTER, QUOTES
from khronika.domain.query_tokens import Mark, Token, tokens

_LEFT_OUT = (Mark.WORD, Mark.PHRASE, Mark.FIELD, Mark.OR, Mark.AND, Mark.NOT, Mark.NEAR)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words side by side, as typed.

    Attributes:
        exact: They stood in quotation marks: in no other form, and no part of longer words.
        begun: The second mark is not typed yet, and the last word may be only begun.
    """

    text: str
    exact: bool = False
    begun: bool = False


@dataclass(frozen=True, slots=True)
class InText:
    """What is found, wherever any of it stands; but not in a paragraph with what is left out."""

    wanted: tuple[Piece, ...] = ()
    left_out: tuple[Piece, ...] = ()


def in_text(typed: str) -> InText:
    """Read `typed`. What only leaves out, or consists of marks alone, is found as it stands."""
    wanted, left_out, done = list[Piece](), list[Piece](), 0
    for start, token, is_wanted in _marked(typed):
        wanted += _plain(typed[done:start])
        (wanted if is_wanted else left_out).append(_piece(typed, token))
        done = token.end
    wanted += _plain(typed[done:])
    wanted = [one for one in wanted if LETTER.search(one.text)]
    if wanted:
        return InText(tuple(wanted), tuple(one for one in left_out if LETTER.search(one.text)))
    whole = typed.strip()
    return InText((Piece(whole),) if whole else ())


def _marked(typed: str) -> Iterator[tuple[int, Token, bool]]:
    """Yield what stands in quotation marks or after a minus: where its signs begin, and whether it
    is wanted. Both begin a word: amid one they are letters of it, as in об"єкт.
    """
    before = -1  # where the sign began that the token belongs to
    for token, following in pairwise(tokens(typed)):
        start = _first(token)
        begins = start == 0 or typed[start - 1].isspace()
        if token.mark is Mark.MINUS and begins and _first(following) == token.end:
            before = token.start
        elif before >= 0 and token.mark in _LEFT_OUT:
            yield before, token, False
            before = -1
        elif token.mark is Mark.PHRASE and begins:
            yield start, token, True
        else:
            before = -1


def _first(token: Token) -> int:
    """Return where `token` begins, with the equals sign before a phrase."""
    return token.start - (token.exact and token.mark is Mark.PHRASE)


def _piece(typed: str, token: Token) -> Piece:
    said = typed[token.start : token.end]
    if token.mark is not Mark.PHRASE:
        return Piece(said)
    begun = not token.closed and not said[-1].isspace()
    return Piece(said.strip(QUOTES).strip(), exact=True, begun=begun)


def _plain(typed: str) -> list[Piece]:
    return [Piece(typed.strip())] if typed.strip() else []
