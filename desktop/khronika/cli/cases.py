"""One record with everything recorded of it, as scripts read it and `show` prints it."""

from collections.abc import Callable, Iterable
from datetime import date

from khronika.archive.catalogue import Catalogue
from khronika.cli import shapes
from khronika.cli.shapes import Shape
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Claim, Named, Participation, Term
from khronika.i18n import language


def case(catalogue: Catalogue, named: Named) -> Shape:
    """Return everything recorded of the record `named`."""
    record = catalogue.records.get(named.id)
    whole = _WHOLE.get(named.kind, _bare)(catalogue, named.id)
    citations = catalogue.citations.of_target(named.id)
    relations = catalogue.records.relations_of(named.id)
    return (
        {"uid": named.uid.hex(), "record": shapes.kind_word(named.kind), "title": named.title}
        | whole
        | {
            "citations": [shapes.citation_shape(citation) for citation in citations],
            "tags": ["/".join(tag.path) for tag in catalogue.tags.of_record(named.id)],
            "notes": [
                {"uid": note.uid.hex(), "number": note.number, "text": note.text}
                for note in catalogue.records.notes_of(named.id)
            ],
            "relations": [
                {
                    "uid": relation.uid.hex(),
                    **shapes.reference("subject", relation.subject),
                    "relation": relation.relation,
                    **shapes.reference("object", relation.object),
                    "certainty": relation.certainty,
                    "reason": relation.reason,
                }
                for relation in relations
            ],
            "made": record.made if record else None,
            "trashed": record.trashed if record else None,
        }
    )


def _bare(_catalogue: Catalogue, _record: RecordId) -> Shape:
    return {}


def _document(catalogue: Catalogue, record: RecordId) -> Shape:
    found = catalogue.documents.get(record)
    if found is None:
        return {}
    return shapes.document_shape(found) | {
        "authors": list(found.authors),
        "url": found.url,
        "collected_at": found.collected_at,
        "collected_from": found.collected_from,
        "file": found.file_name,
        "media_type": found.media_type,
        "encoding": found.encoding,
        "bytes": found.bytes,
        "sensitivity": found.sensitivity,
        "passages": [
            shapes.passage_shape(passage) for passage in catalogue.passages.of_document(record)
        ],
        "incidents": _incidents(catalogue, catalogue.incidents.of_document(record)),
        "text": catalogue.documents.body(record),
    }


def _passage(catalogue: Catalogue, record: RecordId) -> Shape:
    found = catalogue.passages.get(record)
    if found is None:
        return {}
    return shapes.passage_shape(found) | {
        "prefix": found.prefix,
        "suffix": found.suffix,
        "comment": found.comment,
        "incidents": _incidents(catalogue, catalogue.incidents.of_passage(record)),
    }


def _incident(catalogue: Catalogue, record: RecordId) -> Shape:
    found = catalogue.incidents.case(record)
    if found is None:
        return {}
    claims = [(claim, _claim(claim)) for claim in found.claims]
    tallies, parts = catalogue.tallies.of(found), catalogue.tallies.breakdown(found)
    return shapes.incident_shape(found.incident) | {
        "texts": [
            {"language": text.language, "title": text.title, "description": text.description}
            for text in found.incident.texts
        ],
        "sensitivity": found.incident.sensitivity,
        "dates": [
            {"when": shapes.when_shape(claim.when)} | shape
            for claim, shape in claims
            if claim.field == "when"
        ],
        "places": [
            shapes.reference("place", claim.value)
            | {"field": claim.field, "words": claim.words, "precision": claim.precision}
            | shape
            for claim, shape in claims
            if claim.field.startswith("place")
        ],
        "categories": [
            shapes.reference("category", claim.value) | shape
            for claim, shape in claims
            if claim.field == "category"
        ],
        "people": [_participation(one) for one in found.people],
        "figures": [
            {"uid": one.uid.hex()}
            | shapes.figure_shape(one)
            | (shapes.tally_shape(tallies[one.id]) if one.id in tallies else {})
            | shapes.grade_shape(one.grade)
            | {"citations": [shapes.citation_shape(citation) for citation in one.citations]}
            for one in found.figures
        ],
        "parts": [
            {"title": part.title, "low": part.low, "high": part.high}
            for part in (parts.parts if parts else ())
        ],
    }


