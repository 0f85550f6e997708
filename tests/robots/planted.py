"""An archive in which people who are hidden are named wherever anything can be named.

All of them are invented. Each has the names that are recorded, and the forms in which texts say
them; `traces` are letters that none of our own words hold, so that no part of a name slips by.
"""

from dataclasses import dataclass
from itertools import cycle

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.change import Change
from khronika.domain.date_words import parse_when
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
    TextDraft,
    WhenDraft,
)
from khronika.domain.kinds import RecordId
from khronika.domain.values import Name


@dataclass(frozen=True, slots=True)
class Planted:
    """Someone who is hidden: recorded names, forms in texts, and letters to look for."""

    names: tuple[str, ...]
    forms: tuple[str, ...]
    traces: tuple[str, ...]
    label: str | None = None


PEOPLE = (
    Planted(("Аркадий Шмелевецкий", "Arkadii Shmelevetskii"),
            ("Аркадия Шмелевецкого", "Шмелевецкому", "Шмелевецким", "Shmelevetskii’s"),
            ("шмелевец", "shmelevets")),
    Planted(("Остап Дивовіл", "Ostap Dyvovil"),
            ("Остапа Дивовола", "Дивоволові", "Дивоволом", "Dyvovil's"), ("дивов", "dyvov")),
    Planted(("Одарка Загребецька", "Zahrebetska Odarka"),
            ("Одарки Загребецької", "Загребецькою", "ЗАГРЕБЕЦЬКУ"), ("загребец", "zahrebets")),
    Planted(("Лука Нечуй-Тихоборець", "Luka Nechui-Tykhoborets"),
            ("Луки Нечуя-Тихоборця", "Тихоборцем", "Тихоборцю", "Л. Нечуй-Тихоборець"),
            ("тихобор", "tykhobor")),
    Planted(("Тимофій Лук'янчевий", "Tymofii Luk’ianchevyi"),
            ("Тимофія Лук’янчевого", "Лукʼянчевому", "Лук`янчевим", "Lukianchevyi"),
            ("янчев", "ianchev")),
    Planted(("Agnieszka Wronkowska", "Агнешка Вронковская"),
            ("Agnieszki Wronkowskiej", "Wronkowską", "Wronkowska’s", "Вронковской"),
            ("wronkowsk", "вронковск")),
    Planted(("dark_osprey", "Темна Скопа Перша"),
            ("@dark_osprey", "DARK_OSPREY", "dark_osprey’s"), ("dark_osprey",)),
    Planted(("Ліда Сойокаць",), ("Ліди Сойокаць", "Сойокацем", "СОЙОКАЦЬ Л."), ("сойока",)),
    Planted(("Ярослава Журавкина", "Yaroslava Zhuravkina"),
            ("Ярославы Журавкиной", "Журавкиной", "Журавкину", "Zhuravkina's"),
            ("журавкин", "zhuravkin")),
    Planted(("Береслав", "Bereslav"), ("Береслава", "Береславом", "Береславу", "Bereslav’s"),
            ("береслав", "bereslav")),
    Planted(("Юхим Гнатович Шпакодуб", "Yukhym Shpakodub"),
            ("Юхима Гнатовича Шпакодуба", "Ю. Г. Шпакодубу", "Шпакодубом", "Shpakodub’s"),
            ("шпакодуб", "shpakodub")),
    Planted(("Гордій Перебийсоліс", "Hordii Perebyisolis"),
            ("Гордія Перебийсоліса", "Перебийсолісом", "Перебийсолісу", "Perebyisolis's"),
            ("перебийсол", "perebyisol"), "брат Перебийсоліса"),
    Planted(("Зінаїда Чорноквас", "Zinaida Chornokvas"),
            ("Зінаїди Чорноквас", "Чорноквасі", "Чорноквасом"),
            ("чорноквас", "chornokvas"), "a witness from the north"),
)  # fmt: skip
TRACES = tuple(trace for one in PEOPLE for trace in one.traces)


def traces_in(text: str) -> set[str]:
    """Return which of the planted people `text` tells of."""
    folded = text.casefold()
    return {trace for trace in TRACES if trace in folded}


def plant(archive: Archive) -> None:
    """Record everybody, and name each in every field that takes words."""
    with archive.change("add-person") as change:
        recording.add_source(change, SourceDraft(names=(Name(text="The Harmless Gazette"),)))
        recording.add_person(
            change, PersonDraft(names=(Name(text="Public Speaker"),), protection="public")
        )
        recording.add_place(change, PlaceDraft(names=(Name(text="Harmless town"),)))
        for one, protection in zip(PEOPLE, cycle(("protected", "ask")), strict=False):
            names = tuple(Name(text=text) for text in one.names)
            draft = PersonDraft(names=names, label=one.label, protection=protection)
            recording.add_person(change, draft)
        head, part = (
            recording.add_person(change, PersonDraft(names=(Name(text=text),), protection=kind))
            for text, kind in (("Bereslav Secundus", "ask"), ("Береславенко", "protected"))
        )
        recording.merge_people(change, part, head)
    for number, one in enumerate(PEOPLE):
        _name_everywhere(archive, number, one)


