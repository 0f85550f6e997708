"""Sources, as the archive keeps them."""

from collections.abc import Iterable

from sqlite_utils.db import Database

from khronika.archive.names import as_names, names_of
from khronika.archive.records import Records
from khronika.archive.rows import (
    RECORD_COLUMNS,
    TRASHED,
    by_ids,
    counted,
    ids,
    record_part,
    scalar,
    select,
)
from khronika.archive.waiting import MARKED
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

    def ties(self, source: RecordId) -> list[tuple[str, Named, bool]]:
        """Return what ties `source` to others, both ways: (kind, other, whether it is `source`
        that reprints, quotes …).
        """
        sql = """
            SELECT kind, CASE source WHEN ?1 THEN other ELSE source END AS far,
                source = ?1 AS is_subject
            FROM source_relation WHERE source = ?1 OR other = ?1 ORDER BY source <> ?1, kind, id"""
        rows = select(self._db, sql, [source])
        records = Records(self._db)
        names = records.named(RecordId(row["far"]) for row in rows)
        living = records.living(names)
        return [
            (row["kind"], names[RecordId(row["far"])], bool(row["is_subject"]))
            for row in rows
            if row["far"] in living
        ]

    def unread(self, source: RecordId) -> int:
        """Return how many of the documents that `source` published nobody began to read."""
        sql = f"""
            SELECT count(*) FROM document JOIN record ON record.id = document.id
            WHERE publisher = ? AND record.trashed IS NULL AND read = 0 AND NOT {MARKED}"""
        return int(scalar(self._db, sql, [source]))

    def dependencies(self) -> dict[RecordId, set[RecordId]]:
        """Return, for each source, those it is not independent of, one step away."""
        near: dict[RecordId, set[RecordId]] = {}
        for row in select(self._db, "SELECT source, other FROM source_relation"):
            one, other = RecordId(row["source"]), RecordId(row["other"])
            near.setdefault(one, set()).add(other)
            near.setdefault(other, set()).add(one)
        return near
