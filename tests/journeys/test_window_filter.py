"""Narrowing what is shown: words, chips, what waits; the same in the list and on the timeline."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from tests.robots.window import WindowRobot

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.domain.date_words import parse_when
from khronika.domain.drafts import (
    CategoryDraft,
    IncidentDraft,
    ParticipationDraft,
    PersonDraft,
    TextDraft,
    WhenDraft,
)
from khronika.domain.values import Name

WHAT = (
    ("A refusal in Melitopol", "refusal", "5 March 2022", "Oksana"),
    ("A trial in Kherson", "trial", "April 2022", "Petro"),
    ("A trial nobody dated", "trial", "", "Oksana"),
)


def incidents(archive: Archive) -> None:
    with archive.change("add-incident") as change:
        for name in ("Oksana", "Petro"):
            recording.add_person(change, PersonDraft(names=(Name(text=name),)))
        for title, category, when, person in WHAT:
            draft = IncidentDraft(
                texts=(TextDraft(title=title),),
                categories=(CategoryDraft(category=category),),
                whens=(WhenDraft(when=parse_when(when)),) if when else (),
                people=(ParticipationDraft(agent=person),),
            )
            recording.add_incident(change, draft)


@pytest.fixture
def window_of_three(desk: Callable[..., WindowRobot]) -> WindowRobot:
    robot = desk(incidents)
    robot.go("incidents")
    robot.until(lambda: robot.desk.session.facets.is_ready)
    return robot


def narrow(robot: WindowRobot, words: str) -> None:
    """Press Ctrl+F and type."""
    robot.do("edit.find")
    robot.type(words)
    robot.press(Qt.Key.Key_Return)


def choose(robot: WindowRobot, words: str) -> None:
    """Press Ctrl+Shift+L, type a part of what to narrow to, press Enter, leave."""
    robot.do("edit.filter")
    bar = robot.list_screen.list.bar
    assert bar is not None
    bar.panel.line.insert(words)
    robot.press_in(bar.panel.line, Qt.Key.Key_Return)
    bar.panel.hide()
    robot.settle()


def test_words_narrow_the_list_of_incidents(window_of_three: WindowRobot) -> None:
    narrow(window_of_three, "trial kherson")
    assert window_of_three.titles() == ["A trial in Kherson"]
    assert window_of_three.can("edit.unfilter")
    window_of_three.do("edit.unfilter")
    assert len(window_of_three.titles()) == len(WHAT)
    assert not window_of_three.can("edit.unfilter")


def test_a_chip_narrows_every_list_and_the_timeline(window_of_three: WindowRobot) -> None:
    robot = window_of_three
    choose(robot, "oksana")
    assert robot.titles() == ["A refusal in Melitopol", "A trial nobody dated"]
    robot.go("timeline")
    robot.until(lambda: robot.desk.timeline.timeline.canvas.laid.incidents == 1)
    robot.go("people")
    assert robot.titles() == ["Oksana"]
    robot.do("edit.unfilter")
    assert robot.titles() == ["Oksana", "Petro"]


def test_a_day_leaves_out_what_cannot_have_been_then(window_of_three: WindowRobot) -> None:
    robot = window_of_three
    robot.do("edit.filter")
    bar = robot.list_screen.list.bar
    assert bar is not None
    bar.panel.line.insert("31 March 2022")
    offers = [bar.panel.rows.index(at).data() for at in range(bar.panel.rows.rowCount())]
    until = next(at for at, said in enumerate(offers) if said.lower().startswith("until"))
    bar.panel.view.clicked.emit(bar.panel.rows.index(until))
    bar.panel.hide()
    robot.settle()
    assert window_of_three.titles() == ["A refusal in Melitopol"]


def test_what_waits_is_one_press_away_from_the_overview(window_of_three: WindowRobot) -> None:
    robot = window_of_three
    robot.go("overview")
    robot.settle()
    row = next(one for one in robot.desk.overview.rows if "undated" in one.accessibleName())
    row.click()
    robot.settle()
    robot.until(lambda: robot.titles() == ["A trial nobody dated"])
    assert robot.place == "go.incidents"


def test_what_is_recorded_now_comes_into_the_narrowed_list(window_of_three: WindowRobot) -> None:
    robot = window_of_three
    narrow(robot, "trial")
    with robot.desk.session.archive.change("add-incident") as change:
        recording.add_incident(change, IncidentDraft(texts=(TextDraft(title="Another trial"),)))
    robot.settle()
    robot.until(lambda: "Another trial" in robot.titles())
    robot.do("edit.undo")
    robot.until(lambda: "Another trial" not in robot.titles())


def test_nothing_matches_says_so_and_offers_the_way_back(window_of_three: WindowRobot) -> None:
    narrow(window_of_three, "nothing such")
    assert window_of_three.titles() == []
    assert "Nothing matches." in "\n".join(window_of_three.words_on_screen())


def test_the_filter_is_there_again_after_a_lock(
    window_of_three: WindowRobot, key_file: object
) -> None:
    robot = window_of_three
    narrow(robot, "refusal")
    robot.do("archive.lock")
    robot.unlock_with_key(key_file)  # type: ignore[arg-type]
    robot.until(lambda: robot.is_open() and robot.desk.session.facets.is_ready)
    assert robot.titles() == ["A refusal in Melitopol"]


def test_incidents_are_sorted_as_one_likes_and_stay_so(window_of_three: WindowRobot) -> None:
    robot = window_of_three
    by_title = ["A refusal in Melitopol", "A trial in Kherson", "A trial nobody dated"]
    button = robot.desk.incidents.sort_button
    assert button is not None
    order = next(one for one in button.orders if one.value == "title")
    button.orders[order].trigger()
    button.reverse.trigger()
    robot.settle()
    assert robot.titles() == by_title[::-1]


def test_a_form_is_to_be_seen_where_no_document_is_left_to_show(
    window_of_three: WindowRobot,
) -> None:
    robot = window_of_three
    robot.go("documents")
    narrow(robot, "zzzq")
    robot.go("incidents")
    robot.do("record.new")
    robot.settle()
    documents = robot.desk.documents
    form = documents.drafting.form
    assert robot.place == "go.documents"
    assert form is not None
    assert form.isVisible()
    assert form.width() > 200
    assert documents.list.isVisible()
    form.discarded.emit()
    robot.settle()
    assert not documents.reader.side.isVisible()
