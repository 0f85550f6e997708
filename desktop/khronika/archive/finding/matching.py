"""A query as FTS5 takes it: which segments of the index may hold it.

Words of a query are alternatives of forms, and FTS5 knows phrases of words only. So a phrase is
written out in all combinations of its forms while these are few; else its words are sought
together, and what is found is looked through for marks.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from math import prod

from khronika.archive.finding.forms import Meaning, quoted
from khronika.domain.query_nodes import All, Any, Field, Node, Not
from khronika.domain.ways import Way
from khronika.language.runs import Forms, Marker, Pair, Run

_MOST_COMBINATIONS = 64


@dataclass(frozen=True, slots=True)
class Match:
    """An FTS5 expression. `is_loose` where it finds more than was asked."""

    expression: str
    is_loose: bool = False


def match(meaning: Meaning, node: Node, farthest: Way) -> Match | None:
    """Return what finds the segments of `node`, in forms as far as `farthest`; None for nothing.

    `node` is of words alone.
    """
    if isinstance(node, All):
        return _all(meaning, node, farthest)
    if isinstance(node, Any):
        parts = [found for one in node.nodes if (found := match(meaning, one, farthest))]
        return _either(parts)
    run = meaning.runs[node]
    return _of_pair(run, farthest) if isinstance(run, Pair) else _of_run(run, farthest)


def splits(node: Node) -> tuple[list[Node], list[Node], list[Node]]:
    """Return the parts of which all must be: what words alone say, what must not be, the rest.

    The rest are fields, and what joins them or what must not be with anything else.
    """
    parts = node.nodes if isinstance(node, All) else (node,)
    plain = [one for one in parts if is_plain(one)]
    left_out = [one.node for one in parts if isinstance(one, Not)]
    rest: list[Node] = [one for one in parts if not is_plain(one) and not isinstance(one, Not)]
    return plain, left_out, rest


def is_plain(node: Node) -> bool:
    """Whether `node` is of words alone, all of them wanted."""
    if isinstance(node, All | Any):
        return all(map(is_plain, node.nodes))
    return not isinstance(node, Not | Field)


def _all(meaning: Meaning, node: All, farthest: Way) -> Match | None:
    parts = [match(meaning, one, farthest) for one in node.nodes]
    if not parts or None in parts:
        return None
    found = [one for one in parts if one is not None]
    if len(found) == 1:
        return found[0]
    expression = " AND ".join(f"({one.expression})" for one in found)
    return Match(expression, any(one.is_loose for one in found))


def _either(parts: list[Match]) -> Match | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    expression = " OR ".join(f"({one.expression})" for one in parts)
    return Match(expression, any(one.is_loose for one in parts))


def _of_run(run: Run, farthest: Way) -> Match | None:
    near = [list(_terms(forms, farthest)) for forms in run.forms]
    if not near or not all(near):
        return None
    if prod(map(len, near)) <= _MOST_COMBINATIONS:
        phrases = (" + ".join(terms) for terms in product(*near))
        return Match(" OR ".join(phrases))
    return Match(_together(near), is_loose=len(near) > 1)


def _of_pair(pair: Pair, farthest: Way) -> Match | None:
    sides = [
        [list(_terms(forms, farthest)) for forms in run.forms] for run in (pair.left, pair.right)
    ]
    if not all(near and all(near) for near in sides):
        return None
    if prod(len(terms) for near in sides for terms in near) > _MOST_COMBINATIONS:
        return Match(_together([*sides[0], *sides[1]]), is_loose=True)
    phrases = [[" + ".join(terms) for terms in product(*near)] for near in sides]
    both = (f"NEAR({one} {other}, {pair.distance})" for one, other in product(*phrases))
    return Match(" OR ".join(both))


def _together(near: list[list[str]]) -> str:
    return " AND ".join(f"({' OR '.join(terms)})" for terms in near)


def _terms(forms: Forms, farthest: Way) -> Iterator[str]:
    if forms.beginning:
        yield f"{quoted(forms.beginning)} *"
    for word, way in forms.words.items():
        if way <= farthest:
            yield quoted(word)


def holding(meaning: Meaning, node: Node) -> Callable[[str], bool]:
    """Return what tells whether a text holds `node`, which is of words alone, in any form."""
    if isinstance(node, All | Any):
        each = [holding(meaning, one) for one in node.nodes]
        enough = all if isinstance(node, All) else any
        return lambda text: enough(holds(text) for holds in each)
    marker = Marker([meaning.runs[node]])
    return lambda text: bool(marker.marks(text))


def ways_of(meaning: Meaning) -> list[Way]:
    """Return the ways in which any wanted word of the query is met, the nearest first."""
    found = {Way.EXACT}
    for run in meaning.sought():
        for one in (run.left, run.right) if isinstance(run, Pair) else (run,):
            found |= {way for forms in one.forms for way in forms.words.values()}
    return sorted(found)
