"""Incidents found by who takes part in them and where they happened.

The index keeps of an incident its own words alone. Who takes part stands in it by their own
record, under all their names, and so does the place: what is called as was asked is looked for,
and then what it is part of. Nothing is kept for that, and nothing can be out of date.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from sqlite_utils.db import Database

from khronika.archive.change import chunks, marks
from khronika.archive.finding.fields import Taken
from khronika.archive.finding.forms import Meaning
from khronika.archive.finding.matching import holding, match
from khronika.archive.finding.places import rows_of
from khronika.archive.records import Records
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.query_nodes import Node
from khronika.domain.ways import Mark, Way
from khronika.i18n import _
from khronika.language.runs import Marker

_MOST = 1_000  # people, groups and places: what more of them are called tells no incident apart
_CALLED = {
    Kind.AGENT: """
        SELECT agent AS id, text FROM agent_name WHERE agent IN ({0})
        UNION ALL SELECT id, label FROM agent WHERE id IN ({0}) AND label IS NOT NULL""",
    Kind.PLACE: "SELECT place AS id, text FROM place_name WHERE place IN ({0})",
}
_OF_NAMES = Taken("record.kind IN ('agent', 'place') AND record.trashed IS NULL")
# Whoever was merged into another takes part as that one, and that one as them.
_TAKING_PART = """
    WITH one (id, named) AS (SELECT agent.id, them.id FROM agent AS them JOIN agent
        ON agent.id = coalesce(them.merged_into, them.id)
        OR agent.merged_into = coalesce(them.merged_into, them.id)
        WHERE them.id IN ({0}))
    SELECT DISTINCT incident, named FROM one JOIN participation ON agent = one.id
    JOIN record ON record.id = participation.id WHERE record.trashed IS NULL"""
_HAPPENED = """
    SELECT claim.record, value FROM claim JOIN record ON record.id = claim.id
    JOIN incident ON incident.id = claim.record WHERE value IN ({0}) AND trashed IS NULL
    UNION SELECT id, place FROM incident WHERE place IN ({0})"""
_ROLES = """
    SELECT incident, coalesce(merged_into, agent.id) AS agent, role FROM participation
    JOIN agent ON agent.id = participation.agent JOIN record ON record.id = participation.id
    WHERE record.trashed IS NULL AND incident IN ({0}) ORDER BY participation.id"""


@dataclass(frozen=True, slots=True)
class Told:
    """Why an incident was found, in words, and where in them those sought stand."""

    text: str
    marks: tuple[Mark, ...]


class Within:
    """What the words of one query find through people, groups and places."""

    def __init__(
        self, db: Database, meaning: Meaning, hidden: AbstractSet[RecordId] = frozenset()
    ) -> None:
        """`hidden`: people through whom nothing is found."""
        self._db, self._meaning, self._hidden = db, meaning, hidden
        self._incidents: dict[Node, dict[RecordId, dict[RecordId, Way]]] = {}

    def incidents(self, node: Node) -> Mapping[RecordId, Mapping[RecordId, Way]]:
        """Return the incidents in which something is called `node`, which is of words alone: by
        incident what is, and in which form.
        """
        if node not in self._incidents:
            members = self._called(node)
            found: dict[RecordId, dict[RecordId, Way]] = {}
            for sql in (_TAKING_PART, _HAPPENED):
                for piece in chunks(members):
                    asked = sql.format(marks(piece))
                    rows = self._db.conn.execute(asked, piece * asked.count("IN (")).fetchall()
                    for incident, member in rows:
                        by = found.setdefault(RecordId(incident), {})
                        by[RecordId(member)] = members[RecordId(member)]
            self._incidents[node] = found
        return self._incidents[node]

    def _called(self, node: Node) -> dict[RecordId, Way]:
        """Return the people, groups and places with a name that holds `node`."""
        asked = match(self._meaning, node, Way.EQUIVALENT, spares=True)
        if asked is None:
            return {}
        kinds: dict[Kind, list[RecordId]] = {Kind.AGENT: [], Kind.PLACE: []}
        for row in rows_of(self._db, asked, _OF_NAMES, f"LIMIT {_MOST}"):
            kinds[Kind(row["kind"])].append(RecordId(row["record"]))
        holds, marker = holding(self._meaning, node), Marker(self._meaning.runs_of(node))
        found: dict[RecordId, Way] = {}
        for kind, records in kinds.items():
            for record, names in self._names(kind, records).items():
                said = "\n".join(names)
                if record not in self._hidden and holds(said):
                    found[record] = min(
                        (mark.way for mark in marker.marks(said)), default=Way.EXACT
                    )
        return found

    def _names(self, kind: Kind, records: Iterable[RecordId]) -> Mapping[RecordId, list[str]]:
        names: dict[RecordId, list[str]] = {}
        for piece in chunks(records):
            sql = _CALLED[kind].format(marks(piece))
            rows = self._db.conn.execute(sql, piece * sql.count("IN (")).fetchall()
            for record, text in rows:
                names.setdefault(RecordId(record), []).append(text)
        return names

    # -- saying why -----------------------------------------------------------------------

    def told(
        self, found: Mapping[RecordId, Iterable[RecordId]], marker: Marker
    ) -> Mapping[RecordId, Told]:
        """Say of each incident in `found` who of those found for it takes part, and as what, and
        which place it is; `marker` finds the words sought.
        """
        members = {member for by in found.values() for member in by}
        roles: dict[tuple[RecordId, RecordId], list[RecordId]] = {}
        for piece in chunks(found):
            rows = self._db.conn.execute(_ROLES.format(marks(piece)), piece).fetchall()
            for incident, agent, role in rows:
                if role is not None:
                    roles.setdefault((RecordId(incident), RecordId(agent)), []).append(role)
        named = Records(self._db).named(
            members | {role for those in roles.values() for role in those}
        )
        names = {kind: self._names(kind, members) for kind in _CALLED}
        told: dict[RecordId, Told] = {}
        for incident, by in found.items():
            parts = []
            for member in by:
                title, kind = named[member].title, named[member].kind
                said = _with_found(title, names[kind].get(member, ()), marker)
                as_what = [named[role].title for role in roles.get((incident, member), ())]
                parts.append((said, as_what, kind))
            told[incident] = _joined(parts, marker)
        return told


def _with_found(title: str, names: Sequence[str], marker: Marker) -> str:
    """Return what somebody is called, and the name they were found by where it is another."""
    if marker.marks(title):
        return title
    other = next((name for name in names if marker.marks(name)), "")
    return f"{title} ({other})" if other else title


def _joined(parts: Sequence[tuple[str, Sequence[str], Kind]], marker: Marker) -> Told:
    text, found = "", list[Mark]()
    for name, roles, kind in parts:
        said = _("where: {name}") if kind is Kind.PLACE else _("in it: {name}")
        before, after = said.split("{name}")
        lead = f"{text} · {before}" if text else before
        found += [
            Mark(mark.start + len(lead), mark.end + len(lead), mark.way)
            for mark in marker.marks(name)
        ]
        text = "".join([lead, name, *(f", {role}" for role in dict.fromkeys(roles)), after])
    return Told(text, tuple(found))
