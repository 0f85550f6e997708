"""The segments of the index that a match finds, with their words."""

from collections.abc import Iterator

from sqlite_utils.db import Database

from khronika.archive.finding.fields import Taken
from khronika.archive.finding.matching import Match
from khronika.archive.finding.sight import Sight
from khronika.archive.index import TEXT, own_words
from khronika.archive.rows import scalar, select
from khronika.archive.seals import Row
from khronika.domain.kinds import Kind, RecordId

# Binds an expression of FTS5.
MATCHING = """
    FROM ft JOIN segment ON segment.id = ft.rowid JOIN record ON record.id = segment.record
    WHERE ft MATCH ?"""
ANYWHERE = Taken("1")
_BODY = """
    SELECT text_body.body FROM text_version
    JOIN text_body ON sha256 = text_version.body WHERE text_version.id = ?"""


def rows_of(db: Database, asked: Match, where: Taken, ending: str) -> Iterator[Row]:
    """Yield the rows of `segment` that a match finds in the records of `where`, one by one."""
    sql = f'SELECT segment.id, record, record.kind, version, part, start, "end" {MATCHING}' \
          f" AND {where.sql} {ending}"  # fmt: skip
    cursor = db.conn.execute(sql, [asked.expression, *where.values])
    names = [column[0] for column in cursor.description]
    try:
        for values in cursor:
            yield dict(zip(names, values, strict=True))
    finally:
        cursor.close()


def segments_of(
    db: Database, asked: Match, sight: Sight, where: Taken = ANYWHERE
) -> Iterator[tuple[Row, str]]:
    """Yield every segment that a match finds in the records of `where`, with its words as they are
    shown.
    """
    for row in rows_of(db, asked, where, ""):
        yield row, segment_text(db, row, sight)


def segments_in(db: Database, record: RecordId, sight: Sight) -> Iterator[tuple[Row, str]]:
    """Yield all segments of a record, with their words as they are shown; a text is read once for
    all of its.
    """
    sql = """
        SELECT segment.id, record, record.kind, version, part, start, "end" FROM segment
        JOIN record ON record.id = segment.record WHERE record = ? ORDER BY segment.id"""
    bodies: dict[int, str] = {}
    for row in select(db, sql, [record]):
        if row["part"] != TEXT:
            yield row, _own_words(db, row, sight)
            continue
        version = row["version"]
        if version not in bodies:
            bodies[version] = str(scalar(db, _BODY, [version]) or "")
        yield row, sight.text(bodies[version][row["start"] : row["end"]])


def segment_text(db: Database, row: Row, sight: Sight) -> str:
    """Return the words that a row of `segment`, with its record's kind, stands for, as they are
    shown.
    """
    if row["part"] != TEXT:
        return _own_words(db, row, sight)
    sql = """
        SELECT substr(text_body.body, ?1, ?2) FROM text_version
        JOIN text_body ON sha256 = text_version.body WHERE text_version.id = ?3"""
    length = row["end"] - row["start"]
    found = db.conn.execute(sql, [row["start"] + 1, length, row["version"]]).fetchone()
    return sight.text(str(found[0])) if found else ""


def _own_words(db: Database, row: Row, sight: Sight) -> str:
    record = RecordId(row["record"])
    words = own_words(db, record, Kind(row["kind"]), is_nameless=record in sight.people)
    return sight.text(words)
