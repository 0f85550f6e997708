"""Nothing of an archive lies readable on the disk: not while it is open, not after a kill."""

import io
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from khronika.archive.doors import open_archive
from khronika.archive.key_files import make_key_file
from khronika.archive.openings import KeyFile
from tests.importing.readers.word import word
from tests.torture import hostile
from tests.torture.hostile.office import odt
from tests.torture.kills import worker_environment
from tests.torture.plaintext import (
    Find,
    family,
    files_under,
    forms,
    held_open,
    search,
    search_files,
)

PHRASES = (
    "Бузинівка прокинулася без хліба",
    "троє з Вересоватки не підписали",
    "об’їзна дорога на Кам’янку-Тиху",
    "їхня їдальня зачинена з четверга",
    "ґанок лікарні засипано щебенем",
    "Ёлкинский переулок перекрыли ночью",
    "всё ещё ищут Берёзникова",
    "подъезд заколочен, съёмка запрещена",
    "учительница Щеголихина уволена",
    "повестки сожгли за гаражами",
    "кооператив Світанкова Балка",
    "п'ятеро з Підгайчикового кутка",
    "Остап Незгодовицький",
    "хутір Малозвенигородка",
    "Вісник Нижньобережжя",
    "boy from Thornwaldshire refused",
    "letter smuggled past Kestrelmouth",
    "the Ravenscombe depot burned twice",
    "nobody at Oldmarrowgate signed",
    "half-typed: call Wintersleigh back",
)
ERASED = "вилучене слово Тригубенківщина"
PASSPHRASE = "журавлина ёмкость п’ятниця scaffold"
TEXTS = 10
# Brought in in the formats that are parsed: one phrase each, and what a PDF of another's says.
PARSED = {
    "html": "сторінка про Яворівський заповідник згоріла",
    "docx": "лист із Верхньопільської громади",
    "odt": "протокол у Малій Березівці",
}
PDF = hostile.sound()["pdf"]
IN_A_PDF = "осінь у Кам’янобродах"
# Pasted into the window: a page, and a picture that says something in a block of its own.
IN_A_PAGE = "скопійовано з Дзвінкової Лощини"
IN_A_PICTURE = "snapped at Quarrelsby crossing"
FILES = TEXTS + len(PARSED) + 1

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="not run here: only Linux shows what a process holds open"
)


class Home:
    """A whole small computer's worth of folders, all under one, and a person at work in it."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.archive = top / "archives" / "case.khronika"
        self.out = top / "out" / "everything.json"
        self.sources = top / "sources"
        self.key_file = top / "archives" / "key.txt"
        self.caches = top / "home" / ".cache"  # the system's, of fonts; searched all the same
        self.not_ours = (self.out.parent, self.sources)
        names = ("home", "tmp", "cwd", "run", "archives", "out", "sources")
        for name in names:
            (top / name).mkdir()
        make_key_file(self.key_file)

    def environment(self) -> dict[str, str]:
        """Return where a program may leave things: everywhere we look."""
        home, tmp = str(self.top / "home"), str(self.top / "tmp")
        return worker_environment(
            **dict.fromkeys(("TMPDIR", "TMP", "TEMP", "SQLITE_TMPDIR"), tmp),
            HOME=home,
            XDG_CONFIG_HOME=f"{home}/.config",
            XDG_CACHE_HOME=str(self.caches),
            XDG_DATA_HOME=f"{home}/.local/share",
            XDG_STATE_HOME=f"{home}/.local/state",
            XDG_RUNTIME_DIR=str(self.top / "run"),
            PYTHONDONTWRITEBYTECODE="1",
            QT_QPA_PLATFORM="offscreen",
        )

    @contextmanager
    def person(self, **order: Any) -> Iterator["Person"]:
        """Let somebody play a scene of `tests.torture.person`; killed at the end if need be."""
        asked = {
            "archive": str(self.archive),
            "key_file": str(self.key_file),
            "sources": str(self.sources),
            "out": str(self.out),
            "phrases": PHRASES,
        }
        with subprocess.Popen(
            [sys.executable, "-m", "tests.torture.person"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=self.top / "cwd",
            env=self.environment(),
        ) as process:
            try:
                person = Person(process)
                person.told(asked | order)
                yield person
            finally:
                process.kill()
            assert process.stderr is not None
            assert search(process.stderr.read().encode(), SECRETS, "standard error") == []

    def finds(self, secrets: tuple[str, ...]) -> list[Find]:
        """Return what lies readable anywhere but where the person put it."""
        return search_files(self.top, secrets, self.not_ours)

    def strays(self) -> list[Path]:
        """Return the files that lie neither in the archive nor where the person put them."""
        allowed = (*self.not_ours, self.archive, self.key_file, self.caches)
        return list(files_under(self.top, allowed))


class Person:
    """The other end of a person's pipes."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._process, self._to, self._from = process, process.stdin, process.stdout

    def told(self, order: dict[str, Any]) -> None:
        """Say what to do."""
        self._say(json.dumps(order))

    def stops(self, where: str) -> dict[str, Any]:
        """Wait until the scene stops there; return what it says."""
        if not (line := self._from.readline()):
            assert self._process.stderr is not None
            raise AssertionError(self._process.stderr.read())
        said: dict[str, Any] = json.loads(line)
        assert said["where"] == where
        return said

    def goes_on(self) -> None:
        """Let the scene go on."""
        self._say("")

    def dies(self) -> None:
        """Kill the process where it stands."""
        self._process.kill()
        self._process.wait()

    def held(self) -> list[Find]:
        """Return what is readable in the files that the process holds open, deleted or not."""
        processes = family(self._process.pid)
        held = {one.file: one for process in processes for one in held_open(process)}
        return [find for one in held.values() for find in search(one.data, SECRETS, one.name)]

    def writes_to(self) -> set[Path]:
        """Return the files that the process holds open for writing."""
        return {Path(file.name) for file in held_open(self._process.pid) if file.writes}

    def _say(self, line: str) -> None:
        self._to.write(f"{line}\n")
        self._to.flush()


