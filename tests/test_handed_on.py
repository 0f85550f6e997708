import os

import pytest

from khronika import handed_on


def take_over(monkeypatch: pytest.MonkeyPatch, given: dict[str, str]) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)


def test_words_come_through_as_they_were_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = ["/a place/справа ї.khronika", "--locked", '{"why": "idle"}', ""]
    take_over(monkeypatch, handed_on.environment(sent))
    assert handed_on.words() == sent
    assert handed_on.words() is None
    assert not [name for name in os.environ if "HANDED" in name]


def test_who_was_started_by_hand_has_none() -> None:
    assert handed_on.words() is None


@pytest.mark.parametrize("odd", ["", "{", "{}", "[1]", '"word"'])
def test_what_are_no_words_is_let_go(odd: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (name,) = handed_on.environment([]).keys() - os.environ.keys()
    monkeypatch.setenv(name, odd)
    assert handed_on.words() is None
