"""How the lines of an inspector's page stand under each other."""

from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from khronika.domain.kinds import RecordId
from khronika.domain.tallies import Breakdown, Part
from khronika.ui.inspectors.totals import break_down
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.link import INSET, Link
from khronika.ui.widgets.sheet import Sheet


def shown(qtbot: QtBot, theme: Theme) -> Sheet:
    sheet = Sheet(theme, "A page")
    qtbot.addWidget(sheet)
    sheet.resize(600, 400)
    sheet.show()
    return sheet


def laid_out(qtbot: QtBot, sheet: Sheet) -> None:
    page = sheet.widget()
    assert page is not None
    qtbot.waitUntil(page.isVisible)
    layout = page.layout()
    assert layout is not None
    layout.activate()


def left_of(sheet: Sheet, widget: QWidget) -> int:
    return widget.mapTo(sheet, QPoint()).x()


def test_counts_end_under_each_other(qtbot: QtBot, theme: Theme) -> None:
    sheet = shown(qtbot, theme)
    for name, count in (("Incidents", 252), ("Collections", 4), ("Passages", 1_234_567)):
        sheet.tally(name, count)
    sheet.finish()
    laid_out(qtbot, sheet)
    counts = [one for one in sheet.findChildren(QLabel) if one.text()[0].isdigit()]
    for one in counts:
        assert one.fontMetrics().horizontalAdvance(one.text()) <= one.width()
    ends = {left_of(sheet, one) + one.width() for one in counts[:2]}
    assert len(ends) == 1
    ends = {one.alignment() & one.alignment().AlignRight for one in counts}
    assert ends == {counts[0].alignment().AlignRight}


def test_what_can_be_done_with_a_link_stands_under_its_name(qtbot: QtBot, theme: Theme) -> None:
    sheet = shown(qtbot, theme)
    sheet.link("Somebody", lambda: None, "asked", "user")
    button = QPushButton("Asked")
    button.setProperty("look", "link")
    sheet.further(button, of_link=True)
    sheet.finish()
    laid_out(qtbot, sheet)
    (link,) = sheet.findChildren(Link)
    name = left_of(sheet, link) + INSET + 24  # the icon, and the room behind it
    assert abs(left_of(sheet, button) - name) <= 4


def test_a_part_of_a_total_does_not_repeat_what_its_title_says(qtbot: QtBot, theme: Theme) -> None:
    sheet = shown(qtbot, theme)
    part = partial(Part, incident=RecordId(1))
    parts = (
        part(title="128 arsons", low=128, high=128),
        part(title="Arsons, 1280 of them", low=128, high=128),
    )
    break_down(sheet, Breakdown(low=300, high=300, parts=parts), lambda *_where: None)
    said = [one.accessibleName() for one in sheet.findChildren(Link)]
    assert "128" not in said[0].removeprefix("128 arsons")
    assert said[1].endswith("128")
