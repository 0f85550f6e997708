"""What is seen of a PDF before it is opened."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.importing.extracted import Refused
from khronika.importing.readers.pdf_streams import looked_through

OF_DOCUMENT = b"<x xmlns:pdf='http://ns.adobe.com/pdf/1.3/'/>"


def stream(data: bytes, words: bytes) -> bytes:
    return b"4 0 obj\n<</Length %d%b>>\nstream\r\n%b\nendstream endobj\n" % (len(data), words, data)


@pytest.mark.parametrize("is_packed", [False, True])
def test_the_xmp_of_the_document_is_found(is_packed: bool) -> None:
    words = b"/Type/Metadata/Subtype /XML"
    ours, other = OF_DOCUMENT, b"<of a picture/>"
    if is_packed:
        words += b"/Filter/FlateDecode"
        ours, other = zlib.compress(ours), zlib.compress(other)
    data = stream(b"1 0 0 RG", b"") + stream(ours, words) + stream(other, words)
    assert looked_through(data).strip() == OF_DOCUMENT


def test_none_is_none() -> None:
    assert looked_through(stream(b"0 0 m", b"")) == b""


def test_what_swells_is_refused_and_a_picture_may() -> None:
    swelling = zlib.compress(bytes(100 << 20), 9)
    with pytest.raises(Refused, match="too-big"):
        looked_through(stream(swelling, b"/Filter /FlateDecode"))
    assert looked_through(stream(swelling, b"/Subtype/Image/Filter/FlateDecode")) == b""


def test_many_that_swell_a_little_are_refused() -> None:
    one = stream(zlib.compress(bytes(60 << 20), 9), b"/Filter/FlateDecode")
    assert looked_through(one * 3) == b""
    with pytest.raises(Refused, match="too-big"):
        looked_through(one * 9)


@given(st.binary(max_size=300), st.binary(max_size=60))
def test_anything_is_looked_through(data: bytes, words: bytes) -> None:
    looked_through(data)
    looked_through(stream(data, b"/Filter/FlateDecode" + words))
    looked_through(stream(zlib.compress(data), b"/Subtype/XML/Filter/FlateDecode" + words))
