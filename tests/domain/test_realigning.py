"""Passages are found again in a new version of their text."""

from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.anchors import AnchorState, holds, quote_of
from khronika.domain.realigning import find_again

PARAGRAPHS = (
    "The first paragraph says who was there. It says it twice, to be sure.\n",
    "\n",
    "Ivan came to the assembly point at six. He was told to wait with the others.\n",
    "In the evening all of them refused to board the train; two were taken away.\n",
    "\n",
    "The last paragraph says who reported this, and that nobody else confirmed it.\n",
)
TEXT = "".join(PARAGRAPHS)


def _state(words: str, changed: str, text: str = TEXT) -> tuple[str, AnchorState]:
    """Return what the passage `words` of `text` is in `changed`, and how surely."""
    start = text.index(words)
    found, state = find_again(text, changed, quote_of(text, start, start + len(words)))
    if state is not AnchorState.LOST:
        assert holds(changed, found)
    return found.exact, state


def test_the_same_text_keeps_its_passages() -> None:
    assert _state("all of them", TEXT) == ("all of them", AnchorState.OK)


def test_changes_before_and_behind_leave_a_passage_as_it_was() -> None:
    changed = "A new beginning.\n" + TEXT.replace("nobody else", "only one other")

    assert _state("refused to board the train", changed) == (
        "refused to board the train",
        AnchorState.OK,
    )


def test_a_change_elsewhere_in_its_paragraph_leaves_a_passage_as_it_was() -> None:
    changed = TEXT.replace("In the evening", "Late that evening")

    assert _state("two were taken away", changed) == ("two were taken away", AnchorState.OK)


def test_a_word_that_occurs_often_stays_at_its_own_place() -> None:
    changed = TEXT.replace("first paragraph", "opening paragraph")
    start = TEXT.rindex("paragraph")
    found, state = find_again(TEXT, changed, quote_of(TEXT, start, start + 9))

    assert (found.start, state) == (changed.rindex("paragraph"), AnchorState.OK)


def test_a_corrected_word_inside_is_taken_along() -> None:
    changed = TEXT.replace("refused to board", "declined to board")

    assert _state("all of them refused to board the train", changed) == (
        "all of them declined to board the train",
        AnchorState.MOVED,
    )


def test_a_corrected_word_at_either_edge_is_taken_along() -> None:
    changed = TEXT.replace("refused", "Refused").replace("train", "tram")

    assert _state("refused to board the train", changed) == (
        "Refused to board the tram",
        AnchorState.MOVED,
    )


def test_a_passage_of_one_word_follows_its_correction_but_no_other_word() -> None:
    assert _state("assembly", TEXT.replace("assembly", "assemby")) == (
        "assemby",
        AnchorState.MOVED,
    )
    assert _state("assembly", TEXT.replace("assembly", "gathering"))[1] is AnchorState.LOST


def test_a_paragraph_put_elsewhere_is_found_by_its_words() -> None:
    one, *others = PARAGRAPHS
    changed = "".join([*others, one])

    words = "It says it twice, to be sure."
    assert _state(words, changed)[0] == words
    assert _state(words, changed)[1] is not AnchorState.LOST


def test_what_was_taken_out_is_lost_and_keeps_its_quotation() -> None:
    words = "two were taken away"

    assert _state(words, TEXT.replace(f"; {words}", "")) == (words, AnchorState.LOST)
    assert _state(words, "") == (words, AnchorState.LOST)
    assert _state(words, "Another text altogether.\n") == (words, AnchorState.LOST)


def test_a_short_word_taken_out_does_not_jump_to_another_like_it() -> None:
    text = "Ivan came.\nMany words lie between the two of them.\nThen another Ivan went.\n"
    changed = text.replace("Ivan came.\n", "")

    assert _state("Ivan", changed, text) == ("Ivan", AnchorState.LOST)


def test_a_passage_over_several_paragraphs_keeps_both_ends() -> None:
    words = PARAGRAPHS[2] + PARAGRAPHS[3][:-1]
    changed = TEXT.replace("at six", "at seven o'clock")

    assert _state(words, changed) == (
        words.replace("at six", "at seven o'clock"),
        AnchorState.MOVED,
    )


def test_lines_broken_otherwise_are_the_same_words() -> None:
    changed = TEXT.replace("board the", "board\nthe")

    assert _state("refused to board the train", changed) == (
        "refused to board\nthe train",
        AnchorState.MOVED,
    )


_WORDS = st.sampled_from(["one ", "two ", "три ", "four. ", "five\n", "six!\n\n", "😀 "])


@st.composite
def versions(draw: st.DrawFn) -> tuple[str, str, int, int]:
    """A text, a version of it with some words changed, and a passage of the first."""
    words = draw(st.lists(_WORDS, min_size=1, max_size=40))
    text = "".join(words)
    for place in draw(st.lists(st.integers(0, 60), max_size=6)):
        at = place % (len(words) + 1)
        words[at : at + draw(st.integers(0, 2))] = draw(st.lists(_WORDS, max_size=2))
    start = draw(st.integers(0, len(text) - 1))
    return text, "".join(words), start, draw(st.integers(start + 1, len(text)))


@given(versions())
def test_whatever_is_found_stands_there_and_ok_means_the_same_words(
    case: tuple[str, str, int, int],
) -> None:
    old, new, start, end = case
    quote = quote_of(old, start, end)

    found, state = find_again(old, new, quote)

    if state is AnchorState.LOST:
        assert found == quote
    else:
        assert holds(new, found)
    if state is AnchorState.OK:
        assert found.exact == quote.exact


def test_a_text_whose_lines_all_break_otherwise_keeps_its_passages() -> None:
    text = "".join(f"Sentence {n} says a thing. Another ({n}) does not.\n" for n in range(2_000))
    changed = text.replace("\n", " ").replace(" does", "\ndoes")
    words = "Sentence 1500 says a thing. Another (1500)"

    assert _state(words, changed, text) == (words, AnchorState.OK)
    assert _state("Another (1500) does not", changed, text) == (
        "Another (1500)\ndoes not",
        AnchorState.MOVED,
    )
