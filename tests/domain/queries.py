"""Queries as nobody would type them: fragments of the language and of three scripts, in any order.

One seed makes the same queries everywhere.
"""

import random
from collections.abc import Iterator

WORDS = (
    "war вокзал ґрунт ёлка Кам’янець Івано-Франківськ об'єкт 24-го А/1428 C++ x̌ é 戦 ٣ м*то *ський"
    " Мелітоп* =так =\"саме так\" e-mail@x.y https://x.y/z? 12:30 _ ' ’ № § … —"
).split(" ")  # fmt: skip
OPERATORS = (
    "OR AND NOT АБО І ТА НЕ ИЛИ И NEAR NEAR/5 NEAR/0 NEAR/99999 БІЛЯ ПОРУЧ/3 РЯДОМ or and"
    " | || - -- = == OR, *OR -OR =OR OR* И. NEAR/5."
).split(" ")  # fmt: skip
SIGNS = ("(", ")", "((", "))", '"', "“", "”", "„", "«", "»", ",", ",,", ":", "*", " ", "  ", "\n")
FIELDS = (
    "person: особа: ЧЕЛОВЕК: p: place: місце: source: джерело: tag: мітка: метка: kind: вид: тип:"
    " grade: оцінка: оценка: lang: мова: язык: date: дата: коли: title: назва: collection: добірка:"
    " status: стан: colour: персн: Note:"
).split(" ")
VALUES = (
    "2022 2022-03..2022-05 ..2021 2022.. .. 2023..2022 2022-13 2022~ 20XX XXXX-02-30 1X00-02-30"
    " {2022,2023} [..2022] 2022/2023 2022/.. Y170000002 5/6/2023 05.06.2022..07.06.2022 весна"
    ' "весна 2022" "before 2022" укр Ukrainian crh be-tarask спірне "one source" incident люди'
    ' чернетка "Ім’я Прізвище",Інший Hrodna,"Горад (вобласць)" , "" "(" A:B'
).split(" ")  # fmt: skip
ODD = (
    "\0",
    "\x1b",
    "\x85",
    "\ud800",
    "\udfff",
    "\u00ad",
    "\u200b",
    "\u202e",
    "\ufeff",
    "\U000e0001",
)


def odd_queries(seed: int, number: int) -> Iterator[str]:
    """Yield `number` of them, most of them short and a few some thousand fragments long."""
    chance = random.Random(seed)
    kinds = (WORDS, OPERATORS, SIGNS, FIELDS, VALUES, ODD)
    for _each in range(number):
        length = chance.choice((1, 2, 3, 5, 8, 13)) if chance.random() < 0.999 else 3000
        pieces = []
        for kind in chance.choices(kinds, (6, 4, 4, 3, 3, 1), k=length):
            pieces.append(chance.choice(kind))
            if chance.random() < 0.5:
                pieces.append(" ")
            if chance.random() < 0.03:
                pieces.append(chr(chance.randrange(0x110000)))
        yield "".join(pieces)
