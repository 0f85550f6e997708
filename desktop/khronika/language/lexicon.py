"""What a word can be found by: its keys, and how two words meet.

A key is a string whose first letter says its kind (see `Way`): a dictionary form, a skeleton, a
given name in Russian, a place of the gazetteer. Two words meet when they share a key, and the
nearest kind they share says how. Words and names are told apart by their capitals as far as these
are known: Роман is no novel, nor is a novel somebody called Roman.
"""

import re
from collections.abc import Iterable, Sequence

from khronika.language.english import english_lemmas
from khronika.language.equivalents import GivenNames, place_names
from khronika.language.folding import APOSTROPHE
from khronika.language.keys import (
    CYRILLIC,
    GIVEN,
    IN_PLACE,
    LATIN,
    NAME,
    PLACE,
    SPELLING,
    WORD,
    Seen,
)
from khronika.language.lemmas import Lemmas, Reading
from khronika.language.name_forms import is_common
from khronika.language.skeleton import skeletons
from khronika.language.surnames import masculine, recorded_forms

_ACROSS = str.maketrans(CYRILLIC + LATIN, LATIN + CYRILLIC)
_SHORTEST_ACROSS = 6  # letters: samizdat is самиздат, while net is not нет
_LONGEST_BETWEEN = 3  # letters
_BETWEEN = re.compile(f"[{APOSTROPHE}ʹʺ]")
_OF_LATIN = re.compile("[a-zß-ɏ]")


class Lexicon:
    """Dictionaries, given names and places, loaded; takes a second, and 75 MB. Thread-safe.

    Some 14,000 Cyrillic words are looked up a second, and 30,000 Latin ones.
    """

    def __init__(self, places: Iterable[Iterable[str]] = ()) -> None:
        """`places` are the names of each place of the gazetteer."""
        self._lemmas = Lemmas()
        self._given = GivenNames()
        self._places = place_names(places)

    def keys(self, word: str, seen: Seen = Seen.NOTHING) -> frozenset[str]:
        """Return the keys of the folded `word`; none for figures and single letters."""
        if len(word) == 1 or not _BETWEEN.sub("", word).isalpha():
            return frozenset()
        found = self._latin(word, seen) if _OF_LATIN.match(word) else self._cyrillic(word, seen)
        return frozenset(found)

    def sought(self, words: Sequence[tuple[str, Seen]]) -> list[frozenset[str]]:
        """Return, for each of the folded `words` someone looks for, the keys of what it meets.

        A word in the name of a place meets its equivalents only where all the name is sought:
        “Krivoy Rog” finds Kryvyi Rih, and “Rog” no Rih.
        """
        keys = [self.keys(word, seen | Seen.TYPED) for word, seen in words]
        found = [
            {key[0].translate(_ACROSS) + key[1:] for key in ones if key[0] != IN_PLACE}
            for ones in keys
        ]
        for first, ones in enumerate(keys):
            for key in ones:
                run = _whole_name(key)
                across = keys[first : first + len(run)]
                if len(across) == len(run) and all(map(frozenset.__contains__, across, run)):
                    for place, one in enumerate(run):
                        found[first + place].add(one)
        return [frozenset(ones) for ones in found]

    def _latin(self, word: str, seen: Seen) -> set[str]:
        lemmas = english_lemmas(word)
        keys = {WORD + lemma for lemma in lemmas} | _across(LATIN, lemmas)
        if seen == Seen.SMALL:
            return keys | self._between(word)
        spelled = skeletons(word)
        given = self._given.of_latin(word, spelled)
        if not given:
            spelled |= skeletons(masculine(word) or "")
        return keys | self._named(word, spelled) | {GIVEN + one for one in given}

    def _cyrillic(self, word: str, seen: Seen) -> set[str]:
        readings = self._lemmas.readings(word)
        if not any(reading.is_known for reading in readings):
            lemmas = {one.lemma for one in readings} | recorded_forms(word) | {word}
            return self._as_names(lemmas) | _as_words(lemmas)
        names = {one.lemma for one in readings if one.is_name or self._is_place(one)}
        plain = {one.lemma for one in readings if not one.is_name}
        if seen == Seen.SMALL and plain:
            return _as_words(plain) | self._between(word)
        if not seen & Seen.SMALL:
            common = (
                plain
                if not names or word not in names
                else {one.lemma for one in readings if one.is_adjective}
            )
            if not names:
                common |= recorded_forms(word)
            if seen & Seen.CAPITAL and names:
                plain = set()
            # A surname may be a common noun, and goes as that does: Галушка, Галушці; Лісова
            # is one of her own in the dictionary, and an adjective too.
            names = names | common | {word}
        return self._as_names(names) | _as_words(plain)

    def _is_place(self, reading: Reading) -> bool:
        """Say whether it is the name of a place: the dictionaries have not all of them."""
        return reading.lemma in self._places.words and not reading.is_plural

    def _as_names(self, lemmas: set[str]) -> set[str]:
        men = {man for one in lemmas if not is_common(one) and (man := masculine(one))}
        keys = _across(CYRILLIC, lemmas | men)
        for lemma in lemmas | men:
            spelled = skeletons(lemma)
            if not (is_common(lemma) or lemma in self._places.words):
                spelled = spelled.union(*map(skeletons, self._given.surnames(lemma)))
            keys.add(NAME + lemma)
            keys |= self._named(lemma, spelled)
            keys |= {GIVEN + one for one in self._given.russian(lemma)}
        return keys

    def _named(self, word: str, spelled: frozenset[str]) -> set[str]:
        """Return the keys of the name `word`, of which `spelled` are the skeletons."""
        keys = {SPELLING + one for one in spelled}
        for name in (word, *(f"~{one}" for one in spelled)):
            keys |= {f"{PLACE}{one}" for one in self._places.words.get(name, ())}
            keys |= self._in_place(name)
        return keys

    def _between(self, word: str) -> set[str]:
        """Return the keys of a small word in the name of a place: Ростов-на-Дону."""
        return self._in_place(word) if len(word) <= _LONGEST_BETWEEN else set()

    def _in_place(self, word: str) -> set[str]:
        """Return the keys of a word in the name of a place."""
        parts = self._places.parts.get(word, ())
        return {f"{IN_PLACE}{number}.{at}.{length}" for number, at, length in parts}


def _as_words(lemmas: Iterable[str]) -> set[str]:
    return {WORD + lemma for lemma in lemmas} | _across(CYRILLIC, lemmas)


def _across(script: str, lemmas: Iterable[str]) -> set[str]:
    """Return the keys under which words of the two scripts meet that need not be names."""
    longer = (lemma for lemma in lemmas if len(lemma) >= _SHORTEST_ACROSS)
    return {script + one for lemma in longer for one in skeletons(lemma)}


def _whole_name(key: str) -> list[str]:
    """Return the keys of all words of a place's name, if `key` is that of the first; else none."""
    if key[0] != IN_PLACE:
        return []
    number, at, length = key[1:].split(".")
    return [f"{key[0]}{number}.{one}.{length}" for one in range(int(length))] if at == "0" else []
