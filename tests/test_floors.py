"""The floors of the house: who may import whom. A failure names the line.

The table is the whole truth: what is neither in it nor in Python's own library may be imported
nowhere, and of that library whatever reaches a network or leaves files behind may not be either.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1] / "desktop"
GROUND = (
    "khronika.i18n khronika.paths khronika.logs khronika.hardening khronika.handed_on"
    " khronika.__version__"
)
SETTINGS = "khronika.settings"  # what holds on this computer, whichever archive is open
BELOW = f"{GROUND} khronika.domain khronika.language khronika.archive"
# What is loaded beside a document that may be hostile: nothing of an archive is to be found there.
APART = " ".join(
    f"khronika.importing.worker.{name}"
    for name in (
        "answer", "document", "handing", "large_pages", "protocol", "registry", "sandbox",
        "syscalls", "windows_job", "zygote",
    )
)  # fmt: skip

# What readers of hostile files see of the program: values, and pure functions over text.
READER = (
    "khronika.domain khronika.language khronika.importing.extracted khronika.importing.readers"
    " khronika.importing.code_pages khronika.importing.first_lines khronika.importing.markdown"
)
PAGES = " ".join(
    f"khronika.importing.readers.{each}"
    for each in "html json_ld main_text mhtml page_around page_bytes page_face page_head page_lines"
    " page_metadata page_values".split()
)
# A place in the package and what it may import, besides Python's library and itself. Of the
# places that fit a module the longest counts.
MAY = {
    "khronika": "",
    "khronika.i18n": GROUND,
    "khronika.paths": f"{GROUND} platformdirs",
    "khronika.logs": GROUND,
    "khronika.hardening": GROUND,
    "khronika.handed_on": GROUND,
    "khronika.domain": GROUND,
    "khronika.settings": f"{GROUND} khronika.domain",
    "khronika.language": f"{GROUND} khronika.domain pymorphy3 names_translator",
    "khronika.gazetteer": f"{GROUND} khronika.domain khronika.language",
    "khronika.archive": (
        f"{GROUND} khronika.domain khronika.language khronika.gazetteer"
        " sqlite_utils sqlcipher3 pyrage"
    ),
    "khronika.importing": f"{BELOW} khronika.gazetteer chardet",
    "khronika.importing.worker": (
        f"{GROUND} khronika.domain khronika.importing.composing khronika.importing.extracted"
        " khronika.importing.faults"
        " khronika.importing.metadata"
    ),
    **dict.fromkeys(APART.split(), f"khronika.hardening khronika.importing.extracted {APART}"),
    **dict.fromkeys(PAGES.split(), f"{READER} trafilatura lxml"),
    "khronika.importing.readers": READER,
    "khronika.importing.readers.exif": f"{READER} exifread",
    "khronika.importing.readers.pdf": f"{READER} pypdfium2",
    "khronika.importing.readers.pdf_about": f"{READER} pypdfium2",
    "khronika.importing.readers.pdf_letters": f"{READER} pypdfium2",
    "khronika.importing.readers.pictures": f"{READER} PIL",
    "khronika.exporting": f"{BELOW} jinja2",
    "khronika.exporting.writers": f"{GROUND} khronika.domain khronika.exporting.released jinja2",
    "khronika.exporting.paper": (
        f"{GROUND} khronika.domain khronika.exporting.released PySide6.QtCore PySide6.QtGui"
    ),
    "khronika.cli": f"{BELOW} khronika.gazetteer khronika.importing khronika.exporting click",
    "khronika.ui": (
        f"{BELOW} {SETTINGS} khronika.gazetteer khronika.importing khronika.exporting PySide6"
        " shiboken6"
    ),
    "khronika.__main__": f"{GROUND} khronika.cli khronika.ui",
}

NETWORK = """
    asyncore ftplib http imaplib nntplib poplib smtplib socket socketserver ssl telnetlib
    urllib.request webbrowser wsgiref xmlrpc PySide6.QtDBus PySide6.QtHttpServer PySide6.QtNetwork
    PySide6.QtWebChannel PySide6.QtWebEngineCore PySide6.QtWebEngineWidgets PySide6.QtWebSockets
"""
TRACES = "sqlite3 tempfile"  # databases and files that nothing encrypts
# The sample is an archive in a temporary folder: encrypted as any, what a person tries out in it
# too, and removed with the folder. So this one module may ask for such a folder. And the system
# tells over sockets of this computer that it goes to sleep: one module listens there.
# Open descriptors go from one process of the program to another over sockets without a name.
EXCUSED = {
    "khronika.importing.sample": "tempfile",
    "khronika.ui.watching": "PySide6.QtDBus",
    "khronika.importing.worker.handing": "socket",
}
# To read what these wrote is to do what it says, and another process may have been taken over.
OBEYED = "concurrent.futures.process marshal multiprocessing pickle shelve"
FILES = "glob io mmap os pathlib shutil subprocess khronika.paths"
SPEAKING = "logging pathlib shutil subprocess"  # not beside a document: what they do may quote it
PURE = "khronika.domain khronika.language"  # values in, values out: nothing is read or written
WORDS = {"_", "N_", "ngettext"}


def _modules() -> dict[str, Path]:
    """Every module of the package, by its dotted name; a package stands for its __init__."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = _modules()


