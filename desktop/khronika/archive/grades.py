"""The grades of incidents as a table: kept in the same transaction as what they derive from.

A list of a hundred thousand cannot weigh every citation each time it is drawn. What is kept holds
no word of anybody and can be made anew from the citations; `verify` compares the two.
"""

import json
from collections.abc import Iterable, Mapping

from sqlite_utils.db import Database

from khronika.archive.change import Change, chunks, marks
from khronika.archive.citations import Citations
from khronika.archive.rows import by_ids, ids, scalar
from khronika.archive.sources import Sources
from khronika.domain.grades import family
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.progress import SILENT, Progress
from khronika.domain.values import Grade

Kinds = Mapping[Kind, frozenset[RecordId]]

# The incident that a part of one belongs to.
_OF_PARTS = {
    Kind.CLAIM: "SELECT record FROM claim WHERE id IN ({})",
    Kind.PARTICIPATION: "SELECT incident FROM participation WHERE id IN ({})",
    Kind.FIGURE: "SELECT incident FROM figure WHERE id IN ({})",
}
_CITED = "SELECT target FROM citation WHERE id IN ({})"
_CITING_DOCUMENTS = (
    "SELECT target FROM citation WHERE document IN ({})",
    "SELECT target FROM citation WHERE passage IN (SELECT id FROM passage WHERE document IN ({}))",
)
_PUBLISHED_BY = "SELECT id FROM document WHERE publisher IN ({})"
_NAMING_SOURCES = "SELECT target FROM citation WHERE source IN ({})"
_AT_ONCE = 2_000  # incidents weighed together


def kept(db: Database, incidents: Iterable[RecordId]) -> dict[RecordId, Grade]:
    """Return the grades of `incidents` as the table has them."""
    rows = by_ids(db, "SELECT * FROM grade WHERE record IN ({})", incidents)
    return {
        RecordId(row["record"]): Grade(grade=row["grade"], independent=row["independent"])
        for row in rows
    }


def refresh(change: Change) -> None:
    """Bring the table up to date with what `change` touched; called before its commit.

    Incidents that rest on somebody else now count as touched, and so do those that are graded
    otherwise because sources are no longer what they were to each other: who shows them is told.
    """
    db, kinds = change.db, change.records()
    stated = _incidents(db, _cited(change, kinds)) | set(kinds.get(Kind.INCIDENT, ()))
    for kind, sql in _OF_PARTS.items():
        stated |= _looked_up(db, sql, kinds.get(kind, ()))
    resting = _incidents(db, _resting_on(db, _published_anew(change))) - stated
    related = _incidents(db, _said_by(db, _related_anew(change, kinds))) - stated - resting
    _write(db, stated | resting)
    change.touch(resting | _write(db, related))


def rebuild(db: Database, progress: Progress = SILENT) -> None:
    """Make the whole table anew inside the caller's transaction."""
    db.conn.execute("DELETE FROM grade")
    every = ids(db, "SELECT id FROM incident ORDER BY id")
    for done, piece in enumerate(chunks(every, _AT_ONCE)):
        progress.step(done * _AT_ONCE, len(every))
        _write(db, {RecordId(one) for one in piece})


def forget(db: Database, records: Iterable[int]) -> None:
    """Take `records` out of the table."""
    for piece in chunks(records):
        db.conn.execute(f"DELETE FROM grade WHERE record IN ({marks(piece)})", piece)


def bring(db: Database, progress: Progress = SILENT) -> None:
    """Make the table for an archive from before it was kept as it is now; else do nothing."""
    sql = "SELECT EXISTS (SELECT 1 FROM incident) AND NOT EXISTS (SELECT 1 FROM grade)"
    if scalar(db, sql):
        db.conn.execute("BEGIN IMMEDIATE")
        rebuild(db, progress)
        db.conn.execute("COMMIT")


def wrong(db: Database) -> list[RecordId]:
    """Return what is graded otherwise than its citations say, or graded and is no incident."""
    every = ids(db, "SELECT id FROM incident UNION SELECT record FROM grade ORDER BY 1")
    found: list[RecordId] = []
    for piece in chunks(every, _AT_ONCE):
        some = [RecordId(one) for one in piece]
        held, meant = kept(db, some), _weighed(db, some)
        found += [one for one in some if held.get(one) != meant.get(one)]
    return found


def _cited(change: Change, kinds: Kinds) -> set[RecordId]:
    """Return what the touched citations are for; of one that went, that was touched itself."""
    return _looked_up(change.db, _CITED, kinds.get(Kind.CITATION, ()))


def _published_anew(change: Change) -> set[RecordId]:
    """Return the documents whose publisher is another one: it speaks where nobody is named."""
    return {
        RecordId(row)
        for table, row, op, before, *_sealed in change.lines
        if table == "document" and op == "u" and "publisher" in json.loads(before or "{}")
    }


def _resting_on(db: Database, documents: set[RecordId]) -> set[RecordId]:
    """Return what cites `documents`, or passages of theirs."""
    return set().union(*(_looked_up(db, sql, documents) for sql in _CITING_DOCUMENTS))


def _related_anew(change: Change, kinds: Kinds) -> set[RecordId]:
    """Return the sources that may be more, or less, independent of others than they were.

    Whatever tie was made or cut, one end of it is touched, and what hung together by it is of
    the family of an end.
    """
    if "source_relation" not in change.touched and not change.insists:
        return set()
    near = Sources(change.db).dependencies()
    return set().union(*(family(one, near) for one in kinds.get(Kind.SOURCE, ())))


def _said_by(db: Database, sources: set[RecordId]) -> set[RecordId]:
    """Return what is cited as said by `sources`, by name or as publishers."""
    published = _looked_up(db, _PUBLISHED_BY, sources)
    return _looked_up(db, _NAMING_SOURCES, sources) | _resting_on(db, published)


def _incidents(db: Database, targets: set[RecordId]) -> set[RecordId]:
    """Return the incidents among `targets`, or that these are parts of."""
    found = _looked_up(db, "SELECT id FROM incident WHERE id IN ({})", targets)
    return found.union(*(_looked_up(db, sql, targets) for sql in _OF_PARTS.values()))


def _looked_up(db: Database, sql: str, records: Iterable[int]) -> set[RecordId]:
    found: set[RecordId] = set()
    for piece in chunks(records):
        found |= {RecordId(row[0]) for row in db.conn.execute(sql.format(marks(piece)), piece)}
    return found


def _weighed(db: Database, incidents: Iterable[RecordId]) -> dict[RecordId, Grade]:
    """Return the grade of each of `incidents` that exists, from its citations."""
    living = _looked_up(db, "SELECT id FROM incident WHERE id IN ({})", incidents)
    return dict.fromkeys(living, Grade()) | Citations(db).grade_of_incidents(living)


def _write(db: Database, incidents: set[RecordId]) -> set[RecordId]:
    """Weigh `incidents` anew; return those whose grade is another one than before."""
    held, meant = kept(db, incidents), _weighed(db, incidents)
    forget(db, held.keys() - meant.keys())
    new = {one: grade for one, grade in meant.items() if held.get(one) != grade}
    sql = "INSERT OR REPLACE INTO grade (record, grade, independent) VALUES (?, ?, ?)"
    rows = [(one, grade.grade, grade.independent) for one, grade in new.items()]
    db.conn.executemany(sql, rows)
    return set(new)
