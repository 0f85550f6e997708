from itertools import pairwise

import pytest

from khronika.domain.outlook import MINUTES, Foretold, Outlook, left_words, outlook_words
from khronika.domain.progress import SILENT


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "less than a minute left"),
        (1, "about 1 minute left"),
        (3, "about 3 minutes left"),
        (50, "about 50 minutes left"),
        (60, "about 1 hour left"),
        (90, "about 90 minutes left"),
        (120, "about 2 hours left"),
        (1200, "about 20 hours left"),
        (1440, "more than a day left"),
    ],
)
def test_what_is_left_is_said_in_words_a_person_believes(minutes: int, words: str) -> None:
    assert left_words(minutes) == words


def test_each_step_has_words_of_its_own_and_none_is_twice_the_one_before() -> None:
    assert len({left_words(minutes) for minutes in MINUTES}) == len(MINUTES)
    assert all(a < b <= 2 * a for a, b in pairwise(MINUTES[1:]))


def test_files_are_counted_and_the_time_left_stands_behind_them() -> None:
    assert outlook_words(Outlook(done=0, total=1)) == "0 of 1 file"
    assert outlook_words(Outlook(done=312, total=2000)) == "312 of 2000 files"
    said = outlook_words(Outlook(done=312, total=20_000, left=3), "{:,}".format)
    assert said == "312 of 20,000 files · about 3 minutes left"


def test_what_only_knows_how_far_it_is_hears_no_outlook() -> None:
    assert not isinstance(SILENT, Foretold)
