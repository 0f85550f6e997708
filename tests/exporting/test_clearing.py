from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from khronika.exporting.clearing import OVERLAP, PIECE, Clearing, names_reaching
from khronika.language.names import blocks, protected_patterns

NAME = "Ярина Підкаменська"
GUARD = protected_patterns([NAME])


def test_what_names_nobody_passes() -> None:
    clearing = Clearing(GUARD)
    assert clearing.text("The night was quiet.", "passage", "quote") == "The night was quiet."
    assert not clearing.hidden


def test_what_holds_a_name_stays_whole_and_is_counted() -> None:
    clearing = Clearing(GUARD)
    assert clearing.text("Бачили Підкаменську.", "passage", "quote") is None
    assert clearing.title("Підкаменська", "tag", "name") is None
    assert clearing.hidden == {("passage", "quote"): 1, ("tag", "name"): 1}


def test_the_mark_stands_for_a_text_and_never_for_a_title() -> None:
    clearing = Clearing(GUARD, marks=True)
    assert clearing.text("Бачили Підкаменську.", "passage", "quote") == "[held back]"
    assert clearing.title("Підкаменська", "tag", "name") is None


def test_a_stretch_holds_a_name_that_reaches_into_it() -> None:
    clearing = Clearing(protected_patterns(["Остап Ким"]))
    text = "x " * OVERLAP + "Бачили: Остап Ким прийшов."
    name = text.index("Остап")
    assert clearing.is_clean("Ким прийшов.")
    for start, end in ((name - 3, name + 2), (name + 6, len(text)), (name + 2, name + 3)):
        assert not clearing.is_clean_between(text, start, end)
    assert clearing.is_clean_between(text, 0, name)
    assert clearing.is_clean_between(text, name + len("Остап Ким"), len(text))


def test_nothing_is_nothing() -> None:
    clearing = Clearing(GUARD, marks=True)
    assert clearing.text(None, "tag", "memo") is None
    assert clearing.text("", "tag", "memo") is None
    assert clearing.text("—", "tag", "memo") == "—"
    assert not clearing.hidden


@given(st.integers(PIECE - 2 * OVERLAP, PIECE + 2 * OVERLAP))
def test_a_name_is_found_wherever_a_long_text_is_cut(place: int) -> None:
    text = ("сьогодні " * (place // 9 + 1))[:place] + " " + NAME + " казала " * 9000
    assert not Clearing(GUARD).is_clean(text)


@given(st.text(alphabet="аб \n", min_size=1), st.integers(1, 3))
def test_blocks_hold_the_whole_text_and_overlap(text: str, times: int) -> None:
    long = "x" + text * (times * PIECE // len(text))
    offsets, found = zip(*blocks(long, PIECE), strict=True)
    assert all(long.startswith(one, at) for at, one in zip(offsets, found, strict=True))
    assert long.startswith(found[0])
    assert long.endswith(found[-1])
    assert all(len(piece) <= PIECE for piece in found)
    place = 0
    for one, other in pairwise(found):
        following = long.index(other, place + 1)
        assert following <= place + len(one) - OVERLAP
        place = following


@given(
    st.lists(st.integers(0, 400), min_size=1, max_size=6), st.integers(0, 3000), st.integers(1, 90)
)
def test_looked_through_once_a_text_tells_the_same_of_every_stretch(
    gaps: list[int], start: int, length: int
) -> None:
    text = "".join("слово " * gap + ("Остап Ким " if gap % 2 else NAME + " ") for gap in gaps)
    clearing = Clearing(protected_patterns(["Остап Ким", NAME]))
    hits = clearing.hits(text)
    start = min(start, len(text) - 1)
    end = min(start + length, len(text))
    assert names_reaching(hits, start, end) == clearing.names_between(text, start, end)
