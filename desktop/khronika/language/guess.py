"""Which language a text is in, well enough to offer; the person may always say otherwise."""

import re
from collections import Counter

from khronika.language.folding import words

UNDETERMINED = "und"  # ISO 639-2

_ENOUGH = 20_000  # code points that are looked at
_LATIN = re.compile("[a-z]", re.IGNORECASE)
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_OTHER_CYRILLIC = frozenset("ўјљњћђџқңғүұһөәѓќ")
_UKRAINIAN = frozenset("іїєґ")
_RUSSIAN = frozenset("ыэъё")
_LETTER, _WORD = 3, 2  # what each says of the language, against the other's

_TELLING_ABSENCE = 24  # letters without і, ї, є, ґ, a fourteenth of all in Ukrainian

_ENGLISH_WORDS = frozenset(
    "the of and that was for with is are were by from this have not which they has had their been"
    " his her he she it its at as be or an who will would about after we you".split()
)
_ENGLISH_SHARE = 0.06  # of the words; English prose has four times as many of these
_UKRAINIAN_WORDS = frozenset(
    "що та не на з із зі від для як це цей ця ці він вона вони ми ви був була були або чи якщо"
    " коли про після під без його її їх також ще вже щоб тому де хто який яка яке які бути може"
    " рік року років через перед йому нас вас там тут лише навіть дуже щодо за й є до".split()
)
_RUSSIAN_WORDS = frozenset(
    "и что не на с из со от для как это этот эта эти он она они мы вы был была были или если"
    " когда о об после под без его ее их также еще уже чтобы поэтому где кто который которая"
    " которые быть может год года лет через перед ему нас вас там тут лишь даже очень к за до"
    " только так но а все".split()
)


def guess_language(text: str) -> str:
    """Return "ru", "uk", "en" or "und" (undetermined) for the beginning of `text`.

    Letters decide first, then common words. A few Cyrillic words without a sign of either
    language are undetermined, as are Belarusian, Serbian and Bulgarian by their own letters,
    and Latin script without English words.
    """
    sample = text[:_ENOUGH]
    latin = len(_LATIN.findall(sample))
    cyrillic = len(_CYRILLIC.findall(sample))
    tokens = Counter(word.folded for word in words(sample))
    if latin > cyrillic:
        english = _count(tokens, _ENGLISH_WORDS) >= _ENGLISH_SHARE * tokens.total()
        return "en" if english else UNDETERMINED
    return _cyrillic_language(Counter(sample.lower()), tokens, cyrillic)


def _cyrillic_language(letters: Counter[str], tokens: Counter[str], total: int) -> str:
    foreign = _count(letters, _OTHER_CYRILLIC)
    bulgarian = letters["ъ"] * 100 > total > 40 and not letters["ы"]
    if not total or foreign * 100 > total or bulgarian:
        return UNDETERMINED
    ukrainian = _LETTER * _count(letters, _UKRAINIAN)
    ukrainian += _WORD * _count(tokens, _UKRAINIAN_WORDS - _RUSSIAN_WORDS)
    russian = _LETTER * _count(letters, _RUSSIAN)
    russian += _WORD * _count(tokens, _RUSSIAN_WORDS - _UKRAINIAN_WORDS)
    if ukrainian == russian:
        return "ru" if total >= _TELLING_ABSENCE and not ukrainian else UNDETERMINED
    return "uk" if ukrainian > russian else "ru"


def _count(counts: Counter[str], wanted: frozenset[str]) -> int:
    return sum(counts[one] for one in wanted)
