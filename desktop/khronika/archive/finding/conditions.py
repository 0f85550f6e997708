"""Which records the parts of a query take in: SQL over their ids."""

from collections.abc import Collection, Iterator, Sequence

from sqlite_utils.db import Database

from khronika.archive.change import marks as bound
from khronika.archive.finding.fields import NAMED, Taken, belonging, settled
from khronika.archive.finding.forms import Meaning, meant
from khronika.archive.finding.matching import Match, holding, is_plain, match
from khronika.archive.finding.places import MATCHING, segments_of
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.query import Query
from khronika.domain.query_nodes import All, Any, Field, Node, Not, Phrase, Word, all_of
from khronika.domain.ways import Way
from khronika.language.folding import tokens
from khronika.language.learning import Learning

_NONE = Taken("SELECT NULL WHERE 0")


class Conditions:
    """Turns the nodes of one query into conditions on `record`."""

    def __init__(
        self, db: Database, meaning: Meaning, language: Learning | None, *, wait: bool
    ) -> None:
        self._db, self._meaning, self._language, self._wait = db, meaning, language, wait

    def where(
        self, rest: Sequence[Node], left_out: Sequence[Node], kinds: Collection[Kind]
    ) -> Taken:
        """Return the condition that fields, what is left out, and `kinds` make.

        What is left out goes no farther than inflection: a name left out in a spelling of
        another's would hide what nobody said.
        """
        sql, values = ["record.trashed IS NULL"], list[object]()
        for word, nodes, farthest in (
            ("IN", rest, Way.EQUIVALENT),
            ("NOT IN", left_out, Way.INFLECTED),
        ):
            for node in nodes:
                taken = self.records_of(node, farthest)
                sql.append(f"record.id {word} ({taken.sql})")
                values += taken.values
        if kinds:
            sql.append(f"record.kind IN ({bound(list(kinds))})")
            values += [kind.value for kind in kinds]
        return Taken(" AND ".join(sql), tuple(values))

    def met(self, words: Node) -> Taken:
        """Return the records that hold `words` in one place, or all of them anywhere."""
        taken = [self._of_words(words, Way.EQUIVALENT)]
        if isinstance(words, All):
            taken.append(self.anywhere(words))
        return _joined(" UNION ", taken)

    def anywhere(self, words: All) -> Taken:
        """Return the records that hold all of `words`, though maybe in no one place."""
        return _joined(" INTERSECT ", [self.records_of(one, Way.EQUIVALENT) for one in words.nodes])

    def records_of(self, node: Node, farthest: Way) -> Taken:
        """Return the records in which `node`, with fields in it or without, stands."""
        if isinstance(node, Field):
            return self._of_field(node)
        if isinstance(node, Not):
            taken = self.records_of(node.node, Way.INFLECTED)
            return Taken(f"SELECT id FROM record WHERE id NOT IN ({taken.sql})", taken.values)
        if isinstance(node, All | Any) and not is_plain(node):
            word = " INTERSECT " if isinstance(node, All) else " UNION "
            return _joined(word, [self.records_of(one, farthest) for one in node.nodes])
        return self._of_words(node, farthest)

    def _of_words(self, node: Node, farthest: Way) -> Taken:
        """Return the records with `node`, which is of words alone, in one place."""
        asked = match(self._meaning, node, farthest)
        if asked is None:
            return _NONE
        if not asked.is_loose:
            sql = "SELECT segment.record FROM ft JOIN segment ON segment.id = ft.rowid" \
                  " WHERE ft MATCH ?"  # fmt: skip
            return Taken(sql, (asked.expression,))
        holds = holding(self._meaning, node)
        found = {row["record"] for row, text in segments_of(self._db, asked) if holds(text)}
        ids = ", ".join(str(int(record)) for record in sorted(found))
        return Taken(f"SELECT id FROM record WHERE id IN ({ids})")

    def _of_field(self, node: Field) -> Taken:
        if node.code not in NAMED and node.code != "title":
            return settled(node)
        for name in _readings(str(node.value)):
            query = Query(name, ())
            meaning = meant(self._db, query, self._language, wait=self._wait)
            asked = match(meaning, name, Way.EQUIVALENT)
            found = self._called(node.code, asked) if asked else []
            if found and node.code == "title":
                ids = ", ".join(str(int(one)) for one in found)
                return Taken(f"SELECT id FROM record WHERE id IN ({ids})")
            if found:
                return belonging(node.code, found)
        return _NONE

    def _called(self, code: str, asked: Match) -> list[RecordId]:
        """Return the records whose names or titles hold it."""
        sql = f"SELECT DISTINCT record.id {MATCHING} AND trashed IS NULL AND part != 'text'"
        values: list[object] = [asked.expression]
        if code in NAMED:
            sql += " AND kind = ?"
            values.append(NAMED[code].value)
        return [RecordId(row[0]) for row in self._db.conn.execute(sql, values).fetchall()]


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


def _joined(word: str, parts: Sequence[Taken]) -> Taken:
    sql = word.join(f"SELECT * FROM ({part.sql})" for part in parts)
    return Taken(sql, tuple(value for part in parts for value in part.values))
