"""What stands on the screen while a locked window is made ready."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests.torture.kills import worker_environment

from khronika.ui.beginning import place_on_screen
from khronika.ui.curtain import Curtain
from khronika.ui.door.locked import Locked, Why
from khronika.ui.style.theme import Theme


@pytest.fixture
def curtain(qtbot: QtBot, theme: Theme) -> Curtain:
    return Curtain(theme, QRect(20, 30, 400, 300), filled=False)


def test_it_stands_where_the_window_was_with_the_keyboard_and_keeps_nothing(
    qapp: QApplication, curtain: Curtain
) -> None:
    curtain.fall(qapp)
    assert curtain.geometry() == QRect(20, 30, 400, 300)
    assert curtain.windowHandle().isExposed()
    QTest.keyClicks(curtain, "a word of a passphrase")
    assert curtain.findChildren(QLineEdit) == []
    assert curtain.accessibleName() == "Locked. Not ready yet: what is typed now is not taken."


def test_it_goes_when_the_window_is_there_and_not_before(
    qtbot: QtBot, qapp: QApplication, curtain: Curtain
) -> None:
    curtain.fall(qapp)
    line = QLineEdit()
    qtbot.addWidget(line)
    line.winId()
    curtain.rise(line)
    assert curtain.isVisible()
    line.show()
    qtbot.waitUntil(lambda: not isValid(curtain))
    assert line.isVisible()


def test_a_place_that_no_screen_shows_is_forgotten(qapp: QApplication) -> None:
    here, away = (10, 10, 400, 300), (90_000, 10, 400, 300)
    assert place_on_screen(Locked.now(Why.ASKED, place=here)) == QRect(*here)
    assert place_on_screen(Locked.now(Why.ASKED, place=away)).isEmpty()
    assert place_on_screen(Locked.now(Why.ASKED, filled=True)).isEmpty()


def test_it_comes_before_all_that_makes_the_window_slow() -> None:
    """Nothing of the archive, of SQL or of the screens is needed to show it."""
    program = (
        "import sys; import khronika.ui.beginning;"
        "print(*(name for name in sys.modules if name.startswith('khronika.')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True,
        env=worker_environment(QT_QPA_PLATFORM="offscreen"),
    )  # fmt: skip
    floors = {name.split(".")[1] for name in done.stdout.split()}
    assert floors.isdisjoint({"archive", "importing", "exporting", "cli", "language"})
    assert "sqlite_utils" not in done.stdout
