import pytest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from khronika.domain import vocabulary
from khronika.ui.editors.lines import Choice
from khronika.ui.style.theme import Theme


@pytest.mark.parametrize("table", [vocabulary.PROTECTIONS, vocabulary.CREDIBILITIES])
def test_choices_drop_down_whole(qtbot: QtBot, theme: Theme, table: dict[str, str]) -> None:
    """Two rows and a half were shown of however many there were."""
    page = QWidget()
    qtbot.addWidget(page)
    choice = Choice(theme, "A choice", table, "not stated")
    QHBoxLayout(page).addWidget(choice)
    choice.setFixedWidth(90)
    page.show()
    choice.showPopup()
    QApplication.processEvents()
    view = choice.view()
    assert view.verticalScrollBar().maximum() == 0, "all rows are seen"
    assert view.viewport().height() >= choice.count() * view.sizeHintForRow(0)
    assert view.viewport().width() >= view.sizeHintForColumn(0), "and no word is cut"
    choice.hidePopup()
