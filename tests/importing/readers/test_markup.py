"""XML that was made to do harm, and what comes of honest XML."""

import itertools
from collections.abc import Iterator

import pytest

from khronika.importing.extracted import Refused
from khronika.importing.readers import markup
from khronika.importing.readers.markup import Markup, child, children, text_of, value

NAMES = {"urn:a": "w", "urn:b": "w", "urn:v": "v"}


def tree(*blocks: str | bytes) -> str:
    """Return how the root reads, as its name, attributes and all words."""
    given = (block.encode() if isinstance(block, str) else block for block in blocks)
    root = Markup(NAMES).tree(given)
    return f"{root.tag} {root.attrib} {''.join(root.itertext())}"


def refusal(*blocks: str | bytes) -> str:
    with pytest.raises(Refused) as caught:
        tree(*blocks)
    return caught.value.code


def test_names_come_with_the_same_prefix_from_either_address() -> None:
    for address in ("urn:a", "urn:b"):
        assert tree(f'<x:p xmlns:x="{address}" x:v="1" u="2">т</x:p>') == (
            "w:p {'w:v': '1', 'u': '2'} т"
        )
    assert tree('<p xmlns="urn:unknown"/>') == "?:p {} "
    assert tree("<p/>") == "p {} "


def test_a_part_comes_in_blocks_that_cut_letters() -> None:
    whole = "<p>ґанок</p>".encode()
    assert tree(*(whole[at : at + 1] for at in range(len(whole)))) == "p {} ґанок"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_the_encodings_of_xml_are_read(encoding: str) -> None:
    said = encoding.removesuffix("-sig")
    part = f'<?xml version="1.0" encoding="{said}"?><p>né</p>'
    assert tree(part.encode(encoding)) == "p {} né"


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("", "damaged"),
        ("<p>", "damaged"),
        ("<p></q>", "damaged"),
        ("<p>&unknown;</p>", "damaged"),
        (b"<p>\xff</p>", "damaged"),
        ('<?xml version="1.0" encoding="windows-1251"?><p/>', "damaged"),
        ('<?xml version="1.0" encoding="rot13"?><p/>', "damaged"),
        ("<!DOCTYPE p><p/>", "forbidden"),
        ('<!DOCTYPE p [<!ENTITY a "b">]><p>&a;</p>', "forbidden"),
        ('<!DOCTYPE p [<!ENTITY a SYSTEM "file:///etc/hostname">]><p>&a;</p>', "forbidden"),
        ('<!DOCTYPE p SYSTEM "http://127.0.0.1/p.dtd"><p/>', "forbidden"),
        ("<p>" * markup.DEPTH + "</p>" * markup.DEPTH, ""),
        ("<p>" * (markup.DEPTH + 1), "too-deep"),
        ("<p>" + "<q/>" * markup._TREE + "</p>", "too-big"),
    ],
)
def test_more_than_a_document_needs_is_refused(part: str | bytes, code: str) -> None:
    assert refusal(part) == code if code else tree(part)


def test_a_tag_without_an_end_is_given_up_before_it_is_read_again_and_again() -> None:
    fed = 0

    def endless() -> Iterator[bytes]:
        nonlocal fed
        for block in itertools.chain([b'<p a="'], itertools.repeat(b"x" * (1 << 20), 100)):
            fed += len(block)
            yield block

    with pytest.raises(Refused, match="too-big"):
        Markup(NAMES).tree(endless())
    assert fed < 2 * markup._UNFINISHED


def test_the_parts_of_a_file_share_one_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "ELEMENTS", 5)
    file = Markup(NAMES)
    file.tree([b"<p><q/><q/></p>"])
    with pytest.raises(Refused, match="too-big"):
        file.tree([b"<p><q/><q/></p>"])


def test_elements_are_found_by_path() -> None:
    part = b'<a xmlns:w="urn:a"><w:b><w:c w:val="1">x<i>y</i></w:c></w:b><w:b/><!-- no --></a>'
    root = Markup(NAMES).tree([part])
    assert value(root, "w:b/w:c") == "1"
    assert text_of(root, "w:b/w:c") == "xy"
    assert (child(root, "w:b/w:d"), child(None, "w:b"), value(root, "w:b/w:d/w:e")) == (
        None,
        None,
        None,
    )
    assert len(children(root, "w:b")) == 2
