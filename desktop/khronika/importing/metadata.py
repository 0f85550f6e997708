"""What can be offered as known of a text before a person has read it; all of it a proposal."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath

from khronika.domain.date_words import parse_when
from khronika.domain.dates import UNKNOWN, When
from khronika.domain.vocabulary import DOCUMENT_KINDS
from khronika.i18n import _
from khronika.importing.first_lines import authors_in, published_in
from khronika.importing.markdown import FrontMatter, first_line, front_matter, heading, plain
from khronika.language.guess import UNDETERMINED, guess_language

# The keys of front matter, as generators of sites and people write them.
_TITLE = ("title", "заголовок", "назва", "название")
_AUTHORS = ("author", "authors", "by", "автор", "автори", "авторы")
_PUBLISHED = ("date", "published", "publish_date", "pubdate", "created", "дата")
_ADDRESS = ("url", "link", "permalink", "canonical", "source", "посилання", "ссылка", "джерело")
_PUBLISHER = ("publisher", "outlet", "site", "source", "видання", "издание", "джерело", "источник")
_KIND = ("kind", "type")
_LANGUAGE = ("lang", "language", "locale", "мова", "язык")

# Code points at each of three places: their words tell as much as all, in a fifth of the time.
_TASTE = 300
_LANGUAGE_CODE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE)  # BCP 47, its first part
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)[T ].*")
_JOINERS = "\u200c\u200d"  # without direction: words and emoji are made with them
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a text, or the file it came in, says of it. `language` is None when undetermined."""

    title: str
    kind: str | None = "text"
    language: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    url: str | None = None
    published: When = UNKNOWN


def describe(text: str, file_name: str = "") -> Metadata:
    """Return what `text` says of itself, its title in the last resort by `file_name`."""
    front = front_matter(text)
    language = _language(front, text)
    kind = _first(front, _KIND)
    title = _title(front, text, file_name)
    authors = next((front[key] for key in _AUTHORS if key in front), ())
    return Metadata(
        title=title,
        kind=kind if kind in DOCUMENT_KINDS else "text",
        language=language,
        authors=authors or authors_in(text, title),
        publisher=_first(front, _PUBLISHER, web=False),
        url=_first(front, _ADDRESS, web=True),
        published=published_as(_first(front, _PUBLISHED), language)
        or published_in(text, language, title)
        or UNKNOWN,
    )


def published_as(words: str | None, language: str | None) -> When | None:
    """Return a stated date; of an instant its day, as it is in its own zone."""
    if words is None:
        return None
    if (stamp := _DAY.fullmatch(words)) is not None:
        words = stamp[1]
    return parse_when(words, language)


def shown_name(name: str) -> str:
    """Return a file's name as it can be shown and kept: NFC, on one line.

    Names may hold bytes that are no text (Python hands them on as lone surrogates), control
    characters, and marks that turn the direction of writing.
    """
    return unicodedata.normalize("NFC", " ".join("".join(map(_shown, name)).split()))


def printable(path: str) -> str:
    """Return `path` as it is but for bytes that are no text, which become "�"."""
    return path.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _shown(one: str) -> str:
    match unicodedata.category(one):
        case "Cs":
            return "\N{REPLACEMENT CHARACTER}"
        case "Cc" | "Zl" | "Zp":
            return " "
        case "Cf" if one not in _JOINERS:
            return ""
    return one


def _title(front: FrontMatter, text: str, file_name: str) -> str:
    named = shown_name(PurePath(file_name).stem)
    found = plain(_first(front, _TITLE) or "") or heading(text) or first_line(text)
    return found or named or _("Untitled")


def _first(front: FrontMatter, keys: tuple[str, ...], *, web: bool | None = None) -> str | None:
    """Return the first value of `keys`; only web addresses, or only others, when asked."""
    for key in keys:
        for value in front.get(key, ()):
            if web is None or bool(_WEB.fullmatch(value)) is web:
                return value
    return None


def _language(front: FrontMatter, text: str) -> str | None:
    if (said := _LANGUAGE_CODE.fullmatch(_first(front, _LANGUAGE) or "")) is not None:
        return said[1].lower()
    guessed = guess_language(_taste(text))
    if guessed == UNDETERMINED:
        guessed = guess_language(text)
    return None if guessed == UNDETERMINED else guessed


def _taste(text: str) -> str:
    """Return a little of the beginning, the middle and the end, where that is less than all."""
    middle = len(text) // 2
    places = (0, middle - _TASTE // 2, len(text) - _TASTE)
    return " ".join(text[place : place + _TASTE] for place in places if place >= 0)
