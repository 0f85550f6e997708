"""What a form says, written down: one change for all of it.

Passages that are cited but not marked yet are marked, names that stand for nobody yet are made
into people, places and sources, and the incident is recorded from all of these.
"""

from khronika.archive.change import Change
from khronika.archive.incidents import Incidents
from khronika.archive.passages import Passages
from khronika.archive.recording import (
    add_incident,
    add_passage,
    add_person,
    add_place,
    add_source,
    edit_incident,
    enter_place,
)
from khronika.domain.dates import When
from khronika.domain.drafts import (
    CategoryDraft,
    CitationDraft,
    FigureDraft,
    IncidentDraft,
    ParticipationDraft,
    PassageDraft,
    PersonDraft,
    PlaceClaimDraft,
    PlaceDraft,
    SourceDraft,
    TextDraft,
    WhenDraft,
)
from khronika.domain.kinds import RecordId
from khronika.domain.values import Citation, Claim, IncidentCase, Name
from khronika.i18n import language
from khronika.language.descriptions import DESCRIBED, DESCRIPTION
from khronika.ui.editors.entry import Count, Evidence, IncidentEntry, Part, Pick
from khronika.ui.fields.editors import PartSaid


def record_incident(change: Change, entry: IncidentEntry, when: When) -> RecordId:
    """Record `entry` as a new incident, or make the one it edits say what it says.

    Values of the incident that the form does not show (a second date, other titles) stay.

    Raises:
        Incomplete: It has no title.
    """
    return _Recorder(change, entry, when).record()


def place_of(change: Change, pick: Pick) -> RecordId:
    """Return the place that is picked, entered from the gazetteer or made if it has to be."""
    if pick.code is not None:
        return enter_place(change, pick.code)
    named = PlaceDraft(names=(Name(text=pick.text, language=language()),))
    return pick.record or add_place(change, named)


def agent_of(change: Change, said: Part | PartSaid) -> RecordId:
    """Return who is picked; someone new is recorded as what is said of them."""
    name_kind = DESCRIPTION if said.is_described else "legal"
    named = PersonDraft(
        names=(Name(text=said.pick.text, kind=name_kind),),
        kind=said.kind,
        identity=DESCRIBED if said.is_described else "named",
        protection=said.protection,
    )
    return said.pick.record or add_person(change, named)


def source_of(change: Change, pick: Pick, kind: str = "outlet") -> RecordId | None:
    """Return the source that is picked, recorded as of a `kind` if it is new; None when none is."""
    if not pick:
        return None
    named = SourceDraft(names=(Name(text=pick.text),), kind=kind)
    return pick.record or add_source(change, named)


