"""`khronika load-vocabularies`: the starter vocabularies, for an archive that lacks some."""

import click

from khronika.archive.archive import Archive
from khronika.cli.opening import on_archive
from khronika.cli.output import Answer, stoppable
from khronika.domain.kinds import Kind
from khronika.i18n import _, ngettext
from khronika.importing.seeds import load_vocabularies as load


@click.command("load-vocabularies")
@on_archive
def load_vocabularies(archive: Archive, answer: Answer) -> None:
    """Record those terms of the starter vocabularies that the archive does not hold.

    A new archive has them from the start. Terms that were changed, moved or put into the trash stay
    as they are, so that loading again changes nothing; one undo takes back what was loaded.
    """
    with stoppable(_("Loading the vocabularies")) as progress:
        report = load(archive, progress)
    loaded, held = report.made.get(Kind.TERM, 0), report.held.get(Kind.TERM, 0)
    sentence = ngettext("{n} term was loaded.", "{n} terms were loaded.", loaded)
    there = ngettext("{n} was there already.", "{n} were there already.", held)
    lines = [sentence.format(n=loaded), there.format(n=held)]
    answer.give({"loaded": loaded, "held": held}, lines)
