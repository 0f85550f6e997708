"""The folder `keys/` of an archive and the files in it: read with a limit, written safely."""

import errno
import os
import re
import stat
from hashlib import sha256
from pathlib import Path

from khronika.archive.faults import told
from khronika.archive.syncing import sync_folder
from khronika.domain.errors import KnownError
from khronika.i18n import N_

KEYS = "keys"
# Each `.bak` is the same again: one bad sector must not cost the archive, and a copy that is
# always the same can be verified, as a former version could not.
DATA = "keys/data.age"
DATA_COPY = "keys/data.age.bak"
KEYRING = "keyring.json"
KEYRING_COPY = "keyring.json.bak"
LARGEST = 64 * 1024  # bytes of any one of these files

_SLOT = re.compile(r"[0-9]{2,4}\.age")


class NoSlots(KnownError):
    """The folder `keys` is missing or has no slot in it."""

    summary = N_("The folder “keys” of this archive is missing or empty.")
    remedy = N_(
        "Nothing can open the archive without it. Copy the whole folder “keys” back from a "
        "backup, or from the place the archive was moved from."
    )


class KeysUnreadable(KnownError):
    """This person may not read the keys. Facts: file."""

    summary = N_("You may not read “{file}” of this archive.")
    remedy = N_("Check that the folder and its files belong to you, then try again.")


def fingerprint(data: bytes) -> str:
    """Return the SHA-256 of `data` in lower-case hexadecimal."""
    return sha256(data).hexdigest()


def slot_file(number: int) -> str:
    """Return the name of slot `number` (from 1) in the folder `keys`."""
    return f"{number:02}.age"


def slot_path(file: str) -> str:
    """Return where in the archive the slot called `file` lies."""
    return f"{KEYS}/{file}"


def slot_files(folder: Path) -> tuple[str, ...]:
    """Return the names of the slots that lie in the archive `folder`, in order of number.

    Raises:
        KeysUnreadable: The folder `keys` is there and may not be listed.
    """
    try:
        names = [entry.name for entry in os.scandir(folder / KEYS)]
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except PermissionError as error:
        raise KeysUnreadable(file=KEYS) from error
    return tuple(sorted(filter(_SLOT.fullmatch, names), key=slot_number))


def slot_number(file: str) -> int:
    """Return the number in the name of a slot."""
    return int(file.partition(".")[0])


def is_slot_file(file: str) -> bool:
    """Say whether `file` is the name of a slot, and so no path to anywhere else."""
    return _SLOT.fullmatch(file) is not None


def read_small(path: Path) -> bytes:
    """Return what is in `path`; nothing at all if it is no ordinary file of at most 64 kB.

    Missing, endless and unreadable sectors alike: none of the files here is ever empty, so
    that the caller sees damage, and can go on with the other slots.

    Raises:
        KeysUnreadable: The file is there, and this person may not read it.
    """
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return b""
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except PermissionError as error:
        raise KeysUnreadable(file=path.name) from error
    except OSError:
        return b""
    return data if len(data) <= LARGEST else b""


def write_small(folder: Path, name: str, data: bytes) -> None:
    """Write `data` to `name` in the archive `folder`; after a power cut it is whole or not there.

    It is written as `.part`, synced, read back, renamed, and the folder synced.

    Raises:
        DiskFull, ReadOnlyPlace, DiskFault: What was there before is still there.
    """
    path = folder / name
    part = path.with_name(path.name + ".part")
    with told(folder):
        try:
            _write_through(part, data)
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def make_keys_folder(folder: Path) -> None:
    """Make `keys` in `folder`, for its owner alone. Raises as `write_small`."""
    with told(folder):
        (folder / KEYS).mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder)


def remove_small(folder: Path, name: str) -> None:
    """Delete `name` in the archive `folder`, if it is there, for good. Raises as `write_small`."""
    path = folder / name
    with told(folder):
        path.unlink(missing_ok=True)
        sync_folder(path.parent)


def _write_through(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if path.read_bytes() != data:
        raise OSError(errno.EIO, os.strerror(errno.EIO))
