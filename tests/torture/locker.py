"""A process that works in the window, then presses Ctrl+L and becomes another, as the program does.

    python -m tests.torture.locker

The order comes on standard input, where no list of processes shows it: one line of JSON with
`archive`, `key_file` or `passphrase`, and `record`. It makes so many records with words of their
own, looks at them on every screen, copies some, types into a form, says on standard output what
the key is, and waits for a line. Then it presses Ctrl+L; the last it says is how many milliseconds
later nothing of it was visible.
"""

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khronika import logs
from khronika.archive import recording
from khronika.archive.change import Change
from khronika.domain.drafts import DocumentDraft, IncidentDraft, PersonDraft, TextDraft
from khronika.domain.values import Name
from khronika.hardening import harden
from khronika.i18n import speak
from khronika.ui.app import build
from khronika.ui.replacing import replace_process
from khronika.ui.screens.list_screen import ListScreen
from tests.robots.window import FileChooser, WindowRobot
from tests.torture.window_scene import Patience


class Hiding(QObject):
    """Notes when the window has become invisible."""

    def __init__(self, window: QObject) -> None:
        super().__init__()
        self.at = 0.0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Hide:
            self.at = time.perf_counter()
        return False


def words_of(number: int) -> str:
    """Return words that stand in one record alone."""
    return f"Свідчення-{number * 7919:06d}-кінець"


def record(change: Change, count: int) -> None:
    """Make `count` records: a fifth documents, a fifth people, the rest incidents."""
    fifth = count // 5
    documents = [
        DocumentDraft(title=f"Лист {words_of(n)}", body=f"{words_of(n)}: перший абзац.\n" * 20)
        for n in range(fifth)
    ]
    recording.add_documents(change, documents)
    for n in range(fifth, 2 * fifth):
        recording.add_person(change, PersonDraft(names=(Name(text=f"Хтось {words_of(n)}"),)))
    for n in range(2 * fifth, count):
        title = TextDraft(title=f"Подія {words_of(n)}")
        recording.add_incident(change, IncidentDraft(texts=(title,)))


def say(**told: Any) -> None:
    sys.stdout.write(f"{json.dumps(told)}\n")
    sys.stdout.flush()


def work(robot: WindowRobot, order: dict[str, Any]) -> None:
    """Look at every record there is, and leave forms and lines half filled in."""
    for place in ("documents", "people", "incidents"):
        robot.go(place)
        screen = robot.desk.here
        assert isinstance(screen, ListScreen)
        rows = screen.list.rows
        for at in range(rows.rowCount()):
            rows.data(rows.index(at, 0), Qt.ItemDataRole.AccessibleTextRole)
        for record_id in list(rows.ids)[:20]:
            screen.list.point_at(record_id)
            QApplication.processEvents()
    robot.do("edit.search")
    robot.desk.search.line.setText(words_of(3))
    robot.desk.search.refresh()
    robot.settle()
    robot.go("documents")
    robot.documents.reader.text.selectAll()
    robot.documents.reader.text.copy()
    robot.go("people")
    robot.do("record.new")
    robot.card.label.setText(words_of(order["record"] + 1))
    robot.settle()


def main(order: dict[str, Any]) -> None:
    path = Path(order["archive"])
    harden()
    logs.begin()
    speak("en")
    app = QApplication([])
    files = FileChooser()
    shell = build(app, files, replace_process)
    robot = WindowRobot(cast(QtBot, Patience()), shell, files)
    shell.start([str(path)])
    robot.settle()
    if "passphrase" in order:
        robot.unlock_with(order.pop("passphrase"))
        robot.until_opened(120_000)
    else:
        robot.unlock_with_key(Path(order["key_file"]))
    assert robot.is_open()
    archive = robot.desk.session.archive
    with archive.change("import") as change:
        record(change, order["record"])
    robot.settle()
    work(robot, order)
    say(secret=archive.keys.key.key.hex(), salt=archive.keys.key.salt.hex())
    sys.stdin.readline()

    hiding, pressed = Hiding(shell), 0.0

    def replace(words: Sequence[str]) -> None:
        say(hidden=1000 * (hiding.at - pressed), closed=1000 * (time.perf_counter() - pressed),
            visible=sum(one.isVisible() for one in QApplication.topLevelWidgets()),
            clipboard=len(QApplication.clipboard().text()))  # fmt: skip
        replace_process(words)

    shell.replace = replace
    shell.activateWindow()
    robot.settle()
    pressed = time.perf_counter()
    QTest.keyClick(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


if __name__ == "__main__":
    main(json.loads(sys.stdin.readline()))
