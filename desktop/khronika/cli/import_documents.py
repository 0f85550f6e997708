"""`khronika import`: taking texts in."""

from collections.abc import Iterator
from pathlib import Path

import click

from khronika.archive.archive import Archive
from khronika.cli.opening import on_archive
from khronika.cli.output import Answer, stoppable
from khronika.domain.errors import KnownError
from khronika.exporting.listing import REPORT, write_list
from khronika.exporting.on_disk import check_target
from khronika.i18n import N_, _, ngettext
from khronika.importing.decoding import ENCODINGS
from khronika.importing.looking import Wanted
from khronika.importing.planning import make_plan
from khronika.importing.report import ImportReport, Outcome
from khronika.importing.report_lines import lines
from khronika.importing.run import (
    VERB,
    NothingToGoOnWith,
    resume_import,
    run_import,
    take_back,
)
from khronika.importing.worker.reading import Readers


class ImportStopped(KnownError):
    """Facts: left (the number of files)."""

    summary = N_("The import stopped; files it has not come to: {left}.")
    remedy = N_(
        "`khronika import ARCHIVE --resume` goes on with it, and --take-back takes out what is in."
    )


@click.command("import")
@on_archive
@click.argument("paths", nargs=-1, metavar="PATH...", type=click.Path(path_type=Path))
@click.option("--source", metavar="NAME", help="Who published them; made if there is none.")
@click.option(
    "--tag", "tags", multiple=True, metavar="NAME", help="A tag for all; may be repeated."
)
@click.option("--encoding", type=click.Choice(ENCODINGS), help="How all of them are written.")
@click.option(
    "--keep-unread", is_flag=True, help="Keep what cannot be read as well, without its text."
)
@click.option(
    "--report",
    "out",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write what became of each file: a table, or .json or .txt.",
)
@click.option("--resume", is_flag=True, help="Go on with an import that was stopped.")
@click.option("--take-back", "back", is_flag=True, help="Take out what a stopped import took in.")
def import_documents(
    archive: Archive,
    answer: Answer,
    paths: tuple[Path, ...],
    source: str | None,
    tags: tuple[str, ...],
    encoding: str | None,
    keep_unread: bool,
    out: Path | None,
    resume: bool,
    back: bool,
) -> None:
    """Take files, and folders of files, into ARCHIVE as documents.

    Files that are in already are recognised by their bytes; one that cannot be read says why
    and stops nothing. One undo takes the whole import back. Ctrl+C stops between two files.
    Exits 1 if any file failed, though the others are in. The names of files and the titles in a
    report may hold names of people; nothing encrypts it, and a file that is there is not replaced.
    """
    if sum([bool(paths), resume, back]) != 1:
        raise click.UsageError("Give files to import, or --resume, or --take-back.")
    if back and out is not None:
        raise click.UsageError("Taking back makes no report.")
    if out is not None:
        check_target(out, frozenset(), folder=False, replace=False)
    if back:
        with stoppable(_("Taking back")) as progress:
            take_back(archive, _stopped(archive), progress)
        answer.give({"taken_back": True}, [_("The stopped import was taken back.")])
        return
    with Readers() as readers:
        if resume:
            with stoppable(_("Importing")) as progress:
                report = resume_import(archive, _stopped(archive), progress, readers=readers)
        else:
            wanted = Wanted(encoding=encoding, keeps_unread=keep_unread)
            known = archive.catalogue.documents
            with stoppable(_("Looking at the files")) as progress:
                plan = make_plan(paths, known, progress, readers=readers, wanted=wanted)
            with stoppable(_("Importing")) as progress:
                report = run_import(
                    archive, plan, progress, readers=readers, source=source, tags=tags
                )
    if out is not None:
        write_list(archive, REPORT, *lines(report, archive.catalogue), out)
        answer.remark(_("What became of each file is written to {path}.").format(path=out))
    if report.is_stopped:
        answer.fail(ImportStopped(left=report.left), **report.as_json())
    answer.give(report.as_json(), _lines(report))
    raise SystemExit(1 if report.counts[Outcome.FAILED] else 0)


def _stopped(archive: Archive) -> int:
    """Return the import that was stopped or killed last."""
    for operation in reversed(archive.unfinished()):
        if operation.verb == VERB:
            return operation.id
    raise NothingToGoOnWith


def _lines(report: ImportReport) -> Iterator[str]:
    for row in report.rows:
        if row.error is not None:
            yield f"{row.path}: {row.error}"
    counts = report.counts
    words = {
        Outcome.IMPORTED: ngettext("{n} imported", "{n} imported", counts[Outcome.IMPORTED]),
        Outcome.DUPLICATE: ngettext("{n} duplicate", "{n} duplicates", counts[Outcome.DUPLICATE]),
        Outcome.FAILED: ngettext("{n} failed", "{n} failed", counts[Outcome.FAILED]),
    }
    yield ", ".join(text.format(n=counts[outcome]) for outcome, text in words.items())
