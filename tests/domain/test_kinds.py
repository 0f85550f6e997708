"""Uids and the numbers people say."""

import uuid

import pytest

from khronika.domain.kinds import (
    LETTERS,
    Kind,
    new_uid,
    parse_reference,
    shipped_uid,
    spoken,
)


def test_a_new_uid_is_version_7_and_sorts_by_time() -> None:
    uids = [new_uid() for _ in range(1000)]
    assert {uuid.UUID(bytes=uid).version for uid in uids} == {7}
    assert {uuid.UUID(bytes=uid).variant for uid in uids} == {uuid.RFC_4122}
    assert len(set(uids)) == 1000
    assert [uid[:6] for uid in uids] == sorted(uid[:6] for uid in uids)


def test_a_shipped_uid_is_the_same_everywhere() -> None:
    assert shipped_uid("category/refusal").hex() == shipped_uid("category/refusal").hex()
    assert uuid.UUID(bytes=shipped_uid("a")).version == 5
    assert shipped_uid("a") != shipped_uid("b")


@pytest.mark.parametrize("kind", LETTERS)
def test_a_number_is_read_back(kind: Kind) -> None:
    assert parse_reference(spoken(kind, 207)) == (kind, 207)
    assert parse_reference(f" {spoken(kind, 207).lower()} ") == (kind, 207)


@pytest.mark.parametrize(
    "text", ["", "I-", "I-0", "X-1", "I-9999999999999999", "I-01", "I207", "Incident I-2", "-5"]
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_reference(text) is None


def test_what_is_not_spoken_of_has_no_number() -> None:
    assert spoken(Kind.CLAIM, 3) == ""
    assert spoken(Kind.INCIDENT, None) == ""
