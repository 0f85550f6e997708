"""Having pages of a document drawn: its file goes from the archive to a reader's process and back
come dots. All of it stays in memory.
"""

import threading
from collections.abc import Callable
from functools import partial

from khronika.domain.errors import KnownError
from khronika.domain.kinds import RecordId
from khronika.i18n import N_, _
from khronika.importing.formats import PDF, PICTURE
from khronika.ui.jobs import Job, Lane, Report
from khronika.ui.reader.marks import Span
from khronika.ui.reader.printed import Printed, printed
from khronika.ui.session import Session

DRAWN = (PDF, PICTURE)  # what of the formats can be seen as it looks
_MOST_HELD = 32 << 20  # bytes of a file that are held while its pages are turned


class NoOriginal(KnownError):
    summary = N_("The file as it came is not kept in this archive.")


class Drawing:
    """Draws pages of one document, each in a job that nobody has to wait for."""

    def __init__(self, session: Session, document: RecordId, format_: str) -> None:
        """`format_`: PDF or PICTURE."""
        self._session, self._document, self._format = session, document, format_
        self._held: bytes | None = None
        self._one = threading.Lock()

    def begin(
        self,
        page: int,
        dots: tuple[int, int],
        span: Span,
        then: Callable[[Printed], object],
        failed: Report,
    ) -> Job:
        """Begin to draw `page`, from 0, on which `span` of the text stands, in so many `dots`.

        Press Stop of what is returned for a page that is no longer wanted.
        """
        work = partial(self._draw, page, dots, span)
        doing = _("Drawing a page")
        jobs = self._session.tools.jobs
        return jobs.run(doing, work, then, failed=failed, lane=Lane.FILES, quiet=True)

    def _draw(self, page: int, dots: tuple[int, int], span: Span, job: Job) -> Printed:
        still = partial(job.step, 0)
        readers, (width, height) = self._session.readers, dots
        try:
            still()
            data = self._original()
        finally:
            self._session.archive.let_cache_go()
        still()
        if self._format == PICTURE:
            shown = readers.shown("picture-shown", data, {"width": width, "height": height}, still)
        else:
            shown = readers.shown("pdf-page", data, {"page": page, "width": width}, still)
        return printed(shown, span)

    def _original(self) -> bytes:
        with self._one:
            if self._held is not None:
                return self._held
            data = self._session.archive.original(self._document)
            if data is None:
                raise NoOriginal
            if len(data) <= _MOST_HELD:
                self._held = data
            return data
