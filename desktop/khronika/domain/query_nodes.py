"""What a query is made of. Values: where something was typed is told, and is no part of its worth.

`start` and `end` are code points of the text that was read. A node that Python calls equal to
another looks for the same, wherever in its text it stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from khronika.domain.edtf import Days


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed, without signs at its ends: `text[start:end]`.

    A word with a hyphen, an apostrophe or a stop in it is one Word; where the index makes several
    tokens of it, they are to be found side by side. It holds no quotation mark, space, control
    character or surrogate, no bracket outside a phrase, and always a letter or a digit.

    Attributes:
        prefix: Whatever begins like it.
        exact: Only so: in no other form of the word, no other spelling, no other script.
    """

    text: str
    start: int = field(compare=False)
    end: int = field(compare=False)
    prefix: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words side by side, in this order; at least one. `start` and `end` take in the marks.

    `exact` is that of all its words; each of them may be a `prefix`.
    """

    words: tuple[Word, ...]
    start: int = field(compare=False)
    end: int = field(compare=False)
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Two things in either order with at most `distance` words between them (1 to 99)."""

    left: Word | Phrase
    right: Word | Phrase
    distance: int


@dataclass(frozen=True, slots=True)
class Field:
    """What a record must be, or belong to: a code of `query_fields.FIELDS` and one value.

    Attributes:
        value: Of a date the days (both ends included, at least one of them known); of grade, kind
            and status a code of `vocabulary` and `kinds.Kind`; of lang a language tag in small
            letters; of the rest, the name or a part of it as typed, with single spaces.
        start, end: From the field's name to the value's end; of a further value between commas,
            where that value stands.
    """

    code: str
    value: str | Days
    start: int = field(compare=False)
    end: int = field(compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be; never a Not itself."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class All:
    """Everything that must be, two nodes or more; none of them an All."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """What may stand for one another, two nodes or more; none of them an Any."""

    nodes: tuple["Node", ...]


Node: TypeAlias = Word | Phrase | Near | Field | Not | All | Any


def negated(node: Node) -> Node:
    """Return what finds all that `node` does not."""
    return node.node if isinstance(node, Not) else Not(node)


def all_of(nodes: list[Node]) -> Node | None:
    """Return what asks for all of `nodes`; of none, None."""
    flat = [one for node in nodes for one in (node.nodes if isinstance(node, All) else (node,))]
    return All(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def any_of(nodes: list[Node]) -> Node | None:
    """Return what asks for any of `nodes`; of none, None."""
    flat = [one for node in nodes for one in (node.nodes if isinstance(node, Any) else (node,))]
    return Any(tuple(flat)) if len(flat) > 1 else flat[0] if flat else None


def names_something(node: Node, *, wanted: bool = True) -> bool:
    """Whether all that `node` finds bears something it names.

    Else it finds nearly the whole archive: it only leaves out, alone or among alternatives.
    `wanted` False asks it of the opposite of `node`.
    """
    if isinstance(node, Not):
        return names_something(node.node, wanted=not wanted)
    if isinstance(node, All | Any):
        enough = any if isinstance(node, All) is wanted else all
        return enough(names_something(one, wanted=wanted) for one in node.nodes)
    return wanted


def sought(node: Node | None, *, wanted: bool = True) -> Iterator[Word]:
    """Yield the words that `node` wants in what it finds, in the order typed."""
    if isinstance(node, Not):
        yield from sought(node.node, wanted=not wanted)
    elif isinstance(node, All | Any):
        for one in node.nodes:
            yield from sought(one, wanted=wanted)
    elif isinstance(node, Near):
        for side in (node.left, node.right):
            yield from sought(side, wanted=wanted)
    elif wanted and isinstance(node, Word):
        yield node
    elif wanted and isinstance(node, Phrase):
        yield from node.words
