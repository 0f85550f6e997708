"""What all records share: being named, found by what people call them, linked, noted, trashed."""

from collections.abc import Iterable

from sqlite_utils.db import Database

from khronika.archive.change import chunks, marks
from khronika.archive.rows import RECORD_COLUMNS, by_ids, ids, record_part, scalar, select
from khronika.archive.seals import Row
from khronika.domain.errors import KnownError
from khronika.domain.kinds import Kind, RecordId, Uid, parse_reference, spoken
from khronika.domain.values import Named, Note, Record, Relation
from khronika.i18n import N_, language

# What is called by its own words is called by the first of them; that there are more is marked.
_FIRST = "CASE WHEN length({0}) > 200 THEN rtrim(substr({0}, 1, 199)) || '…' ELSE {0} END"

# How each kind is named where it is only mentioned; {spoken} is the person's language. A
# participation, claim, figure, citation or relation is mentioned through what it belongs to.
_TITLES: dict[Kind, str] = {
    Kind.DOCUMENT: "SELECT id, title FROM document WHERE id IN ({})",
    Kind.PASSAGE: f"SELECT id, {_FIRST.format('exact')} AS title FROM passage WHERE id IN ({{}})",
    Kind.TAG: "SELECT id, name AS title FROM tag WHERE id IN ({})",
    Kind.SOURCE: "SELECT source AS id, text AS title FROM source_name WHERE source IN ({})"
    " ORDER BY position DESC, source_name.id DESC",
    Kind.AGENT: "SELECT agent.id, coalesce(text, label, '') AS title FROM agent LEFT JOIN"
    " agent_name ON agent_name.agent = agent.id WHERE agent.id IN ({})"
    " ORDER BY position DESC, agent_name.id DESC",
    Kind.PLACE: "SELECT place AS id, text AS title FROM place_name WHERE place IN ({})"
    " ORDER BY coalesce(language = '{spoken}' AND valid_to IS NULL, 0), position DESC,"
    " place_name.id DESC",
    Kind.INCIDENT: "SELECT incident AS id, title FROM incident_text WHERE incident IN ({})"
    " ORDER BY language = '{spoken}', position DESC, incident_text.id DESC",
    Kind.TERM: "SELECT term AS id, label AS title FROM term_label WHERE term IN ({})"
    " ORDER BY language = '{spoken}', language = 'en', term_label.id DESC",
    Kind.COLLECTION: "SELECT id, name AS title FROM collection WHERE id IN ({})",
    Kind.NOTE: f"SELECT id, {_FIRST.format('text')} AS title FROM note WHERE id IN ({{}})",
}

_GROUPS = "SELECT id FROM agent WHERE id IN ({}) AND kind = 'group'"

# Where a name that someone typed is looked for; `?` is bound once in each.
_NAMES: dict[Kind, str] = {
    Kind.DOCUMENT: "SELECT id FROM document WHERE title = ?",
    Kind.TAG: "SELECT id FROM tag WHERE name = ?",
    Kind.SOURCE: "SELECT source FROM source_name WHERE text = ?",
    Kind.AGENT: "SELECT agent FROM agent_name WHERE text = ?"
    " UNION SELECT id FROM agent WHERE label = ?1",
    Kind.PLACE: "SELECT place FROM place_name WHERE text = ?",
    Kind.INCIDENT: "SELECT incident FROM incident_text WHERE title = ?",
    Kind.COLLECTION: "SELECT id FROM collection WHERE name = ?",
}


class RecordNotFound(KnownError):
    summary = N_("There is no record “{text}” in this archive.")
    remedy = N_("Give its uid, its number (such as I-207), or its name exactly as it stands.")


class RecordAmbiguous(KnownError):
    summary = N_("“{text}” names {number} records: {which}.")
    remedy = N_("Give the number of the one you mean.")


