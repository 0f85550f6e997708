"""What was worked on last, read from the journal."""

from sqlite_utils.db import Database

from khronika.archive.rows import ids
from khronika.archive.tables import RECORDED
from khronika.domain.kinds import Kind, RecordId

_KINDS = (
    Kind.DOCUMENT, Kind.INCIDENT, Kind.AGENT, Kind.SOURCE, Kind.PLACE, Kind.COLLECTION,
)  # fmt: skip
_LOOKED_AT = 4000  # rows of the journal: an import of thousands is not all of what was done


class Lately:
    """The records that the newest changes touched."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def ids(self, limit: int) -> list[RecordId]:
        """Return up to `limit` living records, the one changed last first."""
        tables = [name for name, table in RECORDED.items() if table.kind in _KINDS]
        marks = ", ".join("?" * len(tables))
        sql = f"""
            SELECT record.id FROM
                (SELECT id, tbl, row FROM change_row ORDER BY id DESC LIMIT {_LOOKED_AT}) AS new
            JOIN record ON record.id = new.row
            WHERE new.tbl IN ({marks}) AND trashed IS NULL
            GROUP BY record.id ORDER BY max(new.id) DESC LIMIT ?"""
        return ids(self._db, sql, [*tables, limit])
