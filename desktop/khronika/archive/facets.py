"""The facet tables of incidents and documents, read whole once and then a few records at a time."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlite_utils.db import Database

from khronika.archive.change import chunks
from khronika.archive.finding.sight import EVERYTHING, Sight
from khronika.archive.rows import ids
from khronika.domain.changed import Changed
from khronika.domain.facet_values import FacetRow, Heading
from khronika.domain.facets import Facets
from khronika.domain.filters import Facet, Value
from khronika.domain.kinds import Kind, RecordId, spoken
from khronika.domain.progress import SILENT, Progress
from khronika.i18n import language
from khronika.language.folding import fold

_Values = Mapping[int, list[Value]]
_Said = tuple[str, str, str | None]  # words, their sort key, their language

AT_ONCE = 400  # records a query: no call holds up other threads for long
# By facet, the query of (record, value); {} stands for "IN (5, 7)" or "BETWEEN 5 AND 7".
_HAD: Mapping[Kind, Mapping[Facet, str]] = {
    Kind.INCIDENT: {
        Facet.CATEGORY: """
            SELECT record, value FROM claim
            WHERE record {} AND field = 'category' AND value IS NOT NULL ORDER BY id""",
        Facet.PLACE: """
            SELECT record, value FROM claim
            WHERE record {} AND field IN ('place', 'place_from', 'place_to') AND value IS NOT NULL
            ORDER BY preferred DESC, field, id""",
        Facet.PERSON: """
            SELECT incident, coalesce(merged_into, agent.id) FROM participation
            JOIN agent ON agent.id = agent JOIN record ON record.id = agent.id
            WHERE incident {} AND trashed IS NULL ORDER BY participation.id""",
        Facet.PROTECTION: """
            SELECT incident, protection FROM participation
            JOIN agent ON agent.id = agent JOIN record ON record.id = agent.id
            WHERE incident {} AND trashed IS NULL""",
        Facet.SOURCE: """
            WITH stated (incident, part) AS (
                SELECT id, id FROM incident WHERE id {}
                UNION ALL SELECT record, id FROM claim WHERE record {}
                UNION ALL SELECT incident, id FROM participation WHERE incident {}
                UNION ALL SELECT incident, id FROM figure WHERE incident {})
            SELECT incident, coalesce(source, 0), coalesce(document, 0), coalesce(passage, 0)
            FROM stated CROSS JOIN citation ON target = part CROSS JOIN record USING (id)
            WHERE trashed IS NULL""",
        Facet.TAG: "SELECT record, tag FROM record_tag WHERE record {} ORDER BY id",
        Facet.GRADE: "SELECT record, grade FROM grade WHERE record {}",
        Facet.STATUS: "SELECT id, status FROM incident WHERE id {}",
    },
    Kind.DOCUMENT: {
        Facet.PERSON: """
            SELECT document, coalesce(merged_into, agent.id) FROM document_author
            JOIN agent ON agent.id = agent WHERE document {}""",
        Facet.SOURCE: "SELECT id, publisher, 0, 0 FROM document WHERE id {}",
        Facet.TAG: """
            SELECT record, tag FROM record_tag WHERE record {}
            UNION SELECT document, tag FROM passage JOIN record USING (id)
            JOIN record_tag ON record_tag.record = passage.id
            WHERE document {} AND trashed IS NULL""",
        Facet.STATUS: "SELECT id, status FROM document WHERE id {}",
    },
}
_WORDS = {
    Kind.INCIDENT: """
        SELECT incident, title, sort_key, language FROM incident_text
        WHERE incident {} ORDER BY position, id""",
    Kind.DOCUMENT: """
        SELECT id, title, sort_key, NULL FROM document WHERE id {}
        UNION ALL SELECT document, name, NULL, NULL FROM document_author WHERE document {}
        ORDER BY 3 DESC""",  # the title, which has a key, before the authors
}
# Who speaks in a document or passage that is cited without saying so.
_PUBLISHERS = (
    "SELECT id, publisher FROM document WHERE id {} AND publisher IS NOT NULL",
    """SELECT passage.id, publisher FROM passage JOIN document ON document.id = document
    WHERE passage.id {} AND publisher IS NOT NULL""",
)
_BOUNDS = ", ".join(
    f"coalesce({bound}, 0)"
    for bound in ("earliest_start", "latest_start", "earliest_end", "latest_end")
)

# What rows bear, as others are filed under it: id, parent, head, then names and their sort keys,
# the name it is called by first. Without a name it is not what rows are found by.
_NAMED = {
    Facet.PLACE: """
        SELECT place.id, parent, NULL, text, sort_key FROM place
        LEFT JOIN place_name ON place_name.place = place.id
        WHERE place.id {} ORDER BY place.id,
        coalesce(language = '{spoken}' AND valid_to IS NULL, 0) DESC, position, place_name.id""",
    Facet.PERSON: """
        SELECT agent.id, NULL, merged_into, coalesce(text, label), sort_key FROM agent
        LEFT JOIN agent_name ON agent_name.agent = agent.id
        WHERE agent.id {} ORDER BY agent.id, position, agent_name.id""",
    Facet.SOURCE: """
        SELECT source, NULL, NULL, text, sort_key FROM source_name
        WHERE source {} ORDER BY source, position, id""",
    Facet.TAG: "SELECT id, parent, NULL, NULL, NULL FROM tag WHERE id {}",
    Facet.CATEGORY: "SELECT id, parent, NULL, NULL, NULL FROM term WHERE id {}",
}
_OF_KINDS = {
    Kind.PLACE: Facet.PLACE,
    Kind.AGENT: Facet.PERSON,
    Kind.SOURCE: Facet.SOURCE,
    Kind.TAG: Facet.TAG,
    Kind.TERM: Facet.CATEGORY,
}
# Names by which records of a kind are found.
_FOUND_BY = {
    Kind.INCIDENT: (Facet.PLACE, Facet.PERSON),
    Kind.DOCUMENT: (Facet.SOURCE,),
}

# The rows that are otherwise when a record of another kind is; of what went, an owner is told.
_OF_CITED = """
    SELECT id FROM incident WHERE id IN (SELECT target FROM citation WHERE id {0})
    UNION SELECT record FROM claim WHERE id IN (SELECT target FROM citation WHERE id {0})
    UNION SELECT incident FROM participation WHERE id IN (SELECT target FROM citation WHERE id {0})
    UNION SELECT incident FROM figure WHERE id IN (SELECT target FROM citation WHERE id {0})"""
_AFFECTED: Mapping[Kind, Mapping[Kind, str]] = {
    Kind.INCIDENT: {
        Kind.CLAIM: "SELECT record FROM claim WHERE id {0}",
        Kind.PARTICIPATION: "SELECT incident FROM participation WHERE id {0}",
        Kind.FIGURE: "SELECT incident FROM figure WHERE id {0}",
        Kind.CITATION: _OF_CITED,
        Kind.AGENT: "SELECT incident FROM participation WHERE agent {0}",
    },
    Kind.DOCUMENT: {
        Kind.PASSAGE: "SELECT document FROM passage WHERE id {0}",
        Kind.AGENT: "SELECT document FROM document_author WHERE agent {0}",
    },
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """What of a table was read again: its rows, those that are gone, and its headings."""

    rows: Sequence[FacetRow]
    gone: frozenset[RecordId]
    headings: Mapping[Facet, Mapping[RecordId, Heading]]

    @property
    def is_empty(self) -> bool:
        """Whether the table says already what is so."""
        return not (self.rows or self.gone or self.headings)

    def put_into(self, table: Facets) -> None:
        """Bring `table` up to date, on the thread that it belongs to."""
        for facet, headings in self.headings.items():
            table.head(facet, headings)
        table.drop(self.gone)
        table.patch(self.rows)


class FacetTables:
    """Reads the tables of incidents and of documents."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def load(self, kind: Kind, progress: Progress = SILENT, sight: Sight = EVERYTHING) -> Facets:
        """Return the whole table of `kind`, incidents or documents, the trash left out; its words
        are those that `sight` sees.

        On a thread of its own it keeps others waiting for a few milliseconds at a time.

        Raises:
            Cancelled: Stop was pressed.
        """
        table = Facets(_HAD[kind], fold)
        sql = "SELECT id FROM record WHERE kind = ? AND trashed IS NULL ORDER BY id"
        every = ids(self._db, sql, [kind.value])
        publishers = self._publishers("IS NOT NULL") if kind is Kind.INCIDENT else {}
        for done in range(0, len(every), AT_ONCE):
            progress.step(done, len(every))
            piece = every[done : done + AT_ONCE]
            these = f"BETWEEN {piece[0]} AND {piece[-1]}"
            table.fill(_shown(list(self._rows(kind, these, publishers)), sight))
        for facet in _NAMED.keys() & _HAD[kind].keys():
            table.head(facet, _headed(self._headings(kind, facet, "IS NOT NULL"), facet, sight))
        table.settle()
        progress.step(len(every), len(every))
        return table

    def affected(self, kind: Kind, changed: Changed) -> set[RecordId]:
        """Return the records of `kind` that a table has to read again after `changed`."""
        found = set(changed.records.get(kind, ()))
        for other, sql in _AFFECTED[kind].items():
            for piece in chunks(changed.records.get(other, ()), AT_ONCE):
                found |= set(ids(self._db, sql.format(_these(piece))))
        return found

    def fresh(self, kind: Kind, changed: Changed, sight: Sight = EVERYTHING) -> Fresh:
        """Return what a table of `kind` has to take in after `changed`, as `sight` sees it."""
        affected = self.affected(kind, changed)
        rows = [row for piece in chunks(affected, AT_ONCE)
                for row in self._rows(kind, _these(piece))]  # fmt: skip
        headings: dict[Facet, dict[RecordId, Heading]] = {}
        for other, facet in _OF_KINDS.items():
            touched = changed.records.get(other, frozenset())
            if touched and facet in _HAD[kind]:
                headings[facet] = dict.fromkeys(touched, Heading())  # erased, unless it is found
                for piece in chunks(touched, AT_ONCE):
                    found = self._headings(kind, facet, _these(piece))
                    headings[facet] |= _headed(found, facet, sight)
        gone = affected - {row.id for row in rows}
        return Fresh(rows=_shown(rows, sight), gone=frozenset(gone), headings=headings)

    def _rows(
        self, kind: Kind, these: str, publishers: Mapping[int, int] | None = None
    ) -> Iterator[FacetRow]:
        """Yield the rows of `these`, by id, in one query a facet whatever their number."""
        sql = f"""
            SELECT id, ref, {_BOUNDS} FROM {kind.value} JOIN record USING (id)
            WHERE id {these} AND trashed IS NULL ORDER BY id"""
        rows = self._db.conn.execute(sql).fetchall()
        values = {
            facet: self._sources(sql, these, publishers)
            if facet is Facet.SOURCE
            else self._values(sql, these)
            for facet, sql in _HAD[kind].items()
        }
        words = self._words(kind, these)
        for record, ref, *bounds in rows:
            start, latest_start, end, latest_end = bounds
            said = words.get(record, [])
            yield FacetRow(
                id=RecordId(record),
                bounds=(start, latest_start, end, latest_end),
                text="\n".join([*(text for text, _key, _language in said), spoken(kind, ref)]),
                key=_key(said),
                values={facet: of_it[record] for facet, of_it in values.items() if record in of_it},
            )

    def _values(self, sql: str, these: str) -> _Values:
        found: dict[int, list[Value]] = defaultdict(list)
        for record, value in self._db.conn.execute(sql.replace("{}", these)).fetchall():
            found[record].append(value)
        return found

    def _sources(self, sql: str, these: str, publishers: Mapping[int, int] | None) -> _Values:
        """Return who says so: who is named, else the publisher of the document, of the passage.

        To look each passage up by itself would read most of the database at random.
        """
        rows = self._db.conn.execute(sql.replace("{}", these)).fetchall()
        if publishers is None:
            cited = {one for _record, source, *both in rows if not source for one in both if one}
            publishers = self._publishers(_these(cited))
        found: dict[int, list[Value]] = defaultdict(list)
        for record, source, document, passage in rows:
            if said_by := source or publishers.get(document) or publishers.get(passage):
                found[record].append(RecordId(said_by))
        return found

    def _publishers(self, these: str) -> dict[int, int]:
        """Return the publishers of documents and, by passage, of those that passages are in."""
        found: dict[int, int] = {}
        for sql in _PUBLISHERS:
            found.update(self._db.conn.execute(sql.format(these)).fetchall())
        return found

    def _words(self, kind: Kind, these: str) -> Mapping[int, list[_Said]]:
        found: dict[int, list[_Said]] = defaultdict(list)
        for record, *said in self._db.conn.execute(_WORDS[kind].replace("{}", these)).fetchall():
            found[record].append((said[0], said[1] or "", said[2]))
        return found

    def _headings(self, kind: Kind, facet: Facet, these: str) -> dict[RecordId, Heading]:
        found: dict[RecordId, Heading] = {}
        named = facet in _FOUND_BY[kind]
        sql = _NAMED[facet].replace("{spoken}", language()).format(these)
        for record, parent, head, name, key in self._db.conn.execute(sql):
            held = found.get(record)
            said = [held.names] if held and held.names else []
            found[record] = Heading(
                names="\n".join([*said, name] if named and name else said),
                parent=parent,
                head=head,
                key=held.key if held else key or "",
            )
        return found


def _shown(rows: list[FacetRow], sight: Sight) -> list[FacetRow]:
    if sight.is_whole:
        return rows
    texts = sight.texts([row.text for row in rows])
    return [
        row if row.text == text else replace(row, text=text)
        for row, text in zip(rows, texts, strict=True)
    ]


def _headed(
    headings: Mapping[RecordId, Heading], facet: Facet, sight: Sight
) -> dict[RecordId, Heading]:
    """Return `headings` with the names that are shown: of who is hidden, none."""
    nobody = sight.people if facet is Facet.PERSON else frozenset[RecordId]()
    names = sight.texts([one.names for one in headings.values()])
    return {
        record: replace(one, names="" if record in nobody else said)
        for (record, one), said in zip(headings.items(), names, strict=True)
    }


def _these(records: Iterable[int]) -> str:
    return f"IN ({', '.join(str(int(one)) for one in records)})"


def _key(said: Sequence[_Said]) -> str:
    """Return the sort key of the title that is shown: in the person's language, else the first."""
    spoken_in = language()
    return next(
        (key for _text, key, of_it in said if of_it == spoken_in), said[0][1] if said else ""
    )
