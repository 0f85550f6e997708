"""Published totals beside what the archive itself holds of their kind.

A figure that names what it counts (a category, a role or an outcome, with every term below it)
is compared with the incidents or people recorded under it. Neither number corrects the other:
an archive holds a part, and a total may have counted what nobody recorded.
"""

from collections.abc import Sequence
from datetime import date

from sqlite_utils.db import Database

from khronika.archive.incidents import Incidents
from khronika.archive.records import Records
from khronika.archive.rows import by_ids, ids, scalar
from khronika.domain.kinds import RecordId
from khronika.domain.tallies import Breakdown, Part, Tally
from khronika.domain.values import Figure, Incident, IncidentCase, Term

# A term with every one below it, as a table `under` of one column.
_UNDER = """WITH RECURSIVE under(id) AS (
    VALUES (?1) UNION SELECT term.id FROM term JOIN under ON term.parent = under.id)"""
_UNDER_TWO = f"""{_UNDER}, within(id) AS (
    VALUES (?2) UNION SELECT term.id FROM term JOIN within ON term.parent = within.id)"""
_FILED = """SELECT claim.record FROM claim JOIN record ON record.id = claim.record
    WHERE field = 'category' AND trashed IS NULL AND value IN {}"""


class Tallies:
    """What stands beside a published total."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, case: IncidentCase) -> dict[RecordId, Tally]:
        """Return, for each figure of an incident that says what it counts, what is recorded."""
        return {
            figure.id: self._tally(figure.counts, figure.among, case.incident)
            for figure in case.figures
            if figure.counts is not None
        }

    def breakdown(self, case: IncidentCase) -> Breakdown | None:
        """Return the parts of a total: incidents that are part of this one, a figure each.

        None when this incident, or every part of it, has no single figure to compare.
        """
        whole = _only_figure(case.figures)
        if whole is None:
            return None
        sql = """
            SELECT subject FROM relation JOIN record USING (id)
            JOIN incident ON incident.id = subject
            WHERE object = ? AND relation.kind = 'part_of' AND trashed IS NULL
            ORDER BY relation.id"""
        found = Incidents(self._db).many(ids(self._db, sql, [case.incident.id]))
        titles = Records(self._db).named(found)
        parts = tuple(
            Part(incident=one.id, title=titles[one.id].title, low=figure.low, high=figure.high)
            for one in found.values()
            if one.trashed is None and (figure := _only_figure(one.figures)) is not None
        )
        return Breakdown(low=whole.low, high=whole.high, parts=parts) if parts else None

    def _tally(self, counts: Term, among: Term | None, of: Incident) -> Tally:
        if counts.vocabulary == "category":
            return self._incidents(counts, among, of)
        return Tally(of=counts, among=among, recorded=self._people(counts, among))

    def _incidents(self, counts: Term, among: Term | None, of: Incident) -> Tally:
        sql = f"{_UNDER} {_FILED.format('under')}"
        values: list[object] = [counts.id]
        if among is not None:
            sql = f"{_UNDER_TWO} {_FILED.format('under')} INTERSECT {_FILED.format('within')}"
            values.append(among.id)
        filed = self._each_once(set(ids(self._db, sql, values)) - {of.id})
        return Tally(of=counts, among=among, recorded=len(filed), dated=self._dated(filed, of))

    def _each_once(self, incidents: set[RecordId]) -> set[RecordId]:
        """Return `incidents` without those that are surely or probably the same as another."""
        sql = """
            SELECT subject, object FROM relation JOIN record USING (id)
            WHERE relation.kind = 'same_as' AND trashed IS NULL
            AND coalesce(certainty, 'certain') != 'possible' ORDER BY relation.id"""
        kept = set(incidents)
        first: dict[RecordId, RecordId] = {}
        for one, other in self._db.conn.execute(sql).fetchall():
            if one not in incidents or other not in incidents:
                continue
            head, same = _head(first, RecordId(one)), _head(first, RecordId(other))
            if head != same:
                first[same] = head
                kept.discard(same)
        return kept

    def _dated(self, incidents: set[RecordId], of: Incident) -> int | None:
        """Return how many of `incidents` lie within the date of `of` for certain."""
        if of.when.is_unknown:
            return None
        start, end = of.when.earliest_start or date.min, of.when.latest_end or date.max
        sql = "SELECT earliest_start, latest_end FROM incident WHERE id IN ({})" \
              " AND earliest_start IS NOT NULL AND latest_end IS NOT NULL"  # fmt: skip
        first, last = start.toordinal(), end.toordinal()
        found = by_ids(self._db, sql, incidents)
        inside = [row for row in found if row["earliest_start"] >= first]
        return len([row for row in inside if row["latest_end"] <= last])

    def _people(self, counts: Term, among: Term | None) -> int:
        """Count people and groups, merged ones once, by their role or outcome.

        An outcome may come later than the act, in an incident of its own (an arrest): so with
        `among` it is enough that someone took part in an incident of that category.
        """
        column = "role" if counts.vocabulary == "role" else "outcome"
        had = f"""
            SELECT coalesce(merged_into, agent.id) AS head, participation.incident
            FROM participation
            JOIN agent ON agent.id = participation.agent
            JOIN record ON record.id = participation.incident
            JOIN record AS who ON who.id = agent.id
            WHERE record.trashed IS NULL AND who.trashed IS NULL AND {column} IN under"""
        if among is None:
            return int(scalar(self._db, f"{_UNDER} SELECT count(DISTINCT head) FROM ({had})",
                              [counts.id]))  # fmt: skip
        filed = _FILED.format("within")
        if column == "role":  # of the very incident
            sql = f"SELECT count(DISTINCT head) FROM ({had}) WHERE incident IN ({filed})"
        else:
            took_part = f"""
                SELECT coalesce(merged_into, agent.id) FROM participation
                JOIN agent ON agent.id = participation.agent WHERE incident IN ({filed})"""
            sql = f"SELECT count(DISTINCT head) FROM ({had}) WHERE head IN ({took_part})"
        return int(scalar(self._db, f"{_UNDER_TWO} {sql}", [counts.id, among.id]))


def _head(first: dict[RecordId, RecordId], record: RecordId) -> RecordId:
    while record in first:
        record = first[record]
    return record


def _only_figure(figures: Sequence[Figure]) -> Figure | None:
    return figures[0] if len(figures) == 1 else None
