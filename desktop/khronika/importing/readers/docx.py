"""Word's files since 2007: .docx, and .docm, .dotx and .dotm, whose macros are never looked at.

The parts of such a file are told by what leads to them (ECMA-376 part 2), not by their names.
Nothing outside the file is asked for: relationships that lead there are passed over.
"""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from khronika.importing.extracted import Extracted, Proposal, Refused
from khronika.importing.readers import office
from khronika.importing.readers.found import Found, Note
from khronika.importing.readers.markup import text_of
from khronika.importing.readers.numbering import Numbering
from khronika.importing.readers.parts import Parts, packed
from khronika.importing.readers.styles import Styles
from khronika.importing.readers.wordprocessing import Story

_SCHEMAS = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
NAMESPACES = {
    f"{_SCHEMAS}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_SCHEMAS}/officeDocument/2006/math": "m",
    f"{_STRICT}/officeDocument/math": "m",
    f"{_SCHEMAS}/drawingml/2006/picture": "pic",
    f"{_STRICT}/drawingml/picture": "pic",
    f"{_SCHEMAS}/drawingml/2006/chart": "c",
    f"{_STRICT}/drawingml/chart": "c",
    f"{_SCHEMAS}/drawingml/2006/diagram": "dgm",
    f"{_STRICT}/drawingml/diagram": "dgm",
    f"{_SCHEMAS}/markup-compatibility/2006": "mc",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    f"{_SCHEMAS}/package/2006/relationships": "r",
    f"{_SCHEMAS}/package/2006/metadata/core-properties": "cp",
    f"{_SCHEMAS}/officeDocument/2006/extended-properties": "ap",
    f"{_STRICT}/officeDocument/extendedProperties": "ap",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
}
_MOST_PARTS = 500  # headers and footers; three a section
_CORE = (
    "dc:title dc:creator dc:subject dc:description cp:keywords cp:category cp:lastModifiedBy"
    " cp:revision dcterms:created dcterms:modified cp:lastPrinted dc:language"
).split()
_EXTENDED = "Application AppVersion Company Manager Template Pages Words TotalTime".split()


def read(data: bytes) -> Extracted:
    """Return the text of a Word file and what it says of itself. Raises Refused."""
    package = _Package(data)
    main = package.main()
    parts = package.related(main)
    styles = Styles(package.side_tree(next(iter(parts.get("styles", ())), None)))
    numbering = Numbering(package.side_tree(next(iter(parts.get("numbering", ())), None)))
    numbering.follow(styles.number)
    reading = _Reading(package, styles, numbering, Found())
    blocks = reading.story(main).blocks()
    language = office.language_of(blocks)
    blocks = [*blocks, *reading.beside(parts, office.labels(language))]
    text = office.joined(blocks)
    core, extended = package.core(), package.extended()
    return Extracted(
        text=text,
        proposals=office.distinct(_proposals(core, reading.found, language)),
        properties=office.properties([*_said(core, _CORE), *_said(extended, _EXTENDED)]),
        remarks=tuple(sorted(package.remarks() | reading.found.remarks | office.lack(text))),
    )


def warm() -> None:
    """Load all that reading needs, by reading a file that has a little of everything."""
    read(packed(_SAMPLE))


