"""PDFs by LibreOffice, Chromium and qpdf, and some made to do harm: what is read, and where."""

import random
import re
import zlib
from array import array
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from khronika.importing.extracted import Dots, Extracted, Proposal, Refused
from khronika.importing.readers import pdf
from tests.importing.readers.apart import answers
from tests.importing.readers.damage import damaged

FIXTURES = Path(__file__).parent / "fixtures" / "pdf"
LAID_OUT = sorted(path.stem for path in FIXTURES.glob("*_*_??.pdf"))
_WORD = re.compile(r"\w(?:[\w'’-]*\w)?")
_NOTE = re.compile(r"\{\{.*?\}\}")
DARK = 160  # of 255, and below


def document(name: str) -> bytes:
    return (FIXTURES / f"{name}.pdf").read_bytes()


def source(language: str) -> str:
    return (FIXTURES / f"source_{language}.txt").read_text("utf-8")


@cache
def extracted(name: str) -> Extracted:
    return pdf.read(document(name))


def page_texts(read: Extracted) -> list[str]:
    ends = [*read.pages[1:], len(read.text)]
    return [
        read.text[start:end].removesuffix("\n\n")
        for start, end in zip(read.pages, ends, strict=True)
    ]


def words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))


def test_all_were_made() -> None:
    assert len(LAID_OUT) == 17


@pytest.mark.parametrize("name", LAID_OUT)
def test_every_word_is_read(name: str) -> None:
    said = re.sub(r"\{\{|\}\}|== | \| ", " ", source(name[-2:]))
    wanted = words(said)
    lost = wanted - words(extracted(name).text)
    recall = 1 - lost.total() / wanted.total()
    # One that is parted between two pages, or by a cell too narrow for it, is torn on paper too.
    assert recall == 1 if "plain" in name else recall > 0.99, lost


@pytest.mark.parametrize("name", [name for name in LAID_OUT if "columns" not in name])
def test_a_paragraph_is_one_line(name: str) -> None:
    wanted = {
        " ".join(_WORD.findall(_NOTE.sub(" ", part)))
        for part in source(name[-2:]).strip().split("\n\n")
        if " | " not in part
    }
    found = {
        " ".join(_WORD.findall(re.sub(r"(?<=[.;])\d", " ", part).removeprefix("== ")))
        for part in extracted(name).text.split("\n\n")
    }
    # Paragraphs that go on on the next page are in two.
    pages = len(extracted(name).pages)
    assert len({each.removeprefix("== ") for each in wanted} - found) <= 2 * (pages - 1)


@pytest.mark.parametrize("name", [*LAID_OUT, "odd", "scan", "turned", "sayings"])
def test_a_text_is_as_texts_are_kept(name: str) -> None:
    text = extracted(name).text
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\xad\u2010\u2011\ufb00-\ufb06\ufffe]", text)
    assert not re.search(r"[ \n] | \n|\n{3}|(?<!\n)\n(?!\n)", text)
    assert text == text.strip()


def test_letters_are_those_that_people_search_for() -> None:
    assert extracted("odd").text.replace("\n\n", " ") == (
        "Odd letters officer of flags, an efficient affidavit йод, май, Київ, ёлка"
        " по-прежнему, по-моему, один раз первый случай второй"
    )


def test_pages_of_pictures_are_told_and_counted() -> None:
    read = extracted("scan")
    assert read.remarks == ("no-text",)
    assert ("Pages without text", "2") in read.properties
    assert read.pages == (0, 0, len(read.text))
    assert page_texts(read)[1].startswith("Chronicle of refusals\n\nA Chronicle of Refusals")
    assert extracted("odd").remarks == ()


def test_a_page_that_lies_reads_as_one_that_stands() -> None:
    texts = page_texts(extracted("turned"))
    assert len(texts) == 6
    assert set(texts) == {texts[0]}
    assert "протоколи склали заднім числом" in texts[0]


