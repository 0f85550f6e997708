"""What can be asked of the readers: each name with the function that does it.

Such a function takes the bytes of a document, and by name what else its annotations say; it returns
`Extracted` or `Dots`, or raises `Refused`. Its module has `warm()`, which takes it through all that
it may have to load: once a document is there nothing more can be. It is imported where documents
are read and nowhere else; what parses, and whatever it brings along, never gets into the program
itself.
"""

from collections.abc import Mapping

_READERS = "khronika.importing.readers"

READERS: Mapping[str, str] = {
    "html": f"{_READERS}.html:read",
    "html-part": f"{_READERS}.html:part",
    "mhtml": f"{_READERS}.html:read",
    "docx": f"{_READERS}.docx:read",
    "odt": f"{_READERS}.odt:read",
    "pdf": f"{_READERS}.pdf:read",
    "picture": f"{_READERS}.pictures:read",
    "pdf-page": f"{_READERS}.pdf:page",
    "picture-shown": f"{_READERS}.pictures:picture",
}
