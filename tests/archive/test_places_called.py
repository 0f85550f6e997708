"""Places are called by their names of today in the person's language, wherever they are named."""

from collections.abc import Iterator

import pytest

from khronika.archive.archive import Archive
from khronika.archive.chronicle import LanesBy
from khronika.archive.recording import add_incident, add_place
from khronika.domain.drafts import IncidentDraft, PlaceClaimDraft, PlaceDraft, TextDraft
from khronika.domain.kinds import RecordId
from khronika.domain.values import Name
from khronika.i18n import speak


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    speak("en")
    yield
    speak("en")


@pytest.fixture
def places(archive: Archive) -> tuple[RecordId, RecordId]:
    with archive.change("load-seeds") as change:
        hill = add_place(
            change,
            PlaceDraft(
                names=(
                    Name(text="Amber Hill", language="en"),
                    Name(text="Ювілейне", language="uk", until=729_000),
                    Name(text="Янтарна гора", language="uk"),
                    Name(text="Янтарна", language="uk"),
                    Name(text="Янтарная гора", language="ru"),
                ),
                latitude=48.5, longitude=30.0, country="UA",
            ),
        )  # fmt: skip
        ford = add_place(
            change,
            PlaceDraft(names=(Name(text="Zander Ford"), Name(text="Брід", language="uk"))),
        )
        there = (PlaceClaimDraft(place=hill),)
        texts = (TextDraft(title="A fire", language="en"),)
        add_incident(change, IncidentDraft(texts=texts, places=there))
    return hill, ford


@pytest.mark.parametrize(
    ("spoken", "called"), [("en", "Amber Hill"), ("uk", "Янтарна гора"), ("ru", "Янтарная гора")]
)
def test_lists_maps_lanes_and_mentions_say_the_same_name(
    archive: Archive, places: tuple[RecordId, RecordId], spoken: str, called: str
) -> None:
    speak(spoken)
    hill, _ford = places
    catalogue = archive.catalogue
    place = catalogue.places.get(hill)
    assert place is not None
    assert place.title == called
    assert place.spot is not None
    assert place.spot.title == called
    assert catalogue.places.spots()[hill].title == called
    assert catalogue.records.named([hill])[hill].title == called
    lanes = catalogue.chronicle.spans(LanesBy.PLACE).labels
    assert [lane.title for lane in lanes] == [called]


def test_places_stand_in_the_order_of_the_names_that_are_shown(
    archive: Archive, places: tuple[RecordId, RecordId]
) -> None:
    hill, ford = places
    assert archive.catalogue.places.ids() == [hill, ford]
    speak("uk")
    assert archive.catalogue.places.ids() == [ford, hill]
    assert list(archive.catalogue.places.tree()) == [ford, hill]
    speak("ru")
    assert archive.catalogue.records.named([ford])[ford].title == "Zander Ford", "it has no other"
