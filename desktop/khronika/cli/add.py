"""`khronika add`: recording from JSON whatever the window can record."""

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import click

from khronika.archive.archive import Archive
from khronika.archive.catalogue import Catalogue
from khronika.archive.change import Change
from khronika.archive.recording.actors import add_person, add_source
from khronika.archive.recording.checks import meant_any
from khronika.archive.recording.evidence import cite
from khronika.archive.recording.incidents import add_incident
from khronika.archive.recording.marking import add_passage, add_tag, edit_tag
from khronika.archive.recording.places import add_place
from khronika.archive.recording.sets import add_collection, add_term, note, relate
from khronika.archive.records import RecordNotFound, Records
from khronika.cli.opening import on_archive
from khronika.cli.output import Answer
from khronika.cli.shapes import Shape, kind_word
from khronika.domain import draft_json
from khronika.domain.citation_json import parse_cited, parse_passage
from khronika.domain.errors import KnownError
from khronika.domain.incident_json import parse_incident
from khronika.domain.json_fields import DraftUnreadable, read_objects
from khronika.domain.kinds import RecordId, Uid
from khronika.domain.link_drafts import CitedDraft, NoteDraft, RelationDraft, TagDraft, TermDraft
from khronika.i18n import N_, _, ngettext


class UidTaken(KnownError):
    """Facts: uid (hexadecimal)."""

    summary = N_("There is a record with the uid {uid} already.")
    remedy = N_("Leave the uid out to record another one. None of it has been recorded.")


@dataclass(frozen=True, slots=True)
class _Recorder:
    """How JSON of one kind becomes a record: the verb it is kept under, and the two steps."""

    verb: str
    parse: Callable[[object, str], Any]
    record: Callable[[Change, Any], RecordId]


def _tag(change: Change, draft: TagDraft) -> RecordId:
    tag = add_tag(change, draft.path, memo=draft.memo)
    for name, value in (("colour", draft.colour), ("hotkey", draft.hotkey)):
        if value is not None:
            edit_tag(change, tag, **{name: value})
    return tag


def _note(change: Change, draft: NoteDraft) -> RecordId:
    return note(change, meant_any(change, draft.about), draft.text)


def _relation(change: Change, draft: RelationDraft) -> RecordId:
    return relate(
        change,
        meant_any(change, draft.subject),
        meant_any(change, draft.object),
        draft.relation,
        certainty=draft.certainty,
        reason=draft.reason,
    )


def _term(change: Change, draft: TermDraft) -> RecordId:
    parent = None
    if draft.parent is not None:
        parent = Catalogue(change.db).terms.meant(draft.vocabulary, draft.parent)
        if parent is None:
            raise RecordNotFound(text=draft.parent)
    return add_term(
        change,
        draft.vocabulary,
        draft.labels,
        definitions=draft.definitions,
        code=draft.code,
        parent=parent,
    )


def _citation(change: Change, draft: CitedDraft) -> RecordId:
    return cite(change, meant_any(change, draft.target), draft.citation)


KINDS = {
    "person": _Recorder("add-person", draft_json.parse_person, add_person),
    "source": _Recorder("add-source", draft_json.parse_source, add_source),
    "place": _Recorder("add-place", draft_json.parse_place, add_place),
    "incident": _Recorder("add-incident", parse_incident, add_incident),
    "passage": _Recorder("add-passage", parse_passage, add_passage),
    "collection": _Recorder("add-collection", draft_json.parse_collection, add_collection),
    "tag": _Recorder("add-tag", draft_json.parse_tag, _tag),
    "citation": _Recorder("cite", parse_cited, _citation),
    "note": _Recorder("add-note", draft_json.parse_note, _note),
    "relation": _Recorder("add-relation", draft_json.parse_relation, _relation),
    "term": _Recorder("add-term", draft_json.parse_term, _term),
}


@click.command("add")
@on_archive
@click.argument("kind", type=click.Choice(list(KINDS)))
def add(archive: Archive, answer: Answer, kind: str) -> None:
    """Record one KIND, or many, from JSON on standard input.

    One is an object; many are an array, or JSON lines, and are recorded together, as one step, or
    not at all. COMMAND-LINE.md has the keys of every kind, with examples. Exits 1 when the JSON is
    not understood, and says where.
    """
    text = _standard_input()
    objects = read_objects(text)
    single = len(objects) == 1 and not text.lstrip().startswith("[")
    recorder = KINDS[kind]
    places = [kind] if single else [f"{kind}[{number}]" for number in range(len(objects))]
    drafts = [recorder.parse(found, place) for found, place in zip(objects, places, strict=True)]
    with archive.change(_verb(recorder, drafts)) as change:
        made = [_record(change, recorder, draft) for draft in drafts]
    items = _items(archive, made)
    sentence = ngettext(
        "{n} record was made: {which}", "{n} records were made: {which}", len(items)
    )
    which = ", ".join(item["number"] or item["uid"] for item in items)
    document = items[0] if single else {"total": len(items), "items": items}
    answer.give(document, [sentence.format(n=len(items), which=which)])


def _verb(recorder: _Recorder, drafts: Iterable[object]) -> str:
    """Return what is done: where no words are cited, a whole document is, or who says so named."""
    cited = [one.citation for one in drafts if isinstance(one, CitedDraft)]
    if not cited or any(one.passage is not None for one in cited):
        return recorder.verb
    whole = any(one.document is not None for one in cited)
    return "cite-document" if whole else "name-source"


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DraftUnreadable(where="JSON", why=_("this is not text in UTF-8.")) from None


def _record(change: Change, recorder: _Recorder, draft: Any) -> RecordId:
    uid: Uid | None = getattr(draft, "uid", None)
    if uid is not None and _is_taken(change, uid):
        raise UidTaken(uid=uid.hex())
    return recorder.record(change, draft)


def _is_taken(change: Change, uid: Uid) -> bool:
    try:
        Records(change.db).resolve(uid.hex())
    except RecordNotFound:
        return False
    return True


def _items(archive: Archive, made: Sequence[RecordId]) -> list[Shape]:
    found = (archive.catalogue.records.get(record) for record in made)
    return [
        {"uid": record.uid.hex(), "number": record.number, "kind": kind_word(record.kind)}
        for record in found
        if record is not None
    ]
