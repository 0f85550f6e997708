"""The skeleton of a name: what its spellings in either script and any romanisation share.

Both scripts are brought to one small alphabet of sounds, a letter each: g г ґ, h х, j ж, c ц,
q ч, w ш, y щ, i for и і ї й ы and for what softens. A Latin spelling may be read in more than
one way (h is г in Hrebeniuk and х in Ahmadeev), so a word has several skeletons; two
spellings meet when they share one.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import product
from operator import itemgetter

from khronika.language.folding import APOSTROPHE

SHORTEST = 3  # sounds; shorter skeletons meet by chance
_MOST = 16  # skeletons of one word

_SOFT = "иіїйыьъ"
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_IGNORED = re.compile(rf"['’‘`´′ʹʺ\"{APOSTROPHE}]")
_SOUNDS = str.maketrans(
    dict(
        zip(
            "абвгґдеёєжзиіїйклмнопрстуўфхцчшщыэюя",
            "abvggdeeejziiiiklmnoprstuvfhcqwyieua",
            strict=True,
        )
    )
    | {"ь": "", "ъ": ""}
)
# What any of the following begins with: most words have none of it.
_JOINS = re.compile(f"[{_SOFT}][{_SOFT}еєэёуюая]|[ьй]о|т[сч]|шч")
_CYRILLIC_JOINED = (
    (re.compile(f"[{_SOFT}]+[еєэё]|[ьй]о"), "е"),
    (re.compile(f"[{_SOFT}]+[ую]"), "у"),
    (re.compile("[ьъй]+[ая]"), "а"),
    (re.compile("тс"), "ц"),  # ts in Latin, as ц is
    (re.compile("тч"), "ч"),  # tch
    (re.compile("шч"), "щ"),
)

# Letters of scholarly and Polish spellings as the digraphs of the others (ISO 9, GOST, DSTU).
_MARKED = str.maketrans(
    {
        "š": "sh", "ş": "sh", "ž": "zh", "č": "ch", "ç": "ch", "ŝ": "shch", "ĉ": "ch", "ĵ": "zh",
        "ż": "zh", "ě": "e", "ë": "yo", "ï": "yi", "â": "ya", "û": "yu", "ł": "l", "ø": "o",
        "đ": "d", "ı": "i", "ß": "ss", "æ": "e",
    }
)  # fmt: skip

# What Latin letters may stand for, the longest first: each with all its readings.
_READINGS = {
    "schtsch": "y",
    "shch": "y",
    "tsch": "q",
    "sch": "y w",
    "tch": "q",
    "zgh": "zg",
    "sh": "w",
    "sz": "w",
    "stein": "stein wtein",
    "ch": "q h w",
    "cz": "q",
    "zh": "j",
    "kh": "h",
    "gh": "g",
    "ck": "k",
    "ts": "c",
    "tz": "c",
    "ph": "f",
    "th": "t f",
    "qu": "kv",
    "x": "ks h",
    "w": "v",
    "q": "k",
    "h": "g h",
}
_DIGRAPHS = "|".join(_READINGS)
_LATIN = re.compile(
    rf"(?P<digraph>{_DIGRAPHS})"
    r"|(?P<iou>[iy]ou)|(?P<ou>ou)|(?P<gu>gu(?=[eiy]))|(?P<voiced>s(?=[bdgz]))"
    r"|(?P<c_soft>c(?=[eiy]))|(?P<c>c)"
    r"|(?P<j_hard>j(?=[aouekpmi]))"
    r"|(?P<ei>ei(?=[bcdfghklmnpqrstvwxz]))|(?P<z>z(?=[aeiouy]))|(?P<ie>ie)"
    r"|(?P<iya>i+[yj]?a)|(?P<ye>[yij]+e)|(?P<yo>[yij]+o)|(?P<yu>[yij]+u)|(?P<ya>[yij]+a)"
    r"|(?P<i>[yj])|(?P<other>[a-z])"
)
_GROUPS = {
    "c_soft": ("c", "s", "k"),
    "c": ("k", "c"),
    "ye": ("e",),
    "yu": ("u",),
    "ya": ("a",),
    "iya": ("ia", "a"),
    # German: Weisberg, Zygankow.
    "ei": ("ei", "ai"),
    "z": ("z", "c"),
    "ie": ("e",),
    "i": ("i",),
    # As French and old passports write: Iouri, Kouznetsov, Serguei.
    "iou": ("u", "iu"),
    "ou": ("u", "ou"),
    "gu": ("g", "gu"),
    "voiced": ("s", "z"),
}
_J = {"a": ("a", "ja"), "o": ("e", "jo"), "u": ("u", "ju"), "e": ("e", "je"), "i": ("i", "ji")}
# Functions and no templates such as r"\1": with these, re is imported anew for each word, and for
# a word that occurs nowhere hundreds are tried.
_kept = itemgetter(1)
_DOUBLED = re.compile(r"(.)\1+")
_HUSHED = re.compile("([jqwy])o")  # Чорногуб is Черногуб
# Armenian names, as they are spelled at home, in Russian and abroad: Hakobyan is Акопян, and
# Karapetyan Garabedian.
_ARMENIAN = re.compile(r".{3}(?:[yij]an|ян)\Z")
_VOICELESS = str.maketrans("bdg", "ptk")
_TAIL = re.compile("([aeou])i+e?")  # -ey, -ei, -ej; -oy, -oi


def _with_i(match: re.Match[str]) -> str:
    return match[1] + "i"


def _with_e(match: re.Match[str]) -> str:
    return match[1] + "e"


@lru_cache(maxsize=1 << 14)
def skeletons(word: str) -> frozenset[str]:
    """Return the skeletons of the folded `word`; none for one with fewer than `SHORTEST` sounds.

    A Cyrillic word has one or two, a Latin one up to sixteen; twice as many where о and е stand
    for each other behind ж, ч, ш, щ, and again for an Armenian name.
    """
    word = _IGNORED.sub("", word)
    sounds = _of_cyrillic(word) if _CYRILLIC.search(word) else _of_latin(word)
    bare = {_TAIL.sub(_with_i, _DOUBLED.sub(_kept, one)) for one in sounds}
    bare |= {_HUSHED.sub(_with_e, one) for one in bare}
    if _ARMENIAN.search(word):
        bare |= {one.removeprefix("h").translate(_VOICELESS) for one in bare}
    return frozenset(one for one in bare if len(one) >= SHORTEST)


def _of_cyrillic(word: str) -> list[str]:
    found = []
    # Соловьов is Solovyov, and Васильович Vasylovych.
    for spelled in {word, word.replace("ьо", "о")}:
        for joined, sound in _CYRILLIC_JOINED if _JOINS.search(spelled) else ():
            spelled = joined.sub(sound, spelled)
        sounds = spelled.translate(_SOUNDS)
        found.append("".join(sound for sound in sounds if "a" <= sound <= "z"))
    return found


def _of_latin(word: str) -> list[str]:
    word = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", word).translate(_MARKED))
    word = "".join(letter for letter in word if "a" <= letter <= "z")
    if word.endswith(("off", "eff")):  # Romanoff
        word = f"{word[:-2]}v"
    pieces: list[tuple[str, ...]] = []
    at = 0
    while at < len(word):
        match = _LATIN.match(word, at)
        if match is None:
            break
        pieces.append(_readings(match, word))
        at = match.end() + (match.lastgroup == "j_hard" and word[match.end()] in _J)
    most = 1
    for number, readings in enumerate(pieces):
        if most * len(readings) > _MOST:
            pieces[number] = readings[:1]
        most *= len(pieces[number])
    return ["".join(readings) for readings in product(*pieces)]


def _readings(match: re.Match[str], word: str) -> tuple[str, ...]:
    group, said = match.lastgroup, match.group()
    if group == "digraph":
        return tuple(_READINGS[said].split())
    if group == "j_hard":
        return _J.get(word[match.end()], ("i", "j"))
    if group == "yo":
        return ("e",) if said[0] in "yj" and len(said) == 2 else ("e", "io")
    return _GROUPS.get(group or "", (said,))
