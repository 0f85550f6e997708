"""Editing many documents at once: in short changes, which nobody waits for, and as one step."""

from collections.abc import Callable, Sequence
from typing import Any

from khronika.archive.archive import Archive
from khronika.archive.change import Change, chunks
from khronika.archive.recording import edit_document
from khronika.domain.kinds import RecordId
from khronika.domain.progress import SILENT, Progress

VERB = "edit-documents"
_AT_ONCE = 64


def edit_documents(
    archive: Archive,
    documents: Sequence[RecordId],
    fields: Callable[[Change], dict[str, Any]],
    progress: Progress = SILENT,
) -> None:
    """Put what `fields` returns, as `recording.edit_document` takes it, into all of `documents`.

    `fields` is asked once, within the first change: what it makes, such as a source, is made once.

    Raises:
        Cancelled: Stop was pressed; what was written stays, and is one step to take back.
    """
    values: dict[str, Any] | None = None
    # It is over at once for whoever asks what to go on with: there is nothing to go on with.
    operation = archive.begin_operation(VERB, len(documents), None)
    archive.end_operation(operation)
    for done, piece in enumerate(chunks(documents, _AT_ONCE)):
        progress.step(done * _AT_ONCE, len(documents))
        with archive.change(VERB, operation=operation) as change:
            values = fields(change) if values is None else values
            for document in piece:
                edit_document(change, document, **values)
