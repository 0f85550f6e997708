import os
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.cli.tables import plain, table


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A terminal of 30 columns."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "30")
    yield
    assert os.environ["COLUMNS"] == "30"


def test_columns_stand_under_their_heads() -> None:
    rows = [["I-1", "Підпал", ""], ["I-200", "Листівки\nвночі", "so"]]
    assert list(table(["number", "title", "x"], rows)) == [
        "number  title           x",
        "I-1     Підпал",
        "I-200   Листівки вночі  so",
    ]


def test_a_pipe_gets_every_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "10")
    assert list(table(["title"], [["x" * 300]])) == ["title", "x" * 300]


@pytest.mark.usefixtures("narrow")
def test_on_a_terminal_the_widest_column_gives_way() -> None:
    lines = list(table(["number", "title"], [["I-1", "Д" * 60]]))
    assert lines == ["number  title", "I-1     " + "Д" * 21 + "…"]


@pytest.mark.usefixtures("narrow")
def test_wide_signs_and_accents_are_counted_as_a_terminal_draws_them() -> None:
    lines = list(table(["number", "title"], [["Е\u0301-1", "漢" * 20], ["I-20000", "x"]]))
    assert lines[1] == "Е\u0301-1      " + "漢" * 10 + "…"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x07", "\ufffd[31mred\ufffd"),
        ("a\u202ebc\u2069", "abc"),
        ("a\tb\nc\r", "a    b\nc\ufffd"),
        ("\x9b2J", "\ufffd2J"),
    ],
)
def test_nothing_a_terminal_would_obey_is_printed(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text())
def test_plain_text_holds_no_control_character_but_the_new_line(text: str) -> None:
    assert all(character >= " " or character == "\n" for character in plain(text))
