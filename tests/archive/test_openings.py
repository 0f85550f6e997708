"""Opening with a real passphrase and a real recovery code, by this program and by `age`.

Everything that waits for scrypt is here, some twenty seconds of it.
"""

import json
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from khronika.archive.key_changes import create_keys
from khronika.archive.key_files import make_key_file
from khronika.archive.keyring import OpenKeys, slots, unlock
from khronika.archive.openings import (
    KeyFile,
    Kind,
    NoKeyFile,
    Opening,
    Passphrase,
    RecoveryCode,
    WrongPassphrase,
    WrongRecoveryCode,
)
from khronika.archive.recovery import generate_recovery_code
from khronika.archive.slots import CHEAPEST, SlotDamaged, work_factor
from khronika.domain.errors import Cancelled

PASSPHRASE = unicodedata.normalize("NFC", "Її йогурт і їжак біля ріки")
CODE = generate_recovery_code()
UID = bytes(range(16))

# Types a passphrase at age's prompt, which it takes from a terminal only; prints what age prints.
ON_A_TERMINAL = """
import os, pty, sys
out, into = os.pipe()
pid, terminal = pty.fork()
if not pid:
    os.dup2(into, 1)
    os.execv(sys.argv[2], sys.argv[2:])
os.close(into)
seen = b""
while b"assphrase" not in seen:
    seen += os.read(terminal, 1000)
os.write(terminal, sys.argv[1].encode() + b"\\n")
while data := os.read(out, 1000):
    os.write(1, data)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
"""


@pytest.fixture(scope="module")
def sealed_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, OpenKeys]:
    """Keys behind a real passphrase, a real recovery code and a key file: some ten seconds."""
    folder = tmp_path_factory.mktemp("sealed") / "archive"
    folder.mkdir()
    openings: list[Opening] = [Passphrase(PASSPHRASE), RecoveryCode(CODE)]
    make_key_file(folder.parent / "key")
    openings.append(KeyFile(folder.parent / "key"))
    return folder, create_keys(folder, UID, openings)


@pytest.fixture
def sealed(sealed_once: tuple[Path, OpenKeys], tmp_path: Path) -> Path:
    """A copy, to be damaged at will."""
    return Path(shutil.copytree(sealed_once[0], tmp_path / "archive"))


@pytest.fixture
def sealed_key(sealed_once: tuple[Path, OpenKeys]) -> KeyFile:
    return KeyFile(sealed_once[0].parent / "key")


def test_a_cyrillic_passphrase_opens_in_both_forms_of_unicode(
    sealed: Path, sealed_once: tuple[Path, OpenKeys]
) -> None:
    decomposed = unicodedata.normalize("NFD", PASSPHRASE)
    assert decomposed != PASSPHRASE
    assert unlock(sealed, Passphrase(decomposed)).key == sealed_once[1].key
    factor = work_factor((sealed / "keys" / "01.age").read_bytes())
    assert factor is not None
    assert factor >= CHEAPEST


def test_the_recovery_code_opens_however_it_is_typed(
    sealed: Path, sealed_once: tuple[Path, OpenKeys]
) -> None:
    typed = CODE.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    keys = unlock(sealed, RecoveryCode(typed))
    assert (keys.key, keys.slot) == (sealed_once[1].key, 2)
    with pytest.raises(WrongRecoveryCode):
        unlock(sealed, RecoveryCode(generate_recovery_code()))


def test_a_wrong_passphrase_and_a_damaged_slot_are_told_apart(sealed: Path) -> None:
    with pytest.raises(WrongPassphrase) as caught:
        unlock(sealed, Passphrase(PASSPHRASE + "!"))
    assert "Caps Lock" in caught.value.advice
    slot = sealed / "keys" / "01.age"
    slot.write_bytes(slot.read_bytes()[:-1] + b"?")
    with pytest.raises(SlotDamaged) as damage:
        unlock(sealed, Passphrase(PASSPHRASE))
    assert "01.age" in str(damage.value)


def test_without_keyring_json_the_slot_that_opens_tells_what_it_is(
    sealed: Path, sealed_once: tuple[Path, OpenKeys], sealed_key: KeyFile
) -> None:
    (sealed / "keyring.json").unlink()
    (sealed / "keyring.json.bak").write_bytes(b"{}")
    assert unlock(sealed, sealed_key).key == sealed_once[1].key
    assert [slot.kind for slot in slots(sealed)] == [Kind.SECRET, Kind.SECRET, Kind.KEY]
    unlock(sealed, Passphrase(PASSPHRASE))
    assert [slot.kind for slot in slots(sealed)] == [Kind.PASSPHRASE, Kind.SECRET, Kind.KEY]


def test_the_public_age_opens_an_archive_typed_at_a_terminal(
    sealed: Path, sealed_once: tuple[Path, OpenKeys], tmp_path: Path
) -> None:
    if (age := shutil.which("age")) is None or sys.platform == "win32":
        pytest.skip("not run here: there is no age, or no terminal")
    slot = sealed / "keys" / "01.age"
    typed = [sys.executable, "-c", ON_A_TERMINAL, PASSPHRASE, age, "-d", str(slot)]
    identity = subprocess.run(typed, stdout=subprocess.PIPE, check=True, timeout=60).stdout
    assert identity.startswith(b"AGE-SECRET-KEY-1")
    assert identity.count(b"\n") == 1
    (tmp_path / "identity").write_bytes(identity)
    data = str(sealed / "keys" / "data.age")
    second = [age, "-d", "-i", str(tmp_path / "identity"), data]
    key = sealed_once[1].key
    assert json.loads(subprocess.run(second, stdout=subprocess.PIPE, check=True).stdout) == {
        "format": "khronika-data",
        "version": 1,
        "archive": UID.hex(),
        "epoch": 1,
        "key": key.key.hex(),
        "salt": key.salt.hex(),
    }


def test_stop_is_asked_while_a_slot_is_tried(sealed: Path) -> None:
    class Stop:
        asked = 0

        def step(self, done: int, total: int = 0) -> None:
            assert (done, total) == (0, 1)
            self.asked += 1
            if self.asked == 3:
                raise Cancelled

    with pytest.raises(Cancelled):
        unlock(sealed, Passphrase(PASSPHRASE), Stop())


def test_an_archive_without_key_file_says_so(sealed: Path, sealed_key: KeyFile) -> None:
    for name in ("keys/03.age", "keyring.json", "keyring.json.bak"):
        (sealed / name).unlink()
    with pytest.raises(NoKeyFile):
        unlock(sealed, sealed_key)
