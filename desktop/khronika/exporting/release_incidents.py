"""Incidents as they leave: every value with its grade, its caveats and what it rests on."""

from collections.abc import Iterable
from dataclasses import replace

from khronika.domain.grades import counted_once, is_partly, rests_on_whole
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import (
    Citation,
    Claim,
    Grade,
    Incident,
    IncidentCase,
    Participation,
)
from khronika.domain.whose_words import whose_words
from khronika.exporting.desk import Desk
from khronika.exporting.reach import citations_in, cited_documents
from khronika.exporting.released import (
    Mention,
    ReleasedCitation,
    ReleasedClaim,
    ReleasedFigure,
    ReleasedGrade,
    ReleasedIncident,
    ReleasedParticipation,
    ReleasedText,
)
from khronika.i18n import N_, _
from khronika.language.sorting import sort_key

# What must be said of whatever is not independently corroborated; made from data, never typed.
CAVEATS = {
    "unsourced": N_("No source is cited for this."),
    "whole": N_("Nothing is cited for this by itself, only for the incident as a whole."),
    "unnamed": N_("Not corroborated independently: who says so is not named."),
    "single": N_("Not corroborated independently: one source only."),
    "passed_on": N_(
        # Translators: the names stand in the nominative.
        "Not corroborated independently: one source only, whose words are also passed on by"
        " {names}."
    ),
    "akin": N_(
        "Not corroborated independently: the sources named here are not independent of each other."
    ),
    "reprints": N_("Not corroborated independently: reprints only."),
    "disputed": N_("Disputed: what is cited contradicts itself."),
    "refuted": N_("Refuted: what is cited contradicts this."),
    "partly": N_("Only part of what is stated here is corroborated independently."),
}
_HELD_BACK = N_("There is a caveat, whose words are held back.")


def incidents(desk: Desk) -> tuple[ReleasedIncident, ...]:
    """Return incidents by date, undated ones last."""
    found = [(case.incident, _incident(desk, case)) for case in desk.reach.cases]
    found.sort(key=lambda pair: (pair[0].when.sort_key, sort_key(pair[1].title), pair[1].id))
    return tuple(
        replace(released, number=number)
        for number, (_before, released) in enumerate(found, start=1)
    )


def _incident(desk: Desk, case: IncidentCase) -> ReleasedIncident:
    incident = case.incident
    mention = desk.register.mentions[incident.id]
    clear = (
        desk.clearing.text(label, "incident", "category", incident.id)
        for label in incident.categories
    )
    claims, people, figures = _claims(desk, case), _people(desk, case), _figures(desk, case)
    return ReleasedIncident(
        id=mention.id,
        number=0,  # of its place, which is not known yet
        title=mention.title,
        texts=_texts(desk, incident),
        when=desk.date(incident.when, "incident", incident.id, _whose_date(case)),
        place=desk.register.mention(incident.place.id) if incident.place else None,
        categories=tuple(sorted({label for label in clear if label}, key=sort_key)),
        status=incident.status,
        tags=desk.tags_of(incident.id),
        grade=_whole_grade(
            _grade(desk, case, incident.grade, citations_in(case)), (*claims, *people, *figures)
        ),
        claims=claims,
        people=people,
        figures=figures,
        citations=_citations(desk, case.citations, incident.id),
    )


def _whose_date(case: IncidentCase) -> str | None:
    """Return whose words the date of an incident is in, which is that of one of its claims."""
    words = case.incident.when.words
    cited = (
        citation
        for claim in case.claims
        if claim.type == "when" and claim.when == case.incident.when
        for citation in claim.citations
    )
    return whose_words(words, cited, case.citations)


def _texts(desk: Desk, incident: Incident) -> tuple[ReleasedText, ...]:
    texts = (
        ReleasedText(
            language=text.language,
            title=desk.clearing.text(text.title, "incident", "title", incident.id),
            description=desk.optional(text.description, "incident", "description", incident.id),
        )
        for text in incident.texts
    )
    return tuple(text for text in texts if text.title or text.description)


