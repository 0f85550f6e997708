"""What a value of the domain looks like while names are hidden."""

from dataclasses import fields
from typing import get_type_hints

import pytest

from khronika.archive.agents import Guarded
from khronika.archive.archive import Archive
from khronika.archive.recording import add_person, add_source, merge_people, trash
from khronika.archive.search import Found
from khronika.domain import values, vocabulary
from khronika.domain.drafts import PersonDraft, SourceDraft
from khronika.domain.history import Export
from khronika.domain.kinds import Kind, RecordId, Uid
from khronika.domain.values import Agent, Hit, Name, Named, Passage
from khronika.ui.veil import _CODES, Veiling, people_to_hide

PERSON = Guarded(
    id=RecordId(7), head=RecordId(7), ref=3, label="", names=("Тарас Гребенчук", "boatman_77")
)
UID = Uid(bytes(16))


@pytest.fixture
def veiling() -> Veiling:
    return Veiling([PERSON])


def _named(kind: Kind, title: str, record: int = 1) -> Named:
    return Named(id=RecordId(record), uid=UID, kind=kind, title=title)


def test_where_the_value_is_the_name_there_is_a_label(veiling: Veiling) -> None:
    agent = Agent(id=RecordId(7), uid=UID, kind=Kind.AGENT, names=(Name(text="Тарас Гребенчук"),),
                  protection="protected", protection_reason="бо Гребенчук")  # fmt: skip
    shown = veiling.shown(agent)
    assert shown.title == "Protected person P-3"
    assert shown.names == ()
    assert shown.protection == "protected"
    assert shown.protection_reason == "бо ▒▒▒▒▒▒▒▒▒"
    assert veiling.shown(_named(Kind.AGENT, "Т. Гребенчук", 7)).title == "Protected person P-3"
    assert veiling.shown(_named(Kind.SOURCE, "Гребенчук TV")).title == "▒▒▒▒▒▒▒▒▒ TV"


def test_a_passage_that_begins_or_ends_within_a_name(veiling: Veiling) -> None:
    document = _named(Kind.DOCUMENT, "Лист")
    cut = Passage(
        id=RecordId(1), uid=UID, kind=Kind.PASSAGE, document=document, version=1, start=0, end=9,
        prefix="сказав Греб", exact="енчук, ще ", suffix="boatman_77 і",
    )  # fmt: skip
    shown = veiling.shown(cut)
    assert (shown.prefix, shown.exact, shown.suffix) == (
        "сказав ▒▒▒▒",
        "▒▒▒▒▒, ще ",
        "▒" * 10 + " і",
    )


def test_a_title_cut_by_the_archive_holds_no_half_of_a_name(veiling: Veiling) -> None:
    title = ("слово " * 30)[:114] + "Гребен"
    assert len(title) == 120
    assert "Греб" not in veiling.shown(_named(Kind.PASSAGE, title)).title


def test_many_values_and_none_changed(veiling: Veiling) -> None:
    clean = {RecordId(1): _named(Kind.TAG, "тег")}
    assert veiling.shown(clean) == clean
    assert veiling.shown(clean)[RecordId(1)] is clean[RecordId(1)]
    ids = [RecordId(n) for n in range(5)]
    assert veiling.shown(ids) is ids
    hit = Hit(kind=Kind.NOTE, id=RecordId(1), uid=UID, title="x", snippet="Гребенчуком…", start=0,
              end=3)  # fmt: skip
    found = veiling.shown(Found(query="Гребенчук", hits=(hit,), records=1))
    assert found.query == "Гребенчук", "a question is compared with its answer"
    assert found.hits[0].snippet == "▒▒▒▒▒▒▒▒▒▒▒…"


def test_a_name_that_is_a_code_breaks_no_code() -> None:
    tables = [one for one in vars(vocabulary).values() if isinstance(one, dict)]
    codes = {code for table in tables for code in table}
    person = Guarded(id=RecordId(7), head=RecordId(7), ref=1, label="",
                     names=tuple(code for code in codes if isinstance(code, str)))  # fmt: skip
    agent = Agent(id=RecordId(1), uid=UID, kind=Kind.AGENT, names=(Name(text="x", kind="alias"),))
    assert Veiling([person]).shown(agent) == agent


def test_every_field_of_words_is_looked_through() -> None:
    """A new field of words must be hidden in; one that holds a code must be named as such."""
    words = {
        (kind.__name__, field.name)
        for kind in vars(values).values()
        if isinstance(kind, type) and hasattr(kind, "__dataclass_fields__")
        for field in fields(kind)
        if "str" in str(get_type_hints(kind)[field.name]) and field.name not in _CODES
    }
    assert {name for _kind, name in words} == {
        "title", "authors", "url", "collected_from", "collected_how", "collected_by", "file_name",
        "name", "path", "memo", "exact", "prefix", "suffix", "comment", "text", "label",
        "protection_reason", "consent", "consent_by", "labels", "definitions", "caveat", "words",
        "counted", "description", "categories", "reason", "query", "snippet",
        "value", "where",
    }  # fmt: skip


def test_whom_an_archive_hides(archive: Archive) -> None:
    with archive.change("add-person") as change:

        def add(name: str, protection: str, label: str | None = None) -> RecordId:
            names = (Name(text=name),)
            return add_person(change, PersonDraft(names=names, protection=protection, label=label))

        add("Ask First", "ask")
        add("Public Speaker", "public")
        head, part = add("Head Asked", "ask"), add("Part Protected", "protected", "a neighbour")
        merge_people(change, part, head)
        trash(change, [add("Gone Protected", "protected")])
        add_source(change, SourceDraft(names=(Name(text="x"),)))
    guarded = archive.catalogue.agents.names_guarded(("protected",))
    people = {one.names[0]: one for one in guarded}
    assert set(people) == {"Head Asked", "Part Protected", "Gone Protected"}
    assert people["Head Asked"].label == "a neighbour"
    assert people["Head Asked"].protection == "protected"
    hidden = people_to_hide(archive.catalogue)
    veiling = Veiling(hidden)
    assert veiling.shown(archive.catalogue.agents.many([head]))[head].title == "a neighbour"
    assert veiling.shown("Public Speaker met Part Protected") == "Public Speaker met ▒▒▒▒ ▒▒▒▒▒▒▒▒▒"
    assert "First" not in veiling.shown("Ask First met Part Protected"), "nobody asked them yet"
    assert veiling.numbers == {"protected": 1, "ask": 1}, "as the list of people shows them"
    assert veiling.hides(people_to_hide(archive.catalogue))
    everybody = Veiling(people_to_hide(archive.catalogue, public_too=True))
    assert "Speaker" not in everybody.shown("Public Speaker met Part Protected")
    assert not everybody.hides(hidden)


def test_an_export_tells_no_hidden_name_by_its_folder_or_its_recipient(veiling: Veiling) -> None:
    export = Export(
        id=1, at="2026-05-01T10:00:00+00:00", format="html", counts={"people": 3},
        files=("Для Гребенчука/report.html",), profile="careful", recipient="Тарас Гребенчук",
    )  # fmt: skip
    shown = veiling.shown(export)
    assert "ребенчук" not in f"{shown.files} {shown.recipient}".lower()
    assert shown.files[0].endswith("/report.html")
    assert (shown.counts, shown.profile, shown.at) == (export.counts, export.profile, export.at)
