"""XML that may have been made to do harm: read event by event, within limits, no document type.

Where no document type may stand there are no entities but XML's own five, so nothing is drawn in
from elsewhere and nothing unfolds. Names come as `w:p`, by whichever address a namespace goes:
Word writes two for each ("transitional" and "strict").
"""

from collections.abc import Iterable, Mapping
from typing import Protocol
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from khronika.importing.extracted import Refused

DEPTH = 200  # elements in elements; Word's own stay under 70, with tables in boxes in tables
ELEMENTS = 2_000_000  # of a whole file; a thousand pages have a million at most
_TREE = 400_000  # elements of a part that is kept whole, a quarter of a kilobyte each
_UNFINISHED = 16 << 20  # bytes of one tag; expat begins it anew with every block it is given
# Others are looked up among Python's codecs, which cannot be loaded where documents are read.
_ENCODINGS = frozenset(("utf-8", "utf-16", "us-ascii", "iso-8859-1"))


class Listener(Protocol):
    """What is told of each element: one with the methods of a `TreeBuilder`."""

    def start(self, tag: str, attrs: dict[str, str], /) -> object: ...
    def end(self, tag: str, /) -> object: ...
    def data(self, data: str, /) -> object: ...


class Markup:
    """Reads the parts of one file, which share the limit of elements."""

    def __init__(self, namespaces: Mapping[str, str]) -> None:
        """`namespaces` gives, by their addresses, the prefixes that names are to come with."""
        self._names = _Names(namespaces)
        self._elements = 0

    def walk(self, blocks: Iterable[bytes], listener: Listener, most: int = ELEMENTS) -> None:
        """Tell `listener` what stands in `blocks`, a part whole, of at most so many elements.

        Raises:
            Refused: It is no XML ("damaged"), or more or other than a document needs.
        """
        parser = self._parser(listener, min(ELEMENTS, self._elements + most))
        fed = 0
        try:
            for block in blocks:
                parser.Parse(block, False)
                fed += len(block)
                if fed - parser.CurrentByteIndex > _UNFINISHED:
                    raise Refused("too-big")
            parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, LookupError):
            raise Refused("damaged") from None

    def tree(self, blocks: Iterable[bytes]) -> Element:
        """Return the root of a small part such as that of styles. Raises Refused."""
        builder = TreeBuilder()
        self.walk(blocks, builder, _TREE)
        return builder.close()

    def _parser(self, listener: Listener, most: int) -> expat.XMLParserType:
        parser = expat.ParserCreate(namespace_separator=" ")
        names, depth = self._names, 0

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            self._elements += 1
            if depth > DEPTH:
                raise Refused("too-deep")
            if self._elements > most:
                raise Refused("too-big")
            listener.start(names[name], {names[key]: said for key, said in attributes.items()})

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1
            listener.end(names[name])

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.CharacterDataHandler = listener.data
        parser.StartDoctypeDeclHandler = _refuse_document_type
        parser.XmlDeclHandler = _refuse_encoding
        parser.buffer_text = True
        return parser


def children(element: Element, tag: str) -> list[Element]:
    """Return the elements called `tag` in `element`; ElementTree's own search takes no prefixes."""
    return [one for one in element if one.tag == tag]


def child(element: Element | None, path: str) -> Element | None:
    """Return the first element at `path`, such as `w:pPr/w:numPr`, or None."""
    for tag in path.split("/"):
        if element is None:
            return None
        element = next(iter(children(element, tag)), None)
    return element


def text_of(element: Element | None, path: str) -> str | None:
    """Return the words in the first element at `path`, or None."""
    found = child(element, path)
    return None if found is None else "".join(found.itertext())


def value(element: Element | None, path: str) -> str | None:
    """Return what Word's `w:val` says of the first element at `path`, or None."""
    found = child(element, path)
    return None if found is None else found.get("w:val")


class _Names(dict[str, str]):
    """`address name` as expat tells it to `prefix:name`; of an unknown address `?:name`."""

    _MOST = 20_000  # honest files have some hundreds; a hostile one may make up a name each time

    def __init__(self, namespaces: Mapping[str, str]) -> None:
        super().__init__()
        self._prefixes = namespaces

    def __missing__(self, full: str) -> str:
        address, _, name = full.rpartition(" ")
        short = f"{self._prefixes.get(address, '?')}:{name}" if address else name
        if len(self) < self._MOST:
            self[full] = short
        return short


def _refuse_document_type(*_said: object) -> None:
    raise Refused("forbidden")


def _refuse_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding is not None and encoding.lower() not in _ENCODINGS:
        raise Refused("damaged")
