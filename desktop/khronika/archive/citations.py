"""Citations and the grades derived from them."""

from collections.abc import Iterable, Iterator

from sqlite_utils.db import Database

from khronika.archive.passages import Passages
from khronika.archive.records import Records
from khronika.archive.relays import RELAYED, STATED, Relays, of_homes, passed_on
from khronika.archive.rows import RECORD_COLUMNS, by_ids, grouped, record_part
from khronika.archive.seals import Row
from khronika.archive.sources import Sources
from khronika.domain.grades import NOTHING_PASSED, Support, Ties, grade, whole
from khronika.domain.kinds import RecordId
from khronika.domain.values import Citation, Grade

# Who says so, when the citation does not name them: the publisher of what is cited.
_SAID_BY = """
    coalesce(citation.source, cited.publisher, held.publisher) AS said_by"""
_CITED = """
    FROM citation JOIN record USING (id)
    LEFT JOIN passage ON passage.id = citation.passage
    LEFT JOIN document AS held ON held.id = passage.document
    LEFT JOIN document AS cited ON cited.id = citation.document"""


class Citations:
    """What is cited for what, and by whom it is said."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of_targets(self, targets: Iterable[RecordId]) -> dict[RecordId, tuple[Citation, ...]]:
        """Return the citations of each of `targets`, oldest first."""
        sql = f"SELECT citation.*, {RECORD_COLUMNS}, {_SAID_BY} {_CITED}" \
              " WHERE target IN ({}) AND trashed IS NULL ORDER BY citation.id"  # fmt: skip
        rows = by_ids(self._db, sql, targets)
        found = self._values(rows)
        return {
            RecordId(target): tuple(found[RecordId(row["id"])] for row in of_one)
            for target, of_one in grouped(rows, "target").items()
        }

    def of_target(self, target: RecordId) -> tuple[Citation, ...]:
        """Return the citations of one record or claim."""
        return self.of_targets([target]).get(target, ())

    def grades(self, targets: Iterable[RecordId]) -> dict[RecordId, Grade]:
        """Return the grade of each of `targets` (claims or records) that is cited at all."""
        wanted = list(targets)
        sql = "SELECT citation.id, target, stance, basis, repeats," \
              f" {_SAID_BY} {_CITED} WHERE target IN ({{}}) AND trashed IS NULL"  # fmt: skip
        cited = grouped(by_ids(self._db, sql, wanted), "target")
        near = Sources(self._db).dependencies() if cited else {}
        passed = Relays(self._db).of_parts(RecordId(one) for one in cited if is_shared(cited[one]))
        return {
            RecordId(target): grade(
                (support_of(row) for row in of_one),
                near,
                passed.get(RecordId(target), NOTHING_PASSED),
            )
            for target, of_one in cited.items()
        }

    def grade_of_incidents(self, incidents: Iterable[RecordId]) -> dict[RecordId, Grade]:
        """Return the grade of each incident, from the grades of all that it states."""
        sql = f"""
            WITH {STATED}
            SELECT home, target, citation.id, basis, repeats, {RELAYED}, {_SAID_BY}
            {_CITED} JOIN stated ON stated.part = citation.target WHERE trashed IS NULL"""
        cited = of_homes(self._db, sql, incidents)
        near = Sources(self._db).dependencies() if cited else {}
        return {
            RecordId(incident): whole(_grades_of(of_one, near))
            for incident, of_one in cited.items()
        }

    def _values(self, rows: list[Row]) -> dict[RecordId, Citation]:
        passages = Passages(self._db).many({row["passage"] for row in rows if row["passage"]})
        mentioned = {row[end] for row in rows for end in ("document", "said_by") if row[end]}
        names = Records(self._db).named(mentioned)
        return {
            RecordId(row["id"]): Citation(
                **record_part(row),
                target=RecordId(row["target"]),
                passage=passages.get(row["passage"]),
                document=names.get(row["document"]),
                source=names.get(row["said_by"]),
                stance=row["stance"],
                basis=row["basis"],
                credibility=row["credibility"],
                repeats=row["repeats"],
                caveat=row["caveat"],
            )
            for row in rows
        }


def is_shared(rows: Iterable[Row]) -> bool:
    """Return whether two are named as saying so: only then it matters who passes on whom."""
    return len({row["said_by"] for row in rows if row["said_by"] is not None}) > 1


def _grades_of(rows: list[Row], near: Ties) -> Iterator[Grade]:
    """Yield the grade of each part of one incident, from all of its citations."""
    passed = passed_on(rows)
    for of_part in grouped(rows, "target").values():
        yield grade((support_of(row) for row in of_part), near, passed)


def support_of(row: Row) -> Support:
    """Return how the citation in `row` speaks for what it is for."""
    return Support(
        citation=RecordId(row["id"]),
        stance=row["stance"],
        source=row["said_by"],
        basis=row["basis"],
        repeats=row["repeats"],
    )