def test_what_was_filled_in_is_part_of_the_page() -> None:
    read = extracted("form")
    assert "Statement accepted" in page_texts(read)[0]
    assert "Seen by counsel" in page_texts(read)[0]
    assert ("Form", "AcroForm") in read.properties


def test_a_password_is_asked_for_only_where_it_is_needed_to_read() -> None:
    with pytest.raises(Refused, match="encrypted"):
        pdf.read(document("locked"))
    assert extracted("locked_for_change").text == extracted("browser_plain_en").text


def test_what_a_document_says_of_itself() -> None:
    said = {(each.field, each.value, each.evidence) for each in extracted("sayings").proposals}
    assert {each for each in said if each[0] != "published"} == {
        ("title", "Хроника отказов, выпуск 3", "XMP dc:title"),
        ("authors", "Вероника Сомова", "XMP dc:creator"),
        ("authors", "Тимур Лаврентьев", "XMP dc:creator"),
        ("language", "ru-RU", "XMP dc:language"),
        ("language", "ru", "Catalog Lang"),
    }
    properties = dict(extracted("sayings").properties)
    assert properties["Title"] == "Microsoft Word - otkazy.doc"
    assert properties["Subject"] == "Отказы"
    assert properties["Author"] == "Пользователь"
    assert properties["Keys"] == "JavaScript, OpenAction, EmbeddedFile"
    assert properties["Attachments"] == "1"
    assert properties["Pages"] == "3"
    assert properties["Version"] == "1.4"


def test_a_title_that_nobody_gave_is_the_largest_text() -> None:
    title = Proposal(
        field="title",
        value="Хроніка відмов: осінь у Кам’янобродах",
        evidence="first page, largest text",
    )
    assert extracted("turned").proposals[0] == title


def test_info_is_believed() -> None:
    read = extracted("office_plain_uk")
    assert [(each.field, each.value) for each in read.proposals[:2]] == [
        ("title", "Хроніка відмов (1)"),
        ("authors", "Оксана Вербець"),
    ]
    # LibreOffice writes there which language its menus are in.
    assert "en-US" not in {each.value for each in read.proposals}


# Pages as they are drawn --------------------------------------------------------------------------


@cache
def drawn(name: str, number: int, width: int = 900) -> Dots:
    return pdf.page(document(name), page=number, width=width)


