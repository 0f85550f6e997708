"""What an export counts as held back has a word for every kind and field it can name."""

import re
from pathlib import Path

from khronika.exporting import release
from khronika.ui.held import _FIELDS, _KINDS, held

PAIRS = re.compile(r'"([a-z]+)", "([a-z]+)"')


def test_every_kind_and_field_has_a_word() -> None:
    folder = Path(release.__file__).parent
    named = {
        pair for path in folder.glob("release*.py") for pair in PAIRS.findall(path.read_text())
    }
    named = {(kind, field) for kind, field in named if kind in _KINDS}
    assert len(named) > 15
    assert {field for _kind, field in named} <= _FIELDS.keys()


def test_it_is_said_in_words() -> None:
    assert held("incident", "description") == "incidents: description"
