"""Records on their way from one list to another: only their ids, and only inside the window."""

from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QDropEvent

from khronika.domain.kinds import RecordId

# No text, no address: whatever is dropped on another program holds nothing that it could show.
FORMAT = "application/x-khronika-records"


def packed(records: Iterable[RecordId]) -> QMimeData:
    """Return what is dragged for `records`."""
    data = QMimeData()
    listed = ",".join(str(int(one)) for one in records)
    data.setData(FORMAT, QByteArray(listed.encode("ascii")))
    return data


def records_in(event: QDropEvent) -> list[RecordId]:
    """Return the records that are dragged; none when they come from another window's archive."""
    if event.source() is None or not event.mimeData().hasFormat(FORMAT):
        return []
    listed = bytes(event.mimeData().data(FORMAT).data()).decode("ascii")
    return [RecordId(int(one)) for one in listed.split(",") if one.isdigit()]
