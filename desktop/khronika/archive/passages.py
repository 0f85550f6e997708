"""Passages and tags, as the archive keeps them."""

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlite_utils.db import Database

from khronika.archive.following import places_now
from khronika.archive.records import Records
from khronika.archive.rows import RECORD_COLUMNS, TRASHED, by_ids, grouped, ids, record_part, select
from khronika.archive.seals import Row
from khronika.domain.anchors import Quote
from khronika.domain.kinds import LETTERS, Kind, RecordId
from khronika.domain.values import Evidence, Passage, Tag

# A tag, ?1, with all that lie under it; those in the trash hide what is under them.
_BELOW = """
    WITH RECURSIVE line (id) AS (
        SELECT ?1
        UNION SELECT tag.id FROM tag JOIN record ON record.id = tag.id
        JOIN line ON tag.parent = line.id WHERE trashed IS NULL)
    SELECT id FROM line"""

# What passages are cited for: an incident, or a value, a person or a figure of one.
_CITED_FOR = f"""
    SELECT passage, ref, CASE WHEN claim.id IS NOT NULL THEN field
        WHEN participation.id IS NOT NULL THEN 'person'
        WHEN figure.id IS NOT NULL THEN 'figure' ELSE 'incident' END AS field
    FROM citation
    LEFT JOIN claim ON claim.id = target
    LEFT JOIN participation ON participation.id = target
    LEFT JOIN figure ON figure.id = target
    CROSS JOIN record AS told
        ON told.id = coalesce(claim.record, participation.incident, figure.incident, target)
    WHERE passage IN ({{}}) AND told.kind = '{Kind.INCIDENT}' AND told.trashed IS NULL
        AND citation.id NOT IN ({TRASHED}) AND target NOT IN ({TRASHED})
    ORDER BY passage, told.id, citation.id"""


