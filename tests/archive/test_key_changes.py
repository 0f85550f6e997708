"""Slots come, go and change; see `test_key_steps` for power cuts."""

import secrets
from pathlib import Path

import pytest

from khronika.archive.data_key import OtherKeys
from khronika.archive.faults import DiskFull
from khronika.archive.key_changes import (
    MOST_SLOTS,
    KeysThere,
    LastSlot,
    TooManySlots,
    add_slot,
    create_keys,
    remove_slot,
    replace_slot,
)
from khronika.archive.key_files import KeyFileUnreadable, make_key_file
from khronika.archive.key_steps import NoSuchSlot
from khronika.archive.keyring import OpenKeys, damaged, slots, unlock
from khronika.archive.openings import KeyFile, NotOpened, Passphrase, WrongKeyFile
from khronika.archive.passphrases import PassphraseTooShort
from khronika.archive.revocation import revoke
from khronika.domain.errors import Cancelled, KnownError


class Steps:
    """Counts, and stops when the person presses Stop."""

    def __init__(self, stop_at: int = -1) -> None:
        self.said: list[tuple[int, int]] = []
        self.stop_at = stop_at

    def step(self, done: int, total: int = 0) -> None:
        self.said.append((done, total))
        if done == self.stop_at:
            raise Cancelled


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in "abcd":
        make_key_file(tmp_path / name)
    folder = tmp_path / "archive"
    folder.mkdir()
    return folder


@pytest.fixture
def keys(folder: Path) -> OpenKeys:
    return create_keys(folder, secrets.token_bytes(16), [key(folder, "a"), key(folder, "b")])


def key(folder: Path, name: str) -> KeyFile:
    return KeyFile(folder.parent / name)


def numbers(folder: Path) -> list[int]:
    return [slot.number for slot in slots(folder)]


def who_opens(folder: Path) -> str:
    """The names of the key files that open the archive."""
    opened = ""
    for name in "abcd":
        try:
            unlock(folder, key(folder, name))
        except KnownError:
            continue
        opened += name
    return opened


def test_creating_tells_its_steps_and_stop_leaves_nothing(folder: Path) -> None:
    openings = [key(folder, "a"), key(folder, "b")]
    with pytest.raises(Cancelled):
        create_keys(folder, secrets.token_bytes(16), openings, Steps(stop_at=1))
    assert list(folder.iterdir()) == []
    steps = Steps()
    create_keys(folder, secrets.token_bytes(16), openings, steps)
    assert steps.said == [(0, 2), (1, 2), (1, 2), (2, 2)]
    assert numbers(folder) == [1, 2]


def test_creating_again_would_overwrite(folder: Path, keys: OpenKeys) -> None:
    with pytest.raises(KeysThere):
        create_keys(folder, secrets.token_bytes(16), [key(folder, "c")])
    assert who_opens(folder) == "ab"


def test_keys_made_without_a_slot_get_one_later(folder: Path) -> None:
    keys = create_keys(folder, secrets.token_bytes(16), [])
    assert add_slot(folder, keys, key(folder, "a")).number == 1
    assert unlock(folder, key(folder, "a")).key == keys.key


def test_a_short_passphrase_is_refused_before_the_wait(folder: Path, keys: OpenKeys) -> None:
    for change in (
        lambda: create_keys(folder.parent, b"", [Passphrase("short")]),
        lambda: add_slot(folder, keys, Passphrase("short")),
        lambda: replace_slot(folder, keys, 1, Passphrase("short")),
        lambda: revoke(folder, keys, kept={}, added=[Passphrase("short")]),
    ):
        with pytest.raises(PassphraseTooShort):
            change()
    assert who_opens(folder) == "ab"


def test_a_slot_is_added_with_a_number_of_its_own(folder: Path, keys: OpenKeys) -> None:
    assert add_slot(folder, keys, key(folder, "c")).number == 3
    assert who_opens(folder) == "abc"
    assert damaged(folder, keys) == ()
    remove_slot(folder, keys, 1)
    assert add_slot(folder, keys, key(folder, "d")).number == 4


def test_there_is_an_end_to_slots(folder: Path, keys: OpenKeys) -> None:
    while len(slots(folder)) < MOST_SLOTS:
        add_slot(folder, keys, key(folder, "c"))
    with pytest.raises(TooManySlots):
        add_slot(folder, keys, key(folder, "c"))
    assert replace_slot(folder, keys, 16, key(folder, "d")).number == 17


