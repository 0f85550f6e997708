"""The overview, and lists and timeline narrowed by one filter."""

from khronika.domain.date_words import parse_when
from khronika.domain.filters import Facet, Filter
from khronika.domain.kinds import Kind
from tests.pictures.scenes.ways import place
from tests.pictures.stage import Scene, Stage


def _timeline(stage: Stage) -> None:
    stage.go("go.timeline")
    stage.settle(0.3)
    timeline = stage.desk.timeline.timeline
    timeline.canvas.setFocus()
    timeline.point_at(stage.desk.session.catalogue.incidents.ids()[60])
    stage.settle(0.1)


def _narrow(stage: Stage) -> None:
    """Narrow to the most frequent category, from a day on."""
    stage.settle(0.3)
    narrowing = stage.desk.session.narrowing
    counts = narrowing.about(Kind.INCIDENT).counts(Filter(), Facet.CATEGORY)
    day = parse_when("February 2022").earliest_start
    assert day is not None
    wanted = Filter().between(day.toordinal(), None)
    wanted = wanted.with_value(Facet.CATEGORY, max(counts, key=lambda one: counts[one]))
    narrowing.filter.put("incidents", wanted)
    stage.settle(0.2)


def _narrowed(action: str) -> Scene:
    def scene(stage: Stage) -> None:
        stage.go(action)
        _narrow(stage)

    return scene


def _panel(stage: Stage) -> None:
    stage.go("go.incidents")
    stage.settle(0.3)
    bar = stage.desk.incidents.list.bar
    assert bar is not None
    bar.ask()
    bar.panel.line.setText("kras")
    stage.dialog, stage.under = bar.panel, bar.more


def _categories(stage: Stage) -> None:
    """A vocabulary is a tree."""
    stage.go("go.incidents")
    stage.settle(0.3)
    bar = stage.desk.incidents.list.bar
    assert bar is not None
    bar.ask(Facet.CATEGORY)
    stage.dialog, stage.under = bar.panel, bar.more


def _nothing(stage: Stage) -> None:
    stage.go("go.incidents")
    stage.settle(0.3)
    stage.desk.session.narrowing.filter.put("incidents", Filter(text="nothing is called that"))


def _hidden(stage: Stage) -> None:
    place("go.people", 3)(stage)
    stage.go("view.hide_names")


SCENES: dict[str, Scene] = {
    "overview": place("go.overview", None),
    "filtered": _narrowed("go.incidents"),
    "filtered-people": _narrowed("go.people"),
    "filter-panel": _panel,
    "filter-categories": _categories,
    "filtered-to-nothing": _nothing,
    "timeline": _timeline,
    "timeline-filtered": _narrowed("go.timeline"),
    "names-hidden": _hidden,
}
