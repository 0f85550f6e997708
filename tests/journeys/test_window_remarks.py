"""What the window remarks on: it goes with the page it was made on, and hides no button."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.ui.notices import Notice, Offer, Tone

BODY = "On 7 April 2023 somebody refused in Testove. On 8 April 2023 another one did.\n" * 30

Opener = Callable[..., WindowRobot]


def _reading(desk: Opener) -> WindowRobot:
    robot = desk(texts(A_text=BODY))
    robot.go("documents")
    robot.point_at("A text")
    return robot


def test_a_remark_lies_on_neither_button_of_the_form(desk: Opener) -> None:
    robot = _reading(desk)
    robot.select("somebody refused")
    robot.press(Qt.Key.Key_I)
    for words in ("7 April 2023", "8 April 2023"):
        robot.select(words)
        robot.press(Qt.Key.Key_W)
    bar = robot.shell.bar
    assert "which stays" in bar.text.text()
    for button in robot.form.findChildren(QPushButton):
        if button.text() in ("Save", "Discard"):
            assert not _is_on(bar, button)


def test_a_remark_lies_on_nothing_and_moves_nothing(desk: Opener) -> None:
    """It lay on the hint under the text, on a field of the form, on the title of the page."""
    robot = _reading(desk)
    shell, bar = robot.shell, robot.shell.bar
    for place in ("overview", "documents", "incidents", "timeline", "people", "history"):
        robot.go(place)
        if place == "documents":
            robot.select("somebody refused")
            robot.press(Qt.Key.Key_I)
        bar.hide()
        robot.settle()
        before = _seen(shell.stack)
        shell.tools.notices.done("Something is done.", Offer("Take it back", lambda: None))
        robot.settle()
        assert bar.isVisible()
        assert _seen(shell.stack) == before
        assert not _is_on(bar, shell.stack)
        wrong = Notice(text="It failed. " * 30, remedy="Try again. " * 30, tone=Tone.WRONG)
        shell.tools.notices.shown.emit(wrong)
        robot.settle()
        assert bar.isVisible()
        assert not _is_on(bar, shell.stack)
        assert shell.rect().contains(QRect(bar.mapTo(shell, QPoint()), bar.size()))


def test_before_anything_is_open_the_row_is_there_only_with_a_remark(window: WindowRobot) -> None:
    foot = window.shell.bar.parentWidget()
    assert foot is not None
    assert foot.isHidden()
    window.shell.tools.notices.done("Something is done.")
    window.settle()
    assert window.shell.bar.isVisible()
    window.shell.bar.hide()
    assert foot.isHidden()


def test_a_remark_goes_with_its_page_and_what_is_undecided_stays(desk: Opener) -> None:
    robot = _reading(desk)
    robot.shell.tools.notices.done("Something is done.")
    QTest.keyClick(robot.shell.windowHandle(), Qt.Key.Key_Shift)
    robot.go("people")
    assert robot.shell.bar.isHidden()
    robot.go("documents")
    robot.select("somebody refused")
    robot.press(Qt.Key.Key_I)
    robot.form.discarded.emit()
    QTest.keyClick(robot.shell.windowHandle(), Qt.Key.Key_Shift)
    robot.go("people")
    assert not robot.shell.bar.isHidden()
    robot.take_offer("Bring it back")
    assert robot.form.whole.evidence.cited()


def test_what_is_said_on_the_way_to_another_page_stays(desk: Opener) -> None:
    robot = _reading(desk)
    robot.shell.tools.notices.done("Something is done.")
    robot.desk.show_place("go.people")
    assert not robot.shell.bar.isHidden()


@pytest.mark.parametrize("size", [(1280, 800), (1000, 700), (960, 540), (1920, 1080)])
def test_a_remark_goes_aside_from_a_form_that_is_typed_in(
    desk: Opener, size: tuple[int, int]
) -> None:
    """Made while the text had the keyboard, it lay on the fields that one went on to."""
    robot = _reading(desk)
    robot.shell.resize(*size)
    robot.select("somebody refused")
    robot.press(Qt.Key.Key_I)
    robot.select("Testove")
    robot.press(Qt.Key.Key_P)
    robot.shell.tools.notices.ask("Something that has still to be decided.")
    robot.form.title.setFocus()
    for _field in range(12):
        robot.settle()
        assert not _is_on(robot.shell.bar, robot.form._scroll), robot._focused().accessibleName()
        robot.press(Qt.Key.Key_Tab)


def _is_on(card: QWidget, widget: QWidget) -> bool:
    whole = card.window()
    seen = widget.visibleRegion().boundingRect().translated(widget.mapTo(whole, QPoint()))
    return QRect(card.mapTo(whole, QPoint()), card.size()).intersects(seen)


def _seen(whole: QWidget) -> list[QRect]:
    """Return where everything is."""
    parts = [one for one in whole.findChildren(QWidget) if one.isVisible()]
    return [QRect(one.mapTo(whole, QPoint()), one.size()) for one in parts]
