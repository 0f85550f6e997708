"""The view as flat tables, one a kind, for whatever writes rows and columns.

Column names are stable: a script may rely on them, and not on their order, which is for whoever
reads: what a record says comes first, ids last. A record has its released id in `id`; a column that
ends in `_id` or `_ids` holds those of others. Codes (stance, grade, kind …) are the
archive's own, the same in every language; caveats are sentences in the language of the export.
An incident's `number` is that of the report; its `sources` are all that are named in what is cited
for or against it or a value of it, and `source_count` says how many those are. How many of them
are independent is another matter: see `independent`, and `citations` for who says what.
`words` are those in which a value was stated, and `words_from` says whose they are: "source" where
a passage is cited for it, "recorder" where somebody typed them. `when_quality` says where the
bounds of a date come from: stated, estimated, or inferred, as is a year that the source leaves out.
`precision` is how exactly a place is stated, empty where nobody said so, and of anything else.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from khronika.exporting.released import (
    Mention,
    ReleasedCitation,
    ReleasedDate,
    ReleasedGrade,
    ReleasedIncident,
    ReleasedName,
    ReleasedView,
)

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]

_DATE = "when words words_from edtf earliest latest when_quality"
_GRADE = "grade independent caveat"
# When, where, what, who, who says so, and how sure that is: the rest is looked up.
_READ_FIRST = {
    "incidents": f"""number when place title people categories sources source_count {_GRADE}
        citation_caveats description""",
    "passages": "document quote",
    "documents": "title publisher when",
    "citations": "field value stance source document quote",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table: its name, its columns, and its rows in the same order."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def tables(view: ReleasedView) -> list[Table]:
    """Return every table of `view`, those without rows too."""
    return [
        _for_reading(Table(name=name, columns=tuple(columns.split()), rows=tuple(rows(view))))
        for name, (columns, rows) in _TABLES.items()
    ]


def _for_reading(table: Table) -> Table:
    """Return `table` with what is read first in front, and ids behind."""
    first = _READ_FIRST.get(table.name, "").split()
    ids = [one for one in table.columns if one == "id" or one.endswith(("_id", "_ids"))]
    between = [one for one in table.columns if one not in first and one not in ids]
    places = [table.columns.index(one) for one in (*first, *between, *reversed(ids))]
    return Table(
        name=table.name,
        columns=tuple(table.columns[at] for at in places),
        rows=tuple(tuple(row[at] for at in places) for row in table.rows),
    )


def _several(said: Iterable[str]) -> str:
    return "; ".join(said)


def _titles(mentions: Iterable[Mention]) -> str:
    return _several(mention.title for mention in mentions)


def _by_title(mention: Mention) -> tuple[str, str]:
    return mention.title, mention.id


def _names(names: Iterable[ReleasedName]) -> str:
    return _several(dict.fromkeys(name.text for name in names))  # one spelling in two languages


def _pointed(mention: Mention | None) -> tuple[str | None, str | None]:
    return (mention.id, mention.title) if mention is not None else (None, None)


def _dated(date: ReleasedDate) -> Row:
    return (
        date.text, date.words, date.words_from, date.edtf, date.earliest, date.latest, date.quality,
    )  # fmt: skip


def _graded(grade: ReleasedGrade) -> Row:
    return grade.grade, grade.independent, grade.caveat


def _incidents(view: ReleasedView) -> Iterator[Row]:
    for one in view.incidents:
        described = (text.description for text in one.texts if text.description)
        people = (part.person for part in one.people)
        cited = [citation for _kind, _value, citation in _cited(one)]
        own = {citation.caveat for citation in cited if citation.caveat}
        sources = sorted({citation.source for citation in cited if citation.source}, key=_by_title)
        yield (
            one.id, one.number, one.title, *_dated(one.when), *_pointed(one.place),
            _several(one.categories), _titles(people), one.status, _titles(one.tags),
            "\n\n".join(described), _several(source.id for source in sources),
            _titles(sources), len(sources), *_graded(one.grade), _several(sorted(own)),
        )  # fmt: skip


def _values(view: ReleasedView) -> Iterator[Row]:
    for incident in view.incidents:
        for claim in incident.claims:
            _text, words, whose, *days = _dated(claim.when or ReleasedDate())
            words, whose = (claim.words, claim.words_from) if claim.words else (words, whose)
            yield (
                incident.id, claim.field, claim.text, claim.place.id if claim.place else None,
                claim.number, words, whose, *days, claim.precision, claim.preferred,
                *_graded(claim.grade),
            )  # fmt: skip


def _participations(view: ReleasedView) -> Iterator[Row]:
    for incident in view.incidents:
        for one in incident.people:
            yield (
                incident.id, *_pointed(one.person), one.role, one.outcome, one.certainty,
                one.comment, *_graded(one.grade),
            )  # fmt: skip


def _figures(view: ReleasedView) -> Iterator[Row]:
    for incident in view.incidents:
        for one in incident.figures:
            yield (
                incident.id, one.counted, one.low, one.high, one.words, one.words_from,
                *_graded(one.grade),
            )  # fmt: skip


def _cited(incident: ReleasedIncident) -> Iterator[tuple[str, str, ReleasedCitation]]:
    """Yield each citation with what it speaks to: the incident, or one value of it."""
    for citation in incident.citations:
        yield "incident", incident.title, citation
    for claim in incident.claims:
        for citation in claim.citations:
            yield claim.field, claim.text, citation
    for part in incident.people:
        for citation in part.citations:
            yield "person", part.person.title, citation
    for figure in incident.figures:
        for citation in figure.citations:
            yield "figure", figure.counted, citation


def _citations(view: ReleasedView) -> Iterator[Row]:
    for incident in view.incidents:
        for kind, value, one in _cited(incident):
            yield (
                one.id, incident.id, kind, value, one.stance, one.basis, one.credibility,
                *_pointed(one.source), *_pointed(one.document), one.passage_id, one.quote,
                one.repeats_id, one.caveat,
            )  # fmt: skip


def _people(view: ReleasedView) -> Iterator[Row]:
    for one in view.people:
        yield one.id, one.name, _names(one.names), one.kind, one.identity, _titles(one.tags)


def _sources(view: ReleasedView) -> Iterator[Row]:
    for one in view.sources:
        ties = _several(f"{tie.relation}: {tie.source.title}" for tie in one.ties)
        yield (
            one.id, one.name, _names(one.names), one.kind, one.reliability, one.language, one.url,
            ties,
        )  # fmt: skip


def _places(view: ReleasedView) -> Iterator[Row]:
    for one in view.places:
        yield (
            one.id, one.name, _names(one.names), one.kind, *_pointed(one.parent), one.country,
            one.latitude, one.longitude, one.precision,
        )  # fmt: skip


def _passages(view: ReleasedView) -> Iterator[Row]:
    for one in view.passages:
        yield (
            one.id, *_pointed(one.document), one.start, one.end, one.prefix, one.quote, one.suffix,
            _titles(one.tags), one.important, one.comment,
        )  # fmt: skip


def _documents(view: ReleasedView) -> Iterator[Row]:
    for one in view.documents:
        yield (
            one.id, one.title, one.kind, one.language, *_pointed(one.publisher),
            _several(one.authors), *_dated(one.published), one.url, _titles(one.tags), one.text,
        )  # fmt: skip


def _tags(view: ReleasedView) -> Iterator[Row]:
    for one in view.tags:
        path, parent = "/".join(one.path), one.parent.id if one.parent else None
        yield one.id, one.name, path, parent, one.colour, one.memo


def _collections(view: ReleasedView) -> Iterator[Row]:
    for one in view.collections:
        yield one.id, one.name, _several(one.record_ids)


def _relations(view: ReleasedView) -> Iterator[Row]:
    for one in view.relations:
        yield (
            *_pointed(one.subject), one.relation, *_pointed(one.object), one.certainty, one.reason,
        )  # fmt: skip


def _notes(view: ReleasedView) -> Iterator[Row]:
    for one in view.notes:
        yield *_pointed(one.about), one.text


_TABLES: dict[str, tuple[str, Callable[[ReleasedView], Iterable[Row]]]] = {
    "incidents": (
        f"""id number title {_DATE} place_id place categories people status tags description
        source_ids sources source_count {_GRADE} citation_caveats""",
        _incidents,
    ),
    "values": (
        f"""incident_id field value place_id number words words_from edtf earliest latest
        when_quality precision preferred {_GRADE}""",
        _values,
    ),
    "participations": (
        f"incident_id person_id person role outcome certainty comment {_GRADE}",
        _participations,
    ),
    "figures": (f"incident_id counted low high words words_from {_GRADE}", _figures),
    "citations": (
        """id incident_id field value stance basis credibility source_id source document_id document
        passage_id quote repeats_id caveat""",
        _citations,
    ),
    "people": ("id name names kind identity tags", _people),
    "sources": ("id name names kind reliability language url ties", _sources),
    "places": (
        "id name names kind parent_id parent country latitude longitude precision",
        _places,
    ),
    "passages": (
        "id document_id document start end prefix quote suffix tags important comment",
        _passages,
    ),
    "documents": (
        f"id title kind language publisher_id publisher authors {_DATE} url tags text",
        _documents,
    ),
    "tags": ("id name path parent_id colour memo", _tags),
    "collections": ("id name record_ids", _collections),
    "relations": ("subject_id subject relation object_id object certainty reason", _relations),
    "notes": ("about_id about text", _notes),
}
