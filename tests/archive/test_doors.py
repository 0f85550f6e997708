"""An archive that does not open, or stops in the middle, says why and what to do."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from khronika.archive.archive import Archive
from khronika.archive.data_key import KeysDamaged
from khronika.archive.documents import TextDamaged
from khronika.archive.doors import create_archive, open_archive
from khronika.archive.faults import (
    ArchiveExists,
    DatabaseDamaged,
    DatabaseEmpty,
    DatabaseMissing,
    KeysOfAnother,
    LogMissing,
    NameRefused,
    NewerSchema,
    NotAnArchive,
    PlaceMissing,
    ReadOnlyPlace,
    told,
)
from khronika.archive.key_files import make_key_file
from khronika.archive.key_folder import NoSlots
from khronika.archive.migrations import VERSION
from khronika.archive.openings import (
    KeyFile,
    Opening,
    Passphrase,
    WrongKeyFile,
    WrongPassphrase,
)
from khronika.archive.slots import work_factor
from khronika.domain.errors import KnownError
from tests.torture.kills import worker_environment
from tests.torture.visitor import record

PASSPHRASE = "їжак веде човен крізь ялинову тишу"
NOBODY = 65534
PAGE = 4096
SMALL = 1 << 16
TITLES = [f"Аркуш {number}" for number in range(12)]


@pytest.fixture
def closed(archive: Archive, archive_path: Path) -> Path:
    """An archive with a dozen documents, closed."""
    for title in TITLES:
        record(archive, title, 3_000)
    archive.close()
    return archive_path


@pytest.fixture
def other(tmp_path: Path, key_file: Path) -> Path:
    """Another archive that the same key file opens, closed."""
    path = tmp_path / "other.khronika"
    create_archive(path, [KeyFile(key_file)], ballast_bytes=SMALL).close()
    return path


def refused(path: Path, key_file: Path, kind: type[KnownError]) -> None:
    """Demand that the archive does not open, with a sentence that helps."""
    with pytest.raises(KnownError) as told_error:
        open_archive(path, KeyFile(key_file))
    assert type(told_error.value) is kind
    assert_helps(str(told_error.value), told_error.value.advice)


def assert_helps(summary: str, advice: str) -> None:
    """A sentence and a remedy, in a person's words: no path, no SQL, nothing of the driver."""
    for words in (summary, advice):
        assert words.strip()
        assert words.rstrip().endswith(".")
        lowered = words.lower()
        for word in ("/", "\\", "sql", "error", "errno", "pragma", "malformed", "{"):
            assert word not in lowered, words


def visit(archive: Path, key_file: Path, **order: Any) -> dict[str, Any]:
    """Let another process try the door; see `tests.torture.visitor`."""
    said = run_visitor([], archive=str(archive), key_file=str(key_file), **order)
    if "refused" in said:
        assert_helps(said["summary"], said["advice"])
    return said


