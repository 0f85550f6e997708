"""Names that are one in two languages: Дмитро is Дмитрий is Dmitry, Київ is Kiev."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from names_translator.dicts import NameDicts

from khronika.language.folding import APOSTROPHE, fold, tokens
from khronika.language.given_names import GIVEN_NAMES, PATRONYMICS
from khronika.language.skeleton import skeletons

_UKRAINIAN = re.compile(f"[іїєґ{APOSTROPHE}]|[ао]вна\\Z|ович\\Z|ий\\Z|о\\Z")
_PATRONYMIC = re.compile(r"(?:ович|евич|йович|івна|ївна|вна)\Z")
_LONGEST = 4  # words of a place's name that are told from others

# What English writers make of names, where no rule of spelling leads there.
_ENGLISH = {
    "alexander": "александр", "alexandra": "александра", "eugene": "евгений",
    "eugenia": "евгения", "nicholas": "николай", "peter": "петр", "paul": "павел",
    "andrew": "андрей", "michael": "михаил", "george": "георгий", "gregory": "григорий",
    "helen": "елена", "helena": "елена", "catherine": "екатерина", "katherine": "екатерина",
    "natalie": "наталья", "constantine": "константин", "basil": "василий", "cyril": "кирилл",
    "theodore": "федор", "anne": "анна", "mary": "мария", "joseph": "иосиф", "elias": "илья",
    "elizabeth": "елизавета", "daniel": "даниил", "timothy": "тимофей", "matthew": "матвей",
    "luke": "лука", "mark": "марк", "anthony": "антон", "gabriel": "гавриил", "leo": "лев",
    "jacob": "яков", "simon": "семен", "stephen": "степан", "sergius": "сергей",
    "barbara": "варвара", "margaret": "маргарита", "martha": "марта", "xenia": "ксения",
}  # fmt: skip
# Several spellings that Russian or Ukrainian itself has for one name.
_ALIKE = {
    "наталия": "наталья", "софья": "софия", "марья": "мария", "данила": "даниил",
    "данил": "даниил", "наталя": "наталья", "наталка": "наталья", "артемий": "артем",
    "георгій": "георгий", "микита": "никита", "юхим": "ефим", "ксенія": "ксения",
    "настасья": "анастасия", "йосип": "иосиф", "юрко": "юрий", "сергій": "сергей",
}  # fmt: skip
# Short forms, and whom they may stand for.
_SHORT = """
    саша сашко: александр александра; шура: александр александра; леша алеша: алексей; толя:
    анатолий; боря: борис; вадик: вадим; валера: валерий валерия; вася: василий; витя: виктор;
    вова володя: владимир; гена: геннадий; гриша: григорий; дима митя: дмитрий; женя: евгений
    евгения; ваня: иван; игорек: игорь; костя: константин; леня: леонид; миша: михаил; коля:
    николай; паша: павел; петя: петр; рома: роман; сема: семен; сережа: сергей; слава: вячеслав
    станислав святослав; стас: станислав; степа: степан; федя: федор; юра: юрий; яша: яков;
    настя: анастасия; аня анюта: анна; тоня: антонина; валя: валентина; лера: валерия; варя:
    варвара; вика: виктория; галя: галина; даша: дарья; катя катря: екатерина; лена оленка:
    елена; лиза: елизавета; ира: ирина; ксюша: ксения; лара: лариса; люба: любовь; люда:
    людмила; рита: маргарита; маша марийка: мария; надя: надежда; наташа наталка: наталья; оля:
    ольга; поля: полина; рая: раиса; света: светлана; соня: софия; таня: татьяна; уля: ульяна;
    юля: юлия; богданко: богдан; василько: василий; іванко івась: иван; михась: михаил; петрик:
    петр; тарасик: тарас
"""
# Bodies and states that go by their initials, one group a name in all three languages.
_INITIALS = """
    кгб кдб kgb; нквд нквс nkvd; мвд мвс mvd; фсб fsb; сбу ssu; гру gru; всу зсу; ссср срср ussr;
    сша usa; оон un; ес єс eu; обсе обсє osce; еспч єспл echr; урср усср; сизо сізо; увд увс;
    овд рувд ровд; гкчп дкнс; вчк чк cheka; огпу одпу ogpu; цк cc; кпсс кпрс cpsu; рпц рпц;
    упц уоц; оун oun; упа upa; жкх жкг; вуз внз; рф rf
