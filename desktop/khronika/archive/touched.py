"""Steps of the journal, and the names of the records they were about."""

import json
from collections.abc import Iterable, Sequence

from sqlite_utils.db import Database

from khronika.archive.change import chunks, marks
from khronika.archive.records import Records
from khronika.archive.rows import by_ids, select
from khronika.archive.seals import Row
from khronika.archive.tables import RECORDED
from khronika.domain.history import Step
from khronika.domain.kinds import LETTERS, Kind, RecordId
from khronika.domain.values import Named

ROWS = 24  # of each change are looked at: an import touches thousands, a line names three
# A part of an incident is spoken of through the incident, what is cited through what it is for.
_WHOLE = {
    Kind.CLAIM: "SELECT id, record AS whole FROM claim WHERE id IN ({})",
    Kind.PARTICIPATION: "SELECT id, incident AS whole FROM participation WHERE id IN ({})",
    Kind.FIGURE: "SELECT id, incident AS whole FROM figure WHERE id IN ({})",
    Kind.CITATION: "SELECT id, target AS whole FROM citation WHERE id IN ({})",
    Kind.RELATION: "SELECT id, subject AS whole FROM relation WHERE id IN ({})",
}


class Touched:
    """The journal beside the records."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def names(self, steps: Sequence[Step]) -> dict[int, tuple[Named, ...]]:
        """Return, by the `last` of each step, the first records that it was about.

        Parts of an incident are named by it; what was erased for good is left out.
        """
        of_change = {change: step.last for step in steps for change in step.changes[:2]}
        owners: dict[int, dict[int, None]] = {}
        for piece in chunks(of_change):
            sql = f"""
                SELECT line.change, line.tbl, line.row, line.before FROM change
                JOIN change_row AS line ON line.id IN (SELECT id FROM change_row
                    WHERE change_row.change = change.id ORDER BY id LIMIT {ROWS})
                WHERE change.id IN ({marks(piece)}) ORDER BY line.id"""
            rows = select(self._db, sql, piece)
            for row, records in zip(rows, self._owners(rows), strict=True):
                owners.setdefault(of_change[row["change"]], {}).update(dict.fromkeys(records))
        wholes = self._wholes({record for found in owners.values() for record in found})
        names = Records(self._db).named(RecordId(one) for one in set(wholes.values()))
        return {
            last: tuple(
                names[RecordId(whole)]
                for whole in dict.fromkeys(wholes.get(one, one) for one in found)
                if whole in names and names[RecordId(whole)].kind in LETTERS
            )
            for last, found in owners.items()
        }

    def _owners(self, rows: Sequence[Row]) -> list[list[int]]:
        """Return, for each row of the journal, the records it is part of."""
        standing: dict[str, dict[int, Row]] = {}
        for table in {row["tbl"] for row in rows if RECORDED[row["tbl"]].owners}:
            wanted = {row["row"] for row in rows if row["tbl"] == table}
            found = by_ids(self._db, f"SELECT * FROM {table} WHERE id IN ({{}})", wanted)
            standing[table] = {one["id"]: one for one in found} | self._gone(
                table, wanted - {one["id"] for one in found}
            )
        return [_owners_of(row, standing.get(row["tbl"], {})) for row in rows]

    def _gone(self, table: str, rows: Iterable[int]) -> dict[int, Row]:
        """Return rows that were deleted since, as the journal remembers them."""
        sql = f"""
            SELECT row, before FROM change_row WHERE tbl = '{table}' AND op = 'd'
            AND before IS NOT NULL AND row IN ({{}})"""
        return {line["row"]: json.loads(line["before"]) for line in by_ids(self._db, sql, rows)}

    def _wholes(self, records: Iterable[int]) -> dict[int, int]:
        """Return what each of `records` is spoken of through: itself, or what it is part of."""
        whole = {record: record for record in records}
        for _depth in range(3):  # a citation for a claim of an incident
            for sql in _WHOLE.values():
                up = {row["id"]: row["whole"] for row in by_ids(self._db, sql, set(whole.values()))}
                whole = {record: up.get(at, at) for record, at in whole.items()}
        return whole


def _owners_of(line: Row, standing: dict[int, Row]) -> list[int]:
    recorded = RECORDED[line["tbl"]]
    own = [line["row"]] if line["tbl"] == "record" or recorded.kind is not None else []
    row = standing.get(line["row"])
    if row is None and line["before"]:
        row = json.loads(line["before"])  # a deleted row's image is whole
    return own + [row[owner] for owner in recorded.owners if row and row.get(owner)]
