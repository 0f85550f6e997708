import shutil
from pathlib import Path

import pytest
from tests.robots.terminal import Terminal

from khronika.archive.doors import open_archive
from khronika.archive.openings import KeyFile, NotOpened, Passphrase, RecoveryCode
from khronika.domain.errors import KnownError

NEW = "нові слова ще ніхто не знає"


def test_a_second_key_file_is_added_listed_and_removed(terminal: Terminal, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    said = terminal.json("keys", "add", "--new-key-file", str(other), "--label", "on the stick")
    assert said == {"number": 2, "kind": "key", "label": "on the stick"}
    assert [(one["number"], one["label"], one["used"]) for one in keys(terminal)] == [
        (1, None, True),
        (2, "on the stick", False),
    ]
    open_archive(terminal.archive, KeyFile(other)).close()
    assert terminal.json("keys", "remove", "2") == {"removed": 2}
    with pytest.raises(NotOpened):
        open_archive(terminal.archive, KeyFile(other))
    assert [(one["number"], one["label"]) for one in keys(terminal)] == [(1, None)]


def keys(terminal: Terminal) -> list[dict[str, object]]:
    items: list[dict[str, object]] = terminal.json("keys", "list")["items"]
    return items


def test_the_one_in_use_is_changed_and_keeps_its_label(terminal: Terminal, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    terminal.on("keys", "change", "--new-key-file", str(other), "--label", "mine")
    assert "did not open" in terminal.refusal("info")
    changed = Terminal(terminal.archive, other)
    changed.on("keys", "change", "--new-key-file", str(terminal.key_file))
    assert [(one["label"], one["used"]) for one in keys(terminal)] == [("mine", True)]


def test_the_last_one_stays(terminal: Terminal) -> None:
    assert terminal.refusal("keys", "remove", "1").startswith("This is the last way to open")
    assert terminal.refusal("keys", "remove", "7").startswith("This archive has no key number 7.")
    assert terminal.refusal("keys", "change", "7").startswith("This archive has no key number 7.")


def test_one_new_way_at_a_time(terminal: Terminal) -> None:
    terminal.misuse("keys", str(terminal.archive), "remove")
    both = ("--new-key-file", "x", "--new-recovery-code")
    terminal.misuse("keys", str(terminal.archive), "add", *both)


def test_the_recovery_code_leads_to_a_new_passphrase(terminal: Terminal, tmp_path: Path) -> None:
    code = terminal.json("keys", "add", "--new-recovery-code")["recovery_code"]
    sheet, words = tmp_path / "code.txt", tmp_path / "words.txt"
    sheet.write_text(code)
    words.write_text(f"{NEW}\n")
    files = ("--recovery-code-file", str(sheet), "--passphrase-file", str(words))
    result = terminal.run("recover", str(terminal.archive), *files)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == "The new passphrase opens the archive from now on.\n"
    assert result.stderr.startswith("A passphrase of one's own is easier to guess")
    open_archive(terminal.archive, Passphrase(NEW)).close()
    open_archive(terminal.archive, RecoveryCode(code)).close()


def test_an_archive_without_a_recovery_code_is_told(terminal: Terminal, tmp_path: Path) -> None:
    sheet = tmp_path / "code.txt"
    sheet.write_text("AAAA-BBBB")
    refused = terminal.refusal("recover", "--recovery-code-file", str(sheet))
    assert refused.startswith("This archive has no recovery code.")


def test_the_raw_key_is_told_after_a_warning(terminal: Terminal) -> None:
    result = terminal.on("reveal-key")
    assert result.stdout.startswith("x'")
    assert len(result.stdout.strip()) == 2 + 96 + 1
    assert result.stderr.startswith("Whoever has this key reads archive.db")


def test_revoking_shuts_all_others_out(terminal: Terminal, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    terminal.on("keys", "add", "--new-key-file", str(other), "--label", "lent")
    terminal.on("keys", "change", "1", "--new-key-file", str(tmp_path / "new.txt"), "--label", "my")
    mine = Terminal(terminal.archive, tmp_path / "new.txt")
    assert mine.json("revoke", "--no-recovery") == {"revoked": [2], "recovery_code": None}
    with pytest.raises(NotOpened):
        open_archive(terminal.archive, KeyFile(other))
    assert [(one["label"], one["used"]) for one in keys(mine)] == [("my", True)]
    assert mine.json("verify")["ok"]


def test_a_lost_keyring_of_before_a_revocation_does_not_bring_the_shut_out_back(
    terminal: Terminal, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    terminal.on("keys", "add", "--new-key-file", str(other))
    before = tmp_path / "keys before"
    shutil.copytree(terminal.archive / "keys", before)
    terminal.json("revoke", "--no-recovery")
    shutil.rmtree(terminal.archive / "keys")
    shutil.copytree(before, terminal.archive / "keys")
    with pytest.raises(KnownError):
        open_archive(terminal.archive, KeyFile(other))
