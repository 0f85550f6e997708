"""An incident: every value with its grade and what it rests on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from khronika.domain import vocabulary
from khronika.domain.kinds import RecordId
from khronika.domain.tallies import Breakdown, Tally
from khronika.domain.values import Claim, IncidentCase, Term
from khronika.domain.vocabulary import word
from khronika.i18n import _
from khronika.ui.inspectors.parts import Go, annotate, cite, relate
from khronika.ui.inspectors.totals import break_down, compare
from khronika.ui.widgets.sheet import Sheet
from khronika.ui.words import FIELDS, ICONS, bounds, grade_badge, quoted, title_of, understood

Terms = Mapping[RecordId, Term]


@dataclass(frozen=True, slots=True, kw_only=True)
class BesideIncident:
    """What an incident is shown with: the terms its claims name, and what its totals meet."""

    terms: Terms = field(default_factory=dict)
    tallies: Mapping[RecordId, Tally] = field(default_factory=dict)
    breakdown: Breakdown | None = None


def fill_incident(
    sheet: Sheet, case: IncidentCase, around: BesideIncident, language: str, go: Go
) -> None:
    """Show `case`; labels of vocabularies in `language`."""
    incident, terms = case.incident, around.terms
    title = title_of(incident)
    sheet.heading(title, incident.number, grade_badge(incident.grade))
    for text in incident.texts:
        if text.title != title:
            sheet.words(text.title, "quiet")
    for text in incident.texts:
        if text.description:
            sheet.words(text.description)
    sheet.fact(_("Status"), word(vocabulary.STATUSES, incident.status))
    sheet.fact(_("Sensitivity"), word(vocabulary.SENSITIVITIES, incident.sensitivity))
    if case.claims:
        sheet.section(_("What is stated"))
    order = list(FIELDS)
    for claim in sorted(case.claims, key=lambda one: (order.index(one.field), not one.preferred)):
        sheet.value(
            _(FIELDS.get(claim.field, claim.field)),
            _said(claim, terms, language),
            grade_badge(claim.grade),
        )
        cite(sheet, claim.citations, go)
    _people(sheet, case, language, go)
    _figures(sheet, case, around, language, go)
    if case.citations:
        sheet.section(_("The whole rests on"), len(case.citations))
        cite(sheet, case.citations, go)
    relate(sheet, case.relations, incident.id, go)
    annotate(sheet, case.notes)
    sheet.finish()


def _people(sheet: Sheet, case: IncidentCase, language: str, go: Go) -> None:
    if case.people:
        sheet.section(_("People"), len(case.people))
    for part in case.people:
        said = [
            part.role.label(language) if part.role else "",
            part.outcome.label(language) if part.outcome else "",
            word(vocabulary.CERTAINTIES, part.certainty),
            part.comment or "",
        ]
        sheet.apart()
        sheet.link(
            part.agent.title,
            partial(go, part.agent.id, None),
            " · ".join(one for one in said if one),
            ICONS[part.agent.kind],
            grade_badge(part.grade),
        )
        cite(sheet, part.citations, go)


def _figures(
    sheet: Sheet, case: IncidentCase, around: BesideIncident, language: str, go: Go
) -> None:
    if case.figures:
        sheet.section(_("Figures"), len(case.figures))
    for one in case.figures:
        said = one.words or bounds(one.low, one.high)
        sheet.value(one.counted, said, grade_badge(one.grade))
        if one.id in around.tallies:
            compare(sheet, around.tallies[one.id], language)
        cite(sheet, one.citations, go)
    if around.breakdown is not None:
        break_down(sheet, around.breakdown, go)


def _said(claim: Claim, terms: Terms, language: str) -> str:
    if claim.type == "when":
        said = understood(claim.when)
        if claim.when.words and claim.when.words not in said:
            said = f"{said}\n{quoted(claim.when.words)}"
    else:
        said = claim.value.title if claim.value else claim.text or claim.words or ""
        if claim.value is not None and claim.value.id in terms:
            said = terms[claim.value.id].label(language)
        if claim.words and claim.words != said:
            said = f"{said}\n{quoted(claim.words)}"
        if claim.precision:
            said += f" ({word(vocabulary.PRECISIONS, claim.precision)})"
    return said if claim.preferred else "\n".join([said, _("not the preferred one")])
