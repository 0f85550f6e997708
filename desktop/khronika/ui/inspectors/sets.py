"""A tag with its passages, a document with its particulars."""

from collections.abc import Sequence
from dataclasses import dataclass

from khronika.domain import vocabulary
from khronika.domain.values import Document, Incident, Note, Passage, Tag
from khronika.domain.vocabulary import word
from khronika.i18n import _, ngettext
from khronika.ui.inspectors.parts import Go, annotate, list_incidents, quote
from khronika.ui.widgets.sheet import Sheet
from khronika.ui.words import dated, moment

_SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What a document holds and what rests on it."""

    passages: Sequence[Passage] = ()
    incidents: Sequence[Incident] = ()
    notes: Sequence[Note] = ()


def fill_tag(sheet: Sheet, tag: Tag, passages: Sequence[Passage], go: Go) -> None:
    """Show a tag and the passages that carry it."""
    sheet.heading(" / ".join(tag.path), tag.number)
    sheet.words(tag.memo or "", "quiet")
    sheet.section(_("Passages"), tag.passages)
    if not passages:
        sheet.words(_("No passage carries this tag yet."), "quiet")
    quote(sheet, passages[:_SHOWN], go)
    _rest(sheet, len(passages))
    sheet.finish()


def fill_document(sheet: Sheet, document: Document, holding: Holding, go: Go) -> None:
    """Show what is known of a document and what rests on it."""
    sheet.heading(document.title, document.number)
    sheet.fact(_("Published"), dated(document.published))
    sheet.fact(_("Publisher"), document.publisher.title if document.publisher else "")
    sheet.fact(_("Authors"), ", ".join(document.authors))
    sheet.fact(_("Kind"), word(vocabulary.DOCUMENT_KINDS, document.document_kind))
    sheet.fact(_("Language"), document.language or "")
    sheet.fact(_("Address"), document.url or "")
    sheet.fact(_("File"), document.file_name or "")
    sheet.fact(_("Encoding"), document.encoding or "")
    length = ngettext("{n} character", "{n} characters", document.characters)
    sheet.fact(_("Length"), length.format(n=f"{document.characters:,}".replace(",", "\u2009")))
    sheet.fact(_("Taken in"), moment(document.collected_at) if document.collected_at else "")
    sheet.fact(_("SHA-256"), document.original or "")
    if holding.incidents:
        sheet.section(_("Incidents that cite it"), len(holding.incidents))
        list_incidents(sheet, holding.incidents, go)
    annotate(sheet, holding.notes)
    sheet.finish()


def _rest(sheet: Sheet, count: int) -> None:
    if count > _SHOWN:
        more = ngettext("and {n} more", "and {n} more", count - _SHOWN)
        sheet.words(more.format(n=count - _SHOWN), "quiet")
