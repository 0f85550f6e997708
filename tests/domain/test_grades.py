"""Confirmation counts once per origin."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from khronika.domain.grades import (
    Support,
    collapsed,
    counted_once,
    grade,
    is_partly,
    rests_alone,
    rests_on_whole,
    whole,
)
from khronika.domain.kinds import Kind, RecordId, new_uid
from khronika.domain.values import Grade, Named, Relay

UID = new_uid()
ONE, TWO, THREE = RecordId(1), RecordId(2), RecordId(3)


def says(
    number: int,
    source: RecordId | None = None,
    *,
    stance: str = "supports",
    basis: str | None = None,
    repeats: int | None = None,
) -> Support:
    return Support(
        citation=RecordId(number),
        stance=stance,
        source=source,
        basis=basis,
        repeats=None if repeats is None else RecordId(repeats),
    )


def graded(
    *supports: Support, near: dict[RecordId, set[RecordId]] | None = None
) -> tuple[str, int]:
    found = grade(supports, near or {})
    return found.grade, found.independent


def test_nothing_cited_is_unsourced() -> None:
    assert graded() == ("unsourced", 0)
    assert graded(says(1, ONE, stance="mentions")) == ("unsourced", 0)


def test_one_source_however_often_is_single() -> None:
    assert graded(says(1, ONE)) == ("single", 1)
    assert graded(says(1, ONE), says(2, ONE)) == ("single", 1)


def test_two_sources_that_have_nothing_to_do_with_each_other_corroborate() -> None:
    assert graded(says(1, ONE), says(2, TWO)) == ("corroborated", 2)


def test_outlets_of_one_family_are_one_voice_however_far_apart() -> None:
    near = {ONE: {TWO}, TWO: {ONE, THREE}, THREE: {TWO}}
    assert graded(says(1, ONE), says(2, THREE), near=near) == ("single", 1)


def test_a_reprint_confirms_nothing() -> None:
    assert graded(says(1, ONE), says(2, TWO, basis="reprint")) == ("single", 1)
    assert graded(says(1, ONE, basis="reprint")) == ("reprints", 0)


def test_a_citation_that_repeats_another_adds_nothing() -> None:
    assert graded(says(1, ONE), says(2, TWO, repeats=1)) == ("single", 1)


def test_who_is_not_named_is_no_independent_source() -> None:
    assert graded(says(1)) == ("unnamed", 0)
    assert graded(says(1), says(2)) == ("unnamed", 0)
    assert graded(says(1), says(2, ONE)) == ("single", 1)
    assert graded(says(1), says(2, ONE), says(3, TWO)) == ("corroborated", 2)
    assert graded(says(1), says(2, ONE, basis="reprint")) == ("unnamed", 0)
    assert graded(says(1), says(2, ONE, stance="contradicts")) == ("disputed", 0)


def test_contradiction_shows() -> None:
    against = says(9, TWO, stance="contradicts")
    assert graded(says(1, ONE), against) == ("disputed", 1)
    assert graded(against) == ("refuted", 0)


def combined(*parts: tuple[str, int]) -> tuple[str, int]:
    found = whole(Grade(grade=one, independent=number) for one, number in parts)
    return found.grade, found.independent


def test_two_halves_of_a_story_do_not_confirm_each_other() -> None:
    assert combined(("single", 1), ("single", 1)) == ("single", 1)
    assert combined(("single", 1), ("corroborated", 3)) == ("corroborated", 3)
    assert combined(("reprints", 0), ("unsourced", 0)) == ("reprints", 0)
    assert combined(("unnamed", 0), ("unsourced", 0)) == ("unnamed", 0)
    assert combined(("unnamed", 0), ("single", 1)) == ("single", 1)
    assert combined() == ("unsourced", 0)


def test_what_is_corroborated_in_some_of_its_parts_is_so_partly() -> None:
    assert is_partly("corroborated", ["single", "corroborated"])
    assert not is_partly("corroborated", ["corroborated"])
    assert not is_partly("single", ["unsourced", "single"])


def test_one_part_in_dispute_is_not_hidden_by_the_rest() -> None:
    assert combined(("corroborated", 2), ("refuted", 0)) == ("disputed", 2)
    assert combined(("disputed", 1), ("single", 1)) == ("disputed", 1)
    assert combined(("refuted", 0)) == ("refuted", 0)


SOURCES = [RecordId(number) for number in range(1, 6)]
CITED = st.lists(
    st.tuples(
        st.sampled_from([None, *SOURCES]),
        st.sampled_from(["supports", "contradicts", "mentions"]),
        st.sampled_from([None, "reprint", "official"]),
        st.sampled_from([None, 1, 2, 3]),
    ),
    max_size=8,
)
TIES = st.lists(st.tuples(st.sampled_from(SOURCES), st.sampled_from(SOURCES)), max_size=4)


def tied(ties: list[tuple[RecordId, RecordId]]) -> dict[RecordId, set[RecordId]]:
    near: dict[RecordId, set[RecordId]] = {}
    for one, other in ties:
        near.setdefault(one, set()).add(other)
        near.setdefault(other, set()).add(one)
    return near


def cited(them: list[tuple[RecordId | None, str, str | None, int | None]]) -> list[Support]:
    return [
        says(number, source, stance=stance, basis=basis, repeats=repeats)
        for number, (source, stance, basis, repeats) in enumerate(them, 1)
    ]


@given(them=CITED, ties=TIES)
def test_a_family_tied_to_its_head_grades_the_same(
    them: list[tuple[RecordId | None, str, str | None, int | None]],
    ties: list[tuple[RecordId, RecordId]],
) -> None:
    near, supports = tied(ties), cited(them)
    assert grade(supports, collapsed(near)) == grade(supports, near)


@given(them=CITED, ties=TIES, source=st.sampled_from(SOURCES))
def test_what_rests_on_one_alone_falls_with_its_family(
    them: list[tuple[RecordId | None, str, str | None, int | None]],
    ties: list[tuple[RecordId, RecordId]],
    source: RecordId,
) -> None:
    """Said by it, and by nobody who is named and outside its family."""
    near, supports = tied(ties), cited(them)
    family = {source}
    for _step in SOURCES:
        family |= {other for one in family for other in near.get(one, ())}
    for_it = [one for one in supports if one.stance == "supports" and one.basis != "reprint"]
    numbers = {one.citation for one in for_it}
    first = {one.source for one in for_it if one.repeats not in numbers}
    expected = source in first and first <= family | {None}
    assert rests_alone(supports, near, source) is expected


def relay(publisher: int, source: int) -> Relay:
    return Relay(publisher=named(publisher), source=named(source), document=named(90))


def named(number: int) -> Named:
    return Named(id=RecordId(number), uid=UID, kind=Kind.SOURCE, title=str(number))


def test_only_what_makes_some_of_those_who_speak_one_is_told() -> None:
    four = RecordId(4)
    assert counted_once([ONE, TWO], [relay(2, 1)]) == [relay(2, 1)]
    assert counted_once([TWO, THREE], [relay(2, 1)]) == [], "whom it quotes is not cited here"
    assert counted_once([ONE, THREE], [relay(2, 1), relay(2, 3)]) == [], "these are two"
    both = [relay(2, 1), relay(2, 3)]
    assert counted_once([ONE, TWO, THREE], both) == both
    by_way = [relay(3, 2), relay(2, 1), relay(3, 4)]
    assert counted_once([ONE, THREE], by_way) == by_way[:2]
    assert counted_once([TWO, four], [relay(2, 1), relay(4, 1)]) == [relay(2, 1), relay(4, 1)]
    assert counted_once([], both) == []


PASSED = st.lists(st.tuples(st.sampled_from(SOURCES), st.sampled_from(SOURCES)), max_size=5)


def passing(pairs: list[tuple[RecordId, RecordId]]) -> dict[RecordId, set[RecordId]]:
    passed: dict[RecordId, set[RecordId]] = {}
    for publisher, source in pairs:
        passed.setdefault(publisher, set()).add(source)
    return passed


def counted(passed: dict[RecordId, set[RecordId]], *sources: RecordId) -> int:
    cited = [says(number, one) for number, one in enumerate(sources, 1)]
    return grade(cited, {}, passed).independent


def test_who_passes_on_what_another_says_does_not_confirm_it() -> None:
    four = RecordId(4)
    assert counted({TWO: {ONE}}, ONE, TWO) == 1
    assert counted({TWO: {ONE}}, ONE, TWO, THREE) == 2
    assert counted({TWO: {ONE, THREE}}, ONE, TWO, THREE) == 2, "two whom one paper quotes are two"
    assert counted({TWO: {ONE}, THREE: {TWO}}, ONE, THREE) == 1, "by way of one not cited here"
    assert counted({TWO: {ONE}, ONE: {TWO}}, ONE, TWO) == 1, "each quotes the other"
    assert counted({TWO: {ONE}, THREE: {ONE}}, TWO, THREE) == 1, "both may have it from one"
    assert counted({TWO: {ONE}, THREE: {ONE, four}}, TWO, THREE) == 1
    assert counted({TWO: {ONE}}, TWO, THREE) == 2
    kin = {ONE: {four}, four: {ONE}}
    assert grade([says(1, four), says(2, TWO)], kin, {TWO: {ONE}}).independent == 1


def test_who_passes_on_a_mere_reprint_is_no_origin_either() -> None:
    reprint = says(1, ONE, basis="reprint")
    assert grade([reprint, says(2, TWO)], {}, {TWO: {ONE}}) == Grade(grade="reprints")
    assert grade([reprint, says(2, TWO), says(3, THREE)], {}, {TWO: {ONE}}).independent == 1
    assert not rests_alone([reprint, says(2, TWO), says(3, THREE)], {}, TWO, {TWO: {ONE}})
    assert rests_alone([says(1, ONE), says(2, TWO)], {}, ONE, {TWO: {ONE}})


@given(them=CITED, ties=TIES, pairs=PASSED, source=st.sampled_from(SOURCES), data=st.data())
def test_a_citation_by_the_publisher_never_raises_the_count(
    them: list[tuple[RecordId | None, str, str | None, int | None]],
    ties: list[tuple[RecordId, RecordId]],
    pairs: list[tuple[RecordId, RecordId]],
    source: RecordId,
    data: st.DataObject,
) -> None:
    publisher = data.draw(st.sampled_from(SOURCES))
    near, passed = tied(ties), passing([*pairs, (publisher, source)])
    before = [*cited(them), says(50, source)]
    more = [*before, says(51, publisher)]
    assert grade(more, near, passed).independent <= grade(before, near, passed).independent


@given(them=CITED, ties=TIES, pairs=PASSED)
def test_passing_on_lowers_the_count_and_to_one_at_least_if_it_is_by_names(
    them: list[tuple[RecordId | None, str, str | None, int | None]],
    ties: list[tuple[RecordId, RecordId]],
    pairs: list[tuple[RecordId, RecordId]],
) -> None:
    near, supports = tied(ties), cited(them)
    told, apart = grade(supports, near, passing(pairs)), grade(supports, near)
    assert told.independent <= apart.independent
    assert grade(supports, collapsed(near), passing(pairs)) == told
    if all(one[2] != "reprint" for one in them) and all(one[3] is None for one in them):
        assert bool(told.independent) is bool(apart.independent)


@pytest.mark.parametrize(
    ("own", "whole", "rests"),
    [
        ((), ("supports",), True),
        (("mentions",), ("contradicts", "supports"), True),
        ((), (), False),
        ((), ("mentions", "contradicts"), False),
        (("supports",), ("supports",), False),
        (("contradicts",), ("supports",), False),
    ],
)
def test_what_is_not_cited_for_itself_may_rest_on_the_whole(
    own: tuple[str, ...], whole: tuple[str, ...], rests: bool
) -> None:
    cited = [Support(citation=RecordId(n), stance=stance) for n, stance in enumerate(own)]
    assert rests_on_whole(grade(cited, {}), whole) is rests
