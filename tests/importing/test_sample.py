"""The sample archive: at once open, encrypted, private, and gone afterwards."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from khronika.archive.doors import open_archive
from khronika.archive.faults import OpenElsewhere
from khronika.archive.openings import Passphrase
from khronika.archive.passphrases import generated_words
from khronika.domain.errors import Cancelled
from khronika.importing.sample import (
    NAME,
    PREFIX,
    NoTemporaryFolder,
    SampleFolder,
    open_sample,
    sweep_samples,
    take_over,
)

LONG_AGO = 1_000_000_000


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where samples are made."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def left_behind(temporary: Path, name: str = "left") -> Path:
    """Make what is left of a window that was killed."""
    folder = temporary / f"{PREFIX}{name}"
    (folder / NAME).mkdir(parents=True)
    (folder / "lock").touch()
    return folder


def run(code: str, temporary: Path) -> subprocess.Popen[str]:
    """Start a program that opens a sample, in a process of its own."""
    paths = [path for path in sys.path if path]
    return subprocess.Popen(
        [sys.executable, "-c", "from khronika.importing.sample import open_sample\n" + code],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(paths), "TMPDIR": str(temporary)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_it_is_open_at_once_and_for_nobody_else() -> None:
    sample = open_sample()
    assert sample.archive.catalogue.incidents.ids()
    assert generated_words(sample.passphrase) == 6
    assert sample.passphrase not in repr(sample)
    assert sample.archive.path == sample.folder / NAME
    if os.name == "posix":
        assert sample.folder.stat().st_mode & 0o777 == 0o700
    sample.archive.close()
    sample.place.remove()
    assert not sample.folder.exists()


def test_nothing_of_it_can_be_read_on_the_disk() -> None:
    sample = open_sample()
    words = ["Benyash", "Rosgvardiya", "Зубова Поляна", "Мелітополь", sample.passphrase]
    held = b"".join(path.read_bytes() for path in sample.folder.rglob("*") if path.is_file())
    assert len(held) > 100_000
    for word in words:
        assert word.encode() not in held
        assert word.encode("utf-16-le") not in held
    sample.archive.close()
    sample.place.remove()


def test_its_passphrase_opens_it_once_it_is_added() -> None:
    sample = open_sample()
    sample.add_passphrase()
    sample.archive.close()
    again = open_archive(sample.archive.path, Passphrase(sample.passphrase))
    assert again.catalogue.incidents.ids()
    again.close()
    sample.place.remove()


def test_it_goes_when_the_program_ends(temporary: Path) -> None:
    process = run("open_sample().archive.close()", temporary)
    process.communicate()
    assert process.returncode == 0
    assert not list(temporary.glob(f"{PREFIX}*"))


def test_it_goes_at_the_next_start_when_the_program_was_killed(temporary: Path) -> None:
    process = run("sample = open_sample(); print(sample.folder, flush=True); input()", temporary)
    assert process.stdout is not None
    folder = Path(process.stdout.readline().strip())
    sweep_samples()
    assert folder.exists()  # it is in use
    process.kill()
    process.communicate()
    assert folder.exists()
    sweep_samples()
    assert not folder.exists()


def test_stop_leaves_nothing_behind(temporary: Path) -> None:
    class Stop:
        def step(self, done: int, total: int = 0) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        open_sample(Stop())
    assert list(temporary.iterdir()) == []


def test_no_temporary_folder_is_said(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(temporary / "nowhere"))
    with pytest.raises(NoTemporaryFolder) as refused:
        open_sample()
    assert "TMPDIR" in refused.value.advice


def test_a_window_that_was_replaced_takes_its_sample_over(temporary: Path) -> None:
    folder = left_behind(temporary)
    place = take_over(folder / NAME)
    assert place is not None
    sweep_samples()
    assert folder.exists()
    with pytest.raises(OpenElsewhere):
        take_over(folder / NAME)
    place.remove()
    assert not folder.exists()


@pytest.mark.parametrize(
    "path",
    [
        lambda temporary: temporary / "case.khronika",
        lambda temporary: temporary / f"{PREFIX}x" / "case.khronika",
        lambda temporary: temporary / "elsewhere" / f"{PREFIX}x" / NAME,
        lambda temporary: temporary / f"{PREFIX}missing" / NAME,
    ],
)
def test_no_other_archive_is_taken_for_a_sample(
    temporary: Path, path: Callable[[Path], Path]
) -> None:
    left_behind(temporary, "x")
    left_behind(temporary / "elsewhere", "x")
    assert take_over(path(temporary)) is None


def test_a_folder_that_is_just_being_made_is_left_alone(temporary: Path) -> None:
    folder = temporary / f"{PREFIX}new"
    folder.mkdir()
    sweep_samples()
    assert folder.exists()
    os.utime(folder, (LONG_AGO, LONG_AGO))
    sweep_samples()
    assert not folder.exists()


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_link_is_not_followed(temporary: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    precious = tmp_path_factory.mktemp("precious")
    (precious / "file").touch()
    (temporary / f"{PREFIX}link").symlink_to(precious)
    sweep_samples()
    assert (precious / "file").exists()
    assert (temporary / f"{PREFIX}link").is_symlink()


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="not run here: needs root")
def test_another_persons_folder_is_not_touched(temporary: Path) -> None:
    folder = left_behind(temporary)
    os.chown(folder, 12345, 12345)
    sweep_samples()
    assert folder.exists()


def test_removing_twice_is_harmless(temporary: Path) -> None:
    place = SampleFolder(left_behind(temporary))
    place.remove()
    assert not place.path.exists()
