"""Someone, a source: what is known of them, and what they are part of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from khronika.domain import vocabulary
from khronika.domain.kinds import RecordId
from khronika.domain.values import (
    Agent,
    Document,
    Incident,
    Named,
    Note,
    Participation,
    Relation,
    Source,
)
from khronika.domain.vocabulary import word
from khronika.i18n import _
from khronika.ui.inspectors.parts import (
    Go,
    annotate,
    list_incidents,
    name_kinds,
    relate,
)
from khronika.ui.models.record_rows import Badge
from khronika.ui.models.rows import document_row
from khronika.ui.widgets.sheet import Sheet
from khronika.ui.words import ICONS, protection_badge


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around a person, a source or a place."""

    incidents: Sequence[Incident] = ()
    documents: Sequence[Document] = ()
    relations: Sequence[Relation] = ()
    dependencies: Sequence[tuple[str, Named]] = ()
    parts: Sequence[Participation] = ()
    within: Sequence[Named] = ()
    notes: Sequence[Note] = ()


def fill_agent(sheet: Sheet, agent: Agent, around: Around, language: str, go: Go) -> None:
    """Show someone, with their line of incidents, role and outcome in each."""
    sheet.heading(agent.title, agent.number, protection_badge(agent))
    sheet.fact(_("Kind"), word(vocabulary.AGENT_KINDS, agent.agent_kind))
    sheet.fact(_("Other names"), name_kinds(agent.names))
    sheet.fact(_("Label"), agent.label or "")
    sheet.fact(_("Identity"), word(vocabulary.IDENTITIES, agent.identity))
    sheet.fact(_("Why"), agent.protection_reason or "")
    sheet.fact(_("Review"), _day(agent.review))
    consent = [agent.consent or "", agent.consent_by or "", _day(agent.consent_until)]
    sheet.fact(_("Consent"), " · ".join(part for part in consent if part))
    sheet.section(_("Incidents"), len(around.incidents))
    if not around.incidents:
        sheet.words(_("No incident names them yet."), "quiet")
    list_incidents(sheet, around.incidents, go, _roles(around.parts, language))
    relate(sheet, around.relations, agent.id, go)
    annotate(sheet, around.notes)
    sheet.finish()


def fill_source(sheet: Sheet, source: Source, around: Around, go: Go) -> None:
    """Show a source, what it published, and what rests on it."""
    badge = Badge(icon="info", word=source.reliability) if source.reliability else None
    sheet.heading(source.title, source.number, badge)
    sheet.fact(_("Kind"), word(vocabulary.SOURCE_KINDS, source.source_kind))
    sheet.fact(_("Other names"), name_kinds(source.names))
    sheet.fact(_("Reliability"), word(vocabulary.RELIABILITIES, source.reliability))
    sheet.fact(_("Language"), source.language or "")
    sheet.fact(_("Address"), source.url or "")
    for kind, other in around.dependencies:
        sheet.link(
            other.title,
            partial(go, other.id, None),
            word(vocabulary.SOURCE_RELATIONS, kind),
            ICONS[other.kind],
        )
    sheet.section(_("Incidents that rest on it"), len(around.incidents))
    if not around.incidents:
        sheet.words(_("Nothing rests on it yet."), "quiet")
    list_incidents(sheet, around.incidents, go)
    if around.documents:
        sheet.section(_("Documents it published"), len(around.documents))
    for document in around.documents:
        row = document_row(document)
        sheet.link(document.title, partial(go, document.id, None), row.lead, "file-text")
    annotate(sheet, around.notes)
    sheet.finish()


def _roles(parts: Sequence[Participation], language: str) -> dict[RecordId, str]:
    said: dict[RecordId, str] = {}
    for part in parts:
        words = [one.label(language) for one in (part.role, part.outcome) if one is not None]
        said[part.incident] = ", ".join(words)
    return said


def _day(ordinal: int | None) -> str:
    return date.fromordinal(ordinal).isoformat() if ordinal else ""
