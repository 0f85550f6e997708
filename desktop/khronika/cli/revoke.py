"""`khronika revoke`: shut out every way of opening an archive but one's own."""

from collections.abc import Callable
from pathlib import Path

import click

from khronika.archive.doors import open_archive
from khronika.archive.openings import Opening, RecoveryCode
from khronika.archive.recovery import generate_recovery_code
from khronika.cli.opening import MADE_ARCHIVE, ways_to_open
from khronika.cli.output import Answer, answering, stoppable
from khronika.cli.shapes import Shape
from khronika.i18n import _, ngettext


@click.command("revoke")
@click.argument("path", metavar="ARCHIVE", type=MADE_ARCHIVE)
@ways_to_open
@click.option("--no-recovery", is_flag=True, help="Make no new recovery code.")
@answering
def revoke(answer: Answer, path: Path, opening: Callable[[], Opening], no_recovery: bool) -> None:
    """Let ARCHIVE be opened only by what opens it now, and by a new recovery code.

    All other passphrases, key files and codes fall away; whoever has an old copy of ARCHIVE still
    opens that copy with them. It cannot be undone.
    """
    mine = opening()
    with stoppable(_("Opening")) as progress:
        archive = open_archive(path, mine, progress=progress)
    code = None if no_recovery else generate_recovery_code()
    try:
        number = archive.keys.slot or 1
        added = () if code is None else (RecoveryCode(code),)
        with stoppable(_("Making new keys")) as progress:
            revoked = archive.revoke_keys({number: mine}, added, progress)
    finally:
        archive.close()
    fallen = [slot.number for slot in revoked.fallen]
    shape: Shape = {"revoked": fallen, "recovery_code": code}
    said = ngettext(
        "{number} key no longer opens the archive. Old copies of it still do.",
        "{number} keys no longer open the archive. Old copies of them still do.",
        len(fallen),
    )
    secret = [] if code is None else [_("The new recovery code; write it down:"), f"    {code}"]
    answer.give(shape, [said.format(number=len(fallen)), *secret])
