import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khronika.domain.kinds import RecordId
from khronika.ui.reader.marks import Mark, Span
from khronika.ui.reader.pointing import on_a_line
from khronika.ui.reader.text_view import TextView
from khronika.ui.style.theme import Theme

TEXT = "🕊️ The first word.\nДругий рядок, з 👩🏽‍⚖️ усередині.\n\n" + "A line of a longer text. " * 400


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> TextView:
    view = TextView(theme)
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show_text(TEXT)
    view.show()
    QApplication.processEvents()
    return view


def test_what_is_wholly_in_view_is_selected_without_moving_the_text(view: TextView) -> None:
    bar = view.verticalScrollBar()
    view.go_to(Span(5000, 5010))
    before = bar.value()
    view.go_to(Span(5040, 5050))
    assert bar.value() == before
    assert view.selection() == Span(5040, 5050)
    view.go_to(Span(5040, 8000))
    assert bar.value() != before, "its end was out of sight"
    before = bar.value()
    view.go_to(Span(0, 4))
    assert bar.value() != before


def test_what_was_gone_to_before_there_was_a_width_is_in_sight_afterwards(
    qtbot: QtBot, theme: Theme
) -> None:
    view = TextView(theme)
    qtbot.addWidget(view)
    view.resize(0, 0)
    view.show()
    view.show_text(TEXT)
    view.go_to(Span(5000, 5010))
    view.resize(700, 400)
    QApplication.processEvents()
    assert view.visible().start <= 5000 < view.visible().end


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.data())
def test_what_is_gone_to_is_what_is_selected(view: TextView, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, 120))
    end = data.draw(st.integers(start + 1, 130))
    words = TEXT[start:end]
    view.go_to(Span(start, end))
    selected = view.selection()
    if words.strip():
        assert selected is not None
        assert view.words(selected) == words.strip()
    else:
        assert selected is None


def test_the_keyboard_selects_whole_letters(view: TextView) -> None:
    view.setFocus()
    start = TEXT.index("👩")
    view.go_to(Span(start - 2, start - 1))
    QTest.keySequence(view, "Left")
    for _step in range(4):
        QTest.keySequence(view, "Shift+Right")
    selected = view.selection()
    assert selected is not None
    assert view.words(selected).encode("utf-16-le", "strict")


def test_only_what_is_on_the_screen_is_drawn(view: TextView) -> None:
    colour = (QColor("red"),)
    marks = [
        Mark(passage=RecordId(n), start=n * 10, end=n * 10 + 5, colours=colour) for n in range(900)
    ]
    view.mark(marks)
    QApplication.processEvents()
    seen = view.visible()
    expected = [m for m in marks if m.start < seen.end and m.end > seen.start]
    assert view.marks_on_screen() == expected
    assert 0 < len(expected) == len(view.washes()) < 200
    view.go_to(Span(8000, 8005))
    QApplication.processEvents()
    assert view.visible().start <= 8000 < view.visible().end


def test_what_is_copied_is_plain_and_marked_secret(view: TextView) -> None:
    view.go_to(Span(0, 5))
    copied = view.createMimeDataFromSelection()
    assert copied.text() == TEXT[:5].strip()
    assert not copied.hasHtml()
    assert bytes(copied.data("x-kde-passwordManagerHint").data()) == b"secret"


def test_the_measure_keeps_lines_comfortable(view: TextView) -> None:
    view.resize(2000, 400)
    QApplication.processEvents()
    at = TEXT.index("A line of")
    view.go_to(Span(at, at + 1))
    line = view.textCursor()
    start = line.selectionStart()
    line.movePosition(line.MoveOperation.EndOfLine)
    assert 60 <= line.position() - start <= 84


def _drag(view: TextView, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier) -> str:
    at = view.viewport()
    QTest.mousePress(at, Qt.MouseButton.LeftButton, modifier, start)
    for step in range(1, 5):
        QTest.mouseMove(at, start + (end - start) * step / 4)
    QTest.mouseRelease(at, Qt.MouseButton.LeftButton, modifier, end)
    span = view.selection()
    return view.words(span) if span else ""


def test_a_drag_between_two_lines_picks_words_of_one_of_them(view: TextView) -> None:
    """Lines stand apart, and Qt took the gap for the beginning of the lower one."""
    start = TEXT.index("A line") + 200
    view.show_at(0)
    first = view.cursorRect(view._cursor(Span(start, start)))
    plain = Qt.KeyboardModifier.NoModifier
    for y in range(first.top(), first.top() + 2 * first.height()):
        said = _drag(view, QPoint(200, y), QPoint(330, y), plain)
        assert 10 < len(said) < 30, f"{y}: {said!r}"
        QTest.qWait(1)


def test_a_drag_takes_whole_words_and_with_alt_letters(view: TextView) -> None:
    start = TEXT.index("first")
    from_, to = (
        view.cursorRect(view._cursor(Span(at, at))).center() for at in (start + 2, start + 8)
    )
    assert _drag(view, from_, to, Qt.KeyboardModifier.NoModifier) == "first word"
    assert _drag(view, from_, to, Qt.KeyboardModifier.AltModifier) == "rst wo"


@pytest.mark.parametrize("picked", [(18, 30), (20, 20)])
@pytest.mark.parametrize("keyboard_here", [True, False])
def test_what_was_scrolled_to_stays_where_the_mouse_is_pressed(
    view: TextView, picked: tuple[int, int], keyboard_here: bool
) -> None:
    """The text jumped back to the cursor, and other words were selected than those pointed at."""
    view.select(Span(*picked))
    if keyboard_here:
        view.setFocus()
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    scrolled, at = bar.value(), QPoint(200, 120)
    meant = view.cursorForPosition(on_a_line(view, QPointF(at)).toPoint()).position()
    viewport, plain = view.viewport(), Qt.KeyboardModifier.NoModifier
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, plain, at)
    assert bar.value() == scrolled
    assert abs(view.textCursor().position() - meant) <= 1
    for step in range(1, 5):
        QTest.mouseMove(viewport, at + QPoint(30 * step, 0))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, plain, at + QPoint(120, 0))
    assert bar.value() == scrolled
    span = view.selection()
    assert span is not None
    assert span.start - 1 <= view._positions.point(meant) <= span.end
