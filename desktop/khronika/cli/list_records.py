"""`khronika list`: what the archive holds, kind by kind."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import click

from khronika.archive.archive import Archive
from khronika.archive.catalogue import Catalogue
from khronika.cli import shapes
from khronika.cli.opening import on_archive
from khronika.cli.output import Answer
from khronika.cli.shapes import Shape
from khronika.cli.tables import table
from khronika.cli.words import label, said
from khronika.domain.kinds import RecordId
from khronika.domain.vocabulary import VOCABULARIES

_Value = TypeVar("_Value", covariant=True)
_HISTORY = 200  # steps; `khronika history --limit` shows more


class _Repository(Protocol[_Value]):
    def ids(self) -> Sequence[RecordId]: ...

    def many(self, records: Iterable[RecordId], /) -> Mapping[RecordId, _Value]: ...


@dataclass(frozen=True, slots=True)
class _Listing:
    """How one kind is listed: the columns of its table, and the items themselves."""

    columns: str
    items: Callable[[Catalogue], list[Shape]]


def _all(
    repository: Callable[[Catalogue], _Repository[_Value]], shape: Callable[[_Value], Shape]
) -> Callable[[Catalogue], list[Shape]]:
    def items(catalogue: Catalogue) -> list[Shape]:
        shelf = repository(catalogue)
        order = shelf.ids()
        found = shelf.many(order)
        return [shape(found[record]) for record in order]

    return items


def _terms(catalogue: Catalogue) -> list[Shape]:
    return [shapes.term_shape(term) for name in VOCABULARIES for term in catalogue.terms.of(name)]


def _history(catalogue: Catalogue) -> list[Shape]:
    return [shapes.step_shape(step) for step in catalogue.steps.recent(_HISTORY)]


def _trash(catalogue: Catalogue) -> list[Shape]:
    return [shapes.mention(named) for named in catalogue.records.trash()]


_LISTINGS = {
    "documents": _Listing(
        "number title language published source characters",
        _all(lambda catalogue: catalogue.documents, shapes.document_shape),
    ),
    "passages": _Listing(
        "number quote tags document",
        _all(lambda catalogue: catalogue.passages, shapes.passage_shape),
    ),
    "incidents": _Listing(
        "number when title place categories people figures grade",
        _all(lambda catalogue: catalogue.incidents, shapes.incident_shape),
    ),
    "people": _Listing(
        "number title kind identity protection label incidents",
        _all(lambda catalogue: catalogue.agents, shapes.person_shape),
    ),
    "sources": _Listing(
        "number title kind reliability documents citations",
        _all(lambda catalogue: catalogue.sources, shapes.source_shape),
    ),
    "places": _Listing(
        "number title kind parent incidents",
        _all(lambda catalogue: catalogue.places, shapes.place_shape),
    ),
    "tags": _Listing(
        "number title passages colour", _all(lambda catalogue: catalogue.tags, shapes.tag_shape)
    ),
    "collections": _Listing(
        "number title records query",
        _all(lambda catalogue: catalogue.collections, shapes.collection_shape),
    ),
    "terms": _Listing("vocabulary title code", _terms),
    "history": _Listing("step at title undone", _history),
    "trash": _Listing("uid kind title", _trash),
}


@click.command("list")
@on_archive
@click.argument("kind", type=click.Choice(list(_LISTINGS)))
def list_records(archive: Archive, answer: Answer, kind: str) -> None:
    """List what ARCHIVE holds of one KIND.

    Exits 0, or 1 when the archive does not open.
    """
    listing = _LISTINGS[kind]
    items = listing.items(archive.catalogue)
    answer.give({"kind": kind, "total": len(items), "items": items}, listed(listing.columns, items))


def listed(columns: str, items: Sequence[Shape]) -> Iterable[str]:
    """Return the lines of a table with these columns (keys, between spaces) of `items`."""
    keys = columns.split()
    rows = [[said(key, item[key]) for key in keys] for item in items]
    return table([label(key) for key in keys], rows)