class _Package(Parts):
    """The parts of a file, and what they are to one another."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data, NAMESPACES)
        self._root = self.related("")

    def main(self) -> str:
        """Return the name of the part with the text. Raises Refused where there is none."""
        name = self._first("officeDocument", "word/document.xml")
        if name not in self:
            raise Refused("another-format")
        return name

    def core(self) -> Element | None:
        """Return what a library's catalogue would ask for, where it is there."""
        return self.side_tree(self._first("core-properties", "docProps/core.xml"))

    def extended(self) -> Element | None:
        """Return what Word itself notes, where it is there."""
        return self.side_tree(self._first("extended-properties", "docProps/app.xml"))

    def related(self, name: str) -> dict[str, list[str]]:
        """Return the parts that `name` leads to ("" is the file itself), by what they are to it."""
        folder, own = posixpath.split(name)
        root = self.side_tree(posixpath.join(folder, "_rels", f"{own}.rels"))
        related: dict[str, list[str]] = {}
        for one in root if root is not None else ():
            targets = related.setdefault(one.get("Type", "").rpartition("/")[2], [])
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", "")))[1:]
            if (
                one.get("TargetMode") != "External"
                and target in self
                and target not in targets
                and len(targets) < _MOST_PARTS
            ):
                targets.append(target)
        return related

    def remarks(self) -> set[str]:
        """Return what is to be said of the file's parts."""
        names = tuple(self.names())
        remarks = {
            "embedded-files": any("/embeddings/" in name for name in names),
            "macros": any(name.endswith("/vbaproject.bin") for name in names),
            "parts-damaged": self.lost,
        }
        return {remark for remark, holds in remarks.items() if holds}

    def _first(self, kind: str, usual: str) -> str:
        return next(iter(self._root.get(kind, ())), usual)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What all stories of a file share while they are read."""

    package: _Package
    styles: Styles
    numbering: Numbering
    found: Found

    def story(self, name: str) -> Story:
        """Return a part, read. Raises Refused."""
        return self.package.told(name, Story(self.styles, self.numbering, self.found))

    def beside(self, parts: Mapping[str, Sequence[str]], labels: office.Labels) -> Iterator[str]:
        """Yield what has no place of its own in the text: notes, comments, headers and footers."""
        found = self.found
        for kind, marks in (("footnotes", found.footnotes), ("endnotes", found.endnotes)):
            notes = {one.id: one for one in self._notes(parts.get(kind, ()))}
            for id_, mark in marks.items():
                if (note := notes.get(id_)) is not None:
                    yield from office.marked(mark, note.blocks)
        for note in self._notes(parts.get("comments", ())):
            about = found.commented.about(note.id)
            yield from office.commented(labels.comment, note.author, note.date, about, note.blocks)
        names = [*parts.get("header", ()), *parts.get("footer", ())]
        stories = [self._side(name) for name in names]
        yield from office.around(labels.around, (one.blocks() for one in stories if one))

    def _notes(self, names: Sequence[str]) -> list[Note]:
        story = self._side(names[0]) if names else None
        return story.notes if story is not None else []

    def _side(self, name: str) -> Story | None:
        return self.package.side(lambda: self.story(name))


def _said(root: Element | None, names: Sequence[str]) -> Iterator[tuple[str, str | None]]:
    """Yield what the properties called `names` say, under their names without a prefix."""
    for name in names:
        tag = name if ":" in name else f"ap:{name}"
        yield name.rpartition(":")[2], text_of(root, tag)


def _proposals(core: Element | None, found: Found, seen: str | None) -> Iterator[Proposal]:
    said = dict(_said(core, _CORE))
    heading = min(found.headings, key=lambda one: one[0])[1] if found.headings else None
    in_text = ((title, "style Title") for title in found.titles[:1])
    yield from office.titles(
        [(said["title"], "docProps title"), *in_text, (heading, "style Heading")]
    )
    yield from office.authors(said["creator"], "docProps creator")
    yield from office.day(said["created"], "docProps created")
    written = ((language, f"w:lang {language}") for language, _ in found.languages.most_common(1))
    yield from office.languages([*written, (said["language"], "docProps language")], seen)


_W = f'xmlns:w="{_SCHEMAS}/wordprocessingml/2006/main"'
_SAMPLE = {
    "_rels/.rels": (
        f'<Relationships xmlns="{_SCHEMAS}/package/2006/relationships"><Relationship Id="r1"'
        f' Type="{_SCHEMAS}/officeDocument/2006/relationships/officeDocument"'
        ' Target="word/document.xml"/></Relationships>'
    ),
    "word/document.xml": (
        f"<w:document {_W}><w:body><w:p><w:r><w:t>Свідок і сторож</w:t></w:r></w:p><w:tbl><w:tr>"
        "<w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>"
    ),
    "docProps/core.xml": (
        f'<cp:coreProperties xmlns:cp="{_SCHEMAS}/package/2006/metadata/core-properties"/>'
    ),
}
