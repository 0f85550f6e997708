"""What a file says of itself as the archive keeps it: with where, beside what a person recorded."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

from khronika.domain.values import Document, Stated
from khronika.importing.extraction import Understood
from khronika.importing.metadata import published_as, shown_name

IN_TEXT = ""  # where what was read in the text itself stood


def said_of(read: Understood, name: str) -> tuple[Stated, ...]:
    """Return all that a file called `name` says of itself, and what its text does besides."""
    stated = [
        Stated(field=one.field, value=one.value, where=one.evidence) for one in read.proposals
    ]
    known = {(one.field, one.value) for one in stated}
    own = [Stated(field=field, value=value, where=IN_TEXT) for field, value in _in_text(read, name)]
    return (*stated, *(one for one in own if (one.field, one.value) not in known))


def _in_text(read: Understood, name: str) -> Iterator[tuple[str, str]]:
    """Yield what was chosen of all, where it has words; the name of the file is no title."""
    said = read.metadata
    if not read.text:
        return
    if said.title != shown_name(PurePath(name).stem):
        yield "title", said.title
    for author in said.authors:
        yield "authors", author
    stated = (one.value for one in read.proposals if one.field == "published")
    if said.published.words and said.published not in {
        published_as(one, said.language) for one in stated
    }:
        yield "published", said.published.words
    for field, value in (
        ("publisher", said.publisher),
        ("language", said.language),
        ("url", said.url),
    ):
        if value:
            yield field, value


def is_recorded(document: Document, one: Stated) -> bool:
    """Say whether what a file says of itself is what is recorded of its document."""
    match one.field:
        case "authors":
            return one.value in document.authors
        case "published":
            return published_as(one.value, document.language) in (None, document.published)
        case "publisher":
            return document.publisher is not None and document.publisher.title == one.value
    return bool(getattr(document, one.field) == one.value)


def offered(document: Document, said: Iterable[Stated]) -> tuple[Stated, ...]:
    """Return what of `said` is not recorded of `document`, each thing once."""
    found = {(one.field, one.value): one for one in said if not is_recorded(document, one)}
    return tuple(found.values())