def _under(name: str, places: str) -> bool:
    return any(name == place or name.startswith(place + ".") for place in places.split())


def _floor(module: str) -> str:
    return max((place for place in MAY if _under(module, place)), key=len)


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Each import as its line and the full name of what is taken: `from a import b` is a.b."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield node.lineno, f"{'.' * node.level}{node.module or ''}.{alias.name}"


def refused_imports(module: str, tree: ast.AST) -> list[tuple[int, str]]:
    """Return the imports of `module` that its floor may not make."""
    floor = _floor(module)
    allowed = MAY[floor] if floor == "khronika" else f"{MAY[floor]} {floor}"
    barred = f"{NETWORK} {TRACES} {OBEYED}" + (f" {FILES}" if _under(module, PURE) else "")
    barred += f" {SPEAKING}" if _under(module, APART) else ""
    return [
        (line, name)
        for line, name in _imports(tree)
        if (_under(name, barred) and not _under(name, EXCUSED.get(module, "")))
        or not (name.split(".")[0] in sys.stdlib_module_names or _under(name, allowed))
    ]


def _names(node: ast.AST | None) -> set[str]:
    """The names in an expression such as `Exception` or `(OSError, builtins.Exception)`."""
    walked = ast.walk(node) if node is not None else ()
    return {
        each.id if isinstance(each, ast.Name) else each.attr
        for each in walked
        if isinstance(each, ast.Name | ast.Attribute)
    }


def _is_blind(node: ast.AST) -> bool:
    if isinstance(node, ast.ExceptHandler):
        last = node.body[-1]
        raised_again = isinstance(last, ast.Raise) and last.exc is None
        caught = _names(node.type) or {"BaseException"}
        return "Exception" in caught or ("BaseException" in caught and not raised_again)
    if isinstance(node, ast.Call) and "suppress" in _names(node.func):
        return any(_names(each) & {"Exception", "BaseException"} for each in node.args)
    return False


def blind_catches(tree: ast.AST) -> list[int]:
    """Return the lines that catch everything; to clean up and raise it again is allowed."""
    return [getattr(node, "lineno", 0) for node in ast.walk(tree) if _is_blind(node)]


def _is_built(node: ast.expr) -> bool:
    """Is it a sentence put together on the spot, by an f-string, an operator or a method?"""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in {"format", "format_map", "join"}
    return isinstance(node, ast.JoinedStr | ast.BinOp)


def sentences_built_too_early(tree: ast.AST) -> list[int]:
    """Return the lines where a sentence is filled in before translation, or marked unread."""
    lines = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in WORDS:
            words = node.args[: 2 if node.func.id == "ngettext" else 1]
            lines += [each.lineno for each in words if _is_built(each)]
            if node.func.id == "N_":
                lines += [each.lineno for each in words if not isinstance(each, ast.Constant)]
    return lines


def sentences_hidden_in_f_strings(tree: ast.AST) -> list[int]:
    """Return the lines where a sentence stands inside an f-string.

    Before Python 3.12 an f-string is one token, in which the collector of sentences sees none:
    the catalog would be whole on one Python and not on another.
    """
    return [
        node.lineno
        for string in ast.walk(tree)
        if isinstance(string, ast.JoinedStr)
        for node in ast.walk(string)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in WORDS
        and any(isinstance(each, ast.Constant) for each in node.args)
    ]


@pytest.mark.parametrize("module", MODULES)
def test_nothing_reaches_upstairs(module: str) -> None:
    refused = refused_imports(module, _tree(MODULES[module]))
    assert not refused, f"{module} may not import: {refused}"


@pytest.mark.parametrize("module", MODULES)
def test_no_bug_is_swallowed(module: str) -> None:
    assert not blind_catches(_tree(MODULES[module])), f"{module} catches everything"


@pytest.mark.parametrize("module", MODULES)
def test_sentences_are_filled_in_after_translation(module: str) -> None:
    assert not sentences_built_too_early(_tree(MODULES[module])), module
    assert not sentences_hidden_in_f_strings(_tree(MODULES[module])), module


