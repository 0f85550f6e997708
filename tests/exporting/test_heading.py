from dataclasses import replace

from khronika.exporting.heading import heading
from khronika.exporting.released import ReleasedDate, ReleasedView
from tests.exporting.made import view


def test_many_incidents_are_counted_with_their_years() -> None:
    whole = view()
    first, second = whole.incidents
    assert heading(whole) == "2 incidents, 2022"
    later = replace(second, when=ReleasedDate(earliest="2024-01-01", latest="2024-12-31"))
    assert heading(replace(whole, incidents=(first, later))) == "2 incidents, 2022–2024"
    assert heading(replace(whole, incidents=(second, second))) == "2 incidents"


def test_one_incident_or_document_lends_its_title() -> None:
    whole = view()
    assert heading(replace(whole, incidents=whole.incidents[:1])) == "Fire at the office"
    assert heading(replace(whole, incidents=())) == "A report, “quoted”"
    two = replace(whole, incidents=(), documents=whole.documents * 2)
    assert heading(two) == "2 documents"


def test_what_holds_neither_has_no_heading() -> None:
    assert heading(ReleasedView(title="", language="en")) == ""
