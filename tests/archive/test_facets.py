"""The tables that are read are what the archive says, and what is read again is as read anew."""

import shutil
import tempfile
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.facets import FacetTables
from khronika.archive.rows import ids
from khronika.domain.changed import Changed
from khronika.domain.date_words import parse_when
from khronika.domain.drafts import (
    CategoryDraft,
    CitationDraft,
    DocumentDraft,
    IncidentDraft,
    ParticipationDraft,
    PassageDraft,
    PersonDraft,
    PlaceClaimDraft,
    PlaceDraft,
    SourceDraft,
    TextDraft,
    WhenDraft,
)
from khronika.domain.facet_values import Order
from khronika.domain.facets import Facets
from khronika.domain.filters import Facet, Filter, Value
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Name
from khronika.i18n import speak
from tests.archive.test_grades import take
from tests.archive.writes import ACTS
from tests.kept import EMPTY

KINDS = (Kind.INCIDENT, Kind.DOCUMENT)
STEPS = st.lists(
    st.tuples(st.sampled_from((*sorted(ACTS), "undo", "redo", "purge")), st.integers(0, 999)),
    min_size=8,
    max_size=40,
)


def picture(table: Facets) -> object:
    """All that a table says, besides where its rows are."""
    every = table.all
    words = ("слово1", "слово2", "іван", "газета", "z")
    found = [table.listed(table.mask(Filter(text=word)), Order.ADDED) for word in words]
    spans = [table.spans(every, facet) for facet in table.facets]
    lanes = [sorted(zip(one.ids, one.lanes, strict=True), key=str) for one in spans]
    counted = [table.counts(every, facet) for facet in table.facets]
    return [list(table.listed(every, order)) for order in Order], found, lanes, counted


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_what_is_read_again_is_as_read_anew(steps: list[tuple[str, int]]) -> None:
    folder = Path(tempfile.mkdtemp())
    archive = EMPTY.copied(folder / "case.khronika")
    tables = {kind: archive.catalogue.facets.load(kind) for kind in KINDS}

    def hear(changed: Changed) -> None:
        with_reader = FacetTables(archive.journal.db)
        for kind, table in tables.items():
            with_reader.fresh(kind, changed).put_into(table)

    archive.watch(hear)
    try:
        for number, (step, seed) in enumerate([("document", 1), ("passage", 2), *steps]):
            purging = set(ids(archive.catalogue.db, "SELECT id FROM record"))
            take(archive, step, Random(seed), f"слово{number}")
            if step == "purge":  # as the window tells itself, since nobody else knows what went
                gone = purging - set(ids(archive.catalogue.db, "SELECT id FROM record"))
                hear(Changed(verb="purge", records=dict.fromkeys(Kind, frozenset(gone))))
        for kind, table in tables.items():
            anew = archive.catalogue.facets.load(kind)
            assert picture(table) == picture(anew), kind
            kept = archive.catalogue.incidents if kind is Kind.INCIDENT else None
            if kept is not None:
                assert list(anew.listed(anew.all, Order.DATE)) == kept.ids()
            else:
                by_id = sorted(archive.catalogue.documents.ids())
                assert list(anew.listed(anew.all, Order.ADDED)) == by_id
    finally:
        archive.close()
        shutil.rmtree(folder)


def told(archive: Archive) -> dict[str, RecordId]:
    """An incident with all there can be of it, and its surroundings, by short names."""
    with archive.change("add-incident") as change:
        outlet = recording.add_source(change, SourceDraft(names=(Name(text="Вісник"),)))
        draft = DocumentDraft(title="Лист", body="Один рядок.", publisher=outlet, authors=("Ада",))
        (document,) = recording.add_documents(change, [draft])
        passage = PassageDraft(document=document, start=0, end=4, tags=("опір/відмова",))
        region = recording.add_place(change, PlaceDraft(names=(Name(text="Північ"),)))
        town = recording.add_place(
            change, PlaceDraft(names=(Name(text="Кам’янець"),), parent=region)
        )
        person = recording.add_person(
            change, PersonDraft(names=(Name(text="Остап"),), protection="protected", label="R")
        )
        cited = (CitationDraft(passage=passage),)
        incident = recording.add_incident(
            change,
            IncidentDraft(
                texts=(TextDraft(title="Відмова", language="uk"),
                       TextDraft(title="A refusal", language="en")),
                whens=(WhenDraft(when=parse_when("5 May 2022"), citations=cited),),
                places=(PlaceClaimDraft(place=town),),
                categories=(CategoryDraft(category="refusal"),),
                people=(ParticipationDraft(agent=person),),
                tags=("справа",),
            ),
        )  # fmt: skip
    return {"incident": incident, "document": document, "region": region, "person": person,
            "town": town, "outlet": outlet}  # fmt: skip


