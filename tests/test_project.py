"""The tree as a whole: what lies at its top, and what no file of it may say."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import BEGUN_FIRST

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = (".ci", "desktop", "resources", "seeds", "tests")
FILES = ["CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "pyproject.toml", ".gitignore"]
MADE = {line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split()} | {".git"}
BINARY = {".png", ".ico", ".db", ".age", ".pdf"}
FOREIGN = "tests/importing/readers/fixtures/"  # files as others save them, in any form there is

# Somebody's own folders: a file that names one works on one computer only.
SOMEBODYS = re.compile(r"""(?<![\w./~-])(/home/|/root/|/Users/|/work/|/opt/|[A-Z]:[\\/]+Users)""")
PINS = sorted((ROOT / ".ci").glob("requirements*.txt"))


def _texts() -> Iterator[tuple[str, str]]:
    """Each text file of the tree: its path from the top, and its text."""
    folders = [path for name in FOLDERS for path in (ROOT / name).rglob("*")]
    for path in (*ROOT.glob("*.*"), *folders):
        name = path.relative_to(ROOT).as_posix()
        if path.suffix in BINARY or (name.startswith(FOREIGN) and path.suffix != ".py"):
            continue
        if path.is_file() and not MADE & set(path.parts):
            yield name, path.read_text(encoding="utf-8")


def test_the_top_level_holds_what_it_should() -> None:
    assert {path.name for path in ROOT.iterdir()} - MADE == {*FOLDERS, *FILES}


def test_no_file_names_somebodys_folder() -> None:
    own = Path(__file__).relative_to(ROOT).as_posix()
    found = [
        f"{name}: {match.group()}"
        for name, text in _texts()
        if name != own
        for match in SOMEBODYS.finditer(text)
    ]
    assert not found


def test_every_text_is_utf8_with_plain_line_ends() -> None:
    assert not [name for name, text in _texts() if "\r" in text and not name.startswith("seeds")]


def test_every_public_module_says_what_it_is_for() -> None:
    silent = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "desktop").rglob("*.py")
        if (text := path.read_text(encoding="utf-8")) and not ast.get_docstring(ast.parse(text))
    ]
    assert not silent


@pytest.mark.parametrize("path", PINS, ids=lambda path: path.name)
def test_pins_are_hashed_and_name_no_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|^-|@ ", text, re.MULTILINE)
    pins = re.split(r"\n(?=[\w-])", text.strip())
    assert all(re.match(r"[\w.-]+==[\w.]+ ", pin) and "--hash=sha256:" in pin for pin in pins)


def test_what_begins_first_is_there() -> None:
    assert not [name for name in BEGUN_FIRST if not (ROOT / name).is_file()]


def test_every_test_folder_mirrors_a_floor() -> None:
    floors = {path.parent.name for path in (ROOT / "desktop" / "khronika").glob("*/__init__.py")}
    beside = {"benchmarks", "fixtures", "journeys", "pictures", "robots", "torture"}
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()}
    assert folders - {"__pycache__"} <= floors | beside
