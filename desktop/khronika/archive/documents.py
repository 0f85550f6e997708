"""Documents, their texts and their originals, as the archive keeps them."""

import hashlib
import json
import zlib
from collections.abc import Iterable

from sqlite_utils.db import Database

from khronika.archive.records import Records
from khronika.archive.rows import (
    RECORD_COLUMNS,
    TRASHED,
    by_ids,
    counted,
    grouped,
    ids,
    record_part,
    scalar,
    select,
)
from khronika.archive.seals import Row
from khronika.archive.whens import when_of
from khronika.domain.drafts import Stored
from khronika.domain.errors import KnownError
from khronika.domain.kinds import RecordId
from khronika.domain.values import Document, Named, Stated, TextVersion
from khronika.i18n import N_


class TextDamaged(KnownError):
    summary = N_("This text cannot be read whole: a part of the database is damaged.")
    remedy = N_("Make a copy of the archive's folder first, then restore it from a backup.")


class Documents:
    """Documents and what they say. Lists leave out the trash; `get` and `many` do not."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def ids(self) -> list[RecordId]:
        """Return all documents by title."""
        sql = f"SELECT id FROM document WHERE id NOT IN ({TRASHED}) ORDER BY sort_key, id"
        return ids(self._db, sql)

    def get(self, document: RecordId) -> Document | None:
        """Return one document."""
        return self.many([document]).get(document)

    def many(self, documents: Iterable[RecordId]) -> dict[RecordId, Document]:
        """Return those of `documents` that exist, in a few queries whatever their number."""
        sql = f"""
            SELECT document.*, {RECORD_COLUMNS}, characters, encoding
            FROM document JOIN record USING (id)
            LEFT JOIN text_version ON text_version.document = document.id AND current = 1
            WHERE document.id IN ({{}})"""
        rows = by_ids(self._db, sql, documents)
        publishers = Records(self._db).named(
            RecordId(row["publisher"]) for row in rows if row["publisher"]
        )
        wanted = "SELECT document, name FROM document_author WHERE document IN ({}) ORDER BY id"
        found = [row["id"] for row in rows]
        authors = grouped(by_ids(self._db, wanted, found), "document")
        passages = counted(self._db, "passage", "document", found)
        return {
            RecordId(row["id"]): _document(
                row, publishers, authors.get(row["id"], []), passages.get(row["id"], 0)
            )
            for row in rows
        }

    def body(self, document: RecordId) -> str:
        """Return the current text of `document`; empty when it has none.

        Raises:
            TextDamaged: It is not the text that came in. SQLCipher may give zeros, without a
                word, for the last page of a value when that page is damaged.
        """
        version = self.version(document)
        return self.body_of(version) if version is not None else ""

    def body_of(self, version: int) -> str:
        """Return the text of one version; empty when there is no such version any longer.

        Raises:
            TextDamaged: As `body` does.
        """
        sql = """
            SELECT sha256, CAST(text_body.body AS BLOB) FROM text_version
            JOIN text_body ON sha256 = text_version.body WHERE text_version.id = ?"""
        found = self._db.conn.execute(sql, [version]).fetchone()
        if found is None:
            return ""
        digest, data = found
        if hashlib.sha256(data).hexdigest() != digest:
            raise TextDamaged
        return bytes(data).decode()

    def versions(self, document: RecordId) -> list[TextVersion]:
        """Return the texts that `document` has had, that of today first, then the newest."""
        sql = "SELECT * FROM text_version WHERE document = ? ORDER BY current DESC, id DESC"
        return [_version(row) for row in select(self._db, sql, [document])]

    def version(self, document: RecordId) -> int | None:
        """Return the id of the current text version of `document`."""
        sql = "SELECT id FROM text_version WHERE document = ? AND current = 1"
        found: int | None = scalar(self._db, sql, [document])
        return found

    def collectors(self) -> list[str]:
        """Return who collected documents, as they are called, the last ones first."""
        sql = "SELECT collected_by FROM document WHERE collected_by IS NOT NULL" \
              " GROUP BY collected_by ORDER BY max(id) DESC LIMIT 100"  # fmt: skip
        return [row[0] for row in self._db.conn.execute(sql)]

    def reader(self, document: RecordId) -> str:
        """Return what read the current text of `document`; empty when it has none."""
        sql = "SELECT extractor FROM text_version WHERE document = ? AND current = 1"
        found: str | None = scalar(self._db, sql, [document])
        return found or ""

    def pages(self, document: RecordId) -> tuple[int, ...]:
        """Return where in its current text, in code points, each page of `document` begins.

        A page without text begins where the next one with some does. Empty where there are none.
        """
        sql = "SELECT pages FROM text_version WHERE document = ? AND current = 1"
        return tuple(json.loads(scalar(self._db, sql, [document]) or "[]"))

    def by_original(self, sha256: str) -> RecordId | None:
        """Return the document whose original has this SHA-256 (hexadecimal), trash left out."""
        sql = "SELECT id FROM document JOIN record USING (id)" \
              " WHERE original = ? AND trashed IS NULL"  # fmt: skip
        return next(iter(ids(self._db, sql, [sha256])), None)

    def of_source(self, source: RecordId) -> list[RecordId]:
        """Return the documents that `source` published, by title."""
        sql = "SELECT id FROM document JOIN record USING (id)" \
              " WHERE publisher = ? AND trashed IS NULL ORDER BY sort_key, id"  # fmt: skip
        return ids(self._db, sql, [source])

    def original(self, document: RecordId) -> bytes | Stored | None:
        """Return the bytes of the file as it came, or in which volume they lie; None where none
        was kept. See `Archive.original`.
        """
        sha256 = scalar(self._db, "SELECT original FROM document WHERE id = ?", [document])
        if sha256 is None:
            return None
        sql = "SELECT packed, bytes, volume FROM blob WHERE sha256 = ?"
        for row in select(self._db, sql, [sha256]):
            if row["volume"] is not None:
                return Stored(sha256=sha256, bytes=row["bytes"], volume=row["volume"])
            return zlib.decompress(row["packed"])
        text = self.body(document).encode()
        return text if hashlib.sha256(text).hexdigest() == sha256 else None


def _version(row: Row) -> TextVersion:
    return TextVersion(
        id=row["id"],
        reader=row["extractor"],
        reader_version=row["version"],
        made=row["made"],
        characters=row["characters"],
        encoding=row["encoding"],
        is_current=bool(row["current"]),
        said=tuple(
            Stated(field=field, value=value, where=where)
            for field, value, where in json.loads(row["said"] or "[]")
        ),
    )


def _document(
    row: Row, publishers: dict[RecordId, Named], authors: list[Row], passages: int
) -> Document:
    return Document(
        **record_part(row),
        title=row["title"],
        document_kind=row["kind"],
        language=row["language"],
        publisher=publishers.get(RecordId(row["publisher"] or 0)),
        authors=tuple(author["name"] for author in authors),
        url=row["url"],
        published=when_of(row),
        collected_at=row["collected_at"],
        collected_from=row["collected_from"],
        collected_how=row["collected_how"],
        collected_by=row["collected_by"],
        original=row["original"],
        media_type=row["media_type"],
        file_name=row["file_name"],
        bytes=row["bytes"],
        sensitivity=row["sensitivity"],
        status=row["status"],
        read=bool(row["read"]),
        characters=row["characters"] or 0,
        encoding=row["encoding"],
        passages=passages,
    )
