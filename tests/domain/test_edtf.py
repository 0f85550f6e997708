"""EDTF: the specification's own examples, bounds that are ordered, text that comes back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.dates import Quality
from khronika.domain.edtf import MalformedDate, parse_edtf

# Text; earliest start, latest start, earliest end, latest end ("-" is none; one pair is both).
EXAMPLES = """
1985-04-12 | 1985-04-12 1985-04-12
1985-04 | 1985-04-01 1985-04-30
1985 | 1985-01-01 1985-12-31
1900-02 | 1900-02-01 1900-02-28
2000-02 | 2000-02-01 2000-02-29
1985-04-12T23:20:30 | 1985-04-12 1985-04-12
1985-04-12T23:20:30Z | 1985-04-12 1985-04-12
1985-04-12T23:20:30-04 | 1985-04-12 1985-04-12
1985-04-12T23:20:30+04:30 | 1985-04-12 1985-04-12
1964/2008 | 1964-01-01 1964-12-31 2008-01-01 2008-12-31
2004-06/2006-08 | 2004-06-01 2004-06-30 2006-08-01 2006-08-31
2004-02-01/2005-02-08 | 2004-02-01 2004-02-01 2005-02-08 2005-02-08
2004-02-01/2005-02 | 2004-02-01 2004-02-01 2005-02-01 2005-02-28
2004-02-01/2005 | 2004-02-01 2004-02-01 2005-01-01 2005-12-31
2005/2006-02 | 2005-01-01 2005-12-31 2006-02-01 2006-02-28
Y170000002 | - -
Y-170000002 | - -
2001-21 | 2001-03-01 2001-05-31
2001-24 | 2001-12-01 2002-02-28
1984? | 1984-01-01 1984-12-31
2004-06~ | 2004-06-01 2004-06-30
2004-06-11% | 2004-06-11 2004-06-11
201X | 2010-01-01 2019-12-31
20XX | 2000-01-01 2099-12-31
2004-XX | 2004-01-01 2004-12-31
1985-04-XX | 1985-04-01 1985-04-30
1985-XX-XX | 1985-01-01 1985-12-31
1985-04-12/.. | 1985-04-12 1985-04-12 1985-04-12 -
1985-04/.. | 1985-04-01 1985-04-30 1985-04-01 -
1985/.. | 1985-01-01 1985-12-31 1985-01-01 -
../1985-04-12 | - 1985-04-12 1985-04-12 1985-04-12
../1985-04 | - 1985-04-30 1985-04-01 1985-04-30
../1985 | - 1985-12-31 1985-01-01 1985-12-31
1985-04-12/ | 1985-04-12 1985-04-12 1985-04-12 -
1985/ | 1985-01-01 1985-12-31 1985-01-01 -
/1985-04-12 | - 1985-04-12 1985-04-12 1985-04-12
/1985 | - 1985-12-31 1985-01-01 1985-12-31
-1985 | - -
Y-17E7 | - -
1950S2 | 1900-01-01 1999-12-31
Y171010000S3 | - -
Y3388E2S3 | - -
2001-34 | 2001-04-01 2001-06-30
2001-37 | 2001-01-01 2001-04-30
2001-41 | 2001-07-01 2001-12-31
[1667,1668,1670..1672] | 1667-01-01 1672-12-31
[..1760-12-03] | - 1760-12-03
[1760-12..] | 1760-12-01 -
[1760-01,1760-02,1760-12..] | 1760-01-01 -
[1667,1760-12] | 1667-01-01 1760-12-31
[..1984] | - 1984-12-31
{1667,1668,1670..1672} | 1667-01-01 1667-12-31 1672-01-01 1672-12-31
{1960,1961-12} | 1960-01-01 1960-12-31 1961-12-01 1961-12-31
{..1984} | - 1984-12-31 1984-01-01 1984-12-31
2004-06~-11 | 2004-06-11 2004-06-11
2004?-06-11 | 2004-06-11 2004-06-11
?2004-06-~11 | 2004-06-11 2004-06-11
2004-%06-11 | 2004-06-11 2004-06-11
156X-12-25 | 1560-12-25 1569-12-25
15XX-12-25 | 1500-12-25 1599-12-25
XXXX-12-XX | 0001-12-01 9999-12-31
1XXX-XX | 1000-01-01 1999-12-31
1XXX-12 | 1000-12-01 1999-12-31
1984-1X | 1984-10-01 1984-12-31
2023-01-1X | 2023-01-10 2023-01-19
202X-02-29 | 2020-02-29 2028-02-29
2004-06-~01/2004-06-~20 | 2004-06-01 2004-06-01 2004-06-20 2004-06-20
2004-06-XX/2004-07-03 | 2004-06-01 2004-06-30 2004-07-03 2004-07-03
2004-06/2004-06-11 | 2004-06-01 2004-06-11 2004-06-11 2004-06-11
0001-01-01 | 0001-01-01 0001-01-01
9999-12-31 | 9999-12-31 9999-12-31
9999-24 | 9999-12-01 9999-12-31
"""

MALFORMED = """
hello|2023-13|2023-00|2023-02-30|2023-02-29|2023/1|2023-1-5|05.01.2023|20230105|2023-01-07/2023-01-05
/|..|../..|/..|[]|{}|[..]|[2023|2023]|[2023..2022]|2023-21-01|2023-42|2023-01-05T24:00:00
2023-01-05T12:00|2023-01-05T12:00:00/2024|2023//2024|2023/2024/2025|2023x|23|2023 - 2024|~|
"""


def _examples() -> list[tuple[str, list[date | None]]]:
    rows = []
    for line in EXAMPLES.strip().splitlines():
        text, _, days = line.partition(" | ")
        bounds = [None if day == "-" else date.fromisoformat(day) for day in days.split()]
        rows.append((text, bounds if len(bounds) == 4 else bounds * 2))
    return rows


@pytest.mark.parametrize(("text", "bounds"), _examples())
def test_the_examples_of_the_specification_have_these_bounds(
    text: str, bounds: list[date | None]
) -> None:
    when = parse_edtf(text)

    assert list(when.bounds) == bounds
    assert when.edtf == when.words == text


@pytest.mark.parametrize("text", [line for row in MALFORMED.split("\n") for line in row.split("|")])
def test_what_is_not_edtf_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(MalformedDate) as caught:
        parse_edtf(text)

    assert f"“{text}”" in str(caught.value)
    assert "2022-04-17" in caught.value.advice


def test_qualifiers_are_kept_and_make_an_estimate() -> None:
    for text, approximate, uncertain in (("2022~", 1, 0), ("2022?", 0, 1), ("2022%", 1, 1)):
        when = parse_edtf(text)
        assert (when.is_approximate, when.is_uncertain) == (approximate, uncertain)
        assert when.quality is Quality.ESTIMATED
    assert parse_edtf("2022").quality is Quality.STATED


def test_an_open_end_is_ongoing_and_an_unknown_one_is_not() -> None:
    assert parse_edtf("2022-04-17/..").ongoing
    assert not parse_edtf("2022-04-17/").ongoing


def test_time_and_zone_are_kept_as_written() -> None:
    when = parse_edtf("2022-04-17T23:20:30+03:00")

    assert (when.time, when.zone) == ("23:20:30", "+03:00")


_DATES = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
_YEARS = st.from_regex(r"\A[0-9X]{4}\Z")
_PARTS = st.from_regex(r"\A[0-9X]{2}\Z")
_SINGLE = st.one_of(
    _DATES.map(date.isoformat),
    _DATES.map(lambda day: day.isoformat()[:7]),
    _YEARS,
    st.tuples(_YEARS, _PARTS).map("-".join),
    st.tuples(_YEARS, _PARTS, _PARTS).map("-".join),
).flatmap(lambda text: st.sampled_from(["", "?", "~", "%"]).map(lambda mark: text + mark))
_ANY = st.one_of(
    _SINGLE,
    st.tuples(st.one_of(_SINGLE, st.sampled_from(["", ".."])), _SINGLE).map("/".join),
    st.tuples(_SINGLE, st.sampled_from(["", ".."])).map("/".join),
    st.lists(_SINGLE, min_size=1, max_size=3).map(lambda dates: f"[{','.join(dates)}]"),
    st.lists(_SINGLE, min_size=1, max_size=3).map(lambda dates: f"{{{','.join(dates)}}}"),
    st.text(alphabet="0123456789X-/.[]{},~?%YSET:+", max_size=24),
)


@given(_ANY)
def test_bounds_are_ordered_and_the_text_comes_back_or_is_refused(text: str) -> None:
    try:
        when = parse_edtf(text)
    except MalformedDate:
        return

    es, ls, ee, le = when.bounds
    for one, other in ((es, ls), (ee, le), (es, ee), (ls, le)):
        assert one is None or other is None or one <= other
    assert when.edtf is not None
    assert parse_edtf(when.edtf).bounds == when.bounds
