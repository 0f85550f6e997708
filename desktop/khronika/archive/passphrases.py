"""Passphrases: the words the program proposes, and the rules for one's own.

The words are the EFF's large list (`resources/words/CREDITS`): 7,776 words, 12.9 bits
each, so six of them hold 77 bits and seven 90. There is no strength meter: a meter
cannot know what a person would think of first.
"""

import secrets
import unicodedata
from functools import cache

from khronika.domain.errors import KnownError
from khronika.i18n import N_, _
from khronika.paths import RESOURCES

WORDS = 6
SHORTEST = 14
_FEWEST_DIFFERENT = 6

_OWN = N_(
    "A passphrase of one's own is easier to guess than six generated words. "
    "Never use a sentence that is written anywhere."
)
_DIGITS = N_("Dates and telephone numbers are guessed first. Six generated words are safer.")
_REPEATING = N_(
    "This repeats a few characters and is easy to guess. Six generated words are safer."
)


class PassphraseTooShort(KnownError):
    """Facts: shortest (the fewest characters allowed), count (those typed)."""

    summary = N_("That passphrase is too short: {count} characters of at least {shortest}.")
    remedy = N_("Take the six generated words, or make your own passphrase longer.")


class PassphraseUntypable(KnownError):
    """The text holds a line break, another control character or half a character."""

    summary = N_("That passphrase holds a character that cannot be typed, such as a line break.")
    remedy = N_("Use letters, digits, punctuation and spaces only.")


def generate_passphrase() -> str:
    """Return `WORDS` random words of the EFF's large list, with a space between."""
    return " ".join(secrets.choice(_word_list()) for _n in range(WORDS))


def generated_words(text: str) -> int:
    """Return how many words `text` has when all of them are from the list, else 0."""
    words = text.split(" ")
    return len(words) if set(words) <= set(_word_list()) else 0


def read_passphrase(text: str) -> str:
    """Return `text` in NFC and in no way else changed, so that `age -d` takes it as typed.

    Raises:
        PassphraseUntypable: A terminal could not pass it on, or UTF-8 not hold it.
    """
    if any(unicodedata.category(character) in {"Cc", "Cs"} for character in text):
        raise PassphraseUntypable
    return unicodedata.normalize("NFC", text)


def check_passphrase(text: str) -> str | None:
    """Return a warning, in the person's language, about a new passphrase; None for generated words.

    Raises:
        PassphraseTooShort: It has fewer than 14 characters (code points, in NFC).
        PassphraseUntypable: As `read_passphrase`.
    """
    passphrase = read_passphrase(text)
    if len(passphrase) < SHORTEST:
        raise PassphraseTooShort(shortest=SHORTEST, count=len(passphrase))
    if generated_words(passphrase) >= WORDS:
        return None
    if not any(character.isalpha() for character in passphrase):
        return _(_DIGITS)
    if len(set(passphrase.casefold())) < _FEWEST_DIFFERENT:
        return _(_REPEATING)
    return _(_OWN)


@cache
def _word_list() -> tuple[str, ...]:
    return tuple((RESOURCES / "words" / "eff_large.txt").read_text("utf-8").split())
