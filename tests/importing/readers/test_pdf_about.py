"""Which of what a PDF says of itself is worth offering."""

import pytest

from khronika.importing.readers.pdf_about import day, proposals


def offered(field: str, info: dict[str, str], heading: str = "") -> list[str]:
    return [each.value for each in proposals(info, {}, heading, "") if each.field == field]


@pytest.mark.parametrize(
    "title",
    [
        "Microsoft Word - отказы.doc",
        "untitled",
        "Без названия 3",
        "Без імені 1",
        "Документ1",
        "otkazy-final.docx",
        "file:///home/user/a.html",
        "about:blank",
        "Scan_0012",
        "Презентация PowerPoint",
    ],
)
def test_a_title_that_nobody_gave_is_not_offered(title: str) -> None:
    assert offered("title", {"Title": title}) == []
    assert offered("title", {"Title": title}, "Заголовок") == ["Заголовок"]


@pytest.mark.parametrize("title", ["Хроника отказов", "Document of a trial", "Книга памяти", "5"])
def test_a_title_is_offered_before_the_heading(title: str) -> None:
    assert offered("title", {"Title": title}, "Заголовок") == [title]


def test_authors_are_parted_and_accounts_are_none() -> None:
    assert offered("authors", {"Author": "Сомова В.; Вербець О.; User"}) == [
        "Сомова В.",
        "Вербець О.",
    ]
    for account in ("Admin", "Пользователь", "Користувач Windows", "user1", " - "):
        assert offered("authors", {"Author": account}) == []


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("D:20230412054109+03'00'", "2023-04-12"),
        ("D:20230412", "2023-04-12"),
        ("20230412", "2023-04-12"),
        ("D:202304", "2023-04"),
        ("D:2023", "2023"),
        ("D:20231399", None),
        ("D:00000000", None),
        ("D:19040101", None),
        ("Wed Apr 12", None),
        ("", None),
    ],
)
def test_a_day_of_pdf(words: str, iso: str | None) -> None:
    assert day(words) == iso