def boxes(picture: Dots) -> list[tuple[int, int, int, int]]:
    """Return each box in dots."""
    found = array("f", picture.boxes)
    sides = (picture.width, picture.height) * 2
    return [
        tuple(round(found[4 * one + side] * sides[side]) for side in range(4))  # type: ignore[misc]
        for one in range(len(found) // 4)
    ]


def darkness(picture: Dots, box: tuple[int, int, int, int]) -> float:
    """Return how much of a box is dark."""
    left, top, right, bottom = box
    rows = [
        picture.pixels[3 * (row * picture.width + left) : 3 * (row * picture.width + right) : 3]
        for row in range(top, bottom)
    ]
    dots = b"".join(rows)
    return sum(dot < DARK for dot in dots) / len(dots) if dots else 0.0


DRAWN = [("office_columns_ru", 0), ("browser_hyphens_uk", 1), ("office_plain_en", 0)]
DRAWN += [("turned", number) for number in range(6)] + [("scan", 0), ("odd", 0), ("form", 0)]


@pytest.mark.parametrize(("name", "number"), DRAWN)
def test_each_code_point_has_its_box(name: str, number: int) -> None:
    picture = drawn(name, number)
    assert len(picture.pixels) == 3 * picture.width * picture.height
    assert len(picture.boxes) == 16 * len(page_texts(extracted(name))[number])
    assert all(0 <= side <= 1 for side in array("f", picture.boxes))


@pytest.mark.parametrize(("name", "number"), [each for each in DRAWN if each[0] != "scan"])
def test_letters_are_drawn_where_their_boxes_are(name: str, number: int) -> None:
    picture = drawn(name, number)
    text = page_texts(extracted(name))[number]
    dark: dict[bool, list[float]] = {True: [], False: []}
    here = boxes(picture)
    for one, box in zip(text, here, strict=True):
        dark[not one.isspace()].append(darkness(picture, box))
    assert sum(share > 0 for share in dark[True]) >= 0.98 * len(dark[True])
    assert sum(share < 0.1 for share in dark[False]) >= 0.98 * len(dark[False])
    # Not only some letter stands there: points are light, and these letters are not.
    shares = {kind: [darkness(picture, box) for one, box in zip(text, here, strict=True)
                     if one in kind] for kind in (".,", "шщжмюЩnmw")}  # fmt: skip
    light, heavy = (sum(each) / len(each) for each in shares.values())
    assert light < heavy / 2


@pytest.mark.parametrize("number", range(6))
def test_nothing_is_drawn_where_no_box_is(number: int) -> None:
    picture = drawn("turned", number)
    left = bytearray(picture.pixels[::3])
    for x, y, to_x, to_y in boxes(picture):
        for row in range(max(y - 2, 0), min(to_y + 2, picture.height)):
            start, end = row * picture.width + max(x - 2, 0), row * picture.width + to_x + 2
            left[start:end] = b"\xff" * (end - start)
    all_ = sum(dot < DARK for dot in picture.pixels[::3])
    assert sum(dot < DARK for dot in left) < 0.03 * all_  # the line above the footnotes


def test_a_parted_word_has_boxes_on_both_lines() -> None:
    text = page_texts(extracted("office_hyphens_ru"))[0]
    place = text.index("объяснительную")
    here = boxes(drawn("office_hyphens_ru", 0))[place : place + len("объяснительную")]
    assert len({box[1] // 20 for box in here}) > 1
    assert [box[0] for box in here] != sorted(box[0] for box in here)


def test_a_picture_is_as_wide_as_asked_and_no_larger_than_it_may_be() -> None:
    assert drawn("odd", 0, 300).width == 300
    assert drawn("odd", 0, 0).width == 1
    large = drawn("odd", 0, 1_000_000)
    assert 0.9 * pdf.MOST_DOTS < large.width * large.height <= pdf.MOST_DOTS
    assert abs(large.width / large.height - 8.5 / 11) < 0.01


@pytest.mark.parametrize("number", [-1, 2, 10_000])
def test_a_page_that_is_not_there_is_refused(number: int) -> None:
    with pytest.raises(Refused, match="damaged"):
        pdf.page(document("office_plain_en"), page=number, width=100)


# Documents that were made to do harm --------------------------------------------------------------

_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%b>>"


def made(*objects: bytes) -> bytes:
    """Return a PDF of these objects, numbered from 1."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, len(out))
    )


def stream(data: bytes, words: bytes = b"") -> bytes:
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(data), words, data)


def drawing(data: bytes, words: bytes = b"", page: bytes = b"") -> bytes:
    return made(_CATALOG, _PAGES, _PAGE % page, stream(data, words))


def squeezed(piece: bytes, times: int) -> bytes:
    squeezing = zlib.compressobj(9)
    return b"".join(squeezing.compress(piece) for _ in range(times)) + squeezing.flush()


def of_pages(number: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (each + 3) for each in range(number))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    return made(_CATALOG, b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, number), *[page] * number)


_FLATE = b"/Filter/FlateDecode"
_LINES = b"0 0 m 10 10 l S\n" * 65_536


@cache
def hostile() -> dict[str, tuple[bytes, str]]:
    """Return documents, and what is answered to each. Packing a gigabyte takes seconds."""
    return {
        "empty": (b"", "refused another-format"),
        "words": (b"A letter", "refused another-format"),
        "only a mark": (b"%PDF-1.7\n", "refused damaged"),
        "content bomb": (drawing(squeezed(_LINES, 120), _FLATE), "refused too-big"),
        "twice packed": (
            drawing(
                zlib.compress(squeezed(bytes(1 << 20), 1024)), b"/Filter[/FlateDecode/FlateDecode]"
            ),
            "refused too-big",
        ),
        "too many pages": (of_pages(10_001), "refused too-big"),
        "page loop": (
            made(_CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>"),
            "refused too-big",
        ),
    }


@cache
def ending() -> dict[str, bytes]:
    """Return documents of which PDFium says what comes; they must come to an end that is none of
    the program's."""
    return {
        "huge page": made(
            _CATALOG,
            _PAGES,
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 14400000 14400000]/Contents 4 0 R>>",
            stream(b"0 0 m 1 1 l S"),
        ),
        "flat page": made(_CATALOG, _PAGES, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9000 0.01]>>"),
        "small loop": made(_CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"),
        "deep": made(
            b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * 99_999 + b"]" * 99_999 + b">>", _PAGES
        ),
        **{
            f"numbers {number}": drawing(
                b"BT /F %b Tf %b 0 0 %b %b 9 Tm (abc de) Tj 1 %b %b 1 9 9 Tm (fgh) Tj ET"
                % ((number.encode(),) * 6),
                page=b"/Rotate 90/CropBox[0 0 %b 9]/Resources<</Font<</F<</Type/Font/Subtype/Type1"
                b"/BaseFont/Helvetica>>>>>>" % number.encode(),
            )
            for number in ("0", "1e38", "9" * 60, "0.0" + "0" * 50 + "1", "-" + "9" * 300)
        },
        "form in itself": made(
            _CATALOG,
            _PAGES,
            _PAGE % b"/Resources<</XObject<</F 4 0 R>>>>",
            stream(b"/F Do", b"/Type/XObject/Subtype/Form/Resources<</XObject<</F 4 0 R>>>>"),
        ),
        "large picture": made(
            _CATALOG,
            _PAGES,
            _PAGE % b"/Resources<</XObject<</I 5 0 R>>>>",
            stream(b"500 0 0 500 0 0 cm /I Do"),
            stream(
                squeezed(bytes(12_500), 10_000),
                b"/Type/XObject/Subtype/Image/Width 10000/Height 100000/ColorSpace/DeviceGray"
                b"/BitsPerComponent 1" + _FLATE,
            ),
        ),
        "what runs": made(
            b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(http://127.0.0.1:9/)>>/AA<</O<</S"
            b"/JavaScript/JS(app.alert(1))>>>>>>",
            _PAGES,
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
        ),
    }


def test_what_can_be_seen_early_is_refused() -> None:
    came = answers("pdf", [data for data, _answer in hostile().values()])
    assert dict(zip(hostile(), came, strict=True)) == {
        name: answer for name, (_data, answer) in hostile().items()
    }


@pytest.mark.parametrize("call", ["read", "page"])
def test_the_rest_comes_to_an_end(call: str) -> None:
    how = {"page": 0, "width": 2_000} if call == "page" else {}
    documents = [*ending().values(), *(data for data, _answer in hostile().values())]
    came = answers("pdf", documents, call, **how)
    assert not [each for each in came if each.startswith("raised")], came


def _fuzz(number: int, seed: int) -> None:
    chance = random.Random(seed)
    good = [
        document(name) for name in ("odd", "scan", "sayings", "office_plain_en", "locked", "form")
    ]
    bad = [damaged(chance.choice(good), chance) for _ in range(number)]
    for call, how in (("read", {}), ("page", {"page": 0, "width": 200})):
        came = answers("pdf", bad, call, **how)
        assert len(came) == number
        assert not [each for each in came if each.startswith("raised")]


def test_damage_refuses_a_document_and_raises_nothing() -> None:
    _fuzz(60, seed=7)


@pytest.mark.long
def test_much_damage() -> None:
    _fuzz(3_000, seed=8)


def test_nothing_is_loaded_once_it_is_warm() -> None:
    names = ["odd", "scan", "turned", "office_hyphens_ru", "office_hyphens_uk", "sayings", "form"]
    good = [document(name) for name in names]
    assert answers("pdf", good) == ["ok"] * len(good)
    assert answers("pdf", good, "page", page=0, width=500) == ["ok"] * len(good)
