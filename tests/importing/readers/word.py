"""Small Word files made on the spot, of what Word writes and LibreOffice does not."""

import io
import zipfile
from collections.abc import Mapping

from khronika.importing.readers import docx

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_NAMES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for address, prefix in docx.NAMESPACES.items()
    if "purl.oclc.org" not in address
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def document(body: str) -> str:
    """Return a main part."""
    return f"{DECLARATION}<w:document {_NAMES}><w:body>{body}</w:body></w:document>"


def part(root: str, inside: str) -> str:
    """Return another part, whose root is called `root`."""
    return f"{DECLARATION}<{root} {_NAMES}>{inside}</{root}>"


def relations(**targets: str) -> str:
    """Return a part that says where others are, by what they are."""
    told = "".join(
        f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind.rstrip("0123456789")}"'
        f' Target="{target}"/>'
        for kind, target in targets.items()
    )
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{DECLARATION}<Relationships xmlns="{names}">{told}</Relationships>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return `parts` as a zip."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name, words in parts.items():
            made.writestr(name, words)
    return written.getvalue()


def word(body: str, **parts: str) -> bytes:
    """Return a Word file with `body`, and `parts` such as styles by what they are."""
    targets = {kind: f"{kind}.xml" for kind in parts}
    return zipped(
        {
            "_rels/.rels": relations(officeDocument="word/document.xml"),
            "word/_rels/document.xml.rels": relations(**targets),
            "word/document.xml": document(body),
            **{f"word/{target}": parts[kind] for kind, target in targets.items()},
        }
    )


def paragraph(words: str, properties: str = "") -> str:
    """Return a paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