"""


class GivenNames:
    """Which given names, patronymics, surnames and initials are one in several languages."""

    def __init__(self) -> None:
        self._known = NameDicts()
        self._short = _short_forms()
        self._initials = _initials()
        self._latin = self._spelled()

    def russian(self, name: str) -> frozenset[str]:
        """Return what the folded Cyrillic `name` is in Russian, itself among them.

        Ukrainian names by the dictionary, short forms as the names they may stand for, initials
        as those of the Russian body with a dot.
        """
        if name in self._initials:
            return frozenset((self._initials[name],))
        found = {_ALIKE.get(name, name)}
        if name in PATRONYMICS or name in GIVEN_NAMES or _UKRAINIAN.search(name):
            pool = "patronymic" if _PATRONYMIC.search(name) else "first"
            meant = self._known.lookup(name.replace(APOSTROPHE, "'"), pool, 1)
            found |= {_ALIKE.get(fold(one), fold(one)) for one in meant}
        if _PATRONYMIC.search(name):
            found = {one.replace("ие", "ье") for one in found}  # Юриевич, Юрьевич
        for one in list(found):
            found |= self._short.get(one, frozenset())
        return frozenset(found)

    def of_latin(self, word: str, spelled: Iterable[str]) -> frozenset[str]:
        """Return what the folded Latin `word` with the skeletons `spelled` is in Russian."""
        if word in self._initials:
            return frozenset((self._initials[word],))
        found = {_ENGLISH[word]} if word in _ENGLISH else set()
        for skeleton in spelled:
            found |= self._latin.get(skeleton, frozenset())
        full = found - self._short.keys()
        several = {one for short in found & self._short.keys() for one in self._short[short]}
        return frozenset(found if full <= several else full - several or full)

    def surnames(self, name: str) -> list[str]:
        """Return how the folded Ukrainian surname `name` may stand in Russian, folded."""
        if not _UKRAINIAN.search(name):
            return []
        found = self._known.lookup(name.replace(APOSTROPHE, "'"), "last", 3)
        return [fold(one) for one in found]

    def _spelled(self) -> dict[str, frozenset[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for name in (*GIVEN_NAMES, *PATRONYMICS):
            if not name.isascii():
                for skeleton in skeletons(name):
                    found[skeleton] |= self.russian(name)
        return {skeleton: frozenset(names) for skeleton, names in found.items()}


def _short_forms() -> dict[str, frozenset[str]]:
    """Return whom each short form may stand for."""
    found: dict[str, frozenset[str]] = {}
    for group in _SHORT.split(";"):
        short, full = group.split(":")
        for one in short.split():
            found[one] = found.get(one, frozenset()) | frozenset(full.split())
    return found


def _initials() -> dict[str, str]:
    """Return, of what goes by initials, those in the first language with a dot."""
    groups = [group.split() for group in _INITIALS.split(";")]
    return {one: f"{group[0]}." for group in groups for one in group}


Part = tuple[int, int, int]  # number of a place, position of a word in its name, words of it


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNames:
    """Names of places by their words, folded; a skeleton stands with a leading “~”.

    `words`: of each name of one word, the numbers of the places that have another such name, none
    where their spellings meet anyhow. `parts`: of each word of a longer name, where it stands.
    """

    words: Mapping[str, frozenset[int]]
    parts: Mapping[str, frozenset[Part]]


def place_names(places: Iterable[Iterable[str]]) -> PlaceNames:
    """Return the names of `places`, which are those of each place."""
    words: defaultdict[str, set[int]] = defaultdict(set)
    parts: defaultdict[str, set[Part]] = defaultdict(set)
    for number, names in enumerate(places):
        spelled = {tuple(tokens(name)): _spelled(name) for name in names}
        alone = len(set(spelled.values())) == 1
        for name, skeleton in spelled.items():
            if len(name) == 1:
                words[name[0]].update(() if alone else (number,))
            if alone or not 1 <= len(name) <= _LONGEST:
                continue
            for at, (word, ones) in enumerate(zip(name, skeleton, strict=True)):
                for key in (word, *(f"~{one}" for one in ones)):
                    if len(name) == 1:
                        words[key].add(number)
                    else:
                        parts[key].add((number, at, len(name)))
    return PlaceNames(
        words={word: frozenset(numbers) for word, numbers in words.items()},
        parts={word: frozenset(ones) for word, ones in parts.items()},
    )


def _spelled(name: str) -> tuple[frozenset[str], ...]:
    return tuple(map(skeletons, tokens(name)))
