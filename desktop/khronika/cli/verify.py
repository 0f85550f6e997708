"""`khronika verify`: whether an archive is whole."""

import click

from khronika.archive.archive import Archive
from khronika.cli.opening import on_archive
from khronika.cli.output import Answer, stoppable
from khronika.i18n import _


@click.command("verify")
@on_archive
@click.option("--rebuild-index", is_flag=True, help="First make the search index anew.")
def verify(archive: Archive, answer: Answer, rebuild_index: bool) -> None:
    """Check that ARCHIVE is whole.

    That is every page, key, link, seal, text, anchor and index entry. Exits 0 when all is whole,
    and 1 when something is not: each fault with its remedy. Prints no word of what the archive
    contains.
    """
    if rebuild_index:
        with stoppable(_("Making the search index anew")) as progress:
            archive.rebuild_index(progress)
    with stoppable(_("Verifying")) as progress:
        faults = archive.verify(progress)
    said = [{"what": one.what, "where": one.where, "remedy": one.remedy} for one in faults]
    lines = [f"{one.what} ({one.where}). {one.remedy}" for one in faults]
    answer.give({"ok": not faults, "faults": said}, lines or [_("The archive is whole.")])
    raise SystemExit(1 if faults else 0)
