"""Which records the parts of a query take in: SQL over their ids."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from sqlite_utils.db import Database

from khronika.archive.change import marks as bound
from khronika.archive.finding.fields import NAMED, NOTHING, Taken, belonging, settled
from khronika.archive.finding.forms import Meaning, meant
from khronika.archive.finding.matching import Match, holding, is_plain, match, splits
from khronika.archive.finding.places import ANYWHERE, rows_of, segments_in, segments_of
from khronika.archive.finding.sight import EVERYTHING, Sight
from khronika.archive.finding.within import Within
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.query import Query
from khronika.domain.query_nodes import (
    All,
    Any,
    Field,
    Node,
    Not,
    Phrase,
    Word,
    all_of,
    sought,
)
from khronika.domain.ways import Way
from khronika.language.folding import tokens
from khronika.language.learning import Learning

_SEGMENTS = "FROM ft JOIN segment ON segment.id = ft.rowid WHERE ft MATCH ?"
_FEW = 2_000  # places: so many are read in some milliseconds
_LOOKED_INTO = 200  # records, one by one: more, and reading a frequent word's places is quicker


class Conditions:
    """Turns the nodes of one query into conditions on `record`."""

    def __init__(
        self,
        db: Database,
        meaning: Meaning,
        language: Learning | None,
        *,
        wait: bool,
        sight: Sight = EVERYTHING,
    ) -> None:
        """`sight`: nothing is found by what is hidden from it, whether a field names it or not."""
        self._db, self._meaning, self._language, self._wait = db, meaning, language, wait
        self._sight = sight
        self.within = Within(db, meaning, sight)

    def found(self, root: Node, kinds: Collection[Kind]) -> Taken:
        """Return the condition that a whole query makes: what holds its words, anywhere in it."""
        said, left_out, rest = splits(root)
        where = self.where(rest, left_out, kinds)
        words = all_of(said)
        if words is None:
            return where
        met = self.met(words)
        return Taken(f"{where.sql} AND record.id IN ({met.sql})", (*where.values, *met.values))

    def where(
        self, rest: Sequence[Node], left_out: Sequence[Node], kinds: Collection[Kind]
    ) -> Taken:
        """Return the condition that fields, what is left out, and `kinds` make.

        What is left out goes no farther than inflection: a name left out in a spelling of
        another's would hide what nobody said.
        """
        sql, values = ["record.trashed IS NULL"], list[object]()
        parts = [("IN", self.records_of(node, Way.EQUIVALENT)) for node in rest]
        parts += [("NOT IN", self._left_out(node)) for node in left_out]
        for word, taken in parts:
            sql.append(f"record.id {word} ({taken.sql})")
            values += taken.values
        if kinds:
            sql.append(f"record.kind IN ({bound(list(kinds))})")
            values += [kind.value for kind in kinds]
        elif not any(map(_says_kinds, rest)):
            # A term stands in the index for what bears it.
            sql.append("record.kind != 'term'")
        return Taken(" AND ".join(sql), tuple(values))

    def met(self, words: Node) -> Taken:
        """Return the records that hold `words` in one place, or all of them anywhere."""
        taken = [self._of_words(words, Way.EQUIVALENT), self.within.incidents(words)]
        if isinstance(words, All):
            taken.append(self.anywhere(words))
        return _joined(" UNION ", taken)

    def anywhere(self, words: All) -> Taken:
        """Return the records that hold all of `words`, though maybe in no one place.

        Where some are rare, the others are looked for in the records of these alone.
        """
        few, many = list[set[RecordId]](), list[Node]()
        for one in words.nodes:
            records = self._few(one)
            if records is None:
                many.append(one)
            else:
                few.append(records)
        taken = [self._held(one) for one in many] if not few else []
        if few:
            both = set.intersection(*few)
            if len(both) <= _LOOKED_INTO:
                for node in many:
                    called = self.called(node, both)
                    both = {one for one in both if one in called or self._stands(node, one)}
            else:
                taken = [self._held(one) for one in many]
            taken.append(_these(both))
        return _joined(" INTERSECT ", taken)

    def _few(self, node: Node) -> set[RecordId] | None:
        """Return the records of a node in any form; None if it stands in many places."""
        asked = match(self._meaning, node, Way.EQUIVALENT)
        if asked is None:
            return set()
        if asked.is_loose or asked.is_costly:
            return None
        held = self._surely(node, asked)
        rows = self._db.conn.execute(f"{held.sql} LIMIT ?", [*held.values, _FEW + 1]).fetchall()
        within = f"{self._within(node).sql} LIMIT ?"
        rows += self._db.conn.execute(within, [_FEW + 1 - len(rows)]).fetchall()
        return {row[0] for row in rows} if len(rows) <= _FEW else None

    def called(
        self, node: Node, incidents: Collection[RecordId]
    ) -> Mapping[RecordId, Mapping[RecordId, Way]]:
        """Return, of `incidents`, those with somebody or something called so, as one word of
        several, and by whom.
        """
        return self.within.by(node, incidents) if self._names_some(node) else {}

    def _within(self, node: Node) -> Taken:
        return self.within.incidents(node) if self._names_some(node) else NOTHING

    def _names_some(self, node: Node) -> bool:
        """Whether a word beside others means anybody in particular: no beginning of two letters."""
        asked = match(self._meaning, node, Way.EQUIVALENT)
        return asked is not None and not asked.is_costly

    def _stands(self, node: Node, record: int) -> bool:
        """Whether a node stands in a record, in any form."""
        asked = match(self._meaning, node, Way.EQUIVALENT)
        if asked is None:
            return False
        # Each look for a beginning would gather all words that begin so anew.
        if asked.is_loose or any(word.prefix for word in sought(node)):
            holds = holding(self._meaning, node)
            texts = segments_in(self._db, RecordId(record), self._sight)
            return any(holds(text) for _, text in texts)
        sql = "SELECT id FROM segment WHERE record = ? ORDER BY id"
        numbers = [row[0] for row in self._db.conn.execute(sql, [record]).fetchall()]
        for first, last in _runs(numbers):
            within = Taken("ft.rowid BETWEEN ? AND ?", (first, last))
            if any(rows_of(self._db, asked, within, "")):
                return True
        return False

    def records_of(self, node: Node, farthest: Way) -> Taken:
        """Return the records in which `node`, with fields in it or without, stands."""
        if isinstance(node, Field):
            return self._of_field(node)
        if isinstance(node, Not):
            taken = self._left_out(node.node)
            return Taken(f"SELECT id FROM record WHERE id NOT IN ({taken.sql})", taken.values)
        if isinstance(node, All | Any) and not is_plain(node):
            word = " INTERSECT " if isinstance(node, All) else " UNION "
            return _joined(word, [self.records_of(one, farthest) for one in node.nodes])
        return self._of_words(node, farthest)

    def _left_out(self, node: Node) -> Taken:
        """Return the records that hold `node` as it is left out, and the incidents with it."""
        taken = self.records_of(node, Way.INFLECTED)
        if not is_plain(node):
            return taken
        return _joined(" UNION ", [taken, self.within.incidents(node, Way.INFLECTED)])

    def _held(self, node: Node) -> Taken:
        """Return the records with `node` in any form, and the incidents with somebody called so."""
        return _joined(" UNION ", [self.records_of(node, Way.EQUIVALENT), self._within(node)])

    def _of_words(self, node: Node, farthest: Way) -> Taken:
        """Return the records with `node`, which is of words alone, in one place."""
        asked = match(self._meaning, node, farthest)
        if asked is None:
            return NOTHING
        return self._looked_at(node, asked) if asked.is_loose else self._surely(node, asked)

    def _looked_at(self, node: Node, asked: Match, where: Taken = ANYWHERE) -> Taken:
        """Return the records of `where` in whose texts, as they are shown, `node` stands."""
        holds = holding(self._meaning, node)
        segments = segments_of(self._db, asked, self._sight, where)
        return _these({row["record"] for row, text in segments if holds(text)})

    def _surely(self, node: Node, asked: Match) -> Taken:
        """Return the records of a match that finds no more than was asked. Of people who are
        hidden any word may be a name: they are looked at all the same.
        """
        every = Taken(f"SELECT segment.record {_SEGMENTS}", (asked.expression,))
        if not self._sight.people:
            return every
        people = _these(self._sight.people).sql
        seen = Taken(f"{every.sql} AND segment.record NOT IN ({people})", every.values)
        those = self._looked_at(node, asked, Taken(f"record.id IN ({people})"))
        return _joined(" UNION ALL ", [seen, those])

    def _of_field(self, node: Field) -> Taken:
        if node.code not in NAMED and node.code != "title":
            return settled(node)
        found = self.named(node.code, str(node.value))
        if not found:
            return NOTHING
        return _these(found) if node.code == "title" else belonging(node.code, found)

    def fields(self, node: Node | None) -> Mapping[str, Collection[RecordId]]:
        """Return what the fields of a query name, by their codes; not of those that leave out."""
        if isinstance(node, Field):
            is_name = node.code in NAMED
            return {node.code: set(self.named(node.code, str(node.value)))} if is_name else {}
        found: dict[str, set[RecordId]] = {}
        for one in node.nodes if isinstance(node, All | Any) else ():
            for code, records in self.fields(one).items():
                found.setdefault(code, set()).update(records)
        return found

    def named(self, code: str, name: str) -> list[RecordId]:
        """Return what a field means by a name: what holds its words in a row, else all of them."""
        for words in _readings(name):
            meaning = meant(
                self._db, Query(words), self._language, wait=self._wait, sight=self._sight
            )
            asked = match(meaning, words, Way.EQUIVALENT)
            found = self._called(code, asked) if asked is not None else []
            if asked is not None and not self._sight.is_whole:
                found = self._seen(found, code, asked, holding(meaning, words))
            if found:
                return found
        return []

    def _called(self, code: str, asked: Match) -> list[RecordId]:
        """Return the records whose names or titles hold it."""
        rows = rows_of(self._db, asked, _titled(code), "")
        return list(dict.fromkeys(RecordId(row["record"]) for row in rows))

    def _seen(
        self, found: Iterable[RecordId], code: str, asked: Match, holds: Callable[[str], bool]
    ) -> list[RecordId]:
        """Return those of `found` that show it in their names; of fields that name, nobody who is
        hidden.
        """
        nobody = self._sight.people if code in NAMED else frozenset[RecordId]()
        segments = segments_of(self._db, asked, self._sight, _titled(code))
        seen = {row["record"] for row, text in segments if holds(text)}
        return [one for one in found if one in seen and one not in nobody]


def _titled(code: str) -> Taken:
    """Return the condition on what a field looks for names in, or for titles."""
    sql = "trashed IS NULL AND part != 'text'"
    if code not in NAMED:
        return Taken(sql)
    return Taken(f"{sql} AND kind = ?", (NAMED[code].value,))


def _says_kinds(node: Node) -> bool:
    """Whether a part of a query says which kinds of record are wanted."""
    if isinstance(node, All | Any):
        return any(map(_says_kinds, node.nodes))
    return isinstance(node, Field) and node.code == "kind"


def _readings(name: str) -> Iterator[Node]:
    """Yield what a name asks for: its words side by side, then all of them in any order.

    It is no query: what would be a field or an operator there is a word like others.
    """
    words = [
        Word(piece.strip("=*"), 0, 0, prefix=piece.endswith("*"), exact=piece.startswith("="))
        for piece in name.split()
    ]
    known = [word for word in words if tokens(word.text)]
    if known:
        yield Phrase(tuple(known), 0, 0)
    if (every := all_of(list[Node](known))) is not None and len(known) > 1:
        yield every


def _these(records: Iterable[int]) -> Taken:
    ids = ", ".join(str(int(record)) for record in sorted(records))
    return Taken(f"SELECT id FROM record WHERE id IN ({ids})")


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each stretch of ascending `numbers` without a gap."""
    for _, stretch in groupby(enumerate(numbers), lambda one: one[1] - one[0]):
        run = [number for _, number in stretch]
        yield run[0], run[-1]


def _joined(word: str, parts: Sequence[Taken]) -> Taken:
    sql = word.join(f"SELECT * FROM ({part.sql})" for part in parts)
    return Taken(sql, tuple(value for part in parts for value in part.values))
