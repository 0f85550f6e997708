"""`khronika export`: a selection, as it may leave."""

from collections.abc import Iterator
from dataclasses import replace as with_
from pathlib import Path

import click

from khronika.archive.archive import Archive
from khronika.archive.catalogue import Catalogue
from khronika.cli.opening import on_archive
from khronika.cli.output import Answer, stoppable
from khronika.cli.shapes import Shape
from khronika.domain.kinds import Kind
from khronika.exporting.export import ExportReport
from khronika.exporting.export import export as write_export
from khronika.exporting.leaks import LeakFound
from khronika.exporting.profile import profile_named
from khronika.exporting.selection import Selection, everything, of_collection, of_query
from khronika.i18n import _, ngettext


@click.command("export")
@on_archive
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--format", "form", required=True, metavar="F", help="csv, json or html.")
@click.option("--profile", default="careful", show_default=True, help="careful or colleague.")
@click.option("--recipient", metavar="NAME", help="For whom: the same ids in every export.")
@click.option("--collection", metavar="NAME", help="What this collection holds.")
@click.option("--query", metavar="Q", help="Every record that Q finds.")
@click.option("--all", "whole", is_flag=True, help="Everything outside the trash.")
@click.option(
    "--asked",
    multiple=True,
    metavar="PERSON",
    help="Somebody marked “ask before publishing” who was, and may be named. May be repeated.",
)
@click.option("--replace", is_flag=True, help="Write over an earlier export at OUT.")
def export(
    archive: Archive,
    answer: Answer,
    out: Path,
    form: str,
    profile: str,
    recipient: str | None,
    collection: str | None,
    query: str | None,
    whole: bool,
    asked: tuple[str, ...],
    replace: bool,
) -> None:
    """Write a part of ARCHIVE, or all, as it may leave.

    People marked protected leave under their label, and what holds their names is held back and
    counted; the finished files are searched for those names before anything is written. Exits 1,
    and writes nothing, when one was found. What is written is plain: nothing encrypts it.
    """
    if sum([collection is not None, query is not None, whole]) != 1:
        raise click.UsageError("Give one of --collection, --query and --all.")
    found = (archive.catalogue.records.resolve(one, Kind.AGENT) for one in asked)
    may_be_named = frozenset(person.id for person in found)
    chosen = with_(profile_named(profile), asked=may_be_named).made_for(recipient)
    selection = _selection(archive.catalogue, collection, query)
    try:
        with stoppable(_("Exporting")) as progress:
            report = write_export(archive, selection, chosen, form, out, progress, replace=replace)
    except LeakFound as error:
        answer.fail(error, files=[], counts={}, hidden=0, changed=0, leaks=_leaks(error))
    answer.give(report.as_json(), _lines(report))


def _selection(catalogue: Catalogue, collection: str | None, query: str | None) -> Selection:
    if query is not None:
        return of_query(catalogue, query)
    if collection is None:
        return everything(catalogue)
    named = catalogue.records.resolve(collection, Kind.COLLECTION)
    kept = catalogue.collections.many([named.id])
    return of_collection(catalogue, kept[named.id])


def _leaks(error: LeakFound) -> list[Shape]:
    return [
        {
            "file": leak.file,
            "where": leak.where,
            "person_uid": leak.person.hex() if leak.person else None,
        }
        for leak in error.leaks
    ]


def _lines(report: ExportReport) -> Iterator[str]:
    for file in report.files:
        yield _("Written: {path}").format(path=file.path)
    left = ", ".join(f"{kind} {number}" for kind, number in report.counts.items() if number)
    yield _("What left: {counts}.").format(counts=left)
    if report.changed:
        yield ngettext(
            "{n} person left under a label.", "{n} people left under a label.", report.changed
        ).format(n=report.changed)
    if report.hidden_total:
        yield ngettext(
            "{n} thing was held back.", "{n} things were held back.", report.hidden_total
        ).format(n=report.hidden_total)
