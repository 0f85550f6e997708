"""Files that can be had and files that cannot, each with its sentence."""

import os
from pathlib import Path

import pytest

from khronika.importing import faults
from khronika.importing.reading import read_file


def test_bytes_come_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfa\r\n")
    assert read_file(path) == b"\xef\xbb\xbfa\r\n"


def test_a_sparse_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(1 << 30)
    with pytest.raises(faults.FileTooBig) as caught:
        read_file(path)
    assert "1024 MiB" in str(caught.value)
    assert "32 MiB" in str(caught.value)


def test_what_is_not_there_or_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    for path in (tmp_path / "none", tmp_path / "a.txt" / "below"):
        with pytest.raises(faults.FileGone):
            read_file(path)
    with pytest.raises(faults.FileUnreadable):
        read_file(Path("zero\0byte"))
    with pytest.raises(faults.FileUnreadable):
        read_file(tmp_path / ("x" * 400))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="not run here: there are no pipes with names")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(faults.NotAFile):
        read_file(tmp_path / "pipe")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises((faults.NotAFile, faults.FileForbidden, faults.FileUnreadable)):
        read_file(tmp_path)
