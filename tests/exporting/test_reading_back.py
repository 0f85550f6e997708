import csv
import json

import pytest

from khronika.exporting.reading_back import Piece, read_back


def pieces(name: str, text: str) -> list[Piece]:
    return list(read_back(name, text.encode()))


def said(name: str, text: str) -> list[str]:
    return [piece.text for piece in pieces(name, text)][2:]  # after the name and the raw text


def test_the_name_and_the_raw_text_come_first() -> None:
    assert pieces("a.json", "[]") == [Piece("name", "a.json"), Piece("text", "[]")]


def test_cells_are_read_as_a_spreadsheet_reads_them() -> None:
    text = '\ufeffid,title,place_id\r\nd1,"said ""so""\nand left",l1\r\n'
    assert pieces("a.csv", text)[2:] == [
        Piece("column 1", "id"),
        Piece("column 2", "title"),
        Piece("column 3", "place_id"),
        Piece("row 2, id", "d1", points=True),
        Piece("row 2, title", 'said "so"\nand left'),
        Piece("row 2, place_id", "l1", points=True),
    ]


def test_a_cell_of_several_ids_is_several() -> None:
    text = "record_ids\r\na1; b2\r\n"
    assert [piece.text for piece in pieces("a.csv", text) if piece.points] == ["a1", "b2"]


def test_strings_are_read_with_their_escapes_undone() -> None:
    assert said("a.json", r'{"title": "\u041a\u0456\u0442"}') == ["title", "Кіт"]


def test_json_ids_are_known_whatever_their_type() -> None:
    found = pieces("a.json", '{"id": 17, "record_ids": ["x", 4], "number": 5}')
    assert [(piece.where, piece.text) for piece in found if piece.points] == [
        ("id", "17"),
        ("record_ids[0]", "x"),
        ("record_ids[1]", "4"),
    ]


def test_a_word_that_markup_cuts_in_two_is_one_word() -> None:
    assert said("a.html", "<p>Під<b>камен</b>ська&#39;s</p><p>other</p>") == [
        "Підкаменська's",
        "other",
    ]


def test_attributes_and_comments_are_read() -> None:
    found = pieces("a.html", '<p title="seen"><!-- hidden --></p>')
    assert [piece.text for piece in found[2:]] == ["seen", " hidden "]


def test_html_ids_and_links_inside_are_known() -> None:
    found = pieces("a.html", '<p id="x1"><a href="#x2">y</a><a href="https://z.example/3">z</a>')
    assert [piece.text for piece in found if piece.points] == ["x1", "x2"]


@pytest.mark.parametrize(
    ("name", "text", "error"),
    [
        ("a.json", "{", json.JSONDecodeError),
        ("a.csv", 'a\r\n"b', csv.Error),
        ("a.csv", "a,b\r\n1\r\n", ValueError),
        ("a.exe", "", KeyError),
    ],
)
def test_what_nobody_could_read_is_a_bug(name: str, text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        pieces(name, text)


def test_what_is_not_utf_8_is_a_bug() -> None:
    with pytest.raises(UnicodeDecodeError):
        list(read_back("a.json", "[]".encode("utf-16")))
