"""Seed files: what ships with the program, read and checked before an archive is asked.

A folder of seeds has a JSON array a kind (`people.json`, or several in a folder `people/`; any may
be missing) and the texts of its documents in `documents/`. Every entry has a `code` of its own,
which no later version renames: its uid is made of it, the same in every archive. Where an entry
names another record it says that record's code; all else is the JSON that `khronika add` reads,
save that a place may be one of the gazetteer's: {"code": "place.tokmak", "gazetteer": "gn.…"}.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from khronika.domain import draft_json
from khronika.domain.citation_json import parse_passage
from khronika.domain.dates import UNKNOWN
from khronika.domain.drafts import DocumentDraft, PersonDraft, PlaceDraft, SourceDraft
from khronika.domain.errors import KnownError
from khronika.domain.incident_json import parse_date, parse_incident
from khronika.domain.json_fields import DraftUnreadable, Fields, read_objects
from khronika.domain.kinds import Kind, Uid
from khronika.domain.vocabulary import DOCUMENT_KINDS
from khronika.gazetteer import load
from khronika.i18n import N_, _, language
from khronika.importing.decoding import decode
from khronika.importing.faults import FileFault
from khronika.importing.formats import format_of, media_type
from khronika.importing.reading import read_file
from khronika.importing.seed_entries import Codes, Entry, Shelf, as_entry, by_code, leaning_last

TEXTS = "documents"
DOCUMENT = "file title kind language publisher authors url published tags uid"
PUBLISHED = "text edtf language year quality time zone"
VOCABULARY = "vocabulary follows differs terms"


class SeedsMissing(KnownError):
    """Facts: name (of the folder)."""

    summary = N_("The folder “{name}” of this installation is missing.")
    remedy = N_("Install Khronika again. No archive has been changed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """One entry, and the draft it holds; `where`, its file and code, is for sentences."""

    where: str
    kind: Kind
    uid: Uid
    draft: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """Where a vocabulary comes from, in sentences; empty where nothing is said."""

    follows: str
    differs: str


@dataclass(frozen=True, slots=True)
class FromGazetteer:
    """A place that is the gazetteer's: what its seed has for a draft."""

    place: str


def read_seeds(folder: Path) -> list[Seed]:
    """Return what the files in `folder` say, in an order in which it can be recorded.

    Raises:
        SeedsMissing: There is no such folder.
        DraftUnreadable: An entry is not what it should be; `where` names its file and code.
    """
    if not folder.is_dir():
        raise SeedsMissing(name=folder.name)
    entries = [entry for shelf in _SHELVES for entry in _entries(folder, shelf)]
    known = by_code(entries)
    return [_seed(folder, entry, known) for entry in leaning_last(entries, known)]


def read_vocabularies(folder: Path) -> list[Seed]:
    """Return the terms of the vocabularies in `folder`, parents before their children.

    A file a vocabulary: {"vocabulary", "follows", "differs", "terms": [{"code", "parent", "label",
    "definition"}, …]}; the second and third say which published scheme it follows, and where not.

    Raises:
        SeedsMissing, DraftUnreadable: As `read_seeds`.
    """
    if not folder.is_dir():
        raise SeedsMissing(name=folder.name)
    entries = []
    for path in sorted(folder.glob("*.json")):
        for found in _objects(path, path.name):
            fields = Fields(found, path.name, VOCABULARY)
            name = fields.needed_text("vocabulary")
            for one, where in fields.each("terms"):
                if not isinstance(one, dict):
                    raise DraftUnreadable(where=where, why=_("an object was expected here."))
                entries.append(as_entry(_TERMS, path.name, {"vocabulary": name} | one, where))
    known = by_code(entries)
    return [_seed(folder, entry, known) for entry in entries]


def read_schemes(folder: Path, tongue: str) -> dict[str, Scheme]:
    """Return, of each vocabulary in `folder`, which published scheme it follows, and where not.

    Raises:
        SeedsMissing, DraftUnreadable: As `read_seeds`.
    """
    if not folder.is_dir():
        raise SeedsMissing(name=folder.name)
    schemes = {}
    for path in sorted(folder.glob("*.json")):
        for found in _objects(path, path.name):
            fields = Fields(found, path.name, VOCABULARY)
            said = {key: fields.by_language(key, "en") for key in ("follows", "differs")}
            words = {key: one.get(tongue, one.get("en", "")) for key, one in said.items()}
            schemes[fields.needed_text("vocabulary")] = Scheme(**words)
    return schemes


