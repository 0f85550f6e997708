"""Qt's own file dialog writes where one has been into a settings file; ours must not."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from khronika.archive.folder import archive_around
from khronika.ui.files import SystemFileDoor

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from khronika.archive.folder import archive_around
from khronika.ui.files import SystemFileDoor
app = QApplication([])
if sys.argv[1] == "ours":
    door = SystemFileDoor()
def leave():
    for window in app.topLevelWidgets():
        window.close()
QTimer.singleShot(300, leave)
from PySide6.QtWidgets import QFileDialog
QFileDialog.getExistingDirectory(None, "", sys.argv[2])
QTimer.singleShot(100, app.quit)
app.exec()
"""


@pytest.mark.parametrize(("door", "written"), [("ours", False), ("plain", True)])
def test_nothing_of_where_one_was_is_kept(tmp_path: Path, door: str, written: bool) -> None:
    home, secret = tmp_path / "home", tmp_path / "a-secret-folder"
    home.mkdir()
    secret.mkdir()
    desktop = Path(__file__).parents[2] / "desktop"
    environment = {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "PYTHONPATH": str(desktop),
        "QT_QPA_PLATFORM": "offscreen",
    }
    subprocess.run(
        [sys.executable, "-c", SCRIPT, door, str(secret)], env=environment, check=True, timeout=60
    )
    kept = b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    assert (b"a-secret-folder" in kept) is written


def test_a_dialog_opens_among_the_documents_then_where_one_was(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opened where the program was started, it showed the program's own files first."""
    documents, texts = tmp_path / "documents", tmp_path / "texts"
    texts.mkdir()
    opened: list[str] = []

    def files(_parent: QWidget, _title: str, where: str, kinds: str) -> tuple[list[str], str]:
        opened.append(where)
        assert kinds.startswith("Texts, web pages, PDF, Word, pictures (*.txt")
        return [str(texts / "one.txt")], ""

    def folder(_parent: QWidget, _title: str, where: str, shown: QFileDialog.Option) -> str:
        opened.append(where)
        assert not shown & QFileDialog.Option.ShowDirsOnly
        return ""

    monkeypatch.setattr(
        QStandardPaths, "writableLocation", staticmethod(lambda _which: str(documents))
    )
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", staticmethod(files))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(folder))
    door, parent = SystemFileDoor(), QWidget()
    qtbot.addWidget(parent)
    assert door.choose_folder(parent) is None
    documents.mkdir()
    assert door.choose_files(parent) == [texts / "one.txt"]
    door.choose_folder(parent)
    assert opened == [str(Path.home()), str(documents), str(texts)]
    door.choose_export_folder(parent)
    assert opened[-1] == str(documents), "not among the originals"


@pytest.mark.parametrize("chosen", ["", "archive.db", "keys", "keys/passphrase.age", "new/deep"])
def test_whatever_is_chosen_in_an_archive_stands_for_it(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, chosen: str
) -> None:
    archive = tmp_path / "case.khronika"
    (archive / "keys").mkdir(parents=True)
    (archive / "archive.db").touch()
    answer = str(archive / chosen)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_args: answer))
    door, parent = SystemFileDoor(), QWidget()
    qtbot.addWidget(parent)
    assert door.choose_archive(parent) == archive
    assert door._where() == str(tmp_path), "the next dialog opens beside it, not in it"


def test_what_lies_in_no_archive_stands_for_itself(tmp_path: Path) -> None:
    (tmp_path / "archive.db").touch()
    assert archive_around(tmp_path / "archive.db") == tmp_path / "archive.db"
