"""Where what was marked in older texts of a document stands in a new one."""

from sqlite_utils.db import Database

from khronika.archive.documents import Documents
from khronika.archive.rows import select
from khronika.archive.seals import Row
from khronika.domain.anchors import Quote
from khronika.domain.kinds import RecordId
from khronika.domain.rereading import Followed, Rereading

MARKED = "SELECT * FROM passage WHERE document = ? AND selector = 'text'"


class Following:
    """Finds what was marked in the texts of a document in another text of it, each passage once.

    It takes a while for long texts: ask `look` before a change is opened, which others wait for.
    """

    def __init__(self, db: Database, document: RecordId, body: str) -> None:
        self._db, self._document, self._body = db, document, body
        self._readings: dict[int, Rereading] = {}
        self._found: dict[tuple[int, int, int], Followed] = {}

    def look(self) -> None:
        """Look for all that is marked now."""
        for row in select(self._db, MARKED, [self._document]):
            self.of(row)

    def of(self, row: Row) -> Followed:
        """Return where the passage that `row` holds stands in the new text."""
        where = row["version"], row["start"], row["end"]
        if where not in self._found:
            self._found[where] = self._reading(row["version"]).follow(_quote(row))
        return self._found[where]

    def _reading(self, version: int) -> Rereading:
        if version not in self._readings:
            body = Documents(self._db).body_of(version)
            self._readings[version] = Rereading(body, self._body)
        return self._readings[version]


def places_now(db: Database, document: RecordId) -> dict[RecordId, Quote | None]:
    """Return, of each passage of `document` that waits to be placed in its text of today, where it
    may stand there; None where it was not found.
    """
    sql = f"{MARKED} AND state <> 'ok' ORDER BY start, id"
    if not (waiting := select(db, sql, [document])):
        return {}
    following = Following(db, document, Documents(db).body(document))
    return {RecordId(row["id"]): following.of(row).quote for row in waiting}


def _quote(row: Row) -> Quote:
    return Quote(
        start=row["start"],
        end=row["end"],
        exact=row["exact"],
        prefix=row["prefix"] or "",
        suffix=row["suffix"] or "",
    )
