"""A term with what was filed under it, a document with its particulars."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from khronika.domain import vocabulary
from khronika.domain.values import Document, Incident, Note, Passage, Term
from khronika.domain.vocabulary import word
from khronika.i18n import N_, _, language, ngettext
from khronika.importing.seed_files import Scheme
from khronika.ui.inspectors.more import Long, list_first
from khronika.ui.inspectors.parts import Go, annotate, list_incidents
from khronika.ui.inspectors.pictured import Said, fill_pictured
from khronika.ui.widgets.in_place import InPlace
from khronika.ui.widgets.sheet import Sheet
from khronika.ui.words import dated, moment, number, tongue

_TONGUES = {"en": N_("In English"), "uk": N_("In Ukrainian"), "ru": N_("In Russian")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What a document holds and what rests on it; `said`: what a picture says of itself."""

    said: Said = ()
    passages: Sequence[Passage] = ()
    incidents: Sequence[Incident] = ()
    notes: Sequence[Note] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentHands:
    """What can be stated of a document from its page, and whom it offers as publishers."""

    state: Callable[[str, str], object]  # "published" or "publisher", and the words typed
    publishers: Sequence[str]


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


def fill_document(
    sheet: Sheet, document: Document, holding: Holding, go: Go, hands: DocumentHands | None
) -> dict[str, InPlace]:
    """Show what is known of a document and what rests on it; its title stands over its text.

    Return the lines that are written over where they stand, by their fields; without `hands`
    there are none.
    """
    when = dated(document.published)
    publisher = document.publisher.title if document.publisher else ""
    lines: dict[str, InPlace] = {}
    if hands is None:
        sheet.fact(_("Published"), when)
        sheet.fact(_("Publisher"), publisher)
    else:
        for field, caption, text in (
            ("published", _("Published"), when),
            ("publisher", _("Publisher"), publisher),
        ):
            keep, empty = partial(hands.state, field), _("not stated — add")
            line = lines[field] = InPlace(sheet.theme, caption, text, keep, empty=empty)
            sheet.written(caption, line)
        lines["publisher"].offer(list(hands.publishers))
    sheet.fact(_("Authors"), ", ".join(document.authors))
    sheet.fact(_("Kind"), word(vocabulary.DOCUMENT_KINDS, document.document_kind))
    sheet.fact(_("Language"), tongue(document.language))
    sheet.fact(_("Address"), document.url or "")
    sheet.fact(_("File"), document.file_name or "")
    sheet.fact(_("Encoding"), document.encoding or "")
    length = ngettext("{n} character", "{n} characters", document.characters)
    if document.characters:
        sheet.fact(_("Length"), length.format(n=number(document.characters)))
    sheet.fact(_("Taken in"), moment(document.collected_at) if document.collected_at else "")
    sheet.fact(_("SHA-256"), document.original or "")
    if holding.said:
        fill_pictured(sheet, holding.said)
    if holding.incidents:
        sheet.section(_("Incidents that cite it"), len(holding.incidents))
        list_incidents(sheet, holding.incidents, go)
    annotate(sheet, holding.notes)
    sheet.finish()
    return lines


def _incident(sheet: Sheet, go: Go, incident: Incident) -> None:
    list_incidents(sheet, [incident], go)
