"""Rows are corrected one by one and many at once."""

from dataclasses import replace

from khronika.domain.date_words import parse_when
from khronika.importing.plan import Plan, PlanRow, Status

ROWS = tuple(
    PlanRow(path=f"/{name}", name=name, status=status, title=name)
    for name, status in (("a", Status.NEW), ("b", Status.FAILED), ("c", Status.NEW))
)


def test_several_rows_are_edited_at_once() -> None:
    plan = Plan(ROWS).edited([0, 2], publisher="Приклад", language="uk")
    assert [row.publisher for row in plan.rows] == ["Приклад", None, "Приклад"]
    assert [row.title for row in plan.rows] == ["a", "b", "c"]
    assert Plan(ROWS).rows == ROWS


def test_what_a_person_typed_is_told_from_what_was_read() -> None:
    read = Plan((replace(ROWS[0], authors=("Ганна Приклад",)),))
    (row,) = read.edited([0], authors=("Ганна Приклад", "Іван Приклад")).rows
    assert row.typed == {"Іван Приклад"}
    (row,) = read.edited([0], published=parse_when("5 травня 2022")).rows
    assert row.typed == {"5 травня 2022"}
    (row,) = read.edited([0], title="Інша назва").rows
    assert row.typed == frozenset()


def test_only_what_is_new_will_come_in() -> None:
    assert Plan(ROWS).new == (ROWS[0], ROWS[2])
