"""Records as scripts read them: the JSON that DESIGN calls stable. Keys are added, never renamed.

Where a key names another record it holds that record's name, and the same key with `_uid` its
uid. A uid is 32 hexadecimal digits; days are ISO 8601; offsets are code points.
"""

from typing import Any

from khronika.domain.dates import When
from khronika.domain.history import Step
from khronika.domain.kinds import Kind
from khronika.domain.tallies import Tally
from khronika.domain.values import (
    Agent,
    Citation,
    Collection,
    Document,
    Figure,
    Grade,
    Hit,
    Incident,
    Name,
    Named,
    Passage,
    Place,
    Record,
    Source,
    Tag,
    Term,
)
from khronika.domain.verbs import say
from khronika.domain.ways import Way
from khronika.i18n import language

Shape = dict[str, Any]

# People say "person"; the model says agent, because groups are among them.
_KINDS = {Kind.AGENT: "person"}


def kind_word(kind: Kind) -> str:
    """Return what a kind of record is called on the command line."""
    return _KINDS.get(kind, kind.value)


def when_shape(when: When) -> Shape | None:
    """Return a date with its outer bounds, or None for one that says nothing."""
    if when.is_unknown and not when.words:
        return None
    earliest, latest = when.earliest_start, when.latest_end
    return {
        "text": when.words,
        "edtf": when.edtf,
        "earliest": earliest.isoformat() if earliest else None,
        "latest": latest.isoformat() if latest else None,
        "quality": when.quality.value,
    }


def reference(key: str, named: Named | None) -> Shape:
    """Return the two keys that name another record."""
    return {key: named.title if named else None, f"{key}_uid": named.uid.hex() if named else None}


def mention(named: Named) -> Shape:
    """Return a record as a link to it."""
    return {"uid": named.uid.hex(), "kind": kind_word(named.kind), "title": named.title}


def names_shape(names: tuple[Name, ...]) -> list[Shape]:
    """Return all names, the first being the one shown."""
    return [{"text": one.text, "language": one.language, "kind": one.kind} for one in names]


def grade_shape(grade: Grade) -> Shape:
    """Return the grade's code and how many independent origins it counted."""
    return {"grade": grade.grade, "independent": grade.independent}


def figure_shape(figure: Figure) -> Shape:
    """Return what was counted and the bounds; None is an open bound."""
    return {
        "counted": figure.counted,
        "low": figure.low,
        "high": figure.high,
        "words": figure.words,
    }


def tally_shape(tally: Tally) -> Shape:
    """Return what the archive holds of the kind that a figure counts."""
    return {
        "counts": tally.of.code,
        "among": tally.among.code if tally.among else None,
        "recorded": tally.recorded,
        "dated": tally.dated,
    }


def _start(record: Record, title: str) -> Shape:
    return {"uid": record.uid.hex(), "number": record.number, "title": title}


def document_shape(document: Document) -> Shape:
    """Return a document as a list has it."""
    return _start(document, document.title) | {
        "kind": document.document_kind,
        "language": document.language,
        "published": when_shape(document.published),
        **reference("source", document.publisher),
        "characters": document.characters,
        "passages": document.passages,
        "sha256": document.original,
        "status": document.status,
        "read": document.read,
    }


def passage_shape(passage: Passage) -> Shape:
    """Return a passage as a list has it."""
    return _start(passage, passage.exact) | {
        **reference("document", passage.document),
        "start": passage.start if passage.is_placed else None,
        "end": passage.end if passage.is_placed else None,
        "quote": passage.exact,
        "tags": ["/".join(tag.path) for tag in passage.tags],
        "important": passage.important,
        "state": passage.state,
    }


def incident_shape(incident: Incident) -> Shape:
    """Return an incident as a list has it."""
    return _start(incident, incident.title) | {
        "when": when_shape(incident.when),
        **reference("place", incident.place),
        "categories": list(incident.categories),
        "people": [mention(one) for one in incident.people],
        **grade_shape(incident.grade),
        "figures": [figure_shape(figure) for figure in incident.figures],
        "status": incident.status,
    }


def person_shape(agent: Agent) -> Shape:
    """Return a person or group as a list has it."""
    return _start(agent, agent.title) | {
        "names": names_shape(agent.names),
        "kind": agent.agent_kind,
        "label": agent.label,
        "identity": agent.identity,
        "protection": agent.protection,
        "incidents": agent.incidents,
    }


def source_shape(source: Source) -> Shape:
    """Return a source as a list has it."""
    return _start(source, source.title) | {
        "names": names_shape(source.names),
        "kind": source.source_kind,
        "reliability": source.reliability,
        "language": source.language,
        "citations": source.citations,
        "documents": source.documents,
    }


def place_shape(place: Place) -> Shape:
    """Return a place as a list has it."""
    return _start(place, place.title) | {
        "names": names_shape(place.names),
        "kind": place.place_kind,
        **reference("parent", place.parent),
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "precision": place.precision,
        "incidents": place.incidents,
    }


def tag_shape(tag: Tag) -> Shape:
    """Return a tag as a list has it; its parent is a path such as "resistance"."""
    return _start(tag, "/".join(tag.path)) | {
        "parent": "/".join(tag.path[:-1]) or None,
        "colour": tag.colour,
        "passages": tag.passages,
    }


def term_shape(term: Term) -> Shape:
    """Return a word of a vocabulary."""
    return _start(term, term.label(language())) | {
        "vocabulary": term.vocabulary,
        "code": term.code,
        "labels": term.labels,
        "definitions": term.definitions,
    }


def collection_shape(collection: Collection) -> Shape:
    """Return a collection as a list has it."""
    return _start(collection, collection.name) | {
        "records": collection.records,
        "query": collection.query,
        "memo": collection.memo,
    }


def step_shape(step: Step) -> Shape:
    """Return one line of the history; `step` is what `khronika undo` takes."""
    return {
        "step": step.last,
        "at": step.at,
        "verb": step.verb,
        "title": say(step.verb) if step.verb == step.of else f"{say(step.verb)}: {say(step.of)}",
        "rows": step.rows,
        "undone": step.undone,
        "undoes": step.undoes,
    }


def citation_shape(citation: Citation) -> Shape:
    """Return why something is believed."""
    return {
        "uid": citation.uid.hex(),
        "passage": passage_shape(citation.passage) if citation.passage else None,
        **reference("document", citation.document),
        **reference("source", citation.source),
        "stance": citation.stance,
        "basis": citation.basis,
        "credibility": citation.credibility,
        "caveat": citation.caveat,
    }


_WAYS = {
    Way.EXACT: "exact",
    Way.INFLECTED: "inflection",
    Way.SPELLED: "spelling",
    Way.EQUIVALENT: "equivalent",
}


def hit_shape(hit: Hit) -> Shape:
    """Return one thing found."""
    return {
        "kind": kind_word(hit.kind),
        "uid": hit.uid.hex(),
        "title": hit.title,
        "snippet": hit.snippet,
        "start": hit.start,
        "end": hit.end,
        "why": _WAYS[hit.way],
    }
