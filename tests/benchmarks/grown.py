"""An archive of any size, as a busy year would have filled it; always the same for the same size.

`python -m tests.benchmarks.grown FOLDER INCIDENTS` builds one to look at. Rows are written by
thousands and past `recording`: nothing here is checked, only like what `recording` writes.
"""

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from tests.benchmarks.texts import text

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.change import Change
from khronika.archive.documents import Documents
from khronika.archive.doors import create_archive, open_archive
from khronika.archive.key_files import make_key_file
from khronika.archive.openings import KeyFile
from khronika.archive.rows import ids, select
from khronika.archive.whens import when_columns
from khronika.domain.anchors import quote_of
from khronika.domain.dates import UNKNOWN, When
from khronika.domain.drafts import (
    CollectionDraft,
    DocumentDraft,
    PersonDraft,
    SourceDraft,
    SourceRelationDraft,
)
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Name
from khronika.gazetteer import load
from khronika.importing.seeds import load_vocabularies
from khronika.language.sorting import sort_key

WHERE = "KHRONIKA_GROWN"  # a folder to keep what was built in
EACH = 2_000  # bytes of UTF-8 in a document
BATCH = 500
MARKED = 3  # passages a document
_FIRST, _LAST = date(2022, 2, 24), date(2025, 12, 31)
_COUNTRIES = ("UA", "RU", "BY", "KZ", "GE")
_GIVEN = ("Остап", "Мирон", "Зоряна", "Лукія", "Тихон", "Аглая", "Radimir", "Velena", "Никодим",
          "Устим")  # fmt: skip
_FAMILY = ("Зав’ялець", "Кремнюк", "Тополенко", "Сизов", "Громыхалов", "Birkovan", "Луговець",
           "Веретень", "Каменщиков", "Osterling")  # fmt: skip
_TITLES = {
    "uk": ("Підпал релейної шафи біля {}", "Відмова від мобілізації, {}", "Листівки на площі, {}",
           "Звільнення вчительки, {}", "Обшук у майстерні, {}", "Пошкоджено колію під {}"),
    "ru": ("Поджог военкомата, {}", "Отказ от отправки на фронт, {}", "Одиночный пикет, {}",
           "Задержание после акции, {}", "Повреждение вышки связи, {}", "Суд над отказником, {}"),
    "en": ("Strike at the repair works, {}", "Refusal to load, {}", "Leaflets found near {}",
           "Detention after a vigil, {}", "Fire at a recruitment office, {}", "Desertion from {}"),
}  # fmt: skip
# Stances of what is cited for the date: (stance, is it a reprint of the first?), by how often.
_PATTERNS: tuple[tuple[int, tuple[tuple[str, str | None], ...]], ...] = (
    (15, ()),
    (50, (("supports", None),)),
    (20, (("supports", "eyewitness"), ("supports", "official"))),
    (5, (("supports", None), ("supports", "hearsay"), ("supports", "official"))),
    (5, (("supports", "reprint"),)),
    (4, (("supports", None), ("contradicts", "official"))),
    (1, (("contradicts", "official"),)),
)


@dataclass(frozen=True, slots=True)
class Grown:
    """A closed archive, and what opens it."""

    path: Path
    key: KeyFile

    def open(self) -> Archive:
        """Open it."""
        return open_archive(self.path, self.key)


@dataclass(frozen=True, slots=True)
class Stock:
    """What incidents are made of, by id."""

    agents: Sequence[int]
    places: Sequence[tuple[int, str]]  # with the name
    sources: Sequence[int]
    documents: Sequence[int]
    passages: Sequence[int]
    tags: Sequence[int]
    terms: dict[str, Sequence[int]]  # by vocabulary
    whens: Sequence[dict[str, Any]]


