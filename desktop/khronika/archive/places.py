"""Places and vocabularies, as the archive keeps them."""

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlite_utils.db import Database

from khronika.archive.names import as_names, names_of, place_names
from khronika.archive.records import Records
from khronika.archive.rows import (
    RECORD_COLUMNS,
    TRASHED,
    by_ids,
    grouped,
    ids,
    record_part,
    scalar,
    select,
)
from khronika.archive.seals import Row
from khronika.domain.kinds import RecordId
from khronika.domain.values import Happened, Named, Place, Spot, Term
from khronika.domain.vocabulary import VOCABULARIES
from khronika.i18n import language

_DEEPEST = 16  # places within places; what lies in itself ends there


class Places:
    """Places in their tree."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def ids(self) -> list[RecordId]:
        """Return all places by the names they are called by."""
        sql = f"""
            SELECT place.id FROM place
            {_called()}
            WHERE place.id NOT IN ({TRASHED}) ORDER BY sort_key, place.id"""
        return ids(self._db, sql)

    def get(self, place: RecordId) -> Place | None:
        """Return one place."""
        return self.many([place]).get(place)

    def many(self, places: Iterable[RecordId]) -> dict[RecordId, Place]:
        """Return those of `places` that exist, with their names, parents and counts."""
        sql = f"""
            SELECT place.*, {RECORD_COLUMNS}
            FROM place JOIN record USING (id) WHERE place.id IN ({{}})"""
        rows = by_ids(self._db, sql, places)
        found = [row["id"] for row in rows]
        names = names_of(self._db, "place_name", "place", found)
        stated = f"""
            SELECT value, count(DISTINCT record) AS n FROM claim
            WHERE value IN ({{}}) AND record NOT IN ({TRASHED}) GROUP BY value"""
        incidents = {row["value"]: row["n"] for row in by_ids(self._db, stated, found)}
        parents = Records(self._db).named(RecordId(row["parent"]) for row in rows if row["parent"])
        return {
            RecordId(row["id"]): Place(
                **record_part(row),
                names=as_names(names.get(row["id"], [])),
                place_kind=row["kind"],
                parent=parents.get(RecordId(row["parent"] or 0)),
                country=row["country"],
                latitude=row["latitude"],
                longitude=row["longitude"],
                precision=row["precision"],
                incidents=incidents.get(row["id"], 0),
            )
            for row in rows
        }

    def names(self) -> list[str]:
        """Return all names of all places, former and trashed ones too, each once."""
        return place_names(self._db)

    def tree(self) -> dict[RecordId, int]:
        """Return all places with their depths, each below the one it lies in, else by name.

        What lies in a place that is in the trash stands at the top.
        """
        sql = f"""
            SELECT place.id, parent FROM place CROSS JOIN record USING (id)
            {_called()}
            WHERE trashed IS NULL ORDER BY sort_key, place.id"""
        rows = select(self._db, sql)
        living = {row["id"] for row in rows}
        below = grouped(
            ({**row, "parent": row["parent"] if row["parent"] in living else 0} for row in rows),
            "parent",
        )
        stack = [(row["id"], 0) for row in reversed(below.get(0, []))]
        found: dict[RecordId, int] = {}
        while stack or len(found) < len(rows):
            if not stack:  # places that lie in each other hang on none of the tops
                stack.append((next(row["id"] for row in rows if row["id"] not in found), 0))
            place, depth = stack.pop()
            if place not in found:
                found[RecordId(place)] = depth
                stack += [(row["id"], depth + 1) for row in reversed(below.get(place, []))]
        return found

    def held_in(self, place: RecordId) -> list[Named]:
        """Return the places that lie in `place` and in no nearer one, by name."""
        sql = f"""
            SELECT place.id FROM place JOIN record USING (id)
            {_called()}
            WHERE parent = ? AND trashed IS NULL ORDER BY sort_key, place.id"""
        order = ids(self._db, sql, [place])
        named = Records(self._db).named(order)
        return [named[one] for one in order]

    def happened(self) -> dict[RecordId, Happened]:
        """Return how many incidents happened in each place, and in it or in what lies in it.

        Places where nothing did are left out.
        """
        # Numbers in one string a place: a row an incident would take four times as long.
        sql = f"""
            SELECT value, group_concat(record) FROM claim
            WHERE value IN (SELECT id FROM place) AND record NOT IN ({TRASHED}) GROUP BY value"""
        here = {
            place: set(map(int, incidents.split(",")))
            for place, incidents in self._db.conn.execute(sql).fetchall()
        }
        met, again = set[int](), set[int]()
        for incidents in here.values():
            again |= met & incidents
            met |= incidents
        # What is stated of one place alone, as nearly all is, is counted in numbers.
        parents = dict(self._db.conn.execute("SELECT id, parent FROM place").fetchall())
        alone: Counter[int] = Counter()
        several: dict[int, set[int]] = {}
        for place, incidents in here.items():
            shared = incidents & again
            for at in _line(place, parents):
                alone[at] += len(incidents) - len(shared)
                several.setdefault(at, set()).update(shared)
        return {
            RecordId(place): Happened(
                here=len(here.get(place, ())), within=alone[place] + len(shared)
            )
            for place, shared in several.items()
        }

    def spots(self) -> dict[RecordId, Spot]:
        """Return, of each place that says where it lies, what a map shows."""
        sql = f"""
            SELECT place.id, kind, latitude, longitude, precision, text FROM place
            {_called()}
            WHERE latitude IS NOT NULL AND longitude IS NOT NULL
            AND place.id NOT IN ({TRASHED}) ORDER BY place.id"""
        return {
            RecordId(row["id"]): Spot(
                id=RecordId(row["id"]),
                title=row["text"] or "",
                latitude=row["latitude"],
                longitude=row["longitude"],
                precision=row["precision"],
                place_kind=row["kind"],
            )
            for row in select(self._db, sql)
        }

    def around(self, place: RecordId) -> list[Named]:
        """Return the places that `place` lies in, the nearest first, up to its country."""
        sql = """
            WITH RECURSIVE line (id, depth) AS (
                SELECT parent, 1 FROM place WHERE id = ?1
                UNION SELECT parent, depth + 1 FROM line JOIN place USING (id)
                WHERE depth < ?2 AND parent IS NOT NULL
            )
            SELECT id FROM line WHERE id IS NOT NULL AND id <> ?1 ORDER BY depth"""
        order = list(dict.fromkeys(ids(self._db, sql, [place, _DEEPEST])))
        named = Records(self._db).named(order)
        return [named[one] for one in order]


def _called() -> str:
    """Return what joins to each place the name that it is called by in the person's language."""
    return f"""LEFT JOIN place_name ON place_name.id = (
        SELECT one.id FROM place_name AS one WHERE one.place = place.id
        ORDER BY coalesce(one.language = '{language()}' AND one.valid_to IS NULL, 0) DESC,
        one.position, one.id LIMIT 1)"""


