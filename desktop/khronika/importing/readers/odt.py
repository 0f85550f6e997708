"""LibreOffice's files: OpenDocument texts, and templates of them (ODF 1.3 parts 2 and 3)."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from khronika.importing.extracted import Extracted, Proposal, Refused
from khronika.importing.readers import office
from khronika.importing.readers.markup import child, children, text_of
from khronika.importing.readers.opendocument import Story
from khronika.importing.readers.parts import Parts, packed

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMESPACES = {
    f"{_OASIS}:office:1.0": "office",
    f"{_OASIS}:style:1.0": "style",
    f"{_OASIS}:text:1.0": "text",
    f"{_OASIS}:table:1.0": "table",
    f"{_OASIS}:drawing:1.0": "draw",
    f"{_OASIS}:meta:1.0": "meta",
    f"{_OASIS}:manifest:1.0": "manifest",
    f"{_OASIS}:xsl-fo-compatible:1.0": "fo",
    f"{_OASIS}:svg-compatible:1.0": "svg",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_META = (
    "dc:title meta:initial-creator dc:creator dc:subject dc:description meta:keyword"
    " meta:editing-cycles meta:creation-date dc:date meta:printed-by meta:print-date dc:language"
    " meta:generator meta:editing-duration"
).split()
_MOST_OWN = 50


def read(data: bytes) -> Extracted:
    """Return the text of an OpenDocument text and what it says of itself. Raises Refused."""
    parts = Parts(data, _NAMESPACES)
    _refuse_what_is_none(parts)
    story = parts.told("content.xml", _styled(parts))
    if not story.is_text:
        raise Refused("another-format")
    blocks = story.blocks()
    language = office.language_of(blocks)
    text = office.joined([*blocks, *_beside(story, office.labels(language))])
    meta = child(parts.side_tree("meta.xml"), "office:meta")
    return Extracted(
        text=text,
        proposals=office.distinct(_proposals(meta, story, language)),
        properties=office.properties(_properties(meta)),
        remarks=tuple(sorted(story.remarks | _remarks(parts) | office.lack(text))),
    )


def warm() -> None:
    """Load all that reading needs, by reading a file that has a little of everything."""
    read(packed(_SAMPLE))


def _styled(parts: Parts) -> Story:
    """Return a story that knows the styles, and what stands above and below pages."""
    if "styles.xml" not in parts:
        return Story()
    return parts.side(lambda: parts.told("styles.xml", Story())) or Story()


def _refuse_what_is_none(parts: Parts) -> None:
    """Refuse other zips, and a file whose list of parts says that one opens with a passphrase."""
    manifest = parts.side_tree("META-INF/manifest.xml")
    if manifest is not None and any(
        child(one, "manifest:encryption-data") is not None for one in manifest
    ):
        raise Refused("encrypted")
    if "content.xml" not in parts:
        raise Refused("another-format")


def _remarks(parts: Parts) -> set[str]:
    remarks = {
        "macros": any(name.startswith(("basic/", "scripts/")) for name in parts.names()),
        "parts-damaged": parts.lost,
    }
    return {remark for remark, holds in remarks.items() if holds}


def _beside(story: Story, labels: office.Labels) -> Iterator[str]:
    """Yield what has no place of its own in the text: notes, comments, headers and footers."""
    for kind in ("footnote", "endnote"):
        for note in story.notes:
            if note.kind == kind:
                yield from office.marked(note.mark, note.blocks)
    for note in story.notes:
        if note.kind == "comment":
            about = story.commented.about(note.mark)
            yield from office.commented(labels.comment, note.author, note.date, about, note.blocks)
    yield from office.around(labels.around, story.around)


def _proposals(meta: Element | None, story: Story, seen: str | None) -> Iterator[Proposal]:
    heading = min(story.headings, key=lambda one: one[0])[1] if story.headings else None
    in_text = ((title, "style Title") for title in story.titles[:1])
    said = (text_of(meta, "dc:title"), "meta title")
    yield from office.titles([said, *in_text, (heading, "style Heading")])
    # `dc:creator` is who saved it last; they wrote it where nobody is said to have begun it.
    who = text_of(meta, "meta:initial-creator")
    if who:
        yield from office.authors(who, "meta initial-creator")
    else:
        yield from office.authors(text_of(meta, "dc:creator"), "meta creator")
    yield from office.day(text_of(meta, "meta:creation-date"), "meta creation-date")
    languages = [(text_of(meta, "dc:language"), "meta language"), (story.language, "fo:language")]
    yield from office.languages(languages, seen)


def _properties(meta: Element | None) -> Iterator[tuple[str, str | None]]:
    for name in _META:
        yield name.rpartition(":")[2], text_of(meta, name)
    if (template := child(meta, "meta:template")) is not None:
        yield "template", template.get("xlink:title")
    if (counted := child(meta, "meta:document-statistic")) is not None:
        yield "page-count", counted.get("meta:page-count")
    for one in children(meta, "meta:user-defined")[:_MOST_OWN] if meta is not None else ():
        yield office.one_line(one.get("meta:name")) or "user-defined", one.text


_NAMES = " ".join(f'xmlns:{prefix}="{address}"' for address, prefix in _NAMESPACES.items())
_SAMPLE = {
    "META-INF/manifest.xml": f"<manifest:manifest {_NAMES}/>",
    "meta.xml": f"<office:document-meta {_NAMES}/>",
    "styles.xml": f"<office:document-styles {_NAMES}/>",
    "content.xml": (
        f"<office:document-content {_NAMES}><office:body><office:text><text:p>Свідок і сторож"
        "</text:p></office:text></office:body></office:document-content>"
    ),
}
