"""Key files: what `age-keygen` writes is read, what we write `age` reads."""

import shutil
import subprocess
from pathlib import Path

import pytest
from pyrage.x25519 import Identity

from khronika.archive.key_files import (
    KeyFileNotMade,
    KeyFileUnreadable,
    NotAKeyFile,
    make_key_file,
    read_key_file,
)


def test_a_key_file_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    make_key_file(tmp_path / "key")
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    (identity,) = read_key_file(tmp_path / "key")
    assert f"# public key: {identity.to_public()}\n" in (tmp_path / "key").read_text()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    make_key_file(tmp_path / "key")
    before = (tmp_path / "key").read_bytes()
    with pytest.raises(KeyFileNotMade):
        make_key_file(tmp_path / "key")
    assert (tmp_path / "key").read_bytes() == before


def test_a_key_file_that_could_not_be_made_is_no_half_key_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(KeyFileNotMade):
        make_key_file(tmp_path / "key")
    assert list(tmp_path.iterdir()) == []


def test_the_public_tools_know_our_key_files(tmp_path: Path) -> None:
    if (program := shutil.which("age-keygen")) is None:
        pytest.skip("not run here: there is no age-keygen")
    make_key_file(tmp_path / "ours")
    (identity,) = read_key_file(tmp_path / "ours")
    asked = subprocess.run(
        [program, "-y", str(tmp_path / "ours")], capture_output=True, text=True, check=True
    )
    assert asked.stdout.strip() == str(identity.to_public())
    subprocess.run([program, "-o", str(tmp_path / "theirs")], capture_output=True, check=True)
    assert len(read_key_file(tmp_path / "theirs")) == 1


def test_several_keys_and_windows_lines_are_read(tmp_path: Path) -> None:
    lines = ["# mine", str(Identity.generate()), "", f"  {Identity.generate()}  "]
    (tmp_path / "key").write_text("\r\n".join(lines))
    assert len(read_key_file(tmp_path / "key")) == 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"# only a comment\n",
        b"AGE-SECRET-KEY-1QQQ\n",
        b"age-encryption.org/v1\n-> scrypt",
        b"\xff\xfe\x00",
        b"-----BEGIN OPENSSH PRIVATE KEY-----\n",
        b"#" * 70_000,
    ],
)
def test_what_is_no_key_file_is_named(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "key").write_bytes(data)
    with pytest.raises(NotAKeyFile) as caught:
        read_key_file(tmp_path / "key")
    assert "“key”" in str(caught.value)


def test_a_key_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "absent", tmp_path):
        with pytest.raises(KeyFileUnreadable) as caught:
            read_key_file(path)
        assert path.name in str(caught.value)
        assert caught.value.advice
