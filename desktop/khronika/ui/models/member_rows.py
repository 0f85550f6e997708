"""What a list of records of several kinds shows of each: its kind, then what its own list says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from khronika.archive.catalogue import Catalogue
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Passage
from khronika.i18n import _
from khronika.ui.models.record_rows import Row
from khronika.ui.models.rows import (
    agent_row,
    document_row,
    incident_row,
    named_row,
    place_row,
    source_row,
    tag_row,
)
from khronika.ui.words import KINDS, cut

_LONGEST = 300  # characters of a passage


def passage_row(passage: Passage) -> Row:
    """A passage: its words, and the document they stand in."""
    return Row(title=cut(passage.exact, _LONGEST), meta=passage.document.title)


_ROWS: dict[Kind, tuple[str, Callable[[Any], Row]]] = {
    Kind.DOCUMENT: ("documents", document_row),
    Kind.PASSAGE: ("passages", passage_row),
    Kind.INCIDENT: ("incidents", incident_row),
    Kind.AGENT: ("agents", agent_row),
    Kind.SOURCE: ("sources", source_row),
    Kind.PLACE: ("places", place_row),
    Kind.TAG: ("tags", tag_row),
}


def member_rows(catalogue: Catalogue, records: Sequence[RecordId]) -> Mapping[RecordId, Row]:
    """Return the rows of `records`, read kind by kind; other kinds are only named."""
    kinds = catalogue.records.kinds(records)
    rows: dict[RecordId, Row] = {}
    for kind, (shelf, row) in _ROWS.items():
        if mine := [one for one in records if kinds.get(one) is kind]:
            found = getattr(catalogue, shelf).many(mine)
            rows |= {one: _of_kind(kind, row(value)) for one, value in found.items()}
    rest = [one for one in records if one not in rows]
    named = catalogue.records.named(rest) if rest else {}
    return rows | {one: named_row(value) for one, value in named.items()}


def member_words(catalogue: Catalogue, records: Sequence[RecordId]) -> Mapping[RecordId, str]:
    """Return what `records` are narrowed by: their kinds and what they are called."""
    named = catalogue.records.named(records)
    return {one: named_row(value).words for one, value in named.items()}


def _of_kind(kind: Kind, row: Row) -> Row:
    meta = " · ".join(part for part in (row.lead, row.meta) if part)
    return replace(row, lead=_(KINDS[kind]), meta=meta, indent=0)
