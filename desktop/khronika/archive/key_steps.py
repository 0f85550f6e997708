"""The steps that all changes of the keys are made of; see `key_changes` and `revocation`."""

from collections.abc import Sequence
from pathlib import Path

from pyrage.x25519 import Identity

from khronika.archive.data_key import Key, read_key, write_key
from khronika.archive.key_folder import (
    fingerprint,
    slot_file,
    slot_files,
    slot_number,
    slot_path,
    write_small,
)
from khronika.archive.keyring import OpenKeys, Slot, entries
from khronika.archive.keyring_json import Entry, Keyring, write_keyring
from khronika.archive.openings import Opening, Passphrase
from khronika.archive.passphrases import check_passphrase
from khronika.archive.slots import make_slot
from khronika.domain.errors import KnownError
from khronika.domain.progress import Progress
from khronika.i18n import N_


class NoSuchSlot(KnownError):
    """Facts: number."""

    summary = N_("This archive has no key number {number}.")
    remedy = N_("Look at the list of keys: it may have been removed already.")


class Count:
    """The steps of one change, each of which may take seconds and be stopped."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress = progress
        self._done, self._total = 0, total

    def still(self) -> None:
        """Ask whether to go on with the step."""
        self._progress.step(self._done, self._total)

    def next(self) -> None:
        """Say that the step is done."""
        self._done += 1
        self.still()


def check_new(openings: Sequence[Opening]) -> None:
    """Refuse a passphrase that is too short. Raises PassphraseTooShort, PassphraseUntypable."""
    for opening in openings:
        if isinstance(opening, Passphrase):
            check_passphrase(opening.text)


def make_slots(identity: Identity, openings: Sequence[Opening], count: Count) -> list[bytes]:
    """Return a slot for each opening; nothing is written. Raises as `make_slot`."""
    made = []
    for opening in openings:
        count.still()
        made.append(make_slot(identity, opening, count.still))
        count.next()
    return made


def write_slots(
    folder: Path, openings: Sequence[Opening], made: Sequence[bytes]
) -> tuple[Entry, ...]:
    """Write `made`, the slots of `openings`, under new numbers; they are not listed yet."""
    first = max(map(slot_number, slot_files(folder)), default=0) + 1
    new = []
    for number, (opening, slot) in enumerate(zip(openings, made, strict=True), first):
        entry = Entry(file=slot_file(number), kind=opening.kind, sha256=fingerprint(slot))
        write_small(folder, slot_path(entry.file), slot)
        new.append(entry)
    return tuple(new)


def demand(folder: Path, file: str) -> None:
    """Raise NoSuchSlot unless the slot called `file` lies in the archive `folder`."""
    if file not in slot_files(folder):
        raise NoSuchSlot(number=slot_number(file))


def sealed_key(folder: Path, keys: OpenKeys) -> tuple[Key, str]:
    """Return what `data.age` holds now, and its SHA-256. Raises OtherKeys, KeysDamaged."""
    key, sealed = read_key(folder, keys.identity)
    return key, fingerprint(sealed)


def present_entries(folder: Path) -> tuple[Entry, ...]:
    """Return the slots that `keyring.json` lists and that lie on the disk."""
    files = slot_files(folder)
    return tuple(entry for entry in entries(folder) if entry.file in files)


def write_key_and_keyring(folder: Path, key: Key, present: tuple[Entry, ...]) -> None:
    """Seal `key`, then list the slots `present`. Raises DiskFull, ReadOnlyPlace, DiskFault."""
    write_keyring(folder, keyring_now(key, present, write_key(folder, key)))


def keyring_now(key: Key, present: tuple[Entry, ...], digest: str) -> Keyring:
    """Return the keyring with the slots `present`; digest: the SHA-256 of `data.age`."""
    return Keyring(archive=key.archive, epoch=key.epoch, slots=present, data=digest)


def slot_of(entry: Entry) -> Slot:
    """Return the slot that `entry` lists."""
    return Slot(number=slot_number(entry.file), kind=entry.kind, file=entry.file)
