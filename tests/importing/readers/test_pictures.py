"""Pictures by Pillow and ImageMagick: what is written in them, and how they look."""

import io
import random
import struct
import warnings
import zlib
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from khronika.importing.extracted import Dots, Proposal, Refused
from khronika.importing.readers import pictures
from tests.importing.readers.apart import answers
from tests.importing.readers.damage import damaged

FIXTURES = Path(__file__).parent / "fixtures" / "pictures"
NAMES = sorted(path.name for path in FIXTURES.iterdir())
TAGGED = ("photo.jpg", "photo.webp", "clear.png")
QUARTERS = [(200, 30, 30), (30, 160, 30), (30, 30, 200), (255, 255, 255)]


def file(name: str) -> bytes:
    return (FIXTURES / name).read_bytes()


def quarters(picture: Dots) -> list[tuple[int, ...]]:
    """Return the colour in the middle of each quarter, clockwise from the upper left."""
    across, down = picture.width // 4, picture.height // 4
    places = [(across, down), (3 * across, down), (3 * across, 3 * down), (across, 3 * down)]
    starts = [3 * (y * picture.width + x) for x, y in places]
    return [tuple(picture.pixels[start : start + 3]) for start in starts]


def test_all_were_made() -> None:
    assert len(NAMES) == 11


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_looks_as_it_should(name: str) -> None:
    picture = pictures.picture(file(name), width=80, height=80)
    assert (picture.width, picture.height) == (80, 40)
    assert len(picture.pixels) == 3 * 80 * 40
    wanted = QUARTERS
    if name == "deep-grey.tiff":
        wanted = [(grey, grey, grey) for grey in (66, 123, 42, 255)]
    for found, colour in zip(quarters(picture), wanted, strict=True):
        assert all(abs(one - other) < 8 for one, other in zip(found, colour, strict=True))


@pytest.mark.parametrize("turn", range(1, 9))
def test_every_way_a_camera_was_held(turn: int) -> None:
    upright = Image.open(FIXTURES / "palette.png").convert("RGB")
    tags = Image.Exif()
    tags[0x0112] = turn
    stored = {
        1: [],
        2: [Image.Transpose.FLIP_LEFT_RIGHT],
        3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM],
        5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_90],
        7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_270],
    }[turn]
    image = upright
    for each in stored:
        image = image.transpose(each)
    image.save(made := io.BytesIO(), "PNG", exif=tags)
    picture = pictures.picture(made.getvalue(), width=100, height=100)
    assert (picture.width, picture.height) == (100, 50)
    assert quarters(picture) == QUARTERS


def test_a_picture_is_never_made_larger() -> None:
    assert pictures.picture(file("plain.bmp"), width=9_999, height=9_999).width == 160
    assert pictures.picture(file("plain.bmp"), width=0, height=-5).width == 1


@pytest.mark.parametrize("name", TAGGED)
def test_exif_is_read_in_any_alphabet(name: str) -> None:
    read = pictures.read(file(name))
    assert read.text == ""
    assert read.remarks == ("picture",)
    properties = dict(read.properties)
    assert properties["Image ImageDescription"] == "Казарма на окраине Нижнереченска"
    assert properties["Image Artist"] == "Оксана Вербець"
    assert properties["Image XPAuthor"] == "Їжакевич"
    assert properties["EXIF UserComment"] == "Снято у ворот; ґанок ліворуч"
    assert properties["GPS decimal degrees"] == "-12.510000, 45.250000"
    assert properties["GPS GPSLatitude"] == "[12, 30, 36]"
    assert properties["EXIF OffsetTimeOriginal"] == "+03:00"
    assert "Orientation" in " ".join(properties)
    assert read.proposals[-1] == Proposal(
        field="published", value="2023-04-12", evidence="EXIF DateTimeOriginal"
    )
    assert [each.value for each in read.proposals if each.field == "authors"] == [
        "Оксана Вербець",
        "Їжакевич",
    ]


