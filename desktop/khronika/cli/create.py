"""`khronika create`: a new archive."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click

from khronika.archive.key_files import make_key_file
from khronika.archive.openings import KeyFile, Opening, Passphrase, RecoveryCode
from khronika.archive.recovery import generate_recovery_code
from khronika.cli.opening import ARCHIVE, FILE, from_environment, new_passphrase
from khronika.cli.output import Answer, answering, stoppable
from khronika.cli.shapes import Shape
from khronika.domain.errors import KnownError
from khronika.i18n import N_, _
from khronika.importing.making import make_archive
from khronika.importing.seeds import load_seeds


class RecoveryFileNotMade(KnownError):
    """Facts: name, reason (the system's words)."""

    summary = N_("The recovery code could not be written to “{name}”: {reason}.")
    remedy = N_("Choose another file; one that exists is never written over.")


@click.command("create")
@click.argument("path", metavar="ARCHIVE", type=ARCHIVE)
@click.option("--sample", is_flag=True, help="Put the sample texts and records into it.")
@click.option("--recovery-file", type=click.Path(path_type=Path), help="Write the code to FILE.")
@click.option("--no-recovery", is_flag=True, help="Make no recovery code.")
@click.option("--key-file", type=click.Path(path_type=Path), help="A key file; made if absent.")
@click.option("--passphrase-file", type=FILE, help="The passphrase is the first line of FILE.")
@answering
def create(
    answer: Answer,
    path: Path,
    sample: bool,
    recovery_file: Path | None,
    no_recovery: bool,
    key_file: Path | None,
    passphrase_file: Path | None,
) -> None:
    """Make a new archive in the folder ARCHIVE.

    The folder must not exist. Asks for a passphrase unless a file is named; with a key file none is
    needed. Prints the recovery code, which opens the archive when the passphrase is lost. Exits 0,
    or 1 and leaves nothing behind.
    """
    if recovery_file and no_recovery:
        raise click.UsageError("Give --recovery-file or --no-recovery, not both.")
    if key_file is None and passphrase_file is None:
        key_file, passphrase_file = from_environment()
    with _all_or_nothing() as made:
        openings, said = _ways_in(answer, key_file, passphrase_file, made)
        if not no_recovery:
            said["recovery_code"] = generate_recovery_code()
            openings.append(RecoveryCode(said["recovery_code"]))
        if recovery_file is not None:
            _write_code(recovery_file, said["recovery_code"], made)
        with stoppable(_("Making the archive")) as progress:
            archive = make_archive(path, openings, progress)
            made.callback(shutil.rmtree, path)
            made.callback(archive.close)
            if sample:
                load_seeds(archive, progress=progress)
    archive.close()
    said = {"archive": str(path), "recovery_code": None} | said
    answer.give(said, _lines(said, recovery_file))


def _ways_in(
    answer: Answer, key_file: Path | None, passphrase_file: Path | None, made: ExitStack
) -> tuple[list[Opening], Shape]:
    """Return how the archive is to be opened, and a passphrase that was generated for it."""
    openings: list[Opening] = []
    said: Shape = {}
    if key_file is not None:
        _ensure_key_file(key_file, made)
        openings.append(KeyFile(key_file))
    if key_file is None or passphrase_file is not None:
        words, generated = new_passphrase(passphrase_file, answer)
        openings.append(Passphrase(words))
        said |= {"passphrase": words} if generated else {}
    return openings, said


def _lines(said: Shape, recovery_file: Path | None) -> Iterator[str]:
    yield _("The archive “{path}” is made.").format(path=said["archive"])
    if "passphrase" in said:
        yield _("Its passphrase, which is kept nowhere: write it down.")
        yield f"    {said['passphrase']}"
    if recovery_file is not None:
        yield _("Its recovery code is in “{file}”.").format(file=recovery_file)
    elif said["recovery_code"] is not None:
        yield _("Its recovery code, for when the passphrase is lost: write it down.")
        yield f"    {said['recovery_code']}"


@contextmanager
def _all_or_nothing() -> Iterator[ExitStack]:
    """Lend a stack of what to delete again; nothing is deleted when the block succeeds."""
    with ExitStack() as made:
        yield made
        made.pop_all()


def _ensure_key_file(path: Path, made: ExitStack) -> None:
    if not path.exists():
        make_key_file(path)
        made.callback(path.unlink)


def _write_code(path: Path, code: str, made: ExitStack) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        with os.fdopen(os.open(path, flags, 0o600), "w", encoding="ascii", newline="\n") as file:
            made.callback(path.unlink)
            file.write(f"{code}\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise RecoveryFileNotMade(name=path.name, reason=error.strerror) from error
