"""The full-text index: kept in the same transaction as what it indexes, and made from it alone.

A document is cut into segments of about a paragraph; every other record that people search for
(names, titles, notes, caveats) is one segment of its own words. The index holds folded text and
no second copy of it; a snippet is cut from the text itself.
"""

from collections.abc import Iterable, Iterator, Sequence

from sqlite_utils.db import Database

from khronika.archive.change import Change, chunks, marks
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.progress import SILENT, Progress
from khronika.language.folding import fold
from khronika.language.segments import segments

TEXT, TITLE, WORDS = "text", "title", "words"
LEARNED = "learned"  # the fact that says up to which segment the vocabulary has the words

# The words of a record that are its own to be found by, in a fixed order: offsets of hits count
# in these, joined by newlines.
_OWN_WORDS: dict[Kind, tuple[str, ...]] = {
    Kind.DOCUMENT: ("SELECT title FROM document WHERE id = ?",),
    Kind.PASSAGE: ("SELECT comment FROM passage WHERE id = ?",),
    Kind.TAG: ("SELECT name FROM tag WHERE id = ?", "SELECT memo FROM tag WHERE id = ?"),
    Kind.SOURCE: ("SELECT text FROM source_name WHERE source = ? ORDER BY position, id",),
    Kind.AGENT: (
        "SELECT text FROM agent_name WHERE agent = ? ORDER BY position, id",
        "SELECT label FROM agent WHERE id = ?",
        "SELECT protection_reason FROM agent WHERE id = ?",
        "SELECT consent FROM agent WHERE id = ?",
    ),
    Kind.PLACE: ("SELECT text FROM place_name WHERE place = ? ORDER BY position, id",),
    Kind.COLLECTION: (
        "SELECT name FROM collection WHERE id = ?",
        "SELECT memo FROM collection WHERE id = ?",
    ),
    Kind.NOTE: ("SELECT text FROM note WHERE id = ?",),
    # Of no other vocabulary: incidents are found by what is said of them in words of these.
    Kind.TERM: (
        """SELECT label FROM term_label JOIN term ON term.id = term WHERE term = ?
        AND vocabulary IN ('category', 'role', 'outcome') ORDER BY term_label.id""",
    ),
    Kind.INCIDENT: (
        "SELECT title FROM incident_text WHERE incident = ? ORDER BY position, id",
        "SELECT description FROM incident_text WHERE incident = ? ORDER BY position, id",
        "SELECT text FROM claim WHERE record = ? ORDER BY id",
        "SELECT words FROM claim WHERE record = ? ORDER BY id",
        "SELECT when_words FROM claim WHERE record = ? ORDER BY id",
        "SELECT comment FROM participation WHERE incident = ? ORDER BY id",
        "SELECT words FROM figure WHERE incident = ? ORDER BY id",
        "SELECT caveat FROM citation WHERE target = ? ORDER BY id",
        (
            "SELECT caveat FROM citation JOIN claim ON claim.id = target WHERE claim.record = ?"
            " ORDER BY citation.id"
        ),
        (
            "SELECT caveat FROM citation JOIN participation ON participation.id = target"
            " WHERE incident = ? ORDER BY citation.id"
        ),
        (
            "SELECT caveat FROM citation JOIN figure ON figure.id = target WHERE incident = ?"
            " ORDER BY citation.id"
        ),
    ),
}

_Segment = tuple[int, int | None, str, int, int, str]

# What is found through the incident it belongs to.
_PARTS_OF_INCIDENT = {
    Kind.CLAIM: "SELECT record FROM claim WHERE id IN ({})",
    Kind.PARTICIPATION: "SELECT incident FROM participation WHERE id IN ({})",
    Kind.FIGURE: "SELECT incident FROM figure WHERE id IN ({})",
}


def own_words(db: Database, record: RecordId, kind: Kind, *, is_nameless: bool = False) -> str:
    """Return the words that `record` itself is found by, one to a line; of somebody nameless, what
    else is said of them.
    """
    found = []
    for sql in _OWN_WORDS.get(kind, ())[1 if is_nameless else 0 :]:
        found += [row[0] for row in db.conn.execute(sql, [record]) if row[0]]
    return "\n".join(found)


def refresh(change: Change) -> None:
    """Bring the index up to date with what `change` touched; called before its commit."""
    kinds = change.records()
    incidents = set(kinds.get(Kind.INCIDENT, ()))
    for kind, sql in _PARTS_OF_INCIDENT.items():
        found = _looked_up(change.db, sql, kinds.get(kind, frozenset()))
        incidents |= {RecordId(i) for i in found}
    fresh_texts = _documents_with_new_text(change)
    for kind in _OWN_WORDS:
        records = incidents if kind is Kind.INCIDENT else set(kinds.get(kind, ()))
        _index_words(change.db, kind, records)
    _index_texts(change.db, fresh_texts)


