"""Words of a value are the source's where a passage bears them out."""

import pytest

from khronika.domain.kinds import Kind, RecordId, Uid
from khronika.domain.values import Citation, Named, Passage
from khronika.domain.whose_words import whose_words


def cited(exact: str | None, stance: str = "supports") -> Citation:
    uid, passage = Uid(bytes(16)), None
    if exact is not None:
        text = Named(id=RecordId(4), uid=uid, kind=Kind.DOCUMENT, title="A text")
        passage = Passage(
            id=RecordId(3), uid=uid, kind=Kind.PASSAGE, document=text, version=1,
            start=0, end=len(exact), exact=exact,
        )  # fmt: skip
    return Citation(id=RecordId(1), uid=uid, kind=Kind.CITATION, target=RecordId(2),
                    passage=passage, stance=stance)  # fmt: skip


@pytest.mark.parametrize(
    ("own", "whole", "whose"),
    [
        ([], [], "recorder"),
        ([cited("It was early.")], [], "source"),
        ([cited(None)], [], "recorder"),
        ([cited("Not in June.", "contradicts")], [], "recorder"),
        ([], [cited("They left  by June 17, all of them.")], "source"),
        ([], [cited("They left in summer.")], "recorder"),
    ],
)
def test_whose_they_are(own: list[Citation], whole: list[Citation], whose: str) -> None:
    assert whose_words("by June 17", own, whole) == whose


def test_where_there_are_none_they_are_nobodys() -> None:
    assert whose_words("", [cited("by June 17")]) is None
    assert whose_words(None, []) is None
