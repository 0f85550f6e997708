"""What records are called, in every language kept: for a finder that holds the names in memory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlite_utils.db import Database

from khronika.archive.rows import by_ids
from khronika.domain.kinds import Kind, RecordId

# One line for each table that holds names: its key runs with the time of writing. Who was merged
# into somebody is found as them.
_OWN = "SELECT t.id AS key, t.{owner} AS record, t.{text} AS name FROM {table} AS t" \
       " JOIN record AS r ON r.id = t.{owner} WHERE r.trashed IS NULL"  # fmt: skip
_AGENT = "SELECT t.id AS key, r.id AS record, t.{text} AS name FROM {table} AS t" \
         " {joined} JOIN record AS r ON r.id = coalesce(a.merged_into, a.id)" \
         " WHERE r.trashed IS NULL AND t.{text} IS NOT NULL"  # fmt: skip


def _own(table: str, owner: str, text: str) -> str:
    return _OWN.format(table=table, owner=owner, text=text)


_NAMES: tuple[tuple[Kind, str], ...] = (
    (Kind.TAG, _own("tag", "id", "name")),
    (Kind.COLLECTION, _own("collection", "id", "name")),
    (Kind.SOURCE, _own("source_name", "source", "text")),
    (Kind.TERM, _own("term_label", "term", "label")),
    (Kind.AGENT, _AGENT.format(
        table="agent_name", text="text", joined="JOIN agent AS a ON a.id = t.agent")),
    (Kind.AGENT, _AGENT.format(
        table="agent", text="label", joined="JOIN agent AS a ON a.id = t.id")),
    (Kind.PLACE, _own("place_name", "place", "text")),
    (Kind.DOCUMENT, _own("document", "id", "title")),
    (Kind.INCIDENT, _own("incident_text", "incident", "title")),
)  # fmt: skip
KINDS = tuple(dict.fromkeys(kind for kind, _sql in _NAMES))
_END = 1 << 62


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """One record as a list of what was found shows it. `names`: all it has, in no order."""

    id: RecordId
    kind: Kind
    ref: int | None
    names: tuple[str, ...]


class Callings:
    """The names of all records that have any, without the trash."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def pages(self, size: int) -> Iterator[tuple[Kind, list[tuple[RecordId, str]]]]:
        """Yield every name with its record, at most `size` at once, the newest of a kind first."""
        for kind, sql in _NAMES:
            before = _END
            page = f"{sql} AND t.id < ? ORDER BY t.id DESC LIMIT ?"
            while rows := self._db.conn.execute(page, [before, size]).fetchall():
                before = rows[-1][0]
                yield kind, [(RecordId(record), name) for _key, record, name in rows]

    def count(self) -> int:
        """Return about how many names there are: those of the trash are counted too."""
        sizes = (sql.partition(" FROM ")[2].split()[0] for _kind, sql in _NAMES)
        sql = " + ".join(f"(SELECT count(*) FROM {table})" for table in sizes)
        return int(self._db.conn.execute(f"SELECT {sql}").fetchone()[0])

    def heads(self, agents: Iterable[RecordId]) -> set[RecordId]:
        """Return `agents` with those they are merged into."""
        asked = set(agents)
        sql = "SELECT merged_into FROM agent WHERE id IN ({}) AND merged_into IS NOT NULL"
        return asked | {RecordId(row["merged_into"]) for row in by_ids(self._db, sql, asked)}

    def names(self, kind: Kind, records: Iterable[RecordId]) -> list[tuple[RecordId, str]]:
        """Return the names of those of `records` that are of `kind` and not in the trash."""
        asked = set(records)
        return [
            (RecordId(row["record"]), row["name"])
            for of, sql in _NAMES
            if of is kind
            for row in by_ids(self._db, f"{sql} AND r.id IN ({{}})", asked)
        ]

    def many(self, records: Iterable[RecordId]) -> dict[RecordId, Called]:
        """Return those of `records` that are there, with all their names."""
        sql = "SELECT id, kind, ref FROM record WHERE id IN ({}) AND trashed IS NULL"
        rows = by_ids(self._db, sql, set(records))
        names: dict[RecordId, list[str]] = {RecordId(row["id"]): [] for row in rows}
        for kind in {Kind(row["kind"]) for row in rows}:
            mine = [RecordId(row["id"]) for row in rows if row["kind"] == kind.value]
            for record, name in self.names(kind, mine):
                names[record].append(name)
        return {
            RecordId(row["id"]): Called(
                id=RecordId(row["id"]),
                kind=Kind(row["kind"]),
                ref=row["ref"],
                names=tuple(names[RecordId(row["id"])]),
            )
            for row in rows
        }

    def numbered(self, kind: Kind, ref: int) -> RecordId | None:
        """Return the record that people call by this number, if it is not in the trash."""
        sql = "SELECT id FROM record WHERE kind = ? AND ref = ? AND trashed IS NULL"
        found = self._db.conn.execute(sql, [kind.value, ref]).fetchone()
        return RecordId(found[0]) if found else None
