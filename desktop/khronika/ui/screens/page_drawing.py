"""Having pages of a document drawn: its file goes from the archive to a reader's process and back
come dots. All of it stays in memory.
"""

import threading
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from khronika.domain.errors import Cancelled, KnownError
from khronika.domain.kinds import RecordId
from khronika.i18n import N_, _
from khronika.importing.formats import PDF, PICTURE
from khronika.ui.jobs import Job, Lane
from khronika.ui.reader.kept_pages import KeptPages
from khronika.ui.reader.marks import Span
from khronika.ui.reader.printed import Printed, printed
from khronika.ui.session import Session

DRAWN = (PDF, PICTURE)  # what of the formats can be seen as it looks
_MOST_HELD = 32 << 20  # bytes of a file that are held while its pages are turned


class Asked(NamedTuple):
    """A page, from 0, and how many dots it is to be drawn in, across and down."""

    page: int
    dots: tuple[int, int]


class NoOriginal(KnownError):
    summary = N_("The file as it came is not kept in this archive.")


class Drawing:
    """Draws pages of one document, each in a job that nobody has to wait for."""

    def __init__(
        self,
        session: Session,
        document: RecordId,
        format_: str,
        have: Callable[[Asked, Printed], object],
        have_not: Callable[[Asked, BaseException, str], object],
    ) -> None:
        """`format_`: PDF or PICTURE. `have` gets a page once it is drawn, `have_not` why not."""
        self._session, self._document, self._format = session, document, format_
        self._readers = session.readers  # made on this thread: two would make two of them
        self._have, self._have_not = have, have_not
        self._kept = KeptPages()
        self._jobs: dict[Asked, Job] = {}
        self._held: bytes | None = None
        self._one = threading.Lock()

    @property
    def is_busy(self) -> bool:
        """Whether a page is being drawn."""
        return bool(self._jobs)

    @property
    def taken(self) -> int:
        """How many bytes of memory pages take that were drawn."""
        return self._kept.bytes

    def want(self, asked: Asked, span: Span) -> Printed | None:
        """Return a page on which `span` of the text stands, as it was drawn before.

        If that was in another size it is drawn anew, and no other any longer.
        """
        for other in list(self._jobs):
            if other != asked:
                self._jobs.pop(other).stop.set()
        if (ready := self._kept.get(asked.page, asked.dots[0])) is not None:
            return ready
        if asked not in self._jobs:
            self._jobs[asked] = self._session.tools.jobs.run(
                _("Drawing a page"),
                partial(self._draw, asked, span),
                partial(self._drawn, asked),
                failed=partial(self._failed, asked),
                lane=Lane.FILES,
                quiet=True,
            )
        return self._kept.nearest(asked.page, asked.dots[0])

    def close(self) -> None:
        """Draw nothing more and let all go: another document is shown, or names are hidden."""
        for job in self._jobs.values():
            job.stop.set()
        self._jobs.clear()
        self._kept.forget()
        self._held = None

    def _drawn(self, asked: Asked, drawn: Printed) -> None:
        if self._jobs.pop(asked, None) is not None:  # else it is no longer wanted
            self._kept.keep(asked.page, asked.dots[0], drawn)
            self._have(asked, drawn)

    def _failed(self, asked: Asked, error: BaseException, doing: str) -> None:
        wanted = self._jobs.pop(asked, None) is not None
        if wanted and not isinstance(error, Cancelled):
            self._have_not(asked, error, doing)

    def _draw(self, asked: Asked, span: Span, job: Job) -> Printed:
        still = partial(job.step, 0)
        readers, (width, height) = self._readers, asked.dots
        try:
            still()
            data = self._original()
        finally:
            self._session.archive.let_cache_go()
        still()
        if self._format == PICTURE:
            shown = readers.shown("picture-shown", data, {"width": width, "height": height}, still)
        else:
            shown = readers.shown("pdf-page", data, {"page": asked.page, "width": width}, still)
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
