"""The archive's format, step by step. A released step is never edited, only followed."""

from sqlite_utils.db import Database

from khronika.archive import index, schema
from khronika.archive.driver import Migrations
from khronika.archive.faults import NewerSchema
from khronika.archive.rows import scalar
from khronika.domain.kinds import Kind

VERSION = 4

migrations = Migrations("khronika")


@migrations(name="0001_core")
def core(db: Database) -> None:
    """Make every table; see `schema`."""
    for statement in schema.STATEMENTS:
        db.conn.execute(statement)
    db.conn.execute("INSERT INTO meta (key, value) VALUES ('schema', ?)", [str(VERSION)])


@migrations(name="0002_what_was_exported")
def what_was_exported(db: Database) -> None:
    """Give each line of the log of exports room for which records left; of older ones nobody
    wrote that down, and theirs stays NULL.
    """
    db.conn.execute("ALTER TABLE export_log ADD COLUMN records TEXT")
    db.conn.execute("UPDATE meta SET value = ? WHERE key = 'schema'", [str(VERSION)])


@migrations(name="0003_found_by_terms")
def found_by_terms(db: Database) -> None:
    """Let incidents be found by their roles and outcomes as they are by their categories, and
    the terms by their labels.
    """
    for column in ("role", "outcome"):
        db.conn.execute(
            f"CREATE INDEX participation_{column} ON participation ({column}, incident)"
            f" WHERE {column} IS NOT NULL"
        )
    index.renew(db, Kind.TERM)
    db.conn.execute("UPDATE meta SET value = ? WHERE key = 'schema'", [str(VERSION)])


@migrations(name="0004_passed_on_counts_once")
def passed_on_counts_once(db: Database) -> None:
    """Throw away grades that counted whoever passes somebody on beside that one: they are made
    anew where none are kept. A program of before would count them so again, and is kept out.
    """
    db.conn.execute("DELETE FROM grade")
    db.conn.execute("UPDATE meta SET value = ? WHERE key = 'schema'", [str(VERSION)])


def bring_up_to_date(db: Database, name: str) -> None:
    """Apply the steps that are missing, each in one transaction with its receipt.

    Raises:
        NewerSchema: A newer program wrote this archive; nothing is changed.
    """
    fresh = scalar(db, "SELECT 1 FROM sqlite_schema WHERE name = 'meta'") is None
    found = 0 if fresh else int(scalar(db, "SELECT value FROM meta WHERE key = 'schema'") or 0)
    if found > VERSION:
        raise NewerSchema(name=name, found=found, known=VERSION)
    if found < VERSION:
        migrations.apply(db)
    if scalar(db, "SELECT 1 FROM sqlite_schema WHERE name = 'vocabulary_key'") is None:
        _renew_vocabulary(db)


def _renew_vocabulary(db: Database) -> None:
    """Make the tables of the vocabulary as they are now; their words are learned anew.

    What is derived needs no step that follows another: it is thrown away and made again.
    """
    db.conn.execute("BEGIN IMMEDIATE")
    try:
        db.conn.execute("DROP TABLE IF EXISTS vocabulary")
        for statement in schema.VOCABULARY:
            db.conn.execute(statement)
        db.conn.execute("COMMIT")
    except BaseException:
        db.conn.execute("ROLLBACK")
        raise
