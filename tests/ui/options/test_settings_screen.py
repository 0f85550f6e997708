from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.robots.window import WindowRobot, words_of

from khronika.archive.archive import Archive
from khronika.archive.keyring import slots
from khronika.archive.openings import Kind, Passphrase
from khronika.archive.recording import add_collection
from khronika.domain.drafts import CollectionDraft
from khronika.settings import ALLOWED, Preferences, read
from khronika.ui.collecting import CURRENT
from khronika.ui.door.locked import OPTION, Why
from khronika.ui.door.settings import DoorSettings
from khronika.ui.options.archive import CHECKED, ArchiveOptions
from khronika.ui.options.computer import ComputerOptions
from khronika.ui.options.labels import SECTIONS
from khronika.ui.options.secrets import NewPassphrase, NewRecoveryCode
from khronika.ui.options.ways_in import WaysIn
from khronika.ui.session import HIDDEN_AT_START
from khronika.ui.settings import Scaled, Settings, language_to_speak
from khronika.ui.widgets.controls import Check, Combo

Desk = Callable[..., WindowRobot]


def options(robot: WindowRobot) -> ComputerOptions:
    robot.do("go.settings")
    return robot.desk.settings.computer


def choose(robot: WindowRobot, field: str, value: object) -> None:
    choice = options(robot).choices[field]
    if isinstance(choice, Check):
        choice.setChecked(bool(value))
    else:
        choice.setCurrentIndex(choice.findData(value))
    robot.settle()


def test_every_setting_can_be_chosen_and_every_value_has_words(desk: Desk) -> None:
    listed = [option for _title, section in SECTIONS for option in section]
    assert sorted(one.field for one in listed) == sorted(ALLOWED)
    choices = options(desk()).choices
    for field, choice in choices.items():
        assert choice.accessibleName() or choice.text()  # type: ignore[union-attr]
        if isinstance(choice, Combo):
            said = [choice.itemText(at) for at in range(choice.count())]
            assert len(set(said)) == len(ALLOWED[field])
            assert all(said)


def test_what_is_chosen_takes_effect_at_once(desk: Desk) -> None:
    robot = desk()
    shell, theme = robot.shell, robot.shell.tools.theme
    rows = theme.row_two_lines
    choose(robot, "rows", "compact")
    choose(robot, "reading_size", 19)
    choose(robot, "lock_after", 2)
    choose(robot, "clipboard", 10)
    choose(robot, "reduce_motion", True)
    assert theme.row_two_lines < rows
    assert theme.reading_font().pixelSize() == 19
    assert robot.desk.documents.reader.text.document().defaultFont().pixelSize() == 19
    assert shell._idle._timer.interval() == 2 * 60_000
    assert shell._clipboard._timer.interval() == 10_000
    assert shell.tools.settings.now.reduce_motion


def test_light_and_dark_change_at_once_and_back(desk: Desk) -> None:
    robot = desk()
    theme = robot.shell.tools.theme
    choose(robot, "theme", "dark")
    assert theme.scheme.value == "dark"
    choose(robot, "theme", "light")
    assert theme.scheme.value == "light"


def test_language_and_size_wait_for_a_start_and_say_so(desk: Desk) -> None:
    robot = desk()
    again: list[Sequence[str]] = []
    robot.shell.replace = again.append
    page = options(robot)
    assert page._waiting.isHidden()
    choose(robot, "scale", 150)
    assert not page._waiting.isHidden()
    choose(robot, "scale", 100)
    assert page._waiting.isHidden()
    choose(robot, "language", "uk")
    archive = str(robot.desk.session.archive.path)
    page._begin.click()
    assert [words[:2] for words in again] == [[archive, OPTION]]
    assert again[0][2].startswith(Why.ANEW)
    assert not robot.is_open()


def test_before_an_archive_is_open_there_is_a_page_too(window: WindowRobot) -> None:
    window.do("go.settings")
    page = window.shell.door.currentWidget()
    assert isinstance(page, DoorSettings)
    page.options.choices["lock_after"].setCurrentIndex(0)  # type: ignore[union-attr]
    assert window.shell.tools.settings.now.lock_after == 1
    page.left.emit()
    assert window.shell.door.currentWidget() is window.shell.door.welcome_page


