"""Editing one thing that is said of an incident, where it stands; the rest is not touched."""

from typing import Any

from khronika.archive.change import Change
from khronika.archive.recording.checks import Incomplete, chosen, clean, needed
from khronika.archive.recording.evidence import cite_all, remove_citation
from khronika.archive.recording.stated import (
    OWNERS,
    Stated,
    category_part,
    copy_preferred,
    figure_part,
    participation_part,
    place_part,
    remove_part,
    says_the_same,
    when_part,
    write_part,
)
from khronika.archive.records import RecordNotFound
from khronika.archive.rows import scalar, select
from khronika.archive.seals import Row
from khronika.domain import vocabulary
from khronika.domain.drafts import (
    CategoryDraft,
    FigureDraft,
    ParticipationDraft,
    PlaceClaimDraft,
    WhenDraft,
)
from khronika.domain.kinds import Kind, RecordId
from khronika.i18n import _
from khronika.language.sorting import sort_key

PartDraft = WhenDraft | PlaceClaimDraft | CategoryDraft | ParticipationDraft | FigureDraft

_TOGETHER = ("category",)  # values of these stand side by side; of the others one is preferred


def add_part(change: Change, incident: RecordId, draft: PartDraft) -> RecordId:
    """State one more value of an incident: a date, a place, a category, someone, a figure.

    The first value of a field is the preferred one; a later one only if its draft says so, and
    then the others step back. What is stated already gets the new citations, no second row.

    Returns:
        The claim, participation or figure.

    Raises:
        RecordNotFound, RecordAmbiguous, PlaceAmbiguous, BadValue, Incomplete: Something it names
            is not there, or not the only one.
    """
    part = _part(change, draft)
    sql = f"SELECT * FROM {part.table} WHERE {OWNERS[part.table]} = ? ORDER BY id"
    held = select(change.db, sql, [incident])
    same = next((row for row in held if says_the_same(part.table, row, part)), None)
    if same is None:
        record = write_part(change, incident, part)
    else:
        record = RecordId(same["id"])
        cite_all(change, record, part.citations)
    if part.table == "claim":
        _settle(change, incident, part.row["field"], record if part.row["preferred"] else None)
    return record


def edit_part(change: Change, record: RecordId, draft: PartDraft) -> None:
    """Let a claim, participation or figure say what `draft` says.

    Its citations stay, those of the draft are added. Whether a claim is the preferred one does
    not change, unless it moves to another field (from “place” to “from”).

    Raises:
        RecordNotFound: There is no such value, or it is of another kind.
    """
    part = _part(change, draft)
    held = change.row(part.table, record)
    if held is None:
        raise RecordNotFound(text=record)
    row = dict(part.row)
    row.pop("preferred", None)
    change.update(part.table, record, **row)
    cite_all(change, record, part.citations)
    if part.table == "claim":
        incident = RecordId(held["record"])
        for field in dict.fromkeys((held["field"], row["field"])):
            moved = field == row["field"] and bool(held["preferred"])
            _settle(change, incident, field, record if moved else None)


def prefer(change: Change, claim: RecordId) -> None:
    """Let `claim` be the one value of its field that lists and the timeline show."""
    held = change.row("claim", claim)
    if held is None:
        raise RecordNotFound(text=claim)
    _settle(change, RecordId(held["record"]), held["field"], claim)


def remove(change: Change, record: RecordId) -> None:
    """Take a claim, participation, figure or citation away, and with it what was cited for it.

    Of the values that a field has left, the one that was stated first becomes the preferred.

    Raises:
        RecordNotFound: It is none of these.
    """
    kind = scalar(change.db, "SELECT kind FROM record WHERE id = ?", [record])
    if kind == Kind.CITATION.value:
        remove_citation(change, record)
    elif kind in OWNERS:
        held = change.row(kind, record)
        remove_part(change, kind, record)
        if kind == "claim" and held is not None:
            _settle(change, RecordId(held["record"]), held["field"], None)
    else:
        raise RecordNotFound(text=record)


def set_status(change: Change, incident: RecordId, status: str) -> None:
    """Say how far an incident is: draft, checked, released."""
    change.update("incident", incident, status=chosen(vocabulary.STATUSES, status, "status"))


def set_sensitivity(change: Change, incident: RecordId, sensitivity: str | None) -> None:
    """Say who may see an incident; None: nobody has said."""
    said = chosen(vocabulary.SENSITIVITIES, sensitivity, "sensitivity")
    change.update("incident", incident, sensitivity=said)


def edit_text(change: Change, incident: RecordId, language: str, **fields: Any) -> None:
    """Change an incident's title or description in one language; a new language needs a title.

    Raises:
        Incomplete: It would have no title.
    """
    row: Row = {}
    if "title" in fields:
        row["title"] = needed(fields.pop("title"), _("a title"))
        row["sort_key"] = sort_key(row["title"])
    if "description" in fields:
        row["description"] = clean(fields.pop("description"))
    if fields:
        raise KeyError(sorted(fields))
    texts = _texts(change, incident)
    held = next((one for one in texts if one["language"] == language), None)
    if held is not None:
        change.update("incident_text", held["id"], **row)
        return
    needed(row.get("title"), _("a title"))
    position = 1 + max((one["position"] for one in texts), default=-1)
    new = {"incident": incident, "language": language, "position": position}
    change.add("incident_text", new | row)


def remove_text(change: Change, incident: RecordId, language: str) -> None:
    """Take away an incident's title and description in one language, but not the last title.

    Raises:
        Incomplete: It is the only title.
    """
    texts = _texts(change, incident)
    if [one["language"] for one in texts] == [language]:
        raise Incomplete(what=_("a title"))
    change.delete_many("incident_text", [t["id"] for t in texts if t["language"] == language])


def _part(change: Change, draft: PartDraft) -> Stated:
    match draft:
        case WhenDraft():
            return when_part(draft)
        case PlaceClaimDraft():
            return place_part(change, draft)
        case CategoryDraft():
            return category_part(change, draft)
        case ParticipationDraft():
            return participation_part(change, draft)
        case FigureDraft():
            return figure_part(change, draft)


def _settle(change: Change, incident: RecordId, field: str, wanted: RecordId | None) -> None:
    """See to it that one value of `field` is preferred: `wanted`, else the one that is, else the
    first; then copy the preferred date and place into the incident.
    """
    sql = "SELECT id, preferred FROM claim WHERE record = ? AND field = ? ORDER BY id"
    held = select(change.db, sql, [incident, field])
    if held and field not in _TOGETHER:
        first = next((row for row in held if row["preferred"]), held[0])
        best = wanted or first["id"]
        for row in held:
            change.update("claim", row["id"], preferred=row["id"] == best)
    copy_preferred(change, incident)


def _texts(change: Change, incident: RecordId) -> list[Row]:
    sql = "SELECT * FROM incident_text WHERE incident = ? ORDER BY position, id"
    return select(change.db, sql, [incident])
