import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khronika.domain.kinds import Kind, RecordId, Uid
from khronika.domain.values import Named, Passage, Tag
from khronika.ui.reader.aiming import Turns
from khronika.ui.reader.marks import Marked, Marks, Span
from khronika.ui.style.theme import Theme

DOCUMENT = Named(id=RecordId(1), uid=Uid(b""), kind=Kind.DOCUMENT, title="A text")


def passage(number: int, start: int, end: int, *tags: Tag) -> Passage:
    return Passage(
        id=RecordId(number), uid=Uid(b""), kind=Kind.PASSAGE, document=DOCUMENT, version=1,
        start=start, end=end, exact="x" * (end - start), tags=tags,
    )  # fmt: skip


def tag(number: int, colour: str) -> Tag:
    return Tag(
        id=RecordId(number), uid=Uid(b""), kind=Kind.TAG, name="t", path=("t",), colour=colour
    )


SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda p: (p[0], p[0] + p[1])),
    max_size=12,
).map(sorted)
# Enough of them for several blocks, and some as long as the whole.
MANY = st.lists(
    st.tuples(st.integers(0, 2000), st.sampled_from([1, 5, 40, 2000])).map(
        lambda p: (p[0], p[0] + p[1])
    ),
    max_size=200,
)


def marked(spans: list[tuple[int, int]]) -> Marked:
    return Marked(passage(n, *span) for n, span in enumerate(spans, 1))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spans=SPANS)
def test_marks_of_one_lane_overlap_only_when_all_lanes_are_taken(
    theme: Theme, spans: list[tuple[int, int]]
) -> None:
    marks = Marks(theme, lanes=6).of([passage(n, *span) for n, span in enumerate(spans)])
    for one in marks:
        beside = [m for m in marks if m.start < one.end and m.end > one.start]
        if len(beside) <= 6:
            lanes = [m.lane for m in beside if m.start <= one.start]
            assert len(lanes) == len(set(lanes))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    spans=SPANS,
    edits=st.lists(
        st.tuples(st.integers(1, 15), st.none() | st.tuples(st.integers(0, 60), st.integers(1, 9))),
        max_size=6,
    ),
)
def test_a_change_makes_the_marks_that_all_together_would_make(
    theme: Theme, spans: list[tuple[int, int]], edits: list[tuple[int, tuple[int, int] | None]]
) -> None:
    now, marks = marked(spans), Marks(theme, lanes=3)
    marks.of(now.all)
    for number, place in edits:
        come = [] if place is None else [passage(number, place[0], sum(place))]
        now = now.with_([RecordId(number)], come)
        afresh = Marked(now.all)
        assert [one.id for one in now.all] == [one.id for one in afresh.all]
        assert marks.of(now.all) == Marks(theme, lanes=3).of(afresh.all)
        assert {one.id for one in now.all} == {one.id for one in now.all if now.get(one.id) is one}


def test_each_tag_brings_its_colour(theme: Theme) -> None:
    (mark,) = Marks(theme, 6).of([passage(1, 0, 5, tag(2, "rust"), tag(3, "teal"))])
    assert [colour.name() for colour in mark.colours] == [
        theme.tag("rust", 2).name(),
        theme.tag("teal", 3).name(),
    ]
    (plain,) = Marks(theme, 6).of([passage(1, 0, 5)])
    assert len(plain.colours) == 1


@given(spans=MANY, start=st.integers(0, 4000), length=st.integers(1, 500))
def test_what_crosses_a_stretch_is_found(
    spans: list[tuple[int, int]], start: int, length: int
) -> None:
    there, end = marked(spans), start + length
    found = {one.id for one in there.crossing(Span(start, end))}
    assert found == {one.id for one in there.all if one.start < end and one.end > start}
    around = {one.id for one in there.around(start)}
    assert around == {one.id for one in there.all if one.start <= start <= one.end}


@given(spans=MANY.filter(bool), at=st.integers(0, 4000))
def test_next_and_before_walk_through_all_of_them(spans: list[tuple[int, int]], at: int) -> None:
    there = marked(spans)
    walked, here = [], there.after(None, 0)
    while here is not None:
        walked.append(here.id)
        here = there.after(here, 0)
    assert walked == [one.id for one in there.all]
    after, before = there.after(None, at), there.before(None, at)
    assert after is None or after.start >= at
    assert before is None or before.start < at


def test_the_shortest_is_meant_and_turns_go_round() -> None:
    there, turns = marked([(0, 30), (5, 20), (10, 12), (40, 50)]), Turns()

    def meant() -> int | None:
        aim = turns.aim(DOCUMENT.id, there, None, 11)
        return aim.passage.id if aim and aim.passage else None

    assert meant() == 3
    said = [turns.go_on(there, None, 11) for _turn in range(3)]
    assert [(one.id, number, count) for one, number, count in filter(None, said)] == [
        (2, 2, 3), (1, 3, 3), (3, 1, 3),
    ]  # fmt: skip
    turns.go_on(there, None, 11)
    assert meant() == 2
    turns.settle_on(None)
    assert meant() == 3, "the cursor was moved: the turns are over"
    assert turns.go_on(there, None, 35) is None


def test_selected_words_are_meant_before_what_lies_over_them() -> None:
    there, turns = marked([(0, 30), (5, 20)]), Turns()
    aim = turns.aim(DOCUMENT.id, there, Span(6, 9), 9)
    assert aim is not None
    assert aim.passage is None
    same = turns.aim(DOCUMENT.id, there, Span(5, 20), 20)
    assert same is not None
    assert same.passage is there.all[1]
    first = turns.go_on(there, Span(6, 9), 9)
    assert first is not None
    assert first[0].id == 2


@pytest.mark.parametrize("number", [0, 1, 64, 65, 300])
def test_any_number_of_them(number: int) -> None:
    there = marked([(n, n + 1) for n in range(number)])
    assert len(there.crossing(Span(0, 1000))) == number
