"""Marking passages and tagging records."""

from collections.abc import Sequence
from typing import Any

from khronika.archive.change import Change
from khronika.archive.documents import Documents
from khronika.archive.passages import Tags
from khronika.archive.recording.checks import Incomplete, clean, meant, needed
from khronika.archive.recording.tags import give_tag, move_tag
from khronika.archive.rows import scalar
from khronika.archive.seals import Row
from khronika.domain.anchors import Quote, quote_of
from khronika.domain.drafts import PassageDraft
from khronika.domain.errors import KnownError
from khronika.domain.kinds import Kind, RecordId, Uid
from khronika.domain.tag_colours import new_colour
from khronika.i18n import N_, _
from khronika.language.sorting import sort_key

_COLOURS_IN_USE = """
    SELECT colour FROM tag JOIN record USING (id) WHERE trashed IS NULL ORDER BY id"""


class QuoteNotFound(KnownError):
    summary = N_("The document does not say “{quote}”.")
    remedy = N_("Copy the words exactly as they stand in the text.")


class QuoteAmbiguous(KnownError):
    summary = N_("The document says “{quote}” {times} times.")
    remedy = N_("Quote a longer piece, or give start and end.")


class OutsideText(KnownError):
    summary = N_("The passage {start}–{end} does not lie in the text, which has {length} signs.")
    remedy = N_("Give a start and an end inside the text, the start first.")


def add_passage(change: Change, draft: PassageDraft) -> RecordId:
    """Mark a stretch of a document's current text, with its tags; return the passage.

    Raises:
        QuoteNotFound, QuoteAmbiguous, OutsideText, Incomplete: See their sentences.
    """
    document = meant(change, draft.document, Kind.DOCUMENT)
    documents = Documents(change.db)
    body, version = documents.body(document), documents.version(document)
    start, end = _span(draft, body)
    record = change.new_record(Kind.PASSAGE, draft.uid)
    row = {
        "id": record,
        "document": document,
        "version": version,
        "selector": "text",
        **quote_columns(quote_of(body, start, end)),
        "state": "ok",
        "important": draft.important,
        "comment": clean(draft.comment),
    }
    change.add("passage", row)
    for path in draft.tags:
        tag(change, record, path)
    return record


def edit_passage(change: Change, passage: RecordId, **fields: Any) -> None:
    """Change a passage's comment, its important mark, or (start and end together) its edges.

    Edges are those in the text of today, also of a passage that was marked in an older one.
    """
    row: Row = {}
    if "start" in fields or "end" in fields:
        old = change.row("passage", passage)
        if old is not None:
            body = Documents(change.db).body(old["document"])
            draft = PassageDraft(
                document=old["document"],
                start=fields.pop("start", old["start"]),
                end=fields.pop("end", old["end"]),
            )
            row |= quote_columns(quote_of(body, *_span(draft, body)))
            row |= {"state": "ok", "version": Documents(change.db).version(old["document"])}
    if "comment" in fields:
        row["comment"] = clean(fields.pop("comment"))
    if "important" in fields:
        row["important"] = fields.pop("important")
    if fields:
        raise KeyError(sorted(fields))
    change.update("passage", passage, **row)


def add_tag(
    change: Change, path: str, *, memo: str | None = None, uid: Uid | None = None
) -> RecordId:
    """Make the tag at `path` ("resistance/arson") with any parents it lacks, or find it."""
    found = ensure_tag(change, path, uid)
    if memo is not None:
        change.update("tag", found, memo=clean(memo))
    return found


def ensure_tag(change: Change, path: str, uid: Uid | None = None) -> RecordId:
    """Return the tag at `path`, made with any parents it lacks."""
    names = tuple(name for part in path.split("/") if (name := clean(part)) is not None)
    if not names:
        raise Incomplete(what=_("the name of a tag"))
    if (found := Tags(change.db).by_path(names)) is not None:
        return found.id
    parent = ensure_tag(change, "/".join(names[:-1])) if len(names) > 1 else None
    return _new_tag(change, names[-1], parent, uid)


def edit_tag(change: Change, tag_id: RecordId, **fields: Any) -> None:
    """Rename, recolour, describe, move (`parent`, None for the root) or key a tag."""
    row: Row = {}
    if "name" in fields:
        row["name"] = needed(fields.pop("name"), _("the name of a tag")).replace("/", "∕")
        row["sort_key"] = sort_key(row["name"])
    if "parent" in fields:
        parent = fields.pop("parent")
        move_tag(change, tag_id, None if parent is None else meant(change, parent, Kind.TAG))
    for name in ("colour", "memo", "hotkey"):
        if name in fields:
            row[name] = clean(fields.pop(name))
    if fields:
        raise KeyError(sorted(fields))
    change.update("tag", tag_id, **row)


def tag(change: Change, record: RecordId, path: str) -> RecordId:
    """Put the tag at `path` on `record`; a tag it already carries stays as it is."""
    return tag_many(change, [record], path)


def tag_many(change: Change, records: Sequence[RecordId], path: str) -> RecordId:
    """Put one tag on several records."""
    tag_id = ensure_tag(change, path)
    give_tag(change, records, tag_id)
    return tag_id


def untag(change: Change, record: RecordId, tag_id: RecordId) -> None:
    """Take a tag off a record."""
    sql = "SELECT id FROM record_tag WHERE record = ? AND tag = ?"
    if (row := scalar(change.db, sql, [record, tag_id])) is not None:
        change.delete("record_tag", row)


def _new_tag(change: Change, name: str, parent: RecordId | None, uid: Uid | None) -> RecordId:
    colour = new_colour(row[0] for row in change.db.conn.execute(_COLOURS_IN_USE))
    record = change.new_record(Kind.TAG, uid)
    row = {"id": record, "parent": parent, "name": name, "sort_key": sort_key(name)}
    change.add("tag", row | {"colour": colour})
    return record


def _span(draft: PassageDraft, body: str) -> tuple[int, int]:
    if draft.start is not None and draft.end is not None:
        if not 0 <= draft.start < draft.end <= len(body):
            raise OutsideText(start=draft.start, end=draft.end, length=len(body))
        return draft.start, draft.end
    quote = draft.quote or ""
    if not quote.strip():
        raise Incomplete(what=_("the words of the passage, or its start and end"))
    times = body.count(quote)
    if times == 0:
        raise QuoteNotFound(quote=_short(quote))
    if times > 1:
        raise QuoteAmbiguous(quote=_short(quote), times=times)
    start = body.index(quote)
    return start, start + len(quote)


def quote_columns(quote: Quote) -> Row:
    return {
        "start": quote.start,
        "end": quote.end,
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
    }


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79] + "…"
