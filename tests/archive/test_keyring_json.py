"""keyring.json: one way to write it, and anything else is not it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.archive.keyring_json import Entry, Keyring, keyring_text, parse_keyring
from khronika.archive.openings import Kind

digests = st.binary(min_size=32, max_size=32).map(bytes.hex)
entries = st.builds(
    Entry,
    file=st.integers(1, 9999).map(lambda number: f"{number:02}.age"),
    kind=st.sampled_from(Kind),
    sha256=digests,
)
keyrings = st.builds(
    Keyring,
    archive=st.binary(min_size=16, max_size=16),
    epoch=st.integers(1, 2**31),
    slots=st.lists(entries, max_size=16, unique_by=lambda entry: entry.file).map(tuple),
    data=digests,
)
ONE = Keyring(
    archive=bytes(16),
    epoch=1,
    slots=(Entry(file="01.age", kind=Kind.KEY, sha256="ab" * 32),),
    data="cd" * 32,
)


@given(keyring=keyrings)
def test_what_is_written_is_read(keyring: Keyring) -> None:
    assert parse_keyring(keyring_text(keyring)) == keyring


def test_the_shape_that_the_readme_of_an_archive_promises() -> None:
    assert json.loads(keyring_text(ONE)) == {
        "format": "khronika-keyring",
        "version": 1,
        "archive": "00" * 16,
        "epoch": 1,
        "slots": [{"file": "01.age", "kind": "key", "sha256": "ab" * 32}],
        "data": {"file": "data.age", "sha256": "cd" * 32},
    }


@given(text=st.binary(max_size=200))
def test_no_bytes_end_in_anything_but_a_keyring_or_valueerror(text: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the class is the promise
        parse_keyring(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"khronika-keyring", b"khronika-keyrinG"),
        (b'"version": 1', b'"version": 2'),
        (b'"epoch": 1', b'"epoch": 0'),
        (b'"epoch": 1', b'"epoch": true'),
        (b'"epoch": 1', b'"epoch":  1'),
        (b"01.age", b"../1.age"),
        (b'"key"', b'"kex"'),
        (b"abab", b"abaz"),
        (b"data.age", b"date.age"),
        (b"{", b"[" * 60_000),
        (b"cdcd", b"cd"),
        (b"}\n", b"}"),
    ],
)
def test_anything_else_is_not_a_keyring(old: bytes, new: bytes) -> None:
    text = keyring_text(ONE)
    assert old in text
    with pytest.raises(ValueError):  # noqa: PT011 - the class is the promise
        parse_keyring(text.replace(old, new, 1))