def _name_everywhere(archive: Archive, number: int, one: Planted) -> None:
    """Let every field of one record of each kind speak of `one`."""
    said = "; ".join((*one.names, *one.forms))
    form, other, third = one.forms[:3]
    body = "\n\n".join(
        f"Абзац {at}: були {form}, {other} і {third} — {name}." for at, name in enumerate(one.names)
    )
    body += f"\n\nКінець {number}: {said}.\n"
    with archive.change("import") as change:
        source = recording.add_source(
            change,
            SourceDraft(
                names=(Name(text=f"Канал, де пише {form}"), Name(text=f"Channel {other}")),
                url=f"https://example.org/{one.names[-1].replace(' ', '_')}",
                note=f"Знає {third}.",
            ),
        )
        document = recording.add_documents(
            change,
            [
                DocumentDraft(
                    title=f"Лист {number}: {form}",
                    body=body,
                    authors=(one.names[0], other),
                    url=f"https://example.org/{one.names[-1].replace(' ', '-')}",
                    file_name=f"{one.names[0]}.txt",
                    collected_from=f"від: {third}",
                    publisher=source,
                )
            ],
        )[0]
        start = body.index(other)
        passage = recording.add_passage(
            change,
            PassageDraft(
                document=document,
                start=start,
                end=start + len(other),
                tags=(f"справа {number}/{form}",),
                important=True,
                comment=f"Про {third}, і ще {one.names[-1]}.",
            ),
        )
        cut = body.index(third)  # a passage that begins within a name
        recording.add_passage(
            change, PassageDraft(document=document, start=cut + 4, end=cut + len(third) + 9)
        )
        place = recording.add_place(
            change,
            PlaceDraft(names=(Name(text=f"Хутір, де {form}"),), latitude=48.1, longitude=36.0,
                       note=f"Тут {other}."),
        )  # fmt: skip
        _record_incident(change, number, one, (document, passage, place))
        collection = recording.add_collection(
            change,
            CollectionDraft(name=f"Зібрано: {form}", memo=f"Для {other}.", members=(document,)),
        )
        recording.note(change, collection, f"Сюди ще {third}.")
        recording.note(change, document, f"Писав {form}: {other}.")
        recording.add_term(
            change,
            "category",
            {"en": f"case {number} of {form}", "uk": f"справа {form}"},
            definitions={"en": f"What {other} did."},
        )
    with archive.change("trash") as change:
        gone = recording.add_source(change, SourceDraft(names=(Name(text=f"Викинуто: {form}"),)))
        recording.trash(change, [gone])


def _record_incident(
    change: Change, number: int, one: Planted, around: tuple[RecordId, RecordId, RecordId]
) -> None:
    """An incident with `around` (a document, a passage of it, a place), and one to link it to."""
    document, passage, place = around
    form, other, third = one.forms[:3]
    cited = (CitationDraft(passage=passage, caveat=f"Зі слів: {form}."),)
    incident = recording.add_incident(
        change,
        IncidentDraft(
            texts=(
                TextDraft(title=f"Arrest {number}: {form}", language="en",
                          description=f"They took {other} and {third}."),
                TextDraft(title=f"Арешт {number}: {other}", language="uk"),
            ),
            whens=(WhenDraft(when=parse_when(f"7 April 2023, said {form}"), citations=cited),),
            places=(PlaceClaimDraft(place=place, words=f"дім, де {third}", citations=cited),),
            categories=(CategoryDraft(category=f"переслідування {form}"),),
            people=(
                ParticipationDraft(agent=one.names[0], role=f"помічник {other}",
                                   comment=f"Разом: {third}.", citations=cited),
                ParticipationDraft(agent="Public Speaker", comment=f"Назвав {form}."),
            ),
            figures=(FigureDraft(counted=f"друзі {form}", low=3, words=f"три, каже {other}"),),
            citations=(CitationDraft(document=document, caveat=f"Про {third}."),),
            note=f"Спитати {other}.",
        ),
    )  # fmt: skip
    after = recording.add_incident(change, IncidentDraft(texts=(TextDraft(title=f"Суд: {form}"),)))
    recording.relate(change, incident, after, "led_to", reason=f"Через {third}.")
