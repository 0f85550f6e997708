"""Folders searched to the bottom, in a steady order, without loops and without archives."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from khronika.domain.errors import Cancelled
from khronika.importing import faults
from khronika.importing.walking import find_files

NOBODY = 65534

HOSTILE = (
    "a\nb.txt",
    "-rf.txt",
    "; echo x.txt",
    "'\"`$(x).txt",
    "\u202egpj.txt",
    "й" * 120 + ".txt",
    " leading and trailing .txt ",
    "%s{0}{name}.txt",
    "👩\u200d👧.txt",
)


def _names(*paths: Path) -> list[str]:
    return [found.path.name for found in find_files(paths)]


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Root may read anything: be someone who may not."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_names_are_in_the_order_of_people(tmp_path: Path) -> None:
    for name in ("10.txt", "9.txt", "Ґ.txt", "б.txt", "а/2.txt", "а/1.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert _names(tmp_path) == ["9.txt", "10.txt", "1.txt", "2.txt", "б.txt", "Ґ.txt"]


def test_paths_keep_their_order_and_come_once(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).write_text("x")
    assert _names(tmp_path / "c", tmp_path, tmp_path / "b") == ["c", "a", "b"]


def test_hidden_files_are_passed_over_unless_named(tmp_path: Path) -> None:
    for name in (".hidden", "._shadow.txt", "Thumbs.db", "seen"):
        (tmp_path / name).write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("x")
    assert _names(tmp_path) == ["seen"]
    assert _names(tmp_path / ".hidden") == [".hidden"]


def test_links_make_no_loops(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a").write_text("x")
    (folder / "up").symlink_to(tmp_path)
    (folder / "self").symlink_to(folder / "self")
    (folder / "also a").symlink_to(folder / "a")
    found = {one.path.name: one.fault for one in find_files([tmp_path])}
    assert found["a"] is None
    assert found["also a"] is None
    assert isinstance(found["up"], faults.LinkToFolder)
    assert isinstance(found["self"], faults.FileFault)
    assert len(found) == 4


def test_a_linked_folder_that_was_named_is_searched(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert _names(tmp_path / "link") == ["a"]


def test_archives_are_not_looked_into(tmp_path: Path) -> None:
    for name in ("one.khronika", "renamed"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "archive.db").write_bytes(b"x")
    (tmp_path / "a.txt").write_text("x")
    found = find_files([tmp_path])
    refused = [one.path.name for one in found if isinstance(one.fault, faults.ArchiveInside)]
    assert refused == ["one.khronika", "renamed"]
    assert len(found) == 3
    assert isinstance(find_files([tmp_path / "renamed"])[0].fault, faults.ArchiveInside)


def test_hostile_names_are_found(tmp_path: Path) -> None:
    for name in HOSTILE:
        (tmp_path / name).write_text("x")
    assert sorted(_names(tmp_path)) == sorted(HOSTILE)


def test_a_name_that_is_no_text_is_found(tmp_path: Path) -> None:
    name = os.fsdecode(b"odd-\xff.txt")
    try:
        (tmp_path / name).write_text("x")
    except OSError:
        pytest.skip("not run here: this disk takes only names that are text")
    assert _names(tmp_path) == [name]


def test_a_folder_one_may_not_read_is_said_to_be_that(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    if not hasattr(os, "seteuid"):
        pytest.skip("not run here: no user ids")
    base = tmp_path_factory.mktemp("open")
    closed = base / "closed"
    closed.mkdir()
    (base / "a").write_text("x")
    for path in (base, *base.parents):
        if path.stat().st_uid == os.geteuid() and path != path.parent:
            path.chmod(path.stat().st_mode | 0o055)
    closed.chmod(0o000)
    try:
        with _as_nobody():
            found = {one.path.name: one.fault for one in find_files([base])}
    finally:
        closed.chmod(0o755)
    assert found.keys() == {"a", "closed"}
    assert isinstance(found["closed"], faults.FileForbidden)


def test_deep_folders_are_searched_to_the_bottom(tmp_path: Path) -> None:
    here = tmp_path
    for _ in range(300):
        here /= "d"
    here.mkdir(parents=True)
    (here / "deep").write_text("x")
    assert _names(tmp_path) == ["deep"]


def test_stop_is_heard_while_searching(tmp_path: Path) -> None:
    class Stopped:
        def step(self, done: int, total: int = 0) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        find_files([tmp_path], Stopped())
