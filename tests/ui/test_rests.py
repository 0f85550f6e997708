"""What a value rests on, in a line."""

from khronika.domain.kinds import Kind, RecordId, new_uid
from khronika.domain.values import Citation, Named, Relay
from khronika.ui.fields.rests import once, summed_up


def cited(*titles: str) -> list[Citation]:
    """Citations as said by sources of these names; an empty one is not named."""
    return [
        Citation(
            id=RecordId(number), uid=new_uid(), kind=Kind.CITATION, target=RecordId(99),
            source=_source(title) if title else None,
        )
        for number, title in enumerate(titles, 1)
    ]  # fmt: skip


def _source(title: str) -> Named:
    return Named(id=RecordId(50), uid=new_uid(), kind=Kind.SOURCE, title=title)


def test_who_quotes_another_is_told_in_the_line_and_in_a_sentence() -> None:
    relay = Relay(
        publisher=_source("The List"), source=_source("Herald"), document=_source("Refusals")
    )
    two = cited("Herald", "The List")
    assert summed_up(two) == "2 citations from 2 sources"
    assert summed_up(two, [relay]) == "2 citations from 2 sources · one quotes another"
    assert once(relay) == "The List quotes Herald in “Refusals”, so they count once."


def test_who_is_not_named_is_not_passed_over_for_who_is() -> None:
    assert summed_up(cited("")) == "1 citation · source not named"
    assert summed_up(cited("Gazette")) == "1 citation · Gazette"
    assert summed_up(cited("Gazette", "")) == "2 citations · Gazette · 1 names no source"
    assert summed_up(cited("Gazette", "Herald", "", "")) == (
        "4 citations from 2 sources · 2 name no source"
    )