def run_visitor(before: list[str], **order: Any) -> dict[str, Any]:
    command = [*before, sys.executable, "-m", "tests.torture.visitor", json.dumps(order)]
    done = subprocess.run(
        command, env=worker_environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def on_a_disk_of_its_own(mount: str) -> list[str]:
    """Return what to put before a command so that it sees a mount nobody else does."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("unshare") is None:
        pytest.skip("not run here: only root on Linux may mount a disk for one process")
    before = ["unshare", "--mount", "sh", "-c", f'{mount} && exec "$@"', "sh"]
    if subprocess.run([*before, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("not run here: this computer lets nobody mount")
    return before


# -- what is no archive, or not all of one ---------------------------------------------------


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch, lambda path: None])
def test_no_archive(tmp_path: Path, key_file: Path, make: Callable[[Path], object]) -> None:
    """A folder that is none, a file, and nothing at all."""
    path = tmp_path / "case.khronika"
    make(path)
    refused(path, key_file, NotAnArchive)


def test_a_name_that_no_disk_takes(tmp_path: Path, key_file: Path) -> None:
    refused(tmp_path / ("ї" * 200), key_file, NameRefused)
    with pytest.raises(NameRefused):
        create_archive(tmp_path / ("ї" * 200), [KeyFile(key_file)])


def test_a_place_that_is_not_there(tmp_path: Path, key_file: Path) -> None:
    with pytest.raises(PlaceMissing) as error:
        create_archive(tmp_path / "nowhere" / "case.khronika", [KeyFile(key_file)])
    assert_helps(str(error.value), error.value.advice)


def test_an_archive_is_never_written_over(closed: Path, key_file: Path) -> None:
    with pytest.raises(ArchiveExists) as error:
        create_archive(closed, [KeyFile(key_file)])
    assert_helps(str(error.value), error.value.advice)
    open_archive(closed, KeyFile(key_file)).close()


def test_empty_database(closed: Path, key_file: Path) -> None:
    """SQLCipher would open 0 bytes with any key, as a new and empty archive."""
    (closed / "archive.db").write_bytes(b"")
    refused(closed, key_file, DatabaseEmpty)
    assert (closed / "archive.db").read_bytes() == b""


def test_missing_database(closed: Path, key_file: Path) -> None:
    (closed / "archive.db").unlink()
    refused(closed, key_file, DatabaseMissing)
    assert not (closed / "archive.db").exists()


@pytest.mark.parametrize("kept", [1, 100, PAGE, PAGE + 1, 20 * PAGE, -PAGE])
def test_truncated_database(closed: Path, key_file: Path, kept: int) -> None:
    """`kept` bytes of it; a negative number is what is missing at the end."""
    database = closed / "archive.db"
    database.write_bytes(database.read_bytes()[:kept])
    before = database.read_bytes()
    refused(closed, key_file, DatabaseDamaged)
    assert database.read_bytes() == before


@pytest.mark.parametrize("more", [-1, 1, PAGE])
def test_a_database_of_a_wrong_length(closed: Path, key_file: Path, more: int) -> None:
    database = closed / "archive.db"
    data = database.read_bytes()
    database.write_bytes(data[:more] if more < 0 else data + bytes(more))
    archive = open_archive(closed, KeyFile(key_file))
    assert archive.verify()
    archive.close()


# -- keys -----------------------------------------------------------------------------------


def test_no_slots(closed: Path, key_file: Path) -> None:
    shutil.rmtree(closed / "keys")
    refused(closed, key_file, NoSlots)
    (closed / "keys").mkdir()
    refused(closed, key_file, NoSlots)


@pytest.mark.parametrize("content", [None, b"", b"{}", b"\xff" * 70_000])
def test_keyring_lost_or_damaged(closed: Path, key_file: Path, content: bytes | None) -> None:
    """It is a convenience: the archive opens from `keys`, and writes it anew."""
    names = ("keyring.json", "keyring.json.bak")
    before = [(closed / name).read_bytes() for name in names]
    for name in names:
        (closed / name).unlink()
        if content is not None:
            (closed / name).write_bytes(content)
    archive = open_archive(closed, KeyFile(key_file))
    assert archive.verify() == []
    archive.close()
    assert [(closed / name).read_bytes() for name in names] == before


def test_damaged_keys(closed: Path, key_file: Path) -> None:
    for name in ("data.age", "data.age.bak"):
        file = closed / "keys" / name
        *kept, last = file.read_bytes()
        file.write_bytes(bytes((*kept, last ^ 1)))  # another byte, whichever it was
    refused(closed, key_file, KeysDamaged)


@pytest.mark.parametrize("name", ["keys/data.age", "keys/data.age.bak", "keyring.json.bak"])
def test_one_copy_of_the_keys_damaged_while_open(
    archive: Archive, archive_path: Path, name: str
) -> None:
    (archive_path / name).write_bytes(b"damaged")
    (fault,) = archive.verify()
    assert fault.where == name
    assert_helps(fault.what, fault.remedy)


def test_a_stranger_s_key_file(closed: Path, tmp_path: Path) -> None:
    make_key_file(tmp_path / "stranger.txt")
    refused(closed, tmp_path / "stranger.txt", WrongKeyFile)


def test_keys_of_another_archive(closed: Path, other: Path, key_file: Path) -> None:
    shutil.rmtree(closed / "keys")
    shutil.copytree(other / "keys", closed / "keys")
    refused(closed, key_file, KeysOfAnother)
    shutil.copy(other / "keyring.json", closed)
    refused(closed, key_file, KeysOfAnother)


def test_database_of_another_archive(closed: Path, other: Path, key_file: Path) -> None:
    shutil.copy(other / "archive.db", closed)
    refused(closed, key_file, KeysOfAnother)


@pytest.fixture(scope="module")
def locked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An archive with a passphrase, the one place here where scrypt is paid for; its key file."""
    folder = tmp_path_factory.mktemp("locked")
    make_key_file(folder / "key.txt")
    path = folder / "case.khronika"
    openings: list[Opening] = [Passphrase(PASSPHRASE), KeyFile(folder / "key.txt")]
    create_archive(path, openings, ballast_bytes=SMALL).close()
    return path, folder / "key.txt"


def test_wrong_passphrase(locked: tuple[Path, Path]) -> None:
    with pytest.raises(WrongPassphrase) as error:
        open_archive(locked[0], Passphrase(PASSPHRASE.replace("ї", "і")))
    assert_helps(str(error.value), error.value.advice)
    open_archive(locked[0], Passphrase(PASSPHRASE)).close()


@pytest.mark.skipif(sys.platform != "linux", reason="not run here: no limit on memory")
def test_too_little_memory_for_scrypt(locked: tuple[Path, Path]) -> None:
    factor = work_factor((locked[0] / "keys" / "01.age").read_bytes())
    assert factor is not None
    needed = 1024 << factor  # bytes, before anything else that a process needs
    assert visit(*locked, passphrase=PASSPHRASE, memory=needed)["refused"] == "TooLittleMemory"
    assert visit(*locked, memory=needed) == {"opened": True}


# -- damage ---------------------------------------------------------------------------------


def test_damaged_first_page(closed: Path, key_file: Path) -> None:
    flip(closed / "archive.db", 1_000, 3)
    refused(closed, key_file, DatabaseDamaged)


def test_the_salt_may_be_lost(closed: Path, key_file: Path) -> None:
    """It is kept with the keys: nothing is lost, and Verify tells of it."""
    flip(closed / "archive.db", 7, 0)
    archive = open_archive(closed, KeyFile(key_file))
    (fault,) = archive.verify()
    assert_helps(fault.what, fault.remedy)
    assert texts(archive) == expected_texts()
    archive.close()


def test_verify_names_the_damaged_page(closed: Path, key_file: Path) -> None:
    pages = (closed / "archive.db").stat().st_size // PAGE
    flip(closed / "archive.db", (pages - 1) * PAGE + 5, 0)
    archive = open_archive(closed, KeyFile(key_file))
    faults = archive.verify()
    archive.close()
    assert [fault.where for fault in faults] == [f"page {pages}"]
    assert_helps(faults[0].what, faults[0].remedy)


def test_five_hundred_flipped_bits_are_found(closed: Path, key_file: Path) -> None:
    """At the door or by Verify; and no text is ever shown otherwise than it was."""
    database = closed / "archive.db"
    whole, dice = database.read_bytes(), Random(20)
    missed, wrong = [], []
    for _flip in range(500):
        place, bit = dice.randrange(len(whole)), dice.randrange(8)
        flip(database, place, bit)
        try:
            archive = open_archive(closed, KeyFile(key_file))
        except DatabaseDamaged:
            database.write_bytes(whole)
            continue
        if not archive.verify():
            missed.append((place, bit))
        if shown_wrongly(archive):
            wrong.append((place, bit))
        archive.close()
        database.write_bytes(whole)
    assert missed == []
    assert wrong == []


def flip(file: Path, place: int, bit: int) -> None:
    """Turn one bit of `file` over."""
    data = bytearray(file.read_bytes())
    data[place] ^= 1 << bit
    file.write_bytes(data)


def texts(archive: Archive) -> dict[str, str]:
    """Return the texts of all documents by title."""
    documents = archive.catalogue.documents
    return {one.title: documents.body(i) for i, one in documents.many(documents.ids()).items()}


def expected_texts() -> dict[str, str]:
    return {title: (title + " слово" * 3_000)[:3_000] for title in TITLES}


def shown_wrongly(archive: Archive) -> bool:
    """Say whether any text is shown that is not the one recorded; a refusal is none."""
    try:
        with told(archive.path):
            return texts(archive) != expected_texts()
    except (DatabaseDamaged, TextDamaged):
        return False


# -- the log --------------------------------------------------------------------------------


def crashed(closed: Path, key_file: Path) -> Path:
    """Let a process record something and die; return the log that it leaves."""
    assert visit(closed, key_file, then="vanish") == {"vanished": True}
    log = closed / "archive.db-wal"
    assert log.stat().st_size > PAGE
    return log


def test_a_log_left_by_a_crash_is_read(closed: Path, key_file: Path) -> None:
    crashed(closed, key_file)
    archive = open_archive(closed, KeyFile(key_file))
    assert len(texts(archive)) == len(TITLES) + 1
    archive.close()
    assert not (closed / "archive.db-wal").exists()


@pytest.mark.parametrize("left", [0.0, 0.5, 0.99])
def test_a_log_taken_away_or_cut(closed: Path, key_file: Path, left: float) -> None:
    """Every check of the database would say that all is well."""
    log = crashed(closed, key_file)
    data = log.read_bytes()
    log.write_bytes(data[: int(left * len(data))])
    refused(closed, key_file, LogMissing)
    log.unlink()
    refused(closed, key_file, LogMissing)

    log.write_bytes(data)  # the first remedy
    archive = open_archive(closed, KeyFile(key_file))
    assert len(texts(archive)) == len(TITLES) + 1
    archive.close()


def test_a_log_that_is_lost_for_good(closed: Path, key_file: Path) -> None:
    crashed(closed, key_file).unlink()
    (closed / "archive.db-shm").unlink()  # the second remedy
    archive = open_archive(closed, KeyFile(key_file))
    assert texts(archive) == expected_texts()
    archive.close()


# -- others, and a world that does not yield ------------------------------------------------


def test_open_elsewhere(archive: Archive, archive_path: Path, key_file: Path) -> None:
    assert visit(archive_path, key_file)["refused"] == "OpenElsewhere"
    archive.close()
    assert visit(archive_path, key_file) == {"opened": True}


def test_newer_schema(archive: Archive, archive_path: Path, key_file: Path) -> None:
    with archive.journal.transaction() as db:
        newer = str(VERSION + 1)
        db.conn.execute("UPDATE meta SET value = ? WHERE key = 'schema'", [newer])
    archive.close()
    before = (archive_path / "archive.db").read_bytes()
    refused(archive_path, key_file, NewerSchema)
    assert (archive_path / "archive.db").read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="not run here: folders have no modes")
