from pathlib import Path

import pytest
from tests.robots.terminal import Terminal

from khronika.archive.doors import open_archive
from khronika.archive.keyring import slots
from khronika.archive.openings import KeyFile, Kind
from khronika.archive.recovery import read_recovery_code


@pytest.fixture
def fresh(tmp_path: Path) -> Terminal:
    """A terminal before an archive and a key file that do not exist."""
    return Terminal(tmp_path / "new.khronika", tmp_path / "new-key.txt")


def test_a_key_file_is_made_and_no_passphrase_asked_for(fresh: Terminal) -> None:
    said = fresh.json("create", "--no-recovery", "--key-file", str(fresh.key_file))
    assert said == {"archive": str(fresh.archive), "recovery_code": None}
    assert fresh.key_file.stat().st_mode & 0o777 == 0o600
    assert fresh.json("keys", "list")["items"] == [
        {"number": 1, "kind": "key", "label": None, "used": True}
    ]


def test_a_key_file_that_is_there_is_used(fresh: Terminal, key_file: Path) -> None:
    before = key_file.read_bytes()
    fresh.json("create", "--no-recovery", "--key-file", str(key_file))
    assert key_file.read_bytes() == before
    open_archive(fresh.archive, KeyFile(key_file)).close()


def test_the_recovery_code_is_told_and_written(fresh: Terminal, tmp_path: Path) -> None:
    code_file = tmp_path / "code.txt"
    said = fresh.json("create", "--recovery-file", str(code_file))
    assert read_recovery_code(said["recovery_code"]) == said["recovery_code"]
    assert code_file.read_text() == said["recovery_code"] + "\n"
    assert code_file.stat().st_mode & 0o777 == 0o600
    assert [slot.kind for slot in slots(fresh.archive)] == [Kind.KEY, Kind.RECOVERY]


def test_a_short_passphrase_is_refused_and_nothing_is_left(fresh: Terminal, tmp_path: Path) -> None:
    short, code = tmp_path / "short.txt", tmp_path / "code.txt"
    short.write_text("коротко\n")
    words = ("--passphrase-file", str(short), "--key-file", str(fresh.key_file))
    refused = fresh.refusal("create", *words, "--recovery-file", str(code))
    assert refused.startswith("That passphrase is too short: 7 characters of at least 14.")
    assert sorted(tmp_path.iterdir()) == [short]


def test_nothing_is_written_over(fresh: Terminal, tmp_path: Path) -> None:
    fresh.archive.mkdir()
    assert "is already there" in fresh.refusal("create", "--no-recovery")
    assert not fresh.key_file.exists()
    fresh.archive.rmdir()
    code = tmp_path / "code.txt"
    code.write_text("mine")
    assert fresh.refusal("create", "--recovery-file", str(code)).startswith(
        "The recovery code could not be written to “code.txt”: File exists."
    )
    assert code.read_text() == "mine"
    assert sorted(tmp_path.iterdir()) == [code]


def test_a_recovery_file_without_a_code_is_usage(fresh: Terminal) -> None:
    fresh.misuse("create", str(fresh.archive), "--no-recovery", "--recovery-file", "x")


def test_the_sample_is_put_in_as_one_step(fresh: Terminal) -> None:
    fresh.json("create", "--no-recovery", "--sample")
    assert fresh.items("incidents")
    assert [item["verb"] for item in fresh.items("history")] == [
        "load-seeds",
        "load-vocabularies",
    ]
    assert fresh.json("verify")["ok"]
