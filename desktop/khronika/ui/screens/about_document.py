"""The page about the document that is read: what is known of it, and what can be stated there."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from khronika.archive.change import Change
from khronika.archive.recording import add_source, edit_document
from khronika.domain.date_words import parse_when
from khronika.domain.dates import UNKNOWN
from khronika.domain.drafts import SourceDraft
from khronika.domain.errors import Cancelled, KnownError
from khronika.domain.kinds import RecordId
from khronika.domain.values import Document, Name
from khronika.i18n import _
from khronika.importing.formats import PICTURE
from khronika.ui.inspectors.pictured import Said
from khronika.ui.inspectors.sets import DocumentHands, Holding, fill_document
from khronika.ui.jobs import Job, Lane
from khronika.ui.reader.reader import Reader
from khronika.ui.reader.side import ABOUT
from khronika.ui.screens.actors import in_order
from khronika.ui.screens.picks import picks
from khronika.ui.session import Session
from khronika.ui.widgets.in_place import InPlace
from khronika.ui.widgets.sheet import Sheet


class AboutDocument:
    """Fills the page when it is looked at, and writes what is stated there."""

    def __init__(self, session: Session, reader: Reader, sheet: Sheet) -> None:
        self._session, self._reader, self._sheet = session, reader, sheet
        self._is_stale = True
        self._pictured: tuple[RecordId, Said] | None = None  # what the file of a picture says
        self._stated: dict[str, InPlace] = {}  # the lines that can be written over
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
        self._stated[field].write()

    def _fill(self, document: Document) -> None:
        catalogue = self._session.catalogue
        incidents = in_order(catalogue, catalogue.incidents.of_document(document.id))
        holding = Holding(
            said=self._said_by(document.id),
            incidents=incidents,
            notes=catalogue.records.notes_of(document.id),
        )
        self._sheet.hold_place(document.id)
        self._sheet.clear()
        self._stated = fill_document(
            self._sheet, document, holding, self._session.open, self._hands(document)
        )

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
        """Return what can be stated from the page; nothing while names are hidden."""
        if self._session.hides_names:
            return None
        sources = picks(self._session.catalogue, self._session.catalogue.sources.ids())
        known = {one.text: one.record for one in sources}

        def state(field: str, said: str) -> None:
            if field == "published":
                value = parse_when(said, document.language) if said else UNKNOWN
                self._write(document.id, lambda _change: {"published": value})
            else:
                self._write(document.id, lambda c: {"publisher": source_called(c, said, known)})

        return DocumentHands(state=state, publishers=list(known))

    def _write(self, document: RecordId, fields: Callable[[Change], dict[str, Any]]) -> None:
        self._session.write(
            "edit-document", lambda change: edit_document(change, document, **fields(change))
        )


def source_called(
    change: Change, said: str, known: Mapping[str, RecordId | None]
) -> RecordId | None:
    """Return the source that `known` calls `said`, else one that is made; None for no words."""
    if not said.strip():
        return None
    return known.get(said) or add_source(change, SourceDraft(names=(Name(text=said),)))
