"""`khronika recover`: a new passphrase for who has only the recovery code."""

from pathlib import Path

import click

from khronika.archive.doors import open_archive
from khronika.archive.key_changes import add_slot
from khronika.archive.openings import Passphrase, RecoveryCode
from khronika.cli.opening import (
    FILE,
    MADE_ARCHIVE,
    ask,
    from_environment,
    new_passphrase,
    read_secret,
)
from khronika.cli.output import Answer, answering, stoppable
from khronika.cli.shapes import Shape
from khronika.i18n import _


@click.command("recover")
@click.argument("path", metavar="ARCHIVE", type=MADE_ARCHIVE)
@click.option("--recovery-code-file", type=FILE, help="The code is the first line of FILE.")
@click.option("--passphrase-file", type=FILE, help="The new passphrase is the first line of FILE.")
@answering
def recover(
    answer: Answer, path: Path, recovery_code_file: Path | None, passphrase_file: Path | None
) -> None:
    """Give ARCHIVE a new passphrase by its recovery code.

    The former passphrase still opens it; `khronika keys ARCHIVE remove` takes it away. Exits 1
    when the code is mistyped or wrong.
    """
    file = recovery_code_file
    code = ask(_("Recovery code")) if file is None else read_secret(file)
    if passphrase_file is None:
        _key_file, passphrase_file = from_environment()
    with stoppable(_("Opening")) as progress:
        archive = open_archive(path, RecoveryCode(code), progress=progress)
    try:
        words, generated = new_passphrase(passphrase_file, answer)
        with stoppable(_("Making the key")) as progress:
            slot = add_slot(archive.path, archive.keys, Passphrase(words), progress)
    finally:
        archive.close()
    said: Shape = {"number": slot.number, "kind": slot.kind.value}
    said |= {"passphrase": words} if generated else {}
    lines = [_("The new passphrase opens the archive from now on.")]
    answer.give(said, lines + ([f"    {words}"] if generated else []))
