import csv
import io
import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.exporting.released import ReleasedName, ReleasedView
from khronika.exporting.writers.csv_ import safe, write
from tests.exporting.made import APRIL, OUTLET, view

# What OWASP and spreadsheet programs call the start of a formula, plain, full-width or hidden.
PAYLOADS = [
    f"{front}{sign}{rest}"
    for front in ("", " ", "\u200b", "\ufeff", "\xa0")
    for sign, rest in [
        ("=", "1+1"),
        ("=", 'HYPERLINK("https://evil.example";"see")'),
        ("+", "cmd|' /C calc'!A0"),
        ("-", "2+3+cmd|' /C calc'!A0"),
        ("@", "SUM(1+1)*cmd|' /C calc'!A0"),
        ("＝", "1+1"),
        ("＋", "1"),
        ("－", "1"),
        ("＠", "SUM(1)"),
        ("﹦", "1+1"),
    ]
]
CONTROLS = {
    "\tplain": "'\tplain",
    "\r\nplain": "'\r\nplain",
    "\t=1+1": "'\t'=1+1",
    "\r=1+1": "'\r'=1+1",
    "\n=1+1": "'\n'=1+1",
}


def rows(name: str, of: ReleasedView) -> list[dict[str, str]]:
    text = write(of)[name].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_starts_a_formula(payload: str) -> None:
    assert safe(payload) == f"'{payload}"


@pytest.mark.parametrize("cell", CONTROLS)
def test_no_cell_starts_with_what_ends_one_elsewhere(cell: str) -> None:
    assert safe(cell) == CONTROLS[cell]


@pytest.mark.parametrize("cell", ["", "plain", "a=b", "— said he", "'quoted'", 5, -5.5, True, None])
def test_other_cells_are_left_alone(cell: str | float | None) -> None:
    assert safe(cell) == cell


@given(st.text(max_size=20))
def test_no_text_is_lost_by_being_made_safe(text: str) -> None:
    made = safe(text)
    assert isinstance(made, str)
    assert made.replace("'", "") == text.replace("'", "")


# As Excel reads a row where the system's list separator is a semicolon: quotation marks that
# do not begin a cell are letters, and every line feed ends a row.
@pytest.mark.parametrize("separator", [";", "; ", "\n", "\r\n", "\t", ";\t ", "\n\n"])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_formula_starts_after_what_other_systems_take_for_the_end_of_a_cell(
    separator: str, payload: str
) -> None:
    made = safe(f"quiet{separator}{payload}{separator}quiet")
    assert isinstance(made, str)
    for cell in re.split(r"[;\t\r\n]", made):
        seen = "".join(sign for sign in cell if unicodedata.category(sign)[0] not in "CZ")
        assert unicodedata.normalize("NFKC", seen)[:1] not in set("=+-@") or not seen


def test_semicolons_and_lines_that_begin_no_formula_are_left_alone() -> None:
    said = "one; two — three\nfour = five; a-b\n\n— six"
    assert safe(said) == said


def test_every_table_is_read_back_whole_with_its_breaks_and_quotes() -> None:
    passage = rows("passages.csv", view())[0]
    assert passage["quote"] == "the office burned\nall night"
    assert passage["document"] == "A report, “quoted”"
    assert passage["comment"] == "'-see the photograph"
    assert rows("values.csv", view())[1]["words"] == "'=HYPERLINK(0)"


def test_a_file_is_what_rfc_4180_and_excel_want() -> None:
    content = write(view())["incidents.csv"]
    assert content.startswith(b"\xef\xbb\xbfnumber,when,place,title,")
    assert content.endswith(b"\r\n")


def test_a_number_stays_a_number() -> None:
    assert rows("places.csv", view())[0]["latitude"] == "-48.5"


def test_grades_and_caveats_travel_with_what_they_are_about() -> None:
    files = view()
    first, second = rows("incidents.csv", files)
    assert (first["grade"], first["independent"], first["caveat"]) == ("corroborated", "3", "")
    assert first["citation_caveats"] == "may be a fake"
    assert second["caveat"] == "Not corroborated independently."
    for table in ("values.csv", "participations.csv", "figures.csv"):
        assert {row["caveat"] for row in rows(table, files)} == {"Not corroborated independently."}
    assert [row["caveat"] for row in rows("citations.csv", files)] == ["may be a fake", ""]


def test_a_citation_says_what_it_speaks_to() -> None:
    spoken = [(row["field"], row["value"]) for row in rows("citations.csv", view())]
    assert spoken == [("when", "April 17–18, 2022"), ("person", "Person 1")]


def test_a_table_without_rows_has_its_header() -> None:
    files = write(ReleasedView(title="", language="en"))
    assert files["notes.csv"].decode("utf-8-sig") == "about,text,about_id\r\n"
    assert files.keys() == write(view()).keys()


def test_an_incident_says_its_number_and_who_is_cited_in_it() -> None:
    first, second = rows("incidents.csv", view())
    assert (first["number"], second["number"]) == ("1", "2")
    assert (first["source_ids"], first["sources"]) == (OUTLET.id, OUTLET.title)
    assert (first["source_count"], second["source_count"]) == ("1", "0")
    assert second["sources"] == ""


def test_a_date_says_whose_words_it_is_in_and_where_its_bounds_come_from() -> None:
    whole = view()
    inferred = replace(APRIL, quality="inferred", words_from="recorder")
    first, second = whole.incidents
    claim = replace(first.claims[0], when=inferred)
    files = replace(
        whole, incidents=(replace(first, when=inferred, claims=(claim, *first.claims[1:])), second)
    )
    for table in ("incidents.csv", "values.csv"):
        one, other = rows(table, files)
        assert (one["when_quality"], one["words_from"]) == ("inferred", "recorder")
        assert other["when_quality"] == ""
    assert rows("figures.csv", files)[0]["words_from"] == "source"
    assert rows("values.csv", files)[1]["precision"] == "settlement"


def test_a_name_spelt_alike_in_two_languages_is_named_once() -> None:
    whole = view()
    names = tuple(
        ReleasedName(text=text, language=language)
        for text, language in (("Токмак", "uk"), ("Tokmak", "en"), ("Токмак", "ru"))
    )
    town, *others = whole.places
    files = replace(whole, places=(replace(town, names=names), *others))
    assert rows("places.csv", files)[0]["names"] == "Токмак; Tokmak"
