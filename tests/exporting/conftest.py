"""A small archive to export from: one text, two incidents, people of each protection."""

from dataclasses import dataclass

import pytest

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.domain.dates import When
from khronika.domain.drafts import (
    CategoryDraft,
    CitationDraft,
    CollectionDraft,
    DocumentDraft,
    FigureDraft,
    IncidentDraft,
    ParticipationDraft,
    PassageDraft,
    PersonDraft,
    PlaceClaimDraft,
    PlaceDraft,
    SourceDraft,
    SourceRelationDraft,
    TextDraft,
    WhenDraft,
)
from khronika.domain.kinds import RecordId
from khronika.domain.values import Name

PUBLIC = "Світлозара Громовенко"  # may be named
HIDDEN = "Ярина Підкаменська"  # protected
ASKED = "Остап Верхоглядюк"  # “ask before publishing”
BODY = (
    "In the night two bottles flew into the office. Світлозара Громовенко saw it and called the"
    " firemen. Nobody was hurt, says the Agency. War came in February, and a warrant after it."
)


def names(*texts: str) -> tuple[Name, ...]:
    return tuple(Name(text=text) for text in texts)


@dataclass(frozen=True, kw_only=True)
class Case:
    """The records of the small archive, by what they are."""

    herald: RecordId
    agency: RecordId
    country: RecordId
    town: RecordId
    public: RecordId
    hidden: RecordId
    asked: RecordId
    text: RecordId
    other_text: RecordId
    tagged: RecordId
    untagged: RecordId
    warrant: RecordId
    fire: RecordId
    trial: RecordId
    collection: RecordId


@pytest.fixture
def case(archive: Archive) -> Case:
    with archive.change("load-seeds") as change:
        agency = recording.add_source(change, SourceDraft(names=names("Agency"), reliability="C"))
        quotes = SourceRelationDraft(kind="quotes", other=agency)
        herald = recording.add_source(
            change, SourceDraft(names=names("Herald", "Вісник"), relations=(quotes,))
        )
        country = recording.add_place(change, PlaceDraft(names=names("Країна"), kind="country"))
        town = recording.add_place(
            change,
            PlaceDraft(names=names("Верхня Долина"), parent=country, latitude=48.5, longitude=30.0),
        )
        public = recording.add_person(change, PersonDraft(names=names(PUBLIC), protection="public"))
        hidden = recording.add_person(
            change, PersonDraft(names=names(HIDDEN), protection="protected", note="lives nearby")
        )
        asked = recording.add_person(change, PersonDraft(names=names(ASKED), protection="ask"))
        text, other_text = recording.add_documents(
            change,
            [
                DocumentDraft(title="News of the week", body=BODY, publisher=herald, kind="article",
                              file_name="news_2022.txt", authors=("A. Reporter",)),
                DocumentDraft(title="Another paper", body="Something else was said.",
                              publisher=agency),
            ],
        )  # fmt: skip
        tagged = recording.add_passage(
            change,
            PassageDraft(document=text, quote="two bottles flew", tags=("war",), comment="check"),
        )
        untagged = recording.add_passage(
            change, PassageDraft(document=text, quote="Nobody was hurt")
        )
        warrant = recording.add_passage(
            change, PassageDraft(document=text, quote="a warrant", tags=("warrant",))
        )
        night = When(words="in the night", edtf="2022-04-17")
        fire = recording.add_incident(
            change,
            IncidentDraft(
                texts=(TextDraft(title="Fire at the office", language="en"),),
                whens=(WhenDraft(when=night, citations=(
                    CitationDraft(passage=tagged, caveat="may be a fake", basis="eyewitness"),)),),
                places=(PlaceClaimDraft(place=town, words="in Верхня Долина"),),
                categories=(CategoryDraft(category="arson"),),
                people=(
                    ParticipationDraft(agent=hidden, role="accused", comment="released later"),
                    ParticipationDraft(agent=public, role="witness"),
                    ParticipationDraft(agent=asked, role="witness"),
                ),
                figures=(FigureDraft(counted="bottles", low=2, high=2, words="two"),),
                citations=(CitationDraft(document=other_text),),
            ),
        )  # fmt: skip
        trial = recording.add_incident(
            change, IncidentDraft(texts=(TextDraft(title="Trial", language="en"),))
        )
        recording.relate(change, fire, trial, "led_to", reason="one case")
        recording.relate(change, hidden, public, "relative_of", reason="sisters")
        collection = recording.add_collection(
            change, CollectionDraft(name="For the court", members=(fire,))
        )
    return Case(
        herald=herald, agency=agency, country=country, town=town, public=public, hidden=hidden,
        asked=asked, text=text, other_text=other_text, tagged=tagged, untagged=untagged,
        warrant=warrant, fire=fire, trial=trial, collection=collection,
    )  # fmt: skip
