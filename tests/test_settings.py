import json
import os
import stat
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.settings import ALLOWED, Preferences, SettingsNotKept, read, write


def test_every_setting_says_what_it_may_be_and_begins_with_one_of_that() -> None:
    assert set(ALLOWED) == {one.name for one in fields(Preferences)}
    for name, values in ALLOWED.items():
        assert getattr(Preferences(), name) in values
    assert 0 not in ALLOWED["lock_after"], "never is not offered"


def test_what_was_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.json"
    chosen = Preferences(theme="dark", scale=150, lock_with_sleep=False)
    write(chosen, file)
    assert read(file) == (chosen, True)
    assert [one.name for one in file.parent.iterdir()] == ["settings.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="not run here: no such modes")
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    (tmp_path / "settings.part").write_text("open to all")
    (tmp_path / "settings.part").chmod(0o666)
    write(Preferences(), file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_that_is_not_there_is_as_if_nothing_had_been_chosen(tmp_path: Path) -> None:
    assert read(tmp_path / "settings.json") == (Preferences(), True)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "\x00\xff", "[" * 5000, '{"scale": 1e999}', '{"scale": true}']
)
def test_a_broken_file_is_said_and_stops_nothing(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(text, "utf-8")
    assert read(file) == (Preferences(), False)


def test_what_is_known_and_allowed_is_taken_from_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    told = {"theme": "dark", "scale": 137, "lock_after": 0, "unheard_of": 1, "clipboard": "30"}
    file.write_text(json.dumps(told))
    assert read(file) == (Preferences(theme="dark"), False)


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(ALLOWED)) | st.text(), _ANY))
def test_whatever_the_file_says_each_setting_is_one_that_is_allowed(
    tmp_path_factory: pytest.TempPathFactory, told: dict[str, object]
) -> None:
    file = tmp_path_factory.mktemp("any") / "settings.json"
    file.write_text(json.dumps(told), "utf-8")
    found, _whole = read(file)
    for name, values in ALLOWED.items():
        assert any(getattr(found, name) is one or getattr(found, name) == one for one in values)


def test_a_folder_that_may_not_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsNotKept) as fault:
        write(Preferences(), tmp_path / "file" / "settings.json")
    assert fault.value.advice


def test_a_write_that_fails_leaves_the_former_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.json"
    write(Preferences(theme="dark"), file)

    def full(_handle: int) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SettingsNotKept):
        write(Preferences(theme="light"), file)
    assert read(file) == (Preferences(theme="dark"), True)