def test_the_last_whole_slot_stays(folder: Path, keys: OpenKeys) -> None:
    (folder / "keys" / "02.age").write_bytes(b"damaged")
    with pytest.raises(LastSlot):
        remove_slot(folder, keys, 1)
    remove_slot(folder, keys, 2)
    with pytest.raises(LastSlot):
        remove_slot(folder, keys, 1)
    assert who_opens(folder) == "a"
    with pytest.raises(NoSuchSlot):
        remove_slot(folder, keys, 2)
    with pytest.raises(NoSuchSlot):
        replace_slot(folder, keys, 2, key(folder, "c"))


def test_damage_is_not_laundered_by_a_later_change(folder: Path, keys: OpenKeys) -> None:
    (folder / "keys" / "02.age").write_bytes(b"damaged")
    add_slot(folder, keys, key(folder, "c"))
    unlock(folder, key(folder, "a"))
    assert damaged(folder, keys) == ("keys/02.age",)


def test_a_slot_is_replaced(folder: Path, keys: OpenKeys) -> None:
    assert replace_slot(folder, keys, 1, key(folder, "c")).number == 3
    assert (who_opens(folder), numbers(folder)) == ("bc", [2, 3])
    with pytest.raises(WrongKeyFile):
        unlock(folder, key(folder, "a"))


def test_revoking_keeps_whose_secret_is_given(folder: Path, keys: OpenKeys) -> None:
    add_slot(folder, keys, key(folder, "c"))
    steps = Steps()
    done = revoke(
        folder, keys, kept={2: key(folder, "b")}, added=[key(folder, "d")], progress=steps
    )
    assert who_opens(folder) == "bd"
    assert [slot.number for slot in done.fallen] == [1, 3]
    assert {old: slot.number for old, slot in done.kept.items()} == {2: 4}
    assert numbers(folder) == [4, 5]
    assert steps.said[-1] == (3, 3)
    opened = unlock(folder, key(folder, "b"))
    assert opened.key == done.keys.key
    assert (opened.key.key, opened.key.salt) == (keys.key.key, keys.key.salt)
    assert (opened.key.epoch, opened.key.recipient != keys.key.recipient) == (2, True)
    assert damaged(folder, opened) == ()


def test_what_was_revoked_changes_nothing_any_more(folder: Path, keys: OpenKeys) -> None:
    old = (folder / "keys" / "01.age").read_bytes()
    revoke(folder, keys, kept={2: key(folder, "b")})
    for change in (
        lambda: add_slot(folder, keys, key(folder, "c")),
        lambda: remove_slot(folder, keys, 3),
        lambda: revoke(folder, keys, kept={3: key(folder, "b")}),
    ):
        with pytest.raises(OtherKeys):
            change()
    (folder / "keys" / "01.age").write_bytes(old)
    with pytest.raises(OtherKeys):
        unlock(folder, key(folder, "a"))
    assert who_opens(folder) == "b"


def test_a_slip_of_the_finger_does_not_become_the_passphrase(folder: Path, keys: OpenKeys) -> None:
    with pytest.raises(NotOpened):
        revoke(folder, keys, kept={1: key(folder, "c")})
    with pytest.raises(NoSuchSlot):
        revoke(folder, keys, kept={9: key(folder, "a")})
    with pytest.raises(KeyFileUnreadable):
        revoke(folder, keys, kept={1: key(folder, "a")}, added=[key(folder, "absent")])
    with pytest.raises(LastSlot):
        revoke(folder, keys, kept={})
    assert (who_opens(folder), numbers(folder)) == ("ab", [1, 2])


def test_a_full_disk_is_a_sentence_and_shuts_nobody_out(
    folder: Path, keys: OpenKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("os.fsync", full)
        for change in (
            lambda: add_slot(folder, keys, key(folder, "c")),
            lambda: replace_slot(folder, keys, 1, key(folder, "c")),
            lambda: revoke(folder, keys, kept={1: key(folder, "a")}),
        ):
            with pytest.raises(DiskFull):
                change()
    assert who_opens(folder) == "ab"
    assert damaged(folder, keys) == ()
    assert not list(folder.rglob("*.part"))
