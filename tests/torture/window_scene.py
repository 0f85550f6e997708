"""The scene of `person` that is played in the window, by the keyboard."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from khronika.archive import recording
from khronika.archive.doors import create_archive
from khronika.archive.openings import KeyFile, Opening, Passphrase
from khronika.domain.drafts import DocumentDraft
from khronika.ui.app import build
from tests.robots.window import FileChooser, WindowRobot


class Patience:
    """All that the robot asks of pytest-qt, for a process without pytest."""

    def waitUntil(self, come_true: Callable[[], bool], *, timeout: int) -> None:
        """Let events be handled until it has come true; `timeout` in milliseconds."""
        end = time.monotonic() + timeout / 1000
        while not come_true():
            assert time.monotonic() < end
            QApplication.processEvents()


def sit_at_the_window(order: dict[str, Any], stop: Callable[..., None]) -> None:
    """Unlock by typing, paste, read, mark, search, and stay with a form half filled in."""
    path, phrases = Path(order["archive"]), order["phrases"]
    openings: list[Opening] = [Passphrase(order["passphrase"]), KeyFile(Path(order["key_file"]))]
    archive = create_archive(path, openings, ballast_bytes=1 << 16)
    with archive.change("import") as change:
        drafts = [DocumentDraft(title=one, body=f"{one}.\n" * 40) for one in phrases]
        recording.add_documents(change, drafts)
    archive.close()

    app = QApplication([])
    files = FileChooser()
    shell = build(app, files)
    robot = WindowRobot(cast(QtBot, Patience()), shell, files)
    shell.start([str(path)])
    shell.activateWindow()
    robot.settle()
    robot.lock.passphrase.setFocus()
    _write(robot, order["passphrase"])
    robot.press(Qt.Key.Key_Return)
    for name, said in order["pasted"].items():
        _paste(robot, name, bytes.fromhex(said))
    robot.go("documents")
    robot.point_at(phrases[3])
    robot.select(phrases[3])
    robot.press(Qt.Key.Key_T)
    _write(robot, phrases[11])
    robot.press(Qt.Key.Key_Return)
    robot.select(phrases[3])
    robot.press(Qt.Key.Key_I)
    _write(robot, phrases[19])
    robot.settle()
    stop("window", robot.desk.session.archive)


def _paste(robot: WindowRobot, media_type: str, data: bytes) -> None:
    """Bring in what was copied elsewhere."""
    copied = QMimeData()
    copied.setData(media_type, data)
    QApplication.clipboard().setMimeData(copied)
    robot.do("archive.paste")
    plan = robot.desk.bring_in
    assert [row.why for row in plan.rows.plan.rows] == [""]
    plan.take.click()
    robot.settle()
    QApplication.clipboard().clear()


def _write(robot: WindowRobot, words: str) -> None:
    """Put words where the keyboard is: QTest types Latin letters only."""
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit), line
    line.insert(words)
    robot.settle()
