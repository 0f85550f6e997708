"""What is proposed of a text."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.dates import UNKNOWN
from khronika.importing.metadata import describe, printable, shown_name

FRONT = """---
title: "Звіт про «Опір»"
authors: [Ганна Приклад, Іван Приклад]
date: 2023-02-05 10:00
url: https://example.org/zvit
publisher: Приклад-медіа
type: report
lang: uk-UA
...
Text.
"""


def test_front_matter_is_proposed() -> None:
    said = describe(FRONT, "x.md")
    assert said.title == "Звіт про «Опір»"
    assert said.authors == ("Ганна Приклад", "Іван Приклад")
    assert said.published.earliest_start == said.published.latest_end == date(2023, 2, 5)
    assert (said.url, said.publisher) == ("https://example.org/zvit", "Приклад-медіа")
    assert (said.kind, said.language) == ("report", "uk")


def test_a_source_may_be_a_name_or_an_address() -> None:
    assert describe("---\nsource: https://example.org/1\n---\nx").publisher is None
    assert describe("---\nsource: https://example.org/1\n---\nx").url == "https://example.org/1"
    assert describe("---\nsource: Приклад\n---\nx").publisher == "Приклад"
    assert describe("---\nurl: not one\n---\nx").url is None


def test_without_front_matter_little_is_claimed() -> None:
    said = describe("Перший рядок\n\nЦе наш текст, і він про те, що було.", "x.txt")
    assert (said.title, said.kind, said.language) == ("Перший рядок", "text", "uk")
    assert (said.authors, said.publisher, said.url, said.published) == ((), None, None, UNKNOWN)


def test_the_title_is_looked_for_in_order() -> None:
    long = "слово " * 40
    assert describe("---\ntitle: Front\n---\n# Head\nline", "file.md").title == "Front"
    assert describe("line\n\n# Head\n", "file.md").title == "Head"
    assert describe("line\n\ntext", "file.md").title == "line"
    assert describe(long, "мій файл.md").title == "мій файл"
    assert describe(long, "").title == "Untitled"


def test_a_date_without_sense_keeps_its_words() -> None:
    said = describe("---\ndate: коли-небудь\n---\nx")
    assert said.published.words == "коли-небудь"
    assert said.published.is_unknown


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Суд отказал, и он обжаловал это решение. " * 80, "ru"),
        ("The court refused and they appealed to it. " * 80, "en"),
        ("12345", None),
    ],
)
def test_the_language_is_proposed(text: str, language: str | None) -> None:
    assert describe(text).language == language


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\nb\t c.txt", "a b c.txt"),
        ("odd\udcff.txt", "odd�.txt"),
        ("gpj.\u202etxt", "gpj.txt"),
        ("и\u0306.txt", "й.txt"),
        ("👩\u200d👧.txt", "👩\u200d👧.txt"),
    ],
)
def test_names_of_files_are_made_fit_to_show(name: str, shown: str) -> None:
    assert shown_name(name) == shown


def test_a_path_is_printed_as_it_is_where_it_can_be() -> None:
    assert printable("/in/й и\u0306\n👩.txt") == "/in/й и\u0306\n👩.txt"
    assert printable("/in/odd-\udcff.txt") == "/in/odd-�.txt"


@given(st.text())
def test_any_name_can_be_kept(name: str) -> None:
    shown = shown_name(name)
    assert shown_name(shown) == shown
    assert shown.encode().decode() == shown
