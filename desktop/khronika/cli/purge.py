"""`khronika purge`: erasing for good."""

from collections.abc import Iterator
from datetime import date, datetime

import click

from khronika.archive.archive import Archive
from khronika.archive.purge import Purged
from khronika.cli.opening import on_archive
from khronika.cli.output import Answer, stoppable
from khronika.cli.shapes import Shape, kind_word
from khronika.cli.words import said
from khronika.domain.errors import KnownError
from khronika.domain.values import Named
from khronika.i18n import N_, _, ngettext


class NotConfirmed(KnownError):
    summary = N_("Nothing was erased: what is erased cannot be brought back.")
    remedy = N_("Answer y when asked, or add --yes where nobody is there to be asked.")


@click.command("purge")
@on_archive
@click.argument("records", nargs=-1)
@click.option("--trash", is_flag=True, help="Erase what is in the trash, too.")
@click.option(
    "--history-before",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Erase what changes before this day (UTC) replaced.",
)
@click.option("--yes", is_flag=True, help="Do not ask.")
def purge(
    archive: Archive,
    answer: Answer,
    records: tuple[str, ...],
    trash: bool,
    history_before: datetime | None,
    yes: bool,
) -> None:
    """Erase RECORDS for good, from the history too.

    What is part of them goes with them. Asks first. It cannot be undone. Backups, copies and
    exports made before still hold it. Exits 1 when it was not confirmed.
    """
    if not records and not trash and history_before is None:
        raise click.UsageError("Name records, --trash or --history-before.")
    catalogue = archive.catalogue
    doomed = [catalogue.records.resolve(text) for text in records]
    doomed += catalogue.records.trash() if trash else []
    if not yes:
        _confirm(answer, doomed, history_before)
    report: Shape = {}
    lines: list[str] = []
    if doomed:
        with stoppable(_("Erasing")) as progress:
            purged = archive.purge([one.id for one in doomed], progress)
        report |= _shape(purged)
        lines += _lines(purged)
    if history_before is not None:
        report["forgotten"] = archive.forget_history(_day(history_before))
        lines.append(
            ngettext(
                "The former values of {n} change were erased.",
                "The former values of {n} changes were erased.",
                report["forgotten"],
            ).format(n=report["forgotten"])
        )
    answer.give(report, [*lines, _("Backups, copies and exports made before still hold it.")])


def _confirm(answer: Answer, doomed: list[Named], history_before: datetime | None) -> None:
    for one in doomed:
        answer.remark(f"    {said('kind', kind_word(one.kind))}: {one.title}")
    if history_before is not None:
        day = _day(history_before).isoformat()
        answer.remark("    " + _("the history before {day}").format(day=day))
    try:
        agreed = click.confirm(_("Erase this for good?"), err=True)
    except click.Abort:
        agreed = False
    if not agreed:
        raise NotConfirmed


def _day(moment: datetime) -> date:
    return moment.date()


def _shape(purged: Purged) -> Shape:
    return {
        "erased": {kind_word(kind): number for kind, number in purged.counts.items()},
        "rows": purged.rows,
        "texts": purged.texts,
        "backups": purged.backups,
    }


def _lines(purged: Purged) -> Iterator[str]:
    counts = ", ".join(
        f"{said('kind', kind_word(kind))} {number}" for kind, number in purged.counts.items()
    )
    yield _("Erased: {counts}.").format(counts=counts)
    if purged.backups:
        yield ngettext(
            "{n} backup was made of this archive.",
            "{n} backups were made of this archive.",
            purged.backups,
        ).format(n=purged.backups)
