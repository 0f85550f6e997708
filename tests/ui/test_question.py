"""A question about what cannot be taken back: leaving is the default, and the deed looks so."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from khronika.ui.style.theme import Theme
from khronika.ui.style.tokens import COLOURS, Scheme
from khronika.ui.widgets.question import Question


@pytest.mark.parametrize("scheme", list(Scheme))
def test_what_erases_looks_otherwise_than_leaving(
    qtbot: QtBot, theme: Theme, scheme: Scheme
) -> None:
    """The two buttons looked alike."""
    before = theme.scheme
    theme.wear(scheme)
    window = QWidget()
    qtbot.addWidget(window)
    question = Question(window, "Erase it?", "It cannot be brought back.", "Erase for good")
    question.show()
    QApplication.processEvents()
    edge = QColor(COLOURS[scheme].disputed).name()
    for button, is_danger in ((question.act, True), (question.leave, False)):
        seen = button.grab().toImage()
        assert (seen.pixelColor(seen.width() // 2, 0).name() == edge) == is_danger
    assert question.leave.isDefault()
    assert question.focusWidget() is question.leave
    question.close()
    theme.wear(before)


def test_what_can_be_taken_back_does_not_look_like_it(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    question = Question(window, "Close it?", "All is kept.", "Make another", is_final=False)
    assert question.act.property("look") is None
    assert question.leave.isDefault()
