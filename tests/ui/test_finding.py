import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.query_in_text import InText, Piece, in_text
from khronika.domain.ways import Mark, Way
from khronika.language.folding import fold
from khronika.ui.reader.finding import Finder, Hits, Sought
from khronika.ui.reader.marks import Span

TEXT = "Ёлка, елка; Кам'янець і Кам’янець. 🕊️ Elk, ELK and elks."


def found(**sought: object) -> list[str]:
    hits = Finder(TEXT).find(Sought(**sought))  # type: ignore[arg-type]
    return [TEXT[start:end] for start, end in zip(hits.starts, hits.ends, strict=True)]


@pytest.mark.parametrize(
    ("sought", "words"),
    [
        ({"words": "елка"}, ["Ёлка", "елка"]),
        ({"words": "елка", "exact": True}, ["елка"]),
        ({"words": "КАМ'ЯНЕЦЬ"}, ["Кам'янець", "Кам’янець"]),
        ({"words": "elk"}, ["Elk", "ELK", "elk"]),
        ({"words": "elk", "whole": True}, ["Elk", "ELK"]),
        ({"words": "elk", "whole": True, "exact": True}, []),
        ({"words": "  "}, []),
        ({"words": "."}, [".", "."]),
        ({"words": '"elk"'}, ["Elk", "ELK"]),
        ({"words": '"elk"', "exact": True}, []),
        ({"words": '"elk and el'}, ["ELK and el"]),
        ({"words": '"elk and el"'}, []),
        ({"words": 'кам "elk"'}, ["Кам", "Кам", "Elk", "ELK"]),
        ({"words": "кам елка"}, []),
    ],
)
def test_what_is_found(sought: dict[str, object], words: list[str]) -> None:
    assert found(**sought) == words


@given(st.text(max_size=80), st.text(min_size=1, max_size=3), st.integers(0, 80))
def test_the_way_from_hit_to_hit(text: str, words: str, at: int) -> None:
    hits = Finder(text).find(Sought(words=words))
    if not words.strip():
        assert not len(hits)
        return
    if in_text(words) == InText((Piece(words.strip()),)):
        for start, end in zip(hits.starts, hits.ends, strict=True):
            assert fold(text)[start:end] == fold(words.strip())
    if len(hits):
        onward = hits.span(hits.at_or_after(at))
        assert onward.start >= at or onward.start == hits.starts[0]
        back = hits.span(hits.before(at))
        assert back.start < at or back.start == hits.starts[-1]
    whole = hits.within(Span(0, len(text) + 1))
    assert [span.start for span in whole] == hits.starts


@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=20),
    st.integers(0, 200),
    st.integers(0, 60),
)
def test_hits_of_any_length_on_the_screen(steps: list[tuple[int, int]], at: int, far: int) -> None:
    spans, end = [], 0
    for gap, length in steps:
        spans.append((end + gap, end + gap + length))
        end += gap + length
    seen = Span(at, at + far)
    met = {(one.start, one.end) for one in Hits.of(spans).within(seen)}
    assert met >= {one for one in spans if one[0] < seen.end and one[1] > seen.start}


def test_other_forms_join_where_nothing_is_found_as_typed() -> None:
    typed = Finder("elk; elks, moose").find(Sought(words="elk"))
    marks = [Mark(0, 3, Way.EXACT), Mark(5, 9, Way.INFLECTED), Mark(11, 16, Way.EQUIVALENT)]
    both = typed.with_others(marks)
    assert [both.span(at) for at in range(len(both))] == [Span(0, 3), Span(5, 8), Span(11, 16)]
    assert both.others == {11}
    assert both.longest == 5
    assert typed.others == frozenset()
    followed = Hits.of_marks(marks)
    assert followed.starts == [0, 5, 11]
    assert followed.others == {5, 11}


@pytest.mark.parametrize(
    ("sought", "has"),
    [
        ({"words": "elk"}, True),
        ({"words": "12"}, False),
        ({"words": " "}, False),
        ({"words": "elk", "whole": True}, True),
        ({"words": "elk", "exact": True}, False),
        ({"words": "elk", "as_written": True}, False),
        ({"words": '"elk"'}, False),
        ({"words": '"elk" -wolf'}, True),
        ({"words": '"elk" and'}, True),
    ],
)
def test_which_words_have_other_forms(sought: dict[str, object], has: bool) -> None:
    assert Sought(**sought).has_forms is has  # type: ignore[arg-type]


LINES = "Elk in the wood.\nElks, and a wolf near\nby.\nAn elk; no wolves."


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("elk -wolf", [0, 46]),
        ("elk -wol", [0, 17, 46]),  # half a word leaves nothing out
        ("-wolf elk -wood", [46]),
        ('elk -"wolf near by"', [0, 46]),
        ('elk -"wolf by"', [0, 17, 46]),
        ('"wolf near by"', [29]),
        ("-wolf", []),
    ],
)
def test_a_paragraph_with_what_is_left_out_is_passed_over(words: str, starts: list[int]) -> None:
    assert Finder(LINES).find(Sought(words=words)).starts == starts


def test_other_forms_of_what_is_left_out_leave_out_too() -> None:
    finder, sought = Finder(LINES), Sought(words="elk -wolf")
    both = finder.find(sought).with_others([Mark(17, 21, Way.INFLECTED), Mark(43, 45, Way.SPELLED)])
    left = finder.without(both, sought, [Mark(54, 60, Way.INFLECTED)])
    assert left.starts == [0]
    assert left.longest == 3
    assert left.holds(Span(0, 3))
    assert not left.holds(Span(0, 2))
    assert not left.holds(Span(46, 49))
    assert not Hits().holds(Span(0, 3))
