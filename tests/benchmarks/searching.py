"""How long finding takes, beside plain FTS5 on the same texts and the same expanded queries.

`python -m tests.benchmarks.searching FOLDER DOCUMENTS` builds in FOLDER, once, an archive of so
many texts of 5 KB, and an unencrypted SQLite with an FTS5 table of the same segments, ranked and
with snippets; then asks both the same 300 queries: a third each of frequent, middling and rare
words, one or two to a query. FOLDER holds invented texts only.

With a third argument it asks so many queries that nobody would type, half of them with words and
beginnings that occur, and tells the slowest.
"""

import json
import resource
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Any

from tests.benchmarks.prose import prose
from tests.domain.queries import odd_queries

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.doors import create_archive, open_archive
from khronika.archive.finding.finder import Finder
from khronika.archive.finding.matching import match
from khronika.archive.folder import DATABASE
from khronika.archive.key_files import make_key_file
from khronika.archive.openings import KeyFile
from khronika.archive.search import PATIENCE
from khronika.domain.drafts import DocumentDraft
from khronika.domain.ways import Way
from khronika.language.folding import fold
from khronika.language.segments import segments

EACH = 5_000  # bytes of UTF-8
BATCH = 64
PAGE = 50
QUERIES = 300
MEGA = 1e6


