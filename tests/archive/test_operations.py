"""What long work needs to go on is written as any JSON is, though not in one call."""

import json

from hypothesis import given
from hypothesis import strategies as st

from khronika.archive.operations import written_json

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(_VALUES)
def test_it_is_read_back_as_it_was(value: object) -> None:
    assert json.loads(written_json(value)) == value
