from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout
from pytestqt.qtbot import QtBot

from khronika.ui.style.theme import Theme
from khronika.ui.widgets.fitted import Fitted

LINE = "Words that go on until they need another line. "


def test_it_is_as_high_as_its_words_whatever_they_become(qtbot: QtBot, theme: Theme) -> None:
    dialog, words = Fitted(320), QLabel(LINE)
    qtbot.addWidget(dialog)
    words.setWordWrap(True)
    words.setAlignment(Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout(dialog)
    column.addWidget(words)
    dialog.show()
    for times in (1, 9, 2):
        words.setText(LINE * times)
        qtbot.waitUntil(lambda: words.height() == words.heightForWidth(words.width()))
        assert dialog.height() == column.totalHeightForWidth(320)
