"""What is found by a field of a query says what it bears of that which the field named."""

import pytest

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.domain.drafts import (
    CitationDraft,
    CollectionDraft,
    DocumentDraft,
    IncidentDraft,
    ParticipationDraft,
    PersonDraft,
    PlaceClaimDraft,
    PlaceDraft,
    SourceDraft,
    TextDraft,
)
from khronika.domain.values import Name


@pytest.fixture
def recorded(archive: Archive) -> Archive:
    """Two people in one incident that rests on a letter, in a town of a district."""
    with archive.change("import") as change:
        people = [
            recording.add_person(change, PersonDraft(names=(Name(text=name),)))
            for name in ("Остап Гребенюк", "Ганна Гребенюк", "Ніна Тихоліз")
        ]
        recording.add_place(change, PlaceDraft(names=(Name(text="Заріччя"),)))
        town = PlaceDraft(names=(Name(text="Калинівка"),), parent="Заріччя")
        recording.add_place(change, town)
        recording.add_source(change, SourceDraft(names=(Name(text="Вісник моря"),), kind="outlet"))
        letter = DocumentDraft(
            title="Лист", body="Бачили обох.", publisher="Вісник моря", tags=("Обшуки / нічні",)
        )
        answer = DocumentDraft(title="Відповідь", body="Ні.", authors=("Ніна Тихоліз",))
        recording.add_documents(change, [letter, answer])
        recording.add_incident(
            change,
            IncidentDraft(
                texts=(TextDraft(title="Обшук на вулиці"),),
                people=tuple(
                    ParticipationDraft(agent=name, citations=(CitationDraft(document="Лист"),))
                    for name in ("Остап Гребенюк", "Ганна Гребенюк")
                ),
                places=(PlaceClaimDraft(place="Калинівка"),),
            ),
        )
        (author,) = change.db.conn.execute("SELECT id FROM document_author").fetchone()
        change.update("document_author", author, agent=people[-1])
        recording.add_collection(change, CollectionDraft(name="Відібране", members=("Відповідь",)))
    archive.learn()
    return archive


def _why(archive: Archive, query: str) -> dict[str, str]:
    return {hit.title: hit.snippet for hit in archive.catalogue.search.find(query).hits}


BOTH = "person: Остап Гребенюк · person: Ганна Гребенюк"


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("person:Остап", {"Остап Гребенюк": "", "Обшук на вулиці": "person: Остап Гребенюк",
                          "Лист": "person: Остап Гребенюк"}),
        ("person:Hrebeniuk", {"Остап Гребенюк": "", "Ганна Гребенюк": "", "Обшук на вулиці": BOTH,
                              "Лист": BOTH}),
        ("person:Тихоліз", {"Ніна Тихоліз": "", "Відповідь": "person: Ніна Тихоліз"}),
        ("place:Калинівка kind:incident", {"Обшук на вулиці": "place: Калинівка"}),
        ("place:Заріччя kind:incident", {"Обшук на вулиці": "place: Калинівка"}),
        ("person:Ганна place:Заріччя kind:incident",
         {"Обшук на вулиці": "person: Ганна Гребенюк · place: Калинівка"}),
        ("source:Вісник kind:document", {"Лист": "source: Вісник моря"}),
        ("tag:Обшуки kind:document", {"Лист": "tag: нічні"}),
        ("collection:Відібране kind:document", {"Відповідь": "collection: Відібране"}),
        ("kind:incident -person:Тихоліз", {"Обшук на вулиці": ""}),
    ],
)  # fmt: skip
def test_a_hit_names_what_it_bears(recorded: Archive, query: str, why: dict[str, str]) -> None:
    assert _why(recorded, query) == why


def test_the_words_around_are_reason_enough(recorded: Archive) -> None:
    assert _why(recorded, "person:Тихоліз ні")["Відповідь"] == "Ні."


def test_who_was_merged_is_named_as_they_are_called_now(recorded: Archive) -> None:
    people = {hit.title: hit.id for hit in recorded.catalogue.search.find("kind:person").hits}
    with recorded.change("merge-people") as change:
        recording.merge_people(change, people["Остап Гребенюк"], people["Ніна Тихоліз"])
    assert _why(recorded, "person:Тихоліз kind:incident") == {
        "Обшук на вулиці": "person: Ніна Тихоліз (Остап Гребенюк)"
    }
