"""Seed files: read whole, and every mistake in them told with its file and entry."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from khronika.domain.json_fields import DraftUnreadable
from khronika.domain.kinds import Kind, shipped_uid
from khronika.importing.seed_files import SeedsMissing, read_seeds

Write = Callable[..., Path]

TEXT = "Перший рядок.\nДругий рядок."
DOCUMENT = {"code": "d", "file": "d.txt", "title": "D"}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a folder of seeds: a list of entries a file."""

    def write(**files: list[Any]) -> Path:
        folder = tmp_path / "seeds"
        (folder / "documents").mkdir(parents=True, exist_ok=True)
        (folder / "documents" / "d.txt").write_bytes(TEXT.encode())
        for name, entries in files.items():
            (folder / f"{name}.json").write_text(json.dumps(entries), encoding="utf-8")
        return folder

    return write


def refusal(folder: Path) -> str:
    with pytest.raises(DraftUnreadable) as refused:
        read_seeds(folder)
    return str(refused.value)


def test_a_document_brings_its_text_and_its_bytes(write: Write) -> None:
    entry = DOCUMENT | {"language": "uk", "published": {"text": "March 2022", "language": "en"}}
    (seed,) = read_seeds(write(documents=[entry]))
    assert seed.draft.body == TEXT
    assert seed.draft.original == TEXT.encode()
    assert seed.draft.file_name == "d.txt"
    assert seed.draft.published.edtf == "2022-03"
    assert seed.uid == seed.draft.uid == shipped_uid("d")


def test_a_code_stands_for_a_uid_wherever_a_record_is_named(write: Write) -> None:
    folder = write(
        places=[{"code": "l", "name": "L"}],
        people=[{"code": "p", "name": "P"}],
        documents=[DOCUMENT],
        passages=[{"code": "q", "document": "d", "quote": "Перший"}],
        incidents=[
            {
                "code": "i",
                "title": "I",
                "places": "l",
                "people": ["p", {"person": "p", "citations": {"passage": "q"}}],
                "citations": {"passage": {"document": "d", "quote": "Другий"}},
            }
        ],
        collections=[{"code": "c", "name": "C", "members": ["i", "q"]}],
    )
    drafts = {seed.kind: seed.draft for seed in read_seeds(folder)}
    incident = drafts[Kind.INCIDENT]
    assert drafts[Kind.PASSAGE].document == shipped_uid("d").hex()
    assert incident.places[0].place == shipped_uid("l").hex()
    assert [one.agent for one in incident.people] == [shipped_uid("p").hex()] * 2
    assert incident.people[1].citations[0].passage == shipped_uid("q").hex()
    assert incident.citations[0].passage.document == shipped_uid("d").hex()
    assert drafts[Kind.COLLECTION].members == (shipped_uid("i").hex(), shipped_uid("q").hex())


def test_a_word_that_is_no_reference_is_left_alone(write: Write) -> None:
    folder = write(people=[{"code": "p", "name": "p", "label": "q"}, {"code": "q", "name": "p"}])
    one, other = read_seeds(folder)
    assert (one.draft.names[0].text, one.draft.label) == ("p", "q")
    assert other.draft.names[0].text == "p"


def test_two_vocabularies_may_have_a_term_of_the_same_code(write: Write) -> None:
    terms = [
        {"code": "unknown", "vocabulary": "role", "label": "unknown"},
        {"code": "unknown", "vocabulary": "outcome", "label": "unknown"},
    ]
    uids = [seed.uid for seed in read_seeds(write(terms=terms))]
    assert uids == [shipped_uid("role.unknown"), shipped_uid("outcome.unknown")]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"people": [{"name": "P"}]}, ["people.json[0]", "code"]),
        ({"people": ["P"]}, ["people.json[0]", "code"]),
        ({"people": [{"code": "p", "nmae": "P"}]}, ["people.json p", "nmae"]),
        ({"people": [{"code": "p"}]}, ["people.json p", "label"]),
        ({"people": [{"code": "x", "name": "P"}, {"code": "x", "name": "Q"}]}, ["people.json x"]),
        (
            {"people": [{"code": "x", "name": "P"}], "places": [{"code": "x", "name": "L"}]},
            ["people.json x", "another"],
        ),
        (
            {"incidents": [{"code": "i", "title": "I", "people": ["nobody"]}]},
            ["incidents.json i", "agent", "nobody"],
        ),
        (
            {
                "people": [{"code": "p", "name": "P"}],
                "incidents": [{"code": "i", "title": "I", "places": [{"place": "p"}]}],
            },
            ["incidents.json i", "place", "“p”"],
        ),
        (
            {"incidents": [{"code": "i", "title": "I", "when": {"edtf": "2022-13"}}]},
            ["incidents.json i", "when", "2022-13"],
        ),
        ({"documents": [DOCUMENT | {"file": "e.txt"}]}, ["documents.json d", "e.txt"]),
        ({"documents": [DOCUMENT | {"file": "d.pdf"}]}, ["documents.json d", "d.pdf"]),
        ({"documents": [DOCUMENT | {"body": "…"}]}, ["documents.json d", "body"]),
    ],
)
def test_a_mistake_names_its_file_and_entry(
    write: Write, files: dict[str, list[Any]], said: list[str]
) -> None:
    sentence = refusal(write(**files))
    assert [word for word in said if word not in sentence] == []


def test_what_is_not_json_names_the_file_and_line(write: Write) -> None:
    folder = write()
    (folder / "tags.json").write_text('[{"code": "t",\n', encoding="utf-8")
    sentence = refusal(folder)
    assert "tags.json" in sentence
    assert "2" in sentence


def test_what_is_not_text_names_the_file(write: Write) -> None:
    folder = write()
    (folder / "tags.json").write_bytes(b"\xff\xfe\xfa[]")
    assert "tags.json" in refusal(folder)


def test_a_missing_folder_says_to_install_again(tmp_path: Path) -> None:
    with pytest.raises(SeedsMissing) as missing:
        read_seeds(tmp_path / "nowhere")
    assert "nowhere" in str(missing.value)
    assert missing.value.advice
