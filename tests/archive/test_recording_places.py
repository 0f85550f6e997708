"""Places from the gazetteer, and what names mean where both it and the archive are asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.recording.gazetteer import PlaceAmbiguous, called, code_meant
from khronika.archive.recording.places import meant_place
from khronika.archive.records import RecordAmbiguous, RecordNotFound
from khronika.domain.drafts import IncidentDraft, PlaceClaimDraft, PlaceDraft, TextDraft
from khronika.domain.kinds import RecordId, shipped_uid
from khronika.domain.values import Name, Place
from khronika.gazetteer import GazetteerPlace, load
from khronika.i18n import speak

ALL = 20  # places that the gazetteer returns at most
TOKMAK, BAKHMUT = "gn.691469", "gn.713174"


def enter(archive: Archive, code: str) -> RecordId:
    with archive.change("add-place") as change:
        return recording.enter_place(change, code)


def meant(archive: Archive, text: str) -> Place:
    with archive.change("add-place") as change:
        record = meant_place(change, text)
    place = archive.catalogue.places.get(record)
    assert place is not None
    return place


def around(archive: Archive, place: RecordId) -> list[str]:
    return [one.title for one in archive.catalogue.places.around(place)]


def titles(archive: Archive) -> list[str]:
    places = archive.catalogue.places
    return [places.many([one])[one].title for one in places.ids()]


def test_a_place_enters_with_its_parents_and_once(archive: Archive) -> None:
    tokmak = enter(archive, TOKMAK)
    assert around(archive, tokmak) == ["Zaporizhzhia region", "Ukraine"]
    assert enter(archive, TOKMAK) == tokmak
    bakhmut = enter(archive, BAKHMUT)
    assert around(archive, bakhmut) == ["Donetsk region", "Ukraine"]
    assert len(archive.catalogue.places.ids()) == 5
    place = archive.catalogue.places.get(bakhmut)
    assert place is not None
    assert place.uid == shipped_uid(BAKHMUT)
    assert (place.country, place.precision) == ("UA", "settlement")


def test_undo_takes_the_parents_back_and_redo_brings_them(archive: Archive) -> None:
    tokmak = enter(archive, TOKMAK)
    archive.undo()
    assert archive.catalogue.places.ids() == []
    archive.redo()
    assert around(archive, tokmak) == ["Zaporizhzhia region", "Ukraine"]


def test_what_is_held_stays_as_it_was_made_and_comes_out_of_the_trash(archive: Archive) -> None:
    tokmak = enter(archive, TOKMAK)
    with archive.change("edit-place") as change:
        recording.edit_place(change, tokmak, PlaceDraft(names=(Name(text="Our town"),)))
        recording.trash(change, [tokmak])
    assert enter(archive, TOKMAK) == tokmak
    place = archive.catalogue.places.get(tokmak)
    assert place is not None
    assert (place.title, place.trashed, place.parent) == ("Our town", None, None)


def test_its_first_name_is_in_the_language_of_who_enters_it(archive: Archive) -> None:
    speak("uk")
    try:
        assert around(archive, enter(archive, TOKMAK)) == ["Запорізька область", "Україна"]
    finally:
        speak("en")


@pytest.mark.parametrize(
    "said", [TOKMAK, "Tokmak", "токмак", "м. Токмак", "Великий Токмак", f" {TOKMAK} "]
)
def test_a_code_or_a_name_that_is_the_only_one_enters(archive: Archive, said: str) -> None:
    assert meant(archive, said).uid == shipped_uid(TOKMAK)


def test_the_archive_is_asked_first(archive: Archive) -> None:
    with archive.change("add-place") as change:
        own = recording.add_place(change, PlaceDraft(names=(Name(text="Tokmak"),)))
    assert meant(archive, "Tokmak").id == own
    with archive.change("add-place") as change:
        recording.add_place(change, PlaceDraft(names=(Name(text="Tokmak"),)))
    with pytest.raises(RecordAmbiguous):
        meant(archive, "Tokmak")
    assert titles(archive) == ["Tokmak", "Tokmak"]


def test_another_spelling_of_what_is_held_means_it(archive: Archive) -> None:
    tokmak = enter(archive, TOKMAK)
    assert meant(archive, "ТОКМАК").id == tokmak


def test_a_name_of_several_is_refused_with_their_codes(archive: Archive) -> None:
    with pytest.raises(PlaceAmbiguous) as refused:
        meant(archive, "Donetsk")
    assert "gn.709717 (Donetsk, Donetsk region, Ukraine)" in str(refused.value)
    assert "Russia)" in str(refused.value)
    assert refused.value.advice.startswith("Give the code of the one you mean, such as gn.709717.")
    assert archive.catalogue.places.ids() == []


@pytest.mark.parametrize("said", ["Vyhadivka-over-Nowhere", "Tokm", "", "L-7", "iso.XX"])
def test_what_nobody_knows_is_not_there(archive: Archive, said: str) -> None:
    with pytest.raises(RecordNotFound):
        meant(archive, said)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Kyiv", "iso.UA-30"),  # the city, not the region called after it
        ("Kyiv region", "iso.UA-32"),
        ("Київська область", "iso.UA-32"),
        ("Артемівськ", BAKHMUT),  # nothing is called so today
        ("Crimea", "iso.UA-43"),
    ],
)
def test_of_what_a_name_could_mean_the_nearest_counts(said: str, code: str) -> None:
    assert code_meant(said) == code


def test_an_incident_names_places_of_the_gazetteer(archive: Archive) -> None:
    claim = PlaceClaimDraft(place="Tokmak")
    draft = IncidentDraft(texts=(TextDraft(title="A fire"),), places=(claim,))
    with archive.change("add-incident") as change:
        recording.add_incident(change, draft)
        place = PlaceDraft(names=(Name(text="The depot"),), parent="iso.UA-23")
        recording.add_place(change, place)
    assert titles(archive) == ["The depot", "Tokmak", "Ukraine", "Zaporizhzhia region"]
    archive.undo()
    assert titles(archive) == []


def test_editing_a_place_keeps_the_years_of_its_names(archive: Archive) -> None:
    bakhmut = enter(archive, BAKHMUT)
    before = archive.catalogue.places.many([bakhmut])[bakhmut]
    shown = tuple(Name(text=one.text, language=one.language) for one in before.names)
    former = Name(text="Artemivsk", language="en")
    assert former in shown
    changed = (Name(text="The town"), *shown, Name(text="Artemivsk", language="de"))
    with archive.change("edit-place") as change:
        recording.edit_place(change, bakhmut, PlaceDraft(names=changed))
    after = archive.catalogue.places.many([bakhmut])[bakhmut]
    assert after.names[1:-1] == before.names
    assert (after.names[0].until, after.names[-1].until) == (None, None)


def test_what_lies_in_itself_has_an_end(archive: Archive) -> None:
    with archive.change("add-place") as change:
        one = recording.add_place(change, PlaceDraft(names=(Name(text="One"),)))
        two = recording.add_place(change, PlaceDraft(names=(Name(text="Two"),), parent=one))
        recording.edit_place(change, one, PlaceDraft(names=(Name(text="One"),), parent=two))
    assert around(archive, one) == ["Two"]


@given(st.sampled_from(list(load())), st.sampled_from(["en", "uk", "ru"]))
def test_every_place_is_among_those_called_as_it_is_shown(
    place: GazetteerPlace, language: str
) -> None:
    found = called(place.title(language))
    assert len(found) == ALL or place.code in {one.code for one in found}