class _Recorder:
    """Records one entry; marks each cited stretch once."""

    def __init__(self, change: Change, entry: IncidentEntry, when: When) -> None:
        self._change, self._entry, self._when = change, entry, when
        self._marked: dict[tuple[int, int, int], RecordId] = {}
        found = Incidents(change.db)
        held = None if entry.incident is None else found.case(RecordId(entry.incident))
        self._held: IncidentCase | None = held
        self._source = source_of(change, entry.source, entry.source_kind)

    def record(self) -> RecordId:
        """Write it; return the incident."""
        draft = self._draft()
        if self._held is None:
            return add_incident(self._change, draft)
        edit_incident(self._change, self._held.incident.id, draft)
        return self._held.incident.id

    def _draft(self) -> IncidentDraft:
        entry = self._entry
        return IncidentDraft(
            texts=self._texts(),
            whens=self._whens(),
            places=self._places(),
            categories=self._categories(),
            people=tuple(self._part(part) for part in entry.people),
            figures=tuple(self._figure(count) for count in entry.figures),
            citations=self._cited((*entry.whole, *entry.title.evidence)),
            status=entry.status,
            sensitivity=self._held.incident.sensitivity if self._held else None,
        )

    def _texts(self) -> tuple[TextDraft, ...]:
        entry, texts = self._entry, self._held.incident.texts if self._held else ()
        first = texts[0].language if texts else language()
        tongues = [one.language for one in texts]
        said = TextDraft(
            title=entry.title.text,
            language=entry.language if entry.language in tongues else first,
            description=entry.description or None,
        )
        others = {
            one.language: TextDraft(
                title=one.title, language=one.language, description=one.description
            )
            for one in texts
        }
        return tuple((others | {said.language: said}).values())

    def _claims(self, *fields: str) -> list[Claim]:
        """Return what is held in `fields`; the form shows the first of them."""
        claims = self._held.claims if self._held else ()
        found = (claim for claim in claims if claim.field in fields)
        return sorted(found, key=lambda claim: not claim.preferred)

    def _whens(self) -> tuple[WhenDraft, ...]:
        rest = [WhenDraft(when=one.when, preferred=False) for one in self._claims("when")[1:]]
        if not self._entry.when.text:
            return tuple(rest)
        cited = self._cited(self._entry.when.evidence)
        shown = next((one.when for one in self._claims("when")), None)
        when = self._when if self._when == shown else self._entry.worded(self._when)
        return (WhenDraft(when=when, citations=cited), *rest)

    def _places(self) -> tuple[PlaceClaimDraft, ...]:
        claims = self._claims("place", "place_from", "place_to")
        held = [(claim, claim.value.id) for claim in claims if claim.value is not None]
        rest = [_place_as_it_is(claim, place) for claim, place in held[1:]]
        pick = self._entry.place.pick
        if not pick:
            return tuple(rest)
        place = place_of(self._change, pick)
        cited = self._cited(self._entry.place.evidence)
        if held and held[0][1] == place:
            return (_place_as_it_is(held[0][0], place, cited), *rest)
        return (PlaceClaimDraft(place=place, citations=cited), *rest)

    def _categories(self) -> tuple[CategoryDraft, ...]:
        said = self._entry.category
        words = [one.strip() for one in said.text.split(",") if one.strip()]
        cited = self._cited(said.evidence)
        return tuple(CategoryDraft(category=one, citations=cited) for one in words)

    def _part(self, part: Part) -> ParticipationDraft:
        agent = agent_of(self._change, part)
        held = next((one for one in self._held.people if one.id == part.was), None) \
            if self._held else None  # fmt: skip
        cited = self._cited(part.evidence)
        if held is not None and held.agent.id == agent:
            was = held.role.label(language()) if held.role else ""
            if was != part.role:
                cited = (*_as_they_are(held.citations), *cited)
        return ParticipationDraft(
            agent=agent,
            role=part.role or None,
            outcome=part.outcome or None,
            certainty=held.certainty if held else None,
            comment=held.comment if held else None,
            citations=cited,
        )

    def _figure(self, count: Count) -> FigureDraft:
        held = next((one for one in self._held.figures if one.id == count.was), None) \
            if self._held else None  # fmt: skip
        cited = self._cited(count.evidence)
        if held is not None and held.counted != count.counted:
            cited = (*_as_they_are(held.citations), *cited)
        return FigureDraft(
            counted=count.counted,
            low=count.low,
            high=count.high,
            words=count.words or None,
            counts=count.counts.record,
            among=count.among.record,
            citations=cited,
        )

    def _cited(self, evidence: tuple[Evidence, ...]) -> tuple[CitationDraft, ...]:
        return tuple(
            CitationDraft(passage=self._passage(one), source=self._source) for one in evidence
        )

    def _passage(self, one: Evidence) -> RecordId:
        """Return the passage that marks the stretch, marked now if it was not yet."""
        if one.place not in self._marked:
            document = RecordId(one.document)
            held = Passages(self._change.db).of_document(document)
            same = (old.id for old in held if (old.start, old.end) == (one.start, one.end))
            self._marked[one.place] = next(same, None) or add_passage(
                self._change, PassageDraft(document=document, start=one.start, end=one.end)
            )
        return self._marked[one.place]


def _place_as_it_is(
    claim: Claim, place: RecordId, citations: tuple[CitationDraft, ...] = ()
) -> PlaceClaimDraft:
    return PlaceClaimDraft(
        place=place,
        field=claim.field,
        words=claim.words,
        precision=claim.precision,
        preferred=claim.preferred,
        citations=citations,
    )


def _as_they_are(citations: tuple[Citation, ...]) -> tuple[CitationDraft, ...]:
    """Return `citations` as drafts, for a value that is written anew but still rests on them."""
    return tuple(
        CitationDraft(
            passage=one.passage.id if one.passage else None,
            document=one.document.id if one.document else None,
            source=one.source.id if one.source else None,
            stance=one.stance,
            basis=one.basis,
            credibility=one.credibility,
            repeats=one.repeats,
            caveat=one.caveat,
        )
        for one in citations
    )
