"""The keys of an archive, changed: made, added to, taken away, sealed anew.

Every step is written so that a power cut anywhere leaves an archive that opens. One change
at a time: a caller who makes a slot in the background lets no other change in meanwhile.
"""

import secrets
from collections.abc import Sequence
from pathlib import Path

from pyrage.x25519 import Identity

from khronika.archive.data_key import Key
from khronika.archive.key_folder import (
    fingerprint,
    make_keys_folder,
    read_small,
    remove_small,
    slot_file,
    slot_files,
    slot_path,
)
from khronika.archive.key_steps import (
    Count,
    check_new,
    demand,
    keyring_now,
    make_slots,
    present_entries,
    sealed_key,
    slot_of,
    write_key_and_keyring,
    write_slots,
)
from khronika.archive.keyring import OpenKeys, Slot
from khronika.archive.keyring_json import Entry, write_keyring
from khronika.archive.openings import Opening
from khronika.domain.errors import KnownError
from khronika.domain.progress import SILENT, Progress
from khronika.i18n import N_

MOST_SLOTS = 16


class KeysThere(KnownError):
    """New keys would overwrite those of an archive."""

    summary = N_("That folder already holds the keys of an archive.")
    remedy = N_("Choose another folder for the new archive.")


class TooManySlots(KnownError):
    """Facts: most."""

    summary = N_("An archive has at most {most} passphrases, recovery codes and key files.")
    remedy = N_("Remove one that is no longer needed, then add the new one.")


class LastSlot(KnownError):
    """Without it nobody could open the archive again."""

    summary = N_("This is the last way to open the archive, and cannot be removed.")
    remedy = N_("Add another passphrase, recovery code or key file first.")


def create_keys(
    folder: Path, archive: bytes, openings: Sequence[Opening], progress: Progress = SILENT
) -> OpenKeys:
    """Make the keys of a new archive in `folder`, which exists, with one slot for each opening.

    Nothing is on the disk until all slots are made (1 to 14 seconds for each that is not a
    key file), so that Stop leaves nothing behind. With no opening at all only the value
    returned can open the archive, until `add_slot`.

    Args:
        archive: The uid of the archive, 16 bytes.
        progress: Told the slots made and their number.

    Raises:
        KeysThere: There are slots in `folder` already.
        DiskFull, ReadOnlyPlace, DiskFault: What was begun is no archive yet.
        PassphraseTooShort, and all that `make_slot` raises: Nothing has been written.
    """
    if slot_files(folder):
        raise KeysThere
    identity = Identity.generate()
    check_new(openings)
    made = make_slots(identity, openings, Count(progress, len(openings)))
    key = Key(
        key=secrets.token_bytes(32),
        salt=secrets.token_bytes(16),
        archive=archive,
        epoch=1,
        recipient=str(identity.to_public()),
    )
    make_keys_folder(folder)
    write_key_and_keyring(folder, key, write_slots(folder, openings, made))
    return OpenKeys(key=key, identity=identity)


def add_slot(folder: Path, keys: OpenKeys, opening: Opening, progress: Progress = SILENT) -> Slot:
    """Let `opening` open the archive too; return its slot, which has a number of its own.

    Raises:
        TooManySlots: There are sixteen.
        OtherKeys: `keys` have been revoked since they were opened.
        DiskFull, ReadOnlyPlace, DiskFault: The other slots are as before.
        PassphraseTooShort, and all that `make_slot` raises: Nothing has been written.
    """
    if len(slot_files(folder)) >= MOST_SLOTS:
        raise TooManySlots(most=MOST_SLOTS)
    return _add(folder, keys, opening, progress)


def remove_slot(folder: Path, keys: OpenKeys, number: int) -> None:
    """Delete slot `number`. An old copy of it still opens old and new archives: see `revoke`.

    Raises:
        NoSuchSlot: There is none of that number.
        LastSlot: No other slot is whole.
        OtherKeys: `keys` have been revoked since they were opened.
        DiskFull, ReadOnlyPlace, DiskFault: The slot is there, or gone.
    """
    file = slot_file(number)
    demand(folder, file)
    key, digest = sealed_key(folder, keys)
    rest = tuple(entry for entry in present_entries(folder) if entry.file != file)
    if not any(_whole(folder, entry) for entry in rest):
        raise LastSlot
    remove_small(folder, slot_path(file))
    write_keyring(folder, keyring_now(key, rest, digest))


def replace_slot(
    folder: Path, keys: OpenKeys, number: int, opening: Opening, progress: Progress = SILENT
) -> Slot:
    """Put `opening` in the place of slot `number`: a changed passphrase, a new recovery sheet.

    The new slot, with a new number, is safely written before the old one is deleted.

    Raises:
        NoSuchSlot: There is none of that number.
        Others: As `add_slot` and `remove_slot`.
    """
    demand(folder, slot_file(number))
    new = _add(folder, keys, opening, progress)
    remove_slot(folder, keys, number)
    return new


def _add(folder: Path, keys: OpenKeys, opening: Opening, progress: Progress) -> Slot:
    check_new([opening])
    key, digest = sealed_key(folder, keys)
    made = make_slots(keys.identity, [opening], Count(progress, 1))
    present = present_entries(folder)
    new = write_slots(folder, [opening], made)
    write_keyring(folder, keyring_now(key, present + new, digest))
    return slot_of(new[0])


def _whole(folder: Path, entry: Entry) -> bool:
    return fingerprint(read_small(folder / slot_path(entry.file))) == entry.sha256
