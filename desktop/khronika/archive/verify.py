"""Is the archive whole, and is it what was written? Every check says where, and what to do.

SQLCipher finds a flipped bit in any page, but not an old valid page put back, nor a log taken
away; the journal's seals and chain find those. So `verify` reads everything.
"""

import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils.db import Database

from khronika.archive import grades, seals
from khronika.archive.change import Layouts
from khronika.archive.index import TEXT, own_words
from khronika.archive.journal import Journal
from khronika.archive.rows import scalar, select
from khronika.archive.seals import Row
from khronika.archive.tables import RECORDED
from khronika.domain.anchors import Quote, holds
from khronika.domain.kinds import Kind, RecordId, spoken
from khronika.domain.progress import SILENT, Progress
from khronika.i18n import _
from khronika.language.folding import tokens
from khronika.language.segments import segments


@dataclass(frozen=True, slots=True)
class Fault:
    """Something found wrong: what, where, and what to do, in the person's language."""

    what: str
    where: str
    remedy: str


def key_fault(file: str) -> Fault:
    """Say that one of the files that open the archive (a relative path) is not what it was."""
    remedy = _("Make that key again (khronika keys), or put its file back from a backup.")
    return Fault(_("A key file of the archive is damaged or missing."), file, remedy)


def salt_fault() -> Fault:
    """Say that the salt at the beginning of the database is not what it was."""
    remedy = _("Nothing is lost: it is kept with the keys too. Check the disk, it may be failing.")
    return Fault(_("The first bytes of the database were changed."), "archive.db", remedy)


def original_fault(sha256: str, volume: str) -> Fault:
    """Say that a file is no longer in its volume as it came."""
    remedy = _("Put {volume} back from the backup that archive.db is of; the texts are unharmed.")
    where = f"{volume} {sha256[:16]}"
    return Fault(_("A file is not the one that was imported."), where, remedy.format(volume=volume))


def verify(db: Database, journal: Journal, path: Path, progress: Progress = SILENT) -> list[Fault]:
    """Check the archive at `path` whole; an empty list says that nothing is wrong.

    Writers are kept out meanwhile. Pages first: where those are damaged, the rest would only
    repeat it in other words.

    Raises:
        Cancelled: Stop was pressed.
    """
    with journal.held():
        checks = (_pages, _structure, _links, _history, _texts, _anchors, _index, _grades)
        faults: list[Fault] = []
        for done, check in enumerate(checks):
            progress.step(done, len(checks))
            faults += check(db, path)
            if faults and check in (_pages, _structure):
                break
        return faults


def _restore() -> str:
    return _("Make a copy of the archive's folder, then restore it from a backup.")


def _pages(db: Database, path: Path) -> Iterator[Fault]:
    db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    expected = int(scalar(db, "PRAGMA page_count")) * int(scalar(db, "PRAGMA page_size"))
    found = (path / "archive.db").stat().st_size
    if found != expected:
        size = _("archive.db has {found} bytes, not {expected}")
        where = size.format(found=found, expected=expected)
        yield Fault(_("The database file has the wrong length."), where, _restore())
    for row in db.conn.execute("PRAGMA cipher_integrity_check").fetchall():
        where = _("page {number}").format(number=str(row[0]).rpartition(" ")[2])
        yield Fault(_("A page of the database was changed or damaged."), where, _restore())


def _structure(db: Database, _path: Path) -> Iterator[Fault]:
    for row in db.conn.execute("PRAGMA integrity_check(20)").fetchall():
        if row[0] != "ok":
            yield Fault(_("The database is not well formed."), "archive.db", _restore())


def _links(db: Database, _path: Path) -> Iterator[Fault]:
    for table, row, other, _key in db.conn.execute("PRAGMA foreign_key_check").fetchall():
        yield Fault(
            _("A record points at something that is not there."),
            f"{table} {row} → {other}",
            _restore(),
        )
    for table, recorded in RECORDED.items():
        if recorded.kind is None:
            continue
        sql = f"""
            SELECT count(*) FROM (SELECT id FROM record WHERE kind = ? EXCEPT SELECT id FROM
            {table}) UNION ALL SELECT count(*) FROM (SELECT id FROM {table} EXCEPT
            SELECT id FROM record WHERE kind = ?)"""
        if sum(row[0] for row in db.conn.execute(sql, [recorded.kind.value] * 2)):
            yield Fault(_("A record lost a part of itself."), table, _restore())


def _history(db: Database, _path: Path) -> Iterator[Fault]:
    previous = seals.GENESIS
    for change in select(db, "SELECT * FROM change ORDER BY id"):
        found = db.conn.execute(
            "SELECT seal FROM change_row WHERE change = ? ORDER BY id", [change["id"]]
        )
        expected = seals.link(previous, change["seal"], (row[0] for row in found))
        sealed = change["salt"] is None or (
            seals.change_seal(change["salt"], change) == change["seal"]
        )
        if change["prev"] != previous or change["hash"] != expected or not sealed:
            where = _("change {number}, {at}").format(number=change["id"], at=change["at"])
            yield Fault(_("The history was tampered with."), where, _restore())
            return
        previous = change["hash"]
    for table in RECORDED:
        yield from _sealed_rows(db, table)


