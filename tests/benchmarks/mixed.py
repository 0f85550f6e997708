"""A folder of two thousand files of all formats, 200 MB, no two of them alike."""

from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from tests.benchmarks.texts import text
from tests.importing.readers.word import word
from tests.torture import hostile

FILES = 2_000
_LETTERS = 30_000  # of a text: some ten pages


def put(folder: Path) -> int:
    """Write them into `folder`; return how many bytes they are."""
    folder.mkdir()
    kinds, size = list(_MAKING), 0
    for number in range(FILES):
        ending = kinds[number % len(kinds)]
        data = _MAKING[ending](number)
        (folder / f"{number:04}.{ending}").write_bytes(data)
        size += len(data)
    return size


def _page(number: int) -> bytes:
    """Return a page as the web has them: as much around the text as text."""
    said = "".join(f"<p>{line}</p>\n" for line in text(number, _LETTERS).splitlines())
    around = "<div class=menu><a href='/x'>x</a></div>\n" * 1_000
    head = f"<title>Сторінка {number}</title><meta name=author content='Ганна Приклад'>"
    return f"<!doctype html><html><head>{head}</head><body>{around}<article>{said}".encode()


def _word(number: int) -> bytes:
    paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    return word("".join(map(paragraph.format, text(number, _LETTERS).splitlines())))


def _marked(ending: str, before: int) -> Callable[[int], bytes]:
    """Return what makes a sound file of `ending` another one, with `before` bytes that say nothing:
    a comment in a PDF, what stands after a picture's end.
    """
    whole = hostile.sound()[ending]

    def made(number: int) -> bytes:
        comment = Random(number).randbytes(before).replace(b"\n", b" ").replace(b"\r", b" ")
        return whole + b"\n%" + comment + b"\n" + whole[whole.rindex(b"startxref") :]

    def shot(number: int) -> bytes:
        return whole + Random(number).randbytes(before)

    return made if ending == "pdf" else shot


def _text(number: int) -> bytes:
    return text(number, _LETTERS).encode()


_MAKING: Mapping[str, Callable[[int], bytes]] = {
    "html": _page,
    "docx": _word,
    "pdf": _marked("pdf", 100_000),
    "txt": _text,
    "jpg": _marked("jpg", 250_000),
}
