"""`khronika redo`: doing again what was undone last."""

import click

from khronika.archive.archive import Archive
from khronika.cli.opening import on_archive
from khronika.cli.output import Answer, stoppable
from khronika.cli.shapes import step_shape
from khronika.domain.verbs import say
from khronika.i18n import _


@click.command("redo")
@on_archive
def redo(archive: Archive, answer: Answer) -> None:
    """Do again what was undone last in ARCHIVE.

    Exits 1 when nothing was undone, or something new was done since.
    """
    with stoppable(_("Doing again")) as progress:
        archive.redo(progress)
    done = archive.catalogue.steps.recent(1)[0]
    sentence = _("Done again: {what}").format(what=say(done.of))
    answer.give({"redone": step_shape(done)}, [sentence])
