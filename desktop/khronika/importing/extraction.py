"""From a file's bytes to its text and what is proposed of it, whatever its format.

Text and Markdown are decoded here: nothing in them is parsed, so there is nothing to escape. All
else goes to readers in processes of their own, and only plain values come back.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Protocol

from khronika.domain.readers import READERS
from khronika.importing.decoding import decode
from khronika.importing.extracted import Extracted, Field, Proposal
from khronika.importing.faults import FileFault
from khronika.importing.formats import FILE, HTML, PARSED, TEXT, WRITTEN, is_surely_text
from khronika.importing.metadata import Metadata, describe, published_as
from khronika.importing.worker.protocol import Options

PLAIN = "plain"  # what reads text and Markdown
NONE = "none"  # of what is kept as it came
HTML_PART = "html-part"  # asks the reader of pages for all that stands there


class Readers(Protocol):
    """Who reads what has to be parsed; `worker.reading.Readers` does."""

    def read(
        self,
        format_: str,
        data: bytes,
        *,
        options: Options | None = ...,
        still: Callable[[], object] = ...,
    ) -> Extracted:
        """Return what stands in `data`. Raises FileFault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """A file as it would be kept.

    Attributes:
        format: Of `formats`; FILE where it is kept without having been read.
        encoding: How its text was written, where it is one; of a page only what a person says.
        notes: Codes of what was done to it or left out on the way.
        pages: Where in the text each page begins.
        proposals: What the file says of itself, with where; `metadata` was chosen from these and
            from the text.
    """

    format: str
    text: str
    metadata: Metadata
    encoding: str | None = None
    notes: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()

    @property
    def reader(self) -> str:
        """What read it."""
        return reader_of(self.format)

    @property
    def reader_version(self) -> str:
        """In which version it did."""
        return str(READERS[self.reader])


def reader_of(format_: str) -> str:
    """Return what reads files of `format_`."""
    if format_ == FILE:
        return NONE
    return format_ if format_ in PARSED else PLAIN


def understand(
    format_: str,
    name: str,
    data: bytes,
    readers: Readers,
    *,
    encoding: str | None = None,
    still: Callable[[], object] = lambda: None,
) -> Understood:
    """Return what a file of `format_`, called `name`, says; what was pasted has no name.

    Args:
        encoding: How its text is written, when a person says so.
        still: Asked now and then while another process reads; may raise Cancelled.

    Raises:
        FileFault: It cannot be read, and why.
    """
    if format_ == FILE:
        return kept_as_it_came(name)
    if format_ in PARSED:
        # What has no name was copied from a page: a part that somebody chose, and all of it.
        asked = format_ if name or format_ != HTML else HTML_PART
        if encoding is None or not name or format_ not in WRITTEN:
            return _parsed(format_, name, readers.read(asked, data, still=still))
        options: Options = {"encoding": encoding}
        found = readers.read(asked, data, options=options, still=still)
        return replace(_parsed(format_, name, found), encoding=encoding)
    try:
        return decoded(format_, name, data, encoding)
    except FileFault:
        if encoding is None and format_ == TEXT and not is_surely_text(name):
            return kept_as_it_came(name)
        raise


def decoded(format_: str, name: str, data: bytes, encoding: str | None) -> Understood:
    """Return what a text says. Raises FileFault."""
    read = decode(data, encoding)
    return Understood(
        format=format_,
        text=read.text,
        encoding=read.encoding,
        notes=read.notes,
        metadata=describe(read.text, name),
    )


def kept_as_it_came(name: str) -> Understood:
    """Return what is kept of a file that nothing reads: its name."""
    return Understood(
        format=FILE, text="", metadata=replace(describe("", name), kind=None), notes=("unread",)
    )


def _parsed(format_: str, name: str, found: Extracted) -> Understood:
    metadata = _chosen(describe(found.text, name), found.proposals)
    return Understood(
        format=format_,
        text=found.text,
        metadata=metadata if found.text else replace(metadata, kind=None),
        notes=found.remarks,
        pages=found.pages,
        proposals=found.proposals,
        properties=found.properties,
    )


def _chosen(read: Metadata, proposals: Iterable[Proposal]) -> Metadata:
    """Return what is proposed first: what the file states, else what its text seems to say.

    Of the language the text is believed before the file: templates state that of their maker.
    """
    stated: dict[Field, list[str]] = {}
    for one in proposals:
        stated.setdefault(one.field, []).append(one.value)

    def first(field: Field) -> str | None:
        return next(iter(stated.get(field, ())), None)

    language = read.language or first("language")
    published = published_as(first("published"), language)
    return replace(
        read,
        title=first("title") or read.title,
        language=language,
        authors=tuple(stated.get("authors", ())) or read.authors,
        publisher=first("publisher") or read.publisher,
        url=first("url") or read.url,
        published=published if published and not published.is_unknown else read.published,
    )
