"""The timeline: years, weeks with a lane unfolded, lanes by grade, no date, nothing yet."""

from datetime import date

from khronika.archive.chronicle import LanesBy
from tests.pictures.scenes.empty import empty
from tests.pictures.stage import Scene, Stage


def _days(days: tuple[str, str], by: LanesBy, lane: int | None = None) -> Scene:
    """From one day to another, in lanes; one `lane` is given all the room."""

    def scene(stage: Stage) -> None:
        stage.go("go.timeline")
        screen = stage.desk.timeline
        screen.tools.lanes.setCurrentIndex(screen.tools.lanes.findData(by.value))
        stage.settle(0.2)
        first, last = (date.fromisoformat(day).toordinal() for day in days)
        screen.timeline.look_at(first, last)
        screen.timeline.canvas.setFocus()
        if lane is not None:
            screen.timeline.canvas.unfold(lane)
        stage.settle(0.2)

    return scene


def _no_date(stage: Stage) -> None:
    """What was typed to go to is no date."""
    _days(("2022-02-20", "2022-05-20"), LanesBy.CATEGORY)(stage)
    go = stage.desk.timeline.timeline.ask_date()
    go.line.setText("1 Smarch")
    go.line.returnPressed.emit()
    stage.settle(0.2)


SCENES: dict[str, Scene] = {
    "timeline-years": _days(("2021-10-01", "2024-07-01"), LanesBy.CATEGORY),
    "timeline-near": _days(("2022-02-20", "2022-05-20"), LanesBy.CATEGORY, 1),
    "timeline-grades": _days(("2012-01-01", "2014-12-31"), LanesBy.GRADE),
    "timeline-no-date": _no_date,
    "timeline-empty": empty("go.timeline"),
}
