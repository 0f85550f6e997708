"""Why something was found in which the words do not stand, in words."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils.db import Database

from khronika.archive.finding.borne import borne
from khronika.archive.finding.fields import Taken, covered
from khronika.archive.finding.within import names_of
from khronika.archive.records import Records
from khronika.archive.rows import by_ids
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.ways import Mark
from khronika.i18n import N_, _
from khronika.language.runs import Marker

_ROLES = """
    SELECT incident, coalesce(merged_into, agent.id) AS agent, role FROM participation
    JOIN agent ON agent.id = participation.agent JOIN record ON record.id = participation.id
    WHERE record.trashed IS NULL AND role IS NOT NULL AND incident IN ({})
    ORDER BY participation.id"""
# What something in an incident is to it: a vocabulary's terms are called by what they say of it.
_IN_IT = {
    Kind.AGENT.value: N_("in it: {name}"),
    Kind.PLACE.value: N_("where: {name}"),
    "category": N_("category: {name}"),
    "role": N_("role: {name}"),
    "outcome": N_("outcome: {name}"),
}
# What a record was found by that belongs to it, by the field of a query.
_BY_FIELD = {
    "person": N_("person: {name}"),
    "place": N_("place: {name}"),
    "source": N_("source: {name}"),
    "tag": N_("tag: {name}"),
    "collection": N_("collection: {name}"),
}
_MOST = 3  # of what one field named are told of one record


@dataclass(frozen=True, slots=True)
class Told:
    """Why a record was found, in words, and where in them those sought stand."""

    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    """One reason: the sentence for it, a name, and what more is said of whoever bears it."""

    sentence: str
    name: str
    more: Sequence[str] = ()


def told_within(
    db: Database, found: Mapping[RecordId, Iterable[RecordId]], marker: Marker
) -> Mapping[RecordId, Told]:
    """Say of each incident in `found` what of that for which it was found is in it: who takes
    part, and as what, which place it is, which category, role or outcome.

    `marker` finds the words sought.
    """
    members = {member for by in found.values() for member in by}
    roles: dict[tuple[int, int], list[RecordId]] = {}
    for row in by_ids(db, _ROLES, found):
        roles.setdefault((row["incident"], row["agent"]), []).append(RecordId(row["role"]))
    named = Records(db).named(members | {role for those in roles.values() for role in those})
    kinds = {member: named[member].kind.value for member in members}
    names: dict[RecordId, list[str]] = {}
    for kind in (Kind.AGENT, Kind.PLACE, Kind.TERM):
        names |= names_of(db, kind, [one for one in members if named[one].kind is kind])
    for row in by_ids(db, "SELECT id, vocabulary FROM term WHERE id IN ({})", members):
        kinds[row["id"]] = row["vocabulary"]
    order = list(_IN_IT)
    told: dict[RecordId, Told] = {}
    for incident, by in found.items():
        said = []
        for member in sorted(by, key=lambda one: (order.index(kinds[one]), one)):
            name = _with_found(named[member].title, names.get(member, ()), marker)
            as_what = [named[role].title for role in roles.get((incident, member), ())]
            said.append(_Said(_IN_IT[kinds[member]], name, as_what))
        told[incident] = _joined(said, marker)
    return told


def told_by_fields(
    db: Database, found: Collection[RecordId], fields: Mapping[str, Iterable[RecordId]]
) -> Mapping[RecordId, Told]:
    """Say of each record in `found` what it bears of that which the fields of the query named.

    Nothing of who was named themselves: they are what is found.
    """
    those = Taken(f"SELECT id FROM record WHERE id IN ({', '.join(map(str, found))})")
    bearing: dict[RecordId, dict[RecordId, str]] = {}
    for code, members in fields.items():
        meant = {row[0] for row in db.conn.execute(covered(code, members).sql)}
        for record, member in borne(db, code, those):
            if member in meant and member != record:
                bearing.setdefault(record, {})[member] = code
    names = _called_now(db, {member for by in bearing.values() for member in by})
    told: dict[RecordId, Told] = {}
    for record, by in bearing.items():
        said = []
        for code in fields:
            ones = sorted(member for member, of in by.items() if of == code)[:_MOST]
            said += [_Said(_BY_FIELD[code], names[member]) for member in ones]
        told[record] = _joined(said, Marker(()))
    return told


def _called_now(db: Database, records: Collection[RecordId]) -> Mapping[RecordId, str]:
    """Return what `records` are called; who was merged, as whoever they are, and as they were."""
    sql = "SELECT id, merged_into FROM agent WHERE merged_into IS NOT NULL AND id IN ({})"
    merged = {RecordId(row["id"]): RecordId(row["merged_into"]) for row in by_ids(db, sql, records)}
    titles = {
        record: named.title
        for record, named in Records(db).named({*records, *merged.values()}).items()
    }
    return {
        one: f"{titles[merged[one]]} ({titles[one]})" if one in merged else titles[one]
        for one in records
    }


def _with_found(title: str, names: Sequence[str], marker: Marker) -> str:
    """Return what something is called, and the name it was found by where it is another."""
    if marker.marks(title):
        return title
    other = next((name for name in names if marker.marks(name)), "")
    return f"{title} ({other})" if other else title


def _joined(reasons: Sequence[_Said], marker: Marker) -> Told:
    text, found = "", list[Mark]()
    for one in reasons:
        before, after = _(one.sentence).split("{name}")
        lead = f"{text} · {before}" if text else before
        found += [
            Mark(mark.start + len(lead), mark.end + len(lead), mark.way)
            for mark in marker.marks(one.name)
        ]
        text = "".join([lead, one.name, *(f", {more}" for more in dict.fromkeys(one.more)), after])
    return Told(text, tuple(found))
