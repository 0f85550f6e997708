from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot
from tests.robots.window import WindowRobot

from khronika.ui.actions import Actions
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.style.tokens import Scheme
from khronika.ui.widgets.navigation import Navigation


def navigation(qtbot: QtBot, theme: Theme) -> Navigation:
    actions = Actions(window := Navigation(theme, [], []), lambda _action: None)
    qtbot.addWidget(window)
    for action in actions.all():
        action.setProperty("icon_name", "circle")
    made = Navigation(theme, [actions["go.documents"], actions["go.tags"]], [actions["go.trash"]])
    qtbot.addWidget(made)
    made.show()
    return made


def test_in_a_low_window_the_buttons_close_up_before_anything_scrolls(
    qtbot: QtBot, theme: Theme
) -> None:
    """At 200 per cent a line above the window made the last place half of an icon."""
    column = navigation(qtbot, theme)
    (scroll,) = column.findChildren(QScrollArea)
    column.resize(column.width(), 3 * 24 + tokens.PAD + 2 * tokens.GAP)
    QApplication.processEvents()
    assert scroll.verticalScrollBar().maximum() == 0
    column.resize(column.width(), 400)
    QApplication.processEvents()
    assert column.buttons["go.documents"].y() == tokens.PAD


def test_in_a_narrow_window_icons_stand_alone_and_still_have_names(
    qtbot: QtBot, theme: Theme
) -> None:
    column = navigation(qtbot, theme)
    wide = column.width()
    column.be_narrow(True)
    button = column.buttons["go.documents"]
    assert column.folded
    assert column.width() < wide
    assert button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    assert button.accessibleName() == "Documents"
    assert "Ctrl+1" in button.toolTip()


def test_a_choice_is_kept_and_one_made_for_want_of_room_is_not(qtbot: QtBot, theme: Theme) -> None:
    column = navigation(qtbot, theme)
    with qtbot.waitSignal(column.folded_by_choice, check_params_cb=lambda folded: folded is True):
        column.turn()
    column.be_narrow(True)
    with qtbot.assertNotEmitted(column.folded_by_choice):
        column.turn()
    unfolded_though_narrow = not column.folded
    column.be_narrow(False)
    assert (unfolded_though_narrow, column.folded) == (True, True)


def test_what_was_chosen_is_kept_inside_the_archive(desk: Callable[..., WindowRobot]) -> None:
    robot = desk()
    robot.do("view.navigation")
    archive = robot.desk.session.archive
    robot.until(lambda: archive.state("navigation.folded") is True)


def test_where_one_is_is_told_by_a_bar_and_not_by_a_hue_alone(qtbot: QtBot, theme: Theme) -> None:
    column = navigation(qtbot, theme)
    button = column.buttons["go.tags"]
    without = button.grab().toImage()
    column.be_at("go.tags")
    drawn = button.grab().toImage()
    middle = drawn.height() // 2
    assert drawn.pixelColor(0, middle).name() == theme.colours.accent
    assert without.pixelColor(0, middle).name() != theme.colours.accent
    assert column.width() > tokens.NAVIGATION_FOLDED


def test_in_a_low_window_the_places_come_closer_before_anything_scrolls(
    qtbot: QtBot, theme: Theme
) -> None:
    column = navigation(qtbot, theme)
    bar = column.findChildren(QScrollArea)[0].verticalScrollBar()
    column.resize(column.width(), 600)
    natural = column.buttons["go.tags"].height()
    column.resize(column.width(), 120)
    qtbot.waitUntil(lambda: column.buttons["go.tags"].height() < natural and not bar.maximum())
    column.resize(column.width(), 600)
    qtbot.waitUntil(lambda: column.buttons["go.tags"].height() == natural)


def test_where_one_is_is_never_out_of_sight(qtbot: QtBot, theme: Theme) -> None:
    column = navigation(qtbot, theme)
    column.be_at("go.trash")
    column.resize(column.width(), 60)
    qtbot.waitUntil(lambda: not column.buttons["go.trash"].visibleRegion().isEmpty())
    assert column.buttons["go.documents"].visibleRegion().isEmpty()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.HIGH_LIGHT])
def test_nothing_in_a_place_moves_when_the_keyboard_comes(
    qtbot: QtBot, theme: Theme, scheme: Scheme
) -> None:
    theme.wear(scheme)
    column = navigation(qtbot, theme)
    column.activateWindow()
    for folded in (False, True):
        column.be_narrow(folded)
        button = column.buttons["go.documents"]
        inside = button.rect().adjusted(5, 5, -5, -5)
        before = button.grab(inside).toImage()
        button.setFocus()
        qtbot.waitUntil(button.hasFocus)
        assert button.grab(inside).toImage() == before
        button.clearFocus()
