"""What is offered for the letters typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.kinds import new_uid, shipped_uid
from khronika.gazetteer import load
from khronika.ui.editors.atlas import Atlas
from khronika.ui.editors.entry import HeldPlace, Pick

OWN = HeldPlace(id=1, uid=new_uid(), label="Tokarivka", names=("Tokarivka", "Токарівка"))
TOKMAK = HeldPlace(
    id=2,
    uid=shipped_uid("gn.691469"),
    label="Our Tokmak",
    around="Ukraine",
    names=("Our Tokmak",),
    former=("Velykyi Tokmak",),
)


@pytest.fixture
def atlas() -> Atlas:
    atlas = Atlas([OWN, TOKMAK])
    atlas.know(load())
    return atlas


def said(atlas: Atlas, text: str) -> list[str]:
    return [offer.said for offer in atlas.starting(text)]


def test_the_archives_places_come_first_and_once(atlas: Atlas) -> None:
    offers = atlas.starting("tok")
    assert [offer.pick for offer in offers[:2]] == [
        Pick(text="Tokarivka", id=1), Pick(text="Our Tokmak", id=2),
    ]  # fmt: skip
    assert all(offer.pick.code is not None for offer in offers[2:])
    assert "gn.691469" not in {offer.pick.code for offer in offers}


def test_what_the_archive_holds_is_found_by_names_that_only_the_gazetteer_has(atlas: Atlas) -> None:
    assert atlas.starting("токма")[0].pick == Pick(text="Our Tokmak", id=2)


NAMED = (Pick(text="Tokmak", code="gn.691469"),)


@pytest.mark.parametrize(
    ("held", "typed", "named", "equals", "first"),
    [
        ((), "Tokm", (), 2, "Tokmok · Kyrgyzstan"),
        ((), "Tokm", NAMED, 1, "Tokmak · Zaporizhzhia region, Ukraine"),
        ((), "To", NAMED, 1, "Tokmak · Zaporizhzhia region, Ukraine"),
        ((), "Tokmak", (), 1, "Tokmak · Zaporizhzhia region, Ukraine"),  # a whole name
        ((), "Tokmok", NAMED, 1, "Tokmok · Kyrgyzstan"),  # is meant before what is named
        ((), "Donetsk", (), 2, "Donetsk · Donetsk region, Ukraine"),  # two are called so
        ((), "Artemivsk", (), 1, "Bakhmut (formerly Artemivsk) · Donetsk region, Ukraine"),
        ((OWN,), "toka", (), 7, "Tokarivka"),
        ((OWN,), "tokarivka", (), 1, "Tokarivka"),  # those of the gazetteer are others
        ((OWN, TOKMAK), "tokma", (), 1, "Our Tokmak · Ukraine"),
    ],
)
def test_what_is_meant_stands_first_and_of_several_alike_none_is(
    held: tuple[HeldPlace, ...], typed: str, named: tuple[Pick, ...], equals: int, first: str
) -> None:
    """“Tokm” was Tokmok in Kyrgyzstan, though the passage beside spoke of Tokmak."""
    atlas = Atlas(held)
    atlas.know(load())
    found = atlas.fitting(typed, named)
    assert (found.equals, found.offers[0].said) == (equals, first)
    assert len(found.offers) == len({offer.said for offer in found.offers})


def test_what_lies_near_the_places_of_the_archive_comes_forward_and_is_not_taken() -> None:
    near = HeldPlace(id=3, uid=new_uid(), label="Vyhadivka", names=("Vyhadivka",), country="UA")
    atlas = Atlas([near])
    atlas.know(load())
    found = atlas.fitting("Tokm")
    assert [offer.said.split(" · ")[0] for offer in found.offers] == ["Tokmak", "Tokmok"]
    assert found.equals == 2


@pytest.mark.parametrize("typed", ["Бахм", "бахму", "Bakhm", "BAKHMUT"])
def test_each_is_told_apart_by_its_parents(atlas: Atlas, typed: str) -> None:
    assert said(atlas, typed)[0] == "Bakhmut · Donetsk region, Ukraine"


def test_a_former_name_is_said_when_it_was_typed(atlas: Atlas) -> None:
    assert "Bakhmut (formerly Artemivsk) · Donetsk region, Ukraine" in said(atlas, "artemivsk")
    assert said(atlas, "velykyi")[0] == "Our Tokmak (formerly Velykyi Tokmak) · Ukraine"


def test_places_that_are_alike_in_all_this_are_told_apart_by_where_they_lie(atlas: Atlas) -> None:
    offers = atlas.known("Кам'янка")
    texts = [offer.pick.text for offer in offers]
    assert len(texts) == len(set(texts)) > 1
    assert "Kamianka, Odesa region, Ukraine (45.56, 28.88)" in texts


def test_nothing_is_offered_for_one_letter_nor_from_a_gazetteer_not_read_yet() -> None:
    atlas = Atlas([OWN])
    assert said(atlas, "т") == []
    assert said(atlas, "то") == ["Tokarivka"]
    assert atlas.known("Tokmak") == []


def test_names_across_lines_are_no_trouble() -> None:
    place = HeldPlace(id=1, uid=new_uid(), label="A", names=("New\nTown", "Місто"))
    other = HeldPlace(id=2, uid=new_uid(), label="B", names=("Misto",))
    assert [offer.pick.id for offer in Atlas([place, other]).held("misto")] == [2]
    assert [offer.pick.id for offer in Atlas([place, other]).starting("town")] == [1]


NAMES = st.text(min_size=2, max_size=8)


@given(st.lists(NAMES, max_size=6), NAMES)
def test_whatever_is_typed_what_is_offered_can_be_chosen(names: list[str], typed: str) -> None:
    held = [
        HeldPlace(id=n, uid=new_uid(), label=f"{n}", names=(name,)) for n, name in enumerate(names)
    ]
    atlas = Atlas(held)
    atlas.know(load())
    offers = atlas.starting(typed)
    assert len({offer.pick.text for offer in offers}) == len(offers)
    assert all((offer.pick.id is None) != (offer.pick.code is None) for offer in offers)