def _sealed_rows(db: Database, table: str) -> Iterator[Fault]:
    """Walk each row of `table` back through the journal: every state must fit its seal."""
    layouts = Layouts(db)
    now = {row["id"]: row for row in select(db, f"SELECT * FROM {table}")}
    gone = {row[0] for row in db.conn.execute("SELECT row FROM purged WHERE tbl = ?", [table])}
    horizon = _horizon(db)
    unknown: set[int] = set()
    seen: set[int] = set()
    sql = "SELECT * FROM change_row WHERE tbl = ? ORDER BY id DESC"
    for line in select(db, sql, [table]):
        row = line["row"]
        seen.add(row)
        if row in gone or row in unknown:
            continue
        if line["salt"] is None:
            unknown.add(row)
            if line["change"] > horizon:
                yield _odd_row(table, row)
            continue
        before, after = line["before"], now.pop(row, None)
        if seals.row_seal(line["salt"], table, row, line["op"], before, after) != line["seal"]:
            unknown.add(row)
            yield _odd_row(table, row)
            continue
        if line["op"] == "u":
            now[row] = (after or {}) | layouts[table].thaw(before)
        elif line["op"] == "d":
            now[row] = layouts[table].thaw(before)
    for row in now.keys() - seen:
        yield _odd_row(table, row)


def _odd_row(table: str, row: int) -> Fault:
    return Fault(_("A record is not what the history says it is."), f"{table} {row}", _restore())


def _horizon(db: Database) -> int:
    sql = "SELECT args FROM change WHERE verb = 'forget-history' ORDER BY id DESC LIMIT 1"
    found = scalar(db, sql)
    return int(json.loads(found)["upto"]) if found else 0


def _texts(db: Database, _path: Path) -> Iterator[Fault]:
    for digest, body in db.conn.execute("SELECT sha256, body FROM text_body"):
        if hashlib.sha256(body.encode()).hexdigest() != digest:
            yield Fault(_("A text is not the one that was imported."), digest[:16], _restore())
    for digest, packed in db.conn.execute("SELECT sha256, packed FROM blob"):
        if packed is not None and hashlib.sha256(zlib.decompress(packed)).hexdigest() != digest:
            yield Fault(_("A file is not the one that was imported."), digest[:16], _restore())


def _anchors(db: Database, _path: Path) -> Iterator[Fault]:
    sql = """
        SELECT passage.*, ref, text_body.body AS text FROM passage JOIN record USING (id)
        JOIN text_version ON text_version.id = passage.version
        JOIN text_body ON sha256 = text_version.body
        WHERE selector = 'text' ORDER BY passage.version"""
    for row in _streamed(db, sql):
        if not holds(row["text"], _quote(row)):
            yield Fault(
                _("A passage no longer stands where it was marked."),
                spoken(Kind.PASSAGE, row["ref"]),
                _("Open the document and mark the passage again."),
            )


def _quote(row: Row) -> Quote:
    return Quote(
        start=row["start"],
        end=row["end"],
        exact=row["exact"],
        prefix=row["prefix"],
        suffix=row["suffix"],
    )


def _index(db: Database, _path: Path) -> Iterator[Fault]:
    """Compare the index, term by term, with what the texts and records say."""
    remedy = _("Rebuild the index (it holds nothing that the texts do not).")
    wanted: Counter[str] = Counter()
    sql = """
        SELECT text_version.document, text_version.id, text_body.body FROM text_version
        JOIN text_body ON sha256 = text_version.body WHERE current = 1"""
    spans = """
        SELECT start, "end" FROM segment WHERE record = ? AND version = ? AND part = ?
        ORDER BY start"""
    for document, version, body in db.conn.execute(sql):
        held = [tuple(row) for row in db.conn.execute(spans, [document, version, TEXT])]
        if held != list(segments(body)):
            where = str(document)
            yield Fault(_("The search index does not fit a text."), where, remedy)
        wanted.update(tokens(body))
    wanted.update(_own_terms(db))
    found = _indexed_terms(db)
    if wanted != found:
        number = sum((wanted - found).values()) + sum((found - wanted).values())
        where = _("{number} words").format(number=number)
        yield Fault(_("The search index does not fit the texts."), where, remedy)


def _grades(db: Database, _path: Path) -> Iterator[Fault]:
    remedy = _("Rebuild the index (it holds nothing that the texts do not).")
    if wrong := grades.wrong(db):
        where = _("{number} incidents").format(number=len(wrong))
        yield Fault(_("Grades do not fit the citations."), where, remedy)


def _own_terms(db: Database) -> Iterator[str]:
    sql = "SELECT DISTINCT record, kind FROM segment JOIN record ON record.id = record" \
          " WHERE part != ?"  # fmt: skip
    for record, kind in db.conn.execute(sql, [TEXT]).fetchall():
        yield from tokens(own_words(db, RecordId(record), Kind(kind)))


def _indexed_terms(db: Database) -> Counter[str]:
    """Return how often each term stands in the index, counted by FTS5 itself."""
    db.conn.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab(main, ft, row)")
    try:
        return Counter(dict(db.conn.execute("SELECT term, cnt FROM temp.terms")))
    finally:
        db.conn.execute("DROP TABLE temp.terms")


def _streamed(db: Database, sql: str) -> Iterator[Row]:
    cursor = db.conn.execute(sql)
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))
