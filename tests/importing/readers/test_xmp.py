"""XMP, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.importing.readers.xmp import read_xmp

_RDF = (
    "<r:RDF xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
    " xmlns:dc='http://purl.org/dc/elements/1.1/'><r:Description>{}</r:Description></r:RDF>"
)


def read(within: str, before: str = "") -> dict[str, tuple[str, ...]]:
    return dict(read_xmp((before + _RDF.format(within)).encode()))


def test_values_are_read_in_bags_and_without() -> None:
    assert read(
        "<dc:creator><r:Seq><r:li> Їжакевич </r:li><r:li>Сомова</r:li></r:Seq></dc:creator>"
        "<dc:title>Хроника &amp; отказы</dc:title><dc:language/><dc:format>a/b</dc:format>"
    ) == {"creator": ("Їжакевич", "Сомова"), "title": ("Хроника & отказы",), "language": ()}


@pytest.mark.parametrize(
    "before",
    [
        "<!DOCTYPE x [<!ENTITY a 'aaaa'>]>",
        "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>",
        "<unclosed>",
        "words ",
    ],
)
def test_what_is_no_xmp_says_nothing(before: str) -> None:
    assert read("<dc:title>a</dc:title>", before) == {}


def test_depth_is_refused() -> None:
    deep = "<dc:title>" + "<r:li>" * 100 + "a" + "</r:li>" * 100 + "</dc:title>"
    assert read(deep) == {}


def test_many_values_are_cut() -> None:
    many = "<dc:creator>" + "<r:li>a</r:li>" * 5_000 + "</dc:creator>"
    assert len(read(many)["creator"]) == 100


@given(st.binary(max_size=200))
def test_anything_is_taken(data: bytes) -> None:
    read_xmp(data)
    read_xmp(b"\xff\xfe" + data)
