import os
import sys

import pytest

from khronika.ui.replacing import command, replace_process


def test_the_program_is_started_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    assert command(["a"]) == [sys.executable, "-P", "-m", "khronika", "a"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command(["a"]) == [sys.executable, "a"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no exec")
def test_the_process_itself_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(os, "execv", lambda path, words: called.append((path, words)))
    replace_process(["case.khronika"])  # returns only because exec was taken away
    assert called == [(sys.executable, command(["case.khronika"]))]  # type: ignore[unreachable]
