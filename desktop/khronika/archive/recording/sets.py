"""Collections, notes, links, vocabulary terms and the trash."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from khronika.archive.change import Change, chunks, marks, now
from khronika.archive.recording.checks import WrongKind, chosen, clean, meant_any, needed
from khronika.archive.rows import scalar
from khronika.archive.seals import Row
from khronika.domain import vocabulary
from khronika.domain.drafts import CollectionDraft
from khronika.domain.kinds import Kind, RecordId, Uid
from khronika.i18n import _
from khronika.language.sorting import sort_key

NOTHING: Mapping[str, str] = MappingProxyType({})


def add_collection(change: Change, draft: CollectionDraft) -> RecordId:
    """Make a collection with its first members; return the record."""
    name = needed(draft.name, _("the name of a collection"))
    members = [meant_any(change, member) for member in draft.members]
    record = change.new_record(Kind.COLLECTION, draft.uid)
    row = {"id": record, "name": name, "sort_key": sort_key(name)}
    change.add("collection", row | {"query": clean(draft.query), "memo": clean(draft.memo)})
    collect(change, record, members)
    return record


def edit_collection(change: Change, collection: RecordId, **fields: Any) -> None:
    """Rename a collection, or change its query or memo."""
    row: Row = {name: clean(fields.pop(name)) for name in ("query", "memo") if name in fields}
    if "name" in fields:
        row["name"] = needed(fields.pop("name"), _("the name of a collection"))
        row["sort_key"] = sort_key(row["name"])
    if fields:
        raise KeyError(sorted(fields))
    change.update("collection", collection, **row)


def collect(change: Change, collection: RecordId, records: Sequence[RecordId]) -> None:
    """Put records into a collection; those it holds already stay where they are."""
    held = _held(change, collection, records)
    wanted = [one for one in dict.fromkeys(records) if one not in held and one != collection]
    rows = [{"collection": collection, "record": record} for record in wanted]
    change.add_many("collection_record", rows)


def uncollect(change: Change, collection: RecordId, records: Sequence[RecordId]) -> None:
    """Take records out of a collection."""
    change.delete_many("collection_record", _held(change, collection, records).values())


def note(change: Change, about: RecordId, text: str) -> RecordId:
    """Write a note about a record; return the note."""
    said = needed(text, _("the text of a note"))
    record = change.new_record(Kind.NOTE)
    change.add("note", {"id": record, "about": about, "text": said})
    return record


def edit_note(change: Change, note_id: RecordId, text: str) -> None:
    """Change what a note says."""
    change.update("note", note_id, text=needed(text, _("the text of a note")))


def relate(
    change: Change,
    subject: RecordId,
    object_: RecordId,
    kind: str,
    *,
    certainty: str | None = None,
    reason: str | None = None,
) -> RecordId:
    """Say that `subject` is `kind` (part_of, led_to, same_as, member_of …) to `object_`."""
    if subject == object_:
        raise WrongKind(text=subject, field=_("link"))
    row = {
        "subject": subject,
        "object": object_,
        "kind": chosen(vocabulary.RELATIONS, kind, "kind"),
        "certainty": chosen(vocabulary.CERTAINTIES, certainty, "certainty"),
        "reason": clean(reason),
    }
    record = change.new_record(Kind.RELATION)
    change.add("relation", {"id": record, **row})
    return record


def add_term(
    change: Change,
    vocabulary_name: str,
    labels: Mapping[str, str],
    *,
    definitions: Mapping[str, str] = NOTHING,
    code: str | None = None,
    parent: RecordId | None = None,
    uid: Uid | None = None,
) -> RecordId:
    """Add a term to a vocabulary, labelled and defined by language; return the record."""
    said = {language: text for language, one in labels.items() if (text := clean(one)) is not None}
    if not said:
        needed(None, _("a label"))
    record = change.new_record(Kind.TERM, uid)
    sql = "SELECT count(*) FROM term WHERE vocabulary = ?"
    position = scalar(change.db, sql, [vocabulary_name])
    change.add(
        "term",
        {
            "id": record,
            "vocabulary": vocabulary_name,
            "code": code,
            "parent": parent,
            "position": position,
        },
    )
    change.add_many(
        "term_label",
        [
            {"term": record, "language": lang, "label": text}
            | {"definition": clean(definitions.get(lang))}
            for lang, text in said.items()
        ],
    )
    return record


def trash(change: Change, records: Sequence[RecordId]) -> None:
    """Move records to the trash, from where they can be restored until it is emptied."""
    when = now()
    for record in records:
        change.update("record", record, trashed=when)


def restore(change: Change, records: Sequence[RecordId]) -> None:
    """Take records back out of the trash."""
    for record in records:
        change.update("record", record, trashed=None)


def _held(change: Change, collection: RecordId, records: Sequence[RecordId]) -> dict[int, int]:
    """Return, of `records`, those in the collection: record → id of the row that holds it."""
    held: dict[int, int] = {}
    for piece in chunks(records):
        sql = f"""
            SELECT record, id FROM collection_record
            WHERE collection = ? AND record IN ({marks(piece)})"""
        held |= {row[0]: row[1] for row in change.db.conn.execute(sql, [collection, *piece])}
    return held
