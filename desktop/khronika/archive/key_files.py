"""Key files: ordinary age identities, as `age-keygen` writes them, one X25519 key a line."""

import os
from pathlib import Path

from pyrage import IdentityError
from pyrage.x25519 import Identity

from khronika.domain.errors import KnownError
from khronika.i18n import N_

LARGEST = 64 * 1024  # bytes; anything bigger is not a key file


class KeyFileUnreadable(KnownError):
    """The file cannot be opened. Facts: name, reason (the system's words)."""

    summary = N_("The key file “{name}” could not be read: {reason}.")
    remedy = N_("Check that it is there (on a USB stick, perhaps) and that you may read it.")


class NotAKeyFile(KeyFileUnreadable):
    """The file holds no X25519 identity. Facts: name."""

    summary = N_("“{name}” is not a key file.")
    remedy = N_("A key file is a small text with a line that begins AGE-SECRET-KEY-1.")


class KeyFileNotMade(KnownError):
    """Facts: name, reason (the system's words)."""

    summary = N_("The key file “{name}” could not be made: {reason}.")
    remedy = N_("Choose another name, or another folder in which you may write.")


def make_key_file(path: Path) -> None:
    """Write a new identity to `path`, readable by its owner alone (mode 0600).

    Raises:
        KeyFileNotMade: The file exists already, or cannot be written; nothing is overwritten.
    """
    identity = Identity.generate()
    text = f"# public key: {identity.to_public()}\n{identity}\n"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise KeyFileNotMade(name=path.name, reason=error.strerror) from error
    try:
        with os.fdopen(descriptor, "w", encoding="ascii", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        path.unlink()  # half a key file, which was made a moment ago
        raise KeyFileNotMade(name=path.name, reason=error.strerror) from error


def read_key_file(path: Path) -> tuple[Identity, ...]:
    """Return the identities of the key file at `path`, at least one.

    Raises:
        KeyFileUnreadable: It cannot be opened.
        NotAKeyFile: It is larger than 64 kB, not text, or has a line that is no identity.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise KeyFileUnreadable(name=path.name, reason=error.strerror) from error
    try:
        return read_identities(data)
    except ValueError as error:
        raise NotAKeyFile(name=path.name) from error


def read_identities(data: bytes) -> tuple[Identity, ...]:
    """Return the identities in `data`, the text of an identity file; `#` begins a comment line.

    Raises:
        ValueError: It is too large, not text, holds no identity, or something else besides.
    """
    if len(data) > LARGEST:
        raise ValueError("too large")
    lines = [line.strip() for line in data.decode().splitlines()]
    try:
        identities = tuple(Identity.from_str(line) for line in lines if line and line[0] != "#")
    except IdentityError as error:
        raise ValueError("not an X25519 identity") from error
    if not identities:
        raise ValueError("no identity")
    return identities
