"""A page as it is looked at: pressed on, moved, brought nearer; and what is painted over it."""

import random
from array import array
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khronika.ui.reader.marks import Span
from khronika.ui.reader.page_bar import PageBar
from khronika.ui.reader.page_beside import PageBeside
from khronika.ui.reader.page_marks import PLAIN, SELECTED, PageMark
from khronika.ui.reader.page_scale import Fit
from khronika.ui.reader.page_view import PageView
from khronika.ui.reader.printed import Printed
from khronika.ui.style.theme import Theme
from khronika.ui.style.tokens import Scheme

ROWS, LETTERS = 10, 20  # of the page below: letter 200 + 20 * row + place
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


def page(width: int = 400, height: int = 560) -> Printed:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    boxes = array("f")
    for at in range(ROWS * LETTERS):
        left, top = 0.1 + 0.04 * (at % LETTERS), 0.1 + 0.08 * (at // LETTERS)
        boxes.extend((left, top, left + 0.04, top + 0.03))
    return Printed(picture, Span(200, 200 + ROWS * LETTERS), boxes)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> PageView:
    view = PageView(theme)
    qtbot.addWidget(view)
    view.resize(416, 300)
    view.show()
    view.show_page(page())
    QApplication.processEvents()
    return view


def place(view: PageView, letter: int) -> QPoint:
    """Where in the pane a letter stands."""
    shown = view._page()
    box = page().box(letter).center()
    at = QPointF(shown.left() + box.x() * shown.width(), shown.top() + box.y() * shown.height())
    return at.toPoint()


def picks(view: PageView) -> list[Span]:
    found: list[Span] = []
    view.picked.connect(found.append)
    return found


def move(view: PageView, at: QPoint) -> None:
    """Move the pointer with the button down; QTest moves it without."""
    where = QPointF(at)
    moved = QMouseEvent(
        QEvent.Type.MouseMove, where, view.viewport().mapToGlobal(where),
        Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton, NONE,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), moved)


def wheel(view: PageView, at: QPoint, turned: int, keys: Qt.KeyboardModifier = NONE) -> None:
    event = QWheelEvent(
        QPointF(at), QPointF(view.viewport().mapToGlobal(at)), QPoint(), QPoint(0, turned),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_a_press_on_a_letter_picks_it(view: PageView) -> None:
    found = picks(view)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NONE, place(view, 225))
    assert found == [Span(225, 226)]


@pytest.mark.parametrize("ends", [(225, 262), (262, 225)])
def test_letters_are_drawn_over_whichever_way(view: PageView, ends: tuple[int, int]) -> None:
    found, (first, last) = picks(view), ends
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, NONE, place(view, first))
    move(view, place(view, last))
    assert found == []
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, place(view, last))
    assert found == [Span(225, 263)]


def test_where_there_are_no_letters_the_page_is_moved(view: PageView) -> None:
    found, bar = picks(view), view.verticalScrollBar()
    bar.setValue(0)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(15, 200))
    move(view, QPoint(15, 140))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(15, 140))
    assert (bar.value(), found) == (60, [])


def test_the_wheel_comes_nearer_to_what_is_under_the_pointer(view: PageView) -> None:
    chance = random.Random(3)
    for _each in range(12):
        letter = 200 + chance.randrange(60)
        before = place(view, letter)
        wheel(view, before, chance.choice((120, 240)), CTRL)
        after = place(view, letter)
        if view.horizontalScrollBar().maximum() > 0:
            near = view.horizontalScrollBar().value() in (0, view.horizontalScrollBar().maximum())
            assert near or abs(after.x() - before.x()) <= 2
        near = view.verticalScrollBar().value() in (0, view.verticalScrollBar().maximum())
        assert near or abs(after.y() - before.y()) <= 2
        if chance.random() < 0.5:
            wheel(view, after, -120, CTRL)
    assert view.fitted is Fit.NOTHING


def test_the_wheel_turns_the_page_at_its_ends_only(view: PageView) -> None:
    turned: list[int] = []
    view.turned.connect(turned.append)
    at, bar = QPoint(100, 100), view.verticalScrollBar()
    wheel(view, at, -120)
    assert (turned, bar.value() > 0) == ([], True)
    bar.setValue(bar.maximum())
    for _each in range(4):
        wheel(view, at, -30)
    assert turned == [1]
    bar.setValue(0)
    wheel(view, at, 120)
    assert turned == [1, -1]


def test_the_keys_of_a_page(view: PageView) -> None:
    turned: list[int] = []
    view.turned.connect(turned.append)
    bar, wide = view.verticalScrollBar(), view.dots()[0]
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert turned == [-1]
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert (turned, bar.value() > 0) == ([-1], True)
    bar.setValue(bar.maximum())
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert turned == [-1, 1]
    QTest.keyClick(view, Qt.Key.Key_End)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert (turned[2] > 10_000, turned[3] < -10_000) == (True, True)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.dots()[0] > wide
    QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.dots()[0] == wide
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.fitted is Fit.WIDTH
    QTest.keyClick(view, Qt.Key.Key_0)
    assert (view.fitted, bar.maximum()) == (Fit.PAGE, 0)


