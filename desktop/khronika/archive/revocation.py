"""Revoking: a new identity, after which only the slots whose secrets are given open anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pyrage.x25519 import Identity

from khronika.archive.data_key import OtherKeys
from khronika.archive.key_changes import LastSlot
from khronika.archive.key_folder import read_small, remove_small, slot_file, slot_path
from khronika.archive.key_steps import (
    Count,
    check_new,
    demand,
    make_slots,
    sealed_key,
    slot_of,
    write_key_and_keyring,
    write_slots,
)
from khronika.archive.keyring import OpenKeys, Slot, slots
from khronika.archive.openings import Opening, read_opening
from khronika.archive.slots import open_slot
from khronika.domain.progress import SILENT, Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation:
    """What became of the slots when the identity was revoked.

    kept: for each slot that goes on, its former number and what it is now. fallen: those that
    open nothing any more.
    """

    keys: OpenKeys
    kept: Mapping[int, Slot]
    fallen: tuple[Slot, ...]


def revoke(
    folder: Path,
    keys: OpenKeys,
    *,
    kept: Mapping[int, Opening],
    added: Sequence[Opening] = (),
    progress: Progress = SILENT,
) -> Revocation:
    """Make a new identity, so that slots whose secret is not given here open nothing any more.

    The epoch goes up by one; the key of the databases stays, and whoever has an old copy of
    the folder `keys` still has it: rekeying the databases is another step. All that is slow
    comes first; the change itself is the one renaming of `data.age`.

    Args:
        kept: The numbers of slots that go on, each with what opens it, which is tried
            first: a slip of the finger here must not become the passphrase.
        added: New ones, such as the code of a new recovery sheet.
        progress: Told the slots opened and made, and their number.

    Raises:
        LastSlot: Neither `kept` nor `added` has anything.
        NoSuchSlot: A number in `kept` is none.
        NotOpened, and all that `open_slot` and `make_slot` raise: Nothing has been written.
        OtherKeys: `keys` have been revoked before, or a kept slot is another's.
        DiskFull, ReadOnlyPlace, DiskFault: The archive opens as before, or already as asked.
    """
    if not kept and not added:
        raise LastSlot
    check_new(added)
    going_on = {number: read_opening(opening) for number, opening in kept.items()}
    openings = [*going_on.values(), *added]
    old_key, _digest = sealed_key(folder, keys)
    old = slots(folder)
    count = Count(progress, len(kept) + len(openings))
    for number, opening in going_on.items():
        _prove(folder, keys, number, opening, count)
    identity = Identity.generate()
    new = write_slots(folder, openings, make_slots(identity, openings, count))
    key = replace(old_key, epoch=old_key.epoch + 1, recipient=str(identity.to_public()))
    write_key_and_keyring(folder, key, new)
    for slot in old:
        remove_small(folder, slot_path(slot.file))
    now = [slot_of(entry) for entry in new]
    return Revocation(
        keys=OpenKeys(key=key, identity=identity),
        kept=dict(zip(kept, now[: len(kept)], strict=True)),
        fallen=tuple(slot for slot in old if slot.number not in kept),
    )


def _prove(folder: Path, keys: OpenKeys, number: int, opening: Opening, count: Count) -> None:
    """Make sure that `opening` is what slot `number` opens with."""
    file = slot_file(number)
    demand(folder, file)
    count.still()
    identity = open_slot(read_small(folder / slot_path(file)), file, opening, count.still)
    if str(identity) != str(keys.identity):
        raise OtherKeys
    count.next()
