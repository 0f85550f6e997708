"""What a file is taken for, by name and by how it begins."""

import pytest

from khronika.importing.formats import (
    CALLED,
    DOCX,
    ENDINGS,
    FILE,
    HTML,
    MARKDOWN,
    ODT,
    PARSED,
    PDF,
    PICTURE,
    TEXT,
    format_of,
    is_surely_text,
    media_type,
)

PNG = b"\x89PNG\r\n\x1a\n"
ODT_BEGINS = b"PK\x03\x04\x14\0\0\0\0\0mimetypeapplication/vnd.oasis.opendocument.textPK"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("a.txt", TEXT),
        ("A.TXT", TEXT),
        ("README", TEXT),
        ("протест 12.04", TEXT),
        ("a.md", MARKDOWN),
        ("a.pdf.Markdown", MARKDOWN),
        ("a.PDF", PDF),
        ("b.docx", DOCX),
        ("c.jpeg", PICTURE),
        ("d.htm", HTML),
        ("e.doc", FILE),
        ("f.mp4", FILE),
    ],
)
def test_names_tell_the_format(name: str, code: str) -> None:
    assert format_of(name) == code


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("notes.txt", b"%PDF-1.7\n", PDF),
        ("page.pdf", PNG, PICTURE),
        ("scan.docx", b"\xff\xd8\xff\xe0", PICTURE),
        ("photo", b"RIFF\x10\0\0\0WEBPVP8 ", PICTURE),
        ("letter.rtf", b"{\\rtf1\\ansi", FILE),
        ("letter.txt", b"{\\rtf1\\ansi", FILE),
        ("letter", b"PK\x03\x04....word/document.xml", DOCX),
        ("letter.odt", ODT_BEGINS, ODT),
        ("letter.bin", ODT_BEGINS, ODT),
        ("things.docx", b"PK\x03\x04rest", DOCX),
        ("things.txt", b"PK\x03\x04rest", FILE),
        ("sealed.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", DOCX),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FILE),
        ("index", b"\xef\xbb\xbf\n<!DOCTYPE HTML><title>", HTML),
        ("index.php", b"<html lang=uk>", HTML),
        ("about html.txt", b"<html> is how a page begins", TEXT),
        ("about.txt", b"plain text about PK and %PDF-", TEXT),
    ],
)
def test_how_it_begins_is_believed_before_its_name(name: str, data: bytes, code: str) -> None:
    assert format_of(name, data) == code


def test_only_what_is_called_a_text_must_be_one() -> None:
    assert [is_surely_text(name) for name in ("a.TXT", "a.md", "a.log", "a")] == [
        True, True, False, False,
    ]  # fmt: skip


def test_each_format_has_a_name_and_a_media_type() -> None:
    assert CALLED.keys() >= PARSED
    assert media_type(PICTURE, "a.JPG") == "image/jpeg"
    assert media_type(FILE, "a.mp4") == "video/mp4"
    assert media_type(FILE, "a.tar.gz") == media_type(FILE, "a") == "application/octet-stream"
    assert media_type(DOCX, "a.docx").endswith("wordprocessingml.document")
    assert ".pdf" in ENDINGS
    assert ".exe" not in ENDINGS
