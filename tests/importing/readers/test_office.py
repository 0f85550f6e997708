"""Which titles, authors and days say something of a document, and which a program filled in."""

import pytest

from khronika.importing.readers import office


@pytest.mark.parametrize(
    "title",
    [
        "Document1",
        "Документ 12",
        "Microsoft Word - заява.doc",
        "Без названия",
        "Untitled",
        "заява.docx",
        "Word Document",
        "---",
        "7",
        "",
    ],
)
def test_a_title_that_a_program_made_up_is_none(title: str) -> None:
    assert not list(office.titles([(title, "x")]))


@pytest.mark.parametrize("title", ["Документ про відмову", "Документы дела 7", "1984 год", "Word"])
def test_a_title_that_begins_like_one_is_kept(title: str) -> None:
    assert [one.value for one in office.titles([(f" {title}\n", "x")])] == [title]


def test_authors_are_several_and_no_computers() -> None:
    said = "Admin; Одарка  Вигадана;Пользователь Windows\nЛукаш Вигаданий; Одарка Вигадана; 1"
    assert [one.value for one in office.authors(said, "x")] == [
        "Одарка Вигадана",
        "Лукаш Вигаданий",
    ]
    assert not list(office.authors(None, "x"))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2024-02-01T09:00:00Z", ["2024-02-01"]),
        ("2024-02-01", ["2024-02-01"]),
        ("1601-01-01T00:00:00Z", []),
        ("1970-01-01T00:00:00Z", []),
        ("2013-12-23T23:15:00Z", []),
        ("yesterday", []),
        (None, []),
    ],
)
def test_a_day_is_one_on_which_somebody_wrote(said: str | None, day: list[str]) -> None:
    assert [one.value for one in office.day(said, "x")] == day


def test_a_language_is_proposed_unless_the_text_is_seen_to_be_in_another() -> None:
    said: list[tuple[str | None, str]] = [("ru-RU", "a"), ("uk_UA", "b"), (None, "c"), ("x", "d")]
    assert [one.value for one in office.languages(said, "uk")] == ["uk"]
    assert [one.value for one in office.languages(said, None)] == ["ru", "uk"]


def test_bare_numbers_of_pages_are_not_kept_and_headers_once() -> None:
    assert office.around("л", [["справа", "- 7 -"], ["справа"], []]) == ["[л]", "справа"]
    assert office.around("л", [["7"]]) == []


def test_a_text_is_kept_without_what_the_layout_put_into_words() -> None:
    assert office.joined(["\ufeffсло\u00adво\r\x7f", "и\u0306"]) == "слово\n\n\nй"


def test_what_is_a_value_is_on_one_line_and_no_text() -> None:
    assert office.one_line(" а\n б\t") == "а б"
    assert len(office.one_line("слово " * 1000)) == 500
    assert office.properties([("a", " "), ("b", None), ("c", "d")]) == (("c", "d"),)