def test_an_incident_is_found_by_all_that_is_said_of_it(archive: Archive) -> None:
    of = told(archive)
    table = archive.catalogue.facets.load(Kind.INCIDENT)
    for text in ("відмов", "REFUSAL", "i-1", "кам'янець", "остап відмова"):
        assert table.count(table.mask(Filter(text=text))) == 1, text
    for text in ("північ", "вісник", "остап нема"):
        assert table.count(table.mask(Filter(text=text))) == 0, text
    chosen: dict[Facet, Value] = {
        Facet.PLACE: of["region"],
        Facet.PERSON: of["person"],
        Facet.SOURCE: of["outlet"],
        Facet.GRADE: "single",
        Facet.PROTECTION: "protected",
        Facet.STATUS: "draft",
    }
    wanted = Filter(chosen={facet: frozenset([value]) for facet, value in chosen.items()})
    assert list(table.listed(table.mask(wanted), Order.DATE)) == [of["incident"]]
    day = parse_when("5 May 2022").ordinals()[0]
    assert table.count(table.mask(Filter(since=day, until=day, surely=True))) == 1


def test_a_document_is_found_by_its_publisher_its_authors_and_its_passages_tags(
    archive: Archive,
) -> None:
    of = told(archive)
    table = archive.catalogue.facets.load(Kind.DOCUMENT)
    for text in ("лист", "вісник", "ада", "d-1"):
        assert list(table.listed(table.mask(Filter(text=text)), Order.TITLE)) == [of["document"]]
    tag = archive.catalogue.tags.by_path(("опір",))
    assert tag is not None
    assert table.counts(table.all, Facet.TAG)[tag.id] == 1, "by a tag below it"
    assert table.counts(table.all, Facet.SOURCE) == {of["outlet"]: 1}


def test_a_merged_person_is_found_by_every_name_and_counted_as_the_head(archive: Archive) -> None:
    of = told(archive)
    table = archive.catalogue.facets.load(Kind.INCIDENT)
    heard: list[Changed] = []
    archive.watch(heard.append)
    with archive.change("merge-people") as change:
        head = recording.add_person(change, PersonDraft(names=(Name(text="Мирон"),)))
        recording.merge_people(change, of["person"], head)
    archive.catalogue.facets.fresh(Kind.INCIDENT, heard[-1]).put_into(table)
    assert table.counts(table.all, Facet.PERSON) == {head: 1}
    for name in ("остап", "мирон"):
        assert table.count(table.mask(Filter(text=name))) == 1, name
    with archive.change("unmerge-people") as change:
        recording.unmerge_people(change, of["person"])
    archive.catalogue.facets.fresh(Kind.INCIDENT, heard[-1]).put_into(table)
    assert table.counts(table.all, Facet.PERSON) == {of["person"]: 1}
    assert table.count(table.mask(Filter(text="мирон"))) == 0


def test_titles_are_sorted_in_the_language_that_is_read(archive: Archive) -> None:
    with archive.change("add-incident") as change:
        for english, ukrainian in (("Zeal", "Абетка"), ("Arson", "Ялинка")):
            texts = (TextDraft(title=english, language="en"),
                     TextDraft(title=ukrainian, language="uk"))  # fmt: skip
            recording.add_incident(change, IncidentDraft(texts=texts))
    first, second = archive.catalogue.incidents.ids()
    try:
        for spoken, expected in (("en", [second, first]), ("uk", [first, second])):
            speak(spoken)
            table = archive.catalogue.facets.load(Kind.INCIDENT)
            assert list(table.listed(table.all, Order.TITLE)) == expected
    finally:
        speak("en")
