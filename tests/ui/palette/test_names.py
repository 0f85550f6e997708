from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.kinds import Kind, RecordId
from khronika.ui.palette import names as module
from khronika.ui.palette.marks import marks
from khronika.ui.palette.names import Names, words

PERSON = Kind.AGENT


def of(*named: str) -> Names:
    names = Names()
    names.add(PERSON, [(RecordId(at), name) for at, name in enumerate(named, 1)])
    return names


def found(names: Names, text: str) -> list[int]:
    return [record for _rank, record in names.find(text, PERSON)]


def test_words_are_found_in_any_order_and_in_any_case() -> None:
    names = of("Олена Гончарук", "Гончар Іван", "Іванна Олійник")
    assert found(names, "гончар ОЛЕ") == [1]
    assert found(names, "іван") == [3, 2], "a name that begins so comes first"


def test_what_begins_so_stands_above_what_has_it_inside() -> None:
    assert found(of("Кривий Ріг", "Ріг", "Рогатин", "Пиріг"), "ріг") == [2, 1, 4]


def test_a_short_name_stands_above_a_long_one_and_a_new_one_above_an_old_one() -> None:
    names = of("Court of the city of Krasnodar in the south", "Court one", "Court two")
    assert found(names, "court") == [2, 3, 1]


def test_apostrophes_are_all_the_same_and_ё_is_е() -> None:
    assert found(of("Кам’янець-Подільський", "Артём"), "кам'ян") == [1]
    assert found(of("Кам’янець-Подільський", "Артём"), "артем") == [2]


def test_nothing_is_found_for_nothing() -> None:
    assert found(of("Одна"), "") == found(of("Одна"), " – ") == found(Names(), "a") == []


def test_a_record_with_many_names_is_found_once() -> None:
    names = Names()
    names.add(PERSON, [(RecordId(7), "Maxim Ivanenko"), (RecordId(7), "Maksym Ivanenko")])
    assert found(names, "ivanenko ma") == [7]


def test_a_new_name_takes_the_place_of_the_old() -> None:
    names = of("Perm", "Omsk")
    names.replace(PERSON, [RecordId(1)], [(RecordId(1), "Molotov")])
    assert found(names, "perm") == []
    assert found(names, "molot") == [1]
    names.replace(PERSON, [RecordId(1)], [])
    assert found(names, "molot") == []
    assert names.newest(PERSON, 5) == [2]


def test_a_whole_name_is_not_lost_among_thousands_that_hold_it() -> None:
    names = of(*(f"Kyiv district {n}" for n in range(3 * module._ENOUGH)), "Kyiv")
    assert found(names, "kyiv")[0] == 3 * module._ENOUGH + 1


def test_strings_are_short_whatever_is_added_at_once() -> None:
    names = of(*(f"name {n}" for n in range(2 * module._LINES + 1)))
    assert [len(block.starts) for block in names._blocks[PERSON]] == [
        module._LINES, module._LINES, 1,
    ]  # fmt: skip


_NAME = st.text(st.sampled_from("аАбБїЇ’'abAB -1"), min_size=1, max_size=12)


@given(st.lists(_NAME, max_size=30), st.text(st.sampled_from("аїbB’ -1"), max_size=4))
def test_what_is_found_is_what_holds_every_word(named: Sequence[str], text: str) -> None:
    sought = words(text)
    expected = {
        at
        for at, name in enumerate(named, 1)
        if sought and all(any(word in one for one in words(name)) for word in sought)
    }
    assert set(found(of(*named), text)) == expected


@given(st.lists(_NAME, min_size=1, max_size=30), _NAME)
def test_the_best_come_first(named: Sequence[str], text: str) -> None:
    ranks = [rank for rank, _record in of(*named).find(text, PERSON)]
    assert ranks == sorted(ranks)


@given(st.text(max_size=30), st.lists(st.text(max_size=3), max_size=4))
def test_marks_are_the_letters_that_were_typed(name: str, typed: Sequence[str]) -> None:
    sought = [word for text in typed for word in words(text)]
    spans = marks(name, sought)
    assert spans == sorted(spans)
    for (_start, end), (following, _end) in pairwise(spans):
        assert end < following
    for start, end in spans:
        assert 0 <= start < end <= len(name)


def test_marks_prefer_the_beginning_of_a_word() -> None:
    assert marks("Пиріг, Кривий Ріг", ["ріг"]) == [(14, 17)]
    assert marks("Пиріг", ["ріг"]) == [(2, 5)]
    assert marks("Court of Perm", ["perm", "cour"]) == [(0, 4), (9, 13)]


def test_letters_that_have_no_byte_are_found_too() -> None:
    names = of("Łukasz Żółkowski", "Кам’янець", "Lukasz")
    assert found(names, "żółk") == [1]
    assert found(names, "kowski łukasz") == [1]
    assert found(names, "камʼян") == [2]
