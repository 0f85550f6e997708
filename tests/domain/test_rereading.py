"""Passages go along when a file is read anew, or somebody is asked."""

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.test_realigning import PARAGRAPHS, TEXT

from khronika.domain.anchors import holds, quote_of
from khronika.domain.rereading import Rereading, says_the_same

_LONG = ("призовник", "відмовився", "неподчинение", "свидетель", "statement", "refusal", "кто-то")


@st.composite
def _numbered(draw: st.DrawFn) -> list[str]:
    """Words no two of which are the same."""
    count = draw(st.integers(2, 60))
    return [f"{draw(st.sampled_from(_LONG))}{n}" for n in range(count)]


@st.composite
def broken_otherwise(draw: st.DrawFn) -> tuple[str, str, int, int]:
    """A text as two readers may make it, differing in white space and hyphens, and a passage."""
    words = draw(_numbered())

    def as_read() -> tuple[str, list[tuple[int, int]]]:
        text, places = "", []
        for word in words:
            cut = draw(st.integers(0, len(word) * 4))
            is_broken = 1 < cut < len(word) - 1 and "-" not in (word[cut - 1], word[cut])
            said = f"{word[:cut]}-\n{word[cut:]}" if is_broken else word
            places.append((len(text), len(text) + len(said)))
            text += said + draw(st.sampled_from([" ", " ", " ", "\n", "  ", "\n\n"]))
        return text.rstrip(), places

    (old, places), (new, _others) = as_read(), as_read()
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, len(words) - 1))
    return old, new, places[first][0], places[last][1]


def _letters(text: str) -> str:
    return "".join(one for one in text if one.isalnum())


@given(broken_otherwise())
def test_whatever_lines_break_otherwise_every_passage_is_surely_followed(
    case: tuple[str, str, int, int],
) -> None:
    old, new, start, end = case
    followed = Rereading(old, new).follow(quote_of(old, start, end))
    assert followed.is_sure
    assert followed.quote is not None
    assert holds(new, followed.quote)
    assert _letters(followed.quote.exact) == _letters(old[start:end])


_GROUND = st.text("аби ї-\n.", max_size=60) | st.text(max_size=30)


@given(_GROUND, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 6), _GROUND), max_size=4),
       st.data())  # fmt: skip
def test_whatever_a_reader_changes_words_are_the_same_or_somebody_is_asked(
    old: str, edits: list[tuple[int, int, str]], data: st.DataObject
) -> None:
    new = old
    for at, gone, come in edits:
        new = new[:at] + come + new[at + gone :]
    if not old:
        return
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    followed = Rereading(old, new).follow(quote_of(old, start, end))
    if followed.quote is None:
        assert not followed.is_sure
        return
    assert holds(new, followed.quote)
    if followed.is_sure:
        was, now = old[start:end], followed.quote.exact
        assert says_the_same(was, now)
        assert _bare(was) == _bare(now)


def _bare(text: str) -> str:
    """What is left of words when they may be broken anywhere: no white space, no hyphens."""
    return "".join(one for one in text if not one.isspace() and one not in "-\u2010\u00ad\0")


def test_what_says_the_same() -> None:
    assert says_the_same("призыв-\nник", "призывник")
    assert says_the_same("кто-то", "кто-\nто")
    assert says_the_same("при\u00adзывник и  другие", "призыв-\n  ник\nи другие")
    assert not says_the_same("призывник", "призыв ник")
    assert not says_the_same("кто-то", "ктото")
    assert not says_the_same("80 человек", "30 человек")
    assert not says_the_same("не отказался", "отказался")


def test_a_long_passage_that_stands_once_is_surely_followed_wherever_it_went() -> None:
    """Columns that were read across, and now down."""
    moved = PARAGRAPHS[3]
    rest = "".join(one for one in PARAGRAPHS if one != moved)
    words = "refused to board the train; two were"
    start = TEXT.index(words)
    quote = quote_of(TEXT, start, start + len(words))
    assert Rereading(TEXT, moved + rest).follow(quote).is_sure
    others = f"Some {words} ill. {rest}\nThose who {words} tried."
    assert not Rereading(TEXT, others).follow(quote).is_sure
    short = TEXT.index("two were")
    assert not Rereading(TEXT, moved + rest).follow(quote_of(TEXT, short, short + 8)).is_sure
