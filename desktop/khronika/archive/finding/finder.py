"""From a query to records: the nearest forms first, and of each record its best places."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sqlite_utils.db import Database

from khronika.archive.change import marks as bound
from khronika.archive.finding.fields import NAMED, Taken, belonging, settled
from khronika.archive.finding.forms import Meaning, meant
from khronika.archive.finding.matching import Match, is_plain, match, splits, ways_of
from khronika.archive.index import TEXT, own_words
from khronika.archive.rows import select
from khronika.archive.seals import Row
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.query import parse
from khronika.domain.query_nodes import All, Any, Field, Node, Not, all_of
from khronika.domain.ways import Mark, Way
from khronika.language.learning import Learning
from khronika.language.runs import Marker

# Ranking reads every match; above this many the newest come first instead.
RANK_AT_MOST = 5_000
PLACES_SHOWN = 3  # places of one record that are looked for
_LOOKED_THROUGH = 20_000  # segments of one form after which a page is given as it is


@dataclass(slots=True)
class Candidate:
    """A record that was found: its kind, the nearest way, its best places so far."""

    record: RecordId
    kind: Kind
    way: Way
    places: list["Place"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Place:
    """A segment in which the words stand: its row, its text, and where in it they are."""

    row: Row
    text: str
    marks: tuple[Mark, ...]


class Finder:
    """Answers one query; `language` None finds words only as they are written."""

    def __init__(
        self, db: Database, text: str, language: Learning | None, *, wait: bool = True
    ) -> None:
        self._db, self._language, self._wait = db, language, wait
        self.query = parse(text)
        self.meaning: Meaning = meant(db, self.query, language, wait=wait)
        self.marker = Marker(self.meaning.sought())

    def page(self, kinds: Collection[Kind], limit: int) -> list[Candidate]:
        """Return at most `limit` records, the nearest forms first, each with its best places."""
        found: dict[RecordId, Candidate] = {}
        if self.query.is_empty or self.query.root is None:
            return []
        said, left_out, rest = splits(self.query.root)
        where = self._where(rest, left_out, kinds)
        words = all_of(said)
        if words is None:
            return [Candidate(*one, Way.EXACT) for one in self._records(where, limit)]
        done: str | None = None
        for way in ways_of(self.meaning):
            asked = match(self.meaning, words, way)
            if asked is None or asked.expression == done:
                continue
            done = asked.expression
            self._collect(asked, where, way, found, limit)
            if len(found) >= limit:
                break
        if len(found) < limit and isinstance(words, All):
            self._scattered(words, where, found, limit)
        return list(found.values())

    def counts(self) -> dict[Kind, int]:
        """Return how many records of each kind there are in all, however far their forms."""
        if self.query.is_empty or self.query.root is None:
            return {}
        said, left_out, rest = splits(self.query.root)
        where = self._where(rest, left_out, ())
        words, values = all_of(said), [*where.values]
        sql = f"SELECT kind, count(*) FROM record WHERE {where.sql}"
        if words is not None:
            met = self._met(words)
            sql += f" AND record.id IN ({met.sql})"
            values += met.values
        rows = self._db.conn.execute(f"{sql} GROUP BY kind", values).fetchall()
        return {Kind(kind): number for kind, number in rows}

    def _met(self, words: Node) -> Taken:
        """Return the records that hold `words` in one place, or all of them anywhere."""
        taken: list[Taken] = []
        if (asked := match(self.meaning, words, Way.EQUIVALENT)) is not None:
            taken.append(Taken(f"SELECT record.id {_JOINED}", (asked.expression,)))
        if isinstance(words, All):
            taken.append(self._anywhere(words))
        sql = " UNION ".join(f"SELECT * FROM ({one.sql})" for one in taken)
        return Taken(sql or "NULL", tuple(value for one in taken for value in one.values))

    def _anywhere(self, words: All) -> Taken:
        """Return the records that hold all of `words`, though maybe in no one place."""
        parts = [self._records_of(one) for one in words.nodes]
        sql = " INTERSECT ".join(f"SELECT * FROM ({one.sql})" for one in parts)
        return Taken(sql, tuple(value for one in parts for value in one.values))

    # -- the parts that say which records are meant at all --------------------------------

    def _where(
        self, rest: Sequence[Node], left_out: Sequence[Node], kinds: Collection[Kind]
    ) -> Taken:
        """Return the condition on `record` that fields, what is left out, and `kinds` make."""
        sql, values = ["record.trashed IS NULL"], list[object]()
        for word, nodes in (("IN", rest), ("NOT IN", left_out)):
            for taken in map(self._records_of, nodes):
                sql.append(f"record.id {word} ({taken.sql})")
                values += taken.values
        if kinds:
            sql.append(f"record.kind IN ({bound(list(kinds))})")
            values += [kind.value for kind in kinds]
        return Taken(" AND ".join(sql), tuple(values))

    def _records_of(self, node: Node) -> Taken:
        """Return the records in which `node`, with fields in it or without, stands."""
        if isinstance(node, Field):
            return self._of_field(node)
        if isinstance(node, Not):
            taken = self._records_of(node.node)
            return Taken(f"SELECT id FROM record WHERE id NOT IN ({taken.sql})", taken.values)
        if isinstance(node, All | Any) and not is_plain(node):
            parts = [self._records_of(one) for one in node.nodes]
            word = " INTERSECT " if isinstance(node, All) else " UNION "
            sql = word.join(f"SELECT * FROM ({part.sql})" for part in parts)
            return Taken(sql, tuple(value for part in parts for value in part.values))
        asked = match(self.meaning, node, Way.INFLECTED)
        if asked is None:
            return Taken("SELECT NULL WHERE 0")
        sql = "SELECT segment.record FROM ft JOIN segment ON segment.id = ft.rowid WHERE ft MATCH ?"
        return Taken(sql, (asked.expression,))

    def _of_field(self, node: Field) -> Taken:
        if node.code not in NAMED and node.code != "title":
            return settled(node)
        inner = Finder(self._db, f'"{node.value}"', self._language, wait=self._wait)
        words = Finder(self._db, str(node.value), self._language, wait=self._wait)
        for finder in (inner, words):
            asked = (
                match(finder.meaning, finder.query.root, Way.EQUIVALENT)
                if (finder.query.root is not None)
                else None
            )
            found = self._called(node.code, asked) if asked else []
            if found:
                if node.code == "title":
                    ids = ", ".join(str(int(one)) for one in found)
                    return Taken(f"SELECT id FROM record WHERE id IN ({ids})")
                return belonging(node.code, found)
        return Taken("SELECT NULL WHERE 0")

    def _called(self, code: str, asked: Match) -> list[RecordId]:
        sql = "SELECT DISTINCT record.id FROM ft JOIN segment ON segment.id = ft.rowid" \
              " JOIN record ON record.id = segment.record" \
              " WHERE ft MATCH ? AND trashed IS NULL AND part != 'text'"  # fmt: skip
        values: list[object] = [asked.expression]
        if code in NAMED:
            sql += " AND kind = ?"
            values.append(NAMED[code].value)
        return [RecordId(row[0]) for row in self._db.conn.execute(sql, values).fetchall()]

    def _records(self, where: Taken, limit: int) -> list[tuple[RecordId, Kind]]:
        sql = f"SELECT id, kind FROM record WHERE {where.sql} ORDER BY id DESC LIMIT ?"
        rows = self._db.conn.execute(sql, [*where.values, limit]).fetchall()
        return [(RecordId(record), Kind(kind)) for record, kind in rows]

    # -- the parts that read the index ----------------------------------------------------

    def _collect(
        self, asked: Match, where: Taken, way: Way, found: dict[RecordId, Candidate], limit: int
    ) -> None:
        """Add records of one match until there are `limit`."""
        few = "SELECT count(*) FROM (SELECT 1 FROM ft WHERE ft MATCH ? LIMIT ?)"
        number = self._db.conn.execute(few, [asked.expression, RANK_AT_MOST + 1]).fetchone()[0]
        order = "rank" if number <= RANK_AT_MOST else "ft.rowid DESC"
        sql = f'SELECT segment.id, record, record.kind, version, part, start, "end" {_JOINED}' \
              f" AND {where.sql} ORDER BY {order}"  # fmt: skip
        cursor = self._db.conn.execute(sql, [asked.expression, *where.values])
        names = [column[0] for column in cursor.description]
        wanting = PLACES_SHOWN * limit
        for read, values in enumerate(cursor):
            if read > _LOOKED_THROUGH or not wanting:
                break
            record = RecordId(values[1])
            candidate = found.get(record)
            if candidate is None and len(found) >= limit:
                if order == "rank":
                    continue  # a later place of a record on the page may follow
                break
            if candidate is not None and len(candidate.places) >= PLACES_SHOWN:
                continue
            place = self._place(dict(zip(names, values, strict=True)))
            wanting -= 1
            if asked.is_loose and not place.marks:
                continue
            if candidate is None:
                candidate = found[record] = Candidate(record, Kind(values[2]), way)
            if all(place.row["id"] != other.row["id"] for other in candidate.places):
                candidate.places.append(place)
        cursor.close()

    def _scattered(
        self, words: All, where: Taken, found: dict[RecordId, Candidate], limit: int
    ) -> None:
        """Add records that hold all the words, though in no one segment."""
        anywhere = self._anywhere(words)
        sql = f"SELECT id, kind FROM record WHERE {where.sql} AND id IN ({anywhere.sql})"
        values = [*where.values, *anywhere.values]
        rows = self._db.conn.execute(f"{sql} ORDER BY id DESC LIMIT ?", [*values, limit]).fetchall()
        for record, kind in rows:
            if record in found or len(found) >= limit:
                continue
            places = [place for one in words.nodes if (place := self._first_place(record, one))]
            ways = [mark.way for place in places for mark in place.marks]
            found[RecordId(record)] = Candidate(
                RecordId(record), Kind(kind), max(ways, default=Way.EXACT), places[:PLACES_SHOWN]
            )

    def _first_place(self, record: int, node: Node) -> Place | None:
        asked = match(self.meaning, node, Way.INFLECTED)
        if asked is None:
            return None
        sql = f'SELECT segment.id, record, record.kind, version, part, start, "end" {_JOINED}' \
              " AND record.id = ? LIMIT 1"  # fmt: skip
        rows = select(self._db, sql, [asked.expression, record])
        return self._place(rows[0]) if rows else None

    def _place(self, row: Row) -> Place:
        text = segment_text(self._db, row)
        return Place(row, text, tuple(self.marker.marks(text)))


_JOINED = """
    FROM ft JOIN segment ON segment.id = ft.rowid JOIN record ON record.id = segment.record
    WHERE ft MATCH ?"""


def segment_text(db: Database, row: Row) -> str:
    """Return the words that a row of `segment`, with its record's kind, stands for."""
    if row["part"] != TEXT:
        return own_words(db, RecordId(row["record"]), Kind(row["kind"]))
    sql = """
        SELECT substr(text_body.body, ?1, ?2) FROM text_version
        JOIN text_body ON sha256 = text_version.body WHERE text_version.id = ?3"""
    length = row["end"] - row["start"]
    found = db.conn.execute(sql, [row["start"] + 1, length, row["version"]]).fetchone()
    return str(found[0]) if found else ""
