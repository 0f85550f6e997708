"""Chips are shared, words are not; both come back after a lock."""

from khronika.domain.filters import Facet, Filter
from khronika.ui.filtering.shared import SharedFilter


def test_chips_are_everyones_and_words_a_lists_own() -> None:
    shared = SharedFilter()
    shared.put("incidents", Filter(text="trial").with_value(Facet.GRADE, "single"))
    assert shared.of("documents") == Filter().with_value(Facet.GRADE, "single")
    shared.put("documents", shared.of("documents").saying("order"))
    assert shared.of("incidents").text == "trial"
    shared.put("documents", Filter())
    assert shared.of("incidents") == Filter(text="trial")


def test_what_is_put_twice_is_told_once() -> None:
    shared, told = SharedFilter(), list[int]()
    shared.changed.connect(lambda: told.append(1))
    for _time in range(2):
        shared.put("incidents", Filter(text="trial"))
    assert told == [1]


def test_it_is_kept_and_restored() -> None:
    shared, again = SharedFilter(), SharedFilter()
    shared.put("incidents", Filter(text="trial").between(1, 2))
    again.restore(shared.as_json())
    assert again.of("incidents") == shared.of("incidents")
