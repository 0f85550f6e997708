"""Skeletons: spellings of one name share one, other names do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.language.folding import fold, tokens
from khronika.language.skeleton import SHORTEST, skeletons


def _meet(one: str, other: str) -> bool:
    return bool(skeletons(fold(one)) & skeletons(fold(other)))


@pytest.mark.parametrize(
    "spellings",
    [
        "Щукин Shchukin Ščukin Ŝukin Schukin",
        "Хорошавин Khoroshavin Horoshavin Xoroshavin Choroshavin",
        "Гоголь Gogol Hohol Ґоґоль",
        "Юшков Yushkov Iushkov Juschkov",
        "Цыганков Tsygankov Cygankov Tzygankov",
        "Мар’яненко Марьяненко Maryanenko Marianenko Mar'janenko",
        "Ежов Yezhov Ezhov Ježov",
        "Кузьмин Kuzmin Kouzmin",
        "Романов Romanov Romanoff Romanow",
        "Сергей Sergey Sergei Sergej Serguei",
        "Куцый Kutsyi Kutsy Kucyj",
        "Братск Bratsk",
        "Чорногуб Черногуб Chornohub Chernogub",
        "Жолудь Желудь Zholud",
        "Акопян Hakobyan Hagopian",
        "Карапетян Garabedian",
    ],
)
def test_spellings_of_one_name_meet(spellings: str) -> None:
    first, *others = spellings.split()
    assert [other for other in others if not _meet(first, other)] == []


@pytest.mark.parametrize(
    "pair",
    [
        "Голов Холов",
        "Жуков Щуков",
        "Щуков Шуков",
        "Гершензон Шершензон",
        "Mariupol maritime",
        "Рубан Рубин",
        "Амадеев Akhmadeev",
        "Kherson Gerson",
        "Шостак Шустак",
        "Бабаев Папаев",
    ],
)
def test_other_names_do_not(pair: str) -> None:
    assert not _meet(*pair.split())


def test_what_is_short_has_none() -> None:
    assert skeletons("он") == skeletons("by") == skeletons("") == frozenset()


@given(st.text())
def test_any_text_has_few_short_ones(text: str) -> None:
    for word in tokens(text):
        found = skeletons(word)
        assert len(found) <= 64
        assert all(len(one) >= SHORTEST and one.isascii() and one.islower() for one in found)


@given(st.text(alphabet="абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэ", min_size=1))
def test_a_cyrillic_word_has_few(word: str) -> None:
    assert len(skeletons(word)) <= 8
