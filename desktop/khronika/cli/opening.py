"""How a command gets into an archive: by what a file, the environment or a prompt says.

A passphrase is never an argument: arguments are seen by every program on the computer and kept
in the shell's history.
"""

import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from khronika.archive.doors import open_archive
from khronika.archive.faults import told
from khronika.archive.folder import archive_around
from khronika.archive.openings import KeyFile, Opening, Passphrase, RecoveryCode
from khronika.archive.passphrases import check_passphrase, generate_passphrase
from khronika.cli.output import Answer, answering, stoppable
from khronika.domain.errors import KnownError
from khronika.i18n import N_, _

FILE = click.Path(path_type=Path, allow_dash=True)
ARCHIVE = click.Path(path_type=Path)


class _Archive(click.Path):
    """An archive that there is; a file in one stands for it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path: Any = super().convert(value, param, ctx)  # a Path, as it is told to make one
        return archive_around(path)


MADE_ARCHIVE = _Archive(path_type=Path)

_STDIN = Path("-")
_LONGEST = 64 * 1024  # bytes; no secret is longer


class NothingToOpenWith(KnownError):
    summary = N_("No passphrase was given, and there is no terminal to ask for one.")
    remedy = N_(
        "Name a file with --passphrase-file or --key-file, or in the variable "
        "KHRONIKA_PASSPHRASE_FILE or KHRONIKA_KEY_FILE."
    )


class SecretUnreadable(KnownError):
    """Facts: name, reason (the system's words)."""

    summary = N_("“{name}” could not be read: {reason}.")
    remedy = N_("Check the name of the file, and that you may read it.")


class SecretEmpty(KnownError):
    """Facts: name."""

    summary = N_("The first line of “{name}” is not a passphrase or code.")
    remedy = N_("Write it there as text in UTF-8, by itself, on the first line.")


class NotTheSame(KnownError):
    summary = N_("The two passphrases are not the same.")
    remedy = N_("Give the command again, and type the same passphrase twice.")


def on_archive(function: Callable[..., None]) -> Callable[..., None]:
    """Give a click function ARCHIVE and the ways to open it; it is called with it open.

    The function takes the open archive and its `Answer` first. The archive is closed whatever
    happens, so that "saved" has been true when the process ends.
    """

    @click.argument("path", metavar="ARCHIVE", type=MADE_ARCHIVE)
    @ways_to_open
    @answering
    @wraps(function)
    def opened(answer: Answer, path: Path, opening: Callable[[], Opening], **rest: Any) -> None:
        found = opening()
        with stoppable(_("Opening")) as progress:
            archive = open_archive(path, found, progress=progress)
        try:
            with told(archive.path):  # a damaged page may show only when it is read
                function(archive, answer, **rest)
        finally:
            archive.close()

    return opened


def ways_to_open(function: Callable[..., None]) -> Callable[..., None]:
    """Give a click function the options that open an archive, as one callable `opening`."""

    @click.option(
        "--passphrase-file", type=FILE, help="The passphrase is the first line of FILE; - is stdin."
    )
    @click.option("--key-file", type=FILE, help="Open with the age identity in FILE.")
    @click.option(
        "--recovery-code-file", type=FILE, help="The recovery code is the first line of FILE."
    )
    @wraps(function)
    def given(
        passphrase_file: Path | None,
        key_file: Path | None,
        recovery_code_file: Path | None,
        **rest: Any,
    ) -> None:
        if sum(one is not None for one in (passphrase_file, key_file, recovery_code_file)) > 1:
            raise click.UsageError("Give one way to open the archive, not several.")
        function(opening=lambda: _opening(passphrase_file, key_file, recovery_code_file), **rest)

    return given


def _opening(
    passphrase_file: Path | None, key_file: Path | None, recovery_code_file: Path | None
) -> Opening:
    """What is named on the command line counts first, then the environment, then the prompt."""
    if recovery_code_file is not None:
        return RecoveryCode(read_secret(recovery_code_file))
    if passphrase_file is None and key_file is None:
        key_file, passphrase_file = from_environment()
    if key_file is not None:
        return KeyFile(key_file)
    if passphrase_file is not None:
        return Passphrase(read_secret(passphrase_file))
    return Passphrase(ask(_("Passphrase")))


def from_environment() -> tuple[Path | None, Path | None]:
    """Return the key file, else the passphrase file, that the environment names."""
    if key_file := os.environ.get("KHRONIKA_KEY_FILE"):
        return Path(key_file), None
    passphrase_file = os.environ.get("KHRONIKA_PASSPHRASE_FILE")
    return None, Path(passphrase_file) if passphrase_file else None


def new_passphrase(file: Path | None, answer: Answer) -> tuple[str, bool]:
    """Return a new passphrase, from `file` or typed twice, and whether it was generated.

    Nothing typed means six generated words.

    Raises:
        PassphraseTooShort, PassphraseUntypable: It is none that an archive may have.
        NotTheSame: It was typed differently the second time.
    """
    if file is not None:
        text = read_secret(file)
    else:
        text = ask(_("New passphrase (nothing: six generated words)"), needed=False)
        if not text:
            return generate_passphrase(), True
        if ask(_("The same again")) != text:
            raise NotTheSame
    if warning := check_passphrase(text):
        answer.remark(warning)
    return text, False


def ask(question: str, *, needed: bool = True) -> str:
    """Ask for a secret on the terminal, without showing it.

    Raises:
        NothingToOpenWith: There is no terminal.
        click.Abort: Ctrl+C or Ctrl+D.
    """
    if not _has_terminal():
        raise NothingToOpenWith
    default = None if needed else ""
    said = click.prompt(question, hide_input=True, err=True, default=default, show_default=False)
    return str(said)


def _has_terminal() -> bool:
    """A prompt reads the terminal itself, so standard input may be a file or a pipe."""
    if sys.stdin.isatty():
        return True
    try:
        os.close(os.open("/dev/tty", os.O_RDWR))
    except OSError:
        return False
    return True


def read_secret(path: Path) -> str:
    """Return the first line of `path` (`-` is standard input, of which no more is read).

    Raises:
        SecretUnreadable: The file cannot be opened.
        SecretEmpty: There is no such line, or it is not UTF-8.
    """
    name = _("standard input") if path == _STDIN else path.name
    try:
        if path == _STDIN:
            line = sys.stdin.buffer.readline(_LONGEST)
        else:
            with path.open("rb") as file:
                line = file.readline(_LONGEST)
    except OSError as error:
        raise SecretUnreadable(name=name, reason=error.strerror) from error
    try:
        text = line.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        text = ""
    if not text:
        raise SecretEmpty(name=name)
    return text
