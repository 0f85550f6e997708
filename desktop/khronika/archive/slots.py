"""Slots: small age files, each of which gives the archive's identity for one secret.

A slot is an ordinary age file (https://age-encryption.org/v1) whose plaintext is an
ordinary identity file, so `age -d keys/01.age` prints the identity without this program.
"""

import base64
import errno
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyrage
from pyrage import DecryptError
from pyrage.x25519 import Identity

from khronika.archive.key_files import read_identities
from khronika.archive.openings import KeyFile, Kind, Opening, Passphrase, RecoveryCode
from khronika.archive.passphrases import generated_words
from khronika.domain.errors import KnownError
from khronika.i18n import N_

MEMORY = 5 << 30  # bytes: the dearest slot that is tried needs 4 GiB, and Python a little
DEAREST = 22  # log2 of scrypt's N, 4 GiB; what the age program itself refuses to exceed
CHEAPEST = 18  # log2 of scrypt's N: 256 MiB for every guess
STRONG_ENOUGH = 7  # generated words (90 bits) that need no dear guess
_TRIES = 3
_PROCESS = Path(__file__).with_name("slot_process.py")
_PATIENCE = 0.1  # seconds between two questions whether to go on

_HEADER = b"age-encryption.org/v1\n"
_SCRYPT = re.compile(_HEADER + rb"-> scrypt [A-Za-z0-9+/]{22} ([1-9][0-9]?)\n")

# How a child ends that got no memory: Rust aborts (on Windows STATUS_STACK_BUFFER_OVERRUN,
# its fail-fast code), the kernel kills.
_OUT_OF_MEMORY = {-6, -9, 0xC0000409}

Still = Callable[[], object]  # asked ten times a second; may raise Cancelled


class TooLittleMemory(KnownError):
    """scrypt got no memory. Nothing has been changed."""

    summary = N_("There was not enough free memory to open or make the key of this archive.")
    remedy = N_(
        "A passphrase or recovery code needs up to a gigabyte for a few seconds, which makes "
        "guessing dear. Close other programs and try again, or open it with a key file."
    )


class ComputerTooSlow(KnownError):
    """rage refuses what would take it about sixteen times its second. Facts: file."""

    summary = N_("“{file}” in the folder “keys” was made by a much faster computer.")
    remedy = N_("Open the archive with a key file, or on a faster computer.")


class SlotDamaged(KnownError):
    """A slot is not what was written. Facts: file."""

    summary = N_("The archive did not open, and “{file}” in the folder “keys” is damaged.")
    remedy = N_(
        "What you typed may be right. Open the archive in another way (recovery code, key "
        "file), or copy the whole folder “keys” back from a backup."
    )


class SlotTooDear(KnownError):
    """A slot asks for over 4 GiB, and was not tried: somebody else put it there. Facts: file."""

    summary = N_("“{file}” in the folder “keys” asks for more memory than any key of an archive.")
    remedy = N_(
        "Khronika did not write that file and did not try it. Copy the whole folder “keys” "
        "back from a backup."
    )


class GuessesTooCheap(KnownError):
    """This computer makes slots below 256 MiB a guess. Nothing has been changed."""

    summary = N_("This computer is too slow to make guesses at that passphrase dear enough.")
    remedy = N_("Use seven generated words: they are safe even so.")


def slot_kind(slot: bytes) -> Kind | None:
    """Return what the age header of `slot` says; SECRET for scrypt, None for no header."""
    if _SCRYPT.match(slot):
        return Kind.SECRET
    return Kind.KEY if slot.startswith(_HEADER + b"-> X25519 ") else None


def work_factor(slot: bytes) -> int | None:
    """Return log2 of scrypt's N, or None if no passphrase opens `slot`; a guess takes N kB."""
    found = _SCRYPT.match(slot)
    return int(found[1]) if found else None


def make_slot(identity: Identity, opening: Opening, still: Still, *, memory: int = MEMORY) -> bytes:
    """Return a new slot that gives `identity` for `opening`.

    A passphrase or recovery code takes 1 to 14 seconds, in a process of `memory` bytes at
    most; a key file takes milliseconds.

    Raises:
        TooLittleMemory: scrypt got none.
        GuessesTooCheap: Three times below 2^18, and not seven generated words.
        MistypedRecoveryCode, PassphraseUntypable, KeyFileUnreadable: As the opening says.
        Cancelled: `still` said so; the process has been killed.
    """
    plain = f"{identity}\n".encode()
    if isinstance(opening, KeyFile):
        owners = [identity.to_public() for identity in opening.read().identities]
        slot: bytes = pyrage.encrypt(plain, owners)
        return slot
    seal = {"secret": opening.secret(), "seal": base64.b64encode(plain).decode()}

    def sealed() -> bytes:
        return base64.b64decode(_ask(seal, "", still, memory)["slot"])

    if isinstance(opening, RecoveryCode) or generated_words(seal["secret"]) >= STRONG_ENOUGH:
        return sealed()
    return dear_slot(sealed)


