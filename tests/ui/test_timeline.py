"""The timeline as a widget: pointer, keys, selection, and what is told in words."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QAction,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from khronika.domain.dates import Ordinals
from khronika.domain.kinds import RecordId
from khronika.domain.spans import EMPTY, Laid, Lane, Stretch, gathered, lay
from khronika.ui.style.theme import Theme
from khronika.ui.style.tokens import Scheme
from khronika.ui.timeline import measures
from khronika.ui.timeline.about import About
from khronika.ui.timeline.ink import Ink
from khronika.ui.timeline.lanes import LanePainter
from khronika.ui.timeline.scene import LaneScene
from khronika.ui.timeline.timeline import Timeline

TODAY = date(2024, 6, 1).toordinal()
LANES = [Lane(title="arson", value=RecordId(91)), Lane(title="refusal", value=RecordId(92))]
NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def on(text: str) -> Ordinals:
    at = day(text)
    return at, at, at, at


def span(first: str, last: str) -> Ordinals:
    return day(first), day(first), day(last), day(last)


def laid() -> Laid:
    """Five dated incidents in two lanes, the third in both, and two without a date."""
    stretches = [
        Stretch(RecordId(1), on("2022-03-01"), (0,)),
        Stretch(RecordId(2), on("2022-04-10"), (1,)),
        Stretch(RecordId(3), span("2022-05-01", "2022-06-15"), (0, 1)),
        Stretch(RecordId(4), on("2022-08-20"), (1,)),
        Stretch(RecordId(5), (day("2022-09-01"), day("2022-09-09"), None, None), (0,), 0, True),
        Stretch(RecordId(6), (None,) * 4, (0,)),
        Stretch(RecordId(7), (None,) * 4, (1,)),
    ]
    return lay(gathered(stretches, LANES), TODAY)


class Asked:
    """Answers for the archive, and remembers what it was asked."""

    def __init__(self) -> None:
        self.titles: list[RecordId] = []

    def fetch(self, records: Sequence[RecordId]) -> Mapping[RecordId, str]:
        self.titles += records
        return {record: f"Incident {record}" for record in records}

    def tell(self, record: RecordId) -> About:
        return About(title=f"Incident {record}", when=f"day {record}", place="Kherson")


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def timeline(qtbot: QtBot, theme: Theme, asked: Asked) -> Timeline:
    made = Timeline(theme, asked.fetch, asked.tell, today=TODAY)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    made.show_laid(laid())
    made.fit()
    made.canvas.setFocus()
    return made


def at(timeline: Timeline, record: int) -> QPoint:
    """Return the middle of what is drawn for `record`, in the canvas."""
    canvas = timeline.canvas
    for scene in canvas.scenes():
        for bar in scene.bars or ():
            if canvas.laid.spans.records[bar.row] == record:
                x = measures.LABELS + (bar.left + bar.right) / 2
                return QPointF(x, scene.top + bar.top + bar.height / 2).toPoint()
    raise AssertionError(f"{record} is not drawn")


def press(timeline: Timeline, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(timeline.canvas, key, held)


def typed(letter: str) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), NONE, letter)


def wheel(timeline: Timeline, where: QPointF, notches: int, held: Qt.KeyboardModifier) -> None:
    turned = QWheelEvent(
        where, where, QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, held,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(timeline.canvas, turned)


def drag(timeline: Timeline, start: QPoint, end: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    canvas = timeline.canvas
    QTest.mousePress(canvas, LEFT, held, start)
    for where in (QPointF(start + (end - start) / 2), QPointF(end)):
        moved = QMouseEvent(QEvent.Type.MouseMove, where, where, LEFT, LEFT, held)
        QApplication.sendEvent(canvas, moved)
    QTest.mouseRelease(canvas, LEFT, held, end)


# -- keys ---------------------------------------------------------------------------------


def test_arrows_walk_in_date_order_each_incident_once_and_then_the_undated(
    timeline: Timeline,
) -> None:
    walked = [timeline.current()]
    for _step in range(7):
        press(timeline, Qt.Key.Key_Right)
        walked.append(timeline.current())
    assert walked == [1, 2, 3, 4, 5, 6, 7, 7]
    for _step in range(3):
        press(timeline, Qt.Key.Key_Left)
    assert timeline.current() == 4


def test_up_and_down_cross_to_the_nearest_of_the_next_lane_and_to_the_undated(
    timeline: Timeline,
) -> None:
    timeline.point_at(RecordId(1))
    press(timeline, Qt.Key.Key_Down)
    assert timeline.current() == 2
    press(timeline, Qt.Key.Key_Down)
    assert timeline.current() == 6
    press(timeline, Qt.Key.Key_Up)
    assert timeline.current() == 4  # the last lane, nearest to the end
    press(timeline, Qt.Key.Key_Up)
    assert timeline.current() == 5


def test_home_and_end_are_the_first_and_last_that_are_dated(timeline: Timeline) -> None:
    press(timeline, Qt.Key.Key_End)
    assert timeline.current() == 5
    press(timeline, Qt.Key.Key_Home)
    assert timeline.current() == 1


def test_zooming_by_key_keeps_what_is_pointed_at_in_its_place(timeline: Timeline) -> None:
    timeline.point_at(RecordId(4))
    before = at(timeline, 4)
    scale = timeline.canvas.scale.per_day
    QTest.keyClicks(timeline.canvas, "++")
    assert timeline.canvas.scale.per_day > scale * 2
    assert abs(at(timeline, 4).x() - before.x()) <= 1
    QTest.keyClicks(timeline.canvas, "--")
    assert timeline.canvas.scale.per_day == pytest.approx(scale)
    QTest.keyClicks(timeline.canvas, "+++0")
    first, last = timeline.days()
    assert first < day("2022-03-01")
    assert last > TODAY


def test_page_keys_move_by_a_screen(timeline: Timeline) -> None:
    timeline.look_at(day("2022-04-01"), day("2022-04-30"))
    press(timeline, Qt.Key.Key_PageDown)
    assert timeline.days()[0] == pytest.approx(day("2022-04-25"), abs=1)
    press(timeline, Qt.Key.Key_PageUp)
    assert timeline.days()[0] == pytest.approx(day("2022-04-01"), abs=1)


@pytest.mark.parametrize("letter", ["t", "е"])
def test_t_brings_today(timeline: Timeline, letter: str) -> None:
    timeline.look_at(day("2022-04-01"), day("2022-04-30"))
    QApplication.sendEvent(timeline.canvas, typed(letter))
    first, last = timeline.days()
    assert first <= TODAY <= last


def test_g_asks_for_a_date_in_words_and_goes_there(timeline: Timeline) -> None:
    timeline.look_at(day("2022-04-01"), day("2022-04-30"))
    QTest.keyClick(timeline.canvas, Qt.Key.Key_G)
    line = timeline._go.line
    assert line.isVisible()
    line.setText("nonsense")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.isVisible()
    line.setText("August 17, 2022")
    QTest.keyClick(line, Qt.Key.Key_Return)
    first, last = timeline.days()
    assert (first + last) / 2 == pytest.approx(day("2022-08-17"), abs=1)
    assert last - first == pytest.approx(29, abs=1)  # as near as before
    assert not line.isVisible()
    assert timeline.canvas.hasFocus()


def test_what_is_no_date_opens_nothing_and_says_what_to_write(timeline: Timeline) -> None:
    opened: list[object] = []
    timeline.opened.connect(opened.append)
    timeline.point_at(RecordId(2))
    days = timeline.days()
    QTest.keyClick(timeline.canvas, Qt.Key.Key_G)
    go = timeline._go
    QTest.keyClicks(go.line, "1 Smarch")
    QTest.keyClick(go.line, Qt.Key.Key_Return)
    assert "Not understood as a date" in go.said.text()
    assert "March 2022" in go.said.text()
    assert go.line.selectedText() == "1 Smarch"
    QTest.keyClick(go.line, Qt.Key.Key_Down)
    assert (timeline.current(), timeline.days(), opened) == (2, days, [])
    QTest.keyClicks(go.line, "March 2022")
    assert "Not understood" not in go.said.text()
    QTest.keyClick(go.line, Qt.Key.Key_Return)
    assert opened == [], "it goes there, and opens nothing"
    assert not go.isVisible()


def test_a_date_without_a_year_is_of_the_year_in_view(timeline: Timeline) -> None:
    timeline.look_at(day("2023-04-01"), day("2023-04-30"))
    QTest.keyClick(timeline.canvas, Qt.Key.Key_G)
    timeline._go.line.setText("1 May")
    assert timeline._go.said.text() == "May 1, 2023, by the year in view"
    QTest.keyClick(timeline._go.line, Qt.Key.Key_Return)
    first, last = timeline.days()
    assert (first + last) / 2 == pytest.approx(day("2023-05-01"), abs=1)


def test_enter_opens(qtbot: QtBot, timeline: Timeline) -> None:
    timeline.point_at(RecordId(2))
    with qtbot.waitSignal(timeline.opened) as heard:
        press(timeline, Qt.Key.Key_Return)
    assert heard.args == [2]


def test_space_and_shift_select_several(timeline: Timeline) -> None:
    timeline.point_at(RecordId(1))
    press(timeline, Qt.Key.Key_Right, SHIFT)
    assert sorted(timeline.selection()) == [1, 2]
    press(timeline, Qt.Key.Key_Space, CTRL)
    assert timeline.selection() == [1]


def test_other_keys_are_left_to_the_window(timeline: Timeline) -> None:
    other = typed("z")
    other.ignore()
    QApplication.sendEvent(timeline.canvas, other)
    assert not other.isAccepted()


# -- the pointer --------------------------------------------------------------------------


def test_a_click_points_at_what_is_there_and_ctrl_adds(timeline: Timeline) -> None:
    QTest.mouseClick(timeline.canvas, LEFT, NONE, at(timeline, 2))
    assert (timeline.current(), timeline.selection()) == (2, [2])
    QTest.mouseClick(timeline.canvas, LEFT, CTRL, at(timeline, 4))
    assert (timeline.current(), timeline.selection()) == (4, [2, 4])
    QTest.mouseClick(timeline.canvas, LEFT, CTRL, at(timeline, 2))
    assert timeline.selection() == [4]


def test_a_click_on_the_end_of_a_title_points_at_its_incident(timeline: Timeline) -> None:
    """Of a title only its beginning could be pressed."""
    canvas = timeline.canvas
    for scene in canvas.scenes():
        for bar in scene.bars or ():
            if bar.title and not bar.is_inside:
                end = measures.LABELS + bar.title_left + bar.title_room - 4
                assert bar.title_room > measures.TITLE_LEAST
                under = canvas.under(QPointF(end, scene.top + bar.top + bar.height / 2))
                assert under.row == bar.row
                return
    raise AssertionError("no title stands beside its bar")


def test_a_double_click_opens(qtbot: QtBot, timeline: Timeline) -> None:
    with qtbot.waitSignal(timeline.opened) as heard:
        QTest.mouseDClick(timeline.canvas, LEFT, NONE, at(timeline, 3))
    assert heard.args == [3]


def test_dragging_moves_time_and_points_at_nothing(timeline: Timeline) -> None:
    timeline.look_at(day("2022-04-01"), day("2022-06-30"))
    before, start = timeline.current(), timeline.canvas.scale.x(day("2022-05-01"))
    drag(timeline, QPoint(600, 90), QPoint(700, 90))
    assert timeline.canvas.scale.x(day("2022-05-01")) == pytest.approx(start + 100)
    assert timeline.current() == before


def test_a_band_drawn_with_shift_selects(timeline: Timeline) -> None:
    timeline.select([])
    corner = QPoint(measures.LABELS + 2, measures.AXIS + 2)
    end = at(timeline, 2) + QPoint(12, 12)
    drag(timeline, corner, end, SHIFT)
    assert sorted(timeline.selection()) == [1, 2]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.integers(measures.LABELS + 60, 1140), st.sampled_from([-3, -1, 1, 2, 6]))
def test_the_wheel_keeps_what_is_under_the_pointer(
    timeline: Timeline, x: int, notches: int
) -> None:
    canvas = timeline.canvas
    timeline.look_at(day("2022-05-01"), day("2022-08-01"))
    moment = canvas.scale.moment(x - measures.LABELS)
    wheel(timeline, QPointF(x, 100), notches, NONE)
    assert canvas.scale.x(moment) == pytest.approx(x - measures.LABELS, abs=0.5)


def test_the_wheel_moves_with_shift_and_scrolls_lanes_over_their_names(
    qtbot: QtBot, timeline: Timeline
) -> None:
    canvas = timeline.canvas
    timeline.look_at(day("2022-05-01"), day("2022-08-01"))
    before = canvas.scale
    wheel(timeline, QPointF(600, 100), -1, SHIFT)
    assert canvas.scale.start > before.start
    assert canvas.scale.per_day == before.per_day
    many = [Lane(title=f"lane {n}") for n in range(40)]
    stretches = [Stretch(RecordId(n + 1), on("2022-03-01"), (n,)) for n in range(40)]
    timeline.show_laid(lay(gathered(stretches, many), TODAY))
    wheel(timeline, QPointF(60, 100), -2, NONE)
    assert canvas.offset > 0
    timeline.point_at(RecordId(40))  # scrolled to, down to the last lane
    assert canvas.offset == canvas.hidden
    assert at(timeline, 40).y() < canvas.lanes_box.bottom()


def test_a_double_click_on_a_name_gives_that_lane_the_room(timeline: Timeline) -> None:
    before = timeline.canvas.scenes()[0].height
    QTest.mouseDClick(timeline.canvas, LEFT, NONE, QPoint(60, measures.AXIS + 20))
    assert timeline.canvas.scenes()[0].height > before
    QTest.mouseDClick(timeline.canvas, LEFT, NONE, QPoint(60, measures.AXIS + 20))
    assert timeline.canvas.scenes()[0].height == before


def test_the_chips_of_undated_ones_are_reached_by_pointer_too(timeline: Timeline) -> None:
    canvas = timeline.canvas
    ((row, chip), *_rest) = canvas.undated.chips(canvas.laid, canvas.time_width)
    where = QPointF(measures.LABELS, canvas.lanes_box.bottom()) + chip.center()
    QTest.mouseClick(canvas, LEFT, NONE, where.toPoint())
    assert timeline.current() == canvas.laid.spans.records[row] == 6


# -- the band -----------------------------------------------------------------------------


def test_dragging_in_the_band_shows_those_days_and_a_double_click_all(timeline: Timeline) -> None:
    band, canvas = timeline.band, timeline.canvas
    scale = band._scale()
    start, end = (
        QPoint(round(measures.LABELS + scale.x(day(one))), 20)
        for one in ("2022-04-01", "2022-07-01")
    )
    QTest.mousePress(band, LEFT, NONE, start)
    moved = QMouseEvent(QEvent.Type.MouseMove, QPointF(end), QPointF(end), LEFT, LEFT, NONE)
    QApplication.sendEvent(band, moved)
    QTest.mouseRelease(band, LEFT, NONE, end)
    first, last = timeline.days()
    assert first == pytest.approx(day("2022-04-01"), abs=2)
    assert last == pytest.approx(day("2022-07-01"), abs=2)
    # Then its window is dragged: the scale stays.
    per_day = canvas.scale.per_day
    middle = band.window_box().center().toPoint()
    there = QPointF(middle + QPoint(100, 0))
    QTest.mousePress(band, LEFT, NONE, middle)
    moved = QMouseEvent(QEvent.Type.MouseMove, there, there, LEFT, LEFT, NONE)
    QApplication.sendEvent(band, moved)
    QTest.mouseRelease(band, LEFT, NONE, there.toPoint())
    assert canvas.scale.per_day == per_day
    assert timeline.days()[0] > first + 30
    QTest.mouseDClick(band, LEFT, NONE, QPoint(400, 20))
    assert timeline.days()[0] < day("2022-03-01")
    assert timeline.days()[1] > TODAY


# -- what others are told -----------------------------------------------------------------


def test_lists_hear_what_is_pointed_at_and_selected(qtbot: QtBot, timeline: Timeline) -> None:
    with qtbot.waitSignals([timeline.pointed, timeline.selected]):
        press(timeline, Qt.Key.Key_Right)
    with qtbot.waitSignal(timeline.selected) as heard:
        timeline.select([RecordId(2), RecordId(4)])
    assert heard.args == [[2, 4]]
    assert not timeline.point_at(RecordId(99))


def test_others_hear_which_days_are_in_view_once_it_has_settled(
    qtbot: QtBot, timeline: Timeline
) -> None:
    with qtbot.waitSignal(timeline.ranged) as heard:
        for _step in range(5):
            timeline.zoom(1.2)
    assert tuple(heard.args) == timeline.days()


def test_what_is_pointed_at_is_told_in_words(timeline: Timeline) -> None:
    timeline.point_at(RecordId(3))
    assert timeline.status.words == "Incident 3 · day 3 · Kherson · arson"
    assert timeline.canvas.accessibleDescription() == timeline.status.words
    assert timeline.canvas.accessibleName() == "Timeline"


def test_a_tip_tells_of_what_is_under_the_pointer(timeline: Timeline) -> None:
    where = at(timeline, 4)
    asked = QHelpEvent(QEvent.Type.ToolTip, where, timeline.canvas.mapToGlobal(where))
    QApplication.sendEvent(timeline.canvas, asked)
    assert "Incident 4" in QToolTip.text()
    QToolTip.hideText()


def test_a_tip_tells_why_a_lane_is_drawn_in_columns(timeline: Timeline) -> None:
    lane, lanes = timeline.canvas.scenes()[0], timeline.canvas.laid.lanes
    assert lane.bars is not None
    assert "together" not in timeline._told_of(lane.lane)
    lane.bars = None
    told = f"{len(lanes[lane.lane])} incidents, drawn together"
    assert timeline._told_of(lane.lane).endswith(told)


def test_a_new_reading_keeps_the_place_what_is_pointed_at_and_selected(timeline: Timeline) -> None:
    timeline.look_at(day("2022-04-01"), day("2022-06-30"))
    timeline.point_at(RecordId(2))
    timeline.select([RecordId(2), RecordId(3)])
    scale = timeline.canvas.scale
    timeline.show_laid(laid())
    assert timeline.canvas.scale == scale
    assert timeline.current() == 2
    assert timeline.selection() == [2, 3]
    timeline.show_laid(EMPTY)
    assert timeline.current() is None
    assert timeline.selection() == []


def test_only_titles_of_what_is_in_view_are_asked_for(
    qtbot: QtBot, theme: Theme, asked: Asked
) -> None:
    made = Timeline(theme, asked.fetch, asked.tell, today=TODAY)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    stretches = [Stretch(RecordId(n + 1), (738_000 + n * 3,) * 4, (n % 2,)) for n in range(20_000)]
    made.look_at(738_300, 738_340)
    made.show()
    made.show_laid(lay(gathered(stretches, LANES), TODAY))
    made.grab()
    assert 10 < len(asked.titles) < 200


def entitled(qtbot: QtBot, theme: Theme, title: str, days: tuple[int, int]) -> Timeline:
    """Show a hundred days of some years, and one incident, so called, of some of them."""
    made = Timeline(theme, lambda found: dict.fromkeys(found, title), Asked().tell, today=TODAY)
    qtbot.addWidget(made)
    made.resize(1200, 400)
    first = day("2022-03-01")
    bounds = (first + days[0], first + days[0], first + days[1], first + days[1])
    dates = (bounds, on("2020-01-01"), on("2024-01-01"))
    stretches = [Stretch(RecordId(n + 1), when, (0,)) for n, when in enumerate(dates)]
    made.show()
    made.show_laid(lay(gathered(stretches, LANES[:1]), TODAY))
    made.look_at(first, first + 99)
    return made


@pytest.mark.parametrize(("days", "inside"), [((10, 70), True), ((5, 20), False)])
def test_a_title_too_long_for_its_bar_is_written_where_more_of_it_is_seen(
    qtbot: QtBot, theme: Theme, days: tuple[int, int], inside: bool
) -> None:
    made = entitled(qtbot, theme, "A title of many words " * 20, days)
    (bar,) = made.canvas.scenes()[0].bars or []
    assert bar.is_inside is inside
    assert bar.title.endswith("…")


def test_a_title_is_drawn_as_far_as_there_is_room(qtbot: QtBot, theme: Theme) -> None:
    short, long = (entitled(qtbot, theme, "x" * letters, (5, 5)) for letters in (8, 110))
    (bar,) = long.canvas.scenes()[0].bars or []
    assert not bar.title.endswith("…")
    end = measures.LABELS + bar.title_left + long.fontMetrics().horizontalAdvance(bar.title)
    last_letters = QRect(round(end) - 30, measures.AXIS, 30, 60)
    one, other = (made.canvas.grab(last_letters).toImage() for made in (short, long))
    assert one != other


@pytest.mark.parametrize("at", [90, 96, 98, 99])
def test_at_the_right_edge_a_title_stands_before_its_mark(
    qtbot: QtBot, theme: Theme, at: int
) -> None:
    """Behind the mark it would lie outside of the view, and was left away."""
    made = entitled(qtbot, theme, "A house was set on fire", (at, at))
    (bar,) = made.canvas.scenes()[0].bars or []
    assert bar.title == "A house was set on fire"
    assert bar.title_left > 0
    assert bar.title_left + bar.title_room < bar.left
    under = made.canvas.under(QPointF(measures.LABELS + bar.title_left + 4,
                                      made.canvas.scenes()[0].top + bar.top + 4))  # fmt: skip
    assert under.row == bar.row


@pytest.mark.parametrize("length", [6, 30, 90])
@pytest.mark.parametrize("apart", [1, 3, 8, 20])
def test_titles_before_and_behind_their_marks_lie_on_no_other(
    qtbot: QtBot, theme: Theme, length: int, apart: int
) -> None:
    made = Timeline(
        theme, lambda found: dict.fromkeys(found, "x" * length), Asked().tell, today=TODAY
    )
    qtbot.addWidget(made)
    made.resize(1200, 180)
    first = day("2022-03-01")
    dates = [(first + n,) * 4 for n in range(0, 100, apart)]
    stretches = [Stretch(RecordId(n + 1), when, (0,)) for n, when in enumerate(dates)]
    made.show()
    made.show_laid(lay(gathered(stretches, LANES[:1]), TODAY))
    made.look_at(first, first + 99)
    (scene,) = made.canvas.scenes()
    bars = scene.bars or []
    assert any(bar.title for bar in bars) or apart <= 3
    assert all(bar.title for bar in bars) or apart < 20
    taken = [
        (min(bar.left, bar.title_left) if bar.title else bar.left,
         max(bar.right, bar.title_left + bar.title_room) if bar.title else bar.right, bar.top)
        for bar in bars
    ]  # fmt: skip
    for (_left, end, top), (begin, _right, below) in pairwise(
        sorted(taken, key=lambda one: (one[2], one[0]))
    ):
        assert top != below or end <= begin


def test_nothing_there_offers_what_to_do_to_the_keyboard(qtbot: QtBot, timeline: Timeline) -> None:
    timeline.canvas.setFocus()
    timeline.say_nothing_there("Nothing matches.", QAction("Show all", timeline))
    timeline.show_laid(EMPTY)
    assert QApplication.focusWidget() is timeline.entry
    assert timeline.entry is not timeline.canvas
    timeline.show_laid(laid())
    assert QApplication.focusWidget() is timeline.canvas


def test_a_name_that_needs_both_lines_of_a_low_lane_has_them(theme: Theme) -> None:
    low, name = LaneScene(lane=0, top=0, height=40, count=1), "armed resistance and sabotage"
    spans = gathered([Stretch(RecordId(1), on("2022-03-01"), (0,))], [Lane(title=name)])
    painted = []

    class Remembering(QPainter):
        def drawText(self, *told: object) -> None:  # type: ignore[override]
            painted.append(told[-1])

    picture = QPixmap(measures.LABELS, 40)
    painter = Remembering(picture)
    LanePainter(lay(spans, TODAY), Ink(theme), 1.0).name(painter, low, is_current=False)
    painter.end()
    assert painted == ["armed resistance", "and sabotage", "1"]


def test_nothing_there_says_what_to_do(timeline: Timeline) -> None:
    timeline.say_nothing_there("Nothing matches.")
    timeline.show_laid(EMPTY)
    assert timeline._notice.isVisible()
    assert not timeline.canvas.isVisible()
    timeline.show_laid(laid())
    assert timeline.canvas.isVisible()


# -- painting -----------------------------------------------------------------------------


def test_certain_possible_and_open_ends_look_different(
    qtbot: QtBot, theme: Theme, asked: Asked
) -> None:
    made = Timeline(theme, asked.fetch, asked.tell, today=TODAY)
    qtbot.addWidget(made)
    made.resize(1200, 400)
    first = day("2022-03-01")
    vague = Stretch(RecordId(1), (first, first + 20, first + 60, first + 80), (0,))
    made.show()
    made.show_laid(lay(gathered([vague], [LANES[0]]), TODAY))
    made.look_at(first - 20, first + 100)
    image = made.canvas.grab().toImage()
    y = at(made, 1).y() + 7  # below the letters

    def colour(days: int) -> str:
        x = measures.LABELS + made.canvas.scale.x(first + days + 0.5)
        return image.pixelColor(round(x), y).name()

    paper = theme.colours.paper
    assert colour(40) == theme.tag(None, 1).name()
    assert colour(10) == colour(70)
    assert len({colour(40), colour(10), paper}) == 3
    assert colour(-8) == colour(90) == paper


def shown(qtbot: QtBot, theme: Theme, asked: Asked, *stretches: Stretch) -> Timeline:
    made = Timeline(theme, asked.fetch, asked.tell, today=TODAY)
    qtbot.addWidget(made)
    made.resize(1200, 400)
    made.show()
    made.show_laid(lay(gathered(stretches, LANES), TODAY))
    return made


@pytest.mark.parametrize("is_before", [True, False])
def test_of_one_bound_nothing_but_the_bound_is_drawn_and_the_rest_fades(
    qtbot: QtBot, theme: Theme, asked: Asked, is_before: bool
) -> None:
    bound = day("2024-06-17")
    open_date = (None, bound, None, bound) if is_before else (bound, None, bound, None)
    made = shown(qtbot, theme, asked, Stretch(RecordId(1), open_date, (0,)))
    canvas = made.canvas
    (bar,) = (bar for scene in canvas.scenes() for bar in scene.bars or ())
    left, right = bar.outer
    assert right - left == pytest.approx(measures.FADE_FAR)
    assert left >= 0, "all of it is in view at first"
    assert right <= canvas.time_width
    assert bar.title == "Incident 1"
    assert (right, left)[not is_before] == pytest.approx(canvas.scale.x(bound + is_before))
    made.look_at(bound - 5, bound + 5)  # so near that the day has room for a box
    image = canvas.grab().toImage()
    y = at(made, 1).y() + 7  # below the letters
    edge = measures.LABELS + canvas.scale.x(bound + is_before)
    way = -1 if is_before else 1
    seen = [image.pixelColor(round(edge + way * far), y).name() for far in (1, 6, 40, 70, -6)]
    paper = theme.colours.paper
    assert seen[0] == theme.tag(None, 1).name()
    assert len({*seen[1:4], seen[0], paper}) == 5, "it grows paler"
    assert seen[4] == paper


@pytest.mark.parametrize("bounds", [(None, 0, None, 0), (0, 0, 0, 0), (0, None, 0, None)])
def test_the_band_of_a_single_day_spans_a_year_and_marks_what_is_in_view(
    qtbot: QtBot, theme: Theme, asked: Asked, bounds: Ordinals
) -> None:
    at = day("2024-06-17")
    days = [None if one is None else at for one in bounds]
    es, ls, ee, le = days
    made = shown(qtbot, theme, asked, Stretch(RecordId(1), (es, ls, ee, le), (0,)))
    scale = made.band._scale()
    assert scale.end - scale.start >= 365
    box = made.band.window_box()
    mark = measures.LABELS + scale.x(at + 0.5)
    assert box.left() <= mark <= box.right()
    assert box.left() > measures.LABELS
    assert box.right() < made.band.width()


def test_narrowed_to_what_was_out_of_view_that_is_in_view(
    qtbot: QtBot, theme: Theme, asked: Asked
) -> None:
    late = Stretch(RecordId(1), (None, day("2024-06-17"), None, day("2024-06-17")), (0,))
    early = Stretch(RecordId(2), on("2015-03-01"), (0,))
    made = shown(qtbot, theme, asked, late, early)
    made.look_at(day("2015-01-01"), day("2015-06-01"))
    made.show_laid(lay(gathered([late], LANES), TODAY))
    first, last = made.days()
    assert first <= day("2024-06-17") <= last
    box = made.band.window_box()
    assert box.right() <= made.band.width()


def test_at_first_only_what_lies_far_is_left_out_not_the_last_at_the_other_end(
    qtbot: QtBot, theme: Theme, asked: Asked
) -> None:
    many = [Stretch(RecordId(n), on("2022-03-01"), (0,)) for n in range(1, 60)]
    far = Stretch(RecordId(60), on("2001-05-06"), (0,))
    begun = day("2021-09-01")
    more = [Stretch(RecordId(n), (begun, begun, None, None), (0,), 0, True) for n in (62, 63)]
    late = Stretch(RecordId(61), (None, day("2022-06-17"), None, day("2022-06-17")), (1,))
    made = shown(qtbot, theme, asked, far, *more, *many, late)
    first, last = made.days()
    assert day("2001-05-06") < first
    assert day("2022-06-17") < last < TODAY - 365, "nor all that still goes on"


def test_another_palette_is_put_on(qtbot: QtBot, timeline: Timeline, theme: Theme) -> None:
    light = timeline.canvas.grab().toImage()
    theme.scheme = Scheme.DARK
    theme.changed.emit()
    dark = timeline.canvas.grab().toImage()
    theme.scheme = Scheme.LIGHT
    theme.changed.emit()
    assert dark.pixelColor(5, 5) != light.pixelColor(5, 5)
    assert timeline.canvas.grab().toImage() == light


def test_at_first_most_is_in_view_and_all_if_one_that_lies_far_is_pointed_at(
    qtbot: QtBot, theme: Theme, asked: Asked
) -> None:
    many = [Stretch(RecordId(n), on("2022-03-01"), (0,)) for n in range(1, 60)]
    far = Stretch(RecordId(60), on("2011-05-06"), (0,))
    made = Timeline(theme, asked.fetch, asked.tell, today=TODAY)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    made.show_laid(lay(gathered([far, *many], LANES), TODAY))
    first, last = made.days()
    assert day("2011-05-06") < first < day("2022-03-01") < last
    made.point_at(RecordId(60))
    first, last = made.days()
    assert first < day("2011-05-06") < day("2022-03-01") < last
    assert made.canvas.scale.x(day("2011-05-06")) >= measures.EDGE


def test_what_comes_later_is_brought_into_view_while_nobody_has_looked_elsewhere(
    qtbot: QtBot, theme: Theme, asked: Asked
) -> None:
    late, early = (
        Stretch(RecordId(n), on(when), (0,)) for n, when in ((1, "2022-12-01"), (2, "2022-02-25"))
    )
    made = Timeline(theme, asked.fetch, asked.tell, today=TODAY)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    made.show_laid(lay(gathered([late], LANES), TODAY))
    made.show_laid(lay(gathered([late, early], LANES), TODAY))
    first, last = made.days()
    assert first < day("2022-02-25") < day("2022-12-01") < last
    made.canvas.zoom(4)
    looked_at = made.days()
    more = Stretch(RecordId(3), on("2019-01-01"), (0,))
    made.show_laid(lay(gathered([late, early, more], LANES), TODAY))
    assert made.days() == looked_at
