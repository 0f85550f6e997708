"""`keyring.json`: which slots there are, and what each file looked like when it was written.

Nothing in it is secret and no label is in it. It is a convenience: without it the archive
opens from `keys/`. It tells a damaged slot from a wrong passphrase, and a passphrase slot
from a recovery slot, which saves a person a wait of seconds.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khronika.archive.key_folder import (
    KEYRING,
    KEYRING_COPY,
    is_slot_file,
    read_small,
    write_small,
)
from khronika.archive.openings import Kind

FORMAT = "khronika-keyring"
DATA = "data.age"
VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One slot: its name in `keys/`, what opens it, its SHA-256 in lower-case hexadecimal."""

    file: str
    kind: Kind
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyring:
    """What `keyring.json` says. archive: 16 bytes. data: the SHA-256 of `data.age`."""

    archive: bytes
    epoch: int
    slots: tuple[Entry, ...]
    data: str

    def entry(self, file: str) -> Entry | None:
        """Return the slot called `file`."""
        return next((entry for entry in self.slots if entry.file == file), None)


def keyring_text(keyring: Keyring) -> bytes:
    """Return the one way in which `keyring` is written."""
    slots = [
        {"file": entry.file, "kind": entry.kind.value, "sha256": entry.sha256}
        for entry in keyring.slots
    ]
    said = {
        "format": FORMAT,
        "version": VERSION,
        "archive": keyring.archive.hex(),
        "epoch": keyring.epoch,
        "slots": slots,
        "data": {"file": DATA, "sha256": keyring.data},
    }
    return json.dumps(said, indent=1).encode() + b"\n"


def parse_keyring(text: bytes) -> Keyring:
    """Return what `text` says.

    Raises:
        ValueError: It is not, byte for byte, what `keyring_text` would write of it.
    """
    try:
        keyring = _from_json(json.loads(text))
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError("not a keyring") from error
    if keyring_text(keyring) != text:
        raise ValueError("not as it was written")
    return keyring


def read_keyring(folder: Path) -> Keyring | None:
    """Return the keyring of the archive `folder`, or else of its copy, or None if both are bad.

    Raises:
        KeysUnreadable: This person may not read it.
    """
    for name in (KEYRING, KEYRING_COPY):
        try:
            return parse_keyring(read_small(folder / name))
        except ValueError:
            continue
    return None


def write_keyring(folder: Path, keyring: Keyring) -> None:
    """Write `keyring` and its copy, where they are not so already.

    Raises:
        DiskFull, ReadOnlyPlace, DiskFault: The former keyring is still there, or already this.
    """
    text = keyring_text(keyring)
    for name in (KEYRING, KEYRING_COPY):
        if read_small(folder / name) != text:
            write_small(folder, name, text)


def _from_json(said: Any) -> Keyring:
    slots = tuple(
        Entry(file=slot["file"], kind=Kind(slot["kind"]), sha256=_digest(slot["sha256"]))
        for slot in said["slots"]
    )
    names = {entry.file for entry in slots}
    archive = bytes.fromhex(said["archive"])
    sound = (
        said["format"] == FORMAT
        and said["version"] == VERSION
        and type(said["epoch"]) is int
        and said["epoch"] > 0
        and len(archive) == 16
        and len(names) == len(slots)
        and all(map(is_slot_file, names))
    )
    if not sound:
        raise ValueError("not a keyring")
    return Keyring(
        archive=archive, epoch=said["epoch"], slots=slots, data=_digest(said["data"]["sha256"])
    )


def _digest(text: str) -> str:
    if len(bytes.fromhex(text)) != 32:
        raise ValueError("not a SHA-256")
    return text
