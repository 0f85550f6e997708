"""People and groups, as the archive keeps them."""

from collections.abc import Iterable

from sqlite_utils.db import Database

from khronika.archive.names import as_names, names_of
from khronika.archive.rows import RECORD_COLUMNS, by_ids, grouped, ids, record_part, select
from khronika.domain.kinds import RecordId
from khronika.domain.values import Agent


class Agents:
    """People and groups. A merged one stays where it is and points at its head."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def ids(self) -> list[RecordId]:
        """Return all by their first name (or label), merged ones left out."""
        sql = """
            SELECT agent.id FROM agent CROSS JOIN record USING (id)
            LEFT JOIN agent_name ON agent_name.agent = agent.id AND position = 0
            WHERE trashed IS NULL AND merged_into IS NULL
            ORDER BY coalesce(sort_key, label), agent.id"""
        return ids(self._db, sql)

    def get(self, agent: RecordId) -> Agent | None:
        """Return one person or group."""
        return self.many([agent]).get(agent)

    def many(self, agents: Iterable[RecordId]) -> dict[RecordId, Agent]:
        """Return those of `agents` that exist; a head has the names of all merged into it."""
        sql = f"SELECT agent.*, {RECORD_COLUMNS} FROM agent JOIN record USING (id)" \
              " WHERE agent.id IN ({})"  # fmt: skip
        rows = by_ids(self._db, sql, agents)
        groups = self.groups(RecordId(row["id"]) for row in rows)
        everyone = [one for group in groups.values() for one in group]
        incidents = self._incidents(groups)
        names = names_of(self._db, "agent_name", "agent", everyone)
        return {
            RecordId(row["id"]): Agent(
                **record_part(row),
                names=as_names([n for one in groups[row["id"]] for n in names.get(one, [])]),
                agent_kind=row["kind"],
                label=row["label"],
                identity=row["identity"],
                protection=row["protection"],
                protection_reason=row["protection_reason"],
                review=row["review"],
                consent=row["consent"],
                consent_by=row["consent_by"],
                consent_until=row["consent_until"],
                merged_into=row["merged_into"],
                incidents=len(incidents.get(row["id"], ())),
            )
            for row in rows
        }

    def groups(self, agents: Iterable[RecordId]) -> dict[RecordId, list[RecordId]]:
        """Return, for each head, itself and all that were merged into it."""
        groups = {agent: [agent] for agent in agents}
        sql = "SELECT id, merged_into FROM agent WHERE merged_into IN ({}) ORDER BY id"
        for row in by_ids(self._db, sql, list(groups)):
            groups[RecordId(row["merged_into"])].append(RecordId(row["id"]))
        return groups

    def _incidents(self, groups: dict[RecordId, list[RecordId]]) -> dict[int, set[int]]:
        """Return the incidents of each head and of all merged into it."""
        sql = """
            SELECT agent, incident FROM participation JOIN record ON record.id = incident
            WHERE agent IN ({}) AND trashed IS NULL"""
        everyone = {one for group in groups.values() for one in group}
        parts = grouped(by_ids(self._db, sql, everyone), "agent")
        return {
            head: {row["incident"] for one in group for row in parts.get(one, ())}
            for head, group in groups.items()
        }

    def guarded(self, protections: Iterable[str] = ("protected",)) -> dict[RecordId, Agent]:
        """Return everyone, trashed and merged ones too, whose protection is one of these."""
        wanted = set(protections)
        rows = select(self._db, "SELECT id, protection FROM agent")
        return self.many(RecordId(row["id"]) for row in rows if row["protection"] in wanted)
