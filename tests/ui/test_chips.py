import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from khronika.domain.kinds import Kind, RecordId, new_uid
from khronika.domain.values import Tag
from khronika.ui.fields.tag_row import TagRow
from khronika.ui.filtering.chip import Chip
from khronika.ui.reader.tag_strip import TagStrip
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.flow import Flow

LONG = "what was said & done to those who refused at the exercises"


def tag(number: int, name: str) -> Tag:
    return Tag(id=RecordId(number), uid=new_uid(), kind=Kind.TAG, name=name, path=(name,))


def shown(qtbot: QtBot, widget: QWidget, width: int) -> QWidget:
    """Show `widget` on a page of that width; return the page."""
    page = QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(widget)
    page.resize(width, 200)
    page.show()
    QApplication.processEvents()
    return page


@pytest.mark.parametrize(("width", "cut"), [(700, False), (260, True)])
def test_a_tag_of_a_record_is_cut_only_where_it_has_no_room(
    qtbot: QtBot, theme: Theme, width: int, cut: bool
) -> None:
    row = TagRow(theme, [tag(1, LONG)], list, lambda: True)
    page = shown(qtbot, row, width)
    (chip,) = row.chips
    assert (chip.name.text() != LONG.replace("&", "&&")) is cut
    assert chip.mapTo(page, QPoint(chip.width(), 0)).x() <= page.width()


def test_a_filter_is_shown_whole_where_there_is_room(qtbot: QtBot, theme: Theme) -> None:
    flow, chip = Flow(), Chip(theme, f"Person or group: {LONG}")
    flow.add(chip)
    page = shown(qtbot, flow, 800)
    assert page.isVisible()
    assert chip.width() == chip.sizeHint().width()
    words = chip.fontMetrics().horizontalAdvance(chip.text())
    assert chip.width() > words, "no word is cut"


def test_tags_under_the_text_are_cut_only_where_they_do_not_all_fit(
    qtbot: QtBot, theme: Theme
) -> None:
    strip = TagStrip(theme)
    strip.show_tags([tag(1, LONG), tag(2, "trial"), tag(3, "arson")])
    page = shown(qtbot, strip, 1200)
    assert LONG.replace("&", "&&") in strip._chips[0].text()
    page.resize(640, 200)
    QApplication.processEvents()
    assert "…" in strip._chips[0].text()
    assert "trial" in strip._chips[1].text(), "what is short is not cut"
    assert all(not chip.isHidden() for chip in strip._chips)
