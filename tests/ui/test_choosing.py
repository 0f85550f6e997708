"""Choosing a passphrase: its words are seen whole, and a line is called what it is."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from khronika.ui.door import choosing
from khronika.ui.door.choosing import PassphraseChoice
from khronika.ui.door.typed import PassphraseLine
from khronika.ui.options.secrets import NewRecoveryCode
from khronika.ui.style.theme import Theme


def broken(label: QLabel) -> list[int]:
    """Return how many words stand on each line of a label."""
    layout = QTextLayout(label.text(), label.font())
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    counts = list[int]()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(label.width())
        start, length = line.textStart(), line.textLength()
        counts.append(len(label.text()[start : start + length].split()))
    layout.endLayout()
    return counts


@pytest.mark.parametrize("words", ["grew finer debrief salvaging obscure voter", "a b c d e f"])
def test_six_words_stand_on_two_lines_of_three(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    """Five stood on the first line, and the last alone, which is overlooked on paper."""
    monkeypatch.setattr(choosing, "generate_passphrase", lambda: words)
    choice = PassphraseChoice()
    qtbot.addWidget(choice)
    choice.setFixedWidth(480)
    choice.show()
    QApplication.processEvents()
    assert broken(choice.words) == [3, 3]
    assert choice.taken() is None
    choice.written.setChecked(True)
    assert choice.taken() == words


def test_filled_lines_say_which_they_are(qtbot: QtBot, theme: Theme) -> None:
    choice = PassphraseChoice()
    qtbot.addWidget(choice)
    choice.show()
    choice.own.setChecked(True)
    captions = [
        label for label in choice.findChildren(QLabel) if isinstance(label.buddy(), PassphraseLine)
    ]
    assert [(one.text(), one.buddy()) for one in captions] == [
        ("Passphrase", choice.first),
        ("The same once more", choice.again),
    ]
    assert all(one.isVisible() for one in captions)
    choice.generated.setChecked(True)
    assert not any(one.isVisible() for one in captions)


def test_a_new_recovery_code_is_shown_in_no_more_room_than_it_takes(
    qtbot: QtBot, theme: Theme
) -> None:
    """A hundred pixels were empty above it and below."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(960, 540)
    window.show()
    dialog = NewRecoveryCode(window)
    dialog.show()
    QApplication.processEvents()
    sheet = dialog.sheet
    assert sheet.verticalScrollBar().maximum() == 0
    top = sheet.heading.mapTo(dialog, QPoint()).y()
    low = dialog.height() - sheet.keep.mapTo(dialog, QPoint(0, sheet.keep.height())).y()
    assert top <= 32
    assert low <= 32
    dialog.close()
