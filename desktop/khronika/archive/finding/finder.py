"""From a query to records: the nearest forms first, and of each record its best places."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import cached_property

from sqlite_utils.db import Database

from khronika.archive.finding.conditions import Conditions
from khronika.archive.finding.fields import Taken
from khronika.archive.finding.forms import Meaning, meant
from khronika.archive.finding.matching import Match, holding, match, splits, ways_of
from khronika.archive.finding.patience import Patience
from khronika.archive.finding.places import rows_of, segment_text, segments_in
from khronika.archive.finding.sight import EVERYTHING, Sight
from khronika.archive.finding.snippets import cut
from khronika.archive.seals import Row
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.query import parse
from khronika.domain.query_nodes import All, Node, all_of
from khronika.domain.ways import Mark, Way
from khronika.language.learning import Learning
from khronika.language.runs import Marker

# Ranking reads every match; above this many the newest come first instead.
RANK_AT_MOST = 5_000
PLACES_SHOWN = 3  # places of one record that are looked for
_BEYOND = 300  # places of other records, passed over for a further one of those on the page
_LOOKED_THROUGH = 20_000  # places of one form, after which a page is given as it is
_SPARED_THROUGH = 1_000  # places for a costly beginning, after which it is gathered all the same
_BY_RANK, _BY_AGE = "ORDER BY rank", "ORDER BY ft.rowid DESC"


@dataclass(slots=True)
class Candidate:
    """A record that was found: its kind, the nearest way, its best places so far.

    `is_far`: its places hold a word each, and no one place all. `within`: of an incident, who and
    what in it was found in its stead.
    """

    record: RecordId
    kind: Kind
    way: Way
    places: list["Place"] = field(default_factory=list)
    is_far: bool = False
    within: set[RecordId] = field(default_factory=set)

    def add(self, place: "Place") -> None:
        """Add a place, unless what is shown of it is shown of another already."""
        if all(place.shown != other.shown for other in self.places):
            self.places.append(place)


@dataclass(frozen=True, slots=True)
class Place:
    """A segment in which the words stand: its row, its text, and where in it they are."""

    row: Row
    text: str
    marks: tuple[Mark, ...]

    @property
    def shown(self) -> str:
        """What a list shows of it: of a long segment that is not all."""
        return cut(self.text, self.marks, in_lines=False).text.strip("…")


class Finder:
    """Answers one query; `language` None finds words only as they are written.

    What takes longer than its `patience` (seconds, for each of the answers) is cut short: a page
    has what was found until then, and `is_cut` says so. `has_more` says that a page did not go
    far, and might have found more.
    """

    def __init__(
        self,
        db: Database,
        text: str,
        language: Learning | None,
        *,
        wait: bool = True,
        patience: float | None = None,
        sight: Sight = EVERYTHING,
    ) -> None:
        """`sight`: nothing is found by what is hidden from it."""
        self.db, self._seconds, self.sight = db, patience, sight
        self.query = parse(text)
        self.meaning: Meaning = meant(db, self.query, language, wait=wait, sight=sight)
        self.marker = Marker(self.meaning.sought())
        self.conditions = Conditions(db, self.meaning, language, wait=wait, sight=sight)
        self.is_cut = self.has_more = False

    def page(
        self, kinds: Collection[Kind], limit: int, *, goes_far: bool = True
    ) -> list[Candidate]:
        """Return at most `limit` records, the nearest forms first, each with its best places.

        With `goes_far`, after those that hold all words together, those that hold them far apart.
        """
        found: dict[RecordId, Candidate] = {}
        if self.query.is_empty or self.query.root is None:
            return []
        patience = Patience(self.db, self._seconds)
        with patience.bounded():
            self._fill(self.query.root, kinds, limit, found, patience, goes_far=goes_far)
        self.is_cut = patience.is_over
        return list(found.values())

    @cached_property
    def holds(self) -> Callable[[str], bool]:
        """Tells whether all that is sought stands in a text: nothing does where no word is."""
        said = all_of(splits(self.query.root)[0]) if self.query.root is not None else None
        return holding(self.meaning, said) if said is not None else lambda _text: False

    def counts(self) -> dict[Kind, int]:
        """Return how many records of each kind there are in all, however far their forms."""
        if self.query.is_empty or self.query.root is None:
            return {}
        patience, rows = Patience(self.db, self._seconds), list[tuple[str, int]]()
        with patience.bounded():
            found = self.conditions.found(self.query.root, ())
            sql = f"SELECT kind, count(*) FROM record WHERE {found.sql}"
            rows = self.db.conn.execute(f"{sql} GROUP BY kind", found.values).fetchall()
        self.is_cut = patience.is_over
        return {Kind(kind): number for kind, number in rows}

    def _fill(
        self,
        root: Node,
        kinds: Collection[Kind],
        limit: int,
        found: dict[RecordId, Candidate],
        patience: Patience,
        *,
        goes_far: bool,
    ) -> None:
        said, left_out, rest = splits(root)
        where = self.conditions.where(rest, left_out, kinds)
        words = all_of(said)
        if words is None:
            for record, kind in self._records(where, limit):
                found[record] = Candidate(record, kind, Way.EXACT)
            return
        widest = match(self.meaning, words, Way.EQUIVALENT, spares=True)
        # Two frequent words that stand nowhere together take as long as those that do: the
        # nearer forms are asked for only where the farthest find anything.
        in_all = self.places_of(widest) if widest is not None else 0
        page, done = _Page(self, words, where, limit, found, patience), list[Match | None]()
        for way in ways_of(self.meaning) if in_all else ():
            asked = match(self.meaning, words, way)
            if asked is None or asked in done:
                continue
            done.append(asked)
            page.fill(asked, way, in_all)
            if len(found) >= limit or patience.look():
                return
        if in_all and (not kinds or Kind.INCIDENT in kinds):
            self._within(words, where, found, limit)
        self.has_more = isinstance(words, All) and not goes_far
        if isinstance(words, All) and goes_far:
            self._scattered(words, where, found, limit, patience)

    def _records(self, where: Taken, limit: int) -> list[tuple[RecordId, Kind]]:
        sql = f"SELECT id, kind FROM record WHERE {where.sql} ORDER BY id DESC LIMIT ?"
        rows = self.db.conn.execute(sql, [*where.values, limit]).fetchall()
        return [(RecordId(record), Kind(kind)) for record, kind in rows]

    def _within(
        self, words: Node, where: Taken, found: dict[RecordId, Candidate], limit: int
    ) -> None:
        """Add incidents in which somebody or something is called so."""
        incidents = self.conditions.within.incidents(words)
        rows = self._records(_of_those(where, incidents), limit + len(found))
        new = [(record, kind) for record, kind in rows if record not in found]
        by = self.conditions.within.by(words, [record for record, _ in new])
        for record, kind in new[: limit - len(found)]:
            way = min(by[record].values())
            found[record] = Candidate(record, kind, way, within=set(by[record]))

    def _scattered(
        self,
        words: All,
        where: Taken,
        found: dict[RecordId, Candidate],
        limit: int,
        patience: Patience,
    ) -> None:
        """Add records that hold all the words, though in no one segment."""
        rows = self._records(_of_those(where, self.conditions.anywhere(words)), limit)
        those = [record for record, _kind in rows]
        called = {one: self.conditions.called(one, those) for one in words.nodes}
        for record, kind in rows:
            if patience.look():
                return
            if record in found or len(found) >= limit:
                continue
            places, by = list[Place](), dict[RecordId, Way]()
            for one in words.nodes:
                if (place := self._first_place(record, one)) is not None:
                    places.append(place)
                else:
                    by |= called[one].get(record, {})
            ways = [*by.values(), *(mark.way for place in places for mark in place.marks)]
            way = max(ways, default=Way.EXACT)
            candidate = Candidate(record, kind, way, is_far=True, within=set(by))
            found[record] = candidate
            for place in places[:PLACES_SHOWN]:
                candidate.add(place)

    def _first_place(self, record: RecordId, node: Node) -> Place | None:
        """Return the nearest place of one word in a record.

        Its segments are read and not the index: what is asked for may begin many words, all of
        which the index would gather for each record anew.
        """
        marker = Marker(self.meaning.runs_of(node))
        best: tuple[Way, Row, str] | None = None
        for row, text in segments_in(self.db, record, self.sight):
            ways = [mark.way for mark in marker.marks(text)]
            if ways and (best is None or min(ways) < best[0]):
                best = min(ways), row, text
            if best is not None and best[0] is Way.EXACT:
                break
        return Place(best[1], best[2], tuple(self.marker.marks(best[2]))) if best else None

    def place(self, row: Row) -> Place:
        """Return a row of `segment` with its words as they are shown, and where the words sought
        stand in them.
        """
        text = segment_text(self.db, row, self.sight)
        return Place(row, text, tuple(self.marker.marks(text)))

    def places_of(self, asked: Match) -> int:
        """Return in how many places a match stands, as far as it is worth counting.

        A beginning of many words stands in more, and to count would take as long as to find.
        """
        if asked.is_costly:
            return RANK_AT_MOST + 1
        few = "SELECT count(*) FROM (SELECT 1 FROM ft WHERE ft MATCH ? LIMIT ?)"
        found = self.db.conn.execute(few, [asked.expression, RANK_AT_MOST + 1]).fetchone()
        return int(found[0])


def _of_those(where: Taken, records: Taken) -> Taken:
    sql = f"{where.sql} AND record.id IN ({records.sql})"
    return Taken(sql, (*where.values, *records.values))


class _Page:
    """Adds to `found` what one match after another finds, until there are `limit` records."""

    def __init__(
        self,
        finder: Finder,
        words: Node,
        where: Taken,
        limit: int,
        found: dict[RecordId, Candidate],
        patience: Patience,
    ) -> None:
        self._finder, self._words, self._where, self._limit = finder, words, where, limit
        self._found, self._patience = found, patience

    def fill(self, whole: Match, way: Way, in_all: int) -> None:
        """Add records that `whole` finds, which is as far as `way`; all ways find `in_all`."""
        asked = match(self._finder.meaning, self._words, way, spares=True)
        if asked is not None and asked != whole:
            if self._collect(asked, way, in_all, _SPARED_THROUGH):
                return
            in_all = RANK_AT_MOST + 1
        if not self._collect(whole, way, in_all, _LOOKED_THROUGH):
            self._patience.give_up()

    def _collect(self, asked: Match, way: Way, in_all: int, most: int) -> bool:
        """Add records of one match, the best or the newest first.

        Return False if there may be more of them behind the first `most` places.
        """
        finder = self._finder
        number = in_all if in_all <= RANK_AT_MOST else finder.places_of(asked)
        order = _BY_RANK if number <= RANK_AT_MOST else _BY_AGE
        is_sure = finder.sight.is_whole and not asked.is_loose
        holds = None if is_sure else holding(finder.meaning, self._words, way)
        wanting, beyond = PLACES_SHOWN * self._limit, 0
        for read, row in enumerate(rows_of(finder.db, asked, self._where, order)):
            if read >= most:
                return False
            if not wanting or self._patience.look():
                return True
            record = RecordId(row["record"])
            candidate = self._found.get(record)
            if candidate is None and len(self._found) >= self._limit:
                if order == _BY_RANK and beyond < _BEYOND:
                    beyond += 1
                    continue  # a later place of a record on the page may follow
                return True
            if candidate is not None and len(candidate.places) >= PLACES_SHOWN:
                continue
            place = finder.place(row)
            if holds is not None and not holds(place.text):
                continue
            wanting -= 1
            if candidate is None:
                candidate = self._found[record] = Candidate(record, Kind(row["kind"]), way)
            candidate.add(place)
        return True
