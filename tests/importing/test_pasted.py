"""What was pasted is kept whole inside the archive until it is in."""

import json
from pathlib import Path

import pytest

from khronika.importing.faults import LARGEST, FileEmpty, PastedTooBig
from khronika.importing.pasted import Pasted, of_json, of_text
from khronika.importing.plan import Status
from khronika.importing.planning import make_plan
from khronika.importing.rereading import read_row
from tests.conftest import shared_readers
from tests.importing.known import KnownDocuments

PAGE = Pasted(
    data=b"<p>Words</p>\xff\0",
    media_type="text/html",
    plain="Слова",
    address="https://x.example/",
    evidence="text/x-moz-url-priv",
)


@pytest.mark.parametrize("one", [PAGE, PAGE.as_plain(), of_text("Слова 🕊"), of_text("")])
def test_it_is_read_back_as_it_was(one: Pasted) -> None:
    written = json.dumps(one.as_json(), ensure_ascii=False).encode()
    assert of_json(json.loads(written)) == one


def test_what_an_older_khronika_kept_is_a_text() -> None:
    assert of_json("Слова") == of_text("Слова")
    assert of_text("Слова").as_json() == "Слова", "and an older one could read it"


def test_its_plain_text_is_taken_where_there_is_one() -> None:
    assert PAGE.as_plain().data == "Слова".encode()
    assert PAGE.as_plain().proposals == PAGE.proposals
    picture = Pasted(data=b"?", media_type="image/png")
    assert picture.as_plain() == picture
    assert picture.proposals == ()


def test_what_is_too_big_or_empty_says_so_in_its_row() -> None:
    pasted = [Pasted(data=bytes(LARGEST + 1), media_type="image/png"), Pasted(data=b"")]
    rows = make_plan([], KnownDocuments(), readers=shared_readers(), pasted=pasted).rows
    assert [row.status for row in rows] == [Status.FAILED, Status.FAILED]
    assert isinstance(rows[0].fault, PastedTooBig)
    assert f"{LARGEST >> 20} MiB at most can be pasted" in rows[0].why
    assert isinstance(rows[1].fault, FileEmpty)


def test_a_damaged_picture_fails_as_a_file_does() -> None:
    pasted = [Pasted(data=b"\x89PNG\r\n\x1a\n and no more", media_type="image/png")]
    (row,) = make_plan([], KnownDocuments(), readers=shared_readers(), pasted=pasted).rows
    assert row.status is Status.FAILED
    assert row.pasted == pasted[0]


MENU = "<ul>" + "".join(f"<li><a href='/{n}'>Post number {n}</a></li>" for n in range(40)) + "</ul>"


def test_of_a_part_of_a_page_all_that_was_copied_is_read(tmp_path: Path) -> None:
    """A menu is no part of the text of a page; but who copies nothing else wants it."""
    said = "<p>" + "We refuse, and say why in this letter. " * 20 + "</p>"
    page = f"<meta charset='utf-8'><h1>A letter</h1>{said}{MENU}".encode()
    (tmp_path / "page.html").write_bytes(b"<!doctype html>" + page)
    copied = [Pasted(data=page, media_type="text/html")]
    plan = make_plan([tmp_path], KnownDocuments(), readers=shared_readers(), pasted=copied)
    whole, part = (read_row(row, shared_readers()).text for row in plan.rows)
    assert "Post number 39" not in whole
    assert "Post number 39" in part
    assert part.startswith("A letter\n\nWe refuse")
