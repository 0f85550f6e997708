"""Which files are read, by name and by how they begin."""

import pytest

from khronika.importing.faults import FormatUnread
from khronika.importing.formats import MARKDOWN, TEXT, format_of, refuse_misnamed


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("a.txt", TEXT),
        ("A.TXT", TEXT),
        ("README", TEXT),
        ("протест 12.04", TEXT),
        ("a.md", MARKDOWN),
        ("a.pdf.Markdown", MARKDOWN),
    ],
)
def test_names_tell_the_format(name: str, format_: str) -> None:
    assert format_of(name) == format_


@pytest.mark.parametrize(
    ("name", "said"),
    [("a.PDF", "PDF"), ("b.docx", "Word"), ("c.jpeg", "pictures"), ("d.html", "HTML")],
)
def test_a_format_without_a_reader_is_named(name: str, said: str) -> None:
    with pytest.raises(FormatUnread) as caught:
        format_of(name)
    assert said in str(caught.value)


def test_a_misnamed_file_is_seen() -> None:
    for data in (b"%PDF-1.7\n", b"{\\rtf1\\ansi", b"PK\x03\x04rest"):
        with pytest.raises(FormatUnread):
            refuse_misnamed(data)
    refuse_misnamed(b"plain text about PK and %PDF-")