def _entries(folder: Path, shelf: Shelf) -> list[Entry]:
    single, several = folder / f"{shelf.name}.json", folder / shelf.name
    paths = [single] if single.is_file() else []
    if shelf.kind is not Kind.DOCUMENT:  # in whose folder lie their texts
        paths += sorted(several.glob("*.json"))
    return [
        as_entry(shelf, file, one, f"{file}[{number}]")
        for path in paths
        for file in [path.relative_to(folder).as_posix()]
        for number, one in enumerate(_objects(path, file))
    ]


def _objects(path: Path, name: str) -> list[object]:
    try:
        return read_objects(decode(read_file(path), "utf-8").text)
    except FileFault as fault:
        raise DraftUnreadable(where=name, why=str(fault)) from fault
    except DraftUnreadable as error:
        raise DraftUnreadable(where=name, why=error.facts["why"]) from error


def _seed(folder: Path, entry: Entry, known: Mapping[str, Entry]) -> Seed:
    shelf, uid, said = entry.shelf, entry.uid, entry.said
    if shelf.kind is not Kind.TERM:
        said = Codes(known, entry.where, shelf.spoken).resolved(said)
    if shelf.takes_uid and "gazetteer" not in said:
        said |= {"uid": uid.hex()}
    draft = shelf.parse(said, entry.where)
    if isinstance(draft, PersonDraft | SourceDraft):  # shown by the name that the person reads
        first = language()
        names = sorted(draft.names, key=lambda name: name.language != first)
        draft = replace(draft, names=tuple(names))
    if isinstance(draft, DocumentDraft):
        draft = _with_text(draft, folder / TEXTS, entry.where)
    return Seed(where=entry.where, kind=shelf.kind, uid=uid, draft=draft)


def _parse_place(found: object, where: str) -> PlaceDraft | FromGazetteer:
    if not isinstance(found, dict) or "gazetteer" not in found:
        return draft_json.parse_place(found, where)
    fields = Fields(found, where, "gazetteer")
    code = fields.needed_text("gazetteer")
    if load().get(code) is None:
        raise fields.wrong(_("the gazetteer has no place “{code}”.").format(code=code), "gazetteer")
    return FromGazetteer(code)


def _parse_document(found: object, where: str) -> DocumentDraft:
    fields = Fields(found, where, DOCUMENT)
    published = UNKNOWN
    for one, place in fields.each("published"):
        published = parse_date(Fields(one, place, PUBLISHED, short="text"))
    return DocumentDraft(
        title=fields.needed_text("title"),
        body="",
        file_name=fields.needed_text("file"),
        kind=fields.one_of("kind", DOCUMENT_KINDS) or "text",
        language=fields.text("language"),
        publisher=fields.text("publisher"),
        authors=fields.texts("authors"),
        url=fields.text("url"),
        published=published,
        tags=fields.texts("tags"),
        uid=draft_json.parse_uid(fields),
    )


def _with_text(draft: DocumentDraft, folder: Path, where: str) -> DocumentDraft:
    """Return `draft` with its text, decoded as any import would decode it."""
    name = draft.file_name or ""
    try:
        data = read_file(folder / name)
        decoded = decode(data, "utf-8")
    except FileFault as fault:
        raise DraftUnreadable(where=where, why=f"{name}: {fault}") from fault
    return replace(
        draft,
        body=decoded.text,
        original=data,
        media_type=media_type(format_of(name), name),
        encoding=decoded.encoding,
    )


_TERMS = Shelf("terms", Kind.TERM, draft_json.parse_term, takes_uid=False)

# In the order in which they lean on each other.
_SHELVES = (
    _TERMS,
    Shelf("places", Kind.PLACE, _parse_place),
    Shelf("sources", Kind.SOURCE, draft_json.parse_source),
    Shelf("people", Kind.AGENT, draft_json.parse_person),
    Shelf("tags", Kind.TAG, draft_json.parse_tag, takes_uid=False),
    Shelf("documents", Kind.DOCUMENT, _parse_document),
    Shelf("passages", Kind.PASSAGE, parse_passage),
    Shelf("incidents", Kind.INCIDENT, parse_incident),
    Shelf("relations", Kind.RELATION, draft_json.parse_relation, takes_uid=False),
    Shelf("collections", Kind.COLLECTION, draft_json.parse_collection, spoken=("name", "memo")),
)