class Records:
    """Records of any kind, as the rest of the program mentions and finds them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, record: RecordId) -> Record | None:
        """Return what `record` has in common with all others."""
        sql = f"SELECT id, {RECORD_COLUMNS} FROM record WHERE id IN ({{}})"
        found = by_ids(self._db, sql, [record])
        return Record(**record_part(found[0])) if found else None

    def named(self, records: Iterable[RecordId]) -> dict[RecordId, Named]:
        """Return a name for each of `records` that exists, trashed ones too."""
        sql = "SELECT id, uid, kind FROM record WHERE id IN ({})"
        rows = by_ids(self._db, sql, set(records))
        titles = self._titles(rows)
        agents = [row["id"] for row in rows if row["kind"] == Kind.AGENT.value]
        groups = {row["id"] for row in by_ids(self._db, _GROUPS, agents)}
        return {
            RecordId(row["id"]): Named(
                id=RecordId(row["id"]),
                uid=Uid(row["uid"]),
                kind=Kind(row["kind"]),
                title=titles.get(row["id"], ""),
                is_group=row["id"] in groups,
            )
            for row in rows
        }

    def _titles(self, rows: list[Row]) -> dict[int, str]:
        titles: dict[int, str] = {}
        for kind, sql in _TITLES.items():
            wanted = [row["id"] for row in rows if row["kind"] == kind.value]
            for row in by_ids(self._db, sql.replace("{spoken}", language()), wanted):
                titles[row["id"]] = row["title"] or ""
        return titles

    def resolve(self, text: str, kind: Kind | None = None) -> Named:
        """Find the one record that `text` means: a uid in hexadecimal, a number, or a name.

        Raises:
            RecordNotFound: Nothing is called that (or it is of another kind than `kind`).
            RecordAmbiguous: More than one record bears that name.
        """
        found = self._meant(text.strip(), kind)
        if kind is not None:
            found = [one for one in found if one.kind is kind]
        if not found:
            raise RecordNotFound(text=text)
        if len(found) > 1:
            which = ", ".join(self._number(one) for one in found[:6])
            raise RecordAmbiguous(text=text, number=len(found), which=which)
        return found[0]

    def _meant(self, text: str, kind: Kind | None) -> list[Named]:
        if len(text.replace("-", "")) == 32 and (uid := _as_uid(text)) is not None:
            sql = "SELECT id FROM record WHERE uid = ? UNION SELECT record FROM uid_alias" \
                  " WHERE uid = ?"  # fmt: skip
            return list(self.named(ids(self._db, sql, [uid, uid])).values())
        if (reference := parse_reference(text)) is not None:
            sql = "SELECT id FROM record WHERE kind = ? AND ref = ?"
            meant = ids(self._db, sql, [reference[0].value, reference[1]])
            if meant:
                return list(self.named(meant).values())
        found: set[RecordId] = set()
        for named_kind, sql in _NAMES.items():
            if kind in (None, named_kind):
                found |= set(ids(self._db, sql, [text]))
        return [one for one in self.named(found).values() if not self._is_trashed(one.id)]

    def _is_trashed(self, record: RecordId) -> bool:
        return scalar(self._db, "SELECT trashed FROM record WHERE id = ?", [record]) is not None

    def _number(self, one: Named) -> str:
        ref = scalar(self._db, "SELECT ref FROM record WHERE id = ?", [one.id])
        return spoken(one.kind, ref)

    def trash(self) -> list[Named]:
        """Return what lies in the trash, newest first."""
        sql = "SELECT id FROM record WHERE trashed IS NOT NULL ORDER BY trashed DESC, id DESC"
        order = ids(self._db, sql)
        names = self.named(order)
        return [names[record] for record in order]

    def thrown(self, records: Iterable[RecordId]) -> dict[RecordId, str]:
        """Return when each of those of `records` that are in the trash came there (UTC)."""
        sql = "SELECT id, trashed FROM record WHERE id IN ({}) AND trashed IS NOT NULL"
        return {RecordId(row["id"]): row["trashed"] for row in by_ids(self._db, sql, records)}

    def kinds(self, records: Iterable[RecordId]) -> dict[RecordId, Kind]:
        """Return the kind of each of `records` that exists."""
        rows = by_ids(self._db, "SELECT id, kind FROM record WHERE id IN ({})", records)
        return {RecordId(row["id"]): Kind(row["kind"]) for row in rows}

    def counts(self) -> dict[Kind, int]:
        """Return how many records of each kind there are, without the trash."""
        sql = "SELECT kind, count(*) AS n FROM record WHERE trashed IS NULL GROUP BY kind"
        return {Kind(row["kind"]): row["n"] for row in select(self._db, sql)}

    def notes_of(self, record: RecordId) -> list[Note]:
        """Return the notes about `record`, oldest first."""
        sql = f"""
            SELECT note.*, {RECORD_COLUMNS} FROM note JOIN record USING (id)
            WHERE about = ? AND trashed IS NULL ORDER BY id"""
        return [
            Note(**record_part(row), about=RecordId(row["about"]), text=row["text"])
            for row in select(self._db, sql, [record])
        ]

    def about(self, note: RecordId) -> RecordId | None:
        """Return what `note` is about; None if it is no note."""
        row = self._db.conn.execute("SELECT about FROM note WHERE id = ?", [note]).fetchone()
        return RecordId(row[0]) if row else None

    def relations_of(self, record: RecordId) -> list[Relation]:
        """Return the links from and to `record`."""
        sql = f"""
            SELECT relation.*, {RECORD_COLUMNS} FROM relation JOIN record USING (id)
            WHERE (subject = ?1 OR object = ?1) AND trashed IS NULL ORDER BY id"""
        rows = select(self._db, sql, [record])
        names = self.named(RecordId(row[end]) for row in rows for end in ("subject", "object"))
        return [
            Relation(
                **record_part(row),
                subject=names[RecordId(row["subject"])],
                object=names[RecordId(row["object"])],
                relation=row["kind"],
                certainty=row["certainty"],
                reason=row["reason"],
            )
            for row in rows
        ]

    def living(self, records: Iterable[RecordId]) -> set[RecordId]:
        """Return those of `records` that exist and are not in the trash."""
        alive: set[RecordId] = set()
        for piece in chunks(set(records)):
            sql = f"SELECT id FROM record WHERE id IN ({marks(piece)}) AND trashed IS NULL"
            alive |= set(ids(self._db, sql, piece))
        return alive


def _as_uid(text: str) -> bytes | None:
    try:
        return bytes.fromhex(text.replace("-", ""))
    except ValueError:
        return None
