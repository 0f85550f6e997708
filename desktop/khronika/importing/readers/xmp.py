"""XMP (ISO 16684-1): who made a file and what it is called, in RDF within the file."""

from collections.abc import Mapping
from xml.parsers import expat

_DC = "http://purl.org/dc/elements/1.1/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_WANTED = {f"{_DC} {name}": name for name in ("title", "creator", "language", "publisher", "date")}
_ITEM = f"{_RDF} li"
_DEEPEST = 30
_MOST = 100  # values


class _NotXmp(Exception):
    """Asks for entities, or is nested as no XMP is."""


def read_xmp(data: bytes) -> Mapping[str, tuple[str, ...]]:
    """Return the values of Dublin Core by name; none of what is no XMP."""
    reading = _Reading()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = reading.begin
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.say
    try:
        parser.Parse(data.strip(b"\0\r\n\t "), True)
    except (expat.ExpatError, _NotXmp, LookupError, ValueError):
        return {}
    return {name: tuple(values) for name, values in reading.found.items()}


def _refuse(*_: object) -> None:
    raise _NotXmp


class _Reading:
    """What was read so far: which name one is in, and the words of its value."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}
        self._depth = 0
        self._name: str | None = None
        self._words: list[str] = []

    def begin(self, tag: str, _attributes: object) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _NotXmp
        if tag in _WANTED:
            self._name = _WANTED[tag]
        if tag in _WANTED or tag == _ITEM:
            self._words = []

    def say(self, words: str) -> None:
        if self._name is not None:
            self._words.append(words)

    def end(self, tag: str) -> None:
        self._depth -= 1
        if self._name is None or (tag not in _WANTED and tag != _ITEM):
            return
        value = "".join(self._words).strip()
        values = self.found.setdefault(self._name, [])
        if value and len(values) < _MOST:
            values.append(value)
        self._words = []
        if tag in _WANTED:
            self._name = None
