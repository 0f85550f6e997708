"""A query as FTS5 takes it: which segments of the index may hold it.

Words of a query are alternatives of forms, and FTS5 knows phrases of words only. So a phrase is
written out in all combinations of its forms while these are few; else its words are sought
together, and what is found is looked through for marks.

FTS5 gathers every place of every word with a beginning before it yields the first, in one step that
cannot be stopped: 0.2 to 0.7 s for two letters in 500 MB. Where other words say where to look, such
a beginning is spared, and looked for in what they find.
"""

from collections.abc import Callable, Iterator, Sequence
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
    """An FTS5 expression.

    `is_loose` where it finds more than was asked, `is_costly` where it gathers a beginning of many
    words.
    """

    expression: str
    is_loose: bool = False
    is_costly: bool = False


def match(meaning: Meaning, node: Node, farthest: Way, *, spares: bool = False) -> Match | None:
    """Return what finds the segments of `node`, in forms as far as `farthest`; None for nothing.

    `node` is of words alone. With `spares`, beginnings of many words are left out where others must
    stand there too.
    """
    if isinstance(node, All | Any):
        parts = [match(meaning, one, farthest, spares=spares) for one in node.nodes]
        return _all(parts, spares) if isinstance(node, All) else _either(parts)
    run = meaning.runs[node]
    if isinstance(run, Pair):
        return _of_pair(run, farthest, spares)
    return _of_run(run, farthest, spares)


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


def _all(parts: Sequence[Match | None], spares: bool) -> Match | None:
    found = [one for one in parts if one is not None]
    if not found or len(found) < len(parts):
        return None
    sought = [one for one in found if not (spares and one.is_costly)] or found
    is_loose = len(sought) < len(found) or any(one.is_loose for one in sought)
    return _joined(" AND ", sought, is_loose)


def _either(parts: Sequence[Match | None]) -> Match | None:
    found = [one for one in parts if one is not None]
    return _joined(" OR ", found, any(one.is_loose for one in found)) if found else None


def _joined(word: str, parts: Sequence[Match], is_loose: bool) -> Match:
    if len(parts) == 1:
        return Match(parts[0].expression, is_loose, parts[0].is_costly)
    expression = word.join(f"({one.expression})" for one in parts)
    return Match(expression, is_loose, any(one.is_costly for one in parts))


def _of_run(run: Run, farthest: Way, spares: bool) -> Match | None:
    near = [list(_terms(forms, farthest)) for forms in run.forms]
    if not near or not all(near):
        return None
    if spares and (others := _spared(run.forms, near)):
        return Match(_together(others), is_loose=True)
    is_costly = any(forms.is_costly for forms in run.forms)
    is_loose = any(forms.is_doubtful for forms in run.forms)
    if prod(map(len, near)) <= _MOST_COMBINATIONS:
        phrases = (" + ".join(terms) for terms in product(*near))
        return Match(" OR ".join(phrases), is_loose, is_costly)
    return Match(_together(near), is_loose or len(near) > 1, is_costly)


def _spared(forms: Sequence[Forms], near: Sequence[list[str]]) -> list[list[str]]:
    """Return the terms of the others where some of `forms` are costly; nothing where none are."""
    others = [terms for one, terms in zip(forms, near, strict=True) if not one.is_costly]
    return others if len(others) < len(near) else []


def _of_pair(pair: Pair, farthest: Way, spares: bool) -> Match | None:
    sides = [
        [list(_terms(forms, farthest)) for forms in run.forms] for run in (pair.left, pair.right)
    ]
    if not all(near and all(near) for near in sides):
        return None
    forms, near = (*pair.left.forms, *pair.right.forms), [*sides[0], *sides[1]]
    if spares and (others := _spared(forms, near)):
        return Match(_together(others), is_loose=True)
    is_costly = any(one.is_costly for one in forms)
    if prod(map(len, near)) > _MOST_COMBINATIONS:
        return Match(_together(near), True, is_costly)
    phrases = [[" + ".join(terms) for terms in product(*near)] for near in sides]
    both = (f"NEAR({one} {other}, {pair.distance})" for one, other in product(*phrases))
    # FTS5 lets one word stand for both sides.
    is_loose = any(_share(left, right) for left in pair.left.forms for right in pair.right.forms)
    is_loose = is_loose or any(one.is_doubtful for one in forms)
    return Match(" OR ".join(both), is_loose, is_costly)


def _share(one: Forms, other: Forms) -> bool:
    """Whether one word may stand for either."""
    pairs = ((one, other), (other, one))
    return any(forms.way(word) is not None for forms, said in pairs for word in _said(said))


def _said(forms: Forms) -> list[str]:
    return [*forms.words, *([forms.beginning] if forms.beginning else ())]


def _together(near: list[list[str]]) -> str:
    return " AND ".join(f"({' OR '.join(terms)})" for terms in near)


def _terms(forms: Forms, farthest: Way) -> Iterator[str]:
    if forms.beginning:
        yield f"{quoted(forms.beginning)} *"
    for word, way in forms.words.items():
        if way <= farthest:
            yield quoted(word)


def holding(meaning: Meaning, node: Node, farthest: Way = Way.EQUIVALENT) -> Callable[[str], bool]:
    """Return what tells whether a text holds `node`, which is of words alone."""
    if isinstance(node, All | Any):
        each = [holding(meaning, one, farthest) for one in node.nodes]
        enough = all if isinstance(node, All) else any
        return lambda text: enough(holds(text) for holds in each)
    marker = Marker([meaning.runs[node]])
    return lambda text: (way := marker.way(text)) is not None and way <= farthest


def ways_of(meaning: Meaning) -> list[Way]:
    """Return the ways in which any wanted word of the query is met, the nearest first."""
    found = {Way.EXACT}
    for run in meaning.sought():
        for one in (run.left, run.right) if isinstance(run, Pair) else (run,):
            found |= {way for forms in one.forms for way in forms.words.values()}
    return sorted(found)
