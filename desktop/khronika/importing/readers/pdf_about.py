"""What a PDF says of itself: its Info and XMP, and the keys of what it might do."""

import ctypes
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import pypdfium2
from pypdfium2 import raw

from khronika.importing.extracted import Proposal
from khronika.importing.readers.said import mended, said

_INFO = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate")
_DATE = re.compile(r"\s*(?:D:)?(\d{4})(\d\d)?(\d\d)?")
# Titles that a program gave: its own name, a file's, or what stands for none.
_NO_TITLE = re.compile(
    r"microsoft \w+ - .*|powerpoint presentation|презентация powerpoint|презентація powerpoint"
    r"|\(?(?:untitled|anonymous|no ?title|без названия|без імені|без имени|без назви)[ \d]*\)?"
    r"|(?:document|документ|книга|book|лист|presentation|презентація|презентация|slide|scan|скан"
    r"|layout|макет|print|microsoft word)[ _-]*\d*|about:blank|(?:file|https?)://.*"
    r"|.*\.(?:docx?|odt|rtf|pdf|xlsx?|pptx?|html?|indd|qxd|p65|txt|cdr|pub|tmp|jpe?g|tiff?|png)",
    re.IGNORECASE | re.DOTALL,
)
_NO_AUTHOR = re.compile(
    r"(?:windows |microsoft |office )?(?:user|admin|administrator|owner|root|guest|home|author|pc)"
    r"[ \d]*|пользователь(?: windows)?[ \d]*|користувач(?: windows)?[ \d]*|администратор"
    r"|адміністратор|автор|владелец|власник|unknown|anonymous|\W*",
    re.IGNORECASE,
)
_BETWEEN_AUTHORS = re.compile(r"\s*[;|]\s*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
# Keys under which a PDF asks for what this program never does. They may also stand packed.
_KEYS = ("JavaScript", "Launch", "OpenAction", "EmbeddedFile", "RichMedia", "XFA", "SubmitForm")
_FORMS = {1: "AcroForm", 2: "XFA", 3: "XFAF"}


def info(document: pypdfium2.PdfDocument) -> dict[str, str]:
    """Return what stands in the document's Info, by key, on one line each."""
    found = {key: said(mended(document.get_metadata_value(key))) for key in _INFO}
    return {key: value for key, value in found.items() if value}


def proposals(
    info_: Mapping[str, str],
    xmp: Mapping[str, Sequence[str]],
    heading: str,
    language: str,
) -> Iterator[Proposal]:
    """Yield what can be offered.

    `heading` is the largest text of the first page, or empty; `language` what `language_of` says.
    """
    yield from _titles(info_, xmp, heading)
    seen: set[str] = set()
    for evidence, written in _authors(info_, xmp):
        for name in map(said, _BETWEEN_AUTHORS.split(written)):
            if name not in seen and not _NO_AUTHOR.fullmatch(name):
                seen.add(name)
                yield Proposal(field="authors", value=name, evidence=evidence)
    for value in map(said, xmp.get("publisher", ())):
        if value:
            yield Proposal(field="publisher", value=value, evidence="XMP dc:publisher")
    if (created := day(info_.get("CreationDate", ""))) is not None:
        yield Proposal(field="published", value=created, evidence="Info CreationDate")
    for evidence, values in (
        ("XMP dc:language", xmp.get("language", ())),
        ("Catalog Lang", (language,)),
    ):
        for value in values:
            if _LANGUAGE.fullmatch(value) and value.lower() not in ("und", "x-unknown"):
                yield Proposal(field="language", value=value, evidence=evidence)


def properties(
    document: pypdfium2.PdfDocument, info_: Mapping[str, str], data: bytes
) -> Iterator[tuple[str, str]]:
    """Yield what else is known of the document, by the names that PDF has for it."""
    yield from info_.items()
    if version := document.get_version():
        yield "Version", f"{version // 10}.{version % 10}"
    yield "Pages", str(len(document))
    if (form := _FORMS.get(document.get_formtype())) is not None:
        yield "Form", form
    for name, number in (
        ("Attachments", raw.FPDFDoc_GetAttachmentCount(document)),
        ("Signatures", raw.FPDF_GetSignatureCount(document)),
    ):
        if number > 0:
            yield name, str(number)
    keys = [key for key in _KEYS if re.search(rb"/%b\b" % key.encode(), data)]
    if "JavaScript" not in keys and raw.FPDFDoc_GetJavaScriptActionCount(document) > 0:
        keys.insert(0, "JavaScript")
    if keys:
        yield "Keys", ", ".join(keys)


def language_of(document: pypdfium2.PdfDocument) -> str:
    """Return the language that the document says it is in (BCP 47); empty if it says none."""
    length = raw.FPDFCatalog_GetLanguage(document, None, 0)
    if not 2 < length <= 200:
        return ""
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFCatalog_GetLanguage(
        document, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), length
    )
    return said(buffer.raw.decode("utf-16-le", "replace"))


def day(words: str) -> str | None:
    """Return the day of a date of PDF (ISO 32000-1, 7.9.4) in ISO 8601; None if it is none."""
    if (found := _DATE.match(words)) is None:
        return None
    year, month, day_ = found.groups()
    try:
        whole = date(int(year), int(month or 1), int(day_ or 1))
    except ValueError:
        return None
    if year < "1970":  # clocks that were never set
        return None
    return whole.isoformat()[: 10 if day_ else 7 if month else 4]


def _titles(
    info_: Mapping[str, str], xmp: Mapping[str, Sequence[str]], heading: str
) -> Iterator[Proposal]:
    seen: set[str] = set()
    offered = [("Info Title", info_.get("Title", ""))]
    offered += [("XMP dc:title", said(value)) for value in xmp.get("title", ())]
    for evidence, value in offered:
        if value and value not in seen and not _NO_TITLE.fullmatch(value):
            seen.add(value)
            yield Proposal(field="title", value=value, evidence=evidence)
    if heading and not seen:
        yield Proposal(field="title", value=heading, evidence="first page, largest text")


def _authors(
    info_: Mapping[str, str], xmp: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    if "Author" in info_:
        yield "Info Author", info_["Author"]
    for value in xmp.get("creator", ()):
        yield "XMP dc:creator", value
