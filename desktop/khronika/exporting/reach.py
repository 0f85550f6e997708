"""What an export reaches: the records asked for, and what they cannot be understood without.

An incident brings its claims, people, figures and citations, the places, sources and people
they name, and the documents cited, by title only. A passage brings its document by title; a
document asked for brings its text and its passages. A cited passage brings its words only if
it, or its document, was asked for, or the profile has `quotes`: who chose an incident chose a
summary, and quotations may tell more than it does. A place brings those it lies in, a tag those
it stands under, a document its publisher. A person, source, place or tag brings no incidents.

What lies in the trash is never reached, nor is what is marked secret, unless the profile says so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from khronika.archive.catalogue import Catalogue
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.progress import SILENT, Progress
from khronika.domain.values import (
    Agent,
    Citation,
    Collection,
    Document,
    Incident,
    IncidentCase,
    Named,
    Passage,
    Place,
    Record,
    Source,
    Tag,
    Term,
)
from khronika.exporting.profile import Profile
from khronika.exporting.selection import Selection

Kept = TypeVar("Kept", bound=Record)
Marked = TypeVar("Marked", Document, Incident)

SECRET = "secret"  # noqa: S105 -- a code of vocabulary.SENSITIVITIES
_STEP = 50  # incidents between two words about progress


@dataclass(slots=True, kw_only=True)
class Reach:
    """The records that may leave, by kind, all living; nothing has been looked through yet.

    `asked` are those asked for; `whole` the documents whose text leaves too; `heads` says, for each
    person met, who they were merged into; `secret` are the records left out as such.
    """

    asked: set[RecordId] = field(default_factory=set)
    cases: list[IncidentCase] = field(default_factory=list)
    documents: dict[RecordId, Document] = field(default_factory=dict)
    whole: set[RecordId] = field(default_factory=set)
    passages: dict[RecordId, Passage] = field(default_factory=dict)
    agents: dict[RecordId, Agent] = field(default_factory=dict)
    heads: dict[RecordId, RecordId] = field(default_factory=dict)
    sources: dict[RecordId, Source] = field(default_factory=dict)
    places: dict[RecordId, Place] = field(default_factory=dict)
    tags: dict[RecordId, Tag] = field(default_factory=dict)
    tagged: dict[RecordId, tuple[Tag, ...]] = field(default_factory=dict)
    terms: dict[RecordId, Term] = field(default_factory=dict)
    collections: dict[RecordId, Collection] = field(default_factory=dict)
    citations: dict[RecordId, Citation] = field(default_factory=dict)
    secret: dict[RecordId, Kind] = field(default_factory=dict)

    def is_closed(self, citation: Citation) -> bool:
        """Whether nothing that `citation` rests on may be named: it rests on a secret text."""
        return bool({one.id for one in cited_documents(citation)} & self.secret.keys())


def cited_documents(citation: Citation) -> list[Named]:
    """Return the documents a citation rests on: named by it, and holding its passage."""
    passage = citation.passage
    found = (citation.document, passage.document if passage is not None else None)
    return [one for one in found if one is not None]


def citations_in(case: IncidentCase) -> Iterator[Citation]:
    """Yield every citation of an incident and of whatever is stated in it."""
    yield from case.citations
    for stated in (case.claims, case.people, case.figures):
        for part in stated:
            yield from part.citations


def follow(
    catalogue: Catalogue, selection: Selection, profile: Profile, progress: Progress = SILENT
) -> Reach:
    """Return all that `selection` reaches; see the top of this page.

    `progress` hears of incidents, the slow part, and may raise Cancelled.
    """
    return _Follower(catalogue, selection, profile).follow(progress)


class _Follower:
    def __init__(self, catalogue: Catalogue, selection: Selection, profile: Profile) -> None:
        self._catalogue = catalogue
        self._profile = profile
        self._reach = Reach()
        self._chosen: dict[Kind, set[RecordId]] = {kind: set() for kind in Kind}
        living = catalogue.records.living(selection.records)
        for named in catalogue.records.named(living).values():
            self._chosen[named.kind].add(named.id)

    def follow(self, progress: Progress) -> Reach:
        self._incidents(progress)
        self._texts()
        self._people()
        self._sources()
        self._places()
        self._terms()
        self._tags()
        reach, chosen = self._reach, self._chosen
        reach.asked = {record for records in chosen.values() for record in records}
        reach.collections = _living(self._catalogue.collections.many(chosen[Kind.COLLECTION]))
        return reach

    def _incidents(self, progress: Progress) -> None:
        chosen = self._chosen[Kind.INCIDENT]
        open_ones = list(self._open(self._catalogue.incidents.many(chosen)))
        for done in range(0, len(open_ones), _STEP):
            progress.step(done, len(open_ones))
            cases = self._catalogue.incidents.cases(open_ones[done : done + _STEP])
            self._reach.cases += [self._less(case) for case in cases.values()]
        cited = (citation for case in self._reach.cases for citation in citations_in(case))
        self._reach.citations = {citation.id: citation for citation in cited}

    def _less(self, case: IncidentCase) -> IncidentCase:
        """Return `case` without what the profile leaves out, so that it brings nothing along."""
        return replace(
            case,
            people=case.people if self._profile.keeps("incident.people") else (),
            figures=case.figures if self._profile.keeps("incident.figures") else (),
        )

    def _texts(self) -> None:
        """Find documents and passages: those asked for, those cited, those they stand in."""
        catalogue, reach = self._catalogue, self._reach
        citations = reach.citations.values()
        cited = {one.id for citation in citations for one in cited_documents(citation)}
        asked = catalogue.passages.many(self._chosen[Kind.PASSAGE])
        held = {passage.document.id for passage in asked.values()}
        whole = self._chosen[Kind.DOCUMENT]
        reach.documents = self._open(catalogue.documents.many(whole | cited | held))
        reach.whole = whole & reach.documents.keys()
        if self._profile.quotes:
            asked |= {one.passage.id: one.passage for one in citations if one.passage}
        for document in reach.whole:
            asked |= {passage.id: passage for passage in catalogue.passages.of_document(document)}
        reach.passages = {
            passage.id: passage
            for passage in _living(asked).values()
            if passage.document.id in reach.documents
        }

    def _people(self) -> None:
        catalogue, reach = self._catalogue, self._reach
        met = {part.agent.id for case in reach.cases for part in case.people}
        found = catalogue.agents.many(met | self._chosen[Kind.AGENT])
        reach.heads = {agent.id: agent.merged_into or agent.id for agent in found.values()}
        missing = set(reach.heads.values()) - found.keys()
        found |= catalogue.agents.many(missing)
        heads = {head: found[head] for head in reach.heads.values() if head in found}
        reach.agents = _living(heads)

    def _sources(self) -> None:
        reach = self._reach
        met = set(self._chosen[Kind.SOURCE])
        met |= {document.publisher.id for document in reach.documents.values()
                if document.publisher}  # fmt: skip
        met |= {
            citation.source.id
            for citation in reach.citations.values()
            if citation.source and not reach.is_closed(citation)
        }
        reach.sources = _living(self._catalogue.sources.many(met))

    def _places(self) -> None:
        reach = self._reach
        waiting = set(self._chosen[Kind.PLACE])
        for case in reach.cases:
            stated = [claim.value for claim in case.claims] + [case.incident.place]
            waiting |= {value.id for value in stated if value and value.kind is Kind.PLACE}
        while waiting:
            found = _living(self._catalogue.places.many(waiting))
            reach.places |= found
            parents = {place.parent.id for place in found.values() if place.parent}
            waiting = parents - reach.places.keys()

    def _terms(self) -> None:
        wanted: set[RecordId] = set()
        for case in self._reach.cases:
            values = (claim.value for claim in case.claims)
            wanted |= {value.id for value in values if value and value.kind is Kind.TERM}
        self._reach.terms = self._catalogue.terms.many(wanted)

    def _tags(self) -> None:
        """Find what is tagged with what; a tag brings the tags it stands under."""
        reach = self._reach
        tree = {tag.id: tag for tag in self._catalogue.tags.all()}
        carriers = {case.incident.id for case in reach.cases} | reach.whole | reach.agents.keys()
        reach.tagged = self._catalogue.tags.of_records(carriers)
        reach.tagged |= {passage.id: passage.tags for passage in reach.passages.values()}
        waiting = {tag.id for tags in reach.tagged.values() for tag in tags}
        waiting |= self._chosen[Kind.TAG]
        while waiting:
            tag = tree.get(waiting.pop())
            if tag is not None and tag.id not in reach.tags:
                reach.tags[tag.id] = tag
                waiting |= {tag.parent} if tag.parent is not None else set()

    def _open(self, records: dict[RecordId, Marked]) -> dict[RecordId, Marked]:
        """Leave out what is trashed or secret, and remember the secret ones."""
        living = _living(records)
        if self._profile.secret:
            return living
        secret = {one.id: one.kind for one in living.values() if one.sensitivity == SECRET}
        self._reach.secret |= secret
        return {record: one for record, one in living.items() if record not in secret}


def _living(records: Mapping[RecordId, Kept]) -> dict[RecordId, Kept]:
    return {record: one for record, one in records.items() if one.trashed is None}
