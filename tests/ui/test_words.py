from dataclasses import replace
from datetime import UTC, datetime

import pytest

from khronika.domain.date_words import parse_when
from khronika.domain.dates import UNKNOWN
from khronika.domain.kinds import Kind, RecordId, new_uid
from khronika.domain.values import Citation, Grade, Hit, Named
from khronika.domain.vocabulary import GRADES
from khronika.i18n import speak
from khronika.ui.words import (
    bounds,
    cut,
    cut_middle,
    dates_to_write,
    days,
    decimal,
    grade_badge,
    icon_of,
    moment,
    part_badge,
    quoted,
    sentence,
    understood,
    whole_badge,
)


@pytest.mark.parametrize("grade", list(GRADES))
def test_every_grade_has_a_shape_and_a_word(grade: str) -> None:
    badge = grade_badge(Grade(grade=grade, independent=3))
    assert badge.icon
    assert badge.word


def test_independent_sources_are_counted() -> None:
    badge = grade_badge(Grade(grade="corroborated", independent=3))
    assert badge.word == "3 independent sources"


def test_of_a_whole_no_more_is_said_than_holds_for_its_best_part() -> None:
    assert whole_badge(Grade(grade="corroborated", independent=3)).word == (
        "up to 3 independent sources"
    )
    for grade in (Grade(), Grade(grade="unnamed"), Grade(grade="single", independent=1)):
        assert whole_badge(grade) == grade_badge(grade)
    assert grade_badge(Grade(grade="unnamed")).word == "source not named"


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
    assert "not after August 31, 2023" in understood(parse_when("before September 2023"))
    assert understood(UNKNOWN).startswith("no date understood; the words are kept\nWrite for")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("April 2022", "April 2022"),
        ("2011–2012", "2011–2012"),
        ("since January 2021", "since January 2021"),
        ("April 17–18, 2022", "April 17–18, 2022"),
        ("between 24 February and 22 April 2022", "between February 24 and April 22, 2022"),
        ("early 2023", "early 2023 · between January 1 and April 30, 2023"),
        ("summer 2022", "summer 2022 · between June 1 and August 31, 2022"),
        ("about 2022", "about 2022 · between January 1 and December 31, 2022"),
    ],
)
def test_bounds_are_told_where_the_words_of_a_date_do_not(words: str, said: str) -> None:
    assert understood(parse_when(words)) == said


def test_bounds_are_told_in_words() -> None:
    speak("uk")
    found = understood(parse_when("весна 2022"))
    assert found == "весна 2022 · між 1 березня і 31 травня 2022"


def test_quotation_marks_are_those_of_the_language() -> None:
    assert quoted("a\nline") == "“a line”"
    speak("uk")
    assert quoted("рядок") == "«рядок»"


def test_what_is_cut_ends_at_a_word() -> None:
    assert cut("one two three", 9) == "one two…"
    assert cut("one  two", 9) == "one two"


def test_of_a_path_both_ends_stay() -> None:
    path = "/media/somebody/Stick/For the court/2026-05"
    assert cut_middle(path, len(path)) == path
    said = cut_middle(path, 20)
    assert said == "/media…court/2026-05"
    assert len(said) == 20


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        ("en", "January 2, 2026, 13:04"),
        ("uk", "2 січня 2026, 13:04"),
        ("ru", "2 января 2026, 13:04"),
    ],
)
def test_a_moment_is_shown_in_local_time_and_as_other_dates(spoken: str, said: str) -> None:
    local = datetime(2026, 1, 2, 13, 4, 5).astimezone()
    speak(spoken)
    try:
        assert moment(local.astimezone(UTC).isoformat()) == said
    finally:
        speak("en")


def test_a_value_that_only_the_whole_supports_reads_calmly() -> None:
    cited = Citation(id=RecordId(1), uid=new_uid(), kind=Kind.CITATION, target=RecordId(2),
                     stance="supports")  # fmt: skip
    badge = part_badge(Grade(), [cited])
    assert (badge.word, badge.role) == ("not cited for itself", "quiet")
    for whole in ([], [replace(cited, stance="contradicts")]):
        assert part_badge(Grade(), whole) == grade_badge(Grade())
    assert grade_badge(Grade()).role == "unsourced"
    single = Grade(grade="single", independent=1)
    assert part_badge(single, [cited]) == grade_badge(single)


def test_what_may_be_written_for_a_date_is_understood() -> None:
    said = dates_to_write()
    for words in ("17.04.2022", "April 2022", "early 2023", "before May 2022"):
        assert words in said
        assert not parse_when(words).is_unknown


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("by January 9, 2023", ""),
        ("before September 2023", "not after August 31, 2023"),
        ("since February 24, 2022", ""),
        ("after October 4, 2022", "not before October 5, 2022"),
    ],
)
def test_the_bound_of_a_date_is_not_told_twice(typed: str, said: str) -> None:
    assert days(parse_when(typed)) == said


def test_a_number_with_a_fraction_is_written_as_its_language_does() -> None:
    said = []
    for language in ("en", "uk", "ru"):
        speak(language)
        said.append(decimal(35.24))
    assert said == ["35.2", "35,2", "35,2"]


@pytest.mark.parametrize(
    ("said", "ended"),
    [
        ("Recorded: I-2 died", "Recorded: I-2 died."),
        ("Recorded: I-2 They said no.", "Recorded: I-2 They said no."),
        ("Recorded: I-2 Who refused?", "Recorded: I-2 Who refused?"),
        ("Recorded: I-2 “No!”", "Recorded: I-2 “No!”"),
        ("Recorded: I-2 (so it is told)", "Recorded: I-2 (so it is told)."),
    ],
)
def test_a_sentence_ends_once(said: str, ended: str) -> None:
    assert sentence(said) == ended


def test_people_wear_as_many_figures_as_they_are() -> None:
    uid = new_uid()
    hit = Hit(kind=Kind.AGENT, id=RecordId(1), uid=uid, title="They", snippet="", start=0, end=0)
    named = Named(id=RecordId(1), uid=uid, kind=Kind.AGENT, title="They")
    for one in (hit, named):
        assert icon_of(one) == "user"
        assert icon_of(replace(one, is_group=True)) == "users"
    assert icon_of(replace(named, kind=Kind.TERM), "list-tree") == "list-tree"
