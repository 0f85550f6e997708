"""What someone typed to find something, as a value. Reading a query never fails.

Words are joined by AND; "a phrase" in quotation marks of any of our languages; `-word` leaves
out; `OR`, АБО, ИЛИ or | between two; brackets; `word*` is a beginning, `=word` just that word;
`NEAR/5` between two that stand close; `person:Name`, `дата:2022-03..2022-05` and other fields.
What cannot be understood is taken as plain text, and a remark says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from khronika.domain.query_nodes import (
    All,
    Any,
    Field,
    Near,
    Node,
    Not,
    Phrase,
    Word,
    names_something,
    sought,
)
from khronika.domain.query_plain import written
from khronika.domain.query_reading import read
from khronika.domain.query_remarks import Remark

__all__ = (
    "All", "Any", "Field", "Near", "Node", "Not", "Phrase", "Query", "Remark", "Term", "Word",
    "parse", "plain",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One word or phrase to find; `excluded` to leave out; `prefix` for `word*`."""

    text: str
    excluded: bool = False
    prefix: bool = False
    alternative: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, None for nothing; and what was not understood, which makes no other
    query of it.

    `begun`: the last word of a phrase that was not closed yet. Whoever is typing it may be in the
    middle of it, so whatever begins like it is meant besides; written anew, it is a word.
    """

    root: Node | None
    remarks: tuple[Remark, ...] = field(default=(), compare=False)
    begun: Word | None = field(default=None, compare=False)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for: no word, or only what to leave out."""
        return self.root is None or not names_something(self.root)

    def words(self) -> Iterator[Word]:
        """Yield the words to be found, those of phrases too, for a highlight; no fields."""
        return sought(self.root)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The query as a plain list, for who does not know the tree yet; `root` says it all.

        A term with `alternative` may stand instead of the one before it. Names in fields are
        terms like any other; dates and settled values are left out. What a list cannot say, it
        says more widely: it asks that all be found where only some must stand close, and leaves
        out nothing that is excluded only together with something else.
        """
        nodes = self.root.nodes if isinstance(self.root, All) else (self.root,)
        return tuple(term for node in nodes if node is not None for term in _terms(node))


def parse(text: str) -> Query:
    """Read `text`, whatever it is: the time it takes grows with its length, and with no more."""
    return Query(*read(text))


def plain(query: Query) -> str:
    """Return `query` as text: reading it gives an equal query, with remarks on its own text."""
    return written(query.root) if query.root is not None else ""


def _terms(node: Node) -> Iterator[Term]:
    """Yield the terms of one part, of which all the others must be found as well."""
    if isinstance(node, Not):
        inner = node.node.nodes if isinstance(node.node, Any) else (node.node,)
        simple = [one for one in inner if isinstance(one, Word | Phrase)]
        yield from (_term(one, excluded=True) for one in simple)
    elif isinstance(node, Near):
        yield from (_term(side) for side in (node.left, node.right))
    elif isinstance(node, Any):
        each = [next(_positive(one), None) for one in node.nodes]
        if None not in each:
            for number, term in enumerate(term for term in each if term is not None):
                yield Term(text=term.text, prefix=term.prefix, alternative=number > 0)
    else:
        yield from _positive(node)


def _positive(node: Node) -> Iterator[Term]:
    if isinstance(node, Word | Phrase):
        yield _term(node)
    elif isinstance(node, Field) and isinstance(node.value, str) and node.code in _NAMED:
        yield Term(text=node.value)
    elif isinstance(node, Near):
        yield _term(node.left)
    elif isinstance(node, All):
        for one in node.nodes:
            yield from _positive(one)


_NAMED = ("person", "place", "source", "tag", "title", "collection")


def _term(node: Word | Phrase, *, excluded: bool = False) -> Term:
    if isinstance(node, Word):
        return Term(text=node.text, excluded=excluded, prefix=node.prefix)
    text = " ".join(word.text for word in node.words)
    return Term(text=text, excluded=excluded, prefix=node.words[-1].prefix)
