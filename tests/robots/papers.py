"""Documents that have pages, and photographs, put into an archive as an import does."""

import io
from collections.abc import Callable
from pathlib import Path

from PIL import ExifTags, Image, TiffImagePlugin

from khronika.archive.archive import Archive
from khronika.archive.recording import add_documents
from khronika.domain.drafts import DocumentDraft
from khronika.importing.readers import pdf, pictures

FIXTURES = Path(__file__).parents[1] / "importing" / "readers" / "fixtures"


def paper(name: str, title: str, made: bytes = b"") -> Callable[[Archive], object]:
    """Puts a PDF of the fixtures in, or one that was `made`, by its name."""

    def fill(archive: Archive) -> None:
        data = made or (FIXTURES / "pdf" / f"{name}.pdf").read_bytes()
        read = pdf.read(data)
        _add(
            archive,
            DocumentDraft(
                title=title,
                body=read.text,
                original=data,
                media_type="application/pdf",
                file_name=f"{name}.pdf",
                pages=read.pages,
                extractor="pdf",
            ),
        )

    return fill


def photograph(name: str, title: str, data: bytes = b"") -> Callable[[Archive], object]:
    """Puts a picture of the fixtures in, or `data` by its name."""

    def fill(archive: Archive) -> None:
        seen = data or (FIXTURES / "pictures" / name).read_bytes()
        assert pictures.read(seen).text == ""
        _add(
            archive,
            DocumentDraft(
                title=title,
                body="",
                kind=None,  # as whatever has no text comes in
                original=seen,
                media_type="image/jpeg",
                file_name=name,
                extractor="picture",
            ),
        )

    return fill


def snapshot(width: int = 1600, height: int = 1200, *, turn: int = 1) -> bytes:
    """A photograph of nothing: dark above, light below, its left third red, with what a camera
    writes into it; `turn` is how it was held, as Exif counts.
    """
    grey = Image.linear_gradient("L").resize((width, height))
    red = Image.new("L", (width // 3, height), 200)
    bands = grey.copy()
    bands.paste(red, (0, 0))
    photo = Image.merge("RGB", (bands, grey, grey))
    said = Image.Exif()
    said[ExifTags.Base.Make], said[ExifTags.Base.Model] = "Vyhadka", "Vyhadka 3"
    said[ExifTags.Base.Orientation] = turn
    said[ExifTags.Base.Software] = "Vyhadka Camera 1.2"
    within = said.get_ifd(ExifTags.IFD.Exif)
    within[ExifTags.Base.DateTimeOriginal] = "2023:04:12 10:05:30"
    within[ExifTags.Base.ExposureTime] = TiffImagePlugin.IFDRational(1, 60)
    place = said.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLongitudeRef] = "N", "E"
    place[ExifTags.GPS.GPSLatitude] = (50.0, 27.0, 0.0)
    place[ExifTags.GPS.GPSLongitude] = (30.0, 31.0, 12.0)
    place[ExifTags.GPS.GPSTimeStamp] = (7.0, 5.0, 30.0)
    made = io.BytesIO()
    photo.save(made, "JPEG", exif=said)
    return made.getvalue()


def _add(archive: Archive, draft: DocumentDraft) -> None:
    with archive.change("import") as change:
        add_documents(change, [draft])
