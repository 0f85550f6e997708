"""The timeline as a place of the window: what one does there, and finds again."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from tests.robots.window import WindowRobot, words_of

from khronika.archive.archive import Archive
from khronika.archive.chronicle import Chronicle, LanesBy
from khronika.archive.recording import add_incident
from khronika.domain import spans
from khronika.domain.date_words import parse_when
from khronika.domain.drafts import IncidentDraft, TextDraft, WhenDraft
from khronika.domain.progress import SILENT, Progress
from khronika.domain.spans import Laid, Spans
from khronika.ui.fields.value_row import ValueRow
from khronika.ui.screens.timeline import TimelineScreen
from khronika.ui.timeline import laying

MANY = {
    "The first fire": "March 1, 2022",
    "A refusal": "between 5 and 20 April 2022",
    "Leaflets": "June 2022",
    "A trial": "since August 3, 2022",
    "A rumour": "",
}
Desk = Callable[..., WindowRobot]


def incidents(archive: Archive) -> None:
    with archive.change("import") as change:
        for title, said in MANY.items():
            whens = (WhenDraft(when=parse_when(said)),) if said else ()
            texts = (TextDraft(language="en", title=title),)
            add_incident(change, IncidentDraft(texts=texts, whens=whens))


def screen_of(robot: WindowRobot) -> TimelineScreen:
    robot.go("timeline")
    here = robot.desk.here
    assert isinstance(here, TimelineScreen)
    return here


@pytest.fixture
def robot(desk: Desk) -> WindowRobot:
    return desk(incidents)


def test_walking_shows_what_is_stated_and_enter_opens_it(robot: WindowRobot) -> None:
    screen = screen_of(robot)
    walked = []
    for _step in range(len(MANY)):
        current = screen.timeline.current()
        walked += (
            []
            if current is None
            else [robot.desk.session.catalogue.records.named([current])[current].title]
        )
        robot.press(Qt.Key.Key_Right)
    assert walked == list(MANY)
    robot.press(Qt.Key.Key_Left)
    robot.press(Qt.Key.Key_Return)
    assert robot.place == "go.incidents"
    assert "A trial" in robot.sheet()
    robot.do("go.back")
    assert robot.place == "go.timeline"
    assert "A trial" in words_of(screen.sheet)


def test_list_and_timeline_point_at_the_same_incident(robot: WindowRobot) -> None:
    """By the places of the window, with the keyboard alone, whatever was looked at between."""
    robot.go("incidents")
    chosen = robot.point_at("Leaflets")
    screen = screen_of(robot)
    assert screen.timeline.current() == chosen
    assert "Leaflets" in words_of(screen.sheet)
    robot.press(Qt.Key.Key_Right)
    walked = screen.timeline.current()
    assert walked not in (None, chosen)
    robot.go("people")
    robot.go("incidents")
    assert robot.list_screen.list.current() == walked
    assert robot.list_screen.selection() == [walked]
    assert "A trial" in robot.sheet()
    robot.press(Qt.Key.Key_Down)
    below = robot.list_screen.list.current()
    assert below != walked
    screen_of(robot)
    assert screen.timeline.current() == below


def test_actions_are_about_what_is_selected(robot: WindowRobot) -> None:
    screen = screen_of(robot)
    robot.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert len(screen.selection()) == 2
    robot.collect()
    assert robot.said[-1].startswith("2 records are in")
    assert not robot.can("edit.record")
    robot.press(Qt.Key.Key_Home)
    assert robot.can("edit.record")
    robot.do("record.note")
    assert robot.place == "go.incidents"


def test_a_change_is_seen_without_losing_the_place(robot: WindowRobot) -> None:
    screen = screen_of(robot)
    screen.timeline.zoom(2)
    days = screen.timeline.days()
    robot.press(Qt.Key.Key_Home)
    robot.do("edit.trash")
    assert screen.timeline.canvas.laid.incidents == 3
    length = screen.timeline.days()[1] - screen.timeline.days()[0]
    assert length == pytest.approx(days[1] - days[0], abs=1)
    robot.do("edit.undo")
    assert screen.timeline.canvas.laid.incidents == 4


def test_where_one_was_is_found_again(robot: WindowRobot) -> None:
    screen = screen_of(robot)
    screen.tools.lanes.setCurrentIndex(screen.tools.lanes.findData(LanesBy.GRADE.value))
    robot.settle()
    screen.timeline.look_at(*days_of("April 2022"))
    robot.press(Qt.Key.Key_Right)
    days, pointed = screen.timeline.days(), screen.timeline.current()
    robot.until(lambda: (kept(robot) or {}).get("record") == pointed)
    other = TimelineScreen(robot.desk.session, robot.shell.actions_of)
    robot.desk.stack.addWidget(other)
    robot.desk.stack.setCurrentWidget(other)
    robot.settle()
    assert other.by is LanesBy.GRADE
    assert other.timeline.current() == pointed
    assert other.timeline.days() == days
    other.deleteLater()


def kept(robot: WindowRobot) -> dict[str, object] | None:
    robot.settle()
    found: dict[str, object] | None = robot.desk.session.archive.state("timeline")
    return found


def days_of(words: str) -> tuple[int, int]:
    when = parse_when(words)
    assert when.earliest_start is not None
    assert when.latest_end is not None
    return when.earliest_start.toordinal(), when.latest_end.toordinal()


def test_what_is_in_view_can_be_shown_alone(robot: WindowRobot) -> None:
    screen = screen_of(robot)
    robot.until(lambda: robot.desk.session.facets.is_ready)
    screen.timeline.look_at(*days_of("April 2022"))
    screen.tools.only.click()
    robot.settle()
    assert screen.timeline.canvas.laid.incidents == 1
    assert [chip.text() for chip in screen.bar.chips()] == ["April 1, 2022 – April 30, 2022"]
    robot.do("edit.unfilter")
    assert screen.timeline.canvas.laid.incidents == 4
    screen.timeline.look_at(*days_of("May 1-5, 2022"))
    screen.tools.only.click()
    robot.settle()
    assert "Nothing matches." in words_of(screen)


def test_an_empty_archive_says_what_to_do(desk: Desk) -> None:
    screen = screen_of(desk())
    assert "No incident yet" in words_of(screen)
    assert screen.timeline._notice.isVisible()


def test_lanes_can_be_of_everything(robot: WindowRobot) -> None:
    screen = screen_of(robot)
    for at in range(screen.tools.lanes.count()):
        screen.tools.lanes.setCurrentIndex(at)
        robot.settle()
        assert screen.timeline.canvas.laid.incidents == 4
        assert len(screen.timeline.canvas.laid.undated) == 1


def test_what_was_narrowed_elsewhere_is_laid_out_without_reading_it_all_again(
    robot: WindowRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = screen_of(robot)
    robot.go("incidents")
    read = list[LanesBy]()
    whole = Chronicle.spans

    def spans(chronicle: Chronicle, by: LanesBy, progress: Progress = SILENT) -> Spans:
        read.append(by)
        return whole(chronicle, by, progress)

    monkeypatch.setattr(Chronicle, "spans", spans)
    robot.list_screen.list.filter.setText("fire")
    robot.until(lambda: robot.titles() == ["The first fire"])
    screen_of(robot)
    robot.settle()
    assert screen.timeline.canvas.laid.incidents == 1
    assert not read
    robot.go("incidents")
    robot.do("edit.undo")  # the incidents themselves are otherwise
    robot.settle()
    screen_of(robot)
    robot.settle()
    assert read


def open_date(robot: WindowRobot, screen: TimelineScreen, title: str) -> ValueRow:
    """Point at an incident, and open its date beside the timeline."""
    catalogue = robot.desk.session.catalogue
    named = catalogue.records.named(catalogue.incidents.ids())
    screen.timeline.point_at(next(one for one in named if named[one].title == title))
    robot.settle()
    row = date_of(screen)
    row.line.click()
    robot.settle()
    return row


def date_of(screen: TimelineScreen) -> ValueRow:
    screen.sheet.fill()
    values = screen.sheet.values.values()
    return next(one for one in values if one.line.accessibleName().startswith("Date: "))


def restate(robot: WindowRobot, said: str) -> None:
    """Write another date into the editor that stands open."""
    robot.editor.line.setText(said)
    robot.press_in(robot.editor.line, Qt.Key.Key_Return)


def test_what_is_given_another_date_is_followed(robot: WindowRobot) -> None:
    screen = screen_of(robot)
    screen.timeline.look_at(days_of("May 2022")[0], days_of("June 2022")[1])
    open_date(robot, screen, "Leaflets")
    days = screen.timeline.days()
    restate(robot, "15 June 2022")
    assert screen.timeline.days() == days, "it is in view: nothing moves"
    open_date(robot, screen, "Leaflets")
    restate(robot, "3 March 2015")
    begun, ended = days_of("3 March 2015")
    assert screen.timeline.days()[0] <= begun
    assert ended <= screen.timeline.days()[1]
    assert "March 3, 2015" in words_of(screen.sheet)
    robot.do("edit.undo")
    assert screen.timeline.days()[0] <= days_of("15 June 2022")[0] <= screen.timeline.days()[1]


def test_editing_moves_nothing_beside_the_timeline(robot: WindowRobot) -> None:
    """A line asked for room for its hint, and all of the page was laid out wider than it is."""
    screen = screen_of(robot)
    open_date(robot, screen, "A trial")
    robot.press(Qt.Key.Key_Escape)
    row = date_of(screen)
    values = list(screen.sheet.values.values())
    above = values[: values.index(row) + 1]
    places = [(one.mapTo(screen.sheet, QPoint()), one.width()) for one in above]
    row.line.click()
    robot.settle()
    assert [(one.mapTo(screen.sheet, QPoint()), one.width()) for one in above] == places
    line = robot.editor.line
    assert line.mapTo(screen.sheet, line.rect().topRight()).x() < screen.sheet.viewport().width()


def test_what_the_filter_leaves_out_once_it_is_edited_stays_beside(robot: WindowRobot) -> None:
    screen = screen_of(robot)
    robot.until(lambda: robot.desk.session.facets.is_ready)
    screen.timeline.look_at(*days_of("June 2022"))
    screen.tools.only.click()
    robot.settle()
    open_date(robot, screen, "Leaflets")
    restate(robot, "3 March 2015")
    robot.until(lambda: "The filter leaves out now what you have just edited." in robot.said)
    assert "March 3, 2015" in words_of(screen.sheet)
    robot.do("edit.unfilter")
    assert "March 3, 2015" in words_of(screen.sheet)


def test_what_is_laid_out_already_is_not_laid_out_again(
    robot: WindowRobot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At a hundred thousand incidents it takes half a second, in which the window stands still."""
    screen_of(robot)
    robot.settle()
    laid = list[Spans]()
    whole = spans.lay

    def lay(read: Spans, today: int, progress: Progress) -> Laid:
        laid.append(read)
        return whole(read, today, progress)

    monkeypatch.setattr(laying, "lay", lay)
    robot.go("incidents")
    robot.desk.session.narrowing.changed.emit()  # as the lists are ready, and nothing narrows
    screen_of(robot)
    robot.settle()
    assert not laid
    robot.go("incidents")
    robot.list_screen.list.filter.setText("fire")
    robot.until(lambda: robot.titles() == ["The first fire"])
    screen_of(robot)
    robot.settle()
    assert len(laid) == 1
