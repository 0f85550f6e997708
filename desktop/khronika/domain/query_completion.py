"""What is being typed in a query: a field's name, or its value; and how an offer is put there."""

from dataclasses import dataclass
from itertools import islice

from khronika.domain import query_fields
from khronika.domain.query_letters import QUOTES, spaced
from khronika.domain.query_plain import valued
from khronika.domain.query_tokens import Mark, Token, Value, name_at, tokens
from khronika.i18n import language as spoken

MOST_OFFERS = 12


@dataclass(frozen=True, slots=True)
class Completion:
    """What may be completed.

    Attributes:
        field: The code of the field whose value is typed; empty when it is a field's name.
        typed: What of it stands before the caret, without quotation marks.
        start, end: What an offer replaces, in code points of the text.
        offers: Names of fields, or the words of settled values. The names of people, places,
            sources, tags and collections are the caller's to look up by `typed`.
    """

    field: str
    typed: str
    start: int
    end: int
    offers: tuple[str, ...] = ()


def completion(text: str, caret: int, language: str = "") -> Completion | None:
    """Return what is being typed in `text` at `caret`; None if it is neither name nor value.

    Args:
        caret: Code points before it; outside of `text`, its nearest end.
        language: "en", "uk" or "ru" for the offers; the one spoken now if empty.
    """
    caret, language = max(0, min(caret, len(text))), language or spoken()
    for token in tokens(text):
        if token.start > caret:
            return None
        is_field = token.mark is Mark.FIELD
        if is_field and token.colon < caret:
            if caret <= token.end or _adds_value(text, token, caret):
                return _value(text, token, caret, language)
        elif token.start < caret <= token.end and (is_field or _is_plain_word(token)):
            return _name(text, token, caret, language)
    return None


def completed(text: str, completion: Completion, offer: str) -> tuple[str, int]:
    """Return `text` with `offer` in its place, in quotation marks if it needs them, and the caret
    behind it.
    """
    put = valued(offer) if completion.field else f"{offer}:"
    before, after = text[: completion.start] + put, text[completion.end :]
    parted = not completion.field or not after or after[0] in " ,)|\t\n"
    return before + ("" if parted else " ") + after, len(before)


def _name(text: str, token: Token, caret: int, language: str) -> Completion | None:
    start = token.start
    typed = text[start:caret]
    if not typed.isalpha():
        return None
    name = name_at(text, start)
    if name is None:
        end = token.end
        if caret != end:
            return None  # inside a word: it is being mended, and was meant as one
    else:
        end = start + len(name) + 1  # the colon is there already
    offers = tuple(islice(query_fields.field_names(typed, language), MOST_OFFERS))
    return Completion("", typed, start, end, offers) if offers else None


def _is_plain_word(token: Token) -> bool:
    return token.mark is Mark.WORD and not token.exact


def _adds_value(text: str, token: Token, caret: int) -> bool:
    """Whether the caret follows a comma after the last value: another is about to be typed."""
    return caret == token.end + 1 and text[token.end : caret] == ","


def _value(text: str, token: Token, caret: int, language: str) -> Completion:
    field = query_fields.field_called(text[token.start : token.colon]) or ""
    value = next((one for one in token.values if one.start <= caret <= one.end), None)
    value = value or Value(caret, caret, quoted=False)
    # A quotation mark that nothing closes yet would take all that follows with it.
    end = value.end if value.closed else caret
    typed = spaced(text[value.start : caret].strip(QUOTES))
    offers: tuple[str, ...] = ()
    if field in query_fields.VALUES:
        offers = tuple(islice(query_fields.values(field, typed, language), MOST_OFFERS))
    return Completion(field, typed, value.start, end, offers)
