"""Recording people and groups, and sources."""

from collections.abc import Sequence
from typing import Any

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
from khronika.archive.rows import ids, scalar
from khronika.archive.seals import Row
from khronika.domain import vocabulary
from khronika.domain.drafts import PersonDraft, SourceDraft, SourceRelationDraft
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Name
from khronika.i18n import _
from khronika.language.descriptions import DESCRIBED, DESCRIPTION


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


_OF_PERSON = {
    "identity": vocabulary.IDENTITIES,
    "protection": vocabulary.PROTECTIONS,
}
_DAYS = ("review", "consent_until")
_WORDS = ("label", "protection_reason", "consent", "consent_by")


def set_person(change: Change, agents: Sequence[RecordId], **fields: Any) -> None:
    """Set some of what is known of people, leaving the rest: identity, protection, label,
    protection_reason, review, consent, consent_by, consent_until.

    Raises:
        BadValue: A choice is not one of `domain.vocabulary`.
        Incomplete: Someone would be left with neither a name nor a label.
        KeyError: There is no such field.
    """
    row: Row = {}
    for field, value in fields.items():
        if field in _OF_PERSON:
            row[field] = chosen(_OF_PERSON[field], value, field)
        elif field in _WORDS:
            row[field] = clean(value)
        elif field in _DAYS:
            row[field] = value
        else:
            raise KeyError(field)
    for agent in agents:
        if "label" in row and row["label"] is None:
            sql = "SELECT 1 FROM agent_name WHERE agent = ?"
            if scalar(change.db, sql, [agent]) is None:
                raise Incomplete(what=_("a name, or a label for someone unnamed"))
        change.update("agent", agent, **row)


def describe_person(change: Change, agent: RecordId, texts: Sequence[str]) -> None:
    """Say of names of `agent`, or of anyone merged into it, that they are descriptions: of those
    that read as one of `texts` does. Who has no name then is described, and not named.
    """
    sql = """
        SELECT agent_name.id FROM agent_name JOIN agent ON agent.id = agent_name.agent
        WHERE ? IN (agent.id, merged_into) ORDER BY agent_name.id"""
    rows = change.rows("agent_name", ids(change.db, sql, [agent]))
    for row in rows:
        if row["text"] in texts:
            change.update("agent_name", row["id"], kind=DESCRIPTION)
    for one in {row["agent"] for row in rows if row["text"] in texts}:
        kinds = {row["kind"] for row in rows if row["agent"] == one and row["text"] not in texts}
        held = change.row("agent", one)
        if kinds <= {DESCRIPTION} and held is not None and held["identity"] == "named":
            change.update("agent", one, identity=DESCRIBED)


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
    _relate_sources(change, record, draft.relations)
    if clean(draft.note):
        note(change, record, draft.note or "")
    return record


def edit_source(change: Change, source: RecordId, draft: SourceDraft) -> None:
    """Make a source's record say what `draft` says; relations and notes are added."""
    row, names = _source_row(draft), needed_names(draft.names)
    change.update("source", source, **row)
    replace_names(change, "source_name", "source", source, name_rows("source", source, names))
    _relate_sources(change, source, draft.relations)
    if clean(draft.note):
        note(change, source, draft.note or "")


def set_reliability(change: Change, source: RecordId, reliability: str | None) -> None:
    """Judge a source anew, A to F; None is not judged."""
    value = chosen(vocabulary.RELIABILITIES, reliability, "reliability")
    change.update("source", source, reliability=value)


def relate_sources(change: Change, source: RecordId, other: RecordId, kind: str) -> None:
    """Say that `source` reprints, quotes or shares an owner with `other`.

    Raises:
        WrongKind: They are the same record.
    """
    if source == other:
        raise WrongKind(text=source, field=_("relation"))
    relation = SourceRelationDraft(kind=kind, other=other)
    _relate_sources(change, source, [relation])


def unrelate_sources(change: Change, source: RecordId, other: RecordId, kind: str) -> None:
    """Take back that `source` is `kind` to `other`."""
    sql = "SELECT id FROM source_relation WHERE source = ? AND other = ? AND kind = ?"
    rows = ids(change.db, sql, [source, other, kind])
    change.delete_many("source_relation", rows)


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


def _relate_sources(
    change: Change, source: RecordId, relations: Sequence[SourceRelationDraft]
) -> None:
    for relation in relations:
        kind = chosen(vocabulary.SOURCE_RELATIONS, relation.kind, "relations.kind")
        other = meant(change, relation.other, Kind.SOURCE)
        sql = "SELECT 1 FROM source_relation WHERE source = ? AND other = ? AND kind = ?"
        if change.db.conn.execute(sql, [source, other, kind]).fetchone() is None:
            change.add("source_relation", {"source": source, "other": other, "kind": kind})
