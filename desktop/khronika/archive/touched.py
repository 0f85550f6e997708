"""Steps of the journal, and the names of the records they were about."""

import json
from collections.abc import Iterable, Mapping, Sequence

from sqlite_utils.db import Database

from khronika.archive.change import chunks, marks
from khronika.archive.records import Records
from khronika.archive.rows import by_ids, select
from khronika.archive.seals import Row
from khronika.archive.tables import RECORDED
from khronika.domain.history import Step
from khronika.domain.kinds import LETTERS, Kind, RecordId, Uid
from khronika.domain.values import Named
from khronika.domain.verbs import SUBJECTS

ROWS = 24  # of each change are looked at: an import touches thousands, a line names three
_SEARCHED = 2000  # of its rows, for those of what it is about: they may be written last
# A part of an incident is spoken of through the incident, what is cited through what it is for.
_WHOLE = {
    Kind.CLAIM: "SELECT id, record AS whole FROM claim WHERE id IN ({})",
    Kind.PARTICIPATION: "SELECT id, incident AS whole FROM participation WHERE id IN ({})",
    Kind.FIGURE: "SELECT id, incident AS whole FROM figure WHERE id IN ({})",
    Kind.CITATION: "SELECT id, target AS whole FROM citation WHERE id IN ({})",
    Kind.RELATION: "SELECT id, subject AS whole FROM relation WHERE id IN ({})",
}

# Where what a record was called stood: the column that names the record, and that of the words.
_CALLED = {
    "document": ("id", "title"),
    "passage": ("id", "exact"),
    "tag": ("id", "name"),
    "collection": ("id", "name"),
    "note": ("id", "text"),
    "incident_text": ("incident", "title"),
    "agent_name": ("agent", "text"),
    "source_name": ("source", "text"),
    "place_name": ("place", "text"),
    "term_label": ("term", "label"),
}


