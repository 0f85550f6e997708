"""Where a word that may not leave stands in the archive."""

from dataclasses import replace

import pytest

from khronika.domain.kinds import RecordId
from khronika.exporting.told_in import ToldIn, told_in
from tests.exporting.made import FIRE, PERSON, TOWN, view

RECORDS = {FIRE.id: RecordId(1), TOWN.id: RecordId(2), PERSON.id: RecordId(3)}


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("OFFICE", [(1, "incident", "title")]),
        ("Долина", [(2, "place", "name")]),
        ("Person", [(3, "person", "name")]),
        ("Dolina", []),
        ("", []),
    ],
)
def test_the_record_that_says_it_is_found_with_its_field(
    word: str, found: list[tuple[int, str, str]]
) -> None:
    first = told_in(view(), RECORDS, word)
    assert [(one.record, one.kind, one.field) for one in first] == found


def test_a_name_that_a_file_joins_out_of_two_fields_is_found() -> None:
    (place, *others) = view().places
    joined = replace(view(), places=(replace(place, name="Ostap", country="Hrebeniuk"), *others))
    assert told_in(joined, RECORDS | {place.id: RecordId(7)}, "Ostap\nHrebeniuk") == (
        ToldIn(record=RecordId(7), kind="place", field="name"),
    )