def rebuild(db: Database, progress: Progress = SILENT) -> None:
    """Make the whole index anew inside the caller's transaction."""
    db.conn.execute("DELETE FROM segment")
    db.conn.execute("INSERT INTO ft (ft) VALUES ('delete-all')")
    db.conn.execute("DELETE FROM vocabulary_key")
    db.conn.execute("DELETE FROM vocabulary")
    db.conn.execute("DELETE FROM meta WHERE key = ?", [LEARNED])
    total = db.conn.execute("SELECT count(*) FROM record").fetchone()[0]
    done = 0
    for kind in _OWN_WORDS:
        sql = "SELECT id FROM record WHERE kind = ? ORDER BY id"
        ids = [RecordId(row[0]) for row in db.conn.execute(sql, [kind.value])]
        for piece in chunks(ids, 64):
            progress.step(done, total)
            records = {RecordId(i) for i in piece}
            _index_words(db, kind, records)
            if kind is Kind.DOCUMENT:
                _index_texts(db, records)
            done += len(piece)


def renew(db: Database, kind: Kind) -> None:
    """Index the own words of all records of a kind anew, inside the caller's transaction."""
    sql = "SELECT id FROM record WHERE kind = ? ORDER BY id"
    rows = db.conn.execute(sql, [kind.value]).fetchall()
    _index_words(db, kind, {RecordId(row[0]) for row in rows})


def learned_upto(db: Database) -> int:
    """Return the number of the last segment whose words are in the vocabulary."""
    found = db.conn.execute("SELECT value FROM meta WHERE key = ?", [LEARNED]).fetchone()
    return int(found[0]) if found else 0


def forget(db: Database, records: Iterable[int]) -> None:
    """Take `records` out of the index."""
    _forget(db, records, parts=(TEXT, TITLE, WORDS))


def _documents_with_new_text(change: Change) -> set[RecordId]:
    """Texts are indexed when a version or the document itself came, went or came back."""
    versions = change.touched.get("text_version", set())
    found = _looked_up(change.db, "SELECT document FROM text_version WHERE id IN ({})", versions)
    gone = change.touched.get("document", set()) if "record" in change.touched else set()
    return {RecordId(i) for i in found | (gone & change.touched.get("record", set()))}


def _looked_up(db: Database, sql: str, ids: Iterable[int]) -> set[int]:
    found: set[int] = set()
    for piece in chunks(ids):
        found |= {row[0] for row in db.conn.execute(sql.format(marks(piece)), piece)}
    return found


def _forget(db: Database, records: Iterable[int], *, parts: tuple[str, ...]) -> None:
    for piece in chunks(records):
        where = f"record IN ({marks(piece)}) AND part IN ({marks(parts)})"
        sql = f"DELETE FROM ft WHERE rowid IN (SELECT id FROM segment WHERE {where})"
        db.conn.execute(sql, [*piece, *parts])
        db.conn.execute(f"DELETE FROM segment WHERE {where}", [*piece, *parts])


def _index_words(db: Database, kind: Kind, records: set[RecordId]) -> None:
    part = TITLE if kind is Kind.DOCUMENT else WORDS
    _forget(db, records, parts=(part,))
    found = ((record, own_words(db, record, kind)) for record in sorted(records))
    _insert(db, [(record, None, part, 0, len(said), fold(said)) for record, said in found if said])


def _index_texts(db: Database, documents: set[RecordId]) -> None:
    _forget(db, documents, parts=(TEXT,))
    _insert(db, list(_cut(db, documents)))


def _cut(db: Database, documents: set[RecordId]) -> Iterator[_Segment]:
    for piece in chunks(sorted(documents), 64):
        sql = f"""
            SELECT document, text_version.id, text_body.body FROM text_version
            JOIN text_body ON text_body.sha256 = text_version.body
            WHERE current = 1 AND document IN ({marks(piece)})"""
        for document, version, body in db.conn.execute(sql, piece).fetchall():
            for start, end in segments(body):  # the whole at once would hold all other threads
                yield document, version, TEXT, start, end, fold(body[start:end])


def _insert(db: Database, rows: Sequence[_Segment]) -> None:
    if not rows:
        return
    # Above the mark too: a number below it would pass for one whose words are known.
    last = db.conn.execute("SELECT coalesce(max(id), 0) FROM segment").fetchone()[0]
    first = max(last, learned_upto(db)) + 1
    sql = 'INSERT INTO segment (id, record, version, part, start, "end") VALUES (?, ?, ?, ?, ?, ?)'
    db.conn.executemany(sql, [(first + n, *row[:5]) for n, row in enumerate(rows)])
    sql = "INSERT INTO ft (rowid, body) VALUES (?, ?)"
    db.conn.executemany(sql, [(first + n, row[5]) for n, row in enumerate(rows)])
