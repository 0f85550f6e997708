"""What the lists say of a record."""

from khronika.domain.kinds import Kind, RecordId, Uid
from khronika.domain.values import Name, Source
from khronika.ui.models.rows import source_row


def source(*, citations: int = 0, documents: int = 0) -> Source:
    return Source(
        id=RecordId(1), uid=Uid(b"1"), kind=Kind.SOURCE, names=(Name(text="The Gazette"),),
        citations=citations, documents=documents,
    )  # fmt: skip


def test_a_publisher_is_not_said_to_be_cited_by_nobody() -> None:
    """What cites their documents and names nobody rests on them, as their page says."""
    assert source_row(source()).meta == "outlet · not cited"
    assert source_row(source(documents=1)).meta == "outlet · 1 document"
    assert source_row(source(citations=1, documents=2)).meta == "outlet · cited once · 2 documents"
