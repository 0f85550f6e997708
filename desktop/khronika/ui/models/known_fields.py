"""What can be known of documents, as words that one types: of a plan's rows, of many at once."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from khronika.domain import vocabulary
from khronika.domain.date_words import parse_when
from khronika.domain.dates import UNKNOWN, When
from khronika.domain.errors import KnownError
from khronika.domain.values import Document
from khronika.domain.vocabulary import word
from khronika.i18n import N_, _
from khronika.ui.words import coded, dated, tongue, tongues

# BCP 47: a language's primary subtag is two letters long, or three.
_CODE = re.compile(r"[a-z]{2,3}")


class LanguageUnknown(KnownError):
    """What was typed is no language."""

    summary = N_("“{typed}” is not understood as a language.")
    remedy = N_("Type English, Ukrainian or Russian, or a code of two or three letters: pl.")


class KindUnknown(KnownError):
    """What was typed is no kind of document."""

    summary = N_("“{typed}” is no kind of document.")
    remedy = N_("Choose one of those offered.")


def read_when(text: str, language: str | None) -> When:
    """Return the date that was typed."""
    text = text.strip()
    return parse_when(text, language=language) if text else UNKNOWN


def read_language(text: str) -> str | None:
    """Return the code of the language that was typed. Raises LanguageUnknown."""
    code = coded(text, tongues()).casefold()
    if code and not _CODE.fullmatch(code):
        raise LanguageUnknown(typed=text.strip())
    return code or None


def read_authors(text: str) -> tuple[str, ...]:
    """Return the names that were typed, divided by semicolons."""
    return tuple(one.strip() for one in text.split(";") if one.strip())


def show_authors(names: tuple[str, ...]) -> str:
    """Return names as `read_authors` takes them."""
    return "; ".join(names)


def read_kind(text: str) -> str | None:
    """Return the code of the kind of document that was typed. Raises KindUnknown."""
    code = coded(text, kinds())
    if code and code not in vocabulary.DOCUMENT_KINDS:
        raise KindUnknown(typed=text.strip())
    return code or None


def kinds() -> dict[str, str]:
    """Return what each kind of document is called."""
    return {code: _(said) for code, said in vocabulary.DOCUMENT_KINDS.items()}


@dataclass(frozen=True, slots=True)
class KnownField:
    """One thing known of a document. `name` is that of `recording.edit_document`; `read` takes
    what was typed and the language of the text, and raises a KnownError.
    """

    name: str
    caption: str
    show: Callable[[Document], str]
    read: Callable[[str, str | None], Any]


def _plain(text: str, _language: str | None) -> str | None:
    return text.strip() or None


# What several documents may have in common; titles they do not.
OF_SEVERAL = (
    KnownField("published", N_("Published"), lambda one: dated(one.published), read_when),
    KnownField(
        "publisher",
        N_("Publisher"),
        lambda one: one.publisher.title if one.publisher else "",
        _plain,
    ),
    KnownField(
        "authors",
        N_("Authors"),
        lambda one: show_authors(one.authors),
        lambda text, _language: read_authors(text),
    ),
    KnownField(
        "kind",
        N_("Kind"),
        lambda one: word(vocabulary.DOCUMENT_KINDS, one.document_kind),
        lambda text, _language: read_kind(text),
    ),
    KnownField(
        "language",
        N_("Language"),
        lambda one: tongue(one.language),
        lambda text, _language: read_language(text),
    ),
    KnownField("url", N_("Address"), lambda one: one.url or "", _plain),
)
# How they were obtained.
CAPTURE = (
    KnownField("collected_by", N_("Collected by"), lambda one: one.collected_by or "", _plain),
    KnownField("collected_from", N_("From where"), lambda one: one.collected_from or "", _plain),
    KnownField("collected_how", N_("How"), lambda one: one.collected_how or "", _plain),
)
