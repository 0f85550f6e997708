"""Ends of a passage are taken by a knob beside their line, and mean a line all the same."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khronika.ui.reader.handles import Handle
from khronika.ui.reader.text_view import TextView
from khronika.ui.style.theme import Theme

TEXT = "one two three four five six seven eight nine ten " * 60
AT, OTHER = 300, 700  # in the middle of lines


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> TextView:
    view = TextView(theme)
    qtbot.addWidget(view)
    view.resize(900, 600)
    view.show_text(TEXT)
    view.show()
    for handle in view.handles:
        handle.stand_at(view._line(AT).translated(view.viewport().pos()))
    QApplication.processEvents()
    return view


def line_of(view: TextView, at: int) -> int:
    return view.document().begin().layout().lineForTextPosition(at).lineNumber()


def drag(view: TextView, handle: Handle, taken: int, to: QPoint) -> int:
    """Take `handle` so many pixels from its top and move the pointer to `to`, global."""
    heard: list[int] = []
    view.edge_dragged.connect(lambda _start, at: heard.append(at))
    inside = QPoint(handle.width() // 2, taken)
    left = Qt.MouseButton.LeftButton
    for kind, at in (
        (QEvent.Type.MouseButtonPress, handle.mapToGlobal(inside)),
        (QEvent.Type.MouseMove, to),
        (QEvent.Type.MouseButtonRelease, to),
    ):
        pressed = left if kind is not QEvent.Type.MouseMove else Qt.MouseButton.NoButton
        event = QMouseEvent(
            kind, QPointF(inside), QPointF(at), pressed, left, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(handle, event)
    return heard[-1]


@pytest.mark.parametrize("start", [True, False])
def test_drawn_straight_sideways_an_end_stays_on_its_line(view: TextView, start: bool) -> None:
    handle = view.handles[0 if start else 1]
    for taken in range(handle.height()):
        pointer = handle.mapToGlobal(QPoint(handle.width() // 2, taken))
        for aside in (-60, 60):
            at = drag(view, handle, taken, pointer + QPoint(aside, 0))
            assert line_of(view, at) == line_of(view, AT), taken
            assert at != AT


@pytest.mark.parametrize("start", [True, False])
def test_pointing_at_the_words_of_a_line_means_that_line(view: TextView, start: bool) -> None:
    handle = view.handles[0 if start else 1]
    knob = 3 if start else handle.height() - 4
    middle = view._line(OTHER).center()
    for off in range(-4, 5):  # the hand is not steady
        to = view.viewport().mapToGlobal(middle + QPoint(0, off))
        assert line_of(view, drag(view, handle, knob, to)) == line_of(view, OTHER), off