def dear_slot(sealed: Callable[[], bytes]) -> bytes:
    """Return the first of three slots made by `sealed` that takes 256 MiB a guess.

    rage measures this computer's speed at every making, and a busy moment misleads it.

    Raises:
        GuessesTooCheap: None of the three did.
    """
    for _try in range(_TRIES):
        slot = sealed()
        if (work_factor(slot) or 0) >= CHEAPEST:
            return slot
    raise GuessesTooCheap


def open_slot(
    slot: bytes, file: str, opening: Opening, still: Still, *, memory: int = MEMORY
) -> Identity:
    """Return the identity in `slot`, whose name `file` is used in sentences only.

    A passphrase or recovery code takes 1 to 3 seconds, in a process of `memory` bytes at
    most; a key file takes milliseconds.

    Raises:
        NotOpened: It is another secret's slot, or damaged in a way that looks so.
        SlotDamaged, SlotTooDear, ComputerTooSlow, TooLittleMemory: As they say.
        MistypedRecoveryCode, PassphraseUntypable, KeyFileUnreadable: As the opening says.
        Cancelled: `still` said so; the process has been killed.
    """
    if isinstance(opening, KeyFile):
        plain = _opened_by_key(slot, file, opening)
    else:
        plain = _opened_by_secret(slot, file, opening, still, memory)
    try:
        (identity,) = read_identities(plain)
    except ValueError as error:
        raise SlotDamaged(file=file) from error
    return identity


def _opened_by_key(slot: bytes, file: str, opening: KeyFile) -> bytes:
    try:
        plain: bytes = pyrage.decrypt(slot, list(opening.read().identities))
    except DecryptError as error:
        if str(error) == "No matching keys found":
            raise opening.wrong from error
        raise SlotDamaged(file=file) from error
    return plain


def _opened_by_secret(
    slot: bytes, file: str, opening: Passphrase | RecoveryCode, still: Still, memory: int
) -> bytes:
    secret = opening.secret()
    if (factor := work_factor(slot)) is None:
        raise SlotDamaged(file=file)
    if factor > DEAREST:
        raise SlotTooDear(file=file)
    request = {"secret": secret, "open": base64.b64encode(slot).decode()}
    answer = _ask(request, file, still, memory)
    if answer.get("failed") == "wrong":
        raise opening.wrong
    return base64.b64decode(answer["plain"])


def _ask(request: dict[str, str], file: str, still: Still, memory: int) -> dict[str, str]:
    """Put `request` to a process of its own; see `slot_process` for what is said."""
    question = json.dumps(request | {"memory": memory}).encode()
    code, said = _converse(question, still)
    if code in _OUT_OF_MEMORY:
        raise TooLittleMemory
    if code:
        raise RuntimeError(f"the slot process ended with {code}")
    answer: dict[str, str] = json.loads(said)
    match answer.get("failed"):
        case "memory":
            raise TooLittleMemory
        case "slow":
            raise ComputerTooSlow(file=file)
        case "damaged":
            raise SlotDamaged(file=file)
    return answer


def _converse(question: bytes, still: Still) -> tuple[int, bytes]:
    """Return the exit code of the slot process and its answer; it never outlives this call."""
    try:
        process = _start()
    except OSError as error:
        if error.errno == errno.ENOMEM:
            raise TooLittleMemory from error
        raise
    with process:
        try:
            unsent: bytes | None = question
            while True:
                try:
                    answer, _nothing = process.communicate(unsent, _PATIENCE)
                except subprocess.TimeoutExpired:
                    unsent = None
                    still()
                else:
                    return process.returncode, answer
        finally:
            process.kill()  # does nothing to one that has ended


def _start() -> subprocess.Popen[bytes]:
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW
    # -P: a folder of documents may hold a json.py, and must not become part of the program.
    return subprocess.Popen(
        [sys.executable, "-P", str(_PROCESS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=flags,
    )
