"""What bounds the words of a figure give, in three languages; and of which nothing is read."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khronika.domain.figure_words import NO_BOUNDS, Bounds, read_bounds
from khronika.paths import SEEDS

NUMBERS = st.integers(0, 10**9)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("12", 12, 12),
        ("at least 300 people", 300, None),
        ("no fewer than a dozen", 12, None),
        ("not fewer than twenty-five", 25, None),
        ("more than a hundred women", 101, None),
        ("over 13 million", 13_000_001, None),
        ("300+ men", 300, None),
        ("60 percent of them, or more", 60, None),
        ("up to ten days", None, 10),
        ("as many as 2,000", None, 2000),
        ("almost 10,000", None, 10_000),
        ("fewer than 30", None, 29),
        ("20–30", 20, 30),
        ("20 to 30 soldiers", 20, 30),
        ("between twenty and thirty", 20, 30),
        ("four or five days", 4, 5),
        ("20–30 thousand", 20_000, 30_000),
        ("two or three hundred", 200, 300),
        ("two hundred and fifty", 250, 250),
        ("one hundred and twenty thousand", 120_000, 120_000),
        ("2.9 billion", 2_900_000_000, 2_900_000_000),
        ("two dozen men", 24, 24),
        ("On 7 April 2023 at least 12 others", 12, None),
        ("In 2022, 300 people", 300, 300),
        ("2000 people", 2000, 2000),
        ("7 April, İzmir: 12 men", 12, 12),
        ("12 of them at one base", 12, 12),
        ("one of them", 1, 1),
        ("не менше 1 200 осіб", 1200, None),
        ("щонайменше п’ятеро", 5, None),
        ("понад двісті п'ятдесят", 251, None),
        ("більш ніж 20", 21, None),
        ("до 300", None, 300),
        ("не більше сорока", None, 40),
        ("від 20 до 30", 20, 30),
        ("від 1500 до 2000", 1500, 2000),
        ("до 2000 осіб", None, 2000),
        ("п'ять-шість", 5, 6),
        ("12 тис. осіб", 12_000, 12_000),
        ("12-ти солдатів", 12, 12),
        ("не менше 20 і не більше 30", 20, 30),
        ("не менее трёх человек", 3, None),
        ("по меньшей мере 80", 80, None),
        ("от 20 до 30 человек", 20, 30),
        ("1,5 млн", 1_500_000, 1_500_000),
        ("двадцать пять тысяч", 25_000, 25_000),
        ("двое или трое", 2, 3),
        ("1\xa0200\xa0000", 1_200_000, 1_200_000),
        ("1.200.000", 1_200_000, 1_200_000),
    ],
)
def test_bounds_are_those_of_the_words(words: str, low: int | None, high: int | None) -> None:
    assert read_bounds(words) == Bounds(low, high)


@pytest.mark.parametrize(
    "words",
    ["", "nobody", "dozens", "hundreds of people", "десятки", "сотні людей", "тисячі",
     "кілька тисяч", "several thousand", "about 300", "близько 300", "около сорока", "1.200",
     "46.8 percent", "half a million", "полтора миллиона", "a third of 20", "72nd brigade",
     "25-year-old", "Article 267", "in 2022", "7 квітня 2023", "300 people from 20 villages",
     "20 of 30", "30–20", "№ 5", "2023 року", "між двадцятьма та 30", "since 2022"],
)  # fmt: skip
def test_rather_nothing_than_a_wrong_number(words: str) -> None:
    assert read_bounds(words) == NO_BOUNDS


@given(NUMBERS, st.sampled_from(["", ",", " ", "\xa0", "\u202f", "’"]))
def test_thousands_are_divided_as_one_likes(number: int, mark: str) -> None:
    written = f"{number:,}".replace(",", mark)
    assert read_bounds(f"at least {written} people") == Bounds(low=number)
    assert read_bounds(f"{written} осіб") == Bounds(number, number)


@given(NUMBERS, NUMBERS)
def test_a_range_has_both_ends_in_their_order(one: int, other: int) -> None:
    expected = Bounds(one, other) if one < other else NO_BOUNDS
    for words in ("{0:,}–{1:,}", "between {0} and {1}", "від {0} до {1}", "от {0} до {1} человек"):
        assert read_bounds(words.format(one, other)) == expected


MIXED = "at least up to 1 20 300 . , - – тис. двадцять п'ять hundred and a dozen від до İ 2022 7.04"


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(MIXED.split()), max_size=12).map(" ".join)
    | st.lists(st.sampled_from(MIXED.split()), max_size=6).map("".join)
)
@example("İ 7 April 2023 12")
def test_any_words_are_read_without_a_fault(words: str) -> None:
    found = read_bounds(words)
    assert found.low is None or found.high is None or 0 <= found.low <= found.high


def _figures(of: object) -> Iterator[tuple[str, Bounds]]:
    if isinstance(of, dict) and "counted" in of and "words" in of:
        yield of["words"], Bounds(of.get("low"), of.get("high"))
    for inner in of.values() if isinstance(of, dict) else of if isinstance(of, list) else ():
        yield from _figures(inner)


def test_the_figures_of_the_sample_are_read_as_people_read_them() -> None:
    """Where the words stand alone; the others are what people know from what is around them."""
    incidents = (SEEDS / "sample" / "incidents").glob("*.json")
    said = [one for path in incidents for one in _figures(json.loads(path.read_text("utf-8")))]
    read = {words: bounds for words, bounds in said if read_bounds(words) == bounds}
    other = {words for words, bounds in said if read_bounds(words) not in (bounds, NO_BOUNDS)}
    assert len(read) > len(said) / 2
    assert other == {
        "80 percent Russian number plates",
        "300,000 roubles",
        "almost 20,000",
        "five the most",
        "Twelve who had been dismissed",
    }
