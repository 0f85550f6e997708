"""Finding by words over the full-text index."""

from collections.abc import Collection as AbstractCollection
from dataclasses import dataclass

from sqlite_utils.db import Database

from khronika.archive.change import marks
from khronika.archive.index import TEXT, TITLE, own_words
from khronika.archive.records import Records
from khronika.archive.rows import scalar, select
from khronika.archive.seals import Row
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.query import Query, Term, parse
from khronika.domain.values import Hit
from khronika.language.folding import fold, words
from khronika.language.lines import one_line

# Ranking reads every match; above this many the newest come first instead.
RANK_AT_MOST = 5000
_BEFORE, _AFTER = 70, 140  # code points of context around the first word found


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found: how many places in all, and the first of them."""

    query: str
    total: int
    hits: tuple[Hit, ...]


class Search:
    """The one door to the index for whoever looks for something."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def find(self, text: str, kinds: AbstractCollection[Kind] = (), limit: int = 50) -> Found:
        """Find `text` in texts, names, titles and notes, the best places first.

        Args:
            text: What was typed; see `domain.query`. It never fails, it may find nothing.
            kinds: Look only in these kinds of record; empty: in all.
            limit: How many hits to return at most; `Found.total` counts all.
        """
        query = parse(text)
        if query.is_empty:
            return Found(text, 0, ())
        match = _match(query)
        where, values = "ft MATCH ? AND record.trashed IS NULL", [match]
        if kinds:
            where += f" AND record.kind IN ({marks(list(kinds))})"
            values += [kind.value for kind in kinds]
        joined = f"FROM ft JOIN segment ON segment.id = ft.rowid" \
                 f" JOIN record ON record.id = segment.record WHERE {where}"  # fmt: skip
        total = int(scalar(self._db, f"SELECT count(*) {joined}", values))
        order = "rank" if total <= RANK_AT_MOST else "ft.rowid DESC"
        sql = f'SELECT segment.id, record, version, part, start, "end" {joined}' \
              f" ORDER BY {order} LIMIT ?"  # fmt: skip
        rows = select(self._db, sql, [*values, limit])
        return Found(text, total, self._hits(rows, query))

    def _hits(self, rows: list[Row], query: Query) -> tuple[Hit, ...]:
        names = Records(self._db).named({RecordId(row["record"]) for row in rows})
        hits = []
        for row in rows:
            named = names[RecordId(row["record"])]
            text = self._segment_text(row, named.kind)
            start, end = first_match(text, query)
            at = (0, 0) if row["part"] == TITLE else (row["start"] + start, row["start"] + end)
            hits.append(
                Hit(
                    kind=named.kind,
                    id=named.id,
                    uid=named.uid,
                    title=named.title,
                    snippet=_snippet(text, start, end, in_lines=_is_in_lines(row, named.kind)),
                    start=at[0],
                    end=at[1],
                )
            )
        return tuple(hits)

    def _segment_text(self, row: Row, kind: Kind) -> str:
        if row["part"] != TEXT:
            return own_words(self._db, RecordId(row["record"]), kind)
        sql = """
            SELECT text_version.id, substr(text_body.body, ?1, ?2) AS piece FROM text_version
            JOIN text_body ON sha256 = text_version.body WHERE text_version.id = ?3"""
        length = row["end"] - row["start"]
        found = self._db.conn.execute(sql, [row["start"] + 1, length, row["version"]]).fetchone()
        return found[1] if found else ""


def _match(query: Query) -> str:
    """Write `query` for FTS5: every string quoted, so that nothing in it is an operator."""
    wanted: list[str] = []
    for term in query.terms:
        if term.excluded:
            continue
        quoted = _quoted(term)
        if term.alternative and wanted:
            wanted[-1] = f"({wanted[-1]} OR {quoted})"
        else:
            wanted.append(quoted)
    match = " AND ".join(wanted)
    unwanted = [_quoted(term) for term in query.terms if term.excluded]
    return f"({match}) NOT ({' OR '.join(unwanted)})" if unwanted else match


def _quoted(term: Term) -> str:
    folded = fold(term.text).replace('"', " ").replace("\0", " ")
    return f'"{folded}"{"*" if term.prefix else ""}'


def first_match(text: str, query: Query) -> tuple[int, int]:
    """Return where the first of the words sought by `query` stands in `text`, in code points;
    (0, 0) if none does.
    """
    found = list(words(text))
    for term in query.terms:
        if term.excluded:
            continue
        sought = [word for _start, _end, word in words(term.text)]
        for at in range(len(found) - len(sought) + 1):
            run = found[at : at + len(sought)]
            if sought and _agrees([word for _start, _end, word in run], sought, term.prefix):
                return run[0][0], run[-1][1]
    return 0, 0


def _agrees(run: list[str], sought: list[str], prefix: bool) -> bool:
    if prefix:
        return run[:-1] == sought[:-1] and run[-1].startswith(sought[-1])
    return run == sought


def _is_in_lines(row: Row, kind: Kind) -> bool:
    """Whether each line of what was found is something of its own: a name, a title."""
    return row["part"] != TEXT and kind is not Kind.NOTE


def _snippet(text: str, start: int, end: int, *, in_lines: bool) -> str:
    """Cut some context around a match, at spaces, on one line; lines that are names of one thing
    are told apart, each once.
    """
    first, last = max(0, start - _BEFORE), min(len(text), end + _AFTER)
    if first > 0:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text):
        last = text.rfind(" ", end, last) if text.rfind(" ", end, last) > end else last
    found = text[first:last]
    lines = found.split("\n") if in_lines else [found]
    cut = " · ".join(dict.fromkeys(said for line in lines if (said := one_line(line))))
    return ("…" if first > 0 else "") + cut + ("…" if last < len(text) else "")
