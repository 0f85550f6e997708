"""A plan is shown again after a lock as it was left."""

import json
from dataclasses import fields
from pathlib import Path

from khronika.domain.date_words import parse_when
from khronika.importing.pasted import Pasted
from khronika.importing.plan import PlanRow
from khronika.importing.plan_json import seen_json, seen_of
from khronika.importing.planning import make_plan
from tests.conftest import shared_readers
from tests.importing.formats import put_every_format, put_locked
from tests.importing.known import KnownDocuments


def again(row: PlanRow, *, first_words: bool = True) -> PlanRow:
    written = json.dumps(seen_json(row, first_words=first_words), ensure_ascii=False).encode()
    return seen_of(json.loads(written))


def test_every_fact_of_a_row_is_read_back(tmp_path: Path) -> None:
    folder = put_every_format(tmp_path / "in")
    put_locked(folder)
    page = Pasted(data=b"<p>Words of a page</p>", media_type="text/html", plain="Words")
    plan = make_plan([folder], KnownDocuments(), readers=shared_readers(), pasted=[page])
    plan = plan.edited([1, 2], authors=("Ганна Приклад",), published=parse_when("5 May 2022"))
    for row in plan.rows:
        read = again(row)
        for one in fields(PlanRow):
            if one.name != "fault":
                assert getattr(read, one.name) == getattr(row, one.name), (row.name, one.name)
        assert read.why == row.why
        assert again(row, first_words=False).begins == ""
    assert any(row.begins for row in plan.rows)
    assert any(row.why for row in plan.rows)
    assert any(row.typed for row in plan.rows)
