"""PDF files: loops, bombs, locks, lies about length, actions that would reach out."""

import zlib
from collections.abc import Iterator, Mapping

_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>"
_WORDS = b"BT /F1 12 Tf 50 700 Td (words) Tj ET"


def files(sound: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield them, as name and bytes."""
    yield from _loops()
    yield from _bombs()
    yield from _actions()
    yield from _lies(sound["pdf"])


def pdf(objects: Mapping[int, bytes], root: bytes = b"1 0 R") -> bytes:
    """Return a file of `objects`, by number, with a table that is right."""
    made, places = bytearray(b"%PDF-1.7\n"), dict[int, int]()
    for number, inside in objects.items():
        places[number] = len(made)
        made += b"%d 0 obj\n%s\nendobj\n" % (number, inside)
    start, size = len(made), max(objects) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        made += b"%010d 00000 n \n" % places.get(number, 0)
    made += b"trailer\n<</Size %d/Root %s>>\nstartxref\n%d\n%%%%EOF" % (size, root, start)
    return bytes(made)


def stream(data: bytes, words: bytes = b"") -> bytes:
    """Return an object with a stream."""
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), words, data)


def _usual(**others: bytes) -> dict[int, bytes]:
    """Return the objects of one page; `o4=…` is instead of the fourth."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: _PAGE,
        4: stream(_WORDS),
    }
    return objects | {int(name[1:]): inside for name, inside in others.items()}


def _loops() -> Iterator[tuple[str, bytes]]:
    yield "pages of pages.pdf", pdf(_usual(o2=b"<</Type/Pages/Kids[2 0 R]/Count 1>>"))
    to_and_fro = {"o2": b"<</Type/Pages/Kids[5 0 R]>>", "o5": b"<</Type/Pages/Kids[2 0 R]>>"}
    yield "page is its parent.pdf", pdf(_usual(**to_and_fro))
    yield "root of itself.pdf", pdf({1: b"1 0 R"})
    yield "contents of itself.pdf", pdf(_usual(o4=b"4 0 R"))
    yield "length of itself.pdf", pdf(_usual(o4=b"<</Length 4 0 R>>\nstream\nx\nendstream"))
    form = stream(b"/X Do " * 1_000, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<"
                  b"/XObject<</X 5 0 R>>>>")  # fmt: skip
    drawn = _PAGE.replace(b"<<>>>>", b"<</XObject<</X 5 0 R>>>>>>")
    yield "form in itself.pdf", pdf(_usual(o3=drawn, o4=stream(b"/X Do"), o5=form))
    outline = b"<</Title(x)/Next 6 0 R/First 6 0 R/Parent 6 0 R>>"
    catalog = b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>"
    yield "outline in a circle.pdf", pdf(_usual(o1=catalog, o6=outline))
    names = b"<</Type/Catalog/Pages 2 0 R/Names<</Dests 6 0 R>>>>"
    yield "names in a circle.pdf", pdf(_usual(o1=names, o6=b"<</Kids[6 0 R]>>"))
    deep = b"[" * 200_000 + b"]" * 200_000
    yield "arrays.pdf", pdf(_usual(o5=deep, o1=b"<</Type/Catalog/Pages 2 0 R/X 5 0 R>>"))
    yield "dictionaries.pdf", pdf(_usual(o1=b"<</A" * 100_000 + b">>" * 100_000))
    tree = {n: b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 1) for n in range(2, 30_000)}
    yield "a tree like a pole.pdf", pdf({1: b"<</Type/Catalog/Pages 2 0 R>>"} | tree)
    before = pdf(_usual()).replace(b"trailer\n<<", b"trailer\n<</Prev 9 ")
    yield "table before itself.pdf", before