IN_FILES = (*PARSED.values(), IN_A_PDF)
PASTED = (IN_A_PAGE, IN_A_PICTURE)
SECRETS = (*PHRASES, *IN_FILES, *PASTED, ERASED, PASSPHRASE)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path)


def write_sources(folder: Path) -> None:
    """Write the files that the person brings in; their names tell something too."""
    for phrase in PHRASES[:TEXTS]:
        text = f"# Аркуш\n\n{phrase}.\n" + f"Далі: {phrase}, і ще раз {phrase}.\n" * 300
        (folder / f"{phrase.split()[0]} аркуш.md").write_text(text, encoding="utf-8")


def write_parsed(folder: Path) -> None:
    """Write a file of each format that other processes read."""
    making = {
        "html": lambda said: f"<!doctype html><title>Аркуш</title><p>{said}.".encode() * 50,
        "docx": lambda said: word(f"<w:p><w:r><w:t>{said}.</w:t></w:r></w:p>" * 300),
        "odt": lambda said: odt(f"<text:p>{said}.</text:p>" * 300),
    }
    for ending, phrase in PARSED.items():
        (folder / f"аркуш.{ending}").write_bytes(making[ending](phrase))
    (folder / "аркуш.pdf").write_bytes(PDF)


def pasted() -> dict[str, bytes]:
    """Return what is on the clipboard, one after the other, by its media type."""
    page = f"<meta charset='utf-8'><h1>Аркуш</h1><p>{IN_A_PAGE}.</p>".encode() * 50
    said, picture = PngInfo(), io.BytesIO()
    said.add_text("Comment", IN_A_PICTURE)
    Image.new("RGB", (64, 48), "green").save(picture, "PNG", pnginfo=said)
    return {"text/html": page, "image/png": picture.getvalue()}


def only_inside(paths: set[Path], *folders: Path) -> bool:
    """Say whether all `paths` lie in one of `folders`, or lead nowhere."""
    return all(
        path == Path(os.devnull) or any(path.is_relative_to(one) for one in folders)
        for path in paths
    )


def test_after_a_day_of_work(home: Home) -> None:
    write_sources(home.sources)
    write_parsed(home.sources)
    with home.person(scene="day", passphrase=PASSPHRASE, erased=ERASED, files=FILES) as person:
        said = person.stops("working")
        secrets = (*SECRETS, said["key"], bytes.fromhex(said["key"]).decode("latin-1"))
        assert person.held() == []
        assert only_inside(person.writes_to(), home.archive)
        assert home.finds(secrets) == []
        assert home.strays() == []
        person.goes_on()
        said = person.stops("closed")
        written = {Path(path) for path in said["written"]}
        assert only_inside(written - {Path(os.devnull)}, home.archive, home.out.parent)
        assert home.finds(secrets) == []
        assert home.strays() == []
    assert_found_in_a_plain_copy(home)


