from PySide6.QtGui import QAction
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from khronika.ui.style.theme import Theme
from khronika.ui.widgets.states import Empty, Failed, Loading


def test_what_is_empty_offers_what_to_do_next_once(qtbot: QtBot) -> None:
    empty, done = Empty(), []
    qtbot.addWidget(empty)
    first, then = QAction("Bring in"), QAction("Make one")
    first.triggered.connect(lambda: done.append("first"))
    then.triggered.connect(lambda: done.append("then"))
    empty.say("Nothing here yet.", first)
    empty.say("Nothing here yet.", then)
    empty.button.click()
    assert done == ["then"]
    empty.say("Nothing fits.")
    assert empty.button.isHidden()


def test_what_failed_says_why_what_helps_and_tries_again(qtbot: QtBot, theme: Theme) -> None:
    tries: list[int] = []
    failed = Failed(theme, "It could not be read.", "Is the disk there?", lambda: tries.append(1))
    qtbot.addWidget(failed)
    assert (failed.sentence.text(), failed.remedy.text()) == (
        "It could not be read.",
        "Is the disk there?",
    )
    failed.retry.click()
    assert tries == [1]
    hopeless = Failed(theme, "It is gone.")
    qtbot.addWidget(hopeless)
    assert hopeless.retry.isHidden()
    assert hopeless.remedy.isHidden()


def test_what_is_on_its_way_says_so_and_moves(qtbot: QtBot) -> None:
    loading = Loading("Reading…")
    qtbot.addWidget(loading)
    bar = loading.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert bar.maximum() == 0
    assert bar.accessibleName() == loading.text.text() == "Reading…"
