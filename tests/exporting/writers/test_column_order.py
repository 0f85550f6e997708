"""Tables begin with what a reader looks for and end with ids."""

from khronika.exporting.writers.tables import tables
from tests.exporting.made import view


def test_an_incident_begins_with_when_where_and_what() -> None:
    (table,) = (one for one in tables(view()) if one.name == "incidents")
    assert table.columns[:10] == (
        "number", "when", "place", "title", "people", "categories", "sources", "source_count",
        "grade", "independent",
    )  # fmt: skip
    row = dict(zip(table.columns, table.rows[0], strict=True))
    incident = view().incidents[0]
    assert (row["title"], row["id"]) == (incident.title, incident.id), "cells go with their names"


def test_ids_come_last() -> None:
    for table in tables(view()):
        is_id = [one == "id" or one.endswith(("_id", "_ids")) for one in table.columns]
        assert is_id == sorted(is_id), table.name
        if "id" in table.columns:
            assert table.columns[-1] == "id"
