"""What is said of an estimate: it goes down in steps, up when it was wrong, or is silent."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.outlook import MINUTES
from khronika.importing.costs import Expected
from khronika.importing.time_left import TimeLeft

MANY = 100  # things that have ended
seconds = st.floats(0, 4 * 86_400)


def sure(seconds: float) -> Expected:
    return Expected(seconds, 0.1 * seconds)


def test_nothing_is_said_until_it_is_worth_saying() -> None:
    left = TimeLeft()
    assert left.heard(sure(600), 3, 20.0) is None, "of three files nothing follows"
    assert left.heard(sure(600), MANY, 1.0) is None, "what is over at once needs no words"
    assert left.heard(Expected(600, 300), MANY, 20.0) is None, "it may as well be twice as much"
    assert left.heard(sure(600), MANY, 20.5) == 10


def test_what_is_surely_short_is_said_however_unsure_it_is() -> None:
    assert TimeLeft().heard(Expected(5, 20), MANY, 20.0) == 0
    assert TimeLeft().heard(Expected(5, 40), MANY, 20.0) is None


def test_it_falls_silent_when_it_cannot_be_trusted_any_more() -> None:
    left = TimeLeft()
    assert left.heard(sure(600), MANY, 20.0) == 10
    assert left.heard(Expected(600, 300), MANY, 20.5) == 10, "it does not come and go"
    assert left.heard(Expected(600, 400), MANY, 21.0) is None
    assert left.heard(Expected(600, 300), MANY, 21.5) is None


def test_it_is_rounded_to_what_a_person_believes() -> None:
    said = [
        (20, 0), (49, 0), (51, 1), (89, 1), (91, 2), (170, 3), (450, 8), (1300, 20), (3500, 60),
        (4700, 90), (7000, 120), (80_000, 1200), (90_000, 1440),
    ]  # fmt: skip
    for exactly, minutes in said:
        assert TimeLeft().heard(sure(exactly), MANY, 20.0) == minutes


def test_it_does_not_flicker_at_the_edge_of_a_step() -> None:
    left = TimeLeft()
    told = {left.heard(sure(150 + (at % 2) * 30), MANY, 20 + at / 2) for at in range(100)}
    assert told == {2} or told == {3}


def test_it_goes_up_at_once_when_it_is_clearly_wrong() -> None:
    left = TimeLeft()
    assert left.heard(sure(120), MANY, 20.0) == 2
    assert left.heard(sure(180), MANY, 20.5) == 2, "not for a little"
    assert left.heard(sure(1200), MANY, 21.0) == 20


def test_it_goes_down_by_single_steps() -> None:
    left = TimeLeft()
    told = [left.heard(sure(1200), MANY, 20.0)]
    told += [left.heard(sure(100), MANY, 20.5 + at) for at in range(60)]
    steps = [MINUTES.index(minutes) for minutes in told if minutes is not None]
    assert {a - b for a, b in pairwise(steps)} == {0, 1}
    assert told.count(15) == told.count(8) == 5, "so many seconds each"
    assert told[-1] == 2


@given(st.lists(seconds, min_size=2, max_size=60))
def test_it_never_rises_by_a_little_nor_falls_by_much(
    estimates: list[float],
) -> None:
    left, before = TimeLeft(), None
    for at, one in enumerate(estimates):
        said = left.heard(sure(one), MANY, 20.0 + at)
        assert said in MINUTES
        if before is not None and said is not None:
            if said > before:
                assert one / 60 > 1.25 * before or before == 0
            assert MINUTES.index(before) - MINUTES.index(said) <= 1
        before = said


@given(seconds)
def test_less_than_a_minute_is_less_than_a_minute(exactly: float) -> None:
    left = TimeLeft()
    left.heard(sure(10), MANY, 20.0)
    if left.heard(sure(exactly), MANY, 20.5) == 0:
        assert exactly < 63