def test_what_is_read_is_brought_into_sight_and_nothing_moves_if_it_is(view: PageView) -> None:
    bar = view.verticalScrollBar()
    bar.setValue(0)
    view.bring(page().lines(Span(205, 210)))
    assert bar.value() == 0
    view.bring(page().lines(Span(385, 390)))
    assert view.viewport().rect().contains(place(view, 385))
    view.bring([])


def test_it_is_asked_for_sharper_once_it_is_left_in_a_size(qtbot: QtBot, view: PageView) -> None:
    with qtbot.waitSignal(view.wanted, timeout=5000):
        view.zoom(2)
    with qtbot.waitSignal(view.wanted, timeout=5000):
        view.resize(500, 300)


def seen(view: PageView) -> QImage:
    return view.viewport().grab().toImage()


def colours(image: QImage, around: QRectF) -> set[str]:
    box = around.toRect()
    return {
        image.pixelColor(x, y).name()
        for x in range(box.left(), box.right() + 1)
        for y in range(box.top(), box.bottom() + 1)
        if image.rect().contains(x, y)
    }


@pytest.mark.parametrize("scheme", list(Scheme))
def test_marks_differ_in_shape_and_paper_stays_white(
    view: PageView, theme: Theme, scheme: Scheme
) -> None:
    theme.wear(scheme)
    teal, lines = QColor("#137279"), page().lines(Span(200, 205))
    around = view._page()
    left = around.left() + lines[0].left() * around.width()
    top = around.top() + lines[0].top() * around.height()
    word = QRectF(left, top, lines[0].width() * around.width(), lines[0].height() * around.height())
    sides, under = word.adjusted(-3, 2, -1, -4), word.adjusted(2, word.height() - 1, -2, 3)
    assert colours(seen(view), word.adjusted(-5, -5, 5, 5)) == {"#ffffff"}
    view.mark([PageMark(lines=lines, colours=[teal])], ())
    image = seen(view)
    assert teal.name() in colours(image, under)
    assert teal.name() not in colours(image, sides), "no frame: it is not the one in its turn"
    view.mark([PageMark(lines=lines, colours=[teal, PLAIN], is_current=True)], ())
    image = seen(view)
    assert {teal.name(), PLAIN.name()} <= colours(image, under)
    framed = colours(image, sides)
    view.mark((), lines)
    image = seen(view)
    assert colours(image, sides) not in (framed, {"#ffffff"})
    assert SELECTED.name() not in ("#ffffff", teal.name())
    view.show_page(None)
    assert colours(seen(view), QRectF(around.left() + 5, around.top() + 5, 5, 5)) == {"#ffffff"}


def test_what_is_marked_is_told_to_who_points_at_it() -> None:
    mark = PageMark(lines=page().lines(Span(200, 205)), colours=[PLAIN], words="letters")
    assert mark.is_at(QPointF(0.15, 0.11))
    assert not mark.is_at(QPointF(0.5, 0.11))


@pytest.fixture
def beside(qtbot: QtBot, theme: Theme) -> PageBeside:
    beside = PageBeside(theme)
    qtbot.addWidget(beside)
    beside.resize(420, 500)
    beside.show()
    return beside


def turns(bar: PageBar) -> list[int]:
    found: list[int] = []
    bar.turned_to.connect(found.append)
    return found


def test_the_bar_counts_as_people_do(beside: PageBeside) -> None:
    bar, found = beside.bar, turns(beside.bar)
    beside.show_number(2, 12)
    assert (bar.field.text(), bar._of.text()) == ("3", "of 12")
    assert beside.view.accessibleName() == "Page 3 of 12"
    bar.on.click()
    bar.back.click()
    bar.field.selectAll()
    QTest.keyClicks(bar.field, "9")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert found == [3, 1, 8]
    bar.field.selectAll()
    QTest.keyClicks(bar.field, "99")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert found == [3, 1, 8], "there is no such page"
    beside.show_number(11, 12)
    assert (bar.on.isEnabled(), bar.back.isEnabled()) == (False, True)
    beside.show_number(0, 0)
    assert not bar.field.isVisible()
    assert beside.view.accessibleName() == "Picture"


def test_a_sentence_stands_where_a_page_would(beside: PageBeside) -> None:
    beside.show_view()
    assert beside.sentence == ""
    beside.say("It is hidden.")
    assert (beside.sentence, beside.bar.isVisible()) == ("It is hidden.", False)
    assert not beside.view.isVisible()
    assert not beside.retry.isVisible()
    beside.say("It cannot be drawn.", offers_again=True)
    assert (beside.bar.isVisible(), beside.retry.isVisible()) == (True, True)
    wanted: list[Callable[[], object]] = []
    beside.again.connect(lambda: wanted.append(beside.show_view))
    beside.retry.click()
    assert len(wanted) == 1
