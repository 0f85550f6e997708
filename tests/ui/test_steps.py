"""What was done, as a line of History says it."""

from dataclasses import replace
from typing import Any

import pytest

from khronika.domain.history import Export, PassageEdit, Step
from khronika.domain.kinds import Kind, RecordId, Uid
from khronika.domain.values import Named
from khronika.ui.models.steps import EXPORT, STEP, StepRows, export_row, step_row

INCIDENT, AGENT, PASSAGE, DOCUMENT = Kind.INCIDENT, Kind.AGENT, Kind.PASSAGE, Kind.DOCUMENT


def step(verb: str, of: str | None = None, rows: int = 3) -> Step:
    undoes = None if of is None else 1
    at = "2026-05-01T10:00:00+00:00"
    return Step(last=2, changes=(2,), verb=verb, of=of or verb, at=at, undoes=undoes, rows=rows)


def named(*kinds_and_titles: tuple[Kind, str]) -> list[Named]:
    return [
        Named(id=RecordId(n), uid=Uid(bytes(16)), kind=kind, title=title)
        for n, (kind, title) in enumerate(kinds_and_titles)
    ]


@pytest.mark.usefixtures("english")
def test_the_one_record_it_is_about_stands_beside_what_was_done() -> None:
    row = step_row(step("add-incident"), named((INCIDENT, "Six refuse"), (AGENT, "Ivan")))
    assert (row.title, row.meta) == ("Record an incident: “Six refuse”", "“Ivan”")
    undone = step_row(step("undo", "tag"), named((PASSAGE, "Six people"), (DOCUMENT, "A report")))
    assert undone.title == "Undo: Tag a passage: “Six people”"
    assert undone.meta == "“A report”"


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            PassageEdit(was="people", now="people refused", end=True),
            "its end: from “people” to “people refused”",
        ),
        (
            PassageEdit(was="people " * 9 + "stood", now="people " * 9 + "sat", end=True),
            (
                "its end: from “…people people people people stood” to "
                "“…people people people people people sat”"
            ),
        ),
        (
            PassageEdit(was="people refused", now="Six people refused", start=True),
            "its beginning: from “people refused” to “Six people refused”",
        ),
        (
            PassageEdit(was="people", now="let go", start=True, end=True),
            "from “people” to “let go”",
        ),
        (PassageEdit(comment=True, important=True), "its comment · important"),
        (PassageEdit(important=False), "no longer important"),
        (PassageEdit(end=True), "its end"),
        (PassageEdit(start=True), "its beginning"),
        (PassageEdit(start=True, end=True), "both its ends"),
    ],
)
def test_an_edit_says_what_it_changed(edit: PassageEdit, said: str) -> None:
    row = step_row(step("edit-passage"), named((PASSAGE, "people"), (DOCUMENT, "A report")), edit)
    assert row.meta == f"{said} · “A report”"


@pytest.mark.usefixtures("english")
def test_two_passages_edited_are_told_apart_and_long_words_are_cut_at_one() -> None:
    words = "They were let go, and one of them was asked again whether he would sign"
    rows = [
        step_row(step("edit-passage"), named((PASSAGE, said), (DOCUMENT, "A report")))
        for said in ("Six people refused", words)
    ]
    assert rows[0].title == "Edit a passage: “Six people refused”"
    assert rows[1].title == (
        "Edit a passage: “They were let go, and one of them was asked again whether…”"
    )


@pytest.mark.usefixtures("english")
def test_what_is_about_many_records_lists_the_first_of_them() -> None:
    many = named(*((DOCUMENT, f"Text {n}") for n in range(5)))
    row = step_row(step("import", rows=900), many)
    assert row.title == "Import documents"
    assert row.meta == "“Text 0”, “Text 1”, “Text 2” and others"


def export(at: str, number: int = 1, **more: Any) -> Export:
    files = (
        "For Olha/khronika-2026-05-01/incidents.csv",
        "For Olha/khronika-2026-05-01/people.csv",
    )
    return Export(id=number, at=at, format="csv", files=files, **more)


@pytest.mark.usefixtures("english")
def test_an_export_says_where_it_went_for_whom_and_how_much_left() -> None:
    row = export_row(
        export(
            "2026-05-01T10:00:00+00:00", counts={"incidents": 2, "people": 1}, hidden=2, changed=1,
            profile="careful", recipient="the court",
        )
    )  # fmt: skip
    assert row.title == "Export to “For Olha”"
    assert row.meta == (
        "khronika-2026-05-01 · for the court · 3 records · careful · 3 things held back"
    )
    assert row.badge is not None
    assert row.badge.word == "cannot be taken back"
    of_before = Export(id=1, at="2026-05-01T10:00:00+00:00", format="json", files=("out.json",))
    assert (export_row(of_before).title, export_row(of_before).meta) == (
        "Export", "out.json · 0 records",
    )  # fmt: skip


def test_exports_stand_among_the_steps_by_their_time(qapp: object) -> None:
    rows, steps = StepRows(), [replace(step("tag"), last=n, at=f"2026-05-0{n}") for n in (5, 3)]
    rows.show(steps, {}, [export("2026-05-06", 3), export("2026-05-04", 2)])
    rows.add([replace(step("tag"), last=1, at="2026-05-01")], {}, [export("2026-05-02", 1)])
    held = [rows.index(at, 0) for at in range(rows.rowCount())]
    told = [(one.data(STEP) or one.data(EXPORT)).at[-1] for one in held]
    assert told == ["6", "5", "4", "3", "2", "1"]
    assert (rows.oldest, rows.oldest_export) == (held[5].data(STEP), held[4].data(EXPORT))
    assert rows.row_of(export("", 2)) == 2
    assert rows.row_of(steps[1]) == 3


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"incident": 2}, "2 incidents and what they cite"),
        ({"incident": 1, "collection": 1}, "1 incident and what it cites"),
        ({"incident": 2, "agent": 5}, "21 records"),
        (None, "21 records"),
    ],
)
def test_an_export_says_what_was_chosen(asked: dict[str, int] | None, said: str) -> None:
    row = export_row(
        export("2026-05-01T10:00:00+00:00", counts={"incidents": 2, "people": 19}, asked=asked)
    )
    assert row.meta == f"khronika-2026-05-01 · {said}"
