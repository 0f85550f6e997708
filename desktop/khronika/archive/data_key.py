"""`keys/data.age`: the key and salt of the databases, sealed to the archive's identity.

The plaintext is JSON, so that two public tools open an archive for ever:
`age -d keys/01.age > identity`, `age -d -i identity keys/data.age`, and a SQLCipher 4 shell.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

import pyrage
from pyrage import DecryptError
from pyrage.x25519 import Identity, Recipient

from khronika.archive.key_folder import (
    DATA,
    DATA_COPY,
    fingerprint,
    read_small,
    write_small,
)
from khronika.domain.errors import KnownError
from khronika.i18n import N_

FORMAT = "khronika-data"
VERSION = 1


class KeysDamaged(KnownError):
    """Neither `data.age` nor its copy is what was written."""

    summary = N_("The keys of this archive are damaged: “data.age” in the folder “keys”.")
    remedy = N_("Copy the whole folder “keys” back from a backup; the archive itself is unharmed.")


class OtherKeys(KnownError):
    """A slot gave an identity, but not the one that `data.age` is sealed to."""

    summary = N_("That opens other keys than those of this archive as it is now.")
    remedy = N_(
        "They belong to another archive, or were revoked. Use the newest passphrase or "
        "recovery sheet, or copy the whole folder “keys” back from one backup."
    )


class NewerKeys(KnownError):
    """The format of `data.age` is not known yet. Facts: version."""

    summary = N_("The keys of this archive were written by a newer Khronika.")
    remedy = N_("Open the archive with that version, or a later one.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What opens the databases of one archive; it shows nothing secret.

    key: 32 random bytes, for SQLCipher as they are. salt: 16 random bytes, of the database.
    archive: the archive's uid, 16 bytes. epoch: 1, and one more after each revocation.
    recipient: the age recipient that `data.age` is sealed to. It is kept inside the
    database too, and nowhere outside, so that nobody else can forge a `data.age`.
    """

    key: bytes = field(repr=False)
    salt: bytes = field(repr=False)
    archive: bytes
    epoch: int
    recipient: str = field(repr=False)


def write_key(folder: Path, key: Key) -> str:
    """Seal `key` as `data.age` and its copy in the archive `folder`; return their SHA-256.

    Raises:
        DiskFull, ReadOnlyPlace, DiskFault: The archive opens as before, or already with `key`.
    """
    plain = {
        "format": FORMAT,
        "version": VERSION,
        "archive": key.archive.hex(),
        "epoch": key.epoch,
        "key": key.key.hex(),
        "salt": key.salt.hex(),
    }
    recipient = Recipient.from_str(key.recipient)
    sealed = pyrage.encrypt(json.dumps(plain).encode() + b"\n", [recipient])
    return write_sealed(folder, sealed)


def write_sealed(folder: Path, sealed: bytes) -> str:
    """Write `data.age` and its copy, where they are not so already; return their SHA-256.

    Raises:
        DiskFull, ReadOnlyPlace, DiskFault: The archive opens as before, or with `sealed`.
    """
    for name in (DATA, DATA_COPY):
        if read_small(folder / name) != sealed:
            write_small(folder, name, sealed)
    return fingerprint(sealed)


def read_key(folder: Path, identity: Identity) -> tuple[Key, bytes]:
    """Return the key in `data.age`, or else in its copy, and the sealed bytes that held it.

    Raises:
        OtherKeys: Both are sealed to another identity, or one is and the other damaged.
        KeysDamaged: Both are damaged or missing.
        NewerKeys: A later version of the program wrote them.
    """
    sealed_to_others = False
    for name in (DATA, DATA_COPY):
        sealed = read_small(folder / name)
        try:
            plain = pyrage.decrypt(sealed, [identity])
        except DecryptError as error:
            sealed_to_others |= str(error) == "No matching keys found"
        else:
            return _read_plain(plain, identity), sealed
    raise OtherKeys if sealed_to_others else KeysDamaged


def _read_plain(plain: bytes, identity: Identity) -> Key:
    try:
        said = json.loads(plain)
        if said["format"] == FORMAT and said["version"] > VERSION:
            raise NewerKeys(version=said["version"])
        key = Key(
            key=bytes.fromhex(said["key"]),
            salt=bytes.fromhex(said["salt"]),
            archive=bytes.fromhex(said["archive"]),
            epoch=said["epoch"],
            recipient=str(identity.to_public()),
        )
        whole = said["format"] == FORMAT and said["version"] == VERSION
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise KeysDamaged from error
    sizes = len(key.key), len(key.salt), len(key.archive)
    if not whole or type(key.epoch) is not int or key.epoch < 1 or sizes != (32, 16, 16):
        raise KeysDamaged
    return key
