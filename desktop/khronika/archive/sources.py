"""Sources, as the archive keeps them."""

from collections.abc import Iterable

from sqlite_utils.db import Database

from khronika.archive.names import as_names, names_of
from khronika.archive.records import Records
from khronika.archive.rows import RECORD_COLUMNS, TRASHED, by_ids, counted, ids, record_part, select
from khronika.domain.kinds import RecordId
from khronika.domain.values import Named, Source


class Sources:
    """Who says so, and who repeats whom."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def ids(self) -> list[RecordId]:
        """Return all sources by their first name."""
        sql = f"""
            SELECT source.id FROM source
            LEFT JOIN source_name ON source_name.source = source.id AND position = 0
            WHERE source.id NOT IN ({TRASHED}) ORDER BY sort_key, source.id"""
        return ids(self._db, sql)

    def get(self, source: RecordId) -> Source | None:
        """Return one source."""
        return self.many([source]).get(source)

    def many(self, sources: Iterable[RecordId]) -> dict[RecordId, Source]:
        """Return those of `sources` that exist, with their names and counts."""
        sql = f"""
            SELECT source.*, {RECORD_COLUMNS}
            FROM source JOIN record USING (id) WHERE source.id IN ({{}})"""
        rows = by_ids(self._db, sql, sources)
        found = [row["id"] for row in rows]
        names = names_of(self._db, "source_name", "source", found)
        citations = counted(self._db, "citation", "source", found)
        documents = counted(self._db, "document", "publisher", found)
        return {
            RecordId(row["id"]): Source(
                **record_part(row),
                names=as_names(names.get(row["id"], [])),
                source_kind=row["kind"],
                reliability=row["reliability"],
                language=row["language"],
                url=row["url"],
                citations=citations.get(row["id"], 0),
                documents=documents.get(row["id"], 0),
            )
            for row in rows
        }

    def relations_of(self, source: RecordId) -> list[tuple[str, Named]]:
        """Return what `source` reprints, quotes or shares an owner with: (kind, other)."""
        sql = "SELECT kind, other FROM source_relation WHERE source = ? ORDER BY id"
        rows = select(self._db, sql, [source])
        names = Records(self._db).named(RecordId(row["other"]) for row in rows)
        return [(row["kind"], names[RecordId(row["other"])]) for row in rows]

    def dependencies(self) -> dict[RecordId, set[RecordId]]:
        """Return, for each source, those it is not independent of, one step away."""
        near: dict[RecordId, set[RecordId]] = {}
        for row in select(self._db, "SELECT source, other FROM source_relation"):
            one, other = RecordId(row["source"]), RecordId(row["other"])
            near.setdefault(one, set()).add(other)
            near.setdefault(other, set()).add(one)
        return near
