"""What each table is to the journal, and whose row a row is.

The journal, purge and verify are one mechanism over all recorded tables; this page is all they
know about them. A test names every table of the schema under exactly one of the four kinds.
"""

from dataclasses import dataclass

from khronika.domain.kinds import Kind


@dataclass(frozen=True, slots=True)
class Recorded:
    """A table written only through `Change`.

    `owners`: columns naming the records this row is part of; it is erased with any of them.
    `links`: columns naming records it only points at; they are emptied when those are erased.
    `kind`: the record kind whose table this is (its id is the record's), or None.
    """

    owners: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    kind: Kind | None = None


RECORDED: dict[str, Recorded] = {
    "record": Recorded(),
    "uid_alias": Recorded(owners=("record",)),
    "document": Recorded(kind=Kind.DOCUMENT, links=("publisher",)),
    "document_author": Recorded(owners=("document",), links=("agent",)),
    "text_version": Recorded(owners=("document",)),
    "passage": Recorded(kind=Kind.PASSAGE, owners=("document",)),
    "tag": Recorded(kind=Kind.TAG, links=("parent",)),
    "record_tag": Recorded(owners=("record", "tag")),
    "source": Recorded(kind=Kind.SOURCE),
    "source_name": Recorded(owners=("source",)),
    "source_relation": Recorded(owners=("source", "other")),
    "agent": Recorded(kind=Kind.AGENT, links=("merged_into",)),
    "agent_name": Recorded(owners=("agent",)),
    "place": Recorded(kind=Kind.PLACE, links=("parent",)),
    "place_name": Recorded(owners=("place",)),
    "term": Recorded(kind=Kind.TERM, links=("parent",)),
    "term_label": Recorded(owners=("term",)),
    "incident": Recorded(kind=Kind.INCIDENT, links=("place",)),
    "incident_text": Recorded(owners=("incident",)),
    "participation": Recorded(
        kind=Kind.PARTICIPATION, owners=("incident", "agent"), links=("role", "outcome")
    ),
    "claim": Recorded(kind=Kind.CLAIM, owners=("record",), links=("value",)),
    "citation": Recorded(
        kind=Kind.CITATION,
        owners=("target",),
        links=("passage", "document", "source", "repeats"),
    ),
    "figure": Recorded(kind=Kind.FIGURE, owners=("incident",), links=("counts", "among")),
    "relation": Recorded(kind=Kind.RELATION, owners=("subject", "object")),
    "note": Recorded(kind=Kind.NOTE, owners=("about",)),
    "collection": Recorded(kind=Kind.COLLECTION),
    "collection_record": Recorded(owners=("collection", "record")),
    "own_value": Recorded(owners=("record",)),
    "export_profile": Recorded(),
}

# Append only, or a counter: what happened cannot be undone, only added to.
LOGGED = frozenset(
    {"change", "change_row", "purged", "foreign_change", "tombstone", "export_log", "backup_log"}
)

# Written once and found by what they hold; kept after undo, removed by purge and Empty trash.
WRITTEN_ONCE = frozenset({"text_body", "blob", "volume"})

# Made again from the rest, or nobody's business but this machine's: never journaled.
DERIVED = frozenset(
    {"segment", "ft", "vocabulary", "vocabulary_key", "grade", "mention", "sketch", "draft"}
    | {"ui_state", "meta", "operation", "recipient"}
)

# What purge empties whole: nothing in them says which record a word came from.
FORGETFUL = ("mention", "sketch", "draft", "ui_state")
