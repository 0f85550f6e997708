"""What someone typed to find something, as a value. Reading a query never fails.

Words are joined by AND; "a phrase" in quotation marks of any of our languages; `-word` leaves
out; `OR` between two; `word*` is a beginning. What cannot be understood is taken as plain text.
"""

import re
from dataclasses import dataclass

# A term: an optional minus, then a quoted phrase or a run without spaces and quotation marks.
_TERM = re.compile(
    r'(?P<minus>-)?(?:["“”„«»](?P<phrase>[^"“”„«»]*)["“”„«»]?|(?P<word>[^\s"“”„«»]+))'
)
_WORD_CHARACTERS = re.compile(r"[^\W_]", re.UNICODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word or phrase to find; `excluded` to leave out; `prefix` for `word*`."""

    text: str
    excluded: bool = False
    prefix: bool = False
    alternative: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """The terms of a query; a term with `alternative` may stand instead of the one before it."""

    terms: tuple[Term, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return all(term.excluded for term in self.terms)


def parse(text: str) -> Query:
    """Read `text`, whatever it is."""
    terms: list[Term] = []
    alternative = False
    for match in _TERM.finditer(text):
        phrase, word = match["phrase"], match["word"]
        if word == "OR" and not match["minus"]:
            alternative = bool(terms) and not terms[-1].excluded
            continue
        said = phrase if phrase is not None else word
        if not _WORD_CHARACTERS.search(said):
            continue
        prefix = phrase is None and said.endswith("*")
        terms.append(
            Term(
                text=said.rstrip("*") if prefix else said,
                excluded=bool(match["minus"]),
                prefix=prefix,
                alternative=alternative and not match["minus"],
            )
        )
        alternative = False
    return Query(tuple(terms))
