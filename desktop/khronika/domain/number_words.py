"""Numbers in texts, in figures and in English, Russian and Ukrainian words: 1 200, “twenty-five”.

Of a number that can be read in two ways (“1.200”) none is read; nor are dates, years, ordinals and
what only numbers something (“Article 267”).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from khronika.domain.date_finding import find_dates

_FORMS = {
    1: "one один одна одно одне одного одної одній одному одной",
    2: "two два дві двох двом двома двоє двое двоих две двух двум двумя",
    3: "three три трьох трьом трьома троє трое троих трех трем тремя",
    4: "four чотири чотирьох чотирьом четверо четверых четыре четырех четырем",
    5: "five п'ять п'яти п'ятьох п'ятьом п'ятеро пять пяти пятерых пятеро",
    6: "six шість шести шістьох шестеро шесть шестерых",
    7: "seven сім семи сімох семеро семь семерых",
    8: "eight вісім восьми вісьмох восьмеро восемь",
    9: "nine дев'ять дев'яти дев'ятьох девять девяти",
    10: "ten десять десяти десятьох десятеро десяток",
    11: "eleven одинадцять одинадцяти одиннадцать одиннадцати",
    12: "twelve дванадцять дванадцяти двенадцать двенадцати дюжина дюжину",
    13: "thirteen тринадцять тринадцяти тринадцать тринадцати",
    14: "fourteen чотирнадцять чотирнадцяти четырнадцать четырнадцати",
    15: "fifteen п'ятнадцять п'ятнадцяти пятнадцать пятнадцати",
    16: "sixteen шістнадцять шістнадцяти шестнадцать шестнадцати",
    17: "seventeen сімнадцять сімнадцяти семнадцать семнадцати",
    18: "eighteen вісімнадцять вісімнадцяти восемнадцать восемнадцати",
    19: "nineteen дев'ятнадцять дев'ятнадцяти девятнадцать девятнадцати",
    20: "twenty двадцять двадцяти двадцатеро двадцать двадцати",
    30: "thirty тридцять тридцяти тридцать тридцати",
    40: "forty сорок сорока",
    50: "fifty п'ятдесят п'ятдесяти пятьдесят пятидесяти",
    60: "sixty шістдесят шістдесяти шестьдесят шестидесяти",
    70: "seventy сімдесят сімдесяти семьдесят семидесяти",
    80: "eighty вісімдесят вісімдесяти восемьдесят восьмидесяти",
    90: "ninety дев'яносто дев'яноста девяносто девяноста",
    100: "сто ста сотня сотню",
    200: "двісті двохсот двести двухсот",
    300: "триста трьохсот трехсот",
    400: "чотириста чотирьохсот четыреста четырехсот",
    500: "п'ятсот п'ятисот пятьсот пятисот",
    600: "шістсот шестисот шестьсот",
    700: "сімсот семисот семьсот",
    800: "вісімсот восьмисот восемьсот",
    900: "дев'ятсот дев'ятисот девятьсот девятисот",
}
_SCALES = {
    12: "dozen",
    100: "hundred",
    1000: "thousand тисяча тисячу тисячі тисяч тысяча тысячу тысячи тысяч тис тыс",
    10**6: "million мільйон мільйона мільйони мільйонів миллион миллиона миллионов млн",
    10**9: "billion мільярд мільярда мільярди мільярдів миллиард миллиарда миллиардов млрд",
}
_NUMBERS = {word: value for value, words in _FORMS.items() for word in words.split()}
_SCALED = {word: value for value, words in _SCALES.items() for word in words.split()}
# What says a number by itself: not the thousands of which nobody says how many there are.
_ALONE = frozenset("тисяча тисячу тысяча тысячу мільйон миллион мільярд миллиард".split())
_SHORT = frozenset("тис тыс млн млрд".split())
_ONE = frozenset(_FORMS[1].split())
_PART = re.compile(
    r"half|halves|thirds?|quarters?|пів|пол|пів(?:тор|сот|мільйон).*|пол(?:тор|сот|миллион).*"
    r"|половин.*|третин.*|трет(?:ь|и|ью|ей)|чверт.*|четверт[ьи]"
)
_NUMBERED = re.compile(r"[№#]|articles?|стат(?:т|ь|ей).*|ст|section|units?")
_PLAIN = str.maketrans("‐‑‒–—−’ʼ`\xa0\u202f\u2009", "------'''   ")
_TOKEN = re.compile(
    r"(?<![\w.,])(?P<digits>[0-9]{1,3}(?P<mark>[ ,.'])[0-9]{3}(?:(?P=mark)[0-9]{3})*(?![0-9])"
    r"|[0-9]{1,12})"
    r"(?P<after>[.,][0-9]+)?(?![0-9])(?P<end>-?[^\W\d_]+(?:-\w+)*)?"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)|(?P<sign>[-+~≈<>≤≥№#])|(?P<other>[^\s])"
)
_CASES = frozenset("-ти -тьох -ьох -ох -ро -х".split())  # «12-ти»: how many, and not which
# What dates and numbers are bounded with alike: “до 2000” may be so many.
_SHARED = frozenset(
    "from to before after by between and or not about around c ca с со з із зі від до после після"
    " по к між между и і й та или або чи около приблизно близько не".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_THREE = re.compile(r"[0-9]+\D[0-9]+\D[0-9]+")
_IN = re.compile(r"\b(?:in|since|у|в|во|із|за)\s+\Z")  # what makes a bare 2022 a year


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text. `scale`: the thousand or dozen it was said with; `is_one`: it is the
    word “one”, which is a pronoun as well.
    """

    value: int
    scale: int = 1
    is_one: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """A number in a text that cannot be told."""


