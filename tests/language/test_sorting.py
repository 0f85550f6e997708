"""The order of names is that of people, in one alphabet for two languages."""

import random
import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from khronika.language.sorting import sort_key

IN_ORDER = (
    "2 роти",
    "10 рота",
    "élan",
    "Eland",
    "Kyiv",
    "Li Wei",
    "Lian",
    "unit 2",
    "Unit 9",
    "unit 10",
    "«Весна»",
    "Веснянка",
    "Гай",
    "Ґанок",
    "—Дуб",
    "Ева",
    "Ёжик",
    "Ель",
    "Єва",
    "Жук",
    "Зима",
    "Ива",
    "Іва",
    "Їжак",
    "Йод",
    "Кам'янець",
    "Кам’янка",
    "Щука",
    "Ъ",
    "Ы",
    "Ь",
    "Эхо",
    "Юрта",
    "Ящик",
)


def test_names_come_in_the_order_of_both_alphabets() -> None:
    shuffled = list(IN_ORDER)
    random.Random(5).shuffle(shuffled)

    assert tuple(sorted(shuffled, key=sort_key)) == IN_ORDER


def test_sqlite_sorts_the_keys_alike() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE t (name, key)")
    rows = [(name, sort_key(name)) for name in reversed(IN_ORDER)]
    connection.executemany("INSERT INTO t VALUES (?, ?)", rows)

    assert tuple(n for (n,) in connection.execute("SELECT name FROM t ORDER BY key")) == IN_ORDER
    connection.close()


def test_case_quotes_and_apostrophes_do_not_count() -> None:
    for one, other in (("“весна”", "ВЕСНА"), ("Кам'янець", "камʼянець"), ("ёж", "Еж")):
        assert sort_key(one).split("\x01")[0] == sort_key(other).split("\x01")[0]


@given(st.integers(0, 10**30), st.integers(0, 10**30))
def test_numbers_sort_by_value(one: int, other: int) -> None:
    if one != other and max(one, other) < 10**25:
        assert (sort_key(f"№ {one}") < sort_key(f"№ {other}")) == (one < other)


@given(st.text(), st.text())
def test_equal_keys_mean_equal_names(one: str, other: str) -> None:
    if sort_key(one) == sort_key(other):
        assert sort_key(one).split("\x01", 1)[1] == sort_key(other).split("\x01", 1)[1]


def test_numbers_on_both_sides_of_a_separator_are_two() -> None:
    names = ["000_96127b.txt", "001_539.txt", "2022-03-01 a", "2022-03-11 a", "2022-11-01 a"]
    assert sorted(names, key=sort_key) == names