def _line(place: int, parents: Mapping[int, int | None]) -> list[int]:
    """Return `place` and all that it lies in; what lies in itself ends there."""
    line: list[int] = []
    at: int | None = place
    while at is not None and at not in line:
        line.append(at)
        at = parents.get(at)
    return line


class Terms:
    """The terms of all vocabularies."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def tree(self) -> dict[RecordId, int]:
        """Return all terms with their depths: vocabulary by vocabulary, each below its parent."""
        sql = """
            SELECT id, vocabulary, parent FROM term CROSS JOIN record USING (id)
            WHERE trashed IS NULL ORDER BY position, id"""
        rows = select(self._db, sql)
        living = {row["id"] for row in rows}
        below: dict[object, list[Row]] = {}
        for row in rows:  # what stands under a term in the trash comes up to the top
            below.setdefault(row["parent"] if row["parent"] in living else None, []).append(row)
        order = {name: place for place, name in enumerate(VOCABULARIES)}
        tops = sorted(below.get(None, []), key=lambda row: order.get(row["vocabulary"], len(order)))
        stack = [(row, 0) for row in reversed(tops)]
        found: dict[RecordId, int] = {}
        while stack:
            row, depth = stack.pop()
            found[RecordId(row["id"])] = depth
            stack += [(child, depth + 1) for child in reversed(below.get(row["id"], []))]
        return found

    def of(self, vocabulary: str) -> list[Term]:
        """Return the terms of one vocabulary in their order."""
        sql = "SELECT id FROM term CROSS JOIN record USING (id)" \
              " WHERE vocabulary = ? AND trashed IS NULL ORDER BY position, id"  # fmt: skip
        order = ids(self._db, sql, [vocabulary])
        found = self.many(order)
        return [found[term] for term in order]

    def many(self, terms: Iterable[RecordId]) -> dict[RecordId, Term]:
        """Return those of `terms` that exist, with their labels."""
        sql = f"SELECT term.*, {RECORD_COLUMNS} FROM term JOIN record USING (id) WHERE id IN ({{}})"
        rows = by_ids(self._db, sql, terms)
        wanted = "SELECT * FROM term_label WHERE term IN ({}) ORDER BY id"
        labels = grouped(by_ids(self._db, wanted, [row["id"] for row in rows]), "term")
        return {RecordId(row["id"]): _term(row, labels.get(row["id"], [])) for row in rows}

    def meant(self, vocabulary: str, text: str) -> RecordId | None:
        """Return the term of `vocabulary` with this code or, in any language, this label."""
        sql = """
            SELECT term.id FROM term JOIN record USING (id)
            LEFT JOIN term_label ON term_label.term = term.id
            WHERE vocabulary = ?1 AND trashed IS NULL AND (code = ?2 OR label = ?2)
            ORDER BY code = ?2 DESC, term.id LIMIT 1"""
        found = scalar(self._db, sql, [vocabulary, text])
        return RecordId(found) if found is not None else None


def _term(row: Row, labels: list[Row]) -> Term:
    return Term(
        **record_part(row),
        vocabulary=row["vocabulary"],
        labels={one["language"]: one["label"] for one in labels},
        definitions={one["language"]: one["definition"] for one in labels if one["definition"]},
        code=row["code"],
        parent=row["parent"],
    )
