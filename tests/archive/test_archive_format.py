"""ARCHIVE-FORMAT.md, followed to the letter by somebody who has only public tools."""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyrage
import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.key_changes import add_slot
from khronika.archive.migrations import VERSION
from khronika.archive.openings import Passphrase
from khronika.archive.tables import RECORDED
from khronika.domain.drafts import PersonDraft
from khronika.domain.kinds import Kind
from khronika.domain.values import Name
from tests.archive.format_page import BLOCKS, CP1251, FILLED, PAGE, SCAN, ask

QUERIES = ("texts", "incidents", "evidence", "people")
WORDS = "correct horse battery staple паляниця їжак"

needs_age = pytest.mark.skipif(
    shutil.which("age") is None, reason="not run here: the program age is not installed"
)


@pytest.fixture
def filled(archive_path: Path) -> Iterator[Archive]:
    """An archive with the sample and a long history."""
    archive = FILLED.copied(archive_path)
    yield archive
    archive.close()


# -- keys ---------------------------------------------------------------------------------------


def key_said(output: str) -> dict[str, Any]:
    """Return the line of JSON that the page's command printed."""
    (line,) = re.findall(r"\{.*\}", output)
    said: dict[str, Any] = json.loads(line)
    return said


def check_key(said: dict[str, Any], archive: Archive) -> None:
    assert set(said) == {"format", "version", "archive", "epoch", "key", "salt"}
    assert said["format"] == "khronika-data"
    assert said["archive"] == archive.keys.key.archive.hex()
    db = sqlcipher.connect(str(archive.path / "archive.db"))
    db.execute(f"PRAGMA key = \"x'{said['key']}{said['salt']}'\"")
    assert db.execute("SELECT value FROM meta WHERE key = 'archive'").fetchone() == (
        archive.keys.key.archive.hex(),
    )
    db.close()


def check_dear(slot: bytes) -> None:
    """Check that a guess takes the 256 MiB that the page promises."""
    version, stanza = slot.split(b"\n")[:2]
    assert version == b"age-encryption.org/v1"
    assert stanza.startswith(b"-> scrypt ")
    assert 2 ** int(stanza.split()[3]) * 8 * 128 >= 256 << 20  # RFC 7914: N · r · 128, r being 8


@needs_age
def test_the_key_file_command_prints_the_key(archive: Archive, key_file: Path) -> None:
    command = BLOCKS["key-file"].replace("KEYFILE", str(key_file))
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=archive.path, capture_output=True, text=True, check=True
    )
    check_key(key_said(done.stdout), archive)


@needs_age
@pytest.mark.skipif(sys.platform == "win32", reason="not run here: age asks on a terminal")
def test_the_passphrase_command_asks_and_prints_the_key(archive: Archive) -> None:
    slot = add_slot(archive.path, archive.keys, Passphrase(WORDS))
    check_dear((archive.path / "keys" / slot.file).read_bytes())
    command = BLOCKS["passphrase"].replace("01.age", slot.file)
    terminal = "import pty, sys; sys.exit(pty.spawn(['sh', '-c', sys.argv[1]]))"
    done = subprocess.run(
        [sys.executable, "-c", terminal, command],
        cwd=archive.path,
        input=f"{WORDS}\n",
        capture_output=True,
        text=True,
        check=True,
    )
    check_key(key_said(done.stdout), archive)


def test_another_program_of_that_format_opens_the_keys(archive: Archive, key_file: Path) -> None:
    lines = key_file.read_text("ascii").splitlines()
    owner = pyrage.x25519.Identity.from_str(lines[-1])
    keys = archive.path / "keys"
    inner = pyrage.decrypt((keys / "01.age").read_bytes(), [owner]).decode("ascii").strip()
    assert re.fullmatch("AGE-SECRET-KEY-1[0-9A-Z]+", inner)
    identity = pyrage.x25519.Identity.from_str(inner)
    said = key_said(pyrage.decrypt((keys / "data.age").read_bytes(), [identity]).decode())
    check_key(said, archive)


