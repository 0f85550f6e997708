from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu
from tests.robots.window import WindowRobot

from khronika.ui import menus
from khronika.ui.actions import ACTIONS, ActionSpec, Needs, Where
from khronika.ui.keyboards import sequences, twins
from khronika.ui.style import icons


def test_ids_are_unique() -> None:
    assert max(Counter(spec.id for spec in ACTIONS).values()) == 1


@pytest.mark.parametrize("where", list(Where))
def test_keys_are_unique_where_they_are_heard(where: Where) -> None:
    here = [spec.keys for spec in ACTIONS if spec.keys and spec.where is where]
    said = Counter(key.toString() for keys in here for key in sequences(keys))
    assert "" not in said
    assert max(said.values()) == 1, said


def test_every_letter_works_on_a_cyrillic_keyboard(window: WindowRobot) -> None:
    for spec in ACTIONS:
        if spec.keys.rpartition("+")[2] in (*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", *",./[]{}"):
            assert twins(spec.keys), spec.id
            heard = window.shell.actions_of[spec.id].shortcuts()
            assert [QKeySequence(one) for one in twins(spec.keys)] == heard[1:], spec.id
    anything = window.shell.actions_of["help.palette"].shortcuts()
    assert [one.toString() for one in anything] == ["Ctrl+K", "Ctrl+Л"]


@pytest.mark.parametrize("spec", [s for s in ACTIONS if s.icon], ids=lambda s: s.id)
def test_every_icon_named_exists(spec: ActionSpec) -> None:
    assert (icons.FOLDER / f"{spec.icon}.svg").is_file()


def test_every_action_stands_in_one_menu() -> None:
    listed = Counter(spec.id for _title, specs in menus.listed() for spec in specs)
    assert set(listed) == {spec.id for spec in ACTIONS}
    assert max(listed.values()) == 1


def test_nothing_of_an_archive_can_be_done_before_one_is_open(window: WindowRobot) -> None:
    possible = {spec.id for spec in ACTIONS if window.can(spec.id)}
    assert possible == {spec.id for spec in ACTIONS if Needs.OPEN not in spec.needs}


def test_every_menu_stands_on_a_small_screen_in_one_column(window: WindowRobot) -> None:
    bar = window.shell.menuBar()
    tops = [action.menu() for action in bar.actions()]
    for menu in tops:
        assert isinstance(menu, QMenu)
        assert menu.sizeHint().height() < 720, menu.title()


def test_a_line_that_leads_on_is_faint_while_nothing_in_it_can_be_done(window: WindowRobot) -> None:
    record = window.shell.menuBar().actions()[2].menu()
    assert isinstance(record, QMenu)
    record.aboutToShow.emit()
    leading = [one for one in record.actions() if one.menu() is not None]
    assert leading
    assert not any(one.isEnabled() for one in leading)
    window.shell.actions_of["person.ask"].setEnabled(True)
    record.aboutToShow.emit()
    assert [one.text() for one in leading if one.isEnabled()] == ["Pro&tection"]
