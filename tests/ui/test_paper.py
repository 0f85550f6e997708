"""What is scrolled ends where its words end."""

import pytest
from pytestqt.qtbot import QtBot

from khronika.ui.models.record_rows import Badge
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.sheet import Sheet

LONG = "every value is cited, and every citation says who said it and what speaks against it " * 4


@pytest.mark.parametrize("width", [360, 900])
def test_a_sheet_does_not_scroll_into_emptiness(qtbot: QtBot, theme: Theme, width: int) -> None:
    sheet = Sheet(theme, "An incident")
    qtbot.addWidget(sheet)
    for _value in range(12):
        sheet.value("Date", LONG, Badge(icon="info", word="one source"))
        sheet.words(LONG)
    sheet.finish()
    sheet.resize(width, 200)
    sheet.show()
    page = sheet.widget()
    assert page is not None
    qtbot.waitUntil(lambda: page.width() == sheet.viewport().width() or page.width() >= 840)
    assert page.height() == page.heightForWidth(page.width())
    assert page.height() > sheet.viewport().height(), "there is something to scroll"