def test_the_keyring_is_as_the_page_shows_it(archive: Archive) -> None:
    held = json.loads((archive.path / "keyring.json").read_text("ascii"))
    shown = json.loads(re.findall(r"```json\n([^`]+)```", PAGE)[0])
    assert held.keys() == shown.keys()
    assert held["slots"][0].keys() == shown["slots"][0].keys()
    assert held["data"].keys() == shown["data"].keys()
    for entry in (*held["slots"], held["data"]):
        file = archive.path / "keys" / entry["file"]
        assert hashlib.sha256(file.read_bytes()).hexdigest() == entry["sha256"]


# -- files and tables ---------------------------------------------------------------------------


def test_every_file_is_on_the_page(archive: Archive) -> None:
    for path in archive.path.rglob("*"):
        if path.is_file():
            name = path.relative_to(archive.path).as_posix()
            assert f"`{name}`" in PAGE, name


def test_every_table_is_on_the_page(archive: Archive) -> None:
    db = archive.catalogue.db
    listed = BLOCKS["verify"].split('"""')[1].split()
    assert listed == list(RECORDED)
    schema = db.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()[0]
    assert f"It answers `{schema}`" in PAGE
    assert schema == str(VERSION)
    kinds = {kind.value for kind in Kind}
    for table in kinds | {"change", "change_row", "purged", "text_version", "text_body", "blob"}:
        assert f"`{table}`" in PAGE, table


# -- reading ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_answers(filled: Archive, name: str) -> None:
    assert len(ask(filled, BLOCKS[name])) >= 3


def test_the_texts_are_whole(filled: Archive) -> None:
    documents = filled.catalogue.documents
    wanted = {
        f"D-{one.ref}": documents.body(one.id) for one in documents.many(documents.ids()).values()
    }
    found = {row[0]: row[2] for row in ask(filled, BLOCKS["texts"])}
    assert found == wanted


def test_the_incidents_have_their_dates_and_places(filled: Archive) -> None:
    incidents = filled.catalogue.incidents
    found = ask(filled, BLOCKS["incidents"])
    order = [filled.catalogue.records.get(incident) for incident in incidents.ids()]
    assert [row[0] for row in found] == [record.number for record in order if record]
    for number, _title, words, earliest, latest, place in found:
        one = incidents.get(filled.catalogue.records.resolve(number).id)
        assert one is not None
        start, _later, _sooner, end = one.when.bounds
        assert earliest == (start.isoformat() if start else None)
        assert latest == (end.isoformat() if end else None)
        assert (words or "") == one.when.words
        assert place == (one.place.title if one.place else None)


def test_the_evidence_brings_the_caveats(filled: Archive) -> None:
    rows = ask(filled, BLOCKS["evidence"])
    assert all(row[2] and row[4] and row[5] for row in rows)
    assert any(row[6] for row in rows)


def test_protected_people_are_labels_and_others_are_named(filled: Archive) -> None:
    person = filled.catalogue.records.resolve("Refuser, Krasnodar 1").id
    old = filled.catalogue.agents.get(person)
    assert old is not None
    draft = PersonDraft(
        names=(Name(text="Invented Name"),), label=old.label, protection="protected"
    )
    with filled.change("edit-person") as change:
        recording.edit_person(change, person, draft)
    shown = {row[3] for row in ask(filled, BLOCKS["people"])}
    assert {"Refuser, Krasnodar 1", "Mikhail Benyash"} <= shown
    assert "Invented Name" not in shown


def test_an_original_is_the_text_or_a_packed_blob_or_in_a_volume(filled: Archive) -> None:
    sql = """
        SELECT original, packed, name, salt, body FROM document
        LEFT JOIN blob ON blob.sha256 = original
        LEFT JOIN volume ON volume.id = blob.volume
        LEFT JOIN text_body ON text_body.sha256 = original"""
    originals = {}
    for digest, packed, name, salt, body in ask(filled, sql):
        if name is not None:
            key = f"{filled.keys.key.key.hex()}{salt.hex()}"
            pieces = ask(filled, BLOCKS["original"].replace("SHA256", digest), name, key)
            originals[digest] = b"".join(piece for (piece,) in pieces)
        else:
            originals[digest] = body.encode() if body is not None else zlib.decompress(packed)
    assert all(hashlib.sha256(data).hexdigest() == digest for digest, data in originals.items())
    assert {CP1251, SCAN} <= set(originals.values())
