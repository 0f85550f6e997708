"""What is selected, or found, stays in sight however the text comes to be laid out anew."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khronika.domain.kinds import RecordId
from khronika.ui.reader.marks import Mark, Span
from khronika.ui.reader.text_view import TextView
from khronika.ui.style.theme import Theme

TEXT = "A title\n\n" + "A line of a longer text, in which much is said. " * 300
PICKED = Span(700, 740)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> TextView:
    view = TextView(theme)
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show_text(TEXT)
    view.show()
    QApplication.processEvents()
    return view


def _settle() -> None:
    for _round in range(3):
        QApplication.processEvents()


def _is_seen(view: TextView, span: Span) -> bool:
    first, last = (view._line(at) for at in (span.start, span.end - 1))
    return first.top() >= 0 and last.bottom() <= view.viewport().height()


@pytest.mark.parametrize("size", [(320, 400), (700, 130)], ids=["narrow", "low"])
@pytest.mark.parametrize("is_drawn", [True, False])
def test_what_is_selected_stays_in_sight(
    view: TextView, size: tuple[int, int], is_drawn: bool
) -> None:
    view.select(PICKED)
    assert _is_seen(view, PICKED)
    if is_drawn:
        _settle()
    view.resize(*size)
    _settle()
    assert _is_seen(view, PICKED)
    assert view.selection() == PICKED


def test_of_what_no_longer_has_room_the_beginning_stays(view: TextView) -> None:
    view.select(Span(300, 1200))
    view.verticalScrollBar().setValue(0)
    _settle()
    view.resize(320, 160)
    _settle()
    assert view._line(300).top() == 0


def test_the_passage_that_the_keys_are_about_stays_in_sight(view: TextView) -> None:
    passage = RecordId(5)
    view.mark([Mark(passage=passage, start=700, end=740, colours=(QColor("red"),))])
    view.point_to(passage)
    _settle()
    view.resize(320, 300)
    _settle()
    assert _is_seen(view, PICKED)


def test_what_was_scrolled_away_from_is_not_gone_back_to(view: TextView) -> None:
    view.select(PICKED)
    view.verticalScrollBar().setValue(2000)
    _settle()
    top = view.visible().start
    view.resize(420, 300)
    _settle()
    assert abs(view.visible().start - top) < 60, "the same line is on top"


def test_another_type_keeps_it_in_sight(view: TextView, theme: Theme) -> None:
    view.resize(420, 260)
    _settle()
    end = view.visible().end
    last = Span(end - 60, end - 40)
    view.select(last)
    _settle()
    font = theme.reading_font()
    font.setPixelSize(24)
    theme.reading_font = lambda: font  # type: ignore[method-assign]
    theme.changed.emit()
    _settle()
    assert _is_seen(view, last)
