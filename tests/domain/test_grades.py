"""Confirmation counts once per origin."""

from khronika.domain.grades import Support, grade, whole
from khronika.domain.kinds import RecordId
from khronika.domain.values import Grade

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


def test_unnamed_witnesses_may_be_one() -> None:
    assert graded(says(1), says(2)) == ("single", 1)
    assert graded(says(1), says(2, ONE)) == ("single", 1)


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
    assert combined() == ("unsourced", 0)


def test_one_part_in_dispute_is_not_hidden_by_the_rest() -> None:
    assert combined(("corroborated", 2), ("refuted", 0)) == ("disputed", 2)
    assert combined(("disputed", 1), ("single", 1)) == ("disputed", 1)
    assert combined(("refuted", 0)) == ("refuted", 0)
