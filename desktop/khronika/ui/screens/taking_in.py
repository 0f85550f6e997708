"""Carrying a plan out behind the window: it can be stopped, gone on with, and taken back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from khronika.i18n import _, ngettext
from khronika.importing.plan import Plan
from khronika.importing.report import ImportReport, Outcome
from khronika.importing.run import VERB, resume_import, run_import, take_back
from khronika.ui.notices import Notice, Offer, Tone
from khronika.ui.screens.saving_report import offer_report
from khronika.ui.session import Session


class TakingIn:
    """Imports of one archive, and what is said of them when they end."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        self._session, self._parent = session, parent

    def run(
        self, plan: Plan, source: str | None, tags: Sequence[str], collected_by: str | None
    ) -> None:
        """Take in what is new in `plan`."""
        archive, readers = self._session.archive, self._session.readers
        self._session.behind(
            _("Bringing in documents"),
            lambda job: run_import(
                archive,
                plan,
                job,
                readers=readers,
                source=source,
                tags=tags,
                collected_by=collected_by,
            ),
            self._done,
        )

    def offer_unfinished(self) -> None:
        """Say which import was stopped or killed, and offer to go on or to take it back."""
        imports = (one for one in self._session.archive.unfinished() if one.verb == VERB)
        for one in imports:
            said = _("Bringing in documents stopped at {n} of {all}.")
            self._session.tools.notices.ask(
                said.format(n=one.done, all=one.total),
                Offer(_("Go on"), partial(self._go_on, one.id)),
                Offer(_("Take it back"), partial(self._take_back, one.id)),
            )

    def _go_on(self, operation: int) -> None:
        archive, readers = self._session.archive, self._session.readers
        self._session.behind(
            _("Bringing in documents"),
            lambda job: resume_import(archive, operation, job, readers=readers),
            self._done,
        )

    def _take_back(self, operation: int) -> None:
        archive = self._session.archive
        self._session.on_archive(
            _("Taking documents back"), lambda job: take_back(archive, operation, job)
        )

    def _offer(self, operation: int) -> Offer:
        """Offer to save what became of each file, where something went wrong."""
        session, parent = self._session, self._parent
        return Offer(_("Save the report…"), lambda: offer_report(session, operation, parent))

    def _done(self, report: ImportReport) -> None:
        if report.is_stopped:
            self.offer_unfinished()
            return
        counts = report.counts
        new = counts[Outcome.IMPORTED]
        said = ngettext("{n} document came in.", "{n} documents came in.", new).format(n=new)
        if failed := counts[Outcome.FAILED]:
            first = next(row for row in report.rows if row.status is Outcome.FAILED)
            why = ngettext(
                "{n} could not be read: {why}", "{n} could not be read, the first: {why}", failed
            )
            why = why.format(n=failed, why=first.error or "")
            offers = (self._offer(report.operation),) if report.operation is not None else ()
            told = self._session.tools.notices.shown
            told.emit(Notice(text=said, remedy=why, tone=Tone.WRONG, offers=offers))
        else:
            self._session.done(said)