def _whole_grade(
    released: ReleasedGrade,
    parts: Iterable[ReleasedClaim | ReleasedParticipation | ReleasedFigure],
) -> ReleasedGrade:
    """Return the grade of an incident, which is that of its best supported part: with a caveat
    where others of the `parts` that leave are not supported as well.
    """
    if is_partly(released.grade, (part.grade.grade for part in parts)):
        return replace(released, caveat=_(CAVEATS["partly"]))
    return released


def _grade(
    desk: Desk,
    case: IncidentCase,
    grade: Grade,
    cited: Iterable[Citation],
    whole: Iterable[Citation] = (),
) -> ReleasedGrade:
    """Return a grade, of what rests on `cited`, with its caveat; `whole`: what is cited for all of
    the incident of a part.
    """
    rests = rests_on_whole(grade, [one.stance for one in whole])
    if grade.grade == "single":
        caveat = _of_one(desk, case, cited)
    else:
        caveat = _(CAVEATS.get("whole" if rests else grade.grade, ""))
    return ReleasedGrade(grade=grade.grade, independent=grade.independent, caveat=caveat)


def _of_one(desk: Desk, case: IncidentCase, cited: Iterable[Citation]) -> str:
    """Say that it rests on one source; where several are listed beside it, why they are one: else a
    reader takes the sentence for a mistake.
    """
    reach = desk.reach
    named = {
        one.source.id
        for one in cited
        if one.source is not None and one.stance == "supports" and not reach.is_closed(one)
    }
    if len(named) < 2:
        return _(CAVEATS["single"])
    passing_on = {
        mention.title
        for relay in counted_once(named, case.relays)
        if relay.document.id not in reach.secret and relay.publisher.id in named
        if (mention := desk.register.mention(relay.publisher.id)) is not None
    }
    if not passing_on:
        return _(CAVEATS["akin"])
    return _(CAVEATS["passed_on"]).format(names=", ".join(sorted(passing_on, key=sort_key)))


def _claims(desk: Desk, case: IncidentCase) -> tuple[ReleasedClaim, ...]:
    released = (_claim(desk, claim, case) for claim in case.claims)
    kept = [claim for claim in released if claim is not None]
    return tuple(sorted(kept, key=lambda one: (one.field, not one.preferred, sort_key(one.text))))


def _claim(desk: Desk, claim: Claim, case: IncidentCase) -> ReleasedClaim | None:
    """Return one stated value of an incident; None if the value itself may not leave."""
    of = case.incident.id
    said = claim.words or claim.when.words
    whose = whose_words(said, claim.citations, case.citations)
    when = desk.date(claim.when, "claim", of, whose) if claim.type == "when" else None
    place = desk.register.mention(claim.value.id) if claim.value is not None else None
    text = when.text if when is not None else _value(desk, claim, place, of)
    words = desk.clearing.text(claim.words, "claim", "words", of)
    if text is None:
        return None
    return ReleasedClaim(
        field=desk.clearing.text(claim.field, "claim", "field", of) or "",
        text=text,
        place=place,
        when=when,
        number=claim.amount,
        words=words,
        words_from=whose if words else None,
        precision=claim.precision,
        preferred=claim.preferred,
        grade=_grade(desk, case, claim.grade, claim.citations, case.citations),
        citations=_citations(desk, claim.citations, of),
    )


def _value(desk: Desk, claim: Claim, mention: Mention | None, of: RecordId) -> str | None:
    """Return a claim's value for reading; what a left-out record is called does not leave."""
    if claim.value is None:
        number = f"{claim.amount:g}" if claim.amount is not None else None
        return desk.clearing.text(claim.text, "claim", "text", of) or number
    if claim.value.kind is Kind.TERM:
        term = desk.reach.terms.get(claim.value.id)
        label = term.label(desk.language) if term else None
        return desk.clearing.text(label, "claim", "term", of)
    return mention.title if mention is not None else None


