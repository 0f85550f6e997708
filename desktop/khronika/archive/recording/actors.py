"""Recording people and groups, and sources."""

from collections.abc import Sequence

from khronika.archive.change import Change
from khronika.archive.names import name_rows
from khronika.archive.recording.checks import (
    Incomplete,
    WrongKind,
    chosen,
    clean,
    clean_names,
    meant,
    script_of,
)
from khronika.archive.recording.names import needed_names, replace_names
from khronika.archive.recording.sets import note
from khronika.archive.seals import Row
from khronika.domain import vocabulary
from khronika.domain.drafts import PersonDraft, SourceDraft
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Name
from khronika.i18n import _


def add_person(change: Change, draft: PersonDraft) -> RecordId:
    """Record a person or a group; return the record.

    Raises:
        Incomplete: Neither a name nor a label was given.
        BadValue: A choice is not one of `domain.vocabulary`.
    """
    row, names = _person_row(draft), _agent_names(draft)
    record = change.new_record(Kind.AGENT, draft.uid)
    change.add("agent", {"id": record, **row})
    change.add_many("agent_name", _agent_name_rows(record, names))
    if clean(draft.note):
        note(change, record, draft.note or "")
    return record


def edit_person(change: Change, agent: RecordId, draft: PersonDraft) -> None:
    """Make someone's record say what `draft` says; its note, if any, is added."""
    row, names = _person_row(draft), _agent_names(draft)
    change.update("agent", agent, **row)
    replace_names(change, "agent_name", "agent", agent, _agent_name_rows(agent, names))
    if clean(draft.note):
        note(change, agent, draft.note or "")


def merge_people(change: Change, agent: RecordId, head: RecordId) -> None:
    """Say that `agent` and `head` are one: its rows stay, views of `head` show the union.

    Raises:
        WrongKind: They are the same record.
    """
    if agent == head:
        raise WrongKind(text=agent, field=_("merge"))
    into = change.row("agent", head)
    top = into["merged_into"] or head if into else head
    sql = "SELECT id FROM agent WHERE merged_into = ?"
    for member in [agent, *[row[0] for row in change.db.conn.execute(sql, [agent]).fetchall()]]:
        change.update("agent", member, merged_into=top)


def unmerge_people(change: Change, agent: RecordId) -> None:
    """Take `agent` out of the group it was merged into."""
    change.update("agent", agent, merged_into=None)


def add_source(change: Change, draft: SourceDraft) -> RecordId:
    """Record a source; return the record."""
    row, names = _source_row(draft), needed_names(draft.names)
    record = change.new_record(Kind.SOURCE, draft.uid)
    change.add("source", {"id": record, **row})
    change.add_many("source_name", name_rows("source", record, names))
    _relate_sources(change, record, draft)
    if clean(draft.note):
        note(change, record, draft.note or "")
    return record


def edit_source(change: Change, source: RecordId, draft: SourceDraft) -> None:
    """Make a source's record say what `draft` says; relations and notes are added."""
    row, names = _source_row(draft), needed_names(draft.names)
    change.update("source", source, **row)
    replace_names(change, "source_name", "source", source, name_rows("source", source, names))
    _relate_sources(change, source, draft)
    if clean(draft.note):
        note(change, source, draft.note or "")


def _person_row(draft: PersonDraft) -> Row:
    return {
        "kind": chosen(vocabulary.AGENT_KINDS, draft.kind, "kind"),
        "label": clean(draft.label),
        "identity": chosen(vocabulary.IDENTITIES, draft.identity, "identity"),
        "protection": chosen(vocabulary.PROTECTIONS, draft.protection, "protection"),
        "protection_reason": clean(draft.protection_reason),
        "review": draft.review,
        "consent": clean(draft.consent),
        "consent_by": clean(draft.consent_by),
        "consent_until": draft.consent_until,
    }


def _agent_names(draft: PersonDraft) -> tuple[Name, ...]:
    names = clean_names(draft.names)
    for name in names:
        chosen(vocabulary.NAME_KINDS, name.kind, "names.kind")
    if not names and not clean(draft.label):
        raise Incomplete(what=_("a name, or a label for someone unnamed"))
    return names


def _agent_name_rows(agent: RecordId, names: Sequence[Name]) -> list[Row]:
    return [
        row | {"kind": name.kind, "script": script_of(name.text)}
        for row, name in zip(name_rows("agent", agent, names), names, strict=True)
    ]


def _source_row(draft: SourceDraft) -> Row:
    return {
        "kind": chosen(vocabulary.SOURCE_KINDS, draft.kind, "kind"),
        "reliability": chosen(vocabulary.RELIABILITIES, draft.reliability, "reliability"),
        "language": clean(draft.language),
        "url": clean(draft.url),
    }


def _relate_sources(change: Change, source: RecordId, draft: SourceDraft) -> None:
    for relation in draft.relations:
        kind = chosen(vocabulary.SOURCE_RELATIONS, relation.kind, "relations.kind")
        other = meant(change, relation.other, Kind.SOURCE)
        sql = "SELECT 1 FROM source_relation WHERE source = ? AND other = ? AND kind = ?"
        if change.db.conn.execute(sql, [source, other, kind]).fetchone() is None:
            change.add("source_relation", {"source": source, "other": other, "kind": kind})
