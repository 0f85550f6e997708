"""Invented texts of real words in all their forms: Russian, Ukrainian, English, and names.

Which words stand together means nothing; how often each is said, in how many forms, and how many
there are, is like in real texts. The words are the dictionaries' own, drawn by a fixed dice.
"""

from functools import cache
from itertools import accumulate
from random import Random

from pymorphy3 import MorphAnalyzer

LEMMAS = {"ru": 14_000, "uk": 14_000}
_STEMS = "arr det fin cit rail part leaf court priv maj serg offic prot witn stat form act brig"
_ENDINGS = "est ain e y way isan let or ate eant ute er ed ing s ion ment ness al ive"
_NAMES = """
    Громов Козлов Щербаков Самойлов Ершов Юшков Хорошавин Грищенко Шевчук Бондар Кравець Ткачук
    Ахмадеев Мустафин Григорян Akhmadeyev Hryshchenko Gromov Kozlova Shcherbakov Kyiv Kiev
    Київ Киев Харків Харьков Мелитополь Мелітополь Дмитро Дмитрий Dmitry Олександр Александр
""".split()


@cache
def _words(language: str) -> tuple[list[tuple[str, ...]], list[float]]:
    """Return words, each with its forms, and their cumulative weights by Zipf's law."""
    dice = Random(language)
    if language == "en":
        words: list[tuple[str, ...]] = [
            (f"{stem}{ending}", f"{stem}{ending}s", f"{stem}{ending}ed")
            for stem in _STEMS.split()
            for ending in _ENDINGS.split()
        ]
    else:
        analyzer = MorphAnalyzer(lang=language)
        known = analyzer.dictionary.words.iterkeys()
        drawn = [word for word in known if dice.random() < 0.01 and word.isalpha()]
        dice.shuffle(drawn)
        words = [
            tuple(dict.fromkeys(form.word for form in analyzer.parse(word)[0].lexeme))[:12]
            for word in drawn[: LEMMAS[language]]
        ]
    words += [(name,) for name in _NAMES]
    dice.shuffle(words)
    return words, list(accumulate(1 / rank for rank in range(1, len(words) + 1)))


def prose(number: int, size: int) -> str:
    """Return text `number` of about `size` bytes in UTF-8, in paragraphs; always the same."""
    dice = Random(number)
    words, weights = _words(("ru", "uk", "ru", "uk", "en")[number % 5])
    paragraphs: list[str] = []
    written = 0
    while written < size:
        chosen = dice.choices(words, cum_weights=weights, k=dice.randint(25, 90))
        said = " ".join(dice.choice(forms) for forms in chosen)
        paragraphs.append(f"{said[:1].upper()}{said[1:]}.")
        written += len(paragraphs[-1].encode()) + 1
    return "\n".join(paragraphs)