def test_every_floor_stands() -> None:
    floors = {name for name in MODULES if name.count(".") == 1 and MODULES[name].stem == "__init__"}
    assert floors <= set(MAY), "a floor is missing from the table"


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("khronika.domain.x", "from khronika.archive import driver"),
        ("khronika.domain.x", "import PySide6.QtCore"),
        ("khronika.domain.x", "from pathlib import Path"),
        ("khronika.language.x", "import sqlite_utils"),
        ("khronika.gazetteer.x", "from khronika.archive import driver"),
        ("khronika.archive.x", "from khronika import importing"),
        ("khronika.archive.x", "import sqlite3"),
        ("khronika.importing.x", "import khronika.exporting.profile"),
        ("khronika.importing.x", "import tempfile"),
        ("khronika.importing.sample", "import sqlite3"),
        ("khronika.importing.x", "import pickle"),
        ("khronika.archive.x", "from concurrent.futures.process import ProcessPoolExecutor"),
        ("khronika.importing.worker.x", "from khronika.archive import driver"),
        ("khronika.importing.worker.x", "import socket"),
        ("khronika.importing.worker.zygote", "import socket"),
        ("khronika.importing.worker.zygote", "import subprocess"),
        ("khronika.importing.worker.document", "from khronika.importing.metadata import describe"),
        ("khronika.importing.worker.document", "from khronika.domain.errors import KnownError"),
        ("khronika.exporting.x", "import khronika.gazetteer"),
        ("khronika.exporting.x", "from PySide6.QtGui import QPdfWriter"),
        ("khronika.exporting.paper.x", "from PySide6.QtWidgets import QLabel"),
        ("khronika.exporting.writers.x", "from khronika.archive import driver"),
        ("khronika.cli.x", "from khronika.ui import window"),
        ("khronika.ui.x", "import click"),
        ("khronika.ui.x", "from PySide6 import QtNetwork"),
        ("khronika.ui.x", "from PySide6.QtDBus import QDBusConnection"),
        ("khronika.ui.x", "import requests"),
        ("khronika.cli.x", "from .run import main"),
        ("khronika.cli.x", "import urllib.request"),
        ("khronika.cli.x", "from urllib import request"),
        ("khronika.cli.x", "def f():\n    import socket"),
    ],
)
def test_the_table_refuses(module: str, line: str) -> None:
    assert refused_imports(module, ast.parse(line))


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("khronika.domain.x", "from khronika.i18n import _"),
        ("khronika.ui.x", "from khronika import __version__"),
        ("khronika.domain.x", "from urllib.parse import quote"),
        ("khronika.gazetteer.x", "from khronika.paths import SEEDS"),
        ("khronika.archive.x", "import khronika.gazetteer"),
        ("khronika.archive.x", "import sqlcipher3.dbapi2"),
        ("khronika.importing.sample", "import tempfile"),
        ("khronika.importing.worker.handing", "import socket"),
        ("khronika.importing.worker.forked", "import subprocess"),
        ("khronika.importing.worker.zygote", "from khronika.importing.worker import sandbox"),
        ("khronika.ui.watching", "from PySide6.QtDBus import QDBusConnection"),
        ("khronika.exporting.paper.x", "from PySide6.QtGui import QPdfWriter"),
        ("khronika.exporting.writers.x", "from khronika.exporting.writers.csv import write"),
        ("khronika.__main__", "from khronika.cli.main import main"),
    ],
)
def test_the_table_allows(module: str, line: str) -> None:
    assert not refused_imports(module, ast.parse(line))


@pytest.mark.parametrize(
    ("handler", "blind"),
    [
        ("except: pass", True),
        ("except: raise", False),
        ("except Exception: raise", True),
        ("except (OSError, Exception): pass", True),
        ("except BaseException: pass", True),
        ("except BaseException:\n    undo()\n    raise", False),
        ("except OSError: pass", False),
    ],
)
def test_a_blind_catch_is_seen(handler: str, blind: bool) -> None:
    assert bool(blind_catches(ast.parse(f"try:\n    act()\n{handler}"))) is blind


@pytest.mark.parametrize(
    ("call", "early"),
    [
        ("_(f'{n} files')", True),
        ("_('{n} files'.format(n=1))", True),
        ("_('%d files' % n)", True),
        ("ngettext('{n} file', f'{n} files', n)", True),
        ("N_(text)", True),
        ("_(error.remedy)", False),
        ("_(LABELS.get(code, code))", False),
        ("ngettext('{n} file', '{n} files', n).format(n=n)", False),
    ],
)
def test_a_sentence_built_too_early_is_seen(call: str, early: bool) -> None:
    assert bool(sentences_built_too_early(ast.parse(call))) is early


def test_a_sentence_in_an_f_string_is_seen() -> None:
    assert sentences_hidden_in_f_strings(ast.parse("x = f\"{y} {_('words')}\""))
    assert not sentences_hidden_in_f_strings(ast.parse('x = f"{_(KINDS[kind])}: {_(words)}"'))
