"""Recording incidents: every value a claim, with what it rests on."""

from khronika.archive.change import Change
from khronika.archive.recording.checks import Incomplete, chosen, clean, needed
from khronika.archive.recording.evidence import cite_all
from khronika.archive.recording.marking import tag
from khronika.archive.recording.sets import note
from khronika.archive.recording.stated import (
    copy_preferred,
    match_stated,
    stated,
    write_stated,
)
from khronika.archive.rows import select
from khronika.archive.seals import Row
from khronika.domain import vocabulary
from khronika.domain.drafts import IncidentDraft, TextDraft
from khronika.domain.kinds import Kind, RecordId
from khronika.i18n import _
from khronika.language.sorting import sort_key


def add_incident(change: Change, draft: IncidentDraft) -> RecordId:
    """Record an incident with its claims, people, figures and citations; return the record.

    Raises:
        Incomplete: It has no title.
        RecordNotFound, RecordAmbiguous, BadValue: Something it names is not there.
    """
    texts, parts = _texts(draft), stated(change, draft)
    record = change.new_record(Kind.INCIDENT, draft.uid)
    change.add("incident", {"id": record, **_incident_row(draft)})
    change.add_many("incident_text", [{"incident": record, **text} for text in texts])
    write_stated(change, record, parts)
    _add_the_rest(change, record, draft)
    return record


def edit_incident(change: Change, incident: RecordId, draft: IncidentDraft) -> None:
    """Make an incident say what `draft` says; see `match_stated` for its values.

    Citations, tags and a note in the draft are added to those there are.
    """
    texts, parts = _texts(draft), stated(change, draft)
    change.update("incident", incident, **_incident_row(draft))
    _replace_texts(change, incident, texts)
    match_stated(change, incident, parts)
    _add_the_rest(change, incident, draft)


def _add_the_rest(change: Change, incident: RecordId, draft: IncidentDraft) -> None:
    cite_all(change, incident, draft.citations)
    for path in draft.tags:
        tag(change, incident, path)
    if clean(draft.note):
        note(change, incident, draft.note or "")
    copy_preferred(change, incident)


def _texts(draft: IncidentDraft) -> list[Row]:
    if not draft.texts:
        raise Incomplete(what=_("a title"))
    return [_text_row(text, position) for position, text in enumerate(draft.texts)]


def _text_row(text: TextDraft, position: int) -> Row:
    title = needed(text.title, _("a title"))
    return {
        "language": text.language,
        "title": title,
        "sort_key": sort_key(title),
        "description": clean(text.description),
        "position": position,
    }


def _incident_row(draft: IncidentDraft) -> Row:
    return {
        "status": chosen(vocabulary.STATUSES, draft.status, "status"),
        "sensitivity": chosen(vocabulary.SENSITIVITIES, draft.sensitivity, "sensitivity"),
    }


def _replace_texts(change: Change, incident: RecordId, texts: list[Row]) -> None:
    """Keep one row a language: titles are edited in place, so that history stays readable."""
    sql = "SELECT id, language FROM incident_text WHERE incident = ?"
    held = {row["language"]: row["id"] for row in select(change.db, sql, [incident])}
    for text in texts:
        if (row_id := held.pop(text["language"], None)) is not None:
            change.update("incident_text", row_id, **text)
        else:
            change.add("incident_text", {"incident": incident, **text})
    change.delete_many("incident_text", held.values())
