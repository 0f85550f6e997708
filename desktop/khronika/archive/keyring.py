"""The keys of an archive, read: what slots there are, opening with one, and what is damaged.

One random *identity* (X25519) opens `keys/data.age`, and with it the databases. Each slot
`keys/01.age`, `keys/02.age` … gives that identity for one passphrase, recovery code or key
file. `key_changes` makes, adds and revokes them.
"""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from pyrage.x25519 import Identity

from khronika.archive.data_key import Key, KeysDamaged, OtherKeys, read_key, write_sealed
from khronika.archive.faults import DiskFault, DiskFull, ReadOnlyPlace
from khronika.archive.key_folder import (
    DATA,
    DATA_COPY,
    KEYRING,
    KEYRING_COPY,
    NoSlots,
    fingerprint,
    read_small,
    slot_files,
    slot_number,
    slot_path,
)
from khronika.archive.keyring_json import (
    Entry,
    Keyring,
    keyring_text,
    read_keyring,
    write_keyring,
)
from khronika.archive.openings import Kind, NotOpened, Opening, opens, read_opening
from khronika.archive.slots import (
    ComputerTooSlow,
    SlotDamaged,
    SlotTooDear,
    TooLittleMemory,
    open_slot,
    slot_kind,
)
from khronika.domain.errors import KnownError
from khronika.domain.progress import SILENT, Progress

