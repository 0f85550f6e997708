from datetime import date, datetime

import pytest

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.domain.drafts import (
    CitationDraft,
    DocumentDraft,
    IncidentDraft,
    PlaceDraft,
    SourceDraft,
    TextDraft,
)
from khronika.domain.errors import Cancelled
from khronika.domain.values import Name
from khronika.exporting.blank import blank
from khronika.exporting.profile import OPTIONAL, Profile
from khronika.exporting.release import Release, release
from khronika.exporting.released import Mention
from khronika.exporting.selection import Selection, everything
from khronika.exporting.writers.tables import tables
from khronika.i18n import speak
from tests.exporting.conftest import HIDDEN, PUBLIC, Case, names
from tests.exporting.looking import (
    CAREFUL,
    COLLEAGUE,
    KEY,
    hidden,
    incident,
    own_ids,
    released,
    strings,
    values,
)


def test_everything_pointed_at_is_there(archive: Archive, case: Case) -> None:
    for profile in (CAREFUL, COLLEAGUE, Profile(left_out=frozenset(OPTIONAL))):
        for chosen in (
            (),
            (case.fire,),
            (case.text,),
            (case.tagged,),
            (case.collection, case.fire),
        ):
            view = released(archive, *chosen, profile=profile).view
            pointed = {value.id for value in values(view) if isinstance(value, Mention)}
            listed = own_ids(view)
            assert pointed <= listed
            assert listed <= view.ids
            held = {member for one in view.collections for member in one.record_ids}
            assert held <= listed


def test_words_that_no_passage_is_cited_for_are_those_of_whoever_recorded_them(
    archive: Archive, case: Case
) -> None:
    fire = incident(released(archive, case.fire, profile=COLLEAGUE).view, "Fire at the office")
    of = {claim.field: claim for claim in fire.claims}
    assert of["when"].when is not None
    assert (of["when"].when.words_from, fire.when.words_from) == ("source", "source")
    assert of["place"].words_from == "recorder"
    assert of["category"].words_from is None, "it has no words"
    assert [one.words_from for one in fire.figures] == ["recorder"]


def test_caveats_and_grades_survive_every_profile(archive: Archive, case: Case) -> None:
    sparse = Profile(left_out=frozenset(OPTIONAL))
    for profile in (CAREFUL, COLLEAGUE, sparse):
        fire = incident(released(archive, case.fire, profile=profile).view, "Fire at the office")
        when = next(claim for claim in fire.claims if claim.field == "when")
        assert when.grade.grade == "single"
        assert when.grade.caveat.startswith("Not corroborated independently")
        assert [one.caveat for one in when.citations] == ["may be a fake"]


def test_what_only_part_of_an_incident_has_is_not_said_of_all_of_it(
    archive: Archive, case: Case
) -> None:
    with archive.change("cite") as change:
        paper = recording.add_source(change, SourceDraft(names=names("Courier")))
        known = archive.catalogue.incidents.case(case.fire)
        assert known is not None
        (figure,) = known.figures
        for source in (paper, case.agency):
            recording.cite(change, figure.id, CitationDraft(source=source))
    fire = incident(released(archive, case.fire).view, "Fire at the office")
    assert (fire.grade.grade, fire.grade.independent) == ("corroborated", 2)
    assert fire.grade.caveat == "Only part of what is stated here is corroborated independently."
    assert [one.grade.caveat for one in fire.figures] == [""]


