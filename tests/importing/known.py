"""An archive's documents as a plan asks for them, without an archive."""

from khronika.domain.kinds import Kind, RecordId, Uid
from khronika.domain.values import Document


class KnownDocuments:
    """Remembers which SHA-256 is which document."""

    def __init__(self, *held: str) -> None:
        self._held = list(held)

    def by_original(self, sha256: str) -> RecordId | None:
        """Return the place of `sha256`, counted from 1."""
        return RecordId(self._held.index(sha256) + 1) if sha256 in self._held else None

    def get(self, document: RecordId) -> Document | None:
        """Return a document that says which one it is."""
        title = f"Held {document}"
        return Document(id=document, uid=Uid(bytes(16)), kind=Kind.DOCUMENT, title=title)
