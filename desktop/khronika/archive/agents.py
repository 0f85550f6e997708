"""People and groups, as the archive keeps them."""

from collections.abc import Iterable

from sqlite_utils.db import Database

from khronika.archive.names import as_names, names_of
from khronika.archive.rows import RECORD_COLUMNS, by_ids, ids, record_part, select
from khronika.domain.kinds import RecordId
from khronika.domain.values import Agent


class Agents:
    """People and groups. A merged one stays where it is and points at its head."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def ids(self) -> list[RecordId]:
        """Return all by their first name (or label), merged ones left out."""
        sql = """
            SELECT agent.id FROM agent JOIN record USING (id)
            LEFT JOIN agent_name ON agent_name.agent = agent.id AND position = 0
            WHERE trashed IS NULL AND merged_into IS NULL
            ORDER BY coalesce(sort_key, label), agent.id"""
        return ids(self._db, sql)

    def get(self, agent: RecordId) -> Agent | None:
        """Return one person or group."""
        return self.many([agent]).get(agent)

    def many(self, agents: Iterable[RecordId]) -> dict[RecordId, Agent]:
        """Return those of `agents` that exist; a head has the names of all merged into it."""
        sql = f"""
            SELECT agent.*, {RECORD_COLUMNS},
                (SELECT count(DISTINCT incident) FROM participation
                 JOIN record AS had ON had.id = participation.incident
                 JOIN agent AS someone ON someone.id = participation.agent
                 WHERE had.trashed IS NULL AND agent.id IN (someone.id, someone.merged_into))
                AS incidents
            FROM agent JOIN record USING (id) WHERE agent.id IN ({{}})"""
        rows = by_ids(self._db, sql, agents)
        groups = self.groups(RecordId(row["id"]) for row in rows)
        everyone = [one for group in groups.values() for one in group]
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
                incidents=row["incidents"],
            )
            for row in rows
        }

    def named_in(self, text: str) -> list[RecordId]:
        """Return those of whose names one stands in `text` letter by letter, heads for merged
        ones; whether as a word of its own is not looked at.
        """
        sql = """
            SELECT DISTINCT coalesce(merged_into, agent.id) FROM agent_name
            JOIN agent ON agent.id = agent_name.agent JOIN record ON record.id = agent.id
            WHERE trashed IS NULL AND instr(?, text) > 0 ORDER BY agent.id"""
        return ids(self._db, sql, [text])

    def groups(self, agents: Iterable[RecordId]) -> dict[RecordId, list[RecordId]]:
        """Return, for each head, itself and all that were merged into it."""
        groups = {agent: [agent] for agent in agents}
        sql = "SELECT id, merged_into FROM agent WHERE merged_into IN ({}) ORDER BY id"
        for row in by_ids(self._db, sql, list(groups)):
            groups[RecordId(row["merged_into"])].append(RecordId(row["id"]))
        return groups

    def guarded(self, protections: Iterable[str] = ("protected",)) -> dict[RecordId, Agent]:
        """Return everyone, trashed and merged ones too, whose protection is one of these."""
        wanted = set(protections)
        rows = select(self._db, "SELECT id, protection FROM agent")
        return self.many(RecordId(row["id"]) for row in rows if row["protection"] in wanted)
