"""What is asked of a value before it is written."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from khronika.archive.change import Change
from khronika.archive.records import RecordNotFound, Records
from khronika.archive.rows import scalar
from khronika.domain.drafts import Reference
from khronika.domain.errors import KnownError
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Name
from khronika.i18n import N_


class Incomplete(KnownError):
    summary = N_("Something is missing: {what}.")
    remedy = N_("Fill it in, then try again. Nothing was written.")


class BadValue(KnownError):
    summary = N_("“{value}” is not a value of “{field}”.")
    remedy = N_("It can be: {choices}.")


class WrongKind(KnownError):
    summary = N_("“{text}” is not what “{field}” needs.")
    remedy = N_("Choose a record of the right kind.")


def clean(text: str | None) -> str | None:
    """Return `text` in NFC without outer white space, or None when nothing is left."""
    if text is None:
        return None
    return unicodedata.normalize("NFC", text).strip() or None


def needed(text: str | None, what: str) -> str:
    """Return the clean text, or refuse: `what` (translated) is missing."""
    if (found := clean(text)) is None:
        raise Incomplete(what=what)
    return found


def chosen(table: Mapping[str, str], value: str | None, field: str) -> str | None:
    """Return `value` when it is None or one of `table`'s codes, else refuse."""
    if value is None or value in table:
        return value
    raise BadValue(value=value, field=field, choices=", ".join(table))


def clean_names(names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names that say something, each once."""
    kept: dict[tuple[str, str | None, str], Name] = {}
    for name in names:
        if (text := clean(name.text)) is not None:
            one = replace(name, text=text, language=clean(name.language))
            kept.setdefault((one.text, one.language, one.kind), one)
    return tuple(kept.values())


def meant(change: Change, reference: Reference, kind: Kind) -> RecordId:
    """Return the record of `kind` that `reference` (an id, or what people call it) means.

    Raises:
        RecordNotFound, RecordAmbiguous: The text names none, or several.
    """
    if isinstance(reference, str):
        return Records(change.db).resolve(reference, kind).id
    sql = "SELECT kind FROM record WHERE id = ?"
    if scalar(change.db, sql, [reference]) != kind.value:
        raise RecordNotFound(text=reference)
    return reference


def meant_any(change: Change, reference: Reference) -> RecordId:
    """Return the record of any kind that `reference` means."""
    if isinstance(reference, str):
        return Records(change.db).resolve(reference).id
    if scalar(change.db, "SELECT 1 FROM record WHERE id = ?", [reference]) is None:
        raise RecordNotFound(text=reference)
    return reference


def script_of(text: str) -> str | None:
    """Return "Cyrl" or "Latn" (ISO 15924) by the first letter that is either."""
    for letter in text:
        if "\u0400" <= letter <= "\u052f":
            return "Cyrl"
        if letter.isalpha() and letter < "\u0250":
            return "Latn"
    return None
