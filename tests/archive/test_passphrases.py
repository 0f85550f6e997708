"""Passphrases: six words of 7,776 by default, fourteen characters of one's own at least."""

import unicodedata

import pytest

from khronika.archive.passphrases import (
    PassphraseTooShort,
    PassphraseUntypable,
    check_passphrase,
    generate_passphrase,
    generated_words,
    read_passphrase,
)
from khronika.paths import RESOURCES


def test_the_list_is_whole() -> None:
    words = (RESOURCES / "words" / "eff_large.txt").read_text("ascii").split("\n")[:-1]
    assert len(words) == len(set(words)) == 6**5
    assert all(word.replace("-", "").isalpha() and word.islower() for word in words)
    assert "CC BY 3.0 US" in (RESOURCES / "words" / "CREDITS").read_text("utf-8")


def test_six_words_and_never_the_same() -> None:
    made = {generate_passphrase() for _n in range(200)}
    assert len(made) == 200
    assert {generated_words(passphrase) for passphrase in made} == {6}


def test_generated_words_need_no_warning() -> None:
    assert all(check_passphrase(generate_passphrase()) is None for _n in range(50))


@pytest.mark.parametrize("text", ["", "thirteen char", "дванадцять 12"])
def test_under_fourteen_characters_is_refused(text: str) -> None:
    with pytest.raises(PassphraseTooShort) as caught:
        check_passphrase(text)
    assert f"{len(text)} characters of at least 14" in str(caught.value)
    assert caught.value.advice


def test_fourteen_are_counted_in_composed_characters() -> None:
    typed = unicodedata.normalize("NFD", "й" * 13)
    assert len(typed) == 26
    with pytest.raises(PassphraseTooShort):
        check_passphrase(typed)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a sentence of one's own", "of one's own"),
        ("zebra zebra acorn", "of one's own"),
        ("+380 44 555 0199 7", "telephone"),
        ("12.04.1986 12:30", "telephone"),
        ("абабабабабабабаб", "repeats"),
        pytest.param(
            " ".join(generate_passphrase().split(" ")[1:]), "of one's own", id="five words"
        ),
    ],
)
def test_every_passphrase_of_ones_own_gets_a_warning(text: str, says: str) -> None:
    assert says in (check_passphrase(text) or "")


@pytest.mark.parametrize("text", ["fourteen chars\n", "fourteen\tchars", "fourteen chars\udcff"])
def test_what_a_terminal_could_not_pass_on_is_refused(text: str) -> None:
    with pytest.raises(PassphraseUntypable):
        check_passphrase(text)


def test_nothing_but_the_composition_is_changed() -> None:
    typed = "  Їжак  і ﬁлін №5 "
    assert read_passphrase(unicodedata.normalize("NFD", typed)) == typed
