import os
import sys
from collections.abc import Mapping, Sequence

import pytest

from khronika import handed_on
from khronika.ui.replacing import command, replace_process


def test_the_program_is_started_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    assert command() == [sys.executable, "-P", "-m", "khronika"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == [sys.executable]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no exec")
def test_the_process_itself_is_replaced_and_its_words_are_no_arguments(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    called: list[tuple[str, Sequence[str], Mapping[str, str]]] = []
    monkeypatch.setattr(os, "execve", lambda *given: called.append(given))
    replace_process(["case.khronika"])  # returns only because exec was taken away
    ((path, words, given),) = called  # type: ignore[unreachable]
    assert (path, words) == (sys.executable, command())
    assert given == {**os.environ, **handed_on.environment(["case.khronika"])}
