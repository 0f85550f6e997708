"""Incidents, and recording one beside its text."""

from khronika.ui.sample import shipped
from tests.pictures.scenes.ways import place, read
from tests.pictures.stage import Scene, Stage


def _new_incident(stage: Stage) -> None:
    read(stage)
    stage.go("text.incident")
    read(stage, 16)
    for action in ("cite.when", "cite.person", "cite.figure"):
        stage.go(action)
    form = stage.desk.documents.drafting.form
    assert form is not None
    form.when.setText("April 17–18, 2022")


def _place_of_incident(stage: Stage) -> None:
    _new_incident(stage)
    form = stage.desk.documents.drafting.form
    assert form is not None
    form.place.setText("Донецьк")


def _edit_incident(stage: Stage) -> None:
    place("go.incidents", 2)(stage)
    stage.go("edit.record")


def _total(stage: Stage) -> None:
    desk = stage.desk
    record = shipped(desk.session.catalogue, "incident.count-partisan-actions")
    assert record is not None
    desk.open(record)
    stage.settle()
    bar = desk.incidents.sheet.verticalScrollBar()
    bar.setValue(bar.maximum())


SCENES: dict[str, Scene] = {
    "incident-new": _new_incident,
    "incident-place": _place_of_incident,
    "incident-edit": _edit_incident,
    "incidents": place("go.incidents", 3),
    "incident-total": _total,
}
