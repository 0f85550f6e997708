"""How a text begins, without reading the whole of it."""

import unicodedata
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.importing.beginning import BEGINNING
from khronika.importing.beginning import beginning as begun
from khronika.importing.decoding import decode, decode_beginning
from khronika.importing.faults import FileGone
from khronika.importing.pasted import of_text
from khronika.importing.plan import PlanRow, Status
from khronika.importing.planning import make_plan as planned
from tests.conftest import shared_readers
from tests.importing.known import KnownDocuments

make_plan = partial(planned, readers=shared_readers())
beginning = partial(begun, readers=shared_readers())
LONG = "Ґрунт і ї́жак 🕊️.\r\n" * 400


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_long_file_is_shown_by_its_beginning(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "long.txt"
    text = "Наш текст, який пишуть люди.\r\n" * 400 if encoding == "cp1251" else LONG
    path.write_bytes(text.encode(encoding))
    (row,) = make_plan([path], KnownDocuments()).rows
    assert beginning(row) == decode(path.read_bytes(), row.encoding).text[:BEGINNING]


def test_a_pasted_text_needs_no_file() -> None:
    (row,) = make_plan([], KnownDocuments(), pasted=[of_text(LONG)]).rows
    assert beginning(row) == unicodedata.normalize("NFC", LONG.replace("\r\n", "\n"))[:BEGINNING]


def test_what_was_parsed_begins_as_it_did_when_it_was_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<p>The first words, and more.</p>")
    (row,) = make_plan([path], KnownDocuments()).rows
    path.unlink()
    assert beginning(row) == "The first words, and more."
    with pytest.raises(FileGone):
        beginning(replace(row, begins=""))


def test_what_is_no_text_begins_with_nothing(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"%PDF-1.7")
    (row,) = make_plan([path], KnownDocuments()).rows
    assert beginning(row) == ""


def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    row = PlanRow(path=str(tmp_path / "x"), name="x", status=Status.NEW, encoding="utf-8")
    with pytest.raises(FileGone):
        beginning(row)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.integers(0, 40))
def test_half_a_letter_is_left_out(text: str, end: int) -> None:
    whole = text.encode()
    said = decode_beginning(whole[:end], "utf-8").removeprefix("\ufeff")
    letters = len(whole[:end].decode(errors="ignore").removeprefix("\ufeff"))
    assert said == unicodedata.normalize("NFC", text.removeprefix("\ufeff")[:letters])
