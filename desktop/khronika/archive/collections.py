"""Collections, as the archive keeps them."""

from collections.abc import Iterable

from sqlite_utils.db import Database

from khronika.archive.records import Records
from khronika.archive.rows import RECORD_COLUMNS, by_ids, ids, record_part
from khronika.domain.kinds import RecordId
from khronika.domain.values import Collection, Named


class Collections:
    """Kept sets of records."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def ids(self) -> list[RecordId]:
        """Return all collections by name."""
        sql = "SELECT id FROM collection CROSS JOIN record USING (id)" \
              " WHERE trashed IS NULL ORDER BY sort_key, id"  # fmt: skip
        return ids(self._db, sql)

    def all(self) -> list[Collection]:
        """Return all collections by name."""
        order = self.ids()
        found = self.many(order)
        return [found[collection] for collection in order]

    def get(self, collection: RecordId) -> Collection | None:
        """Return one collection."""
        return self.many([collection]).get(collection)

    def many(self, collections: Iterable[RecordId]) -> dict[RecordId, Collection]:
        """Return those of `collections` that exist; `records` counts what was put in by hand."""
        sql = f"""
            SELECT collection.*, {RECORD_COLUMNS},
                (SELECT count(*) FROM collection_record JOIN record AS held
                 ON held.id = collection_record.record
                 WHERE collection = collection.id AND held.trashed IS NULL) AS records
            FROM collection JOIN record USING (id) WHERE collection.id IN ({{}})"""
        return {
            RecordId(row["id"]): Collection(
                **record_part(row),
                name=row["name"],
                query=row["query"],
                memo=row["memo"],
                records=row["records"],
            )
            for row in by_ids(self._db, sql, collections)
        }

    def member_ids(self, collection: RecordId) -> list[RecordId]:
        """Return what was put into `collection` by hand, in that order, the trash left out."""
        sql = """
            SELECT collection_record.record FROM collection_record
            JOIN record ON record.id = collection_record.record
            WHERE collection = ? AND trashed IS NULL ORDER BY collection_record.id"""
        return ids(self._db, sql, [collection])

    def members(self, collection: RecordId) -> list[Named]:
        """Return the same, named."""
        order = self.member_ids(collection)
        names = Records(self._db).named(order)
        return [names[record] for record in order]
