"""What an incident states, as rows: written when it is recorded, matched when it is edited."""

from collections.abc import Sequence
from dataclasses import dataclass

from khronika.archive.change import Change
from khronika.archive.places import Terms
from khronika.archive.recording.checks import BadValue, chosen, clean, meant, needed
from khronika.archive.recording.evidence import cite_all, remove_citation
from khronika.archive.recording.places import meant_place
from khronika.archive.recording.sets import add_term
from khronika.archive.rows import select
from khronika.archive.seals import Row
from khronika.archive.whens import when_columns
from khronika.domain import vocabulary
from khronika.domain.drafts import (
    CategoryDraft,
    CitationDraft,
    FigureDraft,
    IncidentDraft,
    ParticipationDraft,
    PlaceClaimDraft,
    TermSaid,
    WhenDraft,
)
from khronika.domain.kinds import Kind, RecordId
from khronika.i18n import _, language

# The tables of what is stated, and the column that names the incident it is stated of.
OWNERS = {"claim": "record", "participation": "incident", "figure": "incident"}


@dataclass(frozen=True, slots=True)
class Stated:
    """One claim, participation or figure: its table, its columns, and what it rests on."""

    table: str
    kind: Kind
    row: Row
    citations: tuple[CitationDraft, ...]


def stated(change: Change, draft: IncidentDraft) -> list[Stated]:
    """Return all that `draft` states, with every name in it resolved; a place of the gazetteer
    that it names is entered.

    Raises:
        RecordNotFound, RecordAmbiguous, PlaceAmbiguous, BadValue, Incomplete: Something it names
            is not there, or not the only one.
    """
    return [
        *(when_part(one) for one in draft.whens),
        *(place_part(change, one) for one in draft.places),
        *(category_part(change, one) for one in draft.categories),
        *(participation_part(change, one) for one in draft.people),
        *(figure_part(change, one) for one in draft.figures),
    ]


def write_stated(change: Change, incident: RecordId, parts: Sequence[Stated]) -> None:
    """Add claims, people and figures to an incident, each with its citations."""
    for part in parts:
        write_part(change, incident, part)


def write_part(change: Change, incident: RecordId, part: Stated) -> RecordId:
    """Add one claim, participation or figure with its citations; return it."""
    record = change.new_record(part.kind)
    change.add(part.table, {"id": record, OWNERS[part.table]: incident, **part.row})
    cite_all(change, record, part.citations)
    return record


def match_stated(change: Change, incident: RecordId, parts: Sequence[Stated]) -> None:
    """Make an incident state just `parts`: what says the same stays with its citations, what
    is no longer said is taken away, what is new is added.
    """
    held = _held(change, incident)
    new: list[Stated] = []
    for part in parts:
        same = next((row for row in held if says_the_same(*row, part)), None)
        if same is None:
            new.append(part)
            continue
        held.remove(same)
        change.update(part.table, same[1]["id"], **part.row)
        cite_all(change, same[1]["id"], part.citations)
    for table, row in held:
        remove_part(change, table, row["id"])
    write_stated(change, incident, new)


def remove_part(change: Change, table: str, record: RecordId) -> None:
    """Take one claim, participation or figure away, with what was cited for it."""
    citations = select(change.db, "SELECT id FROM citation WHERE target = ?", [record])
    for citation in citations:
        remove_citation(change, RecordId(citation["id"]))
    change.delete(table, record)
    change.delete("record", record)


def unrelate(change: Change, relation: RecordId) -> None:
    """Take a link between two records away, with what was cited for it."""
    remove_part(change, "relation", relation)


def copy_preferred(change: Change, incident: RecordId) -> None:
    """Copy the preferred date and place into the incident, for lists and the timeline."""
    columns = when_columns_of(change, incident)
    sql = """
        SELECT value FROM claim WHERE record = ? AND field IN ('place', 'place_from', 'place_to')
        ORDER BY preferred DESC, field, id LIMIT 1"""
    place = change.db.conn.execute(sql, [incident]).fetchone()
    change.update("incident", incident, place=place[0] if place else None, **columns)


