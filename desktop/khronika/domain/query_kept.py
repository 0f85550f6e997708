"""A search as one query that can be kept: what was chosen beside the line is said in it."""

from dataclasses import replace
from typing import overload

from khronika.domain.kinds import Kind
from khronika.domain.query import Query, parse, plain
from khronika.domain.query_nodes import All, Any, Field, Near, Node, Not, Phrase, Word, all_of


def kept(text: str, kind: Kind | None = None, *, exact: bool = False) -> str:
    """Return the query that finds what `text` does, only of `kind`, only as it is written.

    With neither it is `text` as it was typed; else it is written anew. Names in fields are looked
    for in all their forms whatever `exact` says: a query has no sign for that.
    """
    root = parse(text).root
    if root is None or (kind is None and not exact):
        return text.strip()
    node: Node | None = _exactly(root) if exact else root
    if kind is not None and node is not None:
        node = all_of([node, Field("kind", kind.value, 0, 0)])
    return plain(Query(node))


@overload
def _exactly(node: Word | Phrase) -> Word | Phrase: ...
@overload
def _exactly(node: Node) -> Node: ...
def _exactly(node: Node) -> Node:
    match node:
        case Word():
            return replace(node, exact=True)
        case Phrase():
            words = tuple(replace(word, exact=True) for word in node.words)
            return replace(node, exact=True, words=words)
        case Near():
            left, right = _exactly(node.left), _exactly(node.right)
            return replace(node, left=left, right=right)
        case Not():
            return replace(node, node=_exactly(node.node))
        case All() | Any():
            return replace(node, nodes=tuple(_exactly(one) for one in node.nodes))
    return node
