"""What is learnt of the costs of each kind."""

from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khronika.importing.costs import Costs, Rest, Usual

kinds = st.sampled_from(["text", "pdf", "picture"])
sizes = st.floats(0, 1e10)
seconds = st.floats(0, 3600)


def learnt(*ended: tuple[str, float, float]) -> Costs:
    costs = Costs()
    for one in ended:
        costs.learn(*one)
    return costs


def test_each_kind_has_its_own_costs_whatever_the_bytes() -> None:
    costs = learnt(*[("text", 50_000, 0.001), ("pdf", 50_000, 0.1)] * 20)
    assert costs.expect({"text": Rest(100, 5e6)}).seconds == pytest.approx(0.1)
    assert costs.expect({"pdf": Rest(100, 5e6)}).seconds == pytest.approx(10)
    both = costs.expect({"text": Rest(100, 5e6), "pdf": Rest(100, 5e6)})
    assert both.seconds == pytest.approx(10.1)


def test_what_goes_with_bytes_and_what_does_not_shows() -> None:
    chance = Random(1)
    ended = [(kind, chance.uniform(1e4, 1e6)) for kind in ("file", "picture") * 30]
    costs = learnt(*((kind, x, x * 1e-6 if kind == "file" else 0.02) for kind, x in ended))
    assert costs.expect({"file": Rest(1, 5e6)}).seconds == pytest.approx(5, rel=0.1)
    assert costs.expect({"picture": Rest(1, 5e6)}).seconds == pytest.approx(0.02, rel=0.6)


def test_until_sizes_tell_more_half_goes_with_the_bytes() -> None:
    costs = learnt(*[("pdf", 1e5, 0.1)] * 10)
    assert costs.expect({"pdf": Rest(1, 1e5)}).seconds == pytest.approx(0.1)
    assert costs.expect({"pdf": Rest(1, 3e5)}).seconds == pytest.approx(0.2)
    far = costs.expect({"pdf": Rest(1, 1e7)})
    assert far.spread > 0.5 * far.seconds, "nothing of that size was seen"


def test_what_was_lately_says_more() -> None:
    costs = learnt(*[("pdf", 1e5, 0.1)] * 100, *[("pdf", 1e5, 0.3)] * 200)
    assert costs.expect({"pdf": Rest(1, 1e5)}).seconds > 0.25


def test_one_that_choked_its_reader_is_no_rate_and_several_are() -> None:
    usual = [("pdf", 1e5, 0.1)] * 40
    rest = {"pdf": Rest(100, 1e7)}
    once = learnt(*usual, ("pdf", 1e5, 20.0), *usual).expect(rest)
    assert once.seconds == pytest.approx(10, rel=0.3)
    often = learnt(*[*usual[:20], ("pdf", 1e5, 20.0)] * 4).expect(rest)
    assert often.seconds == pytest.approx(10 + 100 * 20 * 3 / 84, rel=0.1)
    assert often.spread > 2 * once.spread


def test_a_kind_never_seen_is_taken_for_one_like_the_others_and_that_is_not_sure() -> None:
    costs = learnt(*[("text", 1e5, 0.01)] * 90, *[("pdf", 1e5, 0.1)] * 10)
    unseen = costs.expect({"docx": Rest(100, 1e7)})
    assert unseen.seconds == pytest.approx(5.5), "each kind counts alike"
    assert unseen.spread >= unseen.seconds
    seen = costs.expect({"pdf": Rest(100, 1e7)})
    assert seen.spread < 0.5 * seen.seconds


def test_a_kind_never_seen_stands_to_the_others_as_it_usually_does() -> None:
    usual = {"text": Usual(0.002, 0), "pdf": Usual(0.02, 1e-6), "docx": Usual(0.04, 0)}
    costs = Costs(usual)
    for _one in range(20):  # on a computer three times as slow
        costs.learn("text", 5e4, 0.006)
        costs.learn("pdf", 1e5, 0.36)
    unseen = costs.expect({"docx": Rest(100, 1e7)})
    assert unseen.seconds == pytest.approx(12)
    assert unseen.spread >= unseen.seconds
    strange = costs.expect({"strange": Rest(100, 7.5e6)})
    assert strange.seconds == pytest.approx(18.3)


def test_where_nothing_ended_nothing_is_expected() -> None:
    assert Costs().expect({"pdf": Rest(3, 1e5)}).seconds == 0
    assert learnt(("pdf", 1, 1)).expect({"pdf": Rest()}).seconds == 0


@example([("pdf", 1.35e-192, 1.0)], {"text": Rest(1, 1.0)})
@example([("pdf", 1e-150, 1.0)], {"pdf": Rest(1, 1e10)})
@given(
    st.lists(st.tuples(kinds, sizes, seconds), max_size=200),
    st.dictionaries(kinds, st.builds(Rest, st.integers(0, 10**6), sizes)),
)
def test_nothing_is_ever_expected_to_take_less_than_no_time(
    ended: list[tuple[str, float, float]], rests: dict[str, Rest]
) -> None:
    expected = learnt(*ended).expect(rests)
    assert expected.seconds >= 0
    assert expected.spread >= 0
