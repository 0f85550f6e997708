"""Almost four hundred files that are broken or mean ill, the same ones each time."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.torture.hostile import office, pages, pdfs, pictures, strangers

KINDS = (office.files, pages.files, pdfs.files, pictures.files, strangers.files)
FIXTURES = Path(__file__).parents[2] / "importing" / "readers" / "fixtures"
SOUND: Mapping[str, str] = {  # by ending, a file of another program's making that is sound
    "html": "html/pages/30-government-en.html",
    "mhtml": "html/pages/36-news-en.mhtml",
    "pdf": "pdf/office_plain_uk.pdf",
    "docx": "docx/uk.docx",
    "odt": "odt/en.odt",
    "jpg": "pictures/photo.jpg",
}


def sound() -> dict[str, bytes]:
    """Return the bytes of a sound file by ending."""
    return {ending: (FIXTURES / path).read_bytes() for ending, path in SOUND.items()}


def every() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each."""
    whole = sound()
    for kind in KINDS:
        yield from kind(whole)


def put(folder: Path) -> list[Path]:
    """Write them all into `folder`, numbered in their order; return where."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, (name, data) in enumerate(every()):
        path = folder / f"{number:03} {name}"
        path.write_bytes(data)
        paths.append(path)
    return paths
