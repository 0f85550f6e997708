"""Reading: what is understood, what is said of the rest, and at what cost."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.queries import odd_queries

from khronika.domain.query import All, Any, Field, Near, Node, Not, Phrase, Word, parse, plain
from khronika.domain.query_reading import DEEPEST, FARTHEST, MOST_TERMS
from khronika.domain.query_remarks import SENTENCES

if TYPE_CHECKING:
    from _typeshed import TraceFunction


def w(text: str, *, prefix: bool = False, exact: bool = False) -> Word:
    return Word(text, 0, 0, prefix, exact)


def ph(*words: str, exact: bool = False) -> Phrase:
    return Phrase(tuple(w(word, exact=exact) for word in words), 0, 0, exact)


def f(code: str, value: str) -> Field:
    return Field(code, value, 0, 0)


def told(text: str) -> list[tuple[str, str]]:
    """What is remarked on, and the piece of the text it is about."""
    return [(one.code, text[one.start : one.end]) for one in parse(text).remarks]


READ: list[tuple[str, Node | None]] = [
    ("", None),
    ("  -- ( ) * | ", None),
    ("war", w("war")),
    ("мир, труд!", All((w("мир"), w("труд")))),
    ("Івано-Франківськ Кам’янець", All((w("Івано-Франківськ"), w("Кам’янець")))),
    ("24-го -drill", All((w("24-го"), Not(w("drill"))))),
    ("відмов* =війна =війн*", All((
        w("відмов", prefix=True), w("війна", exact=True), w("війн", prefix=True, exact=True),
    ))),
    ('="під вартою" «на площі»', All((ph("під", "вартою", exact=True), ph("на", "площі")))),
    ('-="a b"', Not(ph("a", "b", exact=True))),
    # OR joins its neighbours; AND written out joins closer.
    ("a b OR c d", All((w("a"), Any((w("b"), w("c"))), w("d")))),
    ("a AND b OR c AND d", Any((All((w("a"), w("b"))), All((w("c"), w("d")))))),
    ("a АБО b ИЛИ c | d||e", Any((w("a"), w("b"), w("c"), w("d"), w("e")))),
    ("a І b ТА c И d", All((w("a"), w("b"), w("c"), w("d")))),
    ("a NOT b НЕ c", All((w("a"), Not(w("b")), Not(w("c"))))),
    ("a NOT -b", All((w("a"), w("b")))),
    ("a or b not c", All((w("a"), w("or"), w("b"), w("not"), w("c")))),
    ("(a b) OR c", Any((All((w("a"), w("b"))), w("c")))),
    ("a -(b OR c)", All((w("a"), Not(Any((w("b"), w("c"))))))),
    ("лист(и)", All((w("лист"), w("и")))),
    ('"a"-b', All((ph("a"), w("b")))),
    # Near, in three languages.
    ("a NEAR b", Near(w("a"), w("b"), 10)),
    ('a БІЛЯ/3 "b c"', Near(w("a"), ph("b", "c"), 3)),
    ("a РЯДОМ/2 b ПОРУЧ/4 c", All((Near(w("a"), w("b"), 2), Near(w("b"), w("c"), 4)))),
    ("x OR a NEAR b", Any((w("x"), Near(w("a"), w("b"), 10)))),
    # An initial is no operator.
    ("И. Петров", All((w("И."), w("Петров")))),
    # Fields in three languages.
    ("person:Іван", f("person", "Іван")),
    ('ОСОБА:"Ім’я Прізвище"', f("person", "Ім’я Прізвище")),
    ("человек:Иван,«Иван Иванов»", Any((f("person", "Иван"), f("person", "Иван Иванов")))),
    ("p:a place:b джерело:c метка:d", All((
        f("person", "a"), f("place", "b"), f("source", "c"), f("tag", "d"),
    ))),
    ("grade:disputed оцінка:спірне оценка:спорно", All((f("grade", "disputed"),) * 3)),
    ("lang:uk мова:українська язык:Украинский lang:be-Tarask", All((
        *[f("lang", "uk")] * 3, f("lang", "be-tarask"),
    ))),
    ("kind:incident вид:люди,документ", All((
        f("kind", "incident"), Any((f("kind", "agent"), f("kind", "document"))),
    ))),
    ("статус:draft стан:чернетка", All((f("status", "draft"),) * 2)),
    ("-tag:x (назва:y)", All((Not(f("tag", "x")), f("title", "y")))),
    ("=person:x", w("person:x", exact=True)),
    ("at 12:30", All((w("at"), w("12:30")))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "node"), READ)
def test_what_is_understood(text: str, node: Node | None) -> None:
    assert parse(text).root == node
    if node is not None:
        assert told(text) == ([("only leaves out", text)] if isinstance(node, Not) else [])


@pytest.mark.parametrize(
    ("text", "node", "remarks"),
    [
        ("(a (b", All((w("a"), w("b"))), [("unclosed bracket", "(")]),
        ("a) OR b))", Any((w("a"), w("b"))), [("unopened bracket", ")")]),
        ('x "a b', All((w("x"), ph("a", "b"))), [("unclosed quote", '"')]),
        ("colour:red", w("colour:red"), [("unknown field", "colour:")]),
        ("джерела:BBC", w("джерела:BBC"), [("nearly a field", "джерела:")]),
        ("person: Ivan", w("Ivan"), [("empty field", "person:")]),
        ('tag:"!" a', w("a"), [("empty field", 'tag:"!"')]),
        ("date:2022-13", ph("2022-13"), [("unreadable date", "2022-13")]),
        ("date:March 2022 a", All((ph("March"), w("2022"), w("a"))), [("date in words", "March")]),
        ("дата:март 2022", All((ph("март"), w("2022"))), [("date in words", "март")]),
        ("date:March a", All((ph("March"), w("a"))), [("unreadable date", "March")]),
        ('date:"March" 2022', All((ph("March"), w("2022"))), [("unreadable date", '"March"')]),
        ("date:2023..2022", ph("2023..2022"), [("dates out of order", "2023..2022")]),
        ("grade:high", ph("high"), [("unknown value", "high")]),
        ("OR a AND", w("a"), [("lonely operator", "OR"), ("lonely operator", "AND")]),
        ("a NOT", w("a"), [("lonely operator", "NOT")]),
        ("a NEAR tag:b", All((w("a"), f("tag", "b"))), [("near what", "NEAR")]),
        ("a NEAR", w("a"), [("lonely operator", "NEAR")]),
        ("a NEAR/500 b", Near(w("a"), w("b"), FARTHEST), [("far", "NEAR/500")]),
        ("a NEAR/0 b", Near(w("a"), w("b"), 1), [("far", "NEAR/0")]),
        ("*ський м*то", All((w("ський"), w("м*то"))), [
            ("asterisk", "ський"), ("asterisk", "м*то"),
        ]),
        ("-a -b", All((Not(w("a")), Not(w("b")))), [("only leaves out", "-a -b")]),
        ("a OR -b", Any((w("a"), Not(w("b")))), [("only leaves out", "a OR -b")]),
    ],
)  # fmt: skip
def test_what_is_remarked_on(text: str, node: Node, remarks: list[tuple[str, str]]) -> None:
    assert parse(text).root == node
    assert told(text) == remarks


def test_a_remark_is_a_sentence_about_what_was_typed() -> None:
    (remark,) = parse("джерела:BBC").remarks
    assert "“джерела:”" in remark.said
    assert "“джерело:”" in remark.said


def test_an_address_and_a_colon_in_prose_are_no_fields() -> None:
    assert not parse("https://example.org Note: this").remarks


def test_brackets_too_deep_are_passed_over_and_their_ends_with_them() -> None:
    query = parse("(" * 30 + "a OR b" + ")" * 30 + " c")
    assert query.root == All((Any((w("a"), w("b"))), w("c")))
    assert [one.code for one in query.remarks] == ["deep brackets"]
    assert not parse("(" * DEEPEST + "a" + ")" * DEEPEST).remarks


def test_a_list_in_the_deepest_brackets_keeps_its_first_value() -> None:
    query = parse("(" * DEEPEST + "tag:a,b" + ")" * DEEPEST)
    assert query.root == f("tag", "a")
    assert [one.code for one in query.remarks] == ["deep brackets"]


@pytest.mark.parametrize("join", [" ", " OR ", " AND ", " NEAR ", " -"])
def test_what_is_too_much_is_left_out(join: str) -> None:
    text = join.join(f"w{number}" for number in range(1000))
    query = parse(text)
    (remark,) = query.remarks
    assert remark.code == "many words"
    assert remark.end == len(text)
    assert len(plain(query).replace("-", " ").split()) >= MOST_TERMS
    assert parse(plain(query)) == query


@pytest.mark.parametrize("text", ['"' + "a " * 1000, "tag:" + ",".join("a" * 1000)])
def test_phrases_and_fields_count_by_what_they_hold(text: str) -> None:
    assert "many words" in [one.code for one in parse(text).remarks]


def test_just_enough_words_are_not_too_many() -> None:
    assert not parse("a " * MOST_TERMS + "!").remarks


def test_a_very_long_word_is_cut() -> None:
    query = parse("я" * 10_000 + "*")
    assert query.root == w("я" * 500)
    assert [one.code for one in query.remarks] == ["long word"]


def test_neither_nulls_nor_surrogates_get_into_words() -> None:
    assert parse("a\0b \ud800c\udfffd").root == All((w("a"), w("b"), w("c"), w("d")))
    assert parse('tag:"a\0\ud800b"').root == f("tag", "a b")


def test_accents_written_apart_stay_with_their_letters() -> None:
    assert parse("замо\u0301к, бида\u0301.").root == All((w("замо\u0301к"), w("бида\u0301")))


def whole(node: Node | None, text: str, *, inside: bool = False) -> None:
    """Everything stands where it says, and no group is of a form the values forbid."""
    if isinstance(node, Word):
        assert text[node.start : node.end] == node.text
        assert any(letter.isalnum() for letter in node.text)
        node.text.encode()
    elif isinstance(node, Phrase):
        for word in node.words:
            assert node.start <= word.start < word.end <= node.end
            assert word.exact is node.exact
            whole(word, text)
    elif isinstance(node, Field):
        assert 0 <= node.start < node.end <= len(text)
    elif isinstance(node, Near):
        assert 1 <= node.distance <= FARTHEST
        whole(node.left, text)
        whole(node.right, text)
    elif isinstance(node, Not):
        assert not isinstance(node.node, Not)
        whole(node.node, text)
    elif node is not None:
        assert len(node.nodes) > 1
        for one in node.nodes:
            assert type(one) is not type(node)
            whole(one, text)


@given(st.text() | st.text(alphabet="aяІ()\"«»|-=*:,./ \0\ud800ORNEAR5") | st.integers().map(
    lambda seed: next(odd_queries(seed, 1))
))  # fmt: skip
def test_every_text_is_read_and_everything_stands_where_it_says(text: str) -> None:
    query = parse(text)
    whole(query.root, text)
    for remark in query.remarks:
        assert remark.code in SENTENCES
        assert 0 <= remark.start <= remark.end <= len(text)
        assert "{" not in remark.said or "{" in text


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ('"refused to g', "g"),
        ('x -"a b', "b"),
        ('="a b', "b"),
        ('("a b)', "b"),
        ('"refused to ', None),
        ('"refused to go"', None),
        ('"a" b', None),
        ("refused to g", None),
        ('person:"Остап Гр', None),
        ('"', None),
    ],
)
def test_an_unclosed_phrase_may_end_in_the_middle_of_a_word(text: str, begun: str | None) -> None:
    word = parse(text).begun
    assert (word and word.text) == begun
    assert parse(plain(parse(text))).begun is None


def steps(work: Callable[[], object]) -> int:
    """Count the lines of Python that `work` runs through."""
    count = 0

    def count_one(_frame: FrameType, event: str, _argument: object) -> "TraceFunction":
        nonlocal count
        count += event == "line"
        return count_one

    before = sys.gettrace()
    sys.settrace(count_one)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


HOSTILE = [
    "(", ")", "()", "(-", '"', '""', '"a', "«»", "-", "- ", "--a ", "NOT ", "-(", "OR ",
    "|", "a|", "AND ",
    "NEAR ", "a NEAR/9 ", "*", "a*", "a-", "=", "= ", '="', ":", "a:", "x: ", "tag:", "tag:,",
    "tag:! ", "date:", "date:XX.. ", "date:X0X0-02-30,", "colour:x ", "\0", "\ud800", "\u0301",
    "_", "!", "a", "a ", "a)", "(a ",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_the_steps_of_reading_grow_as_the_text_does(piece: str) -> None:
    base, times = 400, 4
    small = steps(lambda: parse(piece * base))
    large = steps(lambda: parse(piece * base * times))
    assert large <= small * times * 1.1 + 1000


@pytest.mark.long
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_megabyte_of_it_is_read(piece: str) -> None:
    parse(piece * (1_000_000 // len(piece)))