def test_words_in_the_code_page_of_windows_are_mended() -> None:
    tags = Image.Exif()
    tags[0x010E] = "Казарма".encode("cp1251")
    Image.new("L", (1, 1)).save(made := io.BytesIO(), "JPEG", exif=tags)
    assert dict(pictures.read(made.getvalue()).properties)["Image ImageDescription"] == "Казарма"


def test_words_of_a_png_are_read() -> None:
    words = PngInfo()
    words.add_itxt("Title", "Схема подвалу")
    Image.new("L", (1, 1)).save(made := io.BytesIO(), "PNG", pnginfo=words)
    assert ("Title", "Схема подвалу") in pictures.read(made.getvalue()).properties


def test_a_place_that_is_nowhere_is_not_told() -> None:
    tags = Image.Exif()
    place = tags.get_ifd(0x8825)
    place[1], place[2], place[3], place[4] = "N", (95.0, 0.0, 0.0), "E", (10.0, 0.0, 0.0)
    Image.new("L", (1, 1)).save(made := io.BytesIO(), "JPEG", exif=tags)
    properties = dict(pictures.read(made.getvalue()).properties)
    assert properties["GPS GPSLatitude"] == "[95, 0, 0]"
    assert "GPS decimal degrees" not in properties


def png(width: int, height: int, *chunks: tuple[bytes, bytes]) -> bytes:
    """Return a PNG of one bit a dot, all black."""
    squeezing = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    rows = b"".join(squeezing.compress(row) for _ in range(height)) + squeezing.flush()
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    parts = [(b"IHDR", head), *chunks, (b"IDAT", rows), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )


REFUSED = {
    "nothing": (b"", "another-format"),
    "words": (b"A letter", "another-format"),
    "heic": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(99), "another-format"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "another-format"),
    "cut": (file("photo.jpg")[:-400], "damaged"),
    "only a mark": (b"\x89PNG\r\n\x1a\n", "damaged"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_picture_is_refused(name: str) -> None:
    data, code = REFUSED[name]
    with pytest.raises(Refused, match=code):
        pictures.picture(data, width=10, height=10)


def test_too_large_a_picture_is_refused() -> None:
    large = png(30_000, 30_000)
    with pytest.raises(Refused, match="too-big"):
        pictures.read(large)
    with pytest.raises(Refused, match="too-big"):
        pictures.picture(large, width=10, height=10)


def test_hostile_pictures_come_to_an_end_within_little_memory() -> None:
    bomb = png(1, 1, (b"zTXt", b"k\0\0" + zlib.compress(bytes(200 << 20), 9)))
    large = png(9_000, 5_500)
    Image.new("RGBA", (7_000, 6_000)).save(clear := io.BytesIO(), "PNG", compress_level=1)
    come = answers("pictures", [bomb, large, clear.getvalue()], "picture", width=500, height=500)
    assert come[1:] == ["ok", "ok"]
    assert come[0] in ("refused damaged", "refused too-big", "ok")


def _fuzz(number: int, seed: int) -> None:
    chance = random.Random(seed)
    good = [file(name) for name in NAMES]
    # The beginning of a picture holds its sizes, and where all else is.
    bad = [
        damaged(chance.choice(good), chance, chance.choice((60, 600, 1 << 20)))
        for _ in range(number)
    ]
    for data in bad:
        for act in (pictures.read, lambda data: pictures.picture(data, width=50, height=50)):
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                try:
                    act(data)
                except Refused:
                    continue


def test_damage_refuses_a_picture_and_raises_nothing() -> None:
    _fuzz(300, seed=3)


@pytest.mark.long
def test_much_damage() -> None:
    _fuzz(20_000, seed=4)


def test_nothing_is_loaded_once_it_is_warm() -> None:
    good = [file(name) for name in NAMES]
    assert answers("pictures", good) == ["ok"] * len(good)
    assert answers("pictures", good, "picture", width=70, height=70) == ["ok"] * len(good)
