"""Incidents found by who takes part in them, where they happened, and what they are counted as.

The index keeps of an incident its own words alone. Who takes part stands in it by their own
record, under all their names, and so does the place, and under all its labels the category, role or
outcome: what is called as was asked is looked for, and then what it is part of. Nothing is kept for
that, and nothing can be out of date: a label that changes is one segment, whatever bears it.
"""

from collections.abc import Collection, Iterable, Mapping

from sqlite_utils.db import Database

from khronika.archive.change import chunks, marks
from khronika.archive.finding.fields import NOTHING, Taken
from khronika.archive.finding.forms import Meaning
from khronika.archive.finding.matching import holding, match
from khronika.archive.finding.places import rows_of
from khronika.archive.finding.sight import EVERYTHING, Sight
from khronika.archive.rows import TRASHED
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.query_nodes import Node
from khronika.domain.ways import Way
from khronika.language.runs import Marker

_MOST = 1_000  # people, groups, places, terms: what more of them are called tells no incident apart
_CALLED = {
    Kind.AGENT: """
        SELECT agent AS id, text FROM agent_name WHERE agent IN ({0})
        UNION ALL SELECT id, label FROM agent WHERE id IN ({0}) AND label IS NOT NULL""",
    Kind.PLACE: "SELECT place AS id, text FROM place_name WHERE place IN ({0})",
    Kind.TERM: "SELECT term AS id, label FROM term_label WHERE term IN ({0})",
}
_OF_NAMES = Taken("record.kind IN ('agent', 'place', 'term') AND record.trashed IS NULL")
_STATED = f"""
    SELECT record AS incident, value AS member FROM claim
    WHERE value IN ({{ids}}) AND record {{of}} AND id NOT IN ({TRASHED})"""
_TAKING_PART = f"""
    SELECT incident, {{column}} AS member FROM participation
    WHERE {{column}} IN ({{{{ids}}}}) AND incident {{{{of}}}} AND id NOT IN ({TRASHED})"""
# Of each kind, what it is part of, as pairs. Whoever was merged into another takes part as that
# one, and that one as them.
_PART_OF = {
    Kind.AGENT: (
        f"""
        SELECT * FROM (WITH one (id, named) AS MATERIALIZED (
            SELECT agent.id, them.id FROM agent AS them CROSS JOIN agent
            ON agent.id = coalesce(them.merged_into, them.id) WHERE them.id IN ({{ids}})
            UNION SELECT agent.id, them.id FROM agent AS them CROSS JOIN agent
            ON agent.merged_into = coalesce(them.merged_into, them.id) WHERE them.id IN ({{ids}}))
        SELECT incident, named AS member FROM one CROSS JOIN participation ON agent = one.id
        WHERE incident {{of}} AND participation.id NOT IN ({TRASHED}))""",
    ),
    Kind.PLACE: (
        _STATED,
        "SELECT id AS incident, place AS member FROM incident WHERE place IN ({ids}) AND id {of}",
    ),
    Kind.TERM: (_STATED, _TAKING_PART.format(column="role"), _TAKING_PART.format(column="outcome")),
}


class Within:
    """What the words of one query find through people, groups, places and terms."""

    def __init__(self, db: Database, meaning: Meaning, sight: Sight = EVERYTHING) -> None:
        """`sight`: nothing is found through people who are hidden from it, nor by their names."""
        self._db, self._meaning, self._sight = db, meaning, sight
        self._members: dict[Node, dict[Kind, dict[RecordId, Way]]] = {}

    def incidents(self, node: Node, farthest: Way = Way.EQUIVALENT) -> Taken:
        """Return the incidents in which something is called `node`, which is of words alone, in a
        form as far as `farthest`.

        A category may be that of half the archive: they are no list of ids, but a condition.
        """
        sql = _links(self._called(node), "IS NOT NULL", farthest)
        return Taken(f"SELECT incident FROM ({sql})") if sql else NOTHING

    def by(
        self, node: Node, incidents: Collection[RecordId]
    ) -> Mapping[RecordId, Mapping[RecordId, Way]]:
        """Return, of `incidents`, those in which something is called `node`: by incident what is,
        and in which form.
        """
        members = self._called(node)
        ways = {member: way for ones in members.values() for member, way in ones.items()}
        found: dict[RecordId, dict[RecordId, Way]] = {}
        for piece in chunks(incidents if ways else ()):
            for incident, member in self._db.conn.execute(_links(members, f"IN ({_ids(piece)})")):
                found.setdefault(RecordId(incident), {})[RecordId(member)] = ways[RecordId(member)]
        return found

    def _called(self, node: Node) -> dict[Kind, dict[RecordId, Way]]:
        """Return, by kind, what has a name or label that holds `node`, and in which form."""
        if node not in self._members:
            asked = match(self._meaning, node, Way.EQUIVALENT, spares=True)
            kinds: dict[Kind, list[RecordId]] = {kind: [] for kind in _CALLED}
            for row in rows_of(self._db, asked, _OF_NAMES, f"LIMIT {_MOST}") if asked else ():
                kinds[Kind(row["kind"])].append(RecordId(row["record"]))
            self._members[node] = {
                kind: self._holding(node, kind, records) for kind, records in kinds.items()
            }
        return self._members[node]

    def _holding(self, node: Node, kind: Kind, records: Iterable[RecordId]) -> dict[RecordId, Way]:
        holds, marker = holding(self._meaning, node), Marker(self._meaning.runs_of(node))
        found: dict[RecordId, Way] = {}
        for record, names in names_of(self._db, kind, records).items():
            said = self._sight.text("\n".join(names))
            if record not in self._sight.people and holds(said):
                found[record] = min((mark.way for mark in marker.marks(said)), default=Way.EXACT)
        return found


def names_of(db: Database, kind: Kind, records: Iterable[RecordId]) -> Mapping[RecordId, list[str]]:
    """Return all that people, groups, places or terms are called."""
    names: dict[RecordId, list[str]] = {}
    for piece in chunks(records):
        sql = _CALLED[kind].format(marks(piece))
        for record, text in db.conn.execute(sql, piece * sql.count("IN (")).fetchall():
            names.setdefault(RecordId(record), []).append(text)
    return names


def _links(
    members: Mapping[Kind, Mapping[RecordId, Way]], of: str, farthest: Way = Way.EQUIVALENT
) -> str:
    """Return SQL that yields the incidents for which `of` holds with what of `members` is in them;
    empty where there are none.
    """
    found = []
    for kind, ways in members.items():
        if ids := _ids(member for member, way in ways.items() if way <= farthest):
            found += [sql.format(ids=ids, of=of) for sql in _PART_OF[kind]]
    return " UNION ALL ".join(found)


def _ids(records: Iterable[int]) -> str:
    return ", ".join(str(int(record)) for record in records)
