"""In which records stands a word that may not leave, as far as what would have left tells."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from khronika.domain.kinds import RecordId
from khronika.exporting.released import SECTIONS, Mention, ReleasedView

_WORD = re.compile(r"\w+")
_KINDS = {"people": "person"}  # of what a section holds, where its name is no plural in -s


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldIn:
    """A record that holds the word: of which kind it is, and in which field it stands first."""

    record: RecordId
    kind: str
    field: str


def told_in(view: ReleasedView, records: Mapping[str, RecordId], word: str) -> tuple[ToldIn, ...]:
    """Return the records of `view` that hold every part of `word`, in whichever of their fields: a
    file may join two, each of which says nothing. None does where a word of the program's or the
    name of a file is meant.

    Args:
        records: By the ids that they leave under.
    """
    parts = set(_WORD.findall(word.casefold()))
    held: defaultdict[tuple[RecordId, str], dict[str, str]] = defaultdict(dict)
    for section in SECTIONS:
        for one in getattr(view, section):
            if (record := records.get(_id(one))) is None:
                continue
            kind = _KINDS.get(section, section.removesuffix("s"))
            for field, text in _texts(one, section):
                folded = text.casefold()
                if any(part in folded for part in parts):  # quicker than to cut it into words
                    for part in parts.intersection(_WORD.findall(folded)):
                        held[record, kind].setdefault(part, field)
    return tuple(
        ToldIn(record=record, kind=kind, field=next(iter(found.values())))
        for (record, kind), found in held.items()
        if parts and found.keys() == parts
    )


def _id(one: Any) -> str:
    """Return the id of the record that `one` is, or is about."""
    about: Mention | None = getattr(one, "about", None) or getattr(one, "subject", None)
    return about.id if about is not None else str(one.id)


def _texts(value: Any, field: str) -> Iterator[tuple[str, str]]:
    """Yield what a record says itself, by field; what others are called stands in those."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one, field)
    elif is_dataclass(value) and not isinstance(value, Mention | type):
        of_place = getattr(value, "place", None) is not None  # then its text is what that is called
        for one in fields(value):
            if not (of_place and one.name == "text"):
                yield from _texts(getattr(value, one.name), one.name)