def test_two_sources_that_are_one_are_said_to_be_so(archive: Archive, case: Case) -> None:
    with archive.change("cite") as change:
        courier = recording.add_source(change, SourceDraft(names=names("Courier")))
        paper = recording.add_documents(
            change, [DocumentDraft(title="A page", body="They say so.", publisher=courier)]
        )[0]
        recording.cite(change, case.trial, CitationDraft(source=case.agency, document=paper))
    (alone,) = (incident(released(archive, case.trial).view, "Trial").grade,)
    assert alone.caveat == "Not corroborated independently: one source only."
    with archive.change("cite") as change:
        recording.cite(change, case.trial, CitationDraft(source=courier))
    view = released(archive, case.trial).view
    trial = incident(view, "Trial")
    assert (trial.grade.grade, trial.grade.independent) == ("single", 1)
    assert trial.grade.caveat == (
        "Not corroborated independently: one source only, whose words are also passed on by"
        " Courier."
    )
    (emptied,) = blank(view).incidents
    assert "passed on by" in emptied.grade.caveat, "the program's own words"
    assert "Courier" not in emptied.grade.caveat, "the archive's: they are looked through"


def test_two_sources_of_one_owner_are_not_called_one_source_only(
    archive: Archive, case: Case
) -> None:
    with archive.change("cite") as change:
        courier = recording.add_source(change, SourceDraft(names=names("Courier")))
        recording.relate_sources(change, courier, case.agency, "same_owner")
        for source in (courier, case.agency):
            recording.cite(change, case.trial, CitationDraft(source=source))
    trial = incident(released(archive, case.trial).view, "Trial")
    assert trial.grade.grade == "single"
    assert trial.grade.caveat.endswith("are not independent of each other.")


def test_who_is_not_named_is_not_called_a_source(archive: Archive, case: Case) -> None:
    with archive.change("cite") as change:
        bare = recording.add_documents(change, [DocumentDraft(title="A leaf", body="Nothing.")])[0]
        recording.cite(change, case.trial, CitationDraft(document=bare))
    trial = incident(released(archive, case.trial).view, "Trial")
    assert (trial.grade.grade, trial.grade.independent) == ("unnamed", 0)
    assert trial.grade.caveat.endswith("who says so is not named.")


def test_a_caveat_that_names_someone_leaves_its_trace(archive: Archive, case: Case) -> None:
    with archive.change("cite") as change:
        draft = CitationDraft(source=case.agency, caveat=f"only {HIDDEN} says so")
        recording.cite(change, case.trial, draft)
    trial = incident(released(archive, case.trial).view, "Trial")
    assert [one.caveat for one in trial.citations] == [
        "There is a caveat, whose words are held back."
    ]


def test_what_an_incident_says_leaves_value_by_value(archive: Archive, case: Case) -> None:
    fire = incident(released(archive, case.fire).view, "Fire at the office")
    assert fire.when.words == "in the night"
    assert fire.place is not None
    assert fire.place.title == "Верхня Долина"
    assert fire.categories == ("arson",)
    assert [(claim.field, claim.text) for claim in fire.claims] == [
        ("category", "arson"), ("place", "Верхня Долина"), ("when", fire.when.text)
    ]  # fmt: skip
    assert [(one.counted, one.low, one.words) for one in fire.figures] == [("bottles", 2, "two")]
    assert {part.role for part in fire.people} == {"accused", "witness"}
    assert [part.person.title for part in fire.people] == ["Person 1", "Person 2", PUBLIC]


def test_a_citation_names_its_document_and_quotes_only_what_was_asked_for(
    archive: Archive, case: Case
) -> None:
    for chosen, quote in [((case.fire,), None), ((case.fire, case.tagged), "two bottles flew")]:
        view = released(archive, *chosen).view
        when = next(one for one in incident(view, "Fire at the office").claims if one.when)
        cited = when.citations[0]
        assert cited.document is not None
        assert cited.document.title == "News of the week"
        assert cited.source is not None
        assert cited.source.title == "Herald"
        assert cited.quote == quote
        assert all(document.text is None for document in view.documents)


