"""What a person opens an archive with: a passphrase, a recovery code, or a key file."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import ClassVar

from pyrage.x25519 import Identity

from khronika.archive.key_files import read_key_file
from khronika.archive.passphrases import read_passphrase
from khronika.archive.recovery import read_recovery_code
from khronika.domain.errors import KnownError
from khronika.i18n import N_


class Kind(StrEnum):
    """What a slot is opened with, as `keyring.json` says it."""

    PASSPHRASE = "passphrase"  # noqa: S105 (a kind of slot, no password)
    RECOVERY = "recovery"
    KEY = "key"
    # Without keyring.json the files of a passphrase and of a recovery code look alike.
    SECRET = "secret"  # noqa: S105


class NotOpened(KnownError):
    """What was given does not open the archive; nothing has been changed."""


class WrongPassphrase(NotOpened):
    """No passphrase slot opened, and all of them are whole."""

    summary = N_("The archive did not open with that passphrase.")
    remedy = N_("Check Caps Lock and the keyboard layout, then try again.")


class WrongRecoveryCode(NotOpened):
    """The code is well formed, but no recovery slot opened, and all of them are whole."""

    summary = N_("The archive did not open with that recovery code.")
    remedy = N_("It has no typing mistake: look for the recovery sheet of this very archive.")


class WrongKeyFile(NotOpened):
    """No key slot opened, and all of them are whole."""

    summary = N_("The archive did not open with that key file.")
    remedy = N_("Choose the key file that was made for this archive, or use the passphrase.")


class NoPassphrase(NotOpened):
    """The archive has no slot for a passphrase."""

    summary = N_("This archive has no passphrase.")
    remedy = N_("Open it with its key file or its recovery code.")


class NoRecoveryCode(NotOpened):
    """The archive has no slot for a recovery code."""

    summary = N_("This archive has no recovery code.")
    remedy = N_("Open it with its passphrase or its key file.")


class NoKeyFile(NotOpened):
    """The archive has no slot for a key file."""

    summary = N_("This archive has no key file.")
    remedy = N_("Open it with its passphrase or its recovery code.")


@dataclass(frozen=True, slots=True)
class Passphrase:
    """A passphrase as typed."""

    kind: ClassVar[Kind] = Kind.PASSPHRASE
    wrong: ClassVar[type[NotOpened]] = WrongPassphrase
    absent: ClassVar[type[NotOpened]] = NoPassphrase
    text: str = field(repr=False)

    def secret(self) -> str:
        """Return what scrypt is given. Raises PassphraseUntypable."""
        return read_passphrase(self.text)


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """A recovery code as typed: any case, any separators."""

    kind: ClassVar[Kind] = Kind.RECOVERY
    wrong: ClassVar[type[NotOpened]] = WrongRecoveryCode
    absent: ClassVar[type[NotOpened]] = NoRecoveryCode
    text: str = field(repr=False)

    def secret(self) -> str:
        """Return what scrypt is given. Raises MistypedRecoveryCode."""
        return read_recovery_code(self.text)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The place of an age identity file, and its identities once it has been read."""

    kind: ClassVar[Kind] = Kind.KEY
    wrong: ClassVar[type[NotOpened]] = WrongKeyFile
    absent: ClassVar[type[NotOpened]] = NoKeyFile
    path: Path = field(repr=False)
    identities: tuple[Identity, ...] = field(default=(), repr=False)

    def read(self) -> "KeyFile":
        """Return it with its identities; a pipe, as in `<(gpg -d key.gpg)`, gives them once.

        Raises:
            KeyFileUnreadable: It cannot be opened, or is no key file.
        """
        return self if self.identities else KeyFile(self.path, read_key_file(self.path))


Opening = Passphrase | RecoveryCode | KeyFile


def read_opening(opening: Opening) -> Opening:
    """Return `opening` after whatever can be wrong with it by itself.

    Raises:
        MistypedRecoveryCode, PassphraseUntypable, KeyFileUnreadable: As it is.
    """
    if isinstance(opening, KeyFile):
        return opening.read()
    opening.secret()
    return opening


def opens(opening: Opening, kind: Kind) -> bool:
    """Say whether a slot of `kind` is worth trying with `opening`."""
    return kind == opening.kind or (kind is Kind.SECRET and not isinstance(opening, KeyFile))
