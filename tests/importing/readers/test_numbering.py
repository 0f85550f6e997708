"""The numbers before the paragraphs of Word's lists."""

import pytest

from khronika.importing.readers.docx import NAMESPACES
from khronika.importing.readers.markup import Markup
from khronika.importing.readers.numbering import Numbering
from khronika.importing.readers.numerals import numeral
from tests.importing.readers.word import part


def level(at: int, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}">{more}<w:lvlText w:val="{text}"/></w:lvl>'


def format_(name: str) -> str:
    return f'<w:numFmt w:val="{name}"/>'


def numbering(*levels: str, more: str = "") -> Numbering:
    """Return what counts a list called 1 with `levels`."""
    inside = (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{more}'
    )
    return Numbering(Markup(NAMESPACES).tree([part("w:numbering", inside).encode()]))


def test_levels_are_counted_each_anew_under_the_one_above() -> None:
    counted = numbering(level(0, "%1."), level(1, "%1.%2"), level(2, "(%3)", format_("lowerRoman")))
    levels = [0, 1, 1, 2, 0, 1, 2, 2]
    assert [counted.label("1", at) for at in levels] == (
        ["1.", "1.1", "1.2", "(i)", "2.", "2.1", "(i)", "(ii)"]
    )


def test_a_list_begins_where_it_says_and_two_of_one_kind_go_on() -> None:
    again = (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    counted = numbering(level(0, "%1)", '<w:start w:val="5"/>'), more=again)
    assert [counted.label(list_, 0) for list_ in "11233"] == ["5)", "6)", "7)", "1)", "2)"]


def test_bullets_are_bullets_whichever_font_draws_them() -> None:
    for drawn, shown in (("\uf0b7", "•"), ("o", "•"), ("–", "–"), ("", "•")):
        assert numbering(level(0, drawn, format_("bullet"))).label("1", 0) == shown


def test_of_what_cannot_be_told_nothing_is_said() -> None:
    counted = numbering(level(0, "%1", format_("chineseCounting")))
    assert counted.label("1", 0) == ""
    assert (counted.label("7", 0), counted.label("1", 9), counted.label("1", 3)) == ("", "", "")
    assert Numbering().label("1", 0) == ""


def test_a_list_may_stand_for_another_through_a_style() -> None:
    same = (
        '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Свій"/></w:abstractNum>'
        '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    )
    counted = numbering(level(0, "%1."), more=same)
    counted.follow({"Свій": "1"}.get)
    assert [counted.label(list_, 0) for list_ in "12"] == ["1.", "2."]


def test_a_style_has_its_own_level() -> None:
    counted = numbering(level(0, "%1."), level(1, "%2.", '<w:pStyle w:val="Абзац"/>'))
    assert (counted.level_of("1", "Абзац"), counted.level_of("1", None)) == (1, 0)


@pytest.mark.parametrize(
    ("one", "shown"),
    [
        ("1", "1 4 28 29 60"),
        ("01", "01 04 28 29 60"),
        ("i", "i iv xxviii xxix lx"),
        ("I", "I IV XXVIII XXIX LX"),
        ("a", "a d bb cc hhh"),
        ("A", "A D BB CC HHH"),
        ("а", "а г я аа ггг"),
    ],
)
def test_numbers_are_written_as_lists_have_them(one: str, shown: str) -> None:
    assert [numeral(number, one) for number in (1, 4, 28, 29, 60)] == shown.split()


def test_no_number_is_longer_than_the_paragraph_it_counts() -> None:
    assert [numeral(number, one) for number in (0, -1, 10**8) for one in "1ia?"] == [""] * 12
