"""What stands beside the text, as narrow as it gets."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from khronika.domain.kinds import Kind, RecordId, Uid
from khronika.domain.values import Named, Passage
from khronika.i18n import LANGUAGES, speak
from khronika.ui.reader.side import PASSAGES, Side
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme

DOCUMENT = Named(id=RecordId(1), uid=Uid(b""), kind=Kind.DOCUMENT, title="A text")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tab_says_how_many_passages_there_are(language: str, theme: Theme, qtbot: QtBot) -> None:
    speak(language)
    side = Side(theme, QWidget())
    qtbot.addWidget(side)
    side.resize(tokens.SIDE, 400)
    side.show()
    passages = [
        Passage(
            id=RecordId(n), uid=Uid(b""), kind=Kind.PASSAGE, version=1, start=n, end=n + 1,
            exact="x", document=DOCUMENT,
        )
        for n in range(79)
    ]  # fmt: skip
    side.show_passages(passages)
    QApplication.processEvents()
    assert "79" in side.tabs[PASSAGES].text()
    assert all(tab.width() >= tab.sizeHint().width() for tab in side.tabs), "and none is cut"
