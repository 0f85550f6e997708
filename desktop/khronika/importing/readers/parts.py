"""A document that is a zip of parts in XML, most of which it can be read without."""

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar
from xml.etree.ElementTree import Element

from khronika.importing.extracted import Refused
from khronika.importing.readers.markup import Listener, Markup
from khronika.importing.readers.packed import Packed

Told = TypeVar("Told", bound=Listener)
Made = TypeVar("Made")


class Parts:
    """The parts of one file by name."""

    def __init__(self, data: bytes, namespaces: Mapping[str, str]) -> None:
        """Judge the zip in `data`; see `Markup` of `namespaces`. Raises Refused."""
        self._packed = Packed(data)
        self._markup = Markup(namespaces)
        self.lost = False  # has anything been passed over because it was damaged?

    def __contains__(self, name: str) -> bool:
        return name in self._packed

    def names(self) -> Iterator[str]:
        """Yield every name, folded to small letters."""
        return self._packed.names()

    def told(self, name: str, listener: Told) -> Told:
        """Tell `listener` what stands in a part, and return it. Raises Refused."""
        self._markup.walk(self._packed.blocks(name), listener)
        return listener

    def side(self, reading: Callable[[], Made]) -> Made | None:
        """Return what `reading` makes of a part, or None where only that part is damaged."""
        try:
            return reading()
        except Refused as refused:
            if refused.code not in ("damaged", "another-format"):
                raise
            self.lost = True
            return None

    def side_tree(self, name: str | None) -> Element | None:
        """Return a small part whole; None where there is none or it is damaged."""
        if name is None or name not in self:
            return None
        return self.side(lambda: self._markup.tree(self._packed.blocks(name)))


def packed(parts: Mapping[str, str]) -> bytes:
    """Return a small file of such parts, to warm a reader with."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{part}')
    return written.getvalue()
