import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from tests.robots.window import WindowRobot

from khronika.i18n import LANGUAGES, speak
from khronika.ui.actions import ACTIONS
from khronika.ui.door.unlock import Unlock
from khronika.ui.help import pages
from khronika.ui.help.window import HelpWindow, words_of
from khronika.ui.style.theme import measure

IDS = {spec.id for spec in ACTIONS}
EACH = [(page, language) for page in pages.PAGES for language in LANGUAGES]
_HEADING = re.compile(r"^#+ ", re.MULTILINE)
_ANY_LINK = re.compile(r"\]\(([^)]*)\)")


def test_there_are_these_pages_in_every_language_and_no_others() -> None:
    for language in LANGUAGES:
        there = {path.stem for path in (pages.FOLDER / language).glob("*.md")}
        assert there == set(pages.PAGES)


@pytest.mark.parametrize(("page", "language"), EACH)
def test_a_page_has_the_same_parts_in_every_language(page: str, language: str) -> None:
    here, english = pages.source(page, language), pages.source(page, "en")
    assert here.startswith("# ")
    assert _HEADING.findall(here) == _HEADING.findall(english)
    assert sorted(pages.links(page, language)) == sorted(pages.links(page, "en"))
    assert here.count("\n- ") == english.count("\n- ")


@pytest.mark.parametrize(("page", "language"), EACH)
def test_every_link_leads_somewhere_inside(page: str, language: str) -> None:
    links = pages.links(page, language)
    assert len(links) == len(_ANY_LINK.findall(pages.source(page, language)))
    for kind, target in links:
        assert target in (pages.PAGES if kind == "page" else IDS), target
    assert "http" not in pages.source(page, language)
    assert "![" not in pages.source(page, language)


@pytest.mark.parametrize(("page", "language"), EACH)
def test_a_page_is_short(page: str, language: str) -> None:
    assert 150 < len(pages.source(page, language).split()) < 450


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_and_dashes_are_real_ones(language: str) -> None:
    for page in pages.PAGES:
        prose = re.sub(r"`[^`]*`", "", pages.source(page, language))
        assert '"' not in prose, page
        assert "'" not in prose, page
        assert " - " not in prose, page


def test_each_page_is_reached_from_another() -> None:
    led_to = {target for page in pages.PAGES for kind, target in pages.links(page, "en")
              if kind == "page"}  # fmt: skip
    from_places = set(pages.PLACES.values())
    assert led_to | from_places | {"keys", "protection", "trouble", "bringing-in"} >= set(
        pages.PAGES
    )


def test_actions_are_called_as_they_are_now() -> None:
    said = pages.text("locking", words_of)
    assert "[Lock (Ctrl+L)](action:archive.lock)" in said
    assert "action" not in pages.plain("locking", words_of)
    assert "Lock (Ctrl+L)" in pages.plain("locking", words_of)


def test_every_place_of_the_window_has_its_page(desk: Callable[..., WindowRobot]) -> None:
    for place in desk().desk.screens:
        assert place in pages.PLACES, place
    assert set(pages.PLACES.values()) <= set(pages.PAGES)


def helping(robot: WindowRobot) -> HelpWindow:
    robot.do("help.help")
    (window,) = robot.shell.findChildren(HelpWindow)
    return window


def test_f1_opens_the_page_about_where_one_is(
    window: WindowRobot, desk: Callable[..., WindowRobot]
) -> None:
    assert helping(window).page == "first-steps"
    robot = desk()
    for place, page in (("people", "people"), ("trash", "history"), ("settings", "settings")):
        robot.go(place)
        assert helping(robot).page == page
    robot.do("archive.lock")
    assert isinstance(robot.shell.door.currentWidget(), Unlock)
    assert helping(robot).page == "locking"


def test_beside_a_text_the_form_of_an_incident_has_its_own_page(
    desk: Callable[..., WindowRobot],
) -> None:
    robot = desk()
    robot.go("documents")
    assert helping(robot).page == "reading"
    robot.do("record.incident")
    assert helping(robot).page == "incidents"
    robot.form.discarded.emit()
    assert helping(robot).page == "reading"


def test_links_lead_on_and_back(desk: Callable[..., WindowRobot]) -> None:
    robot = desk()
    window = helping(robot)
    window.show_page("reading")
    window.view.anchorClicked.emit(QUrl("page:incidents"))
    assert window.page == "incidents"
    assert window.contents.currentItem().text() == "Recording an incident"
    window.back()
    assert window.page == "reading"
    window.view.anchorClicked.emit(QUrl("action:go.sources"))
    robot.settle()
    assert robot.place == "go.sources"


def test_an_action_that_cannot_be_done_now_is_not_done(window: WindowRobot) -> None:
    helping(window).follow("action:archive.export")
    assert not window.is_open()


def test_nothing_is_loaded_and_nothing_opened_elsewhere(window: WindowRobot) -> None:
    view = helping(window).view
    kind = QTextDocument.ResourceType.ImageResource.value
    assert view.loadResource(kind, QUrl("file:///etc/passwd")) is None
    assert not view.openExternalLinks()
    assert not view.openLinks()
    helping(window).follow("https://example.org/")
    helping(window).follow("page:../../secret")
    assert helping(window).page == "first-steps"


def test_all_pages_are_searched(window: WindowRobot) -> None:
    shown = helping(window)
    shown.line.setText("reprint owner")
    titles = [shown.contents.item(row).text() for row in range(shown.contents.count())]
    assert titles == ["Sources and independence"]
    assert shown.page == "sources"
    assert shown.view.extraSelections()
    shown.line.setText("no page tells of walruses")
    assert shown.contents.count() == 0
    assert not shown._none.isHidden()
    shown.line.clear()
    assert shown.contents.count() == len(pages.PAGES)
    assert not shown.view.extraSelections()


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_are_as_long_as_eyes_like_them(window: WindowRobot, language: str) -> None:
    speak(language)
    view = helping(window).view
    view.resize(1400, 600)
    wide = view.viewport().width()
    assert abs(wide - measure(view.document().defaultFont())) < 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_title_is_cut(window: WindowRobot, language: str) -> None:
    speak(language)
    contents = helping(window).contents
    assert contents.sizeHintForColumn(0) <= contents.viewport().width()


def test_it_begins_no_larger_than_the_window_and_stays_as_it_was_made(
    window: WindowRobot,
) -> None:
    window.shell.resize(960, 500)
    help_window = helping(window)
    assert help_window.height() <= 500
    help_window.resize(700, 400)
    help_window.close()
    assert helping(window).size().toTuple() == (700, 400)