def _people(desk: Desk, case: IncidentCase) -> tuple[ReleasedParticipation, ...]:
    released, of = [], case.incident.id
    for part in case.people:
        head = desk.reach.heads.get(part.agent.id, part.agent.id)
        person = desk.register.mention(head)
        if person is None:
            continue
        role = part.role.label(desk.language) if part.role else None
        outcome = part.outcome.label(desk.language) if part.outcome else None
        one = ReleasedParticipation(
            person=person,
            role=desk.clearing.text(role, "participation", "role", of),
            outcome=desk.clearing.text(outcome, "participation", "outcome", of),
            certainty=part.certainty,
            comment=_comment(desk, part, head, of),
            grade=_grade(desk, case, part.grade, part.citations, case.citations),
            citations=_citations(desk, part.citations, of),
        )
        released.append(one)
    # By the name they leave under: the order of real names would tell something of them.
    return tuple(sorted(released, key=lambda one: (sort_key(one.person.title), one.person.id)))


def _comment(desk: Desk, part: Participation, head: RecordId, of: RecordId) -> str | None:
    """Return what is remarked of someone in the incident `of`; nothing of a protected person, for a
    remark ("the only dentist of the village") names as well as a name does.
    """
    if head in desk.protected.agents:
        if part.comment and desk.profile.keeps("participation.comment"):
            desk.clearing.hide("participation", "people", of, people=[head])
        return None
    return desk.optional(part.comment, "participation", "comment", of)


def _figures(desk: Desk, case: IncidentCase) -> tuple[ReleasedFigure, ...]:
    of = case.incident.id
    told = [
        (figure, desk.clearing.text(figure.words, "figure", "words", of)) for figure in case.figures
    ]
    released = [
        ReleasedFigure(
            counted=desk.clearing.text(figure.counted, "figure", "counted", of) or "",
            low=figure.low,
            high=figure.high,
            words=words,
            words_from=whose_words(words, figure.citations, case.citations),
            grade=_grade(desk, case, figure.grade, figure.citations, case.citations),
            citations=_citations(desk, figure.citations, of),
        )
        for figure, words in told
    ]
    return tuple(sorted(released, key=lambda one: (sort_key(one.counted), one.low or 0)))


def _citations(
    desk: Desk, citations: Iterable[Citation], of: RecordId
) -> tuple[ReleasedCitation, ...]:
    released = [_citation(desk, citation, of) for citation in citations]
    return tuple(sorted(released, key=lambda one: (one.source.title if one.source else "", one.id)))


def _citation(desk: Desk, citation: Citation, of: RecordId) -> ReleasedCitation:
    """Return one citation. It leaves even if nothing it rests on does: dropping it would make
    what it speaks for or against look otherwise than the archive has it.
    """
    register = desk.register
    passage = citation.passage.id if citation.passage is not None else None
    said_by = citation.source
    if desk.reach.is_closed(citation):
        passage = said_by = None
    cited = register.mention(passage)
    repeated = desk.reach.citations.get(citation.repeats) if citation.repeats else None
    documents = (register.mention(one.id) for one in cited_documents(citation))
    return ReleasedCitation(
        id=register.id_of(citation),
        stance=citation.stance,
        basis=citation.basis,
        credibility=citation.credibility,
        source=register.mention(said_by.id) if said_by is not None else None,
        document=next((one for one in documents if one is not None), None),
        passage_id=cited.id if cited is not None else None,
        quote=register.quotes.get(passage) if passage is not None else None,
        repeats_id=register.id_of(repeated) if repeated is not None else None,
        caveat=_caveat(desk, citation.caveat, of),
    )


def _caveat(desk: Desk, caveat: str | None, of: RecordId) -> str | None:
    """Return a caveat; where its words may not leave, at least that there is one."""
    if not caveat or desk.clearing.is_clean(caveat):
        return caveat or None
    desk.clearing.hide("citation", "caveat", of, names=desk.clearing.names_in(caveat))
    return _(_HELD_BACK)
