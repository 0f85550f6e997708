"""Titles and front matter, as people and their programs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.importing.markdown import body, first_line, front_matter, heading, plain

BLOG = """---
layout: post
title : Crossing the line
author: Olena Example
date  : 2024-06-18 12:00:00 +0800
image : https://example.org/a.jpg
#caption: ""
---

_A summary._

### Introduction
"""


def test_front_matter_is_read_as_people_write_it() -> None:
    fields = front_matter(BLOG)
    assert fields["title"] == ("Crossing the line",)
    assert fields["date"] == ("2024-06-18 12:00:00 +0800",)
    assert fields["image"] == ("https://example.org/a.jpg",)
    assert "#caption" not in fields


def test_lists_are_read_in_both_ways() -> None:
    text = "---\nAuthors:\n  - Ганна\n  - 'Іван Ко'\ntags: [a, \"b c\"]\nempty:\n---\n"
    assert front_matter(text) == {"authors": ("Ганна", "Іван Ко"), "tags": ("a", "b c")}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---",
        "---\ntitle: no end",
        "---\n\nJust a rule above.\n---\n",
        "\n---\ntitle: not first\n---\n",
        "title: bare\n",
    ],
)
def test_a_rule_is_no_front_matter(text: str) -> None:
    assert front_matter(text) == {}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Хроніка подій\n\nтекст", "Хроніка подій"),
        ("text\n\n## Second\n\n# First of rank\n", "First of rank"),
        ("## Only this\n", "Only this"),
        ("Заголовок\n=====\n", "Заголовок"),
        ("Less\n----\n", "Less"),
        ("# A **bold** [link](https://example.org/x_y) #\n", "A bold link"),
        ("```\n# code\n```\n# Title\n", "Title"),
        ("#нетвойне это метка\n", None),
        ("- item\n---\n", None),
        ("\n---\n", None),
        ("no heading\n", None),
        (BLOG, "Introduction"),
    ],
)
def test_headings(text: str, title: str | None) -> None:
    assert heading(text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\n\n  Звернення\n\nтекст", "Звернення"),
        ("top of page\n  • Author Name\n\nThe real title\n", "The real title"),
        ("Перейти к содержанию\nМеню\nЗаголовок", "Заголовок"),
        ("x" * 121, None),
        ("", None),
        ("***\n", None),
    ],
)
def test_the_first_line_is_a_title_when_short(text: str, title: str | None) -> None:
    assert first_line(text) == title


def test_marks_are_taken_off() -> None:
    assert plain("  **So** it `is`,  _maybe_ snake_case ") == "So it is, maybe snake_case"


@given(st.text(st.sampled_from("-: \n#=a[]'\"•*_`~"), max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    front_matter(text)
    for title in (heading(text), first_line(text)):
        assert title is None or (title == title.strip() and "\n" not in title)


def test_of_a_line_of_marks_no_more_is_looked_at_than_of_a_long_one() -> None:
    lines = body("[" * 16_000 + "\n" + "*" * 16_000)

    assert max(map(len, lines)) <= 2_000
