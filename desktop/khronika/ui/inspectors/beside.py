"""All that is read to show one incident."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from khronika.archive.catalogue import Catalogue
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.tallies import Breakdown, Tally
from khronika.domain.values import Agent, IncidentCase, Tag, Term


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRead:
    """An incident with what its page needs besides: the terms its claims name, who its people
    are, its tags, and what its totals meet.
    """

    case: IncidentCase
    terms: Mapping[RecordId, Term] = field(default_factory=dict)
    agents: Mapping[RecordId, Agent] = field(default_factory=dict)
    tags: Sequence[Tag] = ()
    tallies: Mapping[RecordId, Tally] = field(default_factory=dict)
    breakdown: Breakdown | None = None


def read_case(catalogue: Catalogue, incident: RecordId) -> CaseRead | None:
    """Read all of it; None when there is no such incident."""
    if (case := catalogue.incidents.case(incident)) is None:
        return None
    values = [claim.value for claim in case.claims if claim.value is not None]
    return CaseRead(
        case=case,
        terms=catalogue.terms.many(value.id for value in values if value.kind is Kind.TERM),
        agents=catalogue.agents.many({part.agent.id for part in case.people}),
        tags=catalogue.tags.of_record(incident),
        tallies=catalogue.tallies.of(case),
        breakdown=catalogue.tallies.breakdown(case),
    )
