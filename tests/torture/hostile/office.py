"""Word and OpenDocument files: bombs, entities, paths, loops, lies."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from tests.importing.readers.word import DECLARATION, document, part, relations, word, zipped

_ROOM = 1 << 28  # bytes that a bomb becomes
_ODT = "application/vnd.oasis.opendocument.text"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_PARAGRAPH = "<w:p><w:r><w:t>слово</w:t></w:r></w:p>"
_DEPTHS = (200, 2_000, 20_000, 200_000)
_NAMES = (
    "../../../../tmp/khronika-was-here",
    "/tmp/khronika-was-here",  # noqa: S108 - that it is not written there is the point
    "..\\..\\khronika-was-here",
    "C:\\khronika-was-here",
    "word/../../khronika-was-here",
    "word/\x00document.xml",
    "word/" + "x" * 60_000,
    "~/.bashrc",
)
_REACHED = (
    "file:///etc/passwd",
    "file:///proc/self/environ",
    "http://127.0.0.1:9/x",
    "\\\\127.0.0.1\\share\\x",
    "expect://id",
    "/dev/zero",
    "gopher://127.0.0.1/x",
)


def files(sound: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield them, as name and bytes."""
    for ending in ("docx", "odt"):
        yield from _entities(ending)
        yield from _bombs(ending)
        yield from _deep(ending)
        yield from _paths(ending, sound[ending])
        yield from _broken_zips(ending, sound[ending])
    yield from _words_own()