def test_a_folder_that_may_not_be_written(closed: Path, key_file: Path) -> None:
    user = {"user": NOBODY} if os.geteuid() == 0 else {}
    for folder in (closed.parent, closed, closed / "keys"):
        folder.chmod(0o555)
    for file in (key_file, *(path for path in closed.rglob("*") if path.is_file())):
        file.chmod(0o444)
    before = (closed / "archive.db").read_bytes()
    order = {"archive": closed.name, "key_file": key_file.name}
    try:
        said = run_in(closed.parent, order | user)
        again = run_in(closed.parent, order | user | {"archive": "new.khronika", "then": "fill"})
    finally:
        for folder in (closed.parent, closed, closed / "keys"):
            folder.chmod(0o755)
    assert (said["refused"], again["refused"]) == (ReadOnlyPlace.__name__,) * 2
    assert_helps(said["summary"], said["advice"])
    assert (closed / "archive.db").read_bytes() == before


def run_in(folder: Path, order: dict[str, Any]) -> dict[str, Any]:
    """Run a visitor with `folder` as its own: another user may not pass those above it."""
    said = run_visitor(["env", "--chdir", str(folder)], ballast=SMALL, **order)
    assert said
    return said


def test_a_read_only_disk(closed: Path, key_file: Path) -> None:
    here = closed.parent
    before = on_a_disk_of_its_own(
        f"mount --bind '{here}' '{here}' && mount -o remount,ro,bind '{here}'"
    )
    said = run_visitor(before, archive=str(closed), key_file=str(key_file))
    assert said["refused"] == ReadOnlyPlace.__name__
    assert_helps(said["summary"], said["advice"])
    assert visit(closed, key_file) == {"opened": True}


