"""Which of a place's unlabelled spellings is Ukrainian and which Russian, and how each is
written in Latin letters.

GeoNames' other names come without a language. A spelling counts as Ukrainian or Russian only
when its letters allow it and it agrees with the name that GeoNames shows.
"""

import re
from functools import cache
from itertools import product

from khronika.gazetteer.keys import key

CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ][А-Яа-яЁёІіЇїЄєҐґ'’ʼ\- ]+")
ONLY_UKRAINIAN = re.compile(r"[іїєґ'’ʼ]", re.IGNORECASE)
ONLY_RUSSIAN = re.compile(r"[ыэъё]", re.IGNORECASE)
# What Ukrainian renders in more ways than one, by what the name comes from.
DOUBTFUL = re.compile(
    r"(?<=[бвгджзклмнпрстфхцчшщ])е(?!ц$)|ё|ъ|ой|[а-я]ь[а-я]"
    r"|(?<=[бвгдзклмнпрстфх])и(?!нск|но?$|[йе]$)",
    re.IGNORECASE,
)
# Letters that neighbours of Russian and Ukrainian put together, or that no Russian name has.
FOREIGN = re.compile(
    r"[сцз]ьк|ць|шч|[жшчщрдт]э|[жшчщ]ы|дз[яю]|тс[ио]|[еи]тск|ае$|[ая]ва$|[ъы]а|ъ$", re.IGNORECASE
)

_COMMON = dict(
    zip(
        "абвдежзийклмнопрстуфхцчшщ",
        "a b v d e zh z y i k l m n o p r s t u f kh ts ch sh shch".split(),
        strict=True,
    )
)
# Resolution 55 of the Cabinet of Ministers, 2010: other letters at the start of a word.
_UKRAINIAN = _COMMON | {
    "г": "h", "ґ": "g", "є": "ie", "и": "y", "і": "i", "ї": "i", "й": "i", "ь": "", "ю": "iu",
    "я": "ia", "'": "", "’": "", "ʼ": "",
}  # fmt: skip
_UKRAINIAN_FIRST = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_RUSSIAN = _COMMON | {
    "г": "g", "ё": "yo", "и": "i", "й": "y", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya",
}  # fmt: skip


def latin_ukrainian(text: str) -> str:
    """Return a Ukrainian name in Latin letters as Ukraine's own rule has it."""
    return _latin(text, _UKRAINIAN, _UKRAINIAN_FIRST, (("зг", "zgh"),))


def latin_russian(text: str) -> str:
    """Return a Russian name in Latin letters as newspapers write it."""
    text = re.sub(r"[иы]й\b", "y", text)
    text = re.sub(r"(?<![А-яё])Е", "Йе", text)
    text = re.sub(r"(?<=[аеёиоуыэюяъь])е", "йе", text)
    return _latin(text, _RUSSIAN, {}, ())


def _latin(
    text: str, letters: dict[str, str], first: dict[str, str], pairs: tuple[tuple[str, str], ...]
) -> str:
    words = []
    for word in re.split(r"([ -])", text):
        lower = word.lower()
        for pair, latin in pairs:
            lower = lower.replace(pair, latin)
        said = "".join(
            (first.get(letter) if not place else None) or letters.get(letter, letter)
            for place, letter in enumerate(lower)
        )
        words.append(said[:1].upper() + said[1:] if word[:1] != lower[:1] else said)
    return "".join(words)


_INTO_UKRAINIAN = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"([сц])к(?=$|[ -]|ий|ая|ое|ие)", r"\1ьк"),
        (r"[иы]й(?=$|[ -])", "ий"),
        (r"(?<=[а-щ])ая(?=$|[ -])|(?<=ьк)ая(?=$|[ -])", "а"),
        (r"ое(?=$|[ -])", "е"),
        (r"[иы]е(?=$|[ -])", "і"),
        (r"ец(?=$|[ -])", "ець"),
        (r"(?<=ц)ы(?=$|[ -])|(?<=[чшщж])и(?=$|[ -])", "і"),
        (r"(?<=[аеёиоуыэюя])е", "є"),
        (r"(?<=[аеєёоуыэюя])и", "ї"),
        (r"(?<![А-яЁёєії])Е", "Є"),
        (r"(?<=[бвгдзклмнпрстф])и(?!й(?:$|[ -]))(?<!к.(?=$))(?<!г.(?=$))", "і"),
    )
)


def in_ukrainian(russian: str) -> str:
    """Return a Russian name as Ukrainian writes it; sure unless `DOUBTFUL` finds something."""
    text = russian
    for pattern, written in _INTO_UKRAINIAN:
        text = pattern.sub(written, text)
    return text.replace("И", "І").replace("ы", "и").replace("э", "е").replace("Э", "Е")


_INTO_RUSSIAN = tuple(
    (re.compile(pattern), written)
    for pattern, written in (
        (r"[’'ʼ]", ""),
        (r"([сц])ьк", r"\1к"),
        (r"зьк", "зск"),
        (r"ець(?=$|[ -])", "ец"),
        (r"([сц])ке(?=$|[ -])", r"\1кое"),
        (r"([сц])ка(?=$|[ -])", r"\1кая"),
        (r"(?<=[ое]в)е(?=$|[ -])|(?<=[иїє][вн])е(?=$|[ -])", "о"),
        (r"(?<=[а-яіїє]н)е(?=$|[ -])", "ое"),
        (r"(?<=[бвдзлмнпрст])ий(?=$|[ -])", "ый"),
        (r"(?<=[бвдзлмнпрстц])и(?=$|[ -])", "ы"),
        (r"(?<=ц)і(?=$|[ -])", "ы"),
        (r"ів(?=$|[ -]|к)", "ов"),
        (r"їв(?=$|[ -]|к)", "ев"),
        (r"(жж|лл|нн|сс|тт|дд|чч|зз)я(?=$|[ -])", r"\1ье"),
        (r"(?<=[жчшщ])о", "е"),
        (r"(?<![А-яіїєІЇЄ])Е", "Э"),
        (r"Олекс", "Алекс"),
        (r"олекс", "алекс"),
        (r"Микол", "Никол"),
        (r"микол", "никол"),
        (r"Слов[’']?ян", "Славян"),
        (r"Нова ", "Новая "),
        (r"Стара ", "Старая "),
        (r"Велика ", "Великая "),
        (r"Мала ", "Малая "),
        (r"Нове ", "Новое "),
        (r"Нові ", "Новые "),
    )
)
_SAME_IN_BOTH = str.maketrans("іїєґІЇЄҐ", "ииегИИЕГ")