# Why a slot did not open, the weightiest first: when none opens, the person is told this one.
_FAILURES: tuple[type[KnownError], ...] = (
    TooLittleMemory,
    ComputerTooSlow,
    KeysDamaged,
    SlotDamaged,
    OtherKeys,
    SlotTooDear,
    NotOpened,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One way in. number: from 1, as in `keys/01.age`; file: the name in `keys`."""

    number: int
    kind: Kind
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenKeys:
    """The keys of an archive that somebody has opened; shown, it tells nothing secret.

    identity: what `key_changes` needs to make further slots. slot: the number of the one
    that was opened, None when the keys have just been made or revoked.
    """

    key: Key
    identity: Identity = field(repr=False)
    slot: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A slot as it lies on the disk. kind: None where there is no age header to tell it."""

    file: str
    kind: Kind | None
    data: bytes
    entry: Entry | None

    @property
    def whole(self) -> bool:
        """Whether it is what was written, as far as `keyring.json` can tell."""
        return self.entry is None or self.entry.sha256 == fingerprint(self.data)


def slots(folder: Path) -> tuple[Slot, ...]:
    """Return the slots that lie in the archive `folder`, by number; labels are in the database.

    Raises:
        NoSlots: The folder `keys` is missing or empty.
        KeysUnreadable: This person may not read them.
    """
    found = sorted(_found(folder, read_keyring(folder)), key=lambda one: slot_number(one.file))
    return tuple(
        Slot(number=slot_number(one.file), kind=one.kind, file=one.file)
        for one in found
        if one.kind and one.data
    )


def unlock(folder: Path, opening: Opening, progress: Progress = SILENT) -> OpenKeys:
    """Open the keys of the archive `folder`, and mend what of them can be mended.

    A key file takes milliseconds; a passphrase or recovery code 1 to 3 seconds for each
    slot of its kind, during which `progress` is asked ten times a second whether to go on.

    Raises:
        NotOpened: There is no such slot, or no such slot opens.
        NoSlots: The folder `keys` is missing or empty.
        SlotDamaged, KeysDamaged, OtherKeys, NewerKeys, KeysUnreadable: As they say.
        TooLittleMemory, ComputerTooSlow, SlotTooDear: As they say.
        MistypedRecoveryCode, PassphraseUntypable, KeyFileUnreadable: Before any slot is tried.
        Cancelled: `progress` said so.
    """
    keyring = read_keyring(folder)
    found = _found(folder, keyring)
    tried = [one for one in found if one.kind is None or opens(opening, one.kind)]
    if not tried:
        raise opening.absent
    opening = read_opening(opening)
    failures: list[KnownError] = []
    for done, one in enumerate(tried):
        progress.step(done, len(tried))
        try:
            still = partial(progress.step, done, len(tried))
            identity = open_slot(one.data, one.file, opening, still)
            key, sealed = _read_key(folder, identity, keyring)
        except _FAILURES as failure:
            failures.append(failure if one.whole else _damage(failure, one.file))
        else:
            mine = Entry(file=one.file, kind=opening.kind, sha256=fingerprint(one.data))
            _mend(folder, keyring, mine, key, sealed)
            return OpenKeys(key=key, identity=identity, slot=slot_number(one.file))
    raise min(failures, key=_weight)


def entries(folder: Path) -> tuple[Entry, ...]:
    """Return what `keyring.json` says of the slots; where it is lost, what the files say."""
    keyring = read_keyring(folder)
    return keyring.slots if keyring else _entries_of(_found(folder, None))


def damaged(folder: Path, keys: OpenKeys) -> tuple[str, ...]:
    """Return the paths in the archive `folder` of all key files that are not as written."""
    keyring = read_keyring(folder)
    listed = keyring.slots if keyring else ()
    digest = keyring.data if keyring else ""
    sealed = None
    try:
        _key, sealed = read_key(folder, keys.identity)
        digest = fingerprint(sealed)
    except (KeysDamaged, OtherKeys):
        pass  # neither copy is `sealed`, and both are named below
    archive, epoch = keys.key.archive, keys.key.epoch
    text = keyring_text(Keyring(archive=archive, epoch=epoch, slots=listed, data=digest))
    whole = {DATA: sealed, DATA_COPY: sealed, KEYRING: text, KEYRING_COPY: text}
    names = [name for name in whole if read_small(folder / name) != whole[name]]
    paths = {slot_path(entry.file): entry.sha256 for entry in listed}
    names += [path for path in paths if fingerprint(read_small(folder / path)) != paths[path]]
    return tuple(names)


def _found(folder: Path, keyring: Keyring | None) -> list[_Found]:
    """Return all slots, those that `keyring` names first, a missing one with empty data."""
    files = slot_files(folder)
    if not files:
        raise NoSlots
    listed = [entry.file for entry in keyring.slots] if keyring else []
    found = []
    for file in dict.fromkeys([*listed, *files]):
        data = read_small(folder / slot_path(file))
        entry = keyring.entry(file) if keyring else None
        kind = entry.kind if entry else slot_kind(data)
        found.append(_Found(file=file, kind=kind, data=data, entry=entry))
    return found


def _entries_of(found: list[_Found]) -> tuple[Entry, ...]:
    return tuple(
        Entry(file=one.file, kind=one.kind, sha256=fingerprint(one.data))
        for one in found
        if one.kind
    )


def _read_key(folder: Path, identity: Identity, keyring: Keyring | None) -> tuple[Key, bytes]:
    """As `read_key`; a damaged recipient looks like another's, but `keyring` knows better."""
    try:
        return read_key(folder, identity)
    except OtherKeys as error:
        copies = (fingerprint(read_small(folder / name)) for name in (DATA, DATA_COPY))
        if keyring and keyring.data not in copies:
            raise KeysDamaged from error
        raise


def _mend(folder: Path, keyring: Keyring | None, mine: Entry, key: Key, sealed: bytes) -> None:
    """Write anew what is missing or damaged, now that a slot has opened and can vouch for it.

    Slots that did not open keep the hash they had, or damage would pass for whole later.
    """
    digest = fingerprint(sealed)
    current = read_small(folder / DATA)
    vouched = keyring is not None and keyring.data == digest
    if current and current != sealed and not vouched:
        return  # the copy opened, but data.age may be sound and for a newer identity
    listed = keyring.slots if keyring else _entries_of(_found(folder, None))
    others = [entry for entry in listed if entry.file != mine.file]
    slots_now = tuple(sorted([*others, mine], key=lambda entry: slot_number(entry.file)))
    try:
        write_sealed(folder, sealed)
        write_keyring(
            folder, Keyring(archive=key.archive, epoch=key.epoch, slots=slots_now, data=digest)
        )
    except (DiskFull, DiskFault, ReadOnlyPlace):
        return  # an archive on a read-only disk opens all the same


def _damage(failure: KnownError, file: str) -> KnownError:
    return SlotDamaged(file=file) if isinstance(failure, NotOpened) else failure


def _weight(failure: KnownError) -> int:
    return next(at for at, kind in enumerate(_FAILURES) if isinstance(failure, kind))