def _claim(claim: Claim) -> Shape:
    return {
        "uid": claim.uid.hex(),
        "preferred": claim.preferred,
        **shapes.grade_shape(claim.grade),
        "citations": [shapes.citation_shape(citation) for citation in claim.citations],
    }


def _participation(one: Participation) -> Shape:
    return {
        "uid": one.uid.hex(),
        **shapes.reference("person", one.agent),
        "role": _label(one.role),
        "outcome": _label(one.outcome),
        "certainty": one.certainty,
        "comment": one.comment,
        **shapes.grade_shape(one.grade),
        "citations": [shapes.citation_shape(citation) for citation in one.citations],
    }


def _label(term: Term | None) -> str | None:
    return term.label(language()) if term else None


def _person(catalogue: Catalogue, record: RecordId) -> Shape:
    found = catalogue.agents.get(record)
    if found is None:
        return {}
    return shapes.person_shape(found) | {
        "protection_reason": found.protection_reason,
        "review": _day(found.review),
        "consent": found.consent,
        "consent_by": found.consent_by,
        "consent_until": _day(found.consent_until),
        "incidents": _taken_part(catalogue, record),
    }


def _taken_part(catalogue: Catalogue, agent: RecordId) -> list[Shape]:
    """Return someone's incidents by date, each with every role and outcome there."""
    order = catalogue.incidents.of_agent(agent)
    parts: dict[RecordId, list[Shape]] = {}
    for one in catalogue.incidents.participations_of(agent):
        part = {"role": _label(one.role), "outcome": _label(one.outcome)}
        parts.setdefault(one.incident, []).append(part)
    found = _incidents(catalogue, order)
    return [
        shape | {"parts": parts.get(incident, [])}
        for incident, shape in zip(order, found, strict=True)
    ]


def _day(ordinal: int | None) -> str | None:
    return date.fromordinal(ordinal).isoformat() if ordinal else None


def _source(catalogue: Catalogue, record: RecordId) -> Shape:
    found = catalogue.sources.get(record)
    if found is None:
        return {}
    return shapes.source_shape(found) | {
        "url": found.url,
        "links": [
            {"relation": kind, **shapes.reference("other", other)}
            for kind, other in catalogue.sources.relations_of(record)
        ],
        "documents": _mentions(catalogue, catalogue.documents.of_source(record)),
        "incidents": _incidents(catalogue, catalogue.incidents.of_source(record)),
    }


def _place(catalogue: Catalogue, record: RecordId) -> Shape:
    found = catalogue.places.get(record)
    if found is None:
        return {}
    incidents = _incidents(catalogue, catalogue.incidents.of_place(record))
    return shapes.place_shape(found) | {"incidents": incidents}


def _tag(catalogue: Catalogue, record: RecordId) -> Shape:
    found = catalogue.tags.get(record)
    if found is None:
        return {}
    passages = catalogue.passages.many(order := catalogue.passages.of_tag(record))
    return shapes.tag_shape(found) | {
        "memo": found.memo,
        "key": found.hotkey,
        "passages": [shapes.passage_shape(passages[passage]) for passage in order],
    }


def _collection(catalogue: Catalogue, record: RecordId) -> Shape:
    found = catalogue.collections.get(record)
    if found is None:
        return {}
    members = [shapes.mention(member) for member in catalogue.collections.members(record)]
    return shapes.collection_shape(found) | {"members": members}


def _term(catalogue: Catalogue, record: RecordId) -> Shape:
    return shapes.term_shape(catalogue.terms.many([record])[record])


def _incidents(catalogue: Catalogue, order: Iterable[RecordId]) -> list[Shape]:
    records = list(order)
    found = catalogue.incidents.many(records)
    return [
        {
            "uid": found[record].uid.hex(),
            "number": found[record].number,
            "title": found[record].title,
            "when": shapes.when_shape(found[record].when),
        }
        for record in records
    ]


def _mentions(catalogue: Catalogue, order: Iterable[RecordId]) -> list[Shape]:
    records = list(order)
    names = catalogue.records.named(records)
    return [shapes.mention(names[record]) for record in records]


_WHOLE: dict[Kind, Callable[[Catalogue, RecordId], Shape]] = {
    Kind.DOCUMENT: _document,
    Kind.PASSAGE: _passage,
    Kind.INCIDENT: _incident,
    Kind.AGENT: _person,
    Kind.SOURCE: _source,
    Kind.PLACE: _place,
    Kind.TAG: _tag,
    Kind.COLLECTION: _collection,
    Kind.TERM: _term,
}
