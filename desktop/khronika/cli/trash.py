"""`khronika trash`: putting records where they can still be taken back from."""

import click

from khronika.archive.archive import Archive
from khronika.archive.recording.sets import trash as put_into_trash
from khronika.cli.opening import on_archive
from khronika.cli.output import Answer
from khronika.cli.shapes import mention
from khronika.i18n import ngettext


@click.command("trash")
@on_archive
@click.argument("records", nargs=-1, required=True)
def trash(archive: Archive, answer: Answer, records: tuple[str, ...]) -> None:
    """Move RECORDS to the trash.

    `khronika restore` takes them back, `khronika purge` erases them for good.
    """
    named = [archive.catalogue.records.resolve(text) for text in records]
    with archive.change("trash") as change:
        put_into_trash(change, [one.id for one in named])
    sentence = ngettext(
        "{n} record is in the trash.", "{n} records are in the trash.", len(named)
    ).format(n=len(named))
    answer.give({"trashed": [mention(one) for one in named]}, [sentence])
