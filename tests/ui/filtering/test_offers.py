"""What the panel offers, read as a person reads it: row by row."""

from collections.abc import Mapping
from datetime import date

from tests.ui.filtering.known import Known

from khronika.domain.filters import Facet, Filter, Value
from khronika.domain.kinds import RecordId
from khronika.ui.filtering.offers import Date, Level, Sort, offers, said, said_dates

HERE = Known()
HERSON = Filter().with_value(Facet.PLACE, RecordId(1))
MARCH = (date(2022, 3, 1).toordinal(), date(2022, 3, 31).toordinal())


def picture(level: Level | None, typed: str = "", wanted: Filter | None = None) -> list[str]:
    marks = {Sort.CAPTION: "# ", Sort.WAY: "> ", Sort.VALUE: ""}
    return [
        marks[one.sort]
        + ("✓ " if one.is_on else "")
        + one.text
        + ("" if one.count is None else f" {one.count}")
        for one in offers(level, typed, wanted or Filter(), HERE)
    ]


def test_at_the_top_there_are_ways_to_what_narrows_this_list() -> None:
    assert picture(None) == ["> Date", "> Place", "> Person or group", "> Confirmation"]
    assert "> ✓ Place" in picture(None, wanted=HERSON)


def test_typing_finds_values_of_every_facet_in_any_case() -> None:
    assert picture(None, "KHERSON") == [
        "# Place", "Kherson region 1",
        "# Person or group", "Oksana Kherson 2",
    ]  # fmt: skip
    assert picture(None, "херс") == ["# Place", "Херсон 4"]
    assert picture(None, "nothing such") == []


def test_a_facet_lists_the_frequent_first_and_the_chosen_before_them() -> None:
    assert picture(Facet.PLACE) == ["Мелітополь 7", "Херсон 4", "Kherson region 1"]
    chosen = ["✓ Херсон 4", "Мелітополь 7", "Kherson region 1"]
    assert picture(Facet.PLACE, wanted=HERSON) == chosen


def test_a_chosen_value_that_nothing_carries_any_longer_can_still_be_taken_away() -> None:
    gone = Filter().with_value(Facet.GRADE, "refuted")
    first = offers(Facet.GRADE, "", gone, HERE)[0]
    assert (first.text, first.count, first.wanted) == ("refuted", 0, Filter())


def test_choosing_adds_and_choosing_again_takes_away() -> None:
    added = offers(Facet.PLACE, "херсон", Filter(), HERE)[0].wanted
    assert added == HERSON
    assert offers(Facet.PLACE, "херсон", HERSON, HERE)[0].wanted == Filter()


def test_a_typed_date_can_be_a_time_a_beginning_or_an_end() -> None:
    made = {one.text: one.wanted for one in offers(None, "March 2022", Filter(), HERE)}
    assert made["In March 2022"] == Filter().between(*MARCH)
    assert made["From March 2022 on"] == Filter().between(MARCH[0], None)
    assert made["Until March 2022"] == Filter().between(None, MARCH[1])


def test_years_are_offered_newest_first_and_turn_off_again() -> None:
    assert picture(Date.DATE) == ["# Type a date, or choose a year", "2022", "2021"]
    year = offers(Date.DATE, "", Filter(), HERE)[1].wanted
    assert year is not None
    assert picture(Date.DATE, wanted=year)[-2:] == ["✓ 2022", "2021"]
    assert picture(Date.DATE, wanted=year)[:2] == ["Only what surely falls in it", "Any date"]
    assert offers(Date.DATE, "", year, HERE)[3].wanted == Filter()


def test_chips_say_what_narrows() -> None:
    names = HERE.names(Facet.PLACE, [RecordId(1), RecordId(2)])
    both = frozenset({RecordId(1), RecordId(2)})
    assert said(Facet.PLACE, both, names) == "Place: Мелітополь or Херсон"
    assert said(Facet.GRADE, frozenset({"single"}), {}) == "Confirmation: one source"
    assert said(Facet.PERSON, frozenset({RecordId(77)}), {}) == "Person or group: (gone)"


def test_the_chip_of_days_says_them_in_words() -> None:
    assert said_dates(Filter()) == ""
    assert said_dates(Filter().between(*MARCH)) == "March 1, 2022 – March 31, 2022"
    assert said_dates(Filter().between(MARCH[0], None)) == "from March 1, 2022 on"
    sure = Filter().between(None, MARCH[1], surely=True)
    assert said_dates(sure) == "surely until March 31, 2022"
    assert said_dates(Filter().between(MARCH[0], MARCH[0])) == "March 1, 2022"


class Treed(Known):
    """As if the values of the first facet stood under one another."""

    def depths(self, facet: Facet) -> Mapping[Value, int]:
        return {RecordId(3): 0, RecordId(1): 1, RecordId(2): 0} if facet is Facet.PLACE else {}


def test_what_is_part_of_another_stands_under_it_until_one_types() -> None:
    """All stood in one row, and nobody saw that one holds others."""
    wanted = Filter().with_value(Facet.PLACE, RecordId(2))
    rows = [(one.text, one.depth) for one in offers(Facet.PLACE, "", wanted, Treed())]
    assert rows == [("Kherson region", 0), ("Херсон", 1), ("Мелітополь", 0)]
    typed = [(one.text, one.depth) for one in offers(Facet.PLACE, "херсон", wanted, Treed())]
    assert typed == [("Херсон", 0)]
