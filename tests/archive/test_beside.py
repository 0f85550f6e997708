"""By what the answer to a query can be narrowed, against what the narrowed query finds."""

from collections.abc import Iterator

import pytest

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.doors import create_archive
from khronika.archive.key_files import make_key_file
from khronika.archive.openings import KeyFile
from khronika.domain.date_words import parse_when
from khronika.domain.drafts import (
    CitationDraft,
    DocumentDraft,
    IncidentDraft,
    SourceDraft,
    TextDraft,
    WhenDraft,
)
from khronika.domain.kinds import Kind
from khronika.domain.query_narrowed import narrowed
from khronika.domain.values import Name
from tests.conftest import SMALL_BALLAST


@pytest.fixture(scope="module")
def stocked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("beside")
    key = KeyFile(folder / "key.txt")
    make_key_file(key.path)
    archive = create_archive(folder / "case.khronika", [key], ballast_bytes=SMALL_BALLAST)
    with archive.change("import") as change:
        for name in ("Вісник моря", "Голос"):
            recording.add_source(change, SourceDraft(names=(Name(text=name),), kind="outlet"))
        drafts = [
            DocumentDraft(
                title=f"Лист {n}",
                body="Море шуміло." if n < 6 else "Ліс шумів.",
                tags=("влада/обшук",) if n < 2 else ("обшук без ордера",) if n == 2 else (),
                publisher="Вісник моря" if n % 2 else "Голос",
            )
            for n in range(8)
        ]
        recording.add_documents(change, drafts)
        for n in (1, 6):
            cited = CitationDraft(document=f"Лист {n}")
            when = WhenDraft(when=parse_when("5 May 2022"), citations=(cited,))
            said = TextDraft(title=f"Подія на морі {n}")
            recording.add_incident(change, IncidentDraft(texts=(said,), whens=(when,)))
    archive.learn()
    yield archive
    archive.close()


def _told(archive: Archive, text: str, *kinds: Kind) -> dict[tuple[str, str], int]:
    return {(one.code, one.name): one.number for one in archive.catalogue.narrowers.of(text, kinds)}


def _found(archive: Archive, text: str, *kinds: Kind) -> int:
    return archive.catalogue.search.find(text, kinds).records


@pytest.mark.parametrize("kinds", [(), (Kind.DOCUMENT,), (Kind.INCIDENT,)])
@pytest.mark.parametrize("text", ["море", "море OR ліс", "шуміло", "kind:document", "море -ліс"])
def test_each_number_is_what_the_narrowed_query_finds(
    stocked: Archive, text: str, kinds: tuple[Kind, ...]
) -> None:
    told, total = _told(stocked, text, *kinds), _found(stocked, text, *kinds)
    for (code, name), number in told.items():
        assert number == _found(stocked, narrowed(text, code, name, "en"), *kinds), (code, name)
        assert 0 < number < total


def test_tags_with_those_above_and_sources_of_texts_and_of_what_rests_on_them(
    stocked: Archive,
) -> None:
    told = _told(stocked, "море")
    assert told["tag", "влада"] == 2
    assert told["tag", "обшук"] == 3, "the field finds the other tag of that name as well"
    assert told["source", "Вісник моря"] == 5, "three texts, one incident, the source itself"
    assert told["source", "Голос"] == 4


def test_what_is_asked_for_already_is_not_told(stocked: Archive) -> None:
    assert ("tag", "обшук") not in _told(stocked, "море tag:обшук")
    assert _told(stocked, "") == {}
    assert _told(stocked, "немає такого") == {}
