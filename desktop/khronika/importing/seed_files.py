"""Seed files: what ships with the program, read and checked before an archive is asked.

A folder of seeds has a JSON array a kind (`terms.json`, `people.json` …; any may be missing) and
the texts of its documents in `documents/`. Every entry has a `code` of its own, which no later
version renames: its uid is made of it, the same in every archive. Where an entry names another
record it says that record's code; all else is the JSON that `khronika add` reads.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from khronika.domain import draft_json
from khronika.domain.citation_json import parse_passage
from khronika.domain.dates import UNKNOWN
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

TEXTS = "documents"
DOCUMENT = "file title kind language publisher authors url published tags uid"
PUBLISHED = "text edtf language year quality time zone"

# Where an entry names another record by its code, and of which kind that must be (None: any).
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

    summary = N_("The folder “{name}” of this installation is missing.")
    remedy = N_("Install Khronika again. No archive has been changed.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """One entry, and the draft it holds; `where`, its file and code, is for sentences."""

    where: str
    kind: Kind
    uid: Uid
    draft: Any


@dataclass(frozen=True, slots=True)
class _Shelf:
    """One file: what kind of record it holds and how an entry becomes a draft."""

    file: str
    kind: Kind
    parse: Callable[[object, str], Any]
    takes_uid: bool = True  # or the draft has no place for it, and it is given beside


@dataclass(frozen=True, slots=True)
class _Entry:
    shelf: _Shelf
    code: str
    said: dict[str, Any]

    @property
    def where(self) -> str:
        return f"{self.shelf.file} {self.code}"


def read_seeds(folder: Path) -> list[Seed]:
    """Return what the files in `folder` say, in an order in which it can be recorded.

    Raises:
        SeedsMissing: There is no such folder.
        DraftUnreadable: An entry is not what it should be; `where` names its file and code.
    """
    if not folder.is_dir():
        raise SeedsMissing(name=folder.name)
    entries = [entry for shelf in _SHELVES for entry in _entries(folder, shelf)]
    kinds = _kinds(entries)
    return [_seed(folder, entry, kinds) for entry in entries]


def _entries(folder: Path, shelf: _Shelf) -> list[_Entry]:
    path = folder / shelf.file
    if not path.is_file():
        return []
    try:
        found = read_objects(decode(read_file(path), "utf-8").text)
    except FileFault as fault:
        raise DraftUnreadable(where=shelf.file, why=str(fault)) from fault
    except DraftUnreadable as error:
        raise DraftUnreadable(where=shelf.file, why=error.facts["why"]) from error
    return [_entry(shelf, one, f"{shelf.file}[{number}]") for number, one in enumerate(found)]


def _entry(shelf: _Shelf, found: object, where: str) -> _Entry:
    if not isinstance(found, dict) or not isinstance(found.get("code"), str):
        raise DraftUnreadable(where=where, why=_("an object with a “code” was expected here."))
    if shelf.kind is Kind.TERM:  # whose code is unique in its vocabulary, and a part of the term
        return _Entry(shelf, f"{found.get('vocabulary')}.{found['code']}", found)
    return _Entry(shelf, found["code"], {key: found[key] for key in found if key != "code"})


def _kinds(entries: Iterable[_Entry]) -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    for entry in entries:
        if entry.code in kinds:
            raise DraftUnreadable(where=entry.where, why=_("another entry has this code too."))
        kinds[entry.code] = entry.shelf.kind
    return kinds


def _seed(folder: Path, entry: _Entry, kinds: Mapping[str, Kind]) -> Seed:
    shelf, uid = entry.shelf, shipped_uid(entry.code)
    said = entry.said
    if shelf.kind is not Kind.TERM:
        said = _Codes(kinds, entry.where).resolved(said)
    if shelf.takes_uid:
        said |= {"uid": uid.hex()}
    draft = shelf.parse(said, entry.where)
    if isinstance(draft, DocumentDraft):
        draft = _with_text(draft, folder / TEXTS, entry.where)
    return Seed(where=entry.where, kind=shelf.kind, uid=uid, draft=draft)


@dataclass(frozen=True, slots=True)
class _Codes:
    """The codes of a folder of seeds, for the references of one entry."""

    kinds: Mapping[str, Kind]
    where: str

    def resolved(self, said: dict[str, Any]) -> dict[str, Any]:
        """Return `said` with the uid of what each reference means in the place of its code."""
        return {key: self._value(key, value) for key, value in said.items()}

    def _value(self, key: str, value: Any) -> Any:
        if isinstance(value, dict):
            return self.resolved(value)
        if isinstance(value, list):
            return [self._value(key, one) for one in value]
        if isinstance(value, str) and key in _REFERENCES:
            return self._uid(value, _REFERENCES[key])
        return value

    def _uid(self, code: str, kind: Kind | None) -> str:
        found = self.kinds.get(code)
        if found is None or kind not in (None, found):
            why = _("there is no {kind} with the code “{code}” in these files.")
            sort = kind.value if kind else _("entry")
            raise DraftUnreadable(where=self.where, why=why.format(kind=sort, code=code))
        return shipped_uid(code).hex()


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
        media_type = MEDIA_TYPES[format_of(name)]
    except FileFault as fault:
        raise DraftUnreadable(where=where, why=f"{name}: {fault}") from fault
    return replace(
        draft, body=decoded.text, original=data, media_type=media_type, encoding=decoded.encoding
    )


# In the order in which they lean on each other.
_SHELVES = (
    _Shelf("terms.json", Kind.TERM, draft_json.parse_term, takes_uid=False),
    _Shelf("places.json", Kind.PLACE, draft_json.parse_place),
    _Shelf("sources.json", Kind.SOURCE, draft_json.parse_source),
    _Shelf("people.json", Kind.AGENT, draft_json.parse_person),
    _Shelf("tags.json", Kind.TAG, draft_json.parse_tag, takes_uid=False),
    _Shelf("documents.json", Kind.DOCUMENT, _parse_document),
    _Shelf("passages.json", Kind.PASSAGE, parse_passage),
    _Shelf("incidents.json", Kind.INCIDENT, parse_incident),
    _Shelf("relations.json", Kind.RELATION, draft_json.parse_relation, takes_uid=False),
    _Shelf("collections.json", Kind.COLLECTION, draft_json.parse_collection),
)
