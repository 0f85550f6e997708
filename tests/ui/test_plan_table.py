"""What is said of a cell that cannot stand never hides what was typed there."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from khronika.importing.plan import Plan, PlanRow, Status
from khronika.ui.models.plan_rows import COLUMNS, PlanRows
from khronika.ui.screens.plan_table import PlanTable
from khronika.ui.style.theme import Theme

LANGUAGE = [column.heading for column in COLUMNS].index("Language")


@pytest.mark.parametrize(
    ("wide", "high", "row"),
    [(900, 400, 0), (900, 400, 5), (900, 110, 0), (900, 150, 2), (640, 110, 0), (300, 110, 0)],
)
def test_what_is_wrong_with_a_cell_stands_beside_it(
    qtbot: QtBot, theme: Theme, wide: int, high: int, row: int
) -> None:
    """In a low table it lay over the very cell that was to be put right."""
    rows = PlanRows()
    files = [f"{n}.txt" for n in range(12)]
    rows.show(
        Plan(tuple(PlanRow(path=one, name=one, status=Status.NEW, title=one) for one in files))
    )
    table = PlanTable(rows)
    qtbot.addWidget(table)
    table.resize(wide, high)
    table.fit(wide)
    table.show()
    QApplication.processEvents()
    cell = rows.index(row, LANGUAGE)
    table.scrollTo(cell)
    table.edit(cell)
    line = table.findChildren(QLineEdit)[0]
    line.setText("old norse")
    table.commitData(line)
    QApplication.processEvents()
    said, room = table.refusal.geometry(), table.viewport().rect()
    assert table.refusal.isVisible()
    assert not said.intersects(line.geometry() & room)
    assert room.contains(QRect(said.topLeft(), said.size()).intersected(room))
    assert said.left() >= 0
    if wide > 600:
        assert room.contains(said)