def _whole(ending: str, markup: bytes, *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a file whose main part is `markup`."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as written:
        if ending == "docx":
            written.writestr("_rels/.rels", relations(officeDocument="word/document.xml"))
            written.writestr("word/document.xml", markup)
        else:
            written.writestr("mimetype", _ODT, zipfile.ZIP_STORED)
            written.writestr("content.xml", markup)
    return made.getvalue()


def _main(ending: str, inside: str, doctype: str = "") -> bytes:
    """Return a main part with `inside` where paragraphs stand."""
    if ending == "docx":
        markup = document(inside)
    else:
        names = f'xmlns:office="{_OFFICE}" xmlns:text="{_TEXT}" xmlns:table="{_TABLE}"'
        markup = (
            f"{DECLARATION}<office:document-content {names}><office:body><office:text>{inside}"
            "</office:text></office:body></office:document-content>"
        )
    return markup.replace(DECLARATION, DECLARATION + doctype).encode()


def odt(inside: str) -> bytes:
    """Return an OpenDocument text with `inside` where paragraphs stand."""
    return _whole("odt", _main("odt", inside))


def _said(ending: str, words: str) -> str:
    if ending == "docx":
        return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
    return f"<text:p>{words}</text:p>"


def _entities(ending: str) -> Iterator[tuple[str, bytes]]:
    for address in _REACHED:
        doctype = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{address}">]>'
        yield f"reaches.{ending}", _whole(ending, _main(ending, _said(ending, "&a;"), doctype))
    outside = '<!DOCTYPE x SYSTEM "file:///etc/passwd">'
    yield f"outside.{ending}", _whole(ending, _main(ending, _said(ending, "x"), outside))
    parameters = '<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>'
    yield f"parameters.{ending}", _whole(ending, _main(ending, _said(ending, "x"), parameters))
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE x [<!ENTITY a0 "ха">{laughs}]>'
    yield f"laughs.{ending}", _whole(ending, _main(ending, _said(ending, "&a11;"), doctype))
    doctype = f'<!DOCTYPE x [<!ENTITY a "{"ха" * 50_000}">]>'
    many = _said(ending, "&a;" * 50_000)
    yield f"square.{ending}", _whole(ending, _main(ending, many, doctype))
    doctype = '<!DOCTYPE x [<!ENTITY a "&b;"><!ENTITY b "&a;">]>'
    yield f"circle.{ending}", _whole(ending, _main(ending, _said(ending, "&a;"), doctype))


def _bombs(ending: str) -> Iterator[tuple[str, bytes]]:
    for filling in (b" ", b"\0", "ї".encode()):
        spaces = filling * (_ROOM // len(filling))
        begins, ends = _main(ending, _said(ending, "§")).split("§".encode())
        yield f"swells.{ending}", _whole(ending, begins + spaces + ends)
    many = _main(ending, _said(ending, "слово") * 1_000_000)
    yield f"many paragraphs.{ending}", _whole(ending, many)
    inner = _whole(ending, _main(ending, _said(ending, "x") * 100_000))
    made = io.BytesIO(inner)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as written:
        for number in range(20_000):
            written.writestr(f"word/media/{number}.png", b"")
    yield f"many parts.{ending}", made.getvalue()
    attributes = " ".join(f'a{n}="{n}"' for n in range(200_000))
    yield f"attributes.{ending}", _whole(ending, f"{DECLARATION}<x {attributes}/>".encode())
    long = f"{DECLARATION}<x a='{'y' * 50_000_000}'/>".encode()
    yield f"attribute.{ending}", _whole(ending, long)


def _deep(ending: str) -> Iterator[tuple[str, bytes]]:
    tags = {
        "docx": ("w:tbl", "w:tr", "w:tc", "w:sdt", "w:ins", "w:hyperlink", "w:txbxContent"),
        "odt": ("text:section", "text:list", "text:span", "table:table"),
    }[ending]
    for depth in _DEPTHS:
        for tag in tags[:: 1 if depth == _DEPTHS[1] else 3]:
            inside = f"<{tag}>" * depth + "слово" + f"</{tag}>" * depth
            name = f"{depth} {tag.partition(':')[2]}.{ending}"
            yield name, _whole(ending, _main(ending, inside))
    yield f"never ends.{ending}", _whole(ending, _main(ending, "<w:p>" * 100_000)[:-60])


def _paths(ending: str, whole: bytes) -> Iterator[tuple[str, bytes]]:
    for name in _NAMES:
        made = io.BytesIO(whole)
        with zipfile.ZipFile(made, "a") as written:
            written.writestr(name, b"<x/>")
        yield f"path.{ending}", made.getvalue()
    made = io.BytesIO(whole)
    with zipfile.ZipFile(made, "a") as written:
        link = zipfile.ZipInfo("word/link.xml")
        link.external_attr = 0o120777 << 16
        written.writestr(link, "/etc/passwd")
    yield f"link.{ending}", made.getvalue()


def _broken_zips(ending: str, whole: bytes) -> Iterator[tuple[str, bytes]]:
    for share in (0.02, 0.3, 0.7, 0.99):
        yield f"cut.{ending}", whole[: int(len(whole) * share)]
    yield f"twice.{ending}", whole + whole
    yield f"before it.{ending}", b"MZ" + bytes(5_000) + whole
    directory = whole.rindex(b"PK\5\6")
    for at, size in ((10, 2), (12, 4), (16, 4)):  # entries, bytes and place of the directory
        lying = bytearray(whole)
        lying[directory + at : directory + at + size] = b"\xff" * size
        yield f"directory.{ending}", bytes(lying)
    locked = bytearray(whole)
    for start in _places(whole, b"PK\1\2"):
        locked[start + 8] |= 1  # says that it is encrypted
    yield f"says locked.{ending}", bytes(locked)
    sizes = bytearray(whole)
    for start in _places(whole, b"PK\1\2"):
        sizes[start + 24 : start + 28] = struct.pack("<I", 0x7FFFFFFF)
    yield f"says two gigabytes.{ending}", bytes(sizes)
    same = bytearray(whole)
    first = _places(whole, b"PK\1\2")[0]
    for start in _places(whole, b"PK\1\2"):
        same[start + 42 : start + 46] = whole[first + 42 : first + 46]
    yield f"one over another.{ending}", bytes(same)
    yield f"nothing in it.{ending}", zipped({})
    main = "word/document.xml" if ending == "docx" else "content.xml"
    yield f"empty part.{ending}", zipped({main: b""})
    yield f"no markup.{ending}", zipped({main: b"\x89PNG" + bytes(2_000)})
    for packing in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        bomb = _main(ending, _said(ending, " " * (_ROOM >> 2)))
        yield f"packed otherwise.{ending}", _whole(ending, bomb, packing=packing)
    for code in ("utf-16", "utf-32", "koi8-r"):
        words = _main(ending, _said(ending, "слово")).decode()
        declared = words.replace("UTF-8", code)
        yield f"{code}.{ending}", _whole(ending, declared.encode(code, "replace"))


def _places(whole: bytes, mark: bytes) -> list[int]:
    found, at = [], whole.find(mark)
    while at >= 0:
        found.append(at)
        at = whole.find(mark, at + 1)
    return found


def _words_own() -> Iterator[tuple[str, bytes]]:
    """Yield what only Word's format has: parts that lead to parts, notes of notes, numbering."""
    itself = zipped(
        {
            "_rels/.rels": relations(officeDocument="_rels/.rels"),
            "word/document.xml": document(_PARAGRAPH),
        }
    )
    yield "leads to itself.docx", itself
    for target in ("../../../etc/passwd", "file:///etc/passwd", "http://127.0.0.1/x", ""):
        yield (
            "main part elsewhere.docx",
            zipped(
                {
                    "_rels/.rels": relations(officeDocument=target),
                    "word/document.xml": document(_PARAGRAPH),
                }
            ),
        )
    note = part("w:footnotes", '<w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/>'
                "</w:r></w:p></w:footnote>")  # fmt: skip
    calls = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>' * 20_000
    yield "note of itself.docx", word(calls, footnotes=note)
    based = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 5000}"/>'
        "</w:style>"
        for n in range(5_000)
    )
    styled = '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
    yield "styles in a circle.docx", word(styled, styles=part("w:styles", based))
    spans = (
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr><w:p/></w:tc></w:tr>'
        "</w:tbl>"
    )
    yield "a cell of two milliards.docx", word(spans)
    numbers = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{10**n}"/><w:numId w:val="{-n}"/></w:numPr></w:pPr>'
        "<w:r><w:t>x</w:t></w:r></w:p>"
        for n in range(40)
    )
    yield "levels.docx", word(numbers)
    fields = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>' * 50_000
    yield "fields that never end.docx", word(fields)
    spaces = '<w:p><w:r><w:t xml:space="preserve">' + "\u200b\u202e\u0300" * 200_000
    yield "marks that draw nothing.docx", word(spaces + "</w:t></w:r></w:p>")
    yield "a thousand times packed.docx", zlib.compress(word(_PARAGRAPH * 1_000), 9)
