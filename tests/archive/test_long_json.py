"""What long work needs to go on is written and read as any JSON is, though not in one call."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.archive.long_json import read_json, written_json

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(_VALUES)
def test_it_is_read_back_as_it_was(value: object) -> None:
    assert json.loads(written_json(value)) == value
    assert read_json(written_json(value)) == value


@given(_VALUES, st.sampled_from([None, 0, 1]))
def test_json_of_any_shape_is_read(value: object, indent: int | None) -> None:
    assert read_json(json.dumps(value, indent=indent)) == value


@pytest.mark.parametrize(
    "text",
    ["", "[", "[1", "[1,", "[1,]", "[1 2]", "{", '{"a"', '{"a":', '{"a":1,}', "{1:2}", "1 2"],
)
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        read_json(text)
