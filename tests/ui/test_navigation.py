from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.robots.window import WindowRobot

from khronika.ui.actions import Actions
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
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
