"""`khronika undo`: taking the last step back, whenever it was done."""

import click

from khronika.archive.archive import Archive
from khronika.cli.opening import on_archive
from khronika.cli.output import Answer, stoppable
from khronika.cli.shapes import step_shape
from khronika.domain.verbs import say
from khronika.i18n import _


@click.command("undo")
@on_archive
@click.argument("step", type=click.IntRange(1, 2**53), required=False)
def undo(archive: Archive, answer: Answer, step: int | None) -> None:
    """Take back the last step of ARCHIVE, or STEP.

    STEP is a number that `khronika history` shows. An import is one step. Exits 1 when there is
    nothing to undo, or when what STEP touched has changed since.
    """
    with stoppable(_("Undoing")) as progress:
        archive.undo(step, progress)
    done = archive.catalogue.steps.recent(1)[0]
    sentence = _("Undone: {what}").format(what=say(done.of))
    answer.give({"undone": step_shape(done)}, [sentence])