def in_russian(ukrainian: str) -> str:
    """Return a Ukrainian name much as Russian writes it: near enough to pick a spelling by."""
    text = ukrainian
    for pattern, written in _INTO_RUSSIAN:
        text = pattern.sub(written, text)
    return re.sub(r"(.)\1(?=ье)", r"\1", text).translate(_SAME_IN_BOTH)


@cache
def ukrainian_keys(text: str) -> frozenset[str]:
    """Return the keys of the usual ways to write a Ukrainian name in Latin letters."""
    keys = {key(latin_ukrainian(text))}
    for y, yi, short in product("yij", ("yi", "i"), "yij"):
        letters = _UKRAINIAN | {
            "я": y + "a", "ю": y + "u", "є": y + "e", "ї": yi, "й": short
        }  # fmt: skip
        keys.add(key(_latin(text, letters, {}, ())))
    return frozenset(keys)


@cache
def russian_keys(text: str) -> frozenset[str]:
    """Return the keys of the usual ways to write a Russian name in Latin letters."""
    keys = {key(latin_russian(text))}
    for ye, yo, ending in product(("ye", "e"), ("yo", "ye", "e"), ("iy", "y", "yy", "i", "ii")):
        spelled = re.sub(r"[иы]й\b", ending, text.lower())
        spelled = re.sub(r"(?<![а-яё])е|(?<=[аеёиоуыэюяъь])е", ye, spelled)
        keys.add(key(_latin(spelled, _RUSSIAN | {"ё": yo}, {}, ())))
    return frozenset(keys)


# What one letter becomes in the other language: cheap to change, so that the spelling that is
# the other language's own wins over one that only sounds like this one's.
_CHEAP = {
    *zip("іііїїєєиигеее", "иоеиеееыггоёэ", strict=True), ("ь", "ъ"), ("'", "ъ"), ("’", "ъ"),
    ("і", "ы"), ("о", "е"), ("о", "ё"), ("и", "ё"),
}  # fmt: skip
_ENDINGS = (
    ("ське", "ское"), ("цьке", "цкое"), ("зьке", "зское"), ("ськ", "ск"), ("цьк", "цк"),
    ("ний", "ный"), ("ове", "ово"), ("еве", "ево"), ("єве", "ево"), ("ине", "ино"),
    ("їне", "ино"), ("не", "ное"), ("те", "тое"), ("ле", "лое"), ("ре", "рое"), ("ів", "ов"),
    ("їв", "ев"), ("ець", "ец"), ("нє", "нее"), ("ви", "вы"), ("ри", "ры"), ("ни", "ны"),
    ("ці", "цы"), ("е", "ое"), ("а", "ая"),
    ("ий", "ой"), ("жжя", "жье"), ("лля", "лье"), ("ння", "нье"), ("сся", "сье"), ("ття", "тье"),
    ("ддя", "дье"), ("ччя", "чье"), ("ква", "ковь"), ("їнка", "инка"),
)  # fmt: skip


@cache
def distance(ukrainian: str, russian: str) -> float:
    """Say how far a Russian spelling is from a Ukrainian one, in letters for each letter.

    Up to 0.3 they are one name in two languages.
    """
    ours, theirs = ukrainian.lower(), russian.lower()
    forms = {ours, in_russian(ukrainian).lower()}
    forms |= {_ended(ours, one, other) for one, other in _ENDINGS}
    return min(_steps(form, theirs) for form in forms) / max(len(ours), len(theirs))


def _ended(text: str, one: str, other: str) -> str:
    return re.sub(rf"{one}(?=$|[ -])", other, text)


def _steps(one: str, other: str) -> float:
    """Return the weighted edit distance."""
    before = [float(n) for n in range(len(other) + 1)]
    for place, letter in enumerate(one, 1):
        row = [float(place)]
        for column, against in enumerate(other, 1):
            cost = 0.25 if (letter, against) in _CHEAP else 1.0
            change = 0.0 if letter == against else cost
            drop = 0.25 if letter in "ь'’йь" else 1.0
            add = 0.25 if against in "ьъй" else 1.0
            row.append(min(before[column - 1] + change, before[column] + drop, row[-1] + add))
        before = row
    return before[-1]


def candidates(spellings: list[str]) -> tuple[list[str], list[str]]:
    """Return which spellings may be Ukrainian and which may be Russian, by their letters."""
    written = [text for text in spellings if CYRILLIC.fullmatch(text) and text[:1].isupper()]
    ukrainian = [text for text in written if not ONLY_RUSSIAN.search(text)]
    russian = [text for text in written if not ONLY_UKRAINIAN.search(text)]
    return ukrainian, russian


def likeness(latin: str, cyrillic: str) -> float:
    """Say how far the key of a Latin name is from a Cyrillic one, in letters for each letter."""
    return min(
        _steps(latin, said) / max(len(latin), len(said), 1) for said in russian_keys(cyrillic)
    )
