"""Where the words of a query stand in a text: offsets, ways, phrases, beginnings."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.ways import Mark, Way
from khronika.language.folding import words
from khronika.language.runs import Forms, Marker, Pair, Run

PIECES = ["ма", "море", "моря", "мор", "ліс", "lis", "lisom", "б'ю", "о"]
BETWEEN = [" ", ", ", "\n", "-", " 😀 ", "", "’", ". "]
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(BETWEEN)), max_size=12).map(
    lambda pairs: "".join(word + sign for word, sign in pairs)
)
FORMS = st.builds(
    Forms,
    st.dictionaries(st.sampled_from([*PIECES, "моремо"]), st.sampled_from(list(Way)), max_size=4),
    st.sampled_from(["", "", "мо", "lis", "моря"]),
)
RUNS = st.lists(FORMS, min_size=1, max_size=3).map(lambda forms: Run(tuple(forms)))


def _by_words(run: Run, text: str) -> list[Mark]:
    """What stands in `text`, word by word; of two that overlap the first."""
    found, marks = list(words(text)), list[Mark]()
    for first in range(len(found) - len(run.forms) + 1):
        there = found[first : first + len(run.forms)]
        ways = [forms.way(word.folded) for forms, word in zip(run.forms, there, strict=True)]
        start, end = there[0].start, there[-1].end
        known = [way for way in ways if way is not None]
        if len(known) == len(ways) and (not marks or start >= marks[-1].end):
            marks.append(Mark(start, end, max(known)))
    return marks


@given(RUNS, TEXTS)
def test_every_place_is_found_and_none_besides(run: Run, text: str) -> None:
    assert Marker([run]).marks(text) == _by_words(run, text)


@given(st.lists(RUNS, max_size=3), TEXTS)
def test_marks_are_in_order_and_apart(runs: list[Run], text: str) -> None:
    marks = Marker(runs).marks(text)
    assert all(one.end <= other.start for one, other in pairwise(marks))
    assert bool(marks) == any(_by_words(run, text) for run in runs)


def test_a_pair_is_found_in_either_order_and_no_farther() -> None:
    sea, wood = Run((Forms({"море": Way.EXACT}),)), Run((Forms({"ліс": Way.INFLECTED}),))
    marker = Marker([Pair(sea, wood, 1)])
    text = "море і ліс. Далі й далі було море, ліс"
    assert [text[mark.start : mark.end] for mark in marker.marks(text)] == ["море", "ліс"] * 2
    assert marker.marks("море і ще ліс") == []


def test_a_word_of_no_form_is_nowhere() -> None:
    assert Marker([Run((Forms({}),)), Run(())]).marks("море") == []
