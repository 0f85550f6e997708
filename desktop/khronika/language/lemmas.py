"""The dictionary forms of Russian and Ukrainian words, by pymorphy3 and its two dictionaries.

Loading takes a fifth of a second and forty megabytes, so whoever shows something first loads it
behind; `Lemmas` is safe across threads once made.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pymorphy3 import MorphAnalyzer
from pymorphy3.analyzer import Parse

from khronika.language.folding import APOSTROPHE

_NAMES = frozenset(("Surn", "Name", "Patr", "Geox", "Orgn"))
# Letters alone, and of this script alone: of a letter too new for the interpreter's table of names
# pymorphy3 asks the name, and fails.
_CYRILLIC = re.compile(f"(?:{APOSTROPHE}?[\u0400-\u0481\u048a-\u052f])+{APOSTROPHE}?")
_UKRAINIAN = re.compile(f"[іїєґ{APOSTROPHE}']")
_RUSSIAN = re.compile("[ыэъё]")
# What an unknown word is taken for: a guess at anything else is a guess at an ending.
_GUESSED = frozenset(("NOUN", "ADJF", "VERB", "INFN", "PRTF"))
_VERBS = frozenset(("VERB", "INFN", "PRTF", "PRTS", "GRND"))
_PATRONYMIC_ENDINGS = (("ович", "овна"), ("евич", "евна"), ("ьич", "ьинична"), ("ич", "ична"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a word may be: its dictionary form, folded, and of what kind it is."""

    lemma: str
    is_name: bool = False
    is_adjective: bool = False
    is_plural: bool = False
    is_known: bool = True
    is_ukrainian: bool = False


class Lemmas:
    """Both dictionaries, loaded."""

    def __init__(self) -> None:
        self._russian = MorphAnalyzer(lang="ru")
        self._ukrainian = MorphAnalyzer(lang="uk")

    def readings(self, word: str) -> frozenset[Reading]:
        """Return what the folded Cyrillic `word` may be; nothing for what is not of letters.

        Whichever language has a letter that is not in the word's alphabet is silent; so is the
        one that only guesses where the other knows the word.
        """
        if not _CYRILLIC.fullmatch(word):
            return frozenset()
        dictionary = word.replace(APOSTROPHE, "'")
        russian = not _UKRAINIAN.search(dictionary)
        ukrainian = not _RUSSIAN.search(dictionary)
        known = (
            russian and bool(self._russian.word_is_known(dictionary)),
            ukrainian and bool(self._ukrainian.word_is_known(dictionary)),
        )
        if known[0] != known[1]:
            russian, ukrainian = known
        found: list[Reading] = []
        if russian:
            found += self._in_russian(dictionary, is_known=known[0])
        if ukrainian:
            found += self._in_ukrainian(dictionary, is_known=known[1])
        # Петров is not several Petrs where it may be a surname, nor Александр several women.
        if any(one.is_name and not one.is_plural for one in found):
            found = [one for one in found if not (one.is_name and one.is_plural)]
        return frozenset(found)

    def know(self, word: str) -> bool:
        """Whether the folded Cyrillic `word` stands in either dictionary."""
        dictionary = word.replace(APOSTROPHE, "'")
        return bool(
            self._russian.word_is_known(dictionary) or self._ukrainian.word_is_known(dictionary)
        )

    def _in_russian(self, word: str, *, is_known: bool) -> Iterator[Reading]:
        for parse in _parses(self._russian, word, is_known=is_known):
            yield _reading(parse, parse.normal_form, is_known=is_known)
            if parse.tag.POS in _VERBS and parse.normal_form.endswith(("ться", "тись", "чься")):
                yield _reading(parse, parse.normal_form[:-2], is_known=is_known)

    def _in_ukrainian(self, word: str, *, is_known: bool) -> Iterator[Reading]:
        for parse in _parses(self._ukrainian, word, is_known=is_known):
            normal = parse.normal_form
            yield _reading(parse, normal, is_known=is_known, is_ukrainian=True)
            if parse.tag.POS in _VERBS and normal.endswith(("ся", "сь")):
                yield _reading(parse, normal[:-2], is_known=is_known, is_ukrainian=True)
            if "pssv" in parse.tag.grammemes and normal.endswith("ий"):
                # Its dictionary leads from заарештовано to the verb, from заарештований nowhere.
                for verb in self._ukrainian.parse(f"{normal[:-2]}о"):
                    if "Impe" in verb.tag.grammemes:
                        yield _reading(verb, verb.normal_form, is_ukrainian=True)


def _parses(analyzer: MorphAnalyzer, word: str, *, is_known: bool) -> Iterator[Parse]:
    """Yield what one dictionary takes `word` for; of its guesses those that are no guess at all."""
    for parse in analyzer.parse(word):
        if is_known or parse.tag.POS in _GUESSED:
            yield parse


def _reading(
    parse: Parse, normal: str, *, is_known: bool = True, is_ukrainian: bool = False
) -> Reading:
    grammemes = parse.tag.grammemes
    return Reading(
        lemma=_lemma(normal, grammemes),
        is_name=not _NAMES.isdisjoint(grammemes),
        is_adjective=parse.tag.POS == "ADJF",
        is_plural="plur" in grammemes and ("Pltm" not in grammemes or "Surn" in grammemes),
        is_known=is_known,
        is_ukrainian=is_ukrainian,
    )


def _lemma(normal: str, grammemes: frozenset[str]) -> str:
    """Return the dictionary form, folded; of a woman's patronymic hers, where it gives his."""
    if {"Patr", "femn"} <= grammemes:
        for his, hers in _PATRONYMIC_ENDINGS:
            if normal.endswith(his):
                normal = normal.removesuffix(his) + hers
                break
    return normal.replace("ё", "е").replace("'", APOSTROPHE)
