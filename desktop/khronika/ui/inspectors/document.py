"""A document: what is known of it, how it was obtained, what its file says, what rests on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from khronika.domain import vocabulary
from khronika.domain.readers import is_older
from khronika.domain.values import Document, Incident, Note, Stated, TextVersion
from khronika.domain.vocabulary import word
from khronika.i18n import N_, _, ngettext
from khronika.importing.formats import CALLED
from khronika.importing.said import is_recorded
from khronika.ui.inspectors.parts import Go, annotate, list_incidents
from khronika.ui.inspectors.pictured import Said, fill_pictured
from khronika.ui.models.known_fields import CAPTURE
from khronika.ui.widgets.in_place import InPlace
from khronika.ui.widgets.sheet import Sheet
from khronika.ui.words import cut, dated, moment, number, tongue

_LONGEST = 300  # code points of one thing that a file says of itself
_MOST_SAID = 20
_FIELDS = {
    "title": N_("Title"),
    "authors": N_("Authors"),
    "published": N_("Published"),
    "publisher": N_("Publisher"),
    "language": N_("Language"),
    "url": N_("Address"),
}
_READERS = {**CALLED, "plain": N_("text"), "none": N_("kept as it came")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What a document holds and what rests on it.

    `versions`: the text of today comes first. `pictured`: what the file of a picture says of itself
    beyond what can be recorded.
    """

    incidents: Sequence[Incident] = ()
    notes: Sequence[Note] = ()
    versions: Sequence[TextVersion] = ()
    pictured: Said = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentHands:
    """What can be done from the page about a document.

    Attributes:
        state: Record what was typed for "published", "publisher" or a field of `CAPTURE`.
        take: Record what the file says of itself.
        look: Show the text of an older version.
        publishers, collectors: Whom it offers.
    """

    state: Callable[[str, str], object]
    take: Callable[[Stated], object]
    look: Callable[[TextVersion], object]
    publishers: Sequence[str] = ()
    collectors: Sequence[str] = ()


class DocumentPage:
    """Fills a sheet with what is known of a document; its title stands over its text.

    `lines` are those that are written over where they stand, by their fields; without hands there
    are none.
    """

    def __init__(self, sheet: Sheet, document: Document, hands: DocumentHands | None) -> None:
        self._sheet, self._document, self._hands = sheet, document, hands
        self.lines: dict[str, InPlace] = {}

    def fill(self, holding: Holding, go: Go) -> None:
        """Show it."""
        self._particulars()
        self._capture()
        is_begun = self._said(holding.versions)
        if holding.pictured:
            fill_pictured(self._sheet, holding.pictured, is_begun=is_begun)
        self._texts(holding.versions)
        if holding.incidents:
            self._sheet.section(_("Incidents that cite it"), len(holding.incidents))
            list_incidents(self._sheet, holding.incidents, go)
        annotate(self._sheet, holding.notes)
        self._sheet.finish()

    def _particulars(self) -> None:
        sheet, document = self._sheet, self._document
        publishers = self._hands.publishers if self._hands else ()
        self._line("published", _("Published"), dated(document.published))
        publisher = document.publisher.title if document.publisher else ""
        self._line("publisher", _("Publisher"), publisher, publishers)
        sheet.fact(_("Authors"), ", ".join(document.authors))
        sheet.fact(_("Kind"), word(vocabulary.DOCUMENT_KINDS, document.document_kind))
        sheet.fact(_("Language"), tongue(document.language))
        sheet.fact(_("Address"), document.url or "")
        length = ngettext("{n} character", "{n} characters", document.characters)
        if document.characters:
            sheet.fact(_("Length"), length.format(n=number(document.characters)))

    def _capture(self) -> None:
        """Say how it was obtained: by whom, when, how, from where; and what tells its file."""
        sheet, document = self._sheet, self._document
        sheet.section(_("How it was obtained"))
        taken = document.collected_at
        sheet.fact(_("Taken in"), moment(taken) if taken else "")
        collectors = self._hands.collectors if self._hands else ()
        for field in CAPTURE:
            offers = collectors if field.name == "collected_by" else ()
            self._line(field.name, _(field.caption), field.show(document), offers)
        sheet.fact(_("File"), document.file_name or "")
        size = ngettext("{n} byte", "{n} bytes", document.bytes or 0)
        sheet.fact(_("Size"), size.format(n=number(document.bytes)) if document.bytes else "")
        sheet.fact(_("Encoding"), document.encoding or "")
        sheet.fact(_("SHA-256"), document.original or "")

    def _said(self, versions: Sequence[TextVersion]) -> bool:
        """Show what the file says of itself, and offer what is not recorded so; say if it does."""
        sheet, said = self._sheet, versions[0].said if versions else ()
        if not said:
            return False
        sheet.section(_("What the file says of itself"))
        for one in said[:_MOST_SAID]:
            shown = tongue(one.value) if one.field == "language" else one.value
            where = one.where or _("in its text")
            said_so = _("{value} ({where})").format(value=cut(shown, _LONGEST), where=where)
            sheet.fact(_(_FIELDS[one.field]), said_so)
            if self._hands is not None and not is_recorded(self._document, one):
                take = _("Take over “{value}”").format(value=cut(shown, 30))
                sheet.buttons([(take, partial(self._hands.take, one))])
        return True

    def _texts(self, versions: Sequence[TextVersion]) -> None:
        """Say what read the text, and show older ones."""
        sheet = self._sheet
        if not versions:
            return
        sheet.section(_("Its text"))
        for version in versions:
            reader = word(_READERS, version.reader) or version.reader
            read = _("read as {format}, reader {version}, {moment}").format(
                format=reader, version=version.reader_version, moment=moment(version.made)
            )
            if version.is_current:
                sheet.words(read, "quiet")
                if is_older(version):
                    sheet.words(_("There is a newer reader: the file can be read anew."), "quiet")
            elif self._hands is not None:
                sheet.link(_("Look at the text before"), partial(self._hands.look, version), read)
            else:
                sheet.words(read, "quiet")

    def _line(self, field: str, caption: str, text: str, offers: Sequence[str] = ()) -> None:
        sheet, hands = self._sheet, self._hands
        if hands is None:
            sheet.fact(caption, text)
            return
        keep = partial(hands.state, field)
        line = InPlace(sheet.theme, caption, text, keep, empty=_("not stated — add"))
        if offers:
            line.offer(list(offers))
        self.lines[field] = line
        sheet.written(caption, line)
