"""`khronika history`: what was done, newest first."""

import click

from khronika.archive.archive import Archive
from khronika.cli.list_records import listed
from khronika.cli.opening import on_archive
from khronika.cli.output import Answer
from khronika.cli.shapes import step_shape


@click.command("history")
@on_archive
@click.option("--limit", type=click.IntRange(min=1), default=200, show_default=True)
def history(archive: Archive, answer: Answer, limit: int) -> None:
    """List what was done to ARCHIVE, newest first.

    The number of a step is what `khronika undo` takes.
    """
    steps = archive.catalogue.steps
    items = [step_shape(step) for step in steps.recent(limit)]
    answer.give(
        {"kind": "history", "total": steps.count(), "items": items},
        listed("step at title undone", items),
    )
