"""Answering the questions that the window asks before it goes on."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from khronika.ui.widgets.question import Question


def answer_question(*, accept: bool) -> None:
    """Answer the question that is about to be asked."""

    def answer() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, Question)
        assert asked.leave.isDefault()
        (asked.act if accept else asked.leave).click()

    QTimer.singleShot(50, answer)
