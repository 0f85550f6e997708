"""Messages, whole and mangled: what comes is a message, or Malformed and nothing else."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.importing.worker.protocol import (
    DEEPEST,
    MOST_HEAD,
    MOST_PARTS,
    Malformed,
    is_whole,
    message,
    parts_of,
)

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(1 << 70), 1 << 70) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
HEADS = st.dictionaries(st.text(), VALUES, max_size=5)


def whole(head: dict[str, Any], *parts: bytes) -> bytes:
    return b"".join(message(head, parts))


def with_head(said: bytes) -> bytes:
    """A message whose head is `said`, whatever it is."""
    return (1).to_bytes(4, "big") + len(said).to_bytes(4, "big") + said


@given(HEADS, st.lists(st.binary(max_size=50), max_size=5))
def test_a_message_arrives_as_it_was_sent(head: dict[str, Any], parts: list[bytes]) -> None:
    sent = whole(head, *parts)
    try:
        got, others = parts_of(sent)
    except Malformed:
        assert json.dumps(head).count("[") + json.dumps(head).count("{") > DEEPEST
    else:
        assert got == head
        assert others == parts


@given(HEADS, st.lists(st.binary(max_size=20), max_size=3), st.data())
def test_half_a_message_is_none(
    head: dict[str, Any], parts: list[bytes], data: st.DataObject
) -> None:
    sent = whole(head, *parts)
    cut = data.draw(st.integers(0, len(sent) - 1))
    assert not is_whole(sent[:cut])
    assert is_whole(sent)
    with pytest.raises(Malformed):
        parts_of(sent[:cut])
    with pytest.raises(Malformed):
        parts_of(sent + b"\0")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_message_or_malformed(received: bytes) -> None:
    with suppress(Malformed):
        parts_of(received)
        assert is_whole(received)


@given(st.binary(max_size=100) | st.text(alphabet='[]{}":,0e1-\\tn').map(str.encode))
def test_any_head_is_an_object_or_malformed(said: bytes) -> None:
    try:
        head, parts = parts_of(with_head(said))
    except Malformed:
        return
    assert isinstance(head, dict)
    assert parts == []


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"[]",
        b"1",
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'{"a": 1, "a": 2}',
        b'{"a": ' + b"9" * 5000 + b"}",
        b'{"a": "\xff"}',
        b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"\\"": ' + b"[" * DEEPEST + b"]" * DEEPEST + b"}",
        b'{"a": "' + b"x" * MOST_HEAD + b'"}',
    ],
)
def test_a_head_that_is_no_plain_object_is_refused(said: bytes) -> None:
    with pytest.raises(Malformed):
        parts_of(with_head(said))


def test_brackets_in_words_do_not_nest() -> None:
    head = {"a": '\\"[[[[[[[[[[[[[', "b": "{" * 50}
    assert parts_of(whole(head))[0] == head


def test_no_more_parts_than_there_may_be() -> None:
    parts_of(whole({}, *[b""] * (MOST_PARTS - 1)))
    with pytest.raises(Malformed):
        parts_of(whole({}, *[b""] * MOST_PARTS))
    with pytest.raises(Malformed):
        parts_of((0xFFFFFFFF).to_bytes(4, "big") + bytes(100))
