"""Large originals: kept whole in volumes, found missing or damaged, and gone when erased."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khronika.archive import recording, volumes
from khronika.archive.archive import Archive
from khronika.archive.doors import open_archive
from khronika.archive.openings import KeyFile
from khronika.archive.volumes import CHUNK, OriginalMissing
from khronika.domain.drafts import DocumentDraft, Stored
from khronika.domain.errors import Cancelled
from khronika.domain.kinds import RecordId

WORDS = "Показання з Вересоватки. ".encode()
FIRST = "files-0001.db"


def file_of(size: int, beginning: bytes = WORDS) -> bytes:
    """Return bytes of which no two parts are the same."""
    return (beginning + Random(beginning).randbytes(size))[:size]


def document(archive: Archive, original: bytes | Stored, title: str = "scan") -> RecordId:
    draft = DocumentDraft(title=title, body=f"text of {title}", original=original)
    with archive.change("import") as change:
        return recording.add_documents(change, [draft])[0]


def held(archive: Archive) -> set[str]:
    """Return the SHA-256 of what lies in the volumes."""
    found: set[str] = set()
    for (volume,) in archive.journal.db.conn.execute("SELECT id FROM volume").fetchall():
        with archive._volumes._volume(volume) as db:
            found |= {str(row[0]) for row in db.conn.execute("SELECT sha256 FROM file")}
    return found


def again(archive: Archive, key_file: Path) -> Archive:
    archive.close()
    return open_archive(archive.path, KeyFile(key_file))


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    size=st.sampled_from([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 17]),
    piece=st.sampled_from([1_000_003, CHUNK, 5 * CHUNK]),
    other=st.integers(0, 255),
)
def test_what_was_stored_is_read_whatever_its_size(
    archive: Archive, size: int, piece: int, other: int
) -> None:
    data = file_of(size, bytes([other]))
    stored = archive.store(data[at : at + piece] for at in range(0, len(data), piece))
    assert stored == Stored(sha256=hashlib.sha256(data).hexdigest(), bytes=size, volume=1)
    assert b"".join(archive._volumes.read(stored.sha256, 1)) == data


def test_a_document_gives_its_file_back(archive: Archive, key_file: Path) -> None:
    data = file_of(2 * CHUNK + 5)
    one = document(archive, archive.store([data]))
    archive = again(archive, key_file)
    assert archive.original(one) == data
    about = archive.catalogue.documents.get(one)
    assert about is not None
    assert (about.bytes, about.original) == (len(data), hashlib.sha256(data).hexdigest())
    assert archive.verify() == []
    small = document(archive, b"\xd1\xd2", "small")
    assert archive.original(small) == b"\xd1\xd2"
    archive.close()


def test_the_same_file_is_kept_once_and_survives_undo(archive: Archive) -> None:
    data = file_of(CHUNK + 1)
    first = document(archive, archive.store([data]))
    document(archive, archive.store([data]), "again")
    assert len(held(archive)) == 1
    archive.undo()
    archive.undo()
    archive.redo()
    assert archive.original(first) == data


def test_what_was_cut_off_before_its_document_is_swept_at_the_next_opening(
    archive: Archive, key_file: Path
) -> None:
    kept = archive.store([file_of(CHUNK + 1, b"kept")])
    one = document(archive, kept)
    archive.store([file_of(CHUNK + 1, b"lost")])
    assert len(held(archive)) == 2
    archive = again(archive, key_file)
    assert held(archive) == {kept.sha256}
    assert archive.original(one) is not None
    archive.close()


def test_a_file_that_breaks_off_leaves_nothing(archive: Archive) -> None:
    def broken() -> Iterator[bytes]:
        for number in range(40):
            yield file_of(CHUNK, bytes([number]))
        raise Cancelled

    archive.store([b"whole"])
    with pytest.raises(Cancelled):
        archive.store(broken())
    assert held(archive) == {hashlib.sha256(b"whole").hexdigest()}


def test_a_full_volume_is_followed_by_another(
    archive: Archive, key_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(volumes, "SEALED_AT", CHUNK)
    files = [file_of(CHUNK + 9, bytes([number])) for number in range(3)]
    stored = [archive.store([data]) for data in files]
    assert [one.volume for one in stored] == [1, 2, 3]
    records = [document(archive, one, str(one.volume)) for one in stored]
    assert archive.store([files[0]]) == stored[0], "it lies in the first already"
    archive = again(archive, key_file)
    assert [archive.original(one) for one in records] == files
    archive.close()


def test_what_is_erased_is_in_no_volume_any_more(archive: Archive, key_file: Path) -> None:
    goes = document(archive, archive.store([file_of(3 * CHUNK, b"goes")]), "goes")
    stays = document(archive, archive.store([file_of(CHUNK, b"stays")]), "stays")
    archive.purge([goes])
    assert held(archive) == {hashlib.sha256(file_of(CHUNK, b"stays")).hexdigest()}
    with archive._volumes._volume(1) as db:
        assert db.conn.execute("SELECT count(*) FROM chunk").fetchone()[0] == 1
    assert not (archive.path / f"{FIRST}-wal").exists()
    assert archive.original(stays) is not None
    assert again(archive, key_file).verify() == []


@pytest.mark.parametrize("loss", ["gone", "empty", "flipped", "of another", "cut"])
def test_a_volume_that_is_not_what_it_was_is_told_and_harms_nothing_else(
    archive: Archive, key_file: Path, tmp_path: Path, loss: str
) -> None:
    one = document(archive, archive.store([file_of(3 * CHUNK)]))
    archive.close()
    volume = archive.path / FIRST
    data = bytearray(volume.read_bytes())
    if loss == "gone":
        volume.unlink()
    elif loss == "empty":
        volume.write_bytes(b"")
    elif loss == "flipped":
        data[len(data) // 2] ^= 1
        volume.write_bytes(data)
    elif loss == "cut":
        volume.write_bytes(data[: len(data) // 2 // 4096 * 4096])
    else:
        shutil.copy(archive.path / "archive.db", volume)
    archive = open_archive(archive.path, KeyFile(key_file))
    with pytest.raises(OriginalMissing, match=FIRST):
        archive.original(one)
    assert archive.catalogue.documents.body(one) == "text of scan"
    (fault,) = archive.verify()
    assert FIRST in fault.where
    later = document(archive, b"\xd1", "later")
    assert archive.original(later) == b"\xd1"
    archive.close()


def test_nothing_of_a_volume_can_be_read_on_the_disk(archive: Archive) -> None:
    data = file_of(2 * CHUNK)
    document(archive, archive.store([data]))
    files = [file for file in archive.path.iterdir() if file.is_file()]
    assert {FIRST, "archive.db"} <= {file.name for file in files}
    for file in files:
        assert WORDS[:20] not in file.read_bytes(), file.name
