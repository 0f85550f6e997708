"""`khronika restore`: taking records out of the trash."""

import click

from khronika.archive.archive import Archive
from khronika.archive.recording.sets import restore as take_from_trash
from khronika.cli.opening import on_archive
from khronika.cli.output import Answer
from khronika.cli.shapes import mention
from khronika.i18n import ngettext


@click.command("restore")
@on_archive
@click.argument("records", nargs=-1, required=True)
def restore(archive: Archive, answer: Answer, records: tuple[str, ...]) -> None:
    """Take RECORDS out of the trash.

    They are named by uid or number; `khronika list ARCHIVE trash` shows the uids.
    """
    named = [archive.catalogue.records.resolve(text) for text in records]
    with archive.change("restore") as change:
        take_from_trash(change, [one.id for one in named])
    sentence = ngettext("{n} record was restored.", "{n} records were restored.", len(named))
    answer.give({"restored": [mention(one) for one in named]}, [sentence.format(n=len(named))])
