"""Recording places: those that somebody tells of, and those that the gazetteer knows."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from khronika.archive.change import Change
from khronika.archive.names import name_rows
from khronika.archive.recording.checks import chosen, clean, meant
from khronika.archive.recording.gazetteer import code_meant, drafted
from khronika.archive.recording.names import names_held, needed_names, replace_names
from khronika.archive.recording.sets import note, restore
from khronika.archive.records import RecordNotFound
from khronika.archive.rows import select
from khronika.archive.seals import Row
from khronika.domain import vocabulary
from khronika.domain.drafts import PlaceDraft, Reference
from khronika.domain.kinds import Kind, RecordId, Uid, shipped_uid
from khronika.domain.values import Name
from khronika.gazetteer import load

_NAMES = ("place_name", "place")


def add_place(change: Change, draft: PlaceDraft) -> RecordId:
    """Record a place; return the record."""
    row, names = _place_row(change, draft), needed_names(draft.names)
    record = change.new_record(Kind.PLACE, draft.uid)
    change.add("place", {"id": record, **row})
    change.add_many("place_name", _name_rows(record, names))
    if clean(draft.note):
        note(change, record, draft.note or "")
    return record


def edit_place(change: Change, place: RecordId, draft: PlaceDraft) -> None:
    """Make a place's record say what `draft` says; its note, if any, is added.

    A name that stands already keeps its years unless the draft says others.
    """
    row, names = _place_row(change, draft), needed_names(draft.names)
    dated = _with_years(names, names_held(change, *_NAMES, place))
    change.update("place", place, **row)
    replace_names(change, *_NAMES, place, _name_rows(place, dated))
    if clean(draft.note):
        note(change, place, draft.note or "")


def enter_place(change: Change, code: str) -> RecordId:
    """Return the record of the gazetteer's place `code`, made with its parents at first use.

    What a person has made of it since stays; out of the trash it is taken back.

    Raises:
        KeyError: The gazetteer has no such place.
    """
    line = load().line(code)
    if not line:
        raise KeyError(code)
    parent: RecordId | None = None
    for place in reversed(line):
        held = _held(change, shipped_uid(place.code))
        parent = held or add_place(change, drafted(place, parent))
    assert parent is not None  # noqa: S101 -- the line was not empty
    return parent


def meant_place(change: Change, reference: Reference) -> RecordId:
    """Return the place that `reference` means: one of the archive, else one of the gazetteer.

    A place of the gazetteer, by its code or a name that no other bears, enters the archive.

    Raises:
        RecordNotFound, RecordAmbiguous: The text names none, or several of the archive.
        PlaceAmbiguous: The archive has none, and the gazetteer several.
    """
    try:
        return meant(change, reference, Kind.PLACE)
    except RecordNotFound:
        code = code_meant(reference) if isinstance(reference, str) else None
        if code is None:
            raise
    return enter_place(change, code)


def _held(change: Change, uid: Uid) -> RecordId | None:
    sql = """
        SELECT id, trashed FROM record WHERE uid = ?1
        OR id = (SELECT record FROM uid_alias WHERE uid = ?1)"""
    found = select(change.db, sql, [uid])
    if not found:
        return None
    record = RecordId(found[0]["id"])
    if found[0]["trashed"] is not None:
        restore(change, [record])
    return record


def _place_row(change: Change, draft: PlaceDraft) -> Row:
    parent = draft.parent
    return {
        "parent": None if parent is None else meant_place(change, parent),
        "kind": chosen(vocabulary.PLACE_KINDS, draft.kind, "kind"),
        "country": clean(draft.country),
        "latitude": draft.latitude,
        "longitude": draft.longitude,
        "precision": chosen(vocabulary.PRECISIONS, draft.precision, "precision"),
    }


def _name_rows(place: RecordId, names: Sequence[Name]) -> list[Row]:
    return [
        row | {"valid_from": name.since, "valid_to": name.until}
        for row, name in zip(name_rows("place", place, names), names, strict=True)
    ]


def _with_years(names: Iterable[Name], held: Iterable[Row]) -> list[Name]:
    years = {
        (row["text"], row["language"]): {"since": row["valid_from"], "until": row["valid_to"]}
        for row in held
    }
    return [
        name
        if (name.since, name.until) != (None, None)
        else replace(name, **years.get((name.text, name.language), {}))
        for name in names
    ]
