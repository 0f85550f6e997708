"""What a person asks to export: a collection, what a query finds, some records, or all."""

from collections.abc import Iterable
from dataclasses import dataclass

from khronika.archive.catalogue import Catalogue
from khronika.domain.kinds import RecordId
from khronika.domain.values import Collection

# As many hits as an archive can have: an export that stopped at a first page would lie.
_ALL_HITS = 1 << 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Records asked for; `reach.follow` adds what they cannot be understood without.

    `title` is what the person calls it (a collection's name, or empty), `heading` what they want
    written above it instead; both are looked through for names like everything else.
    """

    records: frozenset[RecordId]
    title: str = ""
    heading: str = ""


def everything(catalogue: Catalogue) -> Selection:
    """Select all records outside the trash."""
    nouns = (
        catalogue.incidents,
        catalogue.documents,
        catalogue.passages,
        catalogue.agents,
        catalogue.sources,
        catalogue.places,
        catalogue.tags,
        catalogue.collections,
    )
    return Selection(records=frozenset(record for noun in nouns for record in noun.ids()))


def of_collection(catalogue: Catalogue, collection: Collection) -> Selection:
    """Select what a collection holds: gathered by hand, and found by its query today."""
    held = set(catalogue.collections.member_ids(collection.id))
    if collection.query:
        held |= of_query(catalogue, collection.query).records
    return Selection(records=frozenset(held | {collection.id}), title=collection.name)


def of_query(catalogue: Catalogue, query: str) -> Selection:
    """Select every record that `query` finds; see `domain.query`."""
    hits = catalogue.search.find(query, limit=_ALL_HITS).hits
    return Selection(records=frozenset(hit.id for hit in hits))


def of_records(records: Iterable[RecordId]) -> Selection:
    """Select just these."""
    return Selection(records=frozenset(records))
