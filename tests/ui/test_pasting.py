"""Which of the formats on a clipboard wins."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from khronika.importing.pasted import Pasted
from khronika.ui.pasting import Clip, clip_of

PAGE = b"<html><body><p>Words of a <a href='https://x.example/'>page</a></p></body></html>"
PNG = b"\x89PNG\r\n\x1a\n and what follows"
IMAGE_ONLY = b"<meta charset='utf-8'><img src='https://x.example/a.png' alt='A yard'/>&nbsp;"
URL = "https://x.example/\u043b\u0438\u0441\u0442"


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """Pictures of Qt's want one."""


def offered(**formats: bytes) -> QMimeData:
    names = {
        "page": "text/html",
        "text": "text/plain",
        "png": "image/png",
        "jpeg": "image/jpeg",
        "svg": "image/svg+xml",
        "chromium": "chromium/x-source-url",
        "firefox": "text/x-moz-url-priv",
        "windows": 'application/x-qt-windows-mime;value="HTML Format"',
        "windows_png": 'application/x-qt-windows-mime;value="PNG"',
    }
    data = QMimeData()
    for name, said in formats.items():
        data.setData(names[name], said)
    return data


def one(**formats: bytes) -> Pasted:
    (found,) = clip_of(offered(**formats)).pasted
    return found


def test_a_page_wins_over_its_picture_and_its_plain_text_which_is_kept_beside() -> None:
    found = one(text=b"Words of a page", png=PNG, page=PAGE)
    assert (found.media_type, found.data, found.plain) == ("text/html", PAGE, "Words of a page")


def test_a_page_is_taken_byte_for_byte_in_the_encoding_it_came_in() -> None:
    wide = "\ufeff<p>\u041b\u0438\u0441\u0442</p>".encode("utf-16-le")
    assert one(page=wide).data == wide


def test_a_picture_wins_over_a_page_that_has_no_words() -> None:
    found = one(page=IMAGE_ONLY, text=b"https://x.example/a.png", jpeg=b"jpeg", png=PNG)
    assert (found.media_type, found.data, found.plain) == ("image/png", PNG, "")
    assert one(jpeg=b"jpeg", text=b"a.jpg").media_type == "image/jpeg"
    assert one(windows_png=PNG).data == PNG


def test_plain_text_is_taken_where_there_is_nothing_else() -> None:
    assert one(text=b"Words") == Pasted(data=b"Words")
    assert one(text=b"Words", page=b"  <br> ").media_type == "text/plain"
    assert one(text=b"Words", svg=b"<svg>").media_type == "text/plain", "of a kind nothing reads"


@pytest.mark.parametrize("nothing", [{}, {"text": b" \n"}, {"page": b"<br>"}, {"svg": b"<svg/>"}])
def test_nothing_is_nothing(nothing: dict[str, bytes]) -> None:
    assert clip_of(offered(**nothing)) == Clip()
    assert not clip_of(offered(**nothing))


def test_files_win_over_all_that_is_offered_beside_them(tmp_path: Path) -> None:
    data = offered(text=str(tmp_path).encode(), png=PNG)
    data.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl("https://x.example/")])
    clip = clip_of(data)
    assert [os.fspath(path) for path in clip.paths] == [str(tmp_path)]
    assert (clip.pasted, clip.has_address) == ((), True)


def test_an_address_alone_is_its_words() -> None:
    data = offered(text=b"https://x.example/")
    data.setUrls([QUrl("https://x.example/")])
    assert clip_of(data).pasted == (Pasted(data=b"https://x.example/"),)


@pytest.mark.parametrize(
    ("beside", "where"),
    [
        ({"chromium": URL.encode()}, "chromium/x-source-url"),
        ({"firefox": URL.encode("utf-16-le")}, "text/x-moz-url-priv"),
        ({"windows": f"Version:0.9\r\nSourceURL:{URL}\r\n<p>".encode()}, "SourceURL"),
    ],
)
def test_where_it_was_copied_from_is_told_with_who_says_so(
    beside: dict[str, bytes], where: str
) -> None:
    found = one(page=PAGE, **beside)
    assert (found.address, found.evidence) == (URL, where)
    assert found.as_plain() == found, "there is no other"


@pytest.mark.parametrize("said", [b"about:blank", b"file:///home/somebody/page.html", b"", b"\0"])
def test_what_is_no_address_of_the_web_is_not_told(said: bytes) -> None:
    assert one(page=PAGE, chromium=said).address == ""


def test_dots_that_nobody_packed_are_packed_here_without_loss() -> None:
    dots, data = QImage(3, 2, QImage.Format.Format_RGB32), QMimeData()
    dots.fill(QColor("#123456"))
    data.setImageData(dots)
    (found,) = clip_of(data).pasted
    assert found.media_type == "image/png"
    assert found.data.startswith(b"\x89PNG")
    again = QImage.fromData(found.data)
    assert (again.size(), again.pixelColor(1, 1).name()) == (dots.size(), "#123456")
