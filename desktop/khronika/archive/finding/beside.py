"""By which tags and sources what a search finds can be narrowed, and how many each would leave."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlite_utils.db import Database

from khronika.archive.finding.borne import borne
from khronika.archive.finding.fields import Taken, covered
from khronika.archive.finding.finder import Finder
from khronika.archive.finding.sight import EVERYTHING, Sight
from khronika.archive.records import Records
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.query_narrowed import narrowings
from khronika.language.learning import Learning

FIELDS = ("tag", "source")
MOST = 20_000  # records found: to count by what more of them can be told apart takes seconds
_SPARE = 10  # candidates besides those that are wanted: some leave everything


@dataclass(frozen=True, slots=True)
class Narrower:
    """A value of the field `code`, what it is called, and how many records it leaves."""

    code: str
    record: RecordId
    name: str
    number: int


class Beside:
    """What narrows the answer to one query, as the query line would with the field in it."""

    def __init__(
        self,
        db: Database,
        text: str,
        language: Learning | None,
        sight: Sight = EVERYTHING,
    ) -> None:
        finder = Finder(db, text, language, sight=sight)
        self._db, self._query, self._conditions = db, finder.query, finder.conditions

    def narrowers(self, kinds: Collection[Kind], most: int) -> list[Narrower]:
        """Return at most `most` tags and as many sources, those that leave most first.

        What leaves all or nothing is left out, and what the query asks for already. Of more than
        `MOST` records nothing is told. The number is what the field finds by that name: others of
        a name that holds it are among them.
        """
        if self._query.is_empty or self._query.root is None:
            return []
        those = self._conditions.found(self._query.root, kinds)
        found = Taken(f"SELECT record.id FROM record WHERE {those.sql}", those.values)
        total = self._db.conn.execute(
            f"SELECT count(*) FROM ({found.sql})", found.values
        ).fetchone()[0]
        if total > MOST:
            return []
        asked = {(one.code, one.value) for one in narrowings(self._query, FIELDS)}
        told = []
        for code in FIELDS:
            weighed = self._weighed(found, code, most + _SPARE, asked)
            fit = [one for one in weighed if 0 < one.number < total]
            told += sorted(fit, key=lambda one: (-one.number, one.name))[:most]
        return told

    def _weighed(
        self, found: Taken, code: str, most: int, asked: Collection[tuple[str, object]]
    ) -> list[Narrower]:
        """Return the likeliest values of a field, each counted as the field would find it."""
        bearing: dict[RecordId, set[int]] = {}
        for record, value in borne(self._db, code, found):
            bearing.setdefault(value, set()).add(record)
        if code == "tag":
            self._gather(bearing)
        likeliest = sorted(bearing, key=lambda one: (-len(bearing[one]), one))[:most]
        told = []
        for value, named in Records(self._db).named(likeliest).items():
            if (code, named.title) in asked:
                continue
            meant = self._meant(code, named.title) & bearing.keys()
            left = set[int]().union(*(bearing[one] for one in meant))
            told.append(Narrower(code, value, named.title, len(left)))
        return told

    def _gather(self, bearing: dict[RecordId, set[int]]) -> None:
        """Let each tag that stands above others be borne by what bears those."""
        above = dict(self._db.conn.execute("SELECT id, parent FROM tag").fetchall())
        for tag in list(bearing):
            higher, passed = above.get(tag), {int(tag)}
            while higher is not None and higher not in passed:
                passed.add(higher)
                bearing.setdefault(RecordId(higher), set()).update(bearing[tag])
                higher = above.get(higher)

    def _meant(self, code: str, name: str) -> set[RecordId]:
        """Return what a field with `name` in it means: whatever is called so, and tags below."""
        called = self._conditions.named(code, name)
        rows = self._db.conn.execute(covered(code, called).sql).fetchall()
        return {RecordId(row[0]) for row in rows}


class Narrowers:
    """What the answers to queries can be narrowed by."""

    def __init__(self, db: Database, language: Learning | None) -> None:
        self._db, self._language = db, language

    def of(
        self,
        text: str,
        kinds: Collection[Kind] = (),
        most: int = 30,
        *,
        exact: bool = False,
        sight: Sight = EVERYTHING,
    ) -> list[Narrower]:
        """Return the tags, then the sources, at most `most` of each; see `Beside.narrowers`."""
        beside = Beside(self._db, text, None if exact else self._language, sight)
        return beside.narrowers(kinds, most)
