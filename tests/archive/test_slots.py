"""Slots without the wait: headers, limits, and the process that may die. The wait is in
`test_keyring`, where real passphrase slots are made."""

import json
import os
import secrets
import subprocess
import sys
from base64 import b64encode
from pathlib import Path

import pytest
from pyrage.x25519 import Identity

from khronika.archive import slot_process
from khronika.archive.key_files import make_key_file
from khronika.archive.openings import (
    KeyFile,
    Kind,
    Passphrase,
    RecoveryCode,
    WrongKeyFile,
    WrongPassphrase,
)
from khronika.archive.passphrases import generate_passphrase
from khronika.archive.recovery import MistypedRecoveryCode, generate_recovery_code
from khronika.archive.slots import (
    GuessesTooCheap,
    SlotDamaged,
    SlotTooDear,
    TooLittleMemory,
    dear_slot,
    make_slot,
    open_slot,
    slot_kind,
    work_factor,
)
from khronika.domain.errors import Cancelled

SMALL = 240 << 20  # bytes: Python starts in it, 2^18 (256 MiB) does not fit


def quietly() -> None:
    """Go on."""


def scrypt_slot(factor: int) -> bytes:
    """A slot that no passphrase opens, with whatever work factor a stranger may write."""

    def b64(size: int) -> str:
        return b64encode(secrets.token_bytes(size)).decode().rstrip("=")

    head = f"age-encryption.org/v1\n-> scrypt {b64(16)} {factor}\n{b64(32)}\n--- {b64(32)}\n"
    return head.encode() + secrets.token_bytes(120)


@pytest.fixture
def key(tmp_path: Path) -> KeyFile:
    make_key_file(tmp_path / "key")
    return KeyFile(tmp_path / "key")


def test_a_key_file_opens_its_slot(key: KeyFile) -> None:
    identity = Identity.generate()
    slot = make_slot(identity, key, quietly)
    assert slot_kind(slot) is Kind.KEY
    assert work_factor(slot) is None
    assert str(open_slot(slot, "01.age", key, quietly)) == str(identity)


def test_another_key_file_does_not(key: KeyFile, tmp_path: Path) -> None:
    slot = make_slot(Identity.generate(), key, quietly)
    make_key_file(tmp_path / "other")
    with pytest.raises(WrongKeyFile):
        open_slot(slot, "01.age", KeyFile(tmp_path / "other"), quietly)


def test_the_header_is_read(key: KeyFile) -> None:
    assert work_factor(scrypt_slot(9)) == 9
    assert work_factor(scrypt_slot(20)) == 20
    assert slot_kind(scrypt_slot(20)) is Kind.SECRET
    for junk in (b"", b"age-encryption.org/v1\n", scrypt_slot(20)[1:], scrypt_slot(1000)):
        assert work_factor(junk) is None
        assert slot_kind(junk) is None


def test_a_slot_that_would_take_eight_gigabytes_is_not_tried() -> None:
    with pytest.raises(SlotTooDear) as caught:
        open_slot(scrypt_slot(23), "07.age", Passphrase("any"), quietly)
    assert "07.age" in str(caught.value)


def test_a_wrong_passphrase_and_a_file_that_is_no_slot() -> None:
    with pytest.raises(WrongPassphrase):
        open_slot(scrypt_slot(10), "01.age", Passphrase("any"), quietly)
    for junk in (b"", b"junk", scrypt_slot(10)[:60]):
        with pytest.raises(SlotDamaged):
            open_slot(junk, "01.age", Passphrase("any"), quietly)


def test_a_mistyped_recovery_code_starts_no_process() -> None:
    def never() -> None:
        pytest.fail("a process was waited for")

    with pytest.raises(MistypedRecoveryCode):
        open_slot(scrypt_slot(20), "01.age", RecoveryCode("0000-0001"), never)


@pytest.mark.skipif(sys.platform != "linux", reason="not run here: no limit of address space")
@pytest.mark.parametrize("opening", [Passphrase(generate_passphrase()), None])
def test_too_little_memory_is_a_sentence_and_not_the_end(opening: Passphrase | None) -> None:
    opening_or_code = opening or RecoveryCode(generate_recovery_code())
    with pytest.raises(TooLittleMemory) as caught:
        make_slot(Identity.generate(), opening_or_code, quietly, memory=SMALL)
    assert "memory" in str(caught.value)
    assert "Close other programs" in caught.value.advice
    with pytest.raises(TooLittleMemory):
        open_slot(scrypt_slot(20), "01.age", opening_or_code, quietly, memory=SMALL)


def test_stop_kills_the_process_and_it_showed_no_secret_meanwhile() -> None:
    passphrase = "кажани над рікою Z"
    seen: list[int] = []

    def stop() -> None:
        children = Path(f"/proc/self/task/{os.getpid()}/children")
        if children.exists():
            for child in map(int, children.read_text().split()):
                told = Path(f"/proc/{child}/cmdline").read_bytes()
                told += Path(f"/proc/{child}/environ").read_bytes() if os.getuid() == 0 else b""
                if b"slot_process.py" in told:
                    assert passphrase.encode() not in told
                    seen.append(child)
        raise Cancelled

    with pytest.raises(Cancelled):
        open_slot(scrypt_slot(20), "01.age", Passphrase(passphrase), stop)
    if sys.platform == "linux":
        assert len(seen) == 1
        assert not Path(f"/proc/{seen[0]}").exists()


def test_a_folder_of_documents_is_no_part_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('a document was run')")
    (tmp_path / "pyrage.py").write_text("raise SystemExit('a document was run')")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WrongPassphrase):
        open_slot(scrypt_slot(10), "01.age", Passphrase("any"), quietly)


def test_a_cheap_slot_is_made_again_twice() -> None:
    made: list[bytes] = []

    def sealed() -> bytes:
        made.append(scrypt_slot(17 if len(made) < 2 else 18))
        return made[-1]

    assert dear_slot(sealed) == made[2]


def test_a_slow_computer_asks_for_seven_words() -> None:
    with pytest.raises(GuessesTooCheap) as caught:
        dear_slot(lambda: scrypt_slot(17))
    assert "seven generated words" in caught.value.advice


def asked_of_the_process(request: dict[str, object]) -> dict[str, str]:
    """What the process answers when it is run as the program runs it."""
    done = subprocess.run(
        [sys.executable, "-P", slot_process.__file__],
        input=json.dumps({"memory": 5 << 30, "secret": "any"} | request).encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert done.stderr == b""
    answer: dict[str, str] = json.loads(done.stdout)
    return answer


def test_the_process_tells_its_failures_apart() -> None:
    for slot, failed in (
        (scrypt_slot(10), "wrong"),
        (b"junk", "damaged"),
        (scrypt_slot(40), "slow"),
    ):
        assert asked_of_the_process({"open": b64encode(slot).decode()}) == {"failed": failed}


def test_openings_show_nothing_secret(tmp_path: Path) -> None:
    for opening in (Passphrase("secret"), RecoveryCode("secret"), KeyFile(tmp_path / "secret")):
        assert "secret" not in repr(opening)
