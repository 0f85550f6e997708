"""Seed files: what ships with the program, read and checked before an archive is asked.

A folder of seeds has a JSON array a kind (`terms.json`, `people.json` …; any may be missing) and
the texts of its documents in `documents/`. Every entry has a `code` of its own, which no later
version renames: its uid is made of it, the same in every archive. Wherever an entry names another
record, it says that record's code; the rest is the JSON that `khronika add` reads.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from khronika.domain import draft_json
from khronika.domain.citation_json import parse_passage
from khronika.domain.drafts import DocumentDraft
from khronika.domain.errors import KnownError
from khronika.domain.incident_json import parse_date, parse_incident
from khronika.domain.json_fields import DraftUnreadable, Fields, read_objects
from khronika.domain.kinds import Kind, Uid, shipped_uid
from khronika.domain.vocabulary import DOCUMENT_KINDS
from khronika.i18n import N_, _
from khronika.importing.decoding import decode
from khronika.importing.faults import FileFault
from khronika.importing.formats import MEDIA_TYPES, format_of
from khronika.importing.reading import read_file

DOCUMENT = (
    "file title kind language publisher authors url published collected_from collected_how tags uid"
)
PUBLISHED = "text edtf language year quality time zone"

# What a draft holds the uid of by itself; terms, tags and links are given theirs beside it.
_HOLD_UID = frozenset(
    {Kind.PLACE, Kind.SOURCE, Kind.AGENT, Kind.DOCUMENT, Kind.PASSAGE, Kind.INCIDENT}
    | {Kind.COLLECTION}
)

# Where an entry names another record, and which kind that must be (None: any).
_REFERENCES: dict[str, Kind | None] = {
    "publisher": Kind.SOURCE,
    "source": Kind.SOURCE,
    "other": Kind.SOURCE,
    "document": Kind.DOCUMENT,
    "passage": Kind.PASSAGE,
    "place": Kind.PLACE,
    "places": Kind.PLACE,
    "parent": Kind.PLACE,
    "person": Kind.AGENT,
    "people": Kind.AGENT,
    "members": None,
    "subject": None,
    "object": None,
}


class SeedsMissing(KnownError):
    """Facts: name (of the folder)."""

    summary = N_("The seeds “{name}” are missing from this installation.")
    remedy = N_("Install Khronika again; no archive has been changed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """One entry: what is to be recorded of it. `where` names its file and code, for sentences."""

    where: str
    kind: Kind
    uid: Uid
    draft: Any


def read_seeds(folder: Path) -> list[Seed]:
    """Return what the seeds in `folder` say, in the order in which it can be recorded.

    Raises:
        SeedsMissing: There is no such folder.
        DraftUnreadable: An entry is not what it should be; the sentence names file and entry.
        FileFault: A document's file would not be read.
    """
    if not folder.is_dir():
        raise SeedsMissing(name=folder.name)
    entries = [entry for file in _parsers(folder) for entry in _entries(folder / file)]
    kinds = _codes(entries)
    parsers = _parsers(folder)
    return [_seed(entry, kinds, parsers[entry.file][1]) for entry in entries]


@dataclass(frozen=True, slots=True)
class _Entry:
    file: str
    kind: Kind
    code: str
    found: dict[str, Any]

    @property
    def where(self) -> str:
        return f"{self.file} {self.code}"


def _parsers(folder: Path) -> dict[str, tuple[Kind, Callable[[object, str], Any]]]:
    """Return the files of a folder in the order they lean on each other, with their readers."""
    return {
        "terms.json": (Kind.TERM, _parse_term),
        "places.json": (Kind.PLACE, draft_json.parse_place),
        "sources.json": (Kind.SOURCE, draft_json.parse_source),
        "people.json": (Kind.AGENT, draft_json.parse_person),
        "tags.json": (Kind.TAG, draft_json.parse_tag),
        "documents.json": (Kind.DOCUMENT, partial(_parse_document, folder / "documents")),
        "passages.json": (Kind.PASSAGE, parse_passage),
        "incidents.json": (Kind.INCIDENT, parse_incident),
        "relations.json": (Kind.RELATION, draft_json.parse_relation),
        "collections.json": (Kind.COLLECTION, draft_json.parse_collection),
    }