def test_from_the_lock_one_comes_back_to_the_lock(desk: Desk) -> None:
    robot = desk()
    robot.do("archive.lock")
    lock = robot.shell.door.currentWidget()
    robot.do("go.settings")
    page = robot.shell.door.currentWidget()
    assert isinstance(page, DoorSettings)
    page.left.emit()
    assert type(robot.shell.door.currentWidget()) is type(lock)


def test_settings_are_kept_in_the_file_and_nothing_else_is(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    heard: list[Preferences] = []
    settings.changed.connect(lambda: heard.append(settings.now))
    settings.choose(theme="dark")
    settings.choose(theme="dark")
    assert heard == [Preferences(theme="dark")]
    assert read(tmp_path / "settings.json") == (Preferences(theme="dark"), True)
    assert Settings(tmp_path / "settings.json").now.theme == "dark"


def test_the_environment_says_the_size_only_while_qt_begins() -> None:
    environment: MutableMapping[str, str] = {"QT_SCALE_FACTOR": "3"}
    with Scaled(Preferences(scale=150), environment):
        assert environment["QT_SCALE_FACTOR"] == "1.5"
    assert environment == {"QT_SCALE_FACTOR": "3"}
    with Scaled(Preferences(), environment):
        assert environment == {"QT_SCALE_FACTOR": "3"}, "somebody else’s wish stands"
    clean: MutableMapping[str, str] = {}
    with Scaled(Preferences(scale=200), clean):
        assert clean["QT_SCALE_FACTOR"] == "2.0"
    assert clean == {}


def test_the_language_chosen_is_spoken_unless_the_environment_names_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("KHRONIKA_LANGUAGE", raising=False)
    assert language_to_speak(Preferences(language="uk")) == "uk"
    monkeypatch.setenv("KHRONIKA_LANGUAGE", "ru")
    assert language_to_speak(Preferences(language="uk")) == "ru"
    monkeypatch.setenv("KHRONIKA_LANGUAGE", "tlh")
    assert language_to_speak(Preferences(language="uk")) == "uk", "none of ours overrules nothing"


def test_where_the_environment_asks_for_nothing_the_page_does_not_speak_of_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KHRONIKA_LANGUAGE", raising=False)
    monkeypatch.setenv("QT_SCALE_FACTOR", "1.0")  # which enlarges nothing
    assert "The environment sets" not in words_of(options(desk()))


def test_the_page_says_what_the_environment_overrules(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KHRONIKA_LANGUAGE", "uk")
    monkeypatch.setenv("QT_SCALE_FACTOR", "1.5")
    robot = desk()
    said = words_of(options(robot))
    assert "KHRONIKA_LANGUAGE" in said
    assert "in this language: Українська" in said
    assert "QT_SCALE_FACTOR to 1.5" in said
    choose(robot, "language", "ru")
    assert options(robot)._waiting.isHidden(), "a new start would change nothing"


# -- this archive ---------------------------------------------------------------------------


def two_collections(archive: Archive) -> None:
    with archive.change("add-collection") as change:
        for name in ("First", "Second"):
            add_collection(change, CollectionDraft(name=name))


def archive_options(robot: WindowRobot) -> ArchiveOptions:
    robot.do("go.settings")
    robot.settle()
    return robot.desk.settings.archive


def test_what_belongs_to_the_archive_is_kept_in_it(desk: Desk) -> None:
    robot = desk(two_collections)
    page, archive = archive_options(robot), robot.desk.session.archive
    page.hide_names.setChecked(True)
    at = page.collection.findText("Second")
    page.collection.setCurrentIndex(at)
    page.collection.activated.emit(at)
    robot.settle()
    assert archive.state(HIDDEN_AT_START) is True
    assert archive.state(CURRENT) == page.collection.itemData(at)


def test_the_archive_says_where_it_is_what_it_holds_and_when_it_was_checked(desk: Desk) -> None:
    robot = desk(two_collections)
    page = archive_options(robot)
    said = words_of(page)
    assert str(robot.desk.session.archive.path) in said
    assert "Documents\N{NO-BREAK SPACE}0" in said
    assert "not yet" in said
    page.check.click()
    robot.settle()
    assert robot.desk.session.archive.state(CHECKED)["faults"] == 0
    assert "no fault was found" in words_of(page)


# -- what opens it --------------------------------------------------------------------------


def ways_in(robot: WindowRobot) -> WaysIn:
    return archive_options(robot).ways_in


def press(page: WaysIn, name: str) -> None:
    next(one for one in page.findChildren(QPushButton) if name in one.accessibleName()).click()


def test_keys_are_listed_without_their_secrets(desk: Desk) -> None:
    robot = desk()
    robot.desk.session.archive.label_slot(1, "mine")
    page = ways_in(robot)
    assert "Key 1: key file · mine" in words_of(page)
    assert not [one for one in page.findChildren(QPushButton) if "Remove" in one.text()], (
        "the last one cannot be removed"
    )


def test_a_recovery_code_is_made_after_it_was_typed_back(desk: Desk) -> None:
    robot = desk()
    page = ways_in(robot)
    page.code.click()
    (dialog,) = robot.shell.findChildren(NewRecoveryCode)
    dialog.sheet.typed.setText("0000")
    dialog.sheet.keep.click()
    assert dialog.isVisible(), "it was not typed back"
    dialog.sheet.typed.setText(dialog.sheet.code.text())
    dialog.sheet.keep.click()
    robot.settle()
    kinds = [slot.kind for slot in slots(robot.desk.session.archive.path)]
    assert kinds == [Kind.KEY, Kind.RECOVERY]
    assert page.code.isHidden(), "one is enough"
    assert "recovery code" in words_of(page)


def test_a_key_is_removed_only_when_it_is_meant(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    robot = desk()
    page = ways_in(robot)
    page._put(Passphrase("six words that nobody ever wrote"), None)
    robot.settle()
    answers = iter([False, True])
    monkeypatch.setattr("khronika.ui.options.ways_in.asked", lambda *_words: next(answers))
    for count in (2, 1):
        press(page, "Remove: 2")
        robot.settle()
        assert len(slots(robot.desk.session.archive.path)) == count


def test_a_passphrase_of_ones_own_is_typed_twice_and_long_enough(qtbot: QtBot, desk: Desk) -> None:
    robot = desk()
    dialog = NewPassphrase(robot.shell, replacing=True)
    chosen: list[str] = []
    dialog.chosen.connect(chosen.append)
    choice = dialog.passphrase
    choice.own.setChecked(True)
    choice.first.setText("short")
    choice.again.setText("short")
    dialog.take.click()
    choice.first.setText("a sentence of my own")
    choice.again.setText("a sentence of my owm")
    dialog.take.click()
    assert not chosen
    choice.again.setText("a sentence of my own")
    dialog.take.click()
    assert chosen == ["a sentence of my own"]
    assert choice.first.text() == choice.again.text() == ""


def test_the_words_generated_are_taken_as_shown_once_they_are_on_paper(desk: Desk) -> None:
    dialog = NewPassphrase(desk().shell, replacing=False)
    chosen: list[str] = []
    dialog.chosen.connect(chosen.append)
    words = dialog.passphrase.words.text()
    dialog.take.click()
    assert not chosen
    assert "on paper" in dialog.passphrase.wrong.text()
    dialog.passphrase.written.click()
    dialog.take.click()
    assert chosen == [words]
    assert len(words.split()) == 6


def test_there_is_no_way_in_until_the_passphrase_of_the_sample_is_made(desk: Desk) -> None:
    robot = desk()
    folder = robot.desk.session.archive.path / "keys"
    for file in folder.iterdir():
        file.unlink()
    robot.do("go.settings")
    robot.settle()
    assert robot.place == "go.settings"
    assert robot.desk.settings.archive.ways_in._grid.count() == 0
