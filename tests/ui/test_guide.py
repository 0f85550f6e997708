"""The first page of the sample: where its steps lead, what it remembers, its passphrase."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.kept import SAMPLE
from tests.robots.window import WindowRobot, words_of

from khronika.ui.clipboard import SECONDS
from khronika.ui.notices import Notices
from khronika.ui.sample import shipped
from khronika.ui.screens.guide import STEPS, GuideScreen, Step, Way
from khronika.ui.screens.search import SearchScreen
from khronika.ui.widgets.passphrase_card import PassphraseCard
from khronika.ui.widgets.sample_strip import SampleStrip

WORDS = "anchor meadow lantern pebble thimble orchard"
PLACES = {
    "tag": "go.documents",
    "cite": "go.incidents",
    "total": "go.incidents",
    "doubt": "go.incidents",
    "protect": "go.people",
    "places": "go.places",
    "terms": "go.terms",
    "search": "edit.search",
    "export": "archive.export",
    "undo": "go.history",
}


@pytest.fixture
def key_file() -> Path:
    """Opens the copies of the sample, instead of a key of the test's own."""
    return SAMPLE.key


@pytest.fixture
def guided(window: WindowRobot, archive_path: Path) -> WindowRobot:
    """An archive of one's own with the sample in it, as `create --sample` makes it."""
    window.shell.door.opened.emit(SAMPLE.copied(archive_path), None)
    window.settle()
    return window


def guide(robot: WindowRobot) -> GuideScreen:
    assert robot.desk.guide is not None
    return robot.desk.guide


def tried(robot: WindowRobot) -> list[str]:
    return [name for name, card in guide(robot).cards.items() if card.is_tried]


def focused(robot: WindowRobot) -> str:
    """Which step has the keyboard."""
    cards = guide(robot).cards
    return next((name for name, card in cards.items() if card.button.hasFocus()), "")


def step(name: str) -> Step:
    return next(one for one in STEPS if one.name == name)


def test_every_step_leads_to_something(guided: WindowRobot) -> None:
    assert guided.place == "go.guide", "the first look at a sample is the guide"
    for one in STEPS:
        if one.way in (Way.RECORD, Way.EXPORT):
            assert shipped(guided.desk.session.catalogue, one.target) is not None, one.name
        if one.way is Way.ACTION:
            assert guided.can(one.target), one.name


def test_every_step_goes_there_and_gets_its_tick(guided: WindowRobot) -> None:
    for name, place in PLACES.items():
        guided.go("guide")
        guide(guided).cards[name].button.click()
        guided.settle()
        assert guided.place == place, name
        assert tried(guided)[-1] == name
    assert list(PLACES) == [one.name for one in STEPS if one.name != "lock"]


def test_what_a_step_points_at_is_in_sight_below_the_strip(guided: WindowRobot) -> None:
    guide(guided).is_temporary = True
    guide(guided).show_step(step("cite"))
    guided.settle()
    assert guided.shell._sample.isVisible()
    view = guided.list_screen.list.view
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_the_text_is_open_at_the_words_to_tag(guided: WindowRobot) -> None:
    guide(guided).show_step(step("tag"))
    guided.settle()
    assert guided.can("text.tag"), "words are selected and the keyboard is in the text"


def test_the_total_has_what_is_recorded_beside_it(guided: WindowRobot) -> None:
    guide(guided).show_step(step("total"))
    guided.settle()
    said = guided.sheet()
    assert "In this archive" in said
    assert "Together 257 of 310; in none of them: 53." in said


def test_the_protected_person_comes_with_the_reason(guided: WindowRobot) -> None:
    guide(guided).show_step(step("protect"))
    guided.settle()
    assert "Refused to fight" in guided.sheet()


def test_the_search_finds_the_name_in_both_languages(guided: WindowRobot) -> None:
    guide(guided).show_step(step("search"))
    search = guided.desk.here
    assert isinstance(search, SearchScreen)
    assert search.line.text() == step("search").target
    guided.until(lambda: bool(guided.found()))
    found = {hit.id for hit in guided.found()}
    catalogue = guided.desk.session.catalogue
    for tongue in ("uk", "ru"):
        there = shipped(catalogue, f"document.refusals-spring-2022-{tongue}")
        assert there in found, tongue