class Passages:
    """Marked stretches of text."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def ids(self) -> list[RecordId]:
        """Return all passages, by document and then by place in it."""
        sql = "SELECT id FROM passage JOIN record USING (id) WHERE trashed IS NULL" \
              " ORDER BY document, start, id"  # fmt: skip
        return ids(self._db, sql)

    def get(self, passage: RecordId) -> Passage | None:
        """Return one passage."""
        return self.many([passage]).get(passage)

    def many(self, passages: Iterable[RecordId]) -> dict[RecordId, Passage]:
        """Return those of `passages` that exist, with their documents and tags."""
        sql = f"""
            SELECT passage.*, {RECORD_COLUMNS},
                (SELECT current FROM text_version WHERE id = passage.version) AS placed
            FROM passage JOIN record USING (id) WHERE id IN ({{}})"""
        rows = by_ids(self._db, sql, passages)
        documents = Records(self._db).named(RecordId(row["document"]) for row in rows)
        found = [RecordId(row["id"]) for row in rows]
        tags, cited = Tags(self._db).of_records(found), self._cited_for(found)
        return {
            RecordId(row["id"]): Passage(
                **record_part(row),
                document=documents[RecordId(row["document"])],
                version=row["version"],
                start=row["start"],
                end=row["end"],
                exact=row["exact"],
                prefix=row["prefix"] or "",
                suffix=row["suffix"] or "",
                state=row["state"],
                is_placed=bool(row["placed"]),
                important=bool(row["important"]),
                comment=row["comment"],
                tags=tags.get(RecordId(row["id"]), ()),
                evidence=cited.get(RecordId(row["id"]), ()),
            )
            for row in rows
        }

    def _cited_for(self, passages: Iterable[RecordId]) -> dict[RecordId, tuple[Evidence, ...]]:
        """Return what each of `passages` is cited for, if for anything that is not thrown away."""
        found: dict[RecordId, dict[Evidence, None]] = {}
        for row in by_ids(self._db, _CITED_FOR, passages):
            number = f"{LETTERS[Kind.INCIDENT]}-{row['ref']}"
            of_one = found.setdefault(RecordId(row["passage"]), {})
            of_one[Evidence(number=number, field=row["field"])] = None
        return {passage: tuple(of_one) for passage, of_one in found.items()}

    def of_document(self, document: RecordId) -> list[Passage]:
        """Return the passages of one document in the order of the text."""
        sql = "SELECT id FROM passage JOIN record USING (id)" \
              ' WHERE document = ? AND trashed IS NULL ORDER BY start, "end", id'  # fmt: skip
        order = ids(self._db, sql, [document])
        found = self.many(order)
        return [found[passage] for passage in order]

    def places_now(self, document: RecordId) -> dict[RecordId, Quote | None]:
        """Return where those passages of a document may stand that wait to be placed in its text
        of today. It takes a while for long texts.
        """
        return places_now(self._db, document)

    def of_tag(self, tag: RecordId, *, below: bool = False) -> list[RecordId]:
        """Return the passages that carry `tag` (or, if `below`, one under it), each once, by
        document and place.

        All passages are gone through, in the order of an index: to look up where each of some
        thousands stands would read most of the table at random.
        """
        under = f"SELECT id FROM ({_BELOW})" if below else "SELECT ?1"
        sql = f"""
            SELECT id FROM passage
            WHERE +id IN (SELECT record FROM record_tag WHERE tag IN ({under}))
            AND +id NOT IN ({TRASHED}) ORDER BY document, start, id"""
        return ids(self._db, sql, [tag])


class Tags:
    """The tree of tags, and what carries them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def all(self) -> list[Tag]:
        """Return the tags in the order of the tree, each parent before its children."""
        return _in_order(self._tree())

    def get(self, tag: RecordId) -> Tag | None:
        """Return one tag."""
        return self._tree().get(tag)

    def ids(self) -> list[RecordId]:
        """Return the tags in the order of the tree."""
        return [tag.id for tag in _in_order(self._tree(counted=False))]

    def many(self, tags: Iterable[RecordId]) -> dict[RecordId, Tag]:
        """Return those of `tags` that exist."""
        tree = self._tree()
        return {tag: tree[tag] for tag in tags if tag in tree}

    def by_path(self, path: tuple[str, ...]) -> Tag | None:
        """Return the tag at `path`, names from the root, or None."""
        tree = self._tree(counted=False)
        return next((tag for tag in tree.values() if tag.path == path), None)

    def of_record(self, record: RecordId) -> tuple[Tag, ...]:
        """Return the tags that one record carries."""
        return self.of_records([record]).get(record, ())

    def of_records(self, records: Iterable[RecordId]) -> dict[RecordId, tuple[Tag, ...]]:
        """Return the tags of several records, oldest tagging first; their uses are not counted."""
        sql = "SELECT record, tag FROM record_tag WHERE record IN ({}) ORDER BY id"
        links = grouped(by_ids(self._db, sql, records), "record")
        if not links:
            return {}
        tree = self._tree(counted=False)
        return {
            RecordId(record): tuple(tree[row["tag"]] for row in rows if row["tag"] in tree)
            for record, rows in links.items()
        }

    def recent(self) -> list[Tag]:
        """Return the nine tags used last, as many as there are digit keys; the newest first.

        Their uses are not counted.
        """
        sql = """
            SELECT id, (SELECT max(id) FROM record_tag WHERE tag = tag.id) AS used FROM tag
            WHERE used IS NOT NULL ORDER BY used DESC LIMIT 9"""
        tree = self._tree(counted=False)
        return [tree[tag] for tag in ids(self._db, sql) if tag in tree]

    def carriers(self, tag: RecordId) -> dict[Kind, int]:
        """Return how many records of each kind carry `tag` or one under it."""
        sql = f"""
            SELECT kind, count(*) AS n FROM record WHERE trashed IS NULL
            AND id IN (SELECT record FROM record_tag WHERE tag IN (SELECT id FROM ({_BELOW})))
            GROUP BY kind"""
        return {Kind(row["kind"]): row["n"] for row in select(self._db, sql, [tag])}

    def carried_by(self, tag: RecordId) -> list[RecordId]:
        """Return the records besides passages that carry `tag` or one under it."""
        sql = f"""
            SELECT id FROM record WHERE trashed IS NULL AND kind <> 'passage'
            AND id IN (SELECT record FROM record_tag WHERE tag IN (SELECT id FROM ({_BELOW})))
            ORDER BY kind, id"""
        return ids(self._db, sql, [tag])

    def _tree(self, *, counted: bool = True) -> dict[RecordId, Tag]:
        sql = f"SELECT tag.*, {RECORD_COLUMNS} FROM tag CROSS JOIN record USING (id)" \
              " WHERE trashed IS NULL"  # fmt: skip
        rows = {row["id"]: row for row in select(self._db, sql)}
        counts = self._counts() if counted else {}
        named = Counter(row["name"] for row in rows.values())
        return {
            RecordId(tag): _tag(row, rows, counts.get(tag, 0), has_namesake=named[row["name"]] > 1)
            for tag, row in rows.items()
        }

    def _counts(self) -> dict[int, int]:
        sql = """
            SELECT tag, count(*) AS passages FROM record_tag JOIN record ON record.id = record
            WHERE kind = 'passage' AND trashed IS NULL GROUP BY tag"""
        return {row["tag"]: row["passages"] for row in select(self._db, sql)}


def _in_order(tree: Mapping[RecordId, Tag]) -> list[Tag]:
    return sorted(tree.values(), key=lambda tag: tag.path)


def _tag(row: Row, rows: dict[int, Row], passages: int, *, has_namesake: bool) -> Tag:
    return Tag(
        **record_part(row),
        name=row["name"],
        path=_path(row, rows),
        parent=row["parent"],
        colour=row["colour"],
        memo=row["memo"],
        hotkey=row["hotkey"],
        passages=passages,
        has_namesake=has_namesake,
    )


def _path(row: Row, rows: dict[int, Row]) -> tuple[str, ...]:
    """Walk up to the root; a parent in the trash, or a loop, ends the path."""
    names, seen = [row["name"]], {row["id"]}
    while (parent := rows.get(row["parent"] or 0)) is not None and parent["id"] not in seen:
        names.append(parent["name"])
        seen.add(parent["id"])
        row = parent
    return tuple(reversed(names))
