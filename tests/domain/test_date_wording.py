"""Whose words a date is in, and who concluded what the source does not say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.date_wording import as_worded, how_read
from khronika.domain.date_words import parse_when
from khronika.domain.dates import Quality

SENTENCE = "On February 25 three men were held in Testove, The Gazette told on March 3, 2022."


@pytest.mark.parametrize(
    ("cited", "typed", "words", "quality"),
    [
        ("February 25", "February 25, 2022", "February 25", Quality.INFERRED),
        ("в начале марта", "начало марта 2022", "в начале марта", Quality.INFERRED),
        ("On February 25, 2022, several fighters", "February 25, 2022", None, Quality.STATED),
        ("that night", "April 17, 2022", None, Quality.STATED),
        (SENTENCE, "February 25 2022", "February 25", Quality.INFERRED),
        (SENTENCE, "25.02.2022", "February 25", Quality.INFERRED),
        (SENTENCE, "by February 25, 2022", "February 25", Quality.INFERRED),
        (SENTENCE, "3 March 2022", "March 3, 2022", Quality.STATED),
        (SENTENCE, "April 17, 2022", None, Quality.STATED),
        ("25 лютого затримали трьох.", "25.02.2022", "25 лютого", Quality.INFERRED),
        (
            "By January 9, 2023, forty had",
            "by January 9, 2023",
            "By January 9, 2023",
            Quality.STATED,
        ),
        ("January 9, 2023", "by January 9, 2023", "January 9, 2023", Quality.INFERRED),
        ("the fires of April 25, 2022", "April 2, 2022", None, Quality.STATED),
    ],
)
def test_what_a_person_adds_to_a_date_is_not_put_into_the_sources_mouth(
    cited: str, typed: str, words: str | None, quality: Quality
) -> None:
    when = parse_when(typed)
    worded = as_worded(when, [cited])
    assert worded.words == (words or typed)
    assert worded.quality is quality
    assert worded.bounds == when.bounds
    assert as_worded(when, []) == when


def test_the_small_words_before_what_was_selected_are_the_sources_too() -> None:
    when = parse_when("by January 9, 2023")
    worded = as_worded(when, ["January 9, 2023"], ["all of them, by January 9, 2023, had left"])
    assert (worded.words, worded.quality) == ("by January 9, 2023", Quality.STATED)


@pytest.mark.parametrize("typed", ["32 Febtember 2022", "the third week of Lent 2022"])
def test_words_of_which_no_date_is_made_stay_whatever_date_is_cited(typed: str) -> None:
    when = parse_when(typed)
    assert as_worded(when, [SENTENCE, "February 25"], [SENTENCE]) == when


def test_a_date_that_stands_beside_is_taken_for_no_other() -> None:
    when = parse_when("April 17, 2022")
    assert as_worded(when, [], ["February 25"]) == when
    assert as_worded(parse_when("February 25, 2022"), [], [SENTENCE]).words == "February 25"


@given(st.text("Feb 25,рlу.0123\n", max_size=30), st.text(max_size=20))
def test_the_bounds_never_change(cited: str, typed: str) -> None:
    when = parse_when(typed, year=2022)
    assert as_worded(when, [cited]).bounds == when.bounds


def test_of_a_date_without_its_year_just_the_year_is_called_inferred() -> None:
    assert how_read("February 25", "inferred") == "year inferred"
    assert how_read("February 25, 2022", "inferred") == "inferred"
    assert how_read("February 25", "stated") == ""
    assert how_read(None, None) == ""