def test_after_a_kill_in_mid_import(home: Home) -> None:
    with home.person(scene="import") as person:
        person.stops("importing")
        log = home.archive / "archive.db-wal"
        assert log.stat().st_size > 1 << 20, "the change must have outgrown the cache"
        assert person.held() == []
        assert only_inside(person.writes_to(), home.archive)
        assert home.finds(SECRETS) == []
        person.dies()
        assert home.finds(SECRETS) == []
        assert home.strays() == []


def test_while_it_is_open(home: Home) -> None:
    with home.person(scene="read") as person:
        said = person.stops("open")
        written = {Path(path) for path in said["written"]}
        assert only_inside(written, home.archive)
        assert person.held() == []
        assert only_inside(person.writes_to(), home.archive)
        assert home.finds(SECRETS) == []
        assert home.strays() == []


def test_while_a_window_is_open_on_it(home: Home) -> None:
    """Unlocked by its passphrase, pasted into, read, marked, and with a form half filled in; then
    killed.
    """
    copied = {name: data.hex() for name, data in pasted().items()}
    with home.person(scene="window", passphrase=PASSPHRASE, pasted=copied) as person:
        said = person.stops("window")
        secrets = (*SECRETS, said["key"], bytes.fromhex(said["key"]).decode("latin-1"))
        written = {Path(path) for path in said["written"]}
        assert only_inside(written - {Path(os.devnull)}, home.archive)
        assert person.held() == []
        assert only_inside(person.writes_to(), home.archive, home.caches)
        assert home.finds(secrets) == []
        assert home.strays() == []
        person.dies()
        assert home.finds(secrets) == []
        assert home.strays() == []
    assert_pasted_is_there(home)


def assert_pasted_is_there(home: Home) -> None:
    """The control: the same search finds what was pasted in the originals as they are kept."""
    archive = open_archive(home.archive, KeyFile(home.key_file))
    kept = [archive.original(one) or b"" for one in archive.catalogue.documents.ids()]
    archive.close()
    assert {find.phrase for find in search(b"".join(kept), PASTED, "")} == set(PASTED)
    assert set(pasted().values()) <= set(kept)


def assert_found_in_a_plain_copy(home: Home) -> None:
    """The control: the same search finds every phrase in a copy that nothing encrypts."""
    folder = home.top / "control"
    folder.mkdir()
    copy_plainly(home, folder / "plain.db")
    found = {find.phrase for find in search_files(folder, SECRETS, ())}
    assert found == {*PHRASES, *IN_FILES}, "and what was erased or never recorded is not among them"


def copy_plainly(home: Home, target: Path) -> None:
    """Copy all rows of all tables into an ordinary SQLite file, in pages that cut no phrase."""
    archive = open_archive(home.archive, KeyFile(home.key_file))
    source = archive.catalogue.db.conn
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'ft%'"
    with closing(sqlite3.connect(target)) as plain:
        plain.execute("PRAGMA page_size = 65536")
        for (table,) in source.execute(sql).fetchall():
            rows = source.execute(f"SELECT * FROM {table}")
            columns = ", ".join(f'"{column[0]}"' for column in rows.description)
            plain.execute(f'CREATE TABLE "copy of {table}" ({columns})')
            marks = ", ".join("?" * len(rows.description))
            plain.executemany(f'INSERT INTO "copy of {table}" VALUES ({marks})', rows)
        plain.commit()
    archive.close()


@pytest.mark.parametrize("phrase", [PHRASES[2], PHRASES[6], PHRASES[17]])
def test_every_form_is_found(tmp_path: Path, phrase: str) -> None:
    """The control of the search itself."""
    for form, needle in forms(phrase).items():
        (tmp_path / "a.bin").write_bytes(os.urandom(5_000) + needle + os.urandom(5_000))
        assert form in {find.form for find in search_files(tmp_path, [phrase], ())}
    (tmp_path / "a.bin").write_bytes(os.urandom(10_000))
    assert search_files(tmp_path, [phrase], ()) == []
    (tmp_path / f"{phrase}.txt").write_bytes(b"")
    assert search_files(tmp_path, [phrase], ()) != []


def test_a_deleted_file_is_seen(tmp_path: Path) -> None:
    """The other control: a file that is open and deleted, as SQLite's temporary files are."""
    path = tmp_path / "gone"
    with path.open("w+", encoding="utf-8") as file:
        file.write(PHRASES[0])
        file.flush()
        path.unlink()
        held = [one for one in held_open(os.getpid()) if one.name.startswith(str(path))]
    assert [(one.writes, search(one.data, PHRASES[:1], "") != []) for one in held] == [(True, True)]