def test_a_document_leaves_with_its_text_and_passages_in_place(
    archive: Archive, case: Case
) -> None:
    view = released(archive, case.text).view
    document = view.documents[0]
    assert document.text is not None
    assert [passage.quote for passage in view.passages] == [
        "two bottles flew", "Nobody was hurt", "a warrant"
    ]  # fmt: skip
    assert all(document.text[one.start : one.end] == one.quote for one in view.passages)
    assert [tag.title for one in view.passages for tag in one.tags] == ["war", "warrant"]
    assert view.passages[0].prefix.endswith("In the night ")


def test_a_place_in_a_text_that_does_not_leave_is_not_told(archive: Archive, case: Case) -> None:
    assert {one.start for one in released(archive, case.tagged).view.passages} == {None}


def test_notes_leave_only_if_asked(archive: Archive, case: Case) -> None:
    assert not released(archive).view.notes
    with archive.change("add-note") as change:
        recording.note(change, case.fire, "ask the firemen")
    notes = released(archive, profile=COLLEAGUE).view.notes
    assert [note.text for note in notes] == ["ask the firemen"]


def test_a_collection_lends_its_name_only_if_names_of_collections_leave(
    archive: Archive, case: Case
) -> None:
    chosen = Selection(records=frozenset({case.fire}), title="For the court")
    silent = Profile(left_out=frozenset({"collections"}))
    assert release(archive.catalogue, chosen, CAREFUL, KEY).view.title == "For the court"
    assert release(archive.catalogue, chosen, silent, KEY).view.title == "Fire at the office"


def test_comments_and_coordinates_stay_by_default(archive: Archive, case: Case) -> None:
    careful, open_ = released(archive).view, released(archive, profile=COLLEAGUE).view
    assert {one.comment for one in careful.passages} == {None}
    assert "check" in {one.comment for one in open_.passages}
    assert {one.latitude for one in careful.places} == {None}
    assert 48.5 in {one.latitude for one in open_.places}


def test_what_rests_on_a_secret_text_names_nothing_of_it(archive: Archive, case: Case) -> None:
    with archive.change("edit-document") as change:
        recording.edit_document(change, case.text, sensitivity="secret")
    found = released(archive, case.fire, case.herald)  # the source leaves, what it said does not
    when = next(one for one in incident(found.view, "Fire at the office").claims if one.when)
    cited = when.citations[0]
    assert (cited.source, cited.document, cited.quote) == (None, None, None)
    assert cited.caveat == "may be a fake"
    assert hidden(found)["document.secret"] == 1
    assert "News of the week" not in strings(found.view)
    table = next(one for one in tables(found.view) if one.name == "incidents")
    told = dict(zip(table.columns, table.rows[0], strict=True))
    assert (told["sources"], told["source_count"]) == ("Agency", 1), "not who said it there"


def test_nothing_hints_at_what_is_held_back_unless_it_is_to_be_marked(
    archive: Archive, case: Case
) -> None:
    with archive.change("edit-passage") as change:
        recording.edit_passage(change, case.untagged, comment=f"ask {HIDDEN}")
    plain = released(archive, case.text, profile=Profile(left_out=frozenset())).view
    assert plain.held_back is None
    assert "[held back]" not in strings(plain)
    marked = released(archive, case.text, profile=COLLEAGUE)
    assert marked.view.held_back == 1
    assert "[held back]" in {one.comment for one in marked.view.passages}


def test_nothing_of_the_archives_own_leaves(archive: Archive, case: Case) -> None:
    catalogue = archive.catalogue
    view = released(archive, profile=COLLEAGUE).view
    said = "\n".join(strings(view))
    for record in everything(catalogue).records:
        found = catalogue.records.get(record)
        assert found is not None
        assert found.uid.hex() not in said
        assert not found.number or found.number not in said
        assert found.made not in said
    text = catalogue.documents.get(case.text)
    assert text is not None
    assert text.original is not None
    assert text.original not in said
    assert "news_2022" not in said
    assert not [one for one in values(view) if isinstance(one, bytes)]


def test_incidents_stand_by_date(archive: Archive, case: Case) -> None:
    assert [one.title for one in released(archive).view.incidents] == [
        "Fire at the office",
        "Trial",
    ]


