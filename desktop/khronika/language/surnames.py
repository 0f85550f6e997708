"""Surnames that no dictionary has: by their endings, to the form in which they are recorded."""

import re
from functools import lru_cache

# Families of surnames: what the stem ends in, the endings it takes in either language, and what
# the recorded (masculine) form has after the stem.
_FAMILIES = tuple(
    (re.compile(rf"(.+(?:{stem}))(?:{endings.strip().replace(' ', '|')})\Z"), recorded)
    for stem, endings, recorded in (
        (
            "[оеєё]в|[иії]н|[оеєї]їв",
            "а у ым им ом ім ові е і ой ою ої ій ы и ых их ыми ими",
            "",
        ),
        (
            "с[ь]?к|ц[ь]?к",
            "ий ого ому им ом ім ая а ой ої ій ую у ою ие і их ими",
            "ий",
        ),
        ("енк|[аоуі]йк|[чшт]к", "о а у ом ові и ів ам ами ах", "о"),
        ("[иіеєаоу]", "я ю єм ем ї и єві еві і е ї їв ев ям ями ях", "й"),
        ("ич|[ую]к|[ая]к|ик|ян|ер|ман|дзе", "а у ом ем ові еві е і и ы ов ей ів ам ами ах", ""),
    )
)
# Коструба, Кострубу: whatever a man is called that no family fits.
_CONSONANT = re.compile(r"(.{3,}[бвгґджзклмнпрстфхцчшщ])(?:а|у|ом|ем|ові|еві|і|е)\Z")
# Дереча, Деречі, Деречею: of either sex.
_FIRST_DECLENSION = re.compile(
    r"(.{3,}[бвгґджзйклмнпрстфхцчшщ])(?:(?P<hard>[аыуо]|о[юй])|(?P<soft>[яюї]|[єе][юй])|[иіеє])\Z"
)
_HARD = {"ц": "к", "з": "г", "с": "х"}  # Дерузі of Деруга
_FEMININE = re.compile(r"(.+(?:[оеєё]в|[иії]н))а\Z|(.+(?:ск|ськ|цк|цьк))а(?:я)?\Z")
_LATIN_FEMININE = re.compile(r"(.{2,}(?:[oey]v|in|yn))a\Z|(.{2,}(?:sk|ck|tsk|zk))a(?:ya|ia|ja)?\Z")
_SHORTEST = 4  # letters of a recorded form


@lru_cache(maxsize=1 << 12)
def recorded_forms(word: str) -> frozenset[str]:
    """Return the forms in which a surname would be recorded that stands as the folded `word`.

    Скобовым gives скобов, Зиничем зинич, Верхівського верхівський; a word that no family
    knows gives nothing.
    """
    found: set[str] = set()
    first = _FIRST_DECLENSION.match(word)
    if first is not None:
        found |= {first[1] + vowel for vowel in ("а" if first["hard"] else "ая")}
        if first[1][-1] in _HARD:
            found.add(f"{first[1][:-1]}{_HARD[first[1][-1]]}а")
    other = _CONSONANT.match(word)
    if other is not None:
        found.add(other[1])
    for pattern, recorded in _FAMILIES:
        match = pattern.match(word)
        if match is not None:
            found.add(match[1] + recorded)
    return frozenset(form for form in found if len(form) >= _SHORTEST)


def masculine(word: str) -> str | None:
    """Return the masculine form of the folded Cyrillic or Latin surname `word`; None if it is
    not feminine: козлова gives козлов, яворська яворський, kozlova kozlov.
    """
    latin = word.isascii()
    match = (_LATIN_FEMININE if latin else _FEMININE).match(word)
    if match is None:
        return None
    form: str = match[1] or f"{match[2]}{'y' if latin else 'ий'}"
    return form if len(form) >= _SHORTEST else None