def _bombs() -> Iterator[tuple[str, bytes]]:
    once = zlib.compress(bytes(1 << 28), 9)
    yield "swells.pdf", pdf(_usual(o4=stream(once, b"/Filter/FlateDecode")))
    twice = zlib.compress(zlib.compress(bytes(1 << 30), 9), 9)
    yield "swells twice.pdf", pdf(_usual(o4=stream(twice, b"/Filter[/FlateDecode/FlateDecode]")))
    filters = b"/Filter[" + b"/ASCIIHexDecode" * 50_000 + b"]"
    yield "filters.pdf", pdf(_usual(o4=stream(b"00", filters)))
    words = b"BT /F1 1 Tf " + b"(words words words) Tj " * 2_000_000 + b"ET"
    yield "words.pdf", pdf(_usual(o4=stream(zlib.compress(words), b"/Filter/FlateDecode")))
    many = dict.fromkeys(range(10, 60010), b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 6 8]>>")
    kids = b" ".join(b"%d 0 R" % n for n in many)
    pages = b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(many))
    yield "pages.pdf", pdf(_usual(o2=pages) | many)
    same = b"<</Type/Pages/Kids[%s]/Count 200000>>" % (b"3 0 R " * 200_000)
    yield "one page many times.pdf", pdf(_usual(o2=same))
    yield "counts wrongly.pdf", pdf(_usual(o2=b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>"))
    for box in (b"0 0 1e38 1e38", b"0 0 0 0", b"-9 -9 -9999999999 5", b"nan nan nan nan", b"0"):
        wide = _PAGE.replace(b"0 0 600 800", box)
        yield "size.pdf", pdf(_usual(o3=wide))
    sizes = b"/Type/XObject/Subtype/Image/Width 65000/Height 65000/BitsPerComponent 8"
    image = stream(b"x", sizes + b"/ColorSpace/DeviceRGB")
    drawn = _PAGE.replace(b"<<>>>>", b"<</XObject<</X 5 0 R>>>>>>")
    yield "a picture of four milliards.pdf", pdf(_usual(o3=drawn, o4=stream(b"/X Do"), o5=image))
    tiles = b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 1e-9/YStep 1"
    pattern = stream(b"0 0 1 1 re f", tiles + b"e-9/Resources<<>>")
    filled = _PAGE.replace(b"<<>>>>", b"<</Pattern<</P 5 0 R>>>>>>")
    paint = stream(b"/Pattern cs /P scn 0 0 600 800 re f")
    yield "tiles.pdf", pdf(_usual(o3=filled, o4=paint, o5=pattern))
    saves = stream(zlib.compress(b"q " * 5_000_000), b"/Filter/FlateDecode")
    yield "states.pdf", pdf(_usual(o4=saves))
    for kind in (b"JBIG2Decode", b"JPXDecode", b"DCTDecode", b"CCITTFaxDecode", b"LZWDecode"):
        noise = stream(bytes(range(256)) * 400, b"/Filter/%s%s" % (kind, sizes))
        yield f"{kind.decode()}.pdf", pdf(_usual(o3=drawn, o4=stream(b"/X Do"), o5=noise))


def _actions() -> Iterator[tuple[str, bytes]]:
    for action in (
        b"<</S/JavaScript/JS(app.alert(1); while(1);)>>",
        b"<</S/Launch/F(/bin/sh)/NewWindow true>>",
        b"<</S/URI/URI(http://127.0.0.1:9/)>>",
        b"<</S/GoToR/F(/etc/passwd)/D[0/Fit]>>",
        b"<</S/SubmitForm/F(http://127.0.0.1/)>>",
        b"<</S/ImportData/F(/etc/passwd)>>",
    ):
        yield "acts.pdf", pdf(_usual(o1=b"<</Type/Catalog/Pages 2 0 R/OpenAction %s>>" % action))
    outside = b"<</Length 0/F(/etc/passwd)/FFilter/ASCIIHexDecode>>\nstream\n\nendstream"
    yield "contents elsewhere.pdf", pdf(_usual(o4=outside))
    xfa = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</XFA 5 0 R/Fields[]>>>>"
    entity = stream(b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>')
    yield "form of markup.pdf", pdf(_usual(o1=xfa, o5=entity))
    about = b"<</Type/Catalog/Pages 2 0 R/Metadata 5 0 R>>"
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    for said in (
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
        f'<!DOCTYPE x [<!ENTITY a0 "x">{laughs}]><x>&a11;</x>'.encode(),
        b"<x>" * 200_000,
        b"<x a='" + b"y" * 5_000_000 + b"'/>",
    ):
        described = stream(said, b"/Type/Metadata/Subtype/XML")
        yield "about itself.pdf", pdf(_usual(o1=about, o5=described))


def _lies(whole: bytes) -> Iterator[tuple[str, bytes]]:
    for share in (0.01, 0.2, 0.5, 0.9, 0.995):
        yield "cut.pdf", whole[: int(len(whole) * share)]
    yield "no table.pdf", whole.replace(b"startxref", b"startxxxx")
    yield "table far off.pdf", whole[: whole.rindex(b"startxref")] + b"startxref\n99999999999999\n"
    yield "length.pdf", whole.replace(b"/Length ", b"/Length 9")
    yield "no length.pdf", whole.replace(b"/Length ", b"/Lxngth ")
    yield "numbers.pdf", whole.replace(b" 0 R", b" 65535 R")
    yield "another number.pdf", whole.replace(b"1 0 obj", b"4294967295 0 obj")
    yield "only its head.pdf", b"%PDF-1.7\n"
    yield "head far down.pdf", b"x" * 2_000 + whole
    yield "two in one.pdf", whole + whole
    lock = b"/Encrypt<</Filter/Standard/V 5/R 6/Length 256/P -1/O(%s)/U(%s)>>" % (
        b"x" * 48,
        b"y" * 48,
    )
    yield "says locked.pdf", pdf(_usual()).replace(b"trailer\n<<", b"trailer\n<<" + lock)
    own = b"/Encrypt<</Filter/Evil/V 99/R 99>>"
    yield "locked otherwise.pdf", pdf(_usual()).replace(b"trailer\n<<", b"trailer\n<<" + own)
