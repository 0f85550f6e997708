import pytest

from khronika.domain.date_words import parse_when
from khronika.domain.dates import UNKNOWN
from khronika.domain.values import Grade
from khronika.domain.vocabulary import GRADES
from khronika.i18n import speak
from khronika.ui.words import bounds, cut, grade_badge, moment, quoted, understood


@pytest.mark.parametrize("grade", list(GRADES))
def test_every_grade_has_a_shape_and_a_word(grade: str) -> None:
    badge = grade_badge(Grade(grade=grade, independent=3))
    assert badge.icon
    assert badge.word


def test_independent_sources_are_counted() -> None:
    badge = grade_badge(Grade(grade="corroborated", independent=3))
    assert badge.word == "3 independent sources"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (5, 5, "5"),
        (20, 40, "20–40"),
        (80, None, "at least 80"),
        (None, 7, "at most 7"),
        (None, None, "?"),
    ],
)
def test_bounds_never_say_more_than_is_known(low: int | None, high: int | None, said: str) -> None:
    assert bounds(low, high) == said


def test_open_dates_keep_their_open_end() -> None:
    assert "not after 2023-08-31" in understood(parse_when("before September 2023"))
    assert understood(UNKNOWN) == "no date understood; the words are kept"


def test_quotation_marks_are_those_of_the_language() -> None:
    assert quoted("a\nline") == "“a line”"
    speak("uk")
    assert quoted("рядок") == "«рядок»"


def test_what_is_cut_ends_at_a_word() -> None:
    assert cut("one two three", 9) == "one two…"
    assert cut("one  two", 9) == "one two"


def test_a_moment_is_shown_in_local_time() -> None:
    assert moment("2026-01-02T03:04:05+00:00").startswith("2026-01-0")
