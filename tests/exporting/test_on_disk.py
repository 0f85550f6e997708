import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from khronika.archive.faults import DiskFull
from khronika.exporting.on_disk import (
    TargetExists,
    TargetHoldsMore,
    TargetUnwritable,
    check_target,
    write_file,
    write_folder,
)

FILES = {"one.csv": b"1\r\n", "two.csv": b"2\r\n"}
NAMES = frozenset(FILES)


def nothing() -> None:
    pass


def everything_under(path: Path) -> dict[str, bytes]:
    found = (one for one in path.rglob("*") if one.is_file())
    return {str(one.relative_to(path)): one.read_bytes() for one in found}


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write_file(tmp_path / "a.json", b"[]", nothing)
    assert everything_under(tmp_path) == {"a.json": b"[]"}


def test_a_folder_is_written_whole(tmp_path: Path) -> None:
    write_folder(tmp_path / "a", FILES, nothing)
    assert everything_under(tmp_path) == {"a/one.csv": b"1\r\n", "a/two.csv": b"2\r\n"}


@pytest.mark.skipif(sys.platform == "win32", reason="not run here: Windows has no such modes")
def test_only_the_owner_may_read_it(tmp_path: Path) -> None:
    write_file(tmp_path / "a.json", b"[]", nothing)
    write_folder(tmp_path / "a", FILES, nothing)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*")}
    assert modes == {"a.json": 0o600, "a": 0o700, "one.csv": 0o600, "two.csv": 0o600}


def test_what_is_there_is_written_over_only_if_told(tmp_path: Path) -> None:
    out = tmp_path / "a.json"
    out.write_bytes(b"old")
    with pytest.raises(TargetExists):
        check_target(out, frozenset(), folder=False, replace=False)
    check_target(out, frozenset(), folder=False, replace=True)
    write_file(out, b"new", nothing)
    assert everything_under(tmp_path) == {"a.json": b"new"}


def test_an_earlier_folder_is_replaced_with_what_is_gone_from_it(tmp_path: Path) -> None:
    out = tmp_path / "a"
    write_folder(out, FILES, nothing)
    check_target(out, NAMES, folder=True, replace=True)
    write_folder(out, {"one.csv": b"3\r\n"}, nothing)
    assert everything_under(tmp_path) == {"a/one.csv": b"3\r\n"}


def test_a_folder_with_anything_else_in_it_is_never_replaced(tmp_path: Path) -> None:
    out = tmp_path / "thesis"
    out.mkdir()
    (out / "chapter.txt").write_bytes(b"two years of work")
    with pytest.raises(TargetHoldsMore):
        check_target(out, NAMES, folder=True, replace=True)
    (tmp_path / "a.json").mkdir()
    with pytest.raises(TargetHoldsMore):
        check_target(tmp_path / "a.json", frozenset(), folder=False, replace=True)


def test_a_link_is_never_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"mine")
    (tmp_path / "a.json").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(TargetHoldsMore):
        check_target(tmp_path / "a.json", frozenset(), folder=False, replace=True)


def test_a_place_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(TargetUnwritable) as refused:
        check_target(tmp_path / "gone" / "a.json", frozenset(), folder=False, replace=False)
    assert "gone" in str(refused.value)


@pytest.mark.parametrize("left", ["file", "folder"])
def test_what_a_power_cut_left_is_no_hindrance(tmp_path: Path, left: str) -> None:
    if left == "file":
        (tmp_path / "a.json.part").write_bytes(b"half")
        write_file(tmp_path / "a.json", b"[]", nothing)
        assert everything_under(tmp_path) == {"a.json": b"[]"}
    else:
        (tmp_path / "a.part").mkdir()
        (tmp_path / "a.part" / "old.csv").write_bytes(b"half")
        write_folder(tmp_path / "a", FILES, nothing)
        assert everything_under(tmp_path).keys() == {"a/one.csv", "a/two.csv"}


def test_what_cannot_be_logged_does_not_leave(tmp_path: Path) -> None:
    def refuse() -> None:
        assert any(tmp_path.iterdir()), "logged before the bytes were on the disk"
        raise DiskFull

    (tmp_path / "a.json").write_bytes(b"old")
    with pytest.raises(DiskFull):
        write_file(tmp_path / "a.json", b"new", refuse)
    with pytest.raises(DiskFull):
        write_folder(tmp_path / "a", FILES, refuse)
    assert everything_under(tmp_path) == {"a.json": b"old"}
    assert not (tmp_path / "a.part").exists()


@pytest.mark.parametrize(
    ("number", "known"),
    [(errno.ENOSPC, DiskFull), (errno.EDQUOT, DiskFull), (errno.EIO, TargetUnwritable),
     (errno.EROFS, TargetUnwritable)],
)  # fmt: skip
def test_a_disk_that_refuses_is_said_and_keeps_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, known: type[Exception]
) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(number, "the disk refuses")

    write_folder(tmp_path / "a", FILES, nothing)
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(known):
        write_file(tmp_path / "a.json", b"new", nothing)
    with pytest.raises(known):
        write_folder(tmp_path / "a", {"one.csv": b"3"}, nothing)
    assert everything_under(tmp_path) == {"a/one.csv": b"1\r\n", "a/two.csv": b"2\r\n"}


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="not run here: root may write anywhere"
)
def test_a_folder_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(TargetUnwritable):
        write_file(tmp_path / "a.json", b"[]", nothing)
    tmp_path.chmod(0o700)
