import json
from dataclasses import replace
from typing import Any

import khronika.exporting.writers.json_ as json_writer
from khronika.exporting.released import SECTIONS, ReleasedView
from khronika.exporting.writers.json_ import write
from tests.exporting.made import view


def read(of: ReleasedView) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(write(of)["export.json"])
    return whole


def test_all_of_the_view_is_in_it() -> None:
    whole = read(view())
    assert (whole["format"], whole["version"], whole["language"]) == ("khronika-export", 1, "en")
    assert {name: len(whole[name]) for name in SECTIONS} == view().counts()


def test_letters_stay_letters() -> None:
    assert "Верхня Долина".encode() in write(view())["export.json"]


def test_grades_and_caveats_travel_with_what_they_are_about() -> None:
    fire, bare = read(view())["incidents"]
    assert bare["grade"] == {
        "grade": "single",
        "independent": 1,
        "caveat": "Not corroborated independently.",
    }
    stated = fire["claims"] + fire["people"] + fire["figures"]
    assert all(part["grade"]["caveat"] for part in stated)
    assert fire["claims"][0]["citations"][0]["caveat"] == "may be a fake"


def test_the_page_on_top_names_every_key() -> None:
    said = json_writer.__doc__ or ""
    for name, records in read(view()).items():
        assert name in said
        for record in records if isinstance(records, list) else []:
            assert all(key in said for key in record)


def test_what_is_held_back_is_counted_only_where_asked() -> None:
    assert "held_back" not in read(view())
    assert read(replace(view(), held_back=3))["held_back"] == 3
