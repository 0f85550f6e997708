import hypothesis.strategies as st
import pytest
from hypothesis import given

from khronika.domain.date_finding import find_dates


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


@given(st.text(alphabet="On 7April2023,.—в мая/\n–«»", max_size=60))
def test_what_is_found_lies_in_the_text_in_order(text: str) -> None:
    end = 0
    for one in find_dates(text, year=2022):
        assert end <= one.start < one.end <= len(text)
        assert not one.when.is_unknown
        assert one.when.words in ("", text[one.start : one.end])
        end = one.end
