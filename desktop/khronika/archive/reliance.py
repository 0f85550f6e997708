"""What rests on a source, read in a handful of queries however much it is."""

from collections.abc import Iterable

from sqlite_utils.db import Database

from khronika.archive.citations import is_shared, support_of
from khronika.archive.records import Records
from khronika.archive.relays import HOMES, Relays
from khronika.archive.rows import by_ids, grouped, select
from khronika.archive.seals import Row
from khronika.archive.sources import Sources
from khronika.archive.whens import when_of
from khronika.domain.grades import NOTHING_PASSED, collapsed, grade, rests_alone
from khronika.domain.kinds import RecordId
from khronika.domain.reliance import FIGURE, PERSON, WHOLE, Fact, Resting, Standing

# Every citation of whatever `?1` speaks to. Who says so is the source that is named, else the
# publisher of the document that is cited, else that of the passage's; the order of the joins is
# said (CROSS), or SQLite begins with all citations.
_SPOKEN_TO = """
    WITH mine (target) AS (
        SELECT target FROM citation WHERE source = ?1
        UNION ALL
        SELECT target FROM document
        CROSS JOIN citation ON citation.document = document.id
        WHERE publisher = ?1 AND citation.source IS NULL
        UNION ALL
        SELECT target FROM document
        CROSS JOIN passage ON passage.document = document.id
        CROSS JOIN citation ON citation.passage = passage.id
        LEFT JOIN document AS cited ON cited.id = citation.document
        WHERE document.publisher = ?1 AND citation.source IS NULL AND cited.publisher IS NULL)
    SELECT citation.id, target, stance, basis, repeats,
        coalesce(citation.source, cited.publisher, held.publisher) AS said_by
    FROM (SELECT DISTINCT target AS spoken FROM mine)
    CROSS JOIN citation ON citation.target = spoken
    CROSS JOIN record ON record.id = citation.id
    LEFT JOIN passage ON passage.id = citation.passage
    LEFT JOIN document AS held ON held.id = passage.document
    LEFT JOIN document AS cited ON cited.id = citation.document
    WHERE record.trashed IS NULL"""
_LIVING_HOMES = f"{HOMES} AND target.trashed IS NULL"
_DATED = """
    SELECT id, earliest_start, latest_start, earliest_end, latest_end
    FROM incident JOIN record USING (id) WHERE trashed IS NULL AND id IN ({})"""
_UNDATED = 1 << 40
_WEIGHT = ("mentions", "supports", "contradicts")


class Reliance:
    """What rests on whom."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of_source(self, source: RecordId) -> Standing:
        """Return all that `source` speaks to in incidents, whatever lies in the trash left out."""
        cited = grouped(select(self._db, _SPOKEN_TO, [source]), "target")
        spoken = {
            target: rows
            for target, rows in cited.items()
            if any(row["said_by"] == source for row in rows)
        }
        home = {row["id"]: row["home"] for row in by_ids(self._db, _LIVING_HOMES, spoken)}
        order = self._by_date(home.values())
        near = collapsed(Sources(self._db).dependencies())
        shared = {home[one] for one in home if home[one] in order and is_shared(spoken[one])}
        passed = Relays(self._db).of_records(shared)
        found = []
        for target in sorted(home, key=lambda one: (order.get(home[one], -1), one)):
            if home[target] not in order:
                continue
            supports = [support_of(row) for row in spoken[target]]
            own = {one.stance for one in supports if one.source == source}
            relayed = passed.get(home[target], NOTHING_PASSED)
            found.append(
                Resting(
                    target=RecordId(target),
                    incident=RecordId(home[target]),
                    stance=max(own, key=_WEIGHT.index),
                    grade=grade(supports, near, relayed),
                    alone=rests_alone(supports, near, source, relayed),
                )
            )
        return Standing(facts=tuple(found))

    def facts(self, targets: Iterable[RecordId]) -> dict[RecordId, Fact]:
        """Return in words what each of `targets` states."""
        wanted = list(targets)
        return self._claims(wanted) | self._parts(wanted) | self._figures(wanted) | {
            RecordId(row["id"]): Fact(field=WHOLE)
            for row in by_ids(self._db, "SELECT id FROM incident WHERE id IN ({})", wanted)
        }  # fmt: skip

    def _by_date(self, incidents: Iterable[int]) -> dict[int, int]:
        """Return the place of each incident by date; those in the trash have none."""
        rows = by_ids(self._db, _DATED, set(incidents))
        rows.sort(key=_date)
        return {row["id"]: at for at, row in enumerate(rows)}

    def _claims(self, targets: list[RecordId]) -> dict[RecordId, Fact]:
        rows = by_ids(self._db, "SELECT * FROM claim WHERE id IN ({})", targets)
        names = Records(self._db).named(RecordId(row["value"]) for row in rows if row["value"])
        return {
            RecordId(row["id"]): Fact(
                field=row["field"],
                text=names[RecordId(row["value"])].title
                if row["value"] in names
                else row["text"] or row["words"] or "",
                when=when_of(row),
            )
            for row in rows
        }

    def _parts(self, targets: list[RecordId]) -> dict[RecordId, Fact]:
        sql = """
            SELECT participation.id, coalesce(merged_into, agent) AS head, role
            FROM participation JOIN agent ON agent.id = agent
            WHERE participation.id IN ({})"""
        rows = by_ids(self._db, sql, targets)
        ends = {RecordId(row[end]) for row in rows for end in ("head", "role") if row[end]}
        names = Records(self._db).named(ends)
        return {
            RecordId(row["id"]): Fact(
                field=PERSON,
                text=names[RecordId(row["head"])].title,
                under=names[RecordId(row["role"])].title if row["role"] in names else "",
            )
            for row in rows
        }

    def _figures(self, targets: list[RecordId]) -> dict[RecordId, Fact]:
        rows = by_ids(self._db, "SELECT * FROM figure WHERE id IN ({})", targets)
        return {
            RecordId(row["id"]): Fact(
                field=FIGURE,
                text=row["words"] or "",
                under=row["counted"],
                low=row["low"],
                high=row["high"],
            )
            for row in rows
        }


def _date(row: Row) -> tuple[int, int, int]:
    """Return what orders incidents as `incidents.BY_DATE` does."""
    bounds = ("earliest_start", "earliest_end", "latest_start", "latest_end")
    first = next((row[bound] for bound in bounds if row[bound] is not None), _UNDATED)
    return first, row["latest_end"] or 0, row["id"]