def when_columns_of(change: Change, incident: RecordId) -> Row:
    """Return the date columns of an incident's preferred date; all None when it has none."""
    sql = """
        SELECT when_words, when_edtf, earliest_start, latest_start, earliest_end, latest_end,
            when_quality, when_ongoing, when_time, when_zone
        FROM (SELECT 1) LEFT JOIN claim ON record = ? AND field = 'when'
        ORDER BY preferred DESC, claim.id LIMIT 1"""
    return select(change.db, sql, [incident])[0]


def term(change: Change, vocabulary_name: str, text: str | None) -> RecordId | None:
    """Return the term with this code or label, made when it is a new label."""
    if (said := clean(text)) is None:
        return None
    found = Terms(change.db).meant(vocabulary_name, said)
    return found or add_term(change, vocabulary_name, {language(): said})


def when_part(draft: WhenDraft) -> Stated:
    """Return one stated date as a row."""
    row = {"field": "when", "type": "when", "preferred": draft.preferred}
    return Stated("claim", Kind.CLAIM, row | when_columns(draft.when), draft.citations)


def place_part(change: Change, draft: PlaceClaimDraft) -> Stated:
    """Return one stated place as a row."""
    row = {
        "field": chosen(vocabulary.PLACE_FIELDS, draft.field, "places.field"),
        "type": "record",
        "value": meant_place(change, draft.place),
        "words": clean(draft.words),
        "precision": chosen(vocabulary.PRECISIONS, draft.precision, "places.precision"),
        "preferred": draft.preferred,
    }
    return Stated("claim", Kind.CLAIM, row, draft.citations)


def category_part(change: Change, draft: CategoryDraft) -> Stated:
    """Return one category as a row; categories stand side by side, each of them preferred."""
    value = term(change, "category", needed(draft.category, _("a category")))
    row = {"field": "category", "type": "record", "value": value, "preferred": True}
    return Stated("claim", Kind.CLAIM, row, draft.citations)


def participation_part(change: Change, draft: ParticipationDraft) -> Stated:
    """Return someone's part as a row."""
    row = {
        "agent": meant(change, draft.agent, Kind.AGENT),
        "role": term(change, "role", draft.role),
        "outcome": term(change, "outcome", draft.outcome),
        "certainty": chosen(vocabulary.CERTAINTIES, draft.certainty, "people.certainty"),
        "comment": clean(draft.comment),
    }
    return Stated("participation", Kind.PARTICIPATION, row, draft.citations)


def figure_part(change: Change, draft: FigureDraft) -> Stated:
    """Return a figure as a row."""
    row = {
        "counted": needed(draft.counted, _("what is counted")),
        "low": draft.low,
        "high": draft.high,
        "words": clean(draft.words),
        "counts": _compared(change, draft.counts, "counts"),
        "among": _compared(change, draft.among, "among"),
    }
    return Stated("figure", Kind.FIGURE, row, draft.citations)


def _compared(change: Change, said: TermSaid | RecordId | None, field: str) -> RecordId | None:
    """Return the term that is meant; unlike `term` it makes none, for nothing would be under it."""
    if not isinstance(said, TermSaid):
        return said if said is None else meant(change, said, Kind.TERM)
    terms = Terms(change.db)
    found = terms.meant(said.vocabulary, said.text)
    if found is None:
        known = ", ".join(one.code for one in terms.of(said.vocabulary) if one.code)
        raise BadValue(value=said.text, field=field, choices=known)
    return found


def _held(change: Change, incident: RecordId) -> list[tuple[str, Row]]:
    held: list[tuple[str, Row]] = []
    for table, owner in OWNERS.items():
        sql = f"SELECT * FROM {table} WHERE {owner} = ? ORDER BY id"
        held += [(table, row) for row in select(change.db, sql, [incident])]
    return held


# What makes two of a kind the same statement; the rest (certainty, precision …) may be edited.
_IDENTITY = {
    "claim": ("field", "value", "when_words", "when_edtf", "earliest_start", "latest_end"),
    "participation": ("agent", "role"),
    "figure": ("counted",),
}


def says_the_same(table: str, row: Row, part: Stated) -> bool:
    """Whether a held `row` of `table` states what `part` states."""
    return table == part.table and all(
        row[column] == part.row.get(column) for column in _IDENTITY[table]
    )
