"""The words that occur in the archive, with what each is found by; see `language.lexicon`.

The index holds words as they stand in the texts. Beside it this table knows which of them belong
together, so a query asks it which words that occur are meant, and looks for those. It is filled
behind the person's work, from segments of the index in the order of their numbers: importing never
waits for a dictionary, and what is not learned yet is found as it is written.
"""

import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlite_utils.db import Database

from khronika.archive.change import chunks, marks
from khronika.archive.index import LEARNED, TEXT, learned_upto, own_words
from khronika.archive.rows import scalar, select
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.ways import Way
from khronika.language.keys import Seen, way_of
from khronika.language.learning import Learned, Learning

AT_ONCE = 100  # segments: some 60,000 letters, a third of a second of a language's time
SHORT = 2  # letters of a beginning
MANY = 1_000  # words with one beginning, whose places are gathered in hundredths of a second
A_MOMENT = 2 * AT_ONCE  # segments: so many are learned before somebody has read that they are not
KEPT_AT_ONCE = 3_000  # words: more would keep the interpreter from drawing for too long


@dataclass(frozen=True, slots=True)
class Progressed:
    """How far learning is: segments whose words are known, of how many; the last one's number."""

    done: int
    total: int
    upto: int

    @property
    def is_complete(self) -> bool:
        """Whether every word is known."""
        return self.done >= self.total

    @property
    def is_nearly(self) -> bool:
        """Whether what is left takes less than a second."""
        return self.total - self.done <= A_MOMENT


def progressed(db: Database) -> Progressed:
    """Return how far learning is."""
    upto = learned_upto(db)
    sql = "SELECT count(*) FILTER (WHERE id <= ?), count(*) FROM segment"
    done, total = db.conn.execute(sql, [upto]).fetchone()
    return Progressed(done, total, upto)


def is_whole(db: Database) -> bool:
    """Whether every word is known; at once, where `progressed` counts."""
    return learned_upto(db) >= int(scalar(db, "SELECT coalesce(max(id), 0) FROM segment"))


class Unlearned:
    """The texts of the segments whose words are not known yet, some at a time.

    The text that the last of them was cut from is kept: a long one has many hundred segments, and
    reading it for each hundred of them took longer than learning their words.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._version: int | None = None
        self._body = ""

    def after(self, segment: int, limit: int = AT_ONCE) -> tuple[int, list[str]]:
        """Return the texts of the next segments after number `segment`, as they stand, and the
        number of the last one.

        No text and `segment` itself when there are no more.
        """
        sql = """
            SELECT segment.id, record, kind, version, part, start, "end" FROM segment
            JOIN record ON record.id = segment.record WHERE segment.id > ?
            ORDER BY segment.id LIMIT ?"""
        rows = select(self._db, sql, [segment, limit])
        texts = [
            self._text(row["version"])[row["start"] : row["end"]]
            if row["part"] == TEXT
            else own_words(self._db, RecordId(row["record"]), Kind(row["kind"]))
            for row in rows
        ]
        return (rows[-1]["id"] if rows else segment), texts

    def _text(self, version: int) -> str:
        if version != self._version:
            sql = """
                SELECT text_body.body FROM text_body
                JOIN text_version ON text_version.body = sha256 WHERE text_version.id = ?"""
            self._body = scalar(self._db, sql, [version]) or ""
            self._version = version
        return self._body


def keep(db: Database, upto: int, learned: Iterable[Learned], language: Learning) -> None:
    """Write down what the segments up to number `upto` have taught, inside a transaction.

    A word that was known as written otherwise gets the keys of both, besides those it has.
    """
    new = {one.word: one for one in learned}
    old: dict[str, tuple[int, Seen]] = {}
    for piece in chunks(sorted(new)):
        sql = f"SELECT id, term, seen FROM vocabulary WHERE term IN ({marks(piece)})"
        for number, term, seen in db.conn.execute(sql, piece).fetchall():
            old[term] = number, Seen(seen)
    wider = [(word, seen | new[word].seen) for word, (_, seen) in sorted(old.items())]
    wider = [(word, seen) for word, seen in wider if seen != old[word][1]]
    for (word, seen), keys in zip(wider, language.keys(wider), strict=True):
        number = old[word][0]
        db.conn.execute("UPDATE vocabulary SET seen = ? WHERE id = ?", [int(seen), number])
        _add_keys(db, [(key, number) for key in keys])
    first = int(scalar(db, "SELECT coalesce(max(id), 0) + 1 FROM vocabulary"))
    fresh = [new[word] for word in sorted(new.keys() - old.keys())]
    db.conn.executemany(
        "INSERT INTO vocabulary (id, term, seen) VALUES (?, ?, ?)",
        [(first + at, one.word, int(one.seen)) for at, one in enumerate(fresh)],
    )
    _add_keys(db, [(key, first + at) for at, one in enumerate(fresh) for key in one.keys])
    db.conn.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", [LEARNED, str(upto)])


def met(db: Database, keys: Collection[str]) -> dict[str, Way]:
    """Return the words that occur and have one of `keys`, and how each is met, the nearest way."""
    found: dict[str, Way] = {}
    for piece in chunks(sorted(keys)):
        sql = f"""
            SELECT key, vocabulary.term FROM vocabulary_key
            JOIN vocabulary ON vocabulary.id = vocabulary_key.term WHERE key IN ({marks(piece)})"""
        for key, term in db.conn.execute(sql, piece).fetchall():
            found[term] = min(found.get(term, Way.EQUIVALENT), way_of(key))
    return found


def beginning(db: Database, letters: str, most: int) -> list[str]:
    """Return at most so many of the words that occur and begin with `letters`."""
    sql = "SELECT term FROM vocabulary WHERE term >= ? AND term < ? LIMIT ?"
    rows = db.conn.execute(sql, [letters, letters + "\uffff", most]).fetchall()
    return [row[0] for row in rows]


def begins_many(db: Database, beginning: str) -> bool:
    """Whether more than `MANY` of the words that occur begin so; of one or two letters always.

    In one language some dozens begin with two letters, but they stand in half of all places.
    """
    if len(beginning) <= SHORT:
        return True
    sql = "SELECT count(*) FROM (SELECT 1 FROM vocabulary WHERE term >= ? AND term < ? LIMIT ?)"
    found = scalar(db, sql, [beginning, beginning + chr(sys.maxunicode), MANY + 1])
    return int(found) > MANY


def forget_absent(db: Database) -> int:
    """Drop the words that the index no longer holds, inside a transaction; return how many.

    For whoever erases: nothing in the table says which record a word came from.
    """
    db.conn.execute("CREATE VIRTUAL TABLE temp.present USING fts5vocab('main', 'ft', 'row')")
    try:
        sql = "DELETE FROM vocabulary WHERE term NOT IN (SELECT term FROM temp.present)"
        dropped = db.conn.execute(sql).rowcount
        db.conn.execute("DELETE FROM vocabulary_key WHERE term NOT IN (SELECT id FROM vocabulary)")
    finally:
        db.conn.execute("DROP TABLE temp.present")
    return int(dropped)


def _add_keys(db: Database, rows: list[tuple[str, int]]) -> None:
    db.conn.executemany(
        "INSERT OR IGNORE INTO vocabulary_key (key, term) VALUES (?, ?)", sorted(rows)
    )
