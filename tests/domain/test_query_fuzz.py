"""A million queries that nobody would type: each is read, written back and completed."""

import pytest
from tests.domain.queries import odd_queries

from khronika.domain.query import parse, plain
from khronika.domain.query_completion import completion


def whole(text: str) -> None:
    query = parse(text)
    again = parse(plain(query))
    assert again == query, ascii(text)
    assert tuple(word.text for word in again.words()) == tuple(word.text for word in query.words())
    for remark in query.remarks:
        assert remark.said
        assert 0 <= remark.start <= remark.end <= len(text), ascii(text)
    for word in query.words():
        assert text[word.start : word.end] == word.text, ascii(text)
    completion(text, len(text) // 2)


def test_some_thousands() -> None:
    for text in odd_queries(1968, 3000):
        whole(text)


@pytest.mark.long
def test_a_million() -> None:
    for text in odd_queries(1982, 1_000_000):
        whole(text)
