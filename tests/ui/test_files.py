"""Qt's own file dialog writes where one has been into a settings file; ours must not."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
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