class Touched:
    """The journal beside the records."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def names(self, steps: Sequence[Step], *, gone: bool = False) -> dict[int, tuple[Named, ...]]:
        """Return, by the `last` of each step, records that it touched, what it is about first.

        Parts of an incident are named by it, a passage brings its document; what was erased for
        good is left out. `gone`: what was taken back whole is named as it was called then.
        """
        of_change = {change: step for step in steps for change in step.changes[:2]}
        owners: dict[int, dict[int, None]] = {}
        lines: list[Row] = []
        for about, changes in _by_subject(of_change).items():
            for piece in chunks(changes):
                rows = [*self._of_subject(about, piece), *self._first(piece)]
                lines += rows
                for row, records in zip(rows, self._owners(rows), strict=True):
                    last = of_change[row["change"]].last
                    owners.setdefault(last, {}).update(dict.fromkeys(records))
        wholes = self._wholes({record for found in owners.values() for record in found})
        papers = self._papers(set(wholes.values()))
        named = {*wholes.values(), *papers.values()}
        names = Records(self._db).named(RecordId(one) for one in named)
        if gone:
            names |= self._remembered(named - names.keys(), lines)
        found = {
            last: [wholes.get(one, one) for one in records] for last, records in owners.items()
        }
        return {
            step.last: _in_order(step, found[step.last], papers, names)
            for step in steps
            if step.last in found
        }

    def _first(self, changes: Sequence[int]) -> list[Row]:
        """Return the first rows that each of `changes` wrote."""
        sql = f"""
            SELECT line.change, line.tbl, line.row, line.before FROM change
            JOIN change_row AS line ON line.id IN (SELECT id FROM change_row
                WHERE change_row.change = change.id ORDER BY id LIMIT {ROWS})
            WHERE change.id IN ({marks(changes)}) ORDER BY line.id"""
        return select(self._db, sql, changes)

    def _of_subject(self, about: Sequence[Kind], changes: Sequence[int]) -> list[Row]:
        """Return rows of the records that `changes` are about, or of parts of these."""
        rows: list[Row] = []
        for kind in about:
            tables = ", ".join(f"'{table}'" for table in _leading_to(kind))
            sql = f"""
                SELECT line.change, line.tbl, line.row, line.before FROM change
                JOIN change_row AS line ON line.id IN (
                    SELECT id FROM (SELECT id, tbl FROM change_row
                        WHERE change_row.change = change.id ORDER BY id LIMIT {_SEARCHED})
                    WHERE tbl IN ({tables}) ORDER BY tbl <> '{kind}', id LIMIT {ROWS})
                WHERE change.id IN ({marks(changes)}) ORDER BY line.tbl <> '{kind}', line.id"""
            rows += select(self._db, sql, changes)
        return rows

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

    def _remembered(self, records: set[int], lines: Sequence[Row]) -> dict[RecordId, Named]:
        """Return those of `records` that were taken back whole, as the journal remembers them.

        `lines` are rows of the journal that touched them, among them those of their names.
        """
        images = self._gone("record", records)
        titles: dict[int, str] = {}
        for table, (owner, column) in _CALLED.items():
            own = owner == "id"
            rows = images.keys() if own else {one["row"] for one in lines if one["tbl"] == table}
            was = self._gone(table, rows)
            for row, image in sorted(was.items(), key=lambda one: one[1].get("position") or 0):
                titles.setdefault(row if own else image[owner], image[column] or "")
        agents = self._gone("agent", images.keys())
        return {
            RecordId(one): Named(
                id=RecordId(one),
                uid=Uid(b""),
                kind=Kind(image["kind"]),
                title=titles.get(one, ""),
                is_group=one in agents and agents[one]["kind"] == "group",
            )
            for one, image in images.items()
        }

    def _papers(self, records: Iterable[int]) -> dict[int, int]:
        """Return the document of each of `records` that is a passage."""
        sql = "SELECT id, document FROM passage WHERE id IN ({})"
        return {row["id"]: row["document"] for row in by_ids(self._db, sql, records)}

    def _wholes(self, records: Iterable[int]) -> dict[int, int]:
        """Return what each of `records` is spoken of through: itself, or what it is part of."""
        whole = {record: record for record in records}
        for _depth in range(3):  # a citation for a claim of an incident
            for sql in _WHOLE.values():
                up = {row["id"]: row["whole"] for row in by_ids(self._db, sql, set(whole.values()))}
                whole = {record: up.get(at, at) for record, at in whole.items()}
        return whole


def _by_subject(of_change: Mapping[int, Step]) -> dict[tuple[Kind, ...], list[int]]:
    """Return the changes by what they are about."""
    grouped: dict[tuple[Kind, ...], list[int]] = {}
    for change, step in of_change.items():
        grouped.setdefault(SUBJECTS.get(step.of, ()), []).append(change)
    return grouped


def _leading_to(kind: Kind) -> list[str]:
    """Return the tables whose rows are records of `kind`, or say whose part they are of any."""
    named = {kind.value, "record", "target", "subject", "about"}
    return [
        table
        for table, recorded in RECORDED.items()
        if recorded.kind is kind or not named.isdisjoint(recorded.owners)
    ]


def _in_order(
    step: Step, records: Iterable[int], papers: Mapping[int, int], names: Mapping[RecordId, Named]
) -> tuple[Named, ...]:
    """Return `records` by name, what `step` is about first, a passage before its document."""
    about = SUBJECTS.get(step.of, ())
    spoken = dict.fromkeys(
        RecordId(one) for record in records for one in (record, papers.get(record, record))
    )
    found = [names[one] for one in spoken if one in names and names[one].kind in LETTERS]
    return tuple(
        sorted(found, key=lambda one: about.index(one.kind) if one.kind in about else len(about))
    )


def _owners_of(line: Row, standing: dict[int, Row]) -> list[int]:
    recorded = RECORDED[line["tbl"]]
    own = [line["row"]] if line["tbl"] == "record" or recorded.kind is not None else []
    row = standing.get(line["row"])
    if row is None and line["before"]:
        row = json.loads(line["before"])  # a deleted row's image is whole
    return own + [row[owner] for owner in recorded.owners if row and row.get(owner)]
