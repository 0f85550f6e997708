"""A term with what was filed under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from khronika.domain import vocabulary
from khronika.domain.values import Incident, Term
from khronika.domain.vocabulary import word
from khronika.i18n import N_, _, language
from khronika.importing.seed_files import Scheme
from khronika.ui.inspectors.more import Long, list_first
from khronika.ui.inspectors.parts import Go, list_incidents
from khronika.ui.widgets.sheet import Sheet

_TONGUES = {"en": N_("In English"), "uk": N_("In Ukrainian"), "ru": N_("In Russian")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    """What was filed under a term: the first of `count` incidents, and how so many are shown."""

    incidents: Sequence[Incident]
    count: int
    long: Long


def fill_term(sheet: Sheet, term: Term, scheme: Scheme | None, filed: Filed, go: Go) -> None:
    """Show a term: what belongs under it, in each language, and which incidents were filed so."""
    spoken = language()
    sheet.heading(term.label(spoken))
    sheet.words(term.definition(spoken))
    sheet.fact(_("Vocabulary"), _(vocabulary.VOCABULARIES[term.vocabulary]))
    sheet.fact(_("Code"), term.code or "")
    for code, label in term.labels.items():
        if code != spoken:
            said = [label, term.definitions.get(code, "")]
            sheet.fact(word(_TONGUES, code), "\n".join(part for part in said if part))
    if filed.count:
        sheet.section(_("Incidents"), filed.count)
        show = partial(_incident, sheet, go)
        list_first(sheet, filed.incidents, show, filed.long, filed.count)
    if scheme is not None:
        sheet.section(_("Where this vocabulary comes from"))
        sheet.words(scheme.follows)
        sheet.words(scheme.differs, "quiet")
    sheet.finish()


def _incident(sheet: Sheet, go: Go, incident: Incident) -> None:
    list_incidents(sheet, [incident], go)
