"""The dictionary forms of an English word, by its endings and the verbs that obey none."""

import re
from functools import lru_cache

_IRREGULAR = """
    be am is are was were been being; have has had having; do does did done doing; go goes went
    gone; say said; take took taken; come came; see saw seen; know knew known; give gave given;
    find found; think thought; tell told; become became; leave left; feel felt; bring brought;
    begin began begun; keep kept; hold held; write wrote written; stand stood; hear heard; let;
    mean meant; set; meet met; run ran; pay paid; sit sat; speak spoke spoken; lie lay lain; lead
    led; read; grow grew grown; lose lost; fall fell fallen; send sent; build built; understand
    understood; draw drew drawn; break broke broken; spend spent; cut; rise rose risen; drive drove
    driven; buy bought; wear wore worn; choose chose chosen; seek sought; throw threw thrown; catch
    caught; deal dealt; win won; forget forgot forgotten; shoot shot; fly flew flown; hide hid
    hidden; steal stole stolen; strike struck stricken; beat beaten; burn burnt; flee fled; fight
    fought; forbid forbade forbidden; sell sold; teach taught; sleep slept; hang hung; hurt; bear
    bore born borne; blow blew blown; tear tore torn; swear swore sworn; bind bound; lend lent;
    light lit; make made making; get got gotten; put; show shown; die dying; tie tying
    man men; woman women; child children; person people; foot feet; tooth teeth; mouse mice;
    life lives; wife wives; knife knives; half halves; leaf leaves; news; shelf shelves;
    self selves; thief thieves; analysis analyses; crisis crises; basis bases; medium media;
    good better best; bad worse worst;
    serviceman servicemen; policeman policemen; businessman businessmen
"""
_BASE = {
    form: group.split()[0] for group in _IRREGULAR.replace("\n", " ; ").split(";")
    for form in group.split()
}  # fmt: skip
_VOWEL = re.compile("[aeiouy]")
_SHORT = re.compile(r"[^aeiou]*[aeiouy][^aeiouywx]\Z")  # one syllable: stop, arrest has two
_SHORTEST = 4
_SHORTEST_SPELLED = 6
_SPELLINGS = tuple(
    (re.compile(rf"{british}\Z"), american)
    for british, american in (
        ("is(e|ed|ing|er|ation|ations)", r"iz\1"),
        ("our(ed|ing|s|hood|able)?", r"or\1"),
        ("ence", "ense"),
        ("tre", "ter"),
        ("ogue", "og"),
        ("amme", "am"),
    )
)


@lru_cache(maxsize=1 << 12)
def english_lemmas(word: str) -> frozenset[str]:
    """Return what the folded `word` may be a form of, itself among them.

    “cities” gives city, “stopped” stop, “arrested” arrest and arreste: a form that is no word
    meets no other, so telling the two apart would gain nothing.
    """
    if word in _BASE:
        return frozenset((_BASE[word], word))
    found = {word}
    if len(word) >= _SHORTEST:
        found |= _plural(word) | _participle(word)
    return frozenset(found | {other for one in found if (other := _american(one)) != one})


def _american(word: str) -> str:
    """Return how Americans write `word`: organization, labor, defense, center."""
    if len(word) < _SHORTEST_SPELLED:
        return word
    for british, american in _SPELLINGS:
        word = british.sub(american, word)
    return word


def _plural(word: str) -> set[str]:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return set()
    if word.endswith("ies"):
        return {f"{word[:-3]}y", word[:-1]}
    if word.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return {word[:-2], word[:-1]}
    return {word[:-1]}


def _participle(word: str) -> set[str]:
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < len(ending) - (ending == "ing") or not _VOWEL.search(stem):
            continue
        if stem.endswith("i") and ending == "ed":
            return {f"{stem[:-1]}y"}
        if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "ls":
            return {stem[:-1], stem}
        if _SHORT.match(stem):  # rated is of rate: of rat it would be ratted
            return {f"{stem}e"}
        return {stem, f"{stem}e"} | ({stem[:-1]} if stem.endswith("ll") else set())
    return set()
