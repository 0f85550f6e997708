"""How words meet: by inflection, spelling, script, and as equivalent names."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.ways import Way
from khronika.language.folding import tokens, words
from khronika.language.keys import Seen, way_of
from khronika.language.lexicon import Lexicon
from khronika.language.sightings import sightings

HERE = Path(__file__).parent
PRECISION = 0.95


def _ways(lexicon: Lexicon, query: str, sentence: str, form: str = "") -> list[Way | None]:
    """How each word of `query` is found, the nearest way, in `form`, which stands in `sentence`."""
    typed = [
        (word.folded, Seen.CAPITAL if query[word.start].isupper() else Seen.NOTHING)
        for word in words(query)
    ]
    seen = sightings(sentence)
    found: list[Way | None] = []
    for (word, _), keys in zip(typed, lexicon.sought(typed), strict=True):
        ways: set[Way] = set()
        for other in tokens(form or sentence):
            ways |= {way_of(key) for key in keys & lexicon.keys(other, seen[other])}
            ways |= {Way.EXACT} if word == other else set()
        found.append(min(ways, default=None))
    return found


@pytest.mark.parametrize(
    ("query", "sentence", "way"),
    [
        ("Бондар", "Листа віддали Бондареві.", Way.INFLECTED),
        ("Козлов", "Пришёл ответ от Козловой.", Way.INFLECTED),
        ("Скобов", "Говорили со Скобовым.", Way.INFLECTED),
        ("Галушка", "Сказали Галушці.", Way.INFLECTED),
        ("обыск", "Прошло пять обысков.", Way.INFLECTED),
        ("обшук", "Під час обшуку зник телефон.", Way.INFLECTED),
        ("detain", "She was detained twice.", Way.INFLECTED),
        ("Hryshchenko", "Показання Грищенка.", Way.SPELLED),
        ("Самойлова", "Then Samoylova left.", Way.SPELLED),
        ("самиздат", "They read samizdat at night.", Way.SPELLED),
        ("Дмитро", "Написал Дмитрию.", Way.EQUIVALENT),
        ("Дмитро", "We met Dmitry.", Way.EQUIVALENT),
        ("Елена", "Бачили Олену.", Way.EQUIVALENT),
        ("Alexander", "Видели Александра.", Way.EQUIVALENT),
        ("Петровна", "Прийшла Марія Петрівна.", Way.EQUIVALENT),
        ("Kiev", "Вони жили в Києві.", Way.EQUIVALENT),
        ("Запорожье", "Дорога до Запоріжжя.", Way.EQUIVALENT),
    ],
)
def test_words_meet(lexicon: Lexicon, query: str, sentence: str, way: Way) -> None:
    assert _ways(lexicon, query, sentence) == [way]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("Роман", "Он читал романом больше."),
        ("Вера", "Жил он верой."),
        ("Ростов", "Замечен рост цен."),
        ("нет", "They fell into the net."),
        ("maritime", "Near Mariupol they stopped."),
        ("Александр", "Мы говорили с Александрой."),
        ("Сергей", "Пришёл старший Сергеев."),
        ("Петров", "Пришёл и Пётр."),
        ("Петрович", "Пришла Анна Петровна."),
        ("Rog", "They left for Rih."),
    ],
)
def test_look_alikes_do_not(lexicon: Lexicon, query: str, sentence: str) -> None:
    assert _ways(lexicon, query, sentence) == [None]


@pytest.mark.parametrize("query", ["Krivoy Rog", "Кривий Ріг", "Кривой Рог"])
def test_the_whole_name_of_a_place_finds_its_other_names(lexicon: Lexicon, query: str) -> None:
    found = _ways(lexicon, query, "The road to Kryvyi Rih was closed.")
    assert None not in found
    assert max(way for way in found if way is not None) <= Way.EQUIVALENT


@pytest.mark.parametrize("mark", "'’ʼ‘`")
def test_apostrophes_find_each_other(lexicon: Lexicon, mark: str) -> None:
    assert _ways(lexicon, f"Кам{mark}янець", "Місто Кам’янець.") == [Way.EXACT]


@given(st.text())
def test_any_word_has_keys_of_known_kinds(lexicon: Lexicon, text: str) -> None:
    for word in tokens(text):
        for key in lexicon.keys(word):
            assert way_of(key) in Way
            assert key[1:]


@pytest.mark.parametrize(
    ("name", "recall"),
    [("pairs_from_prose.tsv", 0.99), ("pairs_from_prose_2.tsv", 0.97),
     ("pairs_from_prose_3.tsv", 0.94), ("pairs_from_prose_4.tsv", 0.98)],
)  # fmt: skip
def test_the_pairs_from_prose(lexicon: Lexicon, name: str, recall: float) -> None:
    """Written by people who had not seen the rules; what was mended for each is in the next.

    Run before anything was changed for them: 0.942, 0.915, 0.933 and 0.967; a quarter of the
    second table, an eighth of the third and a thirteenth of the fourth are marked as hard.
    """
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    met = [None not in _ways(lexicon, row[1], row[6], row[2]) for row in rows]
    meant = [row[0] == "meets" for row in rows]
    hits = sum(both for both in map(min, met, meant))
    assert hits >= recall * sum(meant)
    assert hits >= PRECISION * sum(met)


def test_letters_of_every_script_can_be_learned(lexicon: Lexicon) -> None:
    """Also those that the interpreter has no name for: a text that holds one is learned too."""
    letters = [chr(one) for one in range(0x30000) if chr(one).isalpha()]
    for first in range(0, len(letters), 7):
        for token in tokens("".join(letters[first : first + 7])):
            for seen in (Seen.SMALL, Seen.CAPITAL | Seen.TYPED):
                lexicon.keys(token, seen)