def test_a_full_disk(tmp_path: Path, key_file: Path) -> None:
    """What was saved is there, reading goes on, and the ballast makes room to go on with."""
    disk = tmp_path / "disk"
    disk.mkdir()
    before = on_a_disk_of_its_own(f"mount -t tmpfs -o size=24m tmpfs '{disk}'")
    path = str(disk / "case.khronika")
    said = run_visitor(before, archive=path, key_file=str(key_file), then="fill", ballast=4 << 20)
    assert said["refused"] == "DiskFull"
    assert_helps(said["summary"], said["advice"])
    assert said["saved"] > 10
    assert (said["ballast_before"], said["ballast_after"]) == (True, False)
    assert said["read_while_full"]
    assert said["all_there"]
    assert said["faults"] == []


@pytest.mark.skipif(sys.platform == "win32", reason="not run here: no limit on a file's size")
def test_a_disk_that_takes_no_larger_file(tmp_path: Path, key_file: Path) -> None:
    """As FAT32 does at 4 GiB."""
    path = tmp_path / "case.khronika"
    said = visit(path, key_file, then="fill", ballast=SMALL, largest_file=8 << 20)
    assert said["refused"] == "DiskFault"
    assert said["saved"] > 10
    assert said["read_while_full"]
    assert said["all_there"]
    archive = open_archive(path, KeyFile(key_file))
    assert archive.verify() == []
    assert len(archive.catalogue.documents.ids()) == said["saved"]
    archive.close()
