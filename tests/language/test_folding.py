"""Folding keeps every place; words are FTS5's own; the guard's reading leads back."""

import sqlite3
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.language.folding import fold, loose, tokens, words

_ALL = [code for code in range(1, 0x110000) if not 0xD800 <= code <= 0xDFFF]
_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
_LIKELY = st.text(
    "аеёЁіїйґЄ'’ʼ´`′-_. \n\xa0\xad\u200b\u0301\u0306AaİßΣςｆﬁ&#x41;%D0%B0\\u0430", max_size=30
)


@pytest.fixture
def index() -> Iterator[sqlite3.Connection]:
    """An FTS5 table set up as the archive's, and its vocabulary with places."""
    connection = sqlite3.connect(":memory:")
    tokenizer = "unicode61 remove_diacritics 0"
    connection.execute(f'CREATE VIRTUAL TABLE f USING fts5(t, tokenize="{tokenizer}")')
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(f, 'instance')")
    yield connection
    connection.close()


def _indexed(index: sqlite3.Connection, texts: list[str]) -> list[list[str]]:
    """Return the terms that FTS5 makes of each of the folded `texts`, in order."""
    index.executemany(
        "INSERT INTO f (rowid, t) VALUES (?, ?)", ((n, fold(t)) for n, t in enumerate(texts, 1))
    )
    terms: list[list[str]] = [[] for _ in texts]
    for document, term in index.execute("SELECT doc, term FROM v ORDER BY doc, offset"):
        terms[document - 1].append(term)
    return terms


def test_every_character_keeps_its_length_and_folds_once() -> None:
    for code in _ALL:
        folded = fold(chr(code))
        assert len(folded) == 1
        assert fold(folded) == folded


@given(st.one_of(_TEXTS, _LIKELY))
def test_folding_never_changes_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ёлка и ЁЖ", "елка и еж"),
        ("Їжак, Йод, Єва, Ґанок, Іва", "їжак, йод, єва, ґанок, іва"),
        ("Кам'янець Кам’янець Кам‘янець Камʼянець", "камʼянець камʼянець камʼянець камʼянець"),
        ("об`єкт обʼєкт об´єкт об′єкт", "обʼєкт обʼєкт обʼєкт обʼєкт"),
        ("м'я'с'о", "мʼяʼсʼо"),
        ("'слово' ’тут’ don't", "'слово' ’тут’ don't"),
        ("İstanbul", "istanbul"),
        ("ΟΔΟΣ οδος", "οδοσ οδοσ"),
    ],
)
def test_what_folding_does(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_words_are_those_of_the_index_for_every_character(index: sqlite3.Connection) -> None:
    """Each code point between letters, alone, and between Cyrillic letters.

    Of those beyond the second plane, all of a kind but for the tags, one in 251.
    """
    codes = [code for code in _ALL if code < 0x20000 or 0xE0000 <= code < 0xE0200 or not code % 251]
    texts = [f"q{chr(code)}q {chr(code)} б{chr(code)}б" for code in codes]

    for text, terms in zip(texts, _indexed(index, texts), strict=True):
        assert [word.folded for word in words(text)] == terms


@given(texts=st.lists(st.one_of(_TEXTS, _LIKELY), min_size=1, max_size=5))
def test_words_are_those_of_the_index_for_any_text(texts: list[str]) -> None:
    texts = [text.replace("\0", " ") for text in texts]
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE f USING fts5(t, tokenize='unicode61 remove_diacritics 0')"
    )
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(f, 'instance')")

    assert [[word.folded for word in words(text)] for text in texts] == _indexed(connection, texts)
    connection.close()


@given(_TEXTS)
def test_a_word_stands_where_it_says(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end
        assert fold(text)[word.start : word.end] == word.folded
        end = word.end
    assert tokens(text) == [word.folded for word in words(text)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Ｉｖａｎ", "ivan"),
        ("Ива\xadн Гре\xad\nбенюк", "иван гребенюк"),
        ("И\u200bв\u2060а\u202eн", "иван"),
        ("Гребеню\u0301к", "гребенюк"),
        ("й и\u0306 Ї І\u0308 и\u200b\u0306", "й й ї ї й"),
        ("&#1048;&#x432;&#1072;н &amp; Ко", "иван & ко"),
        (r"\u0418\u0432\u0430\u043d", "иван"),
        ("Ivan%20%D0%98%D0%B2%D0%B0%D0%BD.pdf", "ivan иван.pdf"),
        ("ﬁle №5…", "file no5."),
        ("Кам’янець", "камʼянець"),
    ],
)
def test_what_the_guard_reads(text: str, read: str) -> None:
    assert loose(text).text == read


def test_what_the_guard_reads_leads_back_to_the_text() -> None:
    text = "a\u200b №5, Гре\xad\nбенюк &#1048;ван №"
    seen = loose(text)
    for word in ("no5", "гребенюк", "иван"):
        start = seen.text.index(word)
        first, last = seen.original(start, start + len(word))
        assert loose(text[first:last]).text.strip() == word


@given(st.one_of(_TEXTS, _LIKELY))
def test_the_guard_reads_no_format_characters_and_no_accents(text: str) -> None:
    seen = loose(text)

    assert not [c for c in seen.text if unicodedata.category(c) in ("Cf", "Mn", "Me")]


@given(st.one_of(_TEXTS, _LIKELY), st.data())
def test_places_lead_back_in_order_and_within_the_text(text: str, data: st.DataObject) -> None:
    seen = loose(text)
    if not seen.text:
        return
    cuts = sorted(data.draw(st.tuples(*[st.integers(0, len(seen.text))] * 2)))
    if cuts[0] == cuts[1]:
        return
    first, last = seen.original(*cuts)

    assert 0 <= first < last <= len(text)
    untouched = all(
        first >= edit.original_end or last <= edit.original_start for edit in seen.edits
    )
    if untouched:
        assert last - first == cuts[1] - cuts[0]
