import hypothesis.strategies as st
import pytest
from hypothesis import given

from khronika.domain.date_finding import find_dates
from khronika.domain.date_words import parse_when


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("On 7 April 2023 two soldiers refused; 12 others did.", ["7 April 2023"]),
        ("It began on April 17, 2022, and ended in May 2023.", ["April 17, 2022", "May 2023"]),
        ("Це сталося 7 квітня 2023 року в Бахмуті.", ["7 квітня 2023 року"]),
        ("В ночь на 18 апреля 2022 года, пишут они.", ["ночь на 18 апреля 2022 года"]),
        ("(2022-04-17)", ["2022-04-17"]),
        ("The protests of 2011 began.", ["2011"]),
        ("At least 80 of 310, 5 times.", []),
        ("", []),
    ],
)
def test_dates_are_found_as_they_stand(text: str, said: list[str]) -> None:
    assert [text[one.start : one.end] for one in find_dates(text)] == said


def test_a_date_without_a_year_needs_one() -> None:
    assert find_dates("On April 7 they went.") == []
    (found,) = find_dates("On April 7 they went.", year=2023)
    assert found.when.edtf == "2023-04-07"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("In early February they refused.", ["early February"]),
        ("By mid-March, or at the end of May, all had left.", ["By mid-March", "end of May"]),
        ("the first half of June was quiet", ["first half of June"]),
        ("Since February nobody came; in May 12 did.", ["Since February", "May 12"]),
        ("в начале февраля он отказался", ["в начале февраля"]),
        ("К середине марта и до конца мая.", ["К середине марта", "до конца мая"]),
        ("Это было в декабре, на фронте.", ["декабре"]),
        ("На початку лютого роту вивели.", ["На початку лютого"]),
        ("наприкінці травня, до кінця червня", ["наприкінці травня", "до кінця червня"]),
        ("у грудні він утік", ["грудні"]),
        ("in late autumn; так было в начале осени", ["late autumn", "в начале осени"]),
        ("They went on April 7, then others on 8 May.", ["April 7", "8 May"]),
        # Other words that months are called by, or called like.
        ("They may march in august company. The end of march was near.", []),
        ("У траві лежав лист. Лютий мороз, лютого не чекали.", []),
        ("in the fall of the city, early and late", []),
        ("May said so, and April did not.", []),
        ("At least 80 of 310, 5 times, in 2 of 3.", []),
    ],
)
def test_dates_without_a_figure_or_a_year_are_found_loosely(text: str, said: list[str]) -> None:
    found = find_dates(text, loosely=True)
    assert [text[one.start : one.end] for one in found] == said
    assert all(one.when.is_unknown for one in found), "the year is not guessed"
    assert find_dates(text) == []
    dated = find_dates(text, year=2022, loosely=True)
    assert [text[one.start : one.end] for one in dated] == said
    assert not any(one.when.is_unknown for one in dated)


def test_a_wordy_date_means_what_it_means_where_it_is_typed() -> None:
    (found,) = find_dates("It was in early February 2022.", loosely=True)
    assert found.when == parse_when("early February 2022")
    assert find_dates("in February 2022")[0].when.edtf == "2022-02"


@given(st.text(alphabet="On 7April2023,.—в мая/\n–«»", max_size=60))
def test_what_is_found_lies_in_the_text_in_order(text: str) -> None:
    end = 0
    for one in find_dates(text, year=2022, loosely=True):
        assert end <= one.start < one.end <= len(text)
        assert not one.when.is_unknown
        assert one.when.words in ("", text[one.start : one.end])
        end = one.end
