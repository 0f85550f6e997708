"""People and sources thought in; tags and collections put in order; a record's own history."""

from collections.abc import Callable

from khronika.ui.screens.list_screen import ListScreen
from khronika.ui.screens.tags import TagScreen
from khronika.ui.widgets.life_line import LifeLine
from tests.pictures.stage import Scene, Stage

_RICH = "Maxim Grebenyuk"


def _on(place: str, name: str, after: Callable[[Stage, ListScreen], object] | None = None) -> Scene:
    """Return a scene that goes to a place and points at the record of that name."""

    def scene(stage: Stage) -> None:
        stage.go(place)
        here = stage.desk.here
        assert isinstance(here, ListScreen)
        here.go(stage.desk.session.catalogue.records.resolve(name, here.kind).id)
        here.list.view.setFocus()
        stage.settle()
        if after is not None:
            after(stage, here)

    return scene


def _walk(_stage: Stage, here: ListScreen) -> None:
    page = here.sheet.widget()
    assert page is not None
    line = page.findChild(LifeLine)
    assert isinstance(line, LifeLine)
    line.setFocus()
    line._point(line.lived[2].record)


def _further(stage: Stage, here: ListScreen) -> None:
    stage.settle()
    bar = here.sheet.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)


def _below(_stage: Stage, here: ListScreen) -> None:
    assert isinstance(here, TagScreen)
    here._look_at("below")


def _own_history(stage: Stage, _here: ListScreen) -> None:
    stage.go("person.protect")
    stage.go("record.history")


SCENES: dict[str, Scene] = {
    "person-line": _on("go.people", _RICH, _walk),
    "person-further": _on("go.people", _RICH, _further),
    "person-relation": _on("go.people", _RICH, lambda _stage, here: here.relate()),
    "source-alone": _on("go.sources", "Mediazona"),
    "source-ties": _on("go.sources", "Ivan Astashin"),
    "tag-below": _on("go.tags", "resistance", _below),
    "tag-merge": _on("go.tags", "arson", lambda stage, _here: stage.go("tag.merge")),
    "place-holds": _on("go.places", "Ukraine"),
    "history-of": _on("go.people", _RICH, _own_history),
}
