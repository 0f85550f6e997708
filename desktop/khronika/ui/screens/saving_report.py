"""Saving what became of each file of an import, after saying that names may stand in it."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from khronika.domain.progress import Progress
from khronika.exporting.listing import REPORT, write_list
from khronika.i18n import _
from khronika.importing.report_lines import lines
from khronika.importing.run import report_of
from khronika.ui.notices import Offer
from khronika.ui.session import Session
from khronika.ui.veil import NamesHidden


def offer_report(session: Session, operation: int, parent: QWidget) -> None:
    """Say what the report of an import holds, and offer to save it."""
    if session.hides_names:
        session.tools.notices.report(NamesHidden(), _("Saving the report"))
        return
    session.tools.notices.ask(
        _(
            "The report holds the names of the files and the titles of the documents, and names of "
            "people may stand in these. Nothing encrypts it."
        ),
        Offer(_("Choose where…"), partial(_save, session, operation, parent)),
    )


def _save(session: Session, operation: int, parent: QWidget) -> None:
    out = session.tools.files.choose_report(parent, _("Import report.csv"))
    if out is None or session.hides_names:
        return
    archive = session.archive

    def work(job: Progress) -> Path:
        report = report_of(archive, operation)
        if report is not None:
            written, named = lines(report, archive.catalogue, job)
            write_list(archive, REPORT, written, named, out, replace=True)
        return out

    def tell(out: Path) -> None:
        said = _("The report is written: “{name}”. History keeps that it was.")
        session.tools.notices.done(said.format(name=out.name))

    session.behind(_("Saving the report"), work, tell)