class _Stopped:
    def step(self, done: int, total: int = 0) -> None:
        raise Cancelled


def test_stop_is_heard(archive: Archive, case: Case) -> None:
    with pytest.raises(Cancelled):
        release(archive.catalogue, everything(archive.catalogue), CAREFUL, KEY, _Stopped())


def test_the_number_of_an_incident_is_that_of_this_export(archive: Archive, case: Case) -> None:
    assert [one.number for one in released(archive).view.incidents] == [1, 2]
    (alone,) = released(archive, case.trial).view.incidents
    assert (alone.title, alone.number) == ("Trial", 1), "not the archive's, which joins exports"


def test_a_heading_of_ones_own_stands_unless_it_names_somebody(
    archive: Archive, case: Case
) -> None:
    def headed(heading: str) -> Release:
        chosen = Selection(
            records=frozenset({case.fire, case.trial}), title="For the court", heading=heading
        )
        return release(archive.catalogue, chosen, CAREFUL, KEY)

    assert headed("Two cases").view.title == "Two cases"
    assert headed("").view.title == "For the court"
    named = headed(f"For {HIDDEN}")
    assert named.view.title == "2 incidents", "what it holds"
    assert hidden(named)["report.title"] == 1


def test_for_whom_it_is_is_told_to_a_colleague_alone(archive: Archive, case: Case) -> None:
    def told(profile: Profile, whom: str) -> str | None:
        return released(archive, case.fire, profile=profile.made_for(whom)).view.recipient

    assert told(COLLEAGUE, "Anna") == "Anna"
    assert told(CAREFUL, "Anna") is None
    assert told(COLLEAGUE, HIDDEN) is None


def test_it_says_on_which_day_it_was_made(archive: Archive, case: Case) -> None:
    made = released(archive, case.fire).view.made
    assert made is not None
    assert abs((date.fromisoformat(made) - datetime.now().astimezone().date()).days) <= 1


def test_who_only_published_what_another_is_cited_for_is_an_aside(
    archive: Archive, case: Case
) -> None:
    with archive.change("add-source") as change:
        said_by, owner = (
            recording.add_source(change, SourceDraft(names=names(name)))
            for name in ("Eyewitness", "Owner")
        )
        text, other = recording.add_documents(
            change,
            [DocumentDraft(title=title, body=title, publisher=owner) for title in ("T", "U")],
        )
        cited = CitationDraft(document=text, source=said_by)
        made = [
            recording.add_incident(
                change, IncidentDraft(texts=(TextDraft(title=title),), citations=(citation,))
            )
            for title, citation in (("One", cited), ("Two", CitationDraft(document=other)))
        ]
    aside = released(archive, made[0]).view
    (owned,) = (one for one in aside.sources if one.name == "Owner")
    assert aside.asides == {owned.id}
    assert released(archive, *made).view.asides == frozenset(), "the other rests on it"
    assert released(archive, made[0], owner).view.asides == frozenset(), "it was asked for"
    assert released(archive, made[0], text).view.asides == frozenset(), "its text leaves"


@pytest.mark.parametrize(
    ("spoken", "said"), [("ru", "Брянск"), ("uk", "Брянськ"), ("en", "Bryansk")]
)
def test_a_place_is_called_as_in_the_language_of_the_export(
    archive: Archive, spoken: str, said: str
) -> None:
    named = (("Bryansk", "en"), ("Briansk", "en"), ("Брянськ", "uk"), ("Брянск", "ru"))
    with archive.change("add-place") as change:
        draft = PlaceDraft(names=tuple(Name(text=text, language=one) for text, one in named))
        place = recording.add_place(change, draft)
    speak(spoken)
    try:
        (left,) = released(archive, place).view.places
    finally:
        speak("en")
    assert left.name == said
    assert len(left.names) == 4, "tables hold them all"
