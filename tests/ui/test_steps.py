"""What was done, as a line of History says it."""

import pytest

from khronika.domain.history import Step
from khronika.domain.kinds import Kind, RecordId, Uid
from khronika.domain.values import Named
from khronika.ui.models.steps import step_row

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
