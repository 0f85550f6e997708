"""Incidents, and recording one beside its text."""

from khronika.ui.reader.marks import Span
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


def _another_text(stage: Stage) -> None:
    """The form beside the text, and the list brought back to choose another one."""
    _new_incident(stage)
    stage.go("go.documents")


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


def _value(name: str, deed: str = "edit") -> Scene:
    """One value of an incident being edited, or with what it rests on unfolded."""

    def scene(stage: Stage) -> None:
        place("go.incidents", 3)(stage)
        inspector = stage.desk.incidents.inspector
        claims = stage.desk.session.catalogue.incidents.case(stage.point(3))
        assert claims is not None
        keys = {claim.field: str(claim.id) for claim in claims.claims}
        keys |= {"title": next(iter(inspector.values)), "part": str(claims.people[0].id)}
        row = inspector.values[keys[name]]
        row.line.setFocus()
        if deed == "unfold" and row.rests is not None:
            row.rests.fold.setChecked(True)
        else:
            row.do(deed)
        stage.settle()

    return scene


def _disputed(stage: Stage) -> None:
    desk = stage.desk
    incidents = desk.session.catalogue.incidents
    every = incidents.many(incidents.ids())
    desk.open(next(one.id for one in every.values() if one.grade.grade == "disputed"))
    stage.settle()
    for row in desk.incidents.inspector.values.values():
        if row.rests is not None and row.shown.badge and row.shown.badge.role == "disputed":
            row.rests.fold.setChecked(True)


def _proposed(stage: Stage) -> None:
    read(stage)
    reader = stage.desk.documents.reader
    words = "Last came the March of Millions of 6 May 2012, timed for the return of Vladimir Putin"
    start = reader._body.index(words)
    reader.go_to(Span(start, start + len(words)))
    reader.text.setFocus()
    stage.settle(0.02)
    stage.go("text.incident")


def _taken(stage: Stage) -> None:
    """One offer taken, and what was cited taken away again."""
    _proposed(stage)
    form = stage.desk.documents.drafting.form
    assert form is not None
    form.proposals._buttons[0].click()
    evidence = form.whole.evidence.cited()[0]
    form._fields["when"].evidence._drop(evidence)


def _person_out(stage: Stage) -> None:
    """Somebody with a role taken out of the form, to be brought back there."""
    _new_incident(stage)
    form = stage.desk.documents.drafting.form
    assert form is not None
    (row,) = form.people.rows
    row.role.setText("witness")
    row._out.click()


SCENES: dict[str, Scene] = {
    "incident-person-out": _person_out,
    "incident-disputed": _disputed,
    "incident-proposals": _proposed,
    "incident-taken": _taken,
    "incident-date-edited": _value("when"),
    "incident-place-edited": _value("place"),
    "incident-title-edited": _value("title"),
    "incident-part-edited": _value("part"),
    "incident-quotations": _value("when", "unfold"),
    "incident-new": _new_incident,
    "incident-another-text": _another_text,
    "incident-place": _place_of_incident,
    "incident-edit": _edit_incident,
    "incidents": place("go.incidents", 3),
    "incident-total": _total,
}
