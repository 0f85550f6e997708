"""The page about the document that is read: what is known of it, and what can be stated there."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from khronika.archive.change import Change
from khronika.archive.recording import add_source, edit_document
from khronika.domain.dates import UNKNOWN
from khronika.domain.drafts import SourceDraft
from khronika.domain.errors import Cancelled, KnownError
from khronika.domain.kinds import RecordId
from khronika.domain.values import Document, Name, Stated, TextVersion
from khronika.i18n import _
from khronika.importing.formats import PICTURE
from khronika.importing.metadata import published_as
from khronika.ui.inspectors.document import DocumentHands, DocumentPage, Holding
from khronika.ui.inspectors.pictured import Said
from khronika.ui.jobs import Job, Lane
from khronika.ui.models.known_fields import read_authors, show_authors
from khronika.ui.reader.reader import Reader
from khronika.ui.reader.side import ABOUT
from khronika.ui.screens.actors import in_order
from khronika.ui.screens.picks import picks
from khronika.ui.session import Session
from khronika.ui.widgets.in_place import InPlace
from khronika.ui.widgets.sheet import Sheet


class AboutDocument:
    """Fills the page when it is looked at, and writes what is stated there."""

    def __init__(
        self,
        session: Session,
        reader: Reader,
        sheet: Sheet,
        look: Callable[[TextVersion], object],
    ) -> None:
        """`look` shows an older text of the document that is read."""
        self._session, self._reader, self._sheet, self._look = session, reader, sheet, look
        self._is_stale = True
        self._pictured: tuple[RecordId, Said] | None = None  # what the file of a picture says
        self.stated: dict[str, InPlace] = {}  # the lines that can be written over
        reader.side.turned.connect(self.turned)

    def grow_stale(self) -> None:
        """Another document is read, or something was written."""
        self._is_stale = True

    def turned(self, page: int) -> None:
        """Fill the page if it is the one that is looked at."""
        document = self._reader.document
        if page == ABOUT and self._is_stale and document is not None:
            # What is being written there stays; the page is filled later.
            self._is_stale = self._sheet.is_written_in(document.id)
            if not self._is_stale:
                self._fill(document)

    def begin_stating(self, field: str) -> None:
        """Open the line of "published" or "publisher"."""
        if self._reader.document is None or self._session.hides_names:
            return
        side = self._reader.side
        if side.count() > 1:  # a form lies over the pages
            self._session.tools.notices.say(_("Close the form beside the text first."))
            return
        side.turn_to(ABOUT)
        self.stated[field].write()

    def _fill(self, document: Document) -> None:
        catalogue = self._session.catalogue
        holding = Holding(
            incidents=in_order(catalogue, catalogue.incidents.of_document(document.id)),
            notes=catalogue.records.notes_of(document.id),
            versions=catalogue.documents.versions(document.id),
            pictured=self._said_by(document.id),
        )
        self._sheet.hold_place(document.id)
        self._sheet.clear()
        page = DocumentPage(self._sheet, document, self._hands(document))
        page.fill(holding, self._session.open)
        self.stated = page.lines

    def _said_by(self, document: RecordId) -> Said:
        """Return what the file of a picture says of itself, once it was read: it comes later."""
        archive, session = self._session.archive, self._session
        if self._pictured is not None and self._pictured[0] == document:
            return session.shown(self._pictured[1])
        if archive.catalogue.documents.reader(document) != PICTURE:
            return ()
        self._pictured = (document, ())
        readers = session.readers  # made on this thread: two would make two of them

        def read(job: Job) -> Said:
            try:
                data = archive.original(document)
            finally:
                archive.let_cache_go()
            if data is None:
                return ()
            return readers.read(PICTURE, data, still=partial(job.step, 0)).properties

        def fill(said: Said) -> None:
            if self._pictured is not None and self._pictured[0] == document:
                self._pictured = (document, said)
                self.grow_stale()
                self.turned(self._reader.side.page)

        def failed(error: BaseException, doing: str) -> None:
            if not isinstance(
                error, Cancelled | KnownError
            ):  # else it is said where the picture would be
                session.tools.notices.report(error, doing)

        doing = _("Reading what a file says of itself")
        session.tools.jobs.run(doing, read, fill, failed=failed, lane=Lane.FILES, quiet=True)
        return ()

    def _hands(self, document: Document) -> DocumentHands | None:
        """Return what can be done from the page; nothing while names are hidden."""
        if self._session.hides_names:
            return None
        catalogue = self._session.catalogue
        known = {one.text: one.record for one in picks(catalogue, catalogue.sources.ids())}

        def state(field: str, said: str) -> None:
            self._write(document, known, field, said)

        def take(stated: Stated) -> None:
            said = stated.value
            if stated.field == "authors":
                said = show_authors((*document.authors, said))
            self._write(document, known, stated.field, said)

        return DocumentHands(
            state=state,
            take=take,
            look=self._look,
            publishers=list(known),
            collectors=catalogue.documents.collectors(),
        )

    def _write(
        self, document: Document, known: Mapping[str, RecordId | None], field: str, said: str
    ) -> None:
        def fields(change: Change) -> dict[str, Any]:
            return stated_value(change, field, said, document.language, known)

        self._session.write(
            "edit-document", lambda change: edit_document(change, document.id, **fields(change))
        )


def stated_value(
    change: Change,
    field: str,
    said: str,
    language: str | None,
    known: Mapping[str, RecordId | None],
) -> dict[str, Any]:
    """Return what was `said` for a field as `edit_document` takes it; a publisher that is not
    `known` becomes a source.
    """
    match field:
        case "published":
            return {field: published_as(said, language) or UNKNOWN if said else UNKNOWN}
        case "publisher":
            return {field: source_called(change, said, known)}
        case "authors":
            return {field: read_authors(said)}
    return {field: said}


def source_called(
    change: Change, said: str, known: Mapping[str, RecordId | None]
) -> RecordId | None:
    """Return the source that `known` calls `said`, else one that is made; None for no words."""
    if not said.strip():
        return None
    return known.get(said) or add_source(change, SourceDraft(names=(Name(text=said),)))
