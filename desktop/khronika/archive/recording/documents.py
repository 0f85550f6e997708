"""Taking documents in."""

import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from khronika.archive.change import Change, now
from khronika.archive.recording.checks import chosen, clean, meant, needed
from khronika.archive.recording.marking import tag_many
from khronika.archive.seals import Row
from khronika.archive.whens import when_columns
from khronika.domain import vocabulary
from khronika.domain.drafts import DocumentDraft, Reread, Stored
from khronika.domain.kinds import Kind, RecordId
from khronika.i18n import _
from khronika.language.sorting import sort_key

_FREE_TEXT = ("language", "url", "collected_from", "collected_how", "collected_by")
_CHOICES = {
    "kind": vocabulary.DOCUMENT_KINDS,
    "status": vocabulary.STATUSES,
    "sensitivity": vocabulary.SENSITIVITIES,
}


def add_documents(change: Change, drafts: Sequence[DocumentDraft]) -> list[RecordId]:
    """Take in texts, each with its version and, where the text is not the same bytes, its
    original; return their ids in order.

    A body is found by its SHA-256 and written once, however many documents say it.
    """
    records = change.new_records(Kind.DOCUMENT, [draft.uid for draft in drafts])
    made = now()
    documents, versions, authors = [], [], []
    bodies: dict[str, str] = {}
    blobs: dict[str, bytes | Stored] = {}
    publishers = {
        draft.publisher: meant(change, draft.publisher, Kind.SOURCE)
        for draft in drafts
        if draft.publisher is not None
    }
    for record, draft in zip(records, drafts, strict=True):
        encoded = draft.body.encode()
        digest = hashlib.sha256(encoded).hexdigest()
        bodies[digest] = draft.body
        original = _fingerprint(draft.original) if draft.original else digest
        if original != digest:
            blobs[original] = draft.original
        publisher = publishers.get(draft.publisher) if draft.publisher is not None else None
        documents.append(_document_row(record, draft, original, publisher, made))
        versions.append(_version_row(record, draft, digest, made))
        authors += [{"document": record, "name": name} for name in draft.authors if name.strip()]
    keep_bodies(change, bodies)
    _keep(change, blobs)
    change.add_many("document", documents)
    change.add_many("text_version", versions)
    change.add_many("document_author", authors)
    for path in dict.fromkeys(path for draft in drafts for path in draft.tags):
        carriers = [
            record for record, draft in zip(records, drafts, strict=True) if path in draft.tags
        ]
        tag_many(change, carriers, path)
    return records


def edit_document(change: Change, document: RecordId, **fields: Any) -> None:
    """Change what is known of a document: title, kind, language, publisher, authors, url,
    published, sensitivity, status, and from where, how and by whom it was collected. Its text stays
    what it was.
    """
    row: Row = {name: clean(fields.pop(name)) for name in _FREE_TEXT if name in fields}
    for name, table in _CHOICES.items():
        if name in fields:
            row[name] = chosen(table, fields.pop(name), name)
    if "title" in fields:
        row["title"] = needed(fields.pop("title"), _("a title"))
        row["sort_key"] = sort_key(row["title"])
    if "publisher" in fields:
        publisher = fields.pop("publisher")
        row["publisher"] = meant(change, publisher, Kind.SOURCE) if publisher else None
    if "published" in fields:
        row |= when_columns(fields.pop("published"))
    if "authors" in fields:
        _set_authors(change, document, fields.pop("authors"))
    if fields:
        raise KeyError(sorted(fields))
    change.update("document", document, **row)


def set_read(change: Change, documents: Sequence[RecordId], read: bool) -> None:
    """Mark documents as read, or as not read."""
    for document in documents:
        change.update("document", document, read=read)


def _set_authors(change: Change, document: RecordId, names: Sequence[str]) -> None:
    sql = "SELECT id, name FROM document_author WHERE document = ? ORDER BY id"
    held = change.db.conn.execute(sql, [document]).fetchall()
    wanted = [name for one in names if (name := clean(one)) is not None]
    if [row[1] for row in held] == wanted:
        return
    change.delete_many("document_author", [row[0] for row in held])
    change.add_many("document_author", [{"document": document, "name": name} for name in wanted])


def _document_row(
    record: RecordId, draft: DocumentDraft, original: str, publisher: RecordId | None, made: str
) -> Row:
    title = needed(draft.title, _("a title"))
    return {
        "id": record,
        "title": title,
        "sort_key": sort_key(title),
        "kind": chosen(vocabulary.DOCUMENT_KINDS, draft.kind, "kind"),
        "language": clean(draft.language),
        "publisher": publisher,
        "url": clean(draft.url),
        **when_columns(draft.published),
        "collected_at": draft.collected_at or made,
        "collected_from": clean(draft.collected_from),
        "collected_how": clean(draft.collected_how),
        "collected_by": clean(draft.collected_by),
        "original": original,
        "media_type": draft.media_type,
        "file_name": draft.file_name,
        "bytes": _size(draft.original) or len(draft.body.encode()),
        "status": "draft",
        "read": 0,
    }


def _version_row(record: RecordId, draft: DocumentDraft, digest: str, made: str) -> Row:
    return {
        "document": record,
        "body": digest,
        **reader_columns(draft),
        "made": made,
        "characters": len(draft.body),
        "current": 1,
    }


def reader_columns(draft: DocumentDraft | Reread) -> Row:
    """Return what a text version says of how it was read."""
    said = [[one.field, one.value, one.where] for one in draft.said]
    return {
        "extractor": draft.extractor,
        "version": draft.extractor_version,
        "encoding": draft.encoding,
        "pages": json.dumps(draft.pages) if draft.pages else None,
        "said": json.dumps(said, ensure_ascii=False) if said else None,
    }


def _fingerprint(original: bytes | Stored) -> str:
    if isinstance(original, Stored):
        return original.sha256
    return hashlib.sha256(original).hexdigest()


def _size(original: bytes | Stored) -> int:
    return original.bytes if isinstance(original, Stored) else len(original)


def keep_bodies(change: Change, bodies: Mapping[str, str]) -> None:
    """Write texts, by their SHA-256, once; it is not journaled, and they stay after undo."""
    sql = "INSERT OR IGNORE INTO text_body (sha256, body) VALUES (?, ?)"
    change.db.conn.executemany(sql, list(bodies.items()))


def _keep(change: Change, blobs: dict[str, bytes | Stored]) -> None:
    """Write originals; as `keep_bodies` does."""
    sql = "INSERT OR IGNORE INTO blob (sha256, bytes, packed, volume) VALUES (?, ?, ?, ?)"
    rows = [
        (digest, data.bytes, None, data.volume)
        if isinstance(data, Stored)
        else (digest, len(data), zlib.compress(data), None)
        for digest, data in blobs.items()
    ]
    change.db.conn.executemany(sql, rows)
