"""Choices that stand side by side can be read, and sit under one another where they could not."""

import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from khronika.domain import vocabulary
from khronika.ui.editors.entry import Choices, Pick
from khronika.ui.editors.lines import Choice, TongueLine
from khronika.ui.fields.editors import PlaceEditor, PlaceSaid
from khronika.ui.style.look import dress
from khronika.ui.style.theme import Theme
from khronika.ui.timeline.go_line import GoLine
from khronika.ui.words import tongues

SPACE, FRAME = 8, 1  # pixels: the padding of a line, and its edge


@pytest.mark.parametrize("wide", [160, 330, 700])
def test_neither_choice_of_a_place_is_cut(qtbot: QtBot, theme: Theme, wide: int) -> None:
    editor = PlaceEditor(theme, Choices().places, PlaceSaid(pick=Pick(), precision="settlement"))
    qtbot.addWidget(editor)
    editor.resize(wide, 400)
    editor.show()
    QApplication.processEvents()
    for choice in (editor.field, editor.precision):
        assert choice.width() >= choice.whole()
    beside = editor.precision.mapTo(editor, choice.rect().topLeft()).y() == editor.field.mapTo(
        editor, choice.rect().topLeft()
    ).y()  # fmt: skip
    assert beside == (wide > 200), "side by side where both are whole"


def test_a_choice_cut_short_says_so(qtbot: QtBot, theme: Theme) -> None:
    """The last letters were cut off where the dots were not thought necessary."""
    choice = Choice(theme, "A choice", vocabulary.PRECISIONS)
    qtbot.addWidget(choice)
    choice.put("locality")
    whole = choice.whole()
    longest = max((choice.itemText(at) for at in range(choice.count())), key=len)
    assert whole >= choice.fontMetrics().horizontalAdvance(longest) + 40


def test_a_language_beside_a_name_is_read_whole(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    row, language = QHBoxLayout(page), TongueLine()
    row.addWidget(QLineEdit(), 3)
    row.addWidget(language, 1)
    page.resize(200, 60)
    page.show()
    QApplication.processEvents()
    for code in ("en", "crh"):
        language.put(code)
        QApplication.processEvents()
        wide = language.fontMetrics().horizontalAdvance(tongues()[code])
        room = language.width() - language.textMargins().right() - 2 * (SPACE + FRAME)
        assert room >= wide


def test_a_label_that_is_dressed_anew_moves_its_words(qtbot: QtBot, theme: Theme) -> None:
    label, other = QLabel("Said"), QLabel("Said")
    other.setProperty("look", "wrong")
    for one in (label, other):
        qtbot.addWidget(one)
        one.show()
    dress(label, "wrong")
    assert label.contentsRect().left() == other.contentsRect().left() > 8
    dress(label, "quiet")
    assert label.contentsRect().left() == 0


def test_the_bar_of_an_error_stands_beside_its_words(qtbot: QtBot, theme: Theme) -> None:
    """It ran through the first letters of each line."""
    page = QWidget()
    qtbot.addWidget(page)
    go = GoLine(page)
    page.show()
    go.begin(0, 0, (738_000, 738_100))
    go.line.setText("1 Smarch")
    go.line.returnPressed.emit()
    assert go.said.contentsRect().left() > 8
    assert go.said.height() >= go.said.heightForWidth(go.said.width())
