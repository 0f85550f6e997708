"""Which words that occur are meant by the words of a query."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlite_utils.db import Database

from khronika.archive import vocabulary
from khronika.archive.finding.sight import EVERYTHING, Sight
from khronika.archive.tongue import TongueTied
from khronika.domain.query import Query, Word
from khronika.domain.query_nodes import All, Any, Field, Near, Node, Not, Phrase
from khronika.domain.ways import Way
from khronika.language.folding import words
from khronika.language.keys import Seen
from khronika.language.learning import Learning
from khronika.language.runs import Forms, Pair, Run

# Forms of one word that are looked for, the nearest first: a query of more is slow, and whoever
# types a beginning of two letters wants no list of everything.
MOST = 60
_SPELT_OUT = 200  # words with one beginning


@dataclass(frozen=True, slots=True)
class Meaning:
    """A query with the forms of its words. `is_wide` is False where only exact ones were asked."""

    query: Query
    runs: Mapping[Node, Run | Pair]
    is_wide: bool

    def sought(self) -> list[Run | Pair]:
        """Return what a highlight shows: all that is wanted, in the order typed."""
        return self.runs_of(self.query.root)

    def runs_of(self, node: Node | None) -> list[Run | Pair]:
        """Return what is wanted of one part of the query."""
        return [self.runs[one] for one in _wanted(node) if one in self.runs]

    def missing(self) -> list[Word]:
        """Return the words that are wanted and of which no form occurs anywhere."""
        found = []
        for node in _wanted(self.query.root):
            for word in _words_of(node):
                run = self.runs.get(word)
                if isinstance(run, Run) and not all(
                    one.words or one.beginning for one in run.forms
                ):
                    found.append(word)
        return found


def meant(
    db: Database,
    query: Query,
    language: Learning | None,
    *,
    wait: bool = True,
    sight: Sight = EVERYTHING,
) -> Meaning:
    """Return `query` with the forms of its words that occur; without a language, as written.

    So also, with `wait` False, where the language cannot answer at once. What `sight` does not see
    does not occur.
    """
    nodes = list(_leaves(query.root))
    typed = [word for node in nodes for word in _words_of(node)]
    tokens = {word: list(words(word.text)) for word in typed}
    flat = [
        (token.folded, Seen.CAPITAL if word.text[token.start].isupper() else Seen.NOTHING)
        for word in typed
        for token in tokens[word]
    ]
    keys: list[frozenset[str]] = [frozenset()] * len(flat)
    is_wide = language is not None
    if language is not None and flat:
        try:
            keys = language.sought(flat, wait=wait)
        except TongueTied:
            is_wide = False
    found: dict[Node, Run | Pair] = {}
    at = 0
    for word in typed:
        pieces = tokens[word]
        forms = [
            _forms(
                db,
                token.folded,
                frozenset() if word.exact or word.prefix else keys[at + number],
                beginning=number == len(pieces) - 1 and (word.prefix or word == query.begun),
                sight=sight,
            )
            for number, token in enumerate(pieces)
        ]
        at += len(pieces)
        found[word] = Run(tuple(forms))
    for node in nodes:
        if not isinstance(node, Word):
            found[node] = _joined(node, found)
    return Meaning(query, found, is_wide)


def _forms(
    db: Database, word: str, keys: frozenset[str], *, beginning: bool, sight: Sight
) -> Forms:
    """Return what is meant by a word. While something is hidden a beginning is written out, where
    its words are few: among those that are not seen nothing has to be looked for.
    """
    forms = _occurring(db, word, keys, beginning=beginning)
    if sight.is_whole:
        return forms
    known = dict(forms.words)
    is_spelt_out = bool(forms.beginning) and not forms.is_costly and vocabulary.is_whole(db)
    if is_spelt_out:
        begun = vocabulary.beginning(db, word, _SPELT_OUT + 1)
        is_spelt_out = len(begun) <= _SPELT_OUT
        known |= dict.fromkeys(begun, Way.EXACT)
    seen = {one: way for one, way in known.items() if not sight.hides(one)}
    beginning_left = "" if is_spelt_out else forms.beginning
    is_doubtful = bool(beginning_left) or sight.may_hide(seen)
    return Forms(seen, beginning_left, forms.is_costly, is_doubtful)


def _occurring(db: Database, word: str, keys: frozenset[str], *, beginning: bool) -> Forms:
    ways = vocabulary.met(db, keys)
    nearest = sorted(ways.items(), key=lambda one: (one[1], one[0]))[: MOST - 1]
    if beginning:
        others = {one: way for one, way in nearest if not one.startswith(word)}
        return Forms(others, word, is_costly=vocabulary.begins_many(db, word))
    exact = {word: Way.EXACT} if word in ways or _occurs(db, word) else {}
    return Forms({**dict(nearest), **exact})


def _occurs(db: Database, word: str) -> bool:
    sql = "SELECT 1 FROM ft WHERE ft MATCH ? LIMIT 1"
    return db.conn.execute(sql, [quoted(word)]).fetchone() is not None


def quoted(word: str) -> str:
    """Return the folded `word` as FTS5 takes it for nothing but a string."""
    return '"' + word.replace('"', " ").replace("\0", " ") + '"'


def _joined(node: Node, found: Mapping[Node, Run | Pair]) -> Run | Pair:
    if isinstance(node, Near):
        left, right = (_joined(side, found) for side in (node.left, node.right))
        if isinstance(left, Run) and isinstance(right, Run):
            return Pair(left, right, node.distance)
    runs = [found[word] for word in _words_of(node)]
    return Run(tuple(form for run in runs if isinstance(run, Run) for form in run.forms))


def _words_of(node: Node) -> Iterator[Word]:
    if isinstance(node, Word):
        yield node
    elif isinstance(node, Phrase):
        yield from node.words
    elif isinstance(node, Near):
        yield from _words_of(node.left)
        yield from _words_of(node.right)


def _leaves(node: Node | None) -> Iterator[Node]:
    """Yield every word, phrase and pair of a query."""
    if isinstance(node, All | Any):
        for one in node.nodes:
            yield from _leaves(one)
    elif isinstance(node, Not):
        yield from _leaves(node.node)
    elif node is not None and not isinstance(node, Field):
        yield node


def _wanted(node: Node | None) -> Iterator[Node]:
    """Yield those that are wanted in what is found."""
    if isinstance(node, All | Any):
        for one in node.nodes:
            yield from _wanted(one)
    elif node is not None and not isinstance(node, Field | Not):
        yield node