def build(folder: Path, documents: int) -> dict[str, float]:
    """Build both, and return how long each took: MB/s and MB."""
    folder.mkdir(parents=True)
    make_key_file(folder / "key.txt")
    archive = create_archive(
        folder / "case.khronika", [KeyFile(folder / "key.txt")], ballast_bytes=1 << 16
    )
    plain = sqlite3.connect(folder / "plain.db", isolation_level=None)
    plain.execute("PRAGMA journal_mode = WAL")
    plain.execute(
        "CREATE VIRTUAL TABLE ft USING fts5(body, tokenize='unicode61 remove_diacritics 0')"
    )
    size, spent, plainly = 0, 0.0, 0.0
    for first in range(0, documents, BATCH):
        bodies = [prose(n, EACH) for n in range(first, min(first + BATCH, documents))]
        size += sum(len(body.encode()) for body in bodies)
        drafts = [DocumentDraft(title=f"{n}", body=body) for n, body in enumerate(bodies, first)]
        began = time.perf_counter()
        with archive.change("import") as change:
            recording.add_documents(change, drafts)
        spent += time.perf_counter() - began
        began = time.perf_counter()
        plain.execute("BEGIN")
        rows = ((fold(body[start:end]),) for body in bodies for start, end in segments(body))
        plain.executemany("INSERT INTO ft (body) VALUES (?)", rows)
        plain.execute("COMMIT")
        plainly += time.perf_counter() - began
    before = _bytes(archive)
    began = time.perf_counter()
    archive.learn()
    learned = time.perf_counter() - began
    words = archive.catalogue.db.conn.execute("SELECT count(*) FROM vocabulary").fetchone()[0]
    keys = archive.catalogue.db.conn.execute("SELECT count(*) FROM vocabulary_key").fetchone()[0]
    told = {
        "documents": documents,
        "MB": size / MEGA,
        "import MB/s": size / MEGA / spent,
        "plain FTS5 MB/s": size / MEGA / plainly,
        "learning s": learned,
        "learning MB/s": size / MEGA / learned,
        "words": words,
        "keys": keys,
        "archive MB": before / MEGA,
        "vocabulary MB": (_bytes(archive) - before) / MEGA,
        "index MB": _index_bytes(archive) / MEGA,
        "plain MB": (folder / "plain.db").stat().st_size / MEGA,
        "most memory MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    archive.close()
    plain.close()
    (folder / "built.json").write_text(json.dumps(told, indent=1))
    return told


def queries(archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield 300 queries, each with how frequent its rarest word is."""
    with archive.journal.held() as writer:
        yield from _queries(writer.conn)


def _queries(db: Any) -> Iterator[tuple[str, str]]:
    db.execute("CREATE VIRTUAL TABLE temp.counted USING fts5vocab('main', 'ft', 'row')")
    sql = "SELECT term, doc FROM temp.counted WHERE length(term) > 3 ORDER BY doc DESC, term"
    counted = [(term, doc) for term, doc in db.execute(sql).fetchall() if term.isalpha()]
    db.execute("DROP TABLE temp.counted")
    rare = next(n for n, (_, doc) in enumerate(counted) if doc <= 20)
    pieces = {
        "frequent": counted[:300],
        "middling": counted[300 : min(rare, 12_000)],
        "rare": counted[rare:],
    }
    dice = Random(5)
    for number in range(QUERIES):
        name = ("frequent", "middling", "rare")[number % 3]
        words = [dice.choice(pieces[name])[0] for _ in range(1 + number % 2)]
        yield name, " ".join(words)


def ask(folder: Path) -> dict[str, Any]:
    """Ask both the same queries, alternately; return milliseconds."""
    archive = open_archive(folder / "case.khronika", KeyFile(folder / "key.txt"))
    archive.set_window_reader()
    plain = sqlite3.connect(folder / "plain.db")
    plain.execute("PRAGMA cache_size = -65536")
    search, language = archive.catalogue.search, archive.language
    search.find("розігрів")
    ours: dict[str, list[float]] = {}
    theirs: dict[str, list[float]] = {}
    far: list[float] = []
    counted: list[float] = []
    worst: list[tuple[float, str]] = []
    sql = """
        SELECT rowid, snippet(ft, 0, '[', ']', '…', 24) FROM ft WHERE ft MATCH ?
        ORDER BY rank LIMIT ?"""
    for name, query in list(queries(archive)):
        finder = Finder(archive.catalogue.db, query, language)
        root = finder.query.root
        asked = match(finder.meaning, root, Way.EQUIVALENT) if root is not None else None
        if asked is None:
            continue
        spent = _timed(partial(search.find, query, limit=PAGE, goes_far=False))
        ours.setdefault(name, []).append(spent)
        far.append(_timed(partial(search.find, query, limit=PAGE)))
        worst.append((spent, query))
        expanded = partial(_fetched, plain, sql, [asked.expression, PAGE])
        theirs.setdefault(name, []).append(_timed(expanded))
        counted.append(_timed(partial(search.counts, query)))
    told: dict[str, Any] = {}
    for said, times in (("ours", ours), ("plain FTS5", theirs)):
        for name in (*times, "all"):
            some = list(chain(*times.values())) if name == "all" else times[name]
            told[f"{said}, {name}"] = _percentiles(some)
    told["ours, right after: with words far apart"] = _percentiles(far)
    told["counts, behind"] = _percentiles(counted)
    told["slowest"] = sorted(worst, reverse=True)[:5]
    told["memory MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    archive.close()
    return told


def ask_oddly(folder: Path, number: int) -> dict[str, Any]:
    """Ask `number` odd queries as the window does; return milliseconds, and how many were cut."""
    archive = open_archive(folder / "case.khronika", KeyFile(folder / "key.txt"))
    archive.set_window_reader()
    search, dice, cut = archive.catalogue.search, Random(8), 0
    words = [word for _name, query in queries(archive) for word in query.split()]
    times: list[tuple[float, str]] = []
    search.find("розігрів")
    for odd in odd_queries(1991, number):
        more = [dice.choice(words) for _ in range(dice.choice((0, 0, 1, 2)))]
        query = " ".join([odd, *(word[:2] + "*" if dice.random() < 0.2 else word for word in more)])
        began = time.perf_counter()
        found = search.find(query, limit=PAGE, patience=PATIENCE)
        times.append((1000 * (time.perf_counter() - began), query[:100]))
        cut += found.is_cut
    archive.close()
    told = _percentiles([spent for spent, _ in times])
    return {"odd queries": number, **told, "cut": cut, "slowest": sorted(times, reverse=True)[:5]}


def _fetched(plain: sqlite3.Connection, sql: str, values: list[object]) -> list[Any]:
    return plain.execute(sql, values).fetchall()


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - began)


def _percentiles(times: list[float]) -> dict[str, float]:
    cuts = quantiles(times, n=100)
    return {"p50": round(cuts[49], 1), "p95": round(cuts[94], 1), "most": round(max(times), 1)}


def _bytes(archive: Archive) -> int:
    with archive.journal.held() as db:
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return (archive.path / DATABASE).stat().st_size


def _index_bytes(archive: Archive) -> int:
    sql = "SELECT sum(length(block)) FROM ft_data"
    return int(archive.catalogue.db.conn.execute(sql).fetchone()[0])


def main() -> None:
    """Build if needed, ask, and print both."""
    folder, documents = Path(sys.argv[1]), int(sys.argv[2])
    if not (folder / "built.json").exists():
        build(folder, documents)
    sys.stdout.write((folder / "built.json").read_text() + "\n")
    odd = int(sys.argv[3]) if len(sys.argv) > 3 else 0
    told = ask_oddly(folder, odd) if odd else ask(folder)
    sys.stdout.write(json.dumps(told, indent=1) + "\n")


if __name__ == "__main__":
    main()
