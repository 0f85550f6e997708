"""A page in one file with its pictures, as Chromium saves it (RFC 2557): the page is taken."""

import email
import re
from dataclasses import dataclass
from email.header import decode_header
from email.message import Message

from khronika.importing.extracted import Refused

_HEAD = re.compile(
    rb"\A(?:[ \t\r\n]|From \S.*\n)*(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?"
    rb"(?:MIME-Version|Content-Type):",
    re.IGNORECASE,
)
_BEGINNING = 8192  # bytes in which the head of a message says what it is
_MOST_PARTS = 5000  # pictures, styles and frames; a hostile file has one a line
_DEEPEST = 20  # messages within messages


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The page of a message.

    Attributes:
        data: Its bytes.
        charset: What the head of the part says of its encoding.
        url: Where it was, as the message says.
        evidence: The line of the head in which `url` stood.
        title: The subject of the message: the title of the page as the browser showed it.
    """

    data: bytes
    charset: str | None = None
    url: str = ""
    evidence: str = ""
    title: str = ""


def is_mhtml(data: bytes) -> bool:
    """Whether `data` begins as a message does, and not as a page."""
    beginning = data[:_BEGINNING].lstrip(b"\xef\xbb\xbf")
    return beginning.lstrip()[:1] not in (b"<", b"") and _HEAD.match(beginning) is not None


def main_part(data: bytes) -> Part:
    """Return the page that the message in `data` is about. Raises Refused."""
    if data.count(b"\n--") > _MOST_PARTS:
        raise Refused("too-big")
    if data.lower().count(b"content-type: multipart") > _DEEPEST:
        raise Refused("too-deep")
    try:
        message = email.message_from_bytes(data.lstrip())
        pages = [part for part in message.walk() if part.get_content_type() in _PAGE_TYPES]
    except RecursionError:
        raise Refused("too-deep") from None
    if not pages:
        raise Refused("damaged")
    page = _root(message, pages)
    content = page.get_payload(decode=True)
    if not isinstance(content, bytes):
        raise Refused("damaged")
    url, evidence = _address(message, page)
    return Part(
        data=content,
        charset=page.get_content_charset(),
        url=url,
        evidence=evidence,
        title=_written(message, "Subject"),
    )


_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def _root(message: Message, pages: list[Message]) -> Message:
    """Return the part that the message begins with; frames and advertisements are pages too."""
    start = str(message.get_param("start", "") or "").strip()
    if start:
        for page in pages:
            if str(page.get("Content-ID", "")).strip() == start:
                return page
    return pages[0]


def _address(message: Message, page: Message) -> tuple[str, str]:
    for part, name in (
        (message, "Snapshot-Content-Location"),
        (page, "Content-Location"),
        (message, "Content-Location"),
        (message, "Content-Base"),
    ):
        if address := _written(part, name):
            return "".join(address.split()), name
    return "", ""


def _written(part: Message, name: str) -> str:
    """Return a line of a head, its encoded words read (RFC 2047)."""
    raw = str(part.get(name, ""))
    try:
        pieces = decode_header(re.sub(r"\r?\n\s+", " ", raw))
    except (ValueError, email.errors.HeaderParseError):
        return ""
    return "".join(_piece(*piece) for piece in pieces)


def _piece(words: bytes | str, charset: str | None) -> str:
    if isinstance(words, str):
        return words
    try:
        return words.decode(charset or "ascii", "replace")
    except LookupError:
        return words.decode("utf-8", "replace")