def test_the_export_is_that_of_the_collection(guided: WindowRobot) -> None:
    guide(guided).show_step(step("export"))
    guided.settle()
    assert "Krasnodar" in guided.desk.export.what.currentText()


def test_what_was_tried_is_remembered_through_a_lock(guided: WindowRobot, key_file: Path) -> None:
    guide(guided).show_step(step("cite"))
    guided.go("guide")
    guide(guided).cards["lock"].button.click()
    assert not guided.is_open()
    guided.unlock_with_key(key_file)
    assert guided.place == "go.guide"
    assert tried(guided) == ["cite", "lock"]


def test_a_step_whose_record_was_erased_says_so_and_gets_no_tick(guided: WindowRobot) -> None:
    person = shipped(guided.desk.session.catalogue, step("protect").target)
    assert person is not None
    guided.desk.session.archive.purge([person])
    guide(guided).show_step(step("protect"))
    assert guided.place == "go.guide"
    assert "has been erased" in guided.said[-1]
    assert tried(guided) == []


def test_the_keyboard_alone_suffices(guided: WindowRobot) -> None:
    assert focused(guided) == "tag", "the keyboard lands on the first step"
    for _step in range(2):
        guided.press(Qt.Key.Key_Down)
    guided.press(Qt.Key.Key_Up)
    assert focused(guided) == "cite"
    guided.press(Qt.Key.Key_Return)
    assert guided.place == "go.incidents"
    guided.press(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert guided.place == "go.guide"
    assert focused(guided) == "tag", "and then on the first that was not tried"
    for _card in range(len(STEPS)):
        guided.press(Qt.Key.Key_Down)
    assert focused(guided) == "lock", "the last step is the end"
    card = guide(guided).cards["cite"]
    assert "tried" in card.button.accessibleName()
    assert "tried" not in guide(guided).cards["tag"].button.accessibleName()


def test_an_archive_of_one_s_own_shows_no_passphrase_and_no_strip(guided: WindowRobot) -> None:
    assert guide(guided).words.isHidden()
    assert guide(guided).cards["lock"].button.isEnabled()
    assert "gone when you quit" not in words_of(guide(guided))
    guided.go("people")
    assert guided.shell._sample.isHidden()


def test_an_archive_without_the_sample_has_no_guide(desk: Callable[..., WindowRobot]) -> None:
    robot = desk()
    assert robot.desk.guide is None
    assert robot.place == "go.overview"
    assert not robot.can("go.guide")
    assert not robot.shell.actions_of["go.guide"].isVisible()


def test_the_passphrase_is_awaited_shown_copied_or_said_to_be_missing(
    qtbot: QtBot, notices: Notices
) -> None:
    card = PassphraseCard(notices)
    qtbot.addWidget(card)
    assert "being prepared" in card.words.text()
    assert not card.copy.isEnabled()
    card.show_words("", is_missing=True)
    assert "would not open again" in card.words.text()
    assert not card.copy.isEnabled()
    card.show_words(WORDS, is_missing=False)
    assert card.words.text() == WORDS
    with qtbot.waitSignal(notices.shown) as told:
        card.copy.click()
    data = QApplication.clipboard().mimeData()
    assert data.text() == WORDS
    assert data.data("x-kde-passwordManagerHint") == b"secret"
    assert told.args is not None
    assert str(SECONDS) in told.args[0].text


def test_the_strip_says_what_is_known_of_the_passphrase(qtbot: QtBot) -> None:
    action = QAction("guide")
    strip = SampleStrip(action)
    qtbot.addWidget(strip)
    strip.say(None)
    assert strip.words.text().endswith("it is removed when you quit.")
    strip.say("")
    assert "being prepared" in strip.words.text()
    strip.say(WORDS)
    assert strip.words.text().endswith(WORDS)
    with qtbot.waitSignal(action.triggered):
        strip.back.click()
