"""The dictionaries of Russian and Ukrainian by themselves."""

import pytest

from khronika.language.folding import fold
from khronika.language.lemmas import Lemmas


@pytest.fixture(scope="module")
def lemmas() -> Lemmas:
    return Lemmas()


@pytest.mark.parametrize("word", ["контрактников", "Ёлка", "п’ятдесятирічний", "затримання"])
def test_a_word_of_either_dictionary_is_known(lemmas: Lemmas, word: str) -> None:
    assert lemmas.know(fold(word))


@pytest.mark.parametrize("word", ["контрак", "коекто", "прессслужба", ""])
def test_half_a_word_and_two_run_together_are_not(lemmas: Lemmas, word: str) -> None:
    assert not lemmas.know(fold(word))