def grown(incidents: int, folder: Path) -> Grown:
    """Return an archive of so many incidents and a fifth as many documents.

    It is built in `folder`, or once for all in the folder that the environment names.
    """
    kept = os.environ.get(WHERE)
    home = Path(kept) / str(incidents) if kept else folder / str(incidents)
    made = Grown(home / "case.khronika", KeyFile(home / "key.txt"))
    if not (home / "whole").exists():
        home.mkdir(parents=True)
        make_key_file(made.key.path)
        archive = create_archive(made.path, [made.key], ballast_bytes=1 << 16)
        fill(archive, incidents)
        archive.close()
        (home / "whole").touch()
    return made


def fill(archive: Archive, incidents: int, tell: Callable[[str], object] = str) -> None:
    """Fill an empty archive; `tell` hears what is begun."""
    dice = Random(incidents)
    load_vocabularies(archive)
    tell("people, sources, places, tags")
    with archive.change("add-person") as change:
        _add_people(change, dice, max(20, incidents // 20))
        _add_sources(change, dice, max(10, incidents * 3 // 1000))
        _add_places(change, max(20, min(1_500, incidents // 60)))
        for path in _tag_paths():
            recording.ensure_tag(change, path)
    tell("documents")
    _add_documents(archive, dice, incidents // 5)
    stock = _stock(archive, dice)
    tell("incidents")
    operation = archive.begin_operation("import", incidents, None)
    for first in range(0, incidents, BATCH):
        with archive.change("import", operation=operation) as change:
            _add_incidents(change, dice, stock, min(BATCH, incidents - first))
    archive.end_operation(operation)
    with archive.change("add-collection") as change:
        some = ids(change.db, "SELECT id FROM incident LIMIT 300")
        recording.add_collection(change, CollectionDraft(name="First of all", members=tuple(some)))


def _add_people(change: Change, dice: Random, number: int) -> None:
    for at in range(number):
        name = f"{dice.choice(_GIVEN)} {dice.choice(_FAMILY)}"
        others = (Name(text=f"«{dice.choice(_GIVEN)}-{at}»", kind="alias"),) if at % 5 == 0 else ()
        draft = PersonDraft(names=(Name(text=f"{name} {at}"), *others))
        if at % 50 == 0:
            draft = replace(draft, protection="protected", label=f"Refuser {at}")
        recording.add_person(change, draft)


def _add_sources(change: Change, dice: Random, number: int) -> None:
    made: list[RecordId] = []
    for at in range(number):
        relations: tuple[SourceRelationDraft, ...] = ()
        if at % 10 == 9:
            relations = (SourceRelationDraft(kind="reprint_of", other=dice.choice(made)),)
        draft = SourceDraft(
            names=(Name(text=f"{dice.choice(('Вісник', 'Голос', 'Канал', 'Herald'))} {at}"),),
            reliability=dice.choice("ABCDEF"),
            relations=relations,
        )
        made.append(recording.add_source(change, draft))


def _add_places(change: Change, number: int) -> None:
    for place in load():
        if number and place.country in _COUNTRIES and place.kind == "settlement":
            recording.enter_place(change, place.code)
            number -= 1


def _tag_paths() -> Iterator[str]:
    for top in ("опір", "суд", "праця", "побут", "voices"):
        yield top
        yield from (f"{top}/{top} {at}" for at in range(9))


def _add_documents(archive: Archive, dice: Random, number: int) -> None:
    sources = ids(archive.catalogue.db, "SELECT id FROM source ORDER BY id")
    operation = archive.begin_operation("import", number, None)
    for first in range(0, number, BATCH):
        numbers = range(first, min(first + BATCH, number))
        drafts = [_document(dice, at, sources) for at in numbers]
        with archive.change("import", operation=operation) as change:
            documents = recording.add_documents(change, drafts)
            _mark(change, dice, documents, [draft.body for draft in drafts])
            recording.set_read(change, [one for one in documents if dice.random() < 0.6], True)
    archive.end_operation(operation)


def _document(dice: Random, at: int, sources: Sequence[RecordId]) -> DocumentDraft:
    body = text(at, EACH)
    language = dice.choice(("uk", "ru", "en"))
    published = _point(dice) if dice.random() < 0.9 else UNKNOWN
    return DocumentDraft(
        title=f"{' '.join(body.split()[:5])} {at}",
        body=body,
        language=language,
        publisher=dice.choice(sources) if dice.random() < 0.9 else None,
        published=published,
    )


def _mark(change: Change, dice: Random, documents: Sequence[int], bodies: Sequence[str]) -> None:
    """Mark some passages of each document, each with a tag or two."""
    tags = ids(change.db, "SELECT id FROM tag ORDER BY id")
    rows = []
    for document, body in zip(documents, bodies, strict=True):
        version = Documents(change.db).version(RecordId(document))
        for at in range(MARKED):
            start = len(body) * at // MARKED
            quote = quote_of(body, start, start + dice.randint(40, 200))
            rows.append(
                {
                    "document": document, "version": version, "selector": "text",
                    "start": quote.start, "end": quote.end, "exact": quote.exact,
                    "prefix": quote.prefix, "suffix": quote.suffix, "state": "ok", "important": 0,
                }
            )  # fmt: skip
    made = change.new_records(Kind.PASSAGE, [None] * len(rows))
    change.add_many("passage", [{"id": one, **row} for one, row in zip(made, rows, strict=True)])
    tagged = [(one, tag) for one in made for tag in dice.sample(tags, dice.randint(0, 2))]
    change.add_many("record_tag", [{"record": one, "tag": tag} for one, tag in tagged])


def _stock(archive: Archive, dice: Random) -> Stock:
    db = archive.catalogue.db

    def of(table: str) -> list[RecordId]:
        return ids(db, f"SELECT id FROM {table} ORDER BY id")

    named = select(db, "SELECT place, text FROM place_name WHERE position = 0 ORDER BY place")
    vocabularies = ("category", "role", "outcome")
    sql = "SELECT id FROM term WHERE vocabulary = ? ORDER BY id"
    return Stock(
        agents=of("agent"),
        places=[(row["place"], row["text"]) for row in named],
        sources=of("source"),
        documents=of("document"),
        passages=of("passage"),
        tags=of("tag"),
        terms={one: ids(db, sql, [one]) for one in vocabularies},
        whens=[when_columns(_when(dice)) for _one in range(4_000)],
    )


def _point(dice: Random) -> When:
    day = _FIRST + timedelta(days=dice.randrange((_LAST - _FIRST).days))
    return When(
        words=day.isoformat(), edtf=day.isoformat(),
        earliest_start=day, latest_start=day, earliest_end=day, latest_end=day,
    )  # fmt: skip


def _when(dice: Random) -> When:
    """Half on a day, a tenth within days, three tenths within months, some long, some undated."""
    chance, point = dice.random(), _point(dice)
    day = point.earliest_start
    if chance < 0.05 or day is None:
        return UNKNOWN
    if chance < 0.55:
        return point
    if chance < 0.65:
        until = day + timedelta(days=dice.randint(1, 6))
        return When(words="within days", earliest_start=day, latest_start=until,
                    earliest_end=day, latest_end=until)  # fmt: skip
    until = day + timedelta(days=dice.randint(60, 240))
    if chance < 0.95:
        return When(words="within months", earliest_start=day, latest_start=until,
                    earliest_end=day, latest_end=until)  # fmt: skip
    end = None if dice.random() < 0.3 else until
    return When(words="since then", earliest_start=day, latest_start=day, earliest_end=end,
                latest_end=end, ongoing=end is None)  # fmt: skip


@dataclass(slots=True)
class _Rows:
    """Rows of incidents that are about to be written, by table."""

    claims: list[dict[str, Any]]
    people: list[dict[str, Any]]
    figures: list[dict[str, Any]]
    cited: list[tuple[dict[str, Any], Sequence[tuple[str, str | None]]]]


def _add_incidents(change: Change, dice: Random, stock: Stock, number: int) -> None:
    made = change.new_records(Kind.INCIDENT, [None] * number)
    rows, texts, incidents = _Rows([], [], [], []), [], []
    for incident in made:
        when = dice.choice(stock.whens)
        place, name = dice.choice(stock.places) if dice.random() < 0.92 else (None, "…")
        status = dice.choice(("draft", "draft", "checked", "released"))
        incidents.append({"id": incident, "status": status, "place": place, **when})
        texts += _texts(dice, incident, f"{name} {dice.randrange(1000)}")
        _state(rows, dice, stock, incident, when, place)
    change.add_many("incident", incidents)
    change.add_many("incident_text", texts)
    for table, kind, stated in (
        ("claim", Kind.CLAIM, rows.claims),
        ("participation", Kind.PARTICIPATION, rows.people),
        ("figure", Kind.FIGURE, rows.figures),
    ):
        records = change.new_records(kind, [None] * len(stated))
        for record, row in zip(records, stated, strict=True):
            row["id"] = record
        change.add_many(table, stated)
    _cite(change, dice, stock, rows)
    tagged = [(one, tag) for one in made for tag in dice.sample(stock.tags, dice.choice((0, 0, 1)))]
    change.add_many("record_tag", [{"record": one, "tag": tag} for one, tag in tagged])


def _texts(dice: Random, incident: int, name: str) -> list[dict[str, Any]]:
    spoken = dice.sample(("uk", "ru", "en"), dice.choice((1, 1, 2)))
    titles = [(one, dice.choice(_TITLES[one]).format(name)) for one in spoken]
    return [
        {"incident": incident, "language": one, "title": title, "sort_key": sort_key(title),
         "position": position}
        for position, (one, title) in enumerate(titles)
    ]  # fmt: skip


def _state(
    rows: _Rows, dice: Random, stock: Stock, incident: int, when: dict[str, Any], place: int | None
) -> None:
    """Add what one incident states, and remember what is cited for its date and category."""
    terms = stock.terms
    dated = {"record": incident, "field": "when", "type": "when", "preferred": 1, **when}
    filed = {
        "record": incident, "field": "category", "type": "record", "preferred": 1,
        "value": dice.choice(terms["category"]),
    }  # fmt: skip
    rows.claims += (dated, filed)
    if place is not None:
        rows.claims.append(
            {"record": incident, "field": "place", "type": "record", "value": place, "preferred": 1}
        )
    for agent in dice.sample(stock.agents, dice.choices((0, 1, 2, 3), (55, 30, 10, 5))[0]):
        part = {"incident": incident, "agent": agent, "role": dice.choice(terms["role"])}
        outcome = dice.choice(terms["outcome"]) if dice.random() < 0.3 else None
        rows.people.append(part | {"outcome": outcome, "certainty": "certain"})
    if dice.random() < 0.05:
        rows.figures.append({"incident": incident, "counted": "people", "low": dice.randint(1, 90)})
    weights = [weight for weight, _pattern in _PATTERNS]
    pattern = dice.choices([one for _weight, one in _PATTERNS], weights)[0]
    rows.cited.append((dated, pattern))
    if pattern and dice.random() < 0.3:
        rows.cited.append((filed, pattern[:1]))


def _cite(change: Change, dice: Random, stock: Stock, rows: _Rows) -> None:
    citations = []
    for target, pattern in rows.cited:
        for stance, basis in pattern:
            row = {"target": target["id"], "stance": stance, "basis": basis}
            if dice.random() < 0.8:
                row["passage"] = dice.choice(stock.passages)
            else:
                row["document"] = dice.choice(stock.documents)
            citations.append(row | {"source": _named(dice, stock)})
    made = change.new_records(Kind.CITATION, [None] * len(citations))
    for record, row in zip(made, citations, strict=True):
        row["id"] = record
    change.add_many("citation", citations)


def _named(dice: Random, stock: Stock) -> int | None:
    """Return who is named as saying so; mostly it is the publisher, whom nobody names."""
    return dice.choice(stock.sources) if dice.random() < 0.2 else None


def main() -> None:
    """Build one where it was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.grown", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("incidents", type=int)
    asked = parser.parse_args()
    os.environ[WHERE] = str(asked.folder)
    grown(asked.incidents, asked.folder)


if __name__ == "__main__":
    main()
