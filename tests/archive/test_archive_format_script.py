"""The script of ARCHIVE-FORMAT.md that checks an archive without Khronika."""

import subprocess
import sys
import types
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.domain.drafts import PersonDraft
from khronika.domain.values import Name
from tests.archive.format_page import BLOCKS, FILLED, key_salt, plain


@pytest.fixture
def filled(archive_path: Path) -> Iterator[Archive]:
    """An archive with the sample and a long history."""
    archive = FILLED.copied(archive_path)
    yield archive
    archive.close()


def faults(archive: Archive) -> list[str]:
    """Run the page's own script."""
    page = types.ModuleType("page")
    exec(BLOCKS["verify"], vars(page))  # noqa: S102
    with closing(plain(archive)) as db:
        return list(vars(page)["check"](db))


def tampered(archive: Archive, sql: str) -> list[str]:
    """Write past Khronika, and return what the page's script says of it."""
    with closing(plain(archive)) as db:
        db.execute("PRAGMA query_only = OFF")
        assert db.execute(sql).rowcount
    return faults(archive)


def test_the_script_finds_a_sound_archive_sound(filled: Archive) -> None:
    assert faults(filled) == []
    assert filled.verify() == []


def test_the_script_accepts_what_was_erased_in_the_open(filled: Archive) -> None:
    filled.purge([filled.catalogue.records.resolve("D-1").id])
    assert faults(filled) == []
    filled.forget_history(datetime.now(UTC).date() + timedelta(days=2))
    with filled.change("add-person") as change:
        recording.add_person(change, PersonDraft(names=(Name(text="After"),)))
    assert faults(filled) == []
    assert filled.verify() == []


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE figure SET low = 800 WHERE low = 80", "figure"),
        ("UPDATE place SET latitude = latitude + 1e-9 WHERE latitude IS NOT NULL", "place"),
        ("UPDATE agent SET protection = 'public'", "agent"),
        ("UPDATE citation SET caveat = NULL WHERE caveat IS NOT NULL", "citation"),
        ("DELETE FROM citation WHERE stance = 'contradicts'", "citation"),
        ("INSERT INTO tag (id, name, sort_key) VALUES (1000, 'x', 'x')", "past the history"),
        ("UPDATE text_body SET body = body || ' '", "text"),
        ("UPDATE change SET at = '2001-01-01T00:00:00+00:00' WHERE id = 1", "change 1 is not"),
        ("UPDATE change SET verb = 'import' WHERE verb = 'undo'", "is not as it was sealed"),
        ("UPDATE change_row SET before = '{}' WHERE op = 'd' OR op = 'u'", "is not what"),
        ("UPDATE change_row SET before = NULL, salt = NULL WHERE tbl = 'figure'", "erased"),
        ("DELETE FROM change_row WHERE tbl = 'figure'", "chain is broken"),
        ("DELETE FROM change WHERE id = 2", "chain is broken at change 3"),
    ],
)  # fmt: skip
def test_the_script_finds_what_was_tampered_with(filled: Archive, sql: str, said: str) -> None:
    found = tampered(filled, sql)
    assert any(said in fault for fault in found), found


def test_the_script_runs_as_a_program(filled: Archive, tmp_path: Path) -> None:
    script = tmp_path / "verify.py"
    script.write_text(BLOCKS["verify"], encoding="utf-8")

    def said() -> str:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", str(script), str(filled.path / "archive.db")],
            input=f"{key_salt(filled)}\n",
            capture_output=True,
            text=True,
            check=True,
            start_new_session=True,  # without a terminal getpass reads standard input
        )
        return done.stdout

    assert said() == ""
    tampered(filled, "UPDATE figure SET low = 800 WHERE low = 80")
    assert "figure" in said()
