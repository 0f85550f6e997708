"""Which words a hyphen at the end of a line parts, and which it is a part of."""

import pytest

from khronika.importing.readers.hyphens import is_one_word


@pytest.mark.parametrize(
    "word",
    "контракт|ников Лав|рентьева Сомо|вой Сахиб|гареева военнослу|жащими ни|куда затри|мання"
    " п’ятде|сятирічний Їжаке|вич Ме|литополь prose|cutor Law|rence confirma|tion Sakhib|gareev"
    " обґрун|тування прес|тиж".split(),
)
def test_one_word(word: str) -> None:
    assert is_one_word(*word.split("|"))


@pytest.mark.parametrize(
    "word",
    "по|прежнему кое|кто Кое|кто из|за Из|за что|то кто|нибудь военно|следственный пресс|служба"
    " юго|западный південно|східне Південно|східне військово|польова будь|які хто|небудь по|різному"
    " прес|служба Нью|Йорк 2022|2023 well|founded time|limits eye|witnesses twenty|seven"
    " non|compliance self|defence".split(),
)
def test_two_words_with_a_hyphen(word: str) -> None:
    assert not is_one_word(*word.split("|"))


@pytest.mark.parametrize(("before", "after"), [("", "а"), ("а", ""), ("", ""), ("417", "го")])
def test_what_is_no_word_keeps_its_hyphen(before: str, after: str) -> None:
    assert not is_one_word(before, after)
