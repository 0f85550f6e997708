"""How the words of a text are written."""

from hypothesis import given
from hypothesis import strategies as st

from khronika.language.folding import tokens
from khronika.language.keys import Seen
from khronika.language.sightings import sightings


def test_a_capital_counts_amid_a_sentence_only() -> None:
    seen = sightings("Роман видел Роман и читал роман. Вера ушла.\nЛюбов Петрова, «Мир», Кам'янець")
    assert seen["роман"] == Seen.CAPITAL | Seen.SMALL
    assert seen["вера"] == seen["любов"] == Seen.NOTHING
    assert seen["петрова"] == seen["мир"] == seen["камʼянець"] == Seen.CAPITAL
    assert seen["ушла"] == Seen.SMALL


def test_the_second_half_of_a_name_with_a_hyphen_counts() -> None:
    assert sightings("Каменец-Подольский")["подольский"] == Seen.CAPITAL


@given(st.text())
def test_the_words_are_those_of_the_index(text: str) -> None:
    assert set(sightings(text)) == set(tokens(text))