Part = Amount | Unread | str
Token = Fraction | Unread | str  # before words are added up


def parts_of(text: str) -> list[Part]:
    """Return the numbers of `text`, and as strings the words and signs around them, in small
    letters; a comma or full stop is "|".
    """
    tokens = list(_tokens(_without_dates(text)))
    if any(isinstance(token, str) and _PART.fullmatch(token) for token in tokens):
        return [Unread()]
    return list(_joined(tokens))


def _without_dates(text: str) -> str:
    """Return `text` in plain small letters, its dates left out."""
    small = (one.lower() for one in text.translate(_PLAIN))
    # As long as the text: dates are found by where they stand there.
    plain = "".join(one if len(one) == 1 else "|" for one in small).replace("ё", "е")
    for found in reversed(find_dates(text, loosely=True)):
        said = plain[found.start : found.end]
        if _is_dated(said) or _IN.search(plain, 0, found.start):
            plain = f"{plain[: found.start]} | {plain[found.end :]}"
    return plain


def _is_dated(said: str) -> bool:
    """Whether a stretch that can be read as a date can be read as nothing else."""
    is_worded = any(word not in _SHARED for word in _WORD.findall(said))
    return is_worded or _THREE.search(said) is not None


def _tokens(plain: str) -> Iterator[Token]:
    before = ""
    for match in _TOKEN.finditer(plain):
        if match["digits"] is None:
            before = match["word"] or match["sign"] or "|"
            yield before
            continue
        end = match["end"] or ""
        if end and end not in _CASES and end.lstrip("-") not in _SCALED:
            yield "|"  # “72nd”, “25-year-old”
        elif _NUMBERED.fullmatch(before):
            yield "|"
        else:
            yield _number(match["digits"], match["mark"], match["after"])
            if end.lstrip("-") in _SCALED:
                yield end.lstrip("-")
        before = ""


def _number(digits: str, mark: str | None, after: str | None) -> Fraction | Unread:
    """Return the number; a point before three digits is one of thousands, or of a fraction."""
    if mark == "." and digits.count(mark) == 1:
        return Unread()
    if mark is not None and after is not None and after[0] == mark:
        return Unread()
    whole = re.sub(r"\D", "", digits)
    return Fraction(f"{whole}.{after[1:]}" if after else whole)


def _joined(tokens: list[Token]) -> Iterator[Part]:
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if isinstance(token, Unread) or (isinstance(token, str) and not _begins(tokens, at)):
            yield token
            at += 1
        else:
            amount, at = _amount(tokens, at)
            yield amount


def _begins(tokens: list[Token], at: int) -> bool:
    """Whether a number in words begins at `at`."""
    word = tokens[at]
    if word in _NUMBERS or word in _ALONE:
        return True
    return word in _SCALED and at > 0 and tokens[at - 1] == "a"


def _amount(tokens: list[Token], at: int) -> tuple[Amount | Unread, int]:
    """Return the number that begins at `at`, and where what follows it begins."""
    begun, total, small, scale, least = at, Fraction(0), Fraction(0), 1, 10**12
    while at < len(tokens):
        token = tokens[at]
        value = _NUMBERS.get(str(token))
        if isinstance(token, Fraction) and at == begun:
            small, least = token, 1  # no word adds to figures
        elif value is not None and value < least and (not small or value < _room(small)):
            small, least = small + value, _room(Fraction(value))
            scale = 1 if total else scale
        elif (by := _SCALED.get(str(token))) is not None and (at == begun or small):
            small, scale = (small or Fraction(1)) * by, by
            least = _room(small)
            if by >= 1000:
                total, small, least = total + small, Fraction(0), by
                if tokens[at + 1 : at + 2] == ["|"] and token in _SHORT:
                    at += 1  # its full stop
        elif not _joins(tokens, at, small or total):
            break
        at += 1
    total += small
    if total.denominator != 1:
        return Unread(), at
    is_one = at == begun + 1 and str(tokens[begun]) in _ONE
    return Amount(int(total), scale, is_one), at


def _room(value: Fraction) -> int:
    """Return what a word must be less than that adds to `value`: forty to two hundred."""
    return next(
        (by for by in (1000, 100, 10) if value >= by and value % by == 0 and value != 10), 1
    )


def _joins(tokens: list[Token], at: int, said: Fraction) -> bool:
    """Whether the word at `at` joins two of one number: “twenty-five”, “two hundred and five”."""
    more = _NUMBERS.get(str(tokens[at + 1])) if at + 1 < len(tokens) else None
    if more is None or more >= _room(said):
        return False
    return tokens[at] == "-" and more < 10 if said < 100 else tokens[at] == "and"
