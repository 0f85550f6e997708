from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khronika.domain.kinds import Kind, RecordId, Uid
from khronika.domain.values import Named, Passage, Tag
from khronika.ui.reader.marks import marks_of
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


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spans=SPANS)
def test_marks_of_one_lane_overlap_only_when_all_lanes_are_taken(
    theme: Theme, spans: list[tuple[int, int]]
) -> None:
    marks = marks_of((passage(n, *span) for n, span in enumerate(spans)), theme, lanes=6)
    for one in marks:
        beside = [m for m in marks if m.start < one.end and m.end > one.start]
        if len(beside) <= 6:
            lanes = [m.lane for m in beside if m.start <= one.start]
            assert len(lanes) == len(set(lanes))


def test_each_tag_brings_its_colour(theme: Theme) -> None:
    (mark,) = marks_of([passage(1, 0, 5, tag(2, "rust"), tag(3, "teal"))], theme, lanes=6)
    assert [colour.name() for colour in mark.colours] == ["#a03f12", "#0f6670"]
    (plain,) = marks_of([passage(1, 0, 5)], theme, lanes=6)
    assert len(plain.colours) == 1
