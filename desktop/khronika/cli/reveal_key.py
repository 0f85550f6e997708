"""`khronika reveal-key`: the raw key, for opening the database without this program."""

import click

from khronika.archive.archive import Archive
from khronika.archive.driver import raw_key
from khronika.cli.opening import on_archive
from khronika.cli.output import Answer
from khronika.i18n import _


@click.command("reveal-key")
@on_archive
def reveal_key(archive: Archive, answer: Answer) -> None:
    """Print the raw key of ARCHIVE, after a warning.

    It is what SQLCipher's PRAGMA key takes; ARCHIVE-FORMAT.md says how to open archive.db with it.
    """
    answer.remark(
        _(
            "Whoever has this key reads archive.db, and every copy of it, without the passphrase; "
            "changing the passphrase does not change it. Do not write it to a disk, and clear the "
            "screen when you are done."
        )
    )
    key = raw_key(archive.keys.key).decode("ascii")
    answer.give({"key": key}, [key])
