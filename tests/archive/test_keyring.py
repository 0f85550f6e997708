"""Opening an archive's keys with key files, whole and damaged. Passphrases: `test_openings`."""

import json
import os
import random
import secrets
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pyrage
import pytest
from pyrage.x25519 import Identity

from khronika.archive.data_key import Key, KeysDamaged, NewerKeys, OtherKeys
from khronika.archive.key_changes import create_keys
from khronika.archive.key_files import make_key_file
from khronika.archive.key_folder import KeysUnreadable, NoSlots
from khronika.archive.keyring import OpenKeys, damaged, slots, unlock
from khronika.archive.openings import (
    KeyFile,
    NoPassphrase,
    NoRecoveryCode,
    Passphrase,
    RecoveryCode,
    WrongKeyFile,
)
from khronika.archive.recovery import generate_recovery_code
from khronika.archive.slots import SlotDamaged, SlotTooDear
from khronika.domain.errors import KnownError

UID = bytes(range(16))

WRITE_ONCE = "import sys; open(sys.argv[2], 'w').write(open(sys.argv[1]).read())"


def key_file(path: Path) -> KeyFile:
    make_key_file(path)
    return KeyFile(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Keys behind two key files, `a` and `b` beside the folder: milliseconds."""
    folder = tmp_path / "archive"
    folder.mkdir()
    create_keys(folder, UID, [key_file(tmp_path / "a"), key_file(tmp_path / "b")])
    return folder


def opening(folder: Path, name: str) -> KeyFile:
    return KeyFile(folder.parent / name)


def test_keys_are_random_and_nothing_secret_lies_about(folder: Path, tmp_path: Path) -> None:
    keys = unlock(folder, opening(folder, "a"))
    assert (len(keys.key.key), len(keys.key.salt), keys.key.archive) == (32, 16, UID)
    other = tmp_path / "other"
    other.mkdir()
    assert create_keys(other, UID, [opening(folder, "a")]).key.key != keys.key.key
    secret = str(keys.identity)
    told = repr(keys) + repr(keys.key)
    for word in (secret, keys.key.key.hex(), keys.key.salt.hex(), keys.key.recipient):
        assert word not in told
    assert repr(keys.key.key) not in told
    for file in (path for path in folder.rglob("*") if path.is_file()):
        assert secret.encode() not in file.read_bytes()
        assert keys.key.recipient.encode() not in file.read_bytes()
        assert keys.key.key.hex().encode() not in file.read_bytes()
        if os.name == "posix":
            assert file.stat().st_mode & 0o077 == 0


def test_a_key_file_of_another_archive(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(WrongKeyFile):
        unlock(folder, key_file(tmp_path / "stranger"))


def test_what_the_archive_has_no_slot_for_is_said(folder: Path) -> None:
    with pytest.raises(NoPassphrase):
        unlock(folder, Passphrase("any"))
    with pytest.raises(NoRecoveryCode):
        unlock(folder, RecoveryCode(generate_recovery_code()))


def test_no_slots_is_a_sentence(folder: Path) -> None:
    for slot in slots(folder):
        (folder / "keys" / slot.file).unlink()
    with pytest.raises(NoSlots) as caught:
        unlock(folder, opening(folder, "a"))
    assert "backup" in caught.value.advice
    shutil.rmtree(folder / "keys")
    with pytest.raises(NoSlots):
        slots(folder)


def test_keyring_json_is_written_anew(folder: Path) -> None:
    before = (folder / "keyring.json").read_bytes()
    for names in (["keyring.json"], ["keyring.json", "keyring.json.bak"]):
        for name in names:
            (folder / name).unlink()
        unlock(folder, opening(folder, "b"))
        assert (folder / "keyring.json").read_bytes() == before
        assert (folder / "keyring.json.bak").exists()


@pytest.mark.parametrize("name", ["data.age", "data.age.bak"])
@pytest.mark.parametrize("damage", [b"", b"junk", None])
def test_one_good_copy_of_the_data_is_enough(folder: Path, name: str, damage: bytes | None) -> None:
    path = folder / "keys" / name
    before = path.read_bytes()
    keys = unlock(folder, opening(folder, "a"))
    if damage is None:
        path.unlink()
    else:
        path.write_bytes(damage)
    assert damaged(folder, keys) == (f"keys/{name}",)
    assert said(unlock(folder, opening(folder, "a"))) == said(keys)
    assert path.read_bytes() == before
    assert damaged(folder, keys) == ()


def said(keys: OpenKeys) -> tuple[Key, str]:
    """What `keys` hold, to compare (an identity of pyrage is equal to itself alone)."""
    return keys.key, str(keys.identity)


def test_both_copies_damaged(folder: Path) -> None:
    keys = unlock(folder, opening(folder, "a"))
    for name in ("data.age", "data.age.bak"):
        path = folder / "keys" / name
        data = path.read_bytes()
        path.write_bytes(data.replace(b"-> X25519 ", b"-> X25519 A", 1))
    with pytest.raises(KeysDamaged):
        unlock(folder, opening(folder, "a"))
    assert {"keys/data.age", "keys/data.age.bak"} <= set(damaged(folder, keys))


def test_keys_of_another_archive_are_not_taken(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    create_keys(other, secrets.token_bytes(16), [key_file(tmp_path / "c")])
    shutil.copy(other / "keys" / "01.age", folder / "keys" / "03.age")
    with pytest.raises(OtherKeys):
        unlock(folder, opening(folder, "c"))
    shutil.copy(other / "keys" / "data.age", folder / "keys" / "data.age")
    assert unlock(folder, opening(folder, "a")).key.archive == UID


def test_a_newer_format_is_left_alone(folder: Path) -> None:
    keys = unlock(folder, opening(folder, "a"))
    plain = json.dumps({"format": "khronika-data", "version": 2}).encode()
    for name in ("data.age", "data.age.bak"):
        sealed = pyrage.encrypt(plain, [keys.identity.to_public()])
        (folder / "keys" / name).write_bytes(sealed)
    before = {path: path.read_bytes() for path in folder.rglob("*.*")}
    with pytest.raises(NewerKeys) as caught:
        unlock(folder, opening(folder, "a"))
    assert "newer" in str(caught.value)
    assert {path: path.read_bytes() for path in folder.rglob("*.*")} == before


@pytest.mark.parametrize(
    "change",
    [{"key": "00"}, {"salt": 3}, {"epoch": 0}, {"epoch": True}, {"archive": "zz"}, {"format": "x"}],
)
def test_sealed_nonsense_is_damage(folder: Path, change: dict[str, object]) -> None:
    keys = unlock(folder, opening(folder, "a"))
    whole = {"format": "khronika-data", "version": 1, "archive": UID.hex(), "epoch": 1}
    whole |= {"key": "00" * 32, "salt": "00" * 16}
    for name in ("data.age", "data.age.bak"):
        sealed = pyrage.encrypt(json.dumps(whole | change).encode(), [keys.identity.to_public()])
        (folder / "keys" / name).write_bytes(sealed)
    with pytest.raises(KeysDamaged):
        unlock(folder, opening(folder, "a"))


def test_a_slot_with_something_else_in_it_is_damage(folder: Path, tmp_path: Path) -> None:
    recipient = key_recipient(tmp_path / "a")
    (folder / "keys" / "01.age").write_bytes(pyrage.encrypt(b"no identity", [recipient]))
    with pytest.raises(SlotDamaged):
        unlock(folder, opening(folder, "a"))


def key_recipient(path: Path) -> object:
    return Identity.from_str(path.read_text().split()[-1]).to_public()


def test_a_key_from_a_pipe_is_read_once(folder: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("not run here: no named pipes")
    pipe = folder.parent / "pipe"
    os.mkfifo(pipe)
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITE_ONCE, str(folder.parent / "b"), str(pipe)]
    )
    assert unlock(folder, KeyFile(pipe)).slot == 2
    assert writer.wait(timeout=60) == 0


def test_somebody_elses_keys_are_a_sentence(folder: Path) -> None:
    if os.name != "posix":
        pytest.skip("not run here: other rights than POSIX's")
    given = opening(folder, "a").read()
    for path in (folder / "keys", folder / "keyring.json", folder / "keyring.json.bak"):
        path.chmod(0)
    was = os.geteuid()
    os.seteuid(65534 if was == 0 else was)
    try:
        with pytest.raises(KeysUnreadable) as caught:
            unlock(folder, given)
    finally:
        os.seteuid(was)
        (folder / "keys").chmod(0o700)
    assert "may not read" in str(caught.value)


def test_planted_files_stop_nobody(folder: Path) -> None:
    planted = folder / "keys" / "00.age"
    planted.symlink_to("/dev/zero")
    (folder / "keys" / "05.age").write_bytes(b"x" * 100_000)
    (folder / "keys" / "06.age").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "keys" / "07.age")
    (folder / "keyring.json").unlink()
    (folder / "keyring.json.bak").unlink()
    assert unlock(folder, opening(folder, "b")).slot == 2


def test_a_planted_slot_of_sixteen_gigabytes_is_refused(folder: Path) -> None:
    head = b"age-encryption.org/v1\n-> scrypt " + b"A" * 22 + b" 24\n" + b"A" * 43 + b"\n"
    (folder / "keys" / "03.age").write_bytes(head)
    with pytest.raises(SlotTooDear) as caught:
        unlock(folder, Passphrase("any"))
    assert "03.age" in str(caught.value)


def test_a_disk_that_refuses_writing_opens_all_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(_descriptor: int) -> None:
        raise OSError(30, "Read-only file system")

    (folder / "keyring.json").unlink()
    monkeypatch.setattr("os.fsync", read_only)
    assert unlock(folder, opening(folder, "a")).slot == 1
    assert not (folder / "keyring.json").exists()


def test_a_thousand_flipped_bits(folder: Path) -> None:
    keys = unlock(folder, opening(folder, "a"))
    whole = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    chance = random.Random(20)
    ended: Counter[str] = Counter()
    for _n in range(1000):
        path = chance.choice(sorted(whole))
        data = bytearray(whole[path])
        bit = chance.randrange(len(data) * 8)
        data[bit // 8] ^= 1 << bit % 8
        path.write_bytes(data)
        assert damaged(folder, keys), (path.name, bit)
        try:
            assert said(unlock(folder, opening(folder, "a"))) == said(keys)
            assert path.name != "01.age", bit
            ended["opened by what was whole"] += 1
        except KnownError as error:
            assert path.name == "01.age"
            ended[type(error).__name__] += 1
        for file, before in whole.items():
            file.write_bytes(before)
    assert ended["SlotDamaged"] > 100
    assert set(ended) == {"opened by what was whole", "SlotDamaged"}
