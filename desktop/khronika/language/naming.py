"""Whom a stretch of text may be the name of, and whom it names: for what a person selects."""

import re
from collections.abc import Iterator

from khronika.domain.date_names import UNMISTAKABLE_MONTHS
from khronika.language.descriptions import NOWHERE, PlaceWords, is_written_like_name
from khronika.language.folding import fold
from khronika.language.name_forms import is_common

_WORDS_OF_NAME = 6  # “a woman from the next village”, «Іван Петрович Приклад (Кравець)»
_WORDS_OF_PERSON = range(2, 4)  # a given name, a patronymic, a surname
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_ENDS = re.compile(r"[.!?…](?=[\s”»\"]|\Z)|\n")
_SHORT = re.compile(r"(?:^|[\s.])[^\W\d_]{1,2}\.\Z")  # “Ivan T.” ends no sentence
_NEXT = re.compile(r"\s+|\.\s?|-")
_POSSESSIVE = re.compile(r"(?<=[A-Za-zÀ-ɏ])['’ʼ]s\Z")  # of a Latin letter: English alone has it
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def may_be_called(text: str) -> bool:
    """Whether `text` may be what somebody is called: few words, and no sentence ends in it."""
    if len(text.split()) > _WORDS_OF_NAME:
        return False
    return all(_SHORT.search(text[: end.end()]) for end in _ENDS.finditer(text.strip()))


def is_called_like_a_person(name: str) -> bool:
    """Whether `name` is two or three words with capitals, the first or the last a given name: a
    person rather than a paper or an organisation. «Сегодня» and “Radio Svoboda” are none.
    """
    words = _WORD.findall(name)
    if len(words) not in _WORDS_OF_PERSON or not all(word[0].isupper() for word in words):
        return False
    return any(is_common(fold(words[at])) for at in (0, -1))


def without_possessive(name: str, tongue: str | None = None) -> str:
    """Return `name` without an English “’s” behind it, as it stands in a text in `tongue`; one of
    which that is not known may be English.
    """
    return _POSSESSIVE.sub("", name) if tongue in (None, "en") else name


def named_in(text: str, places: PlaceWords = NOWHERE) -> list[str]:
    """Return what `text` seems to call people and groups, in its order, each once.

    Names of several words with capitals, and given names and surnames alone. A place, a month and
    the capital that a sentence begins with are none. Rather one too many than one too few: they
    are offered, and never taken unasked.
    """
    found = (run for run in _runs(text) if _is_of_somebody(run, places))
    return list(dict.fromkeys(without_possessive(" ".join(run.split())) for run in found))


def _runs(text: str) -> Iterator[str]:
    """Yield the stretches of words with capitals, each within one sentence."""
    begin, end = -1, -1
    for match in _WORD.finditer(text):
        word = match[0]
        is_part = word[0].isupper() and not _is_time(word)
        begins = _begins_sentence(text, match.start())
        if is_part and begins and not is_written_like_name(word):
            is_part = False  # “Yesterday Petro …”: the capital is the sentence's
        if begin >= 0 and not (is_part and _goes_on(text[begin:end], text[end : match.start()])):
            yield text[begin:end]
            begin = -1
        if is_part:
            begin, end = (match.start() if begin < 0 else begin), match.end()
    if begin >= 0:
        yield text[begin:end]


def _goes_on(before: str, gap: str) -> bool:
    """Whether what stands behind `gap` is of the same name: after a full stop just an initial's."""
    if "." in gap:
        return bool(_NEXT.fullmatch(gap)) and len(_WORD.findall(before)[-1]) <= 2
    return bool(gap.strip() in ("", "-") and "\n\n" not in gap)


def _begins_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip(' \t\n"“«„(—–-')
    return not before or before[-1] in ".!?…:"


def _is_time(word: str) -> bool:
    return word.lower() in UNMISTAKABLE_MONTHS or word.lower() in _DAYS


def _is_of_somebody(run: str, places: PlaceWords) -> bool:
    words = _WORD.findall(run)
    own = [word for word in words if not places.holds(word)]
    is_named = any(is_written_like_name(word) for word in own)
    return is_named or len(own) > 1
