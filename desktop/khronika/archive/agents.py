"""People and groups, as the archive keeps them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import merge

from sqlite_utils.db import Database

from khronika.archive.change import marks
from khronika.archive.names import as_names, names_of, place_names
from khronika.archive.rows import RECORD_COLUMNS, TRASHED, by_ids, grouped, ids, record_part, select
from khronika.domain.kinds import RecordId
from khronika.domain.values import Agent
from khronika.domain.vocabulary import PROTECTIONS
from khronika.language.descriptions import DESCRIPTION, PlaceWords, looked_for
from khronika.language.sorting import sort_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarded:
    """Someone whose names are not for everybody's eyes, with all that they were recorded under.

    `names` are those that are looked for in texts, of a description only what is written like a
    name. `head` is the record they were merged into, else their own; `ref` and `label` are the
    head's, a label that only a merged record has if the head has none; `protection` is the
    strictest of all that are merged into one. `listed`: this is who a list of people shows.
    """

    id: RecordId
    head: RecordId
    ref: int | None
    label: str
    names: tuple[str, ...]
    protection: str = "protected"
    listed: bool = True


class Agents:
    """People and groups. A merged one stays where it is and points at its head."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._label_keys: dict[str, str] = {}

    def ids(self) -> list[RecordId]:
        """Return all by their first name (or label), merged ones left out."""
        sql = f"""
            SELECT agent.id, CASE WHEN sort_key IS NULL THEN coalesce(label, '') END FROM agent
            LEFT JOIN agent_name ON agent_name.agent = agent.id AND position = 0
            WHERE agent.id NOT IN ({TRASHED}) AND merged_into IS NULL
            ORDER BY sort_key, agent.id"""
        found = self._db.conn.execute(sql).fetchall()
        unnamed = [(self._label_key(label), one) for one, label in found if label is not None]
        if not unnamed:
            return [RecordId(one) for one, _label in found]
        sql = """
            SELECT sort_key, agent FROM agent_name WHERE position = 0 ORDER BY sort_key, agent"""
        listed = {one for one, label in found if label is None}
        named = (row for row in self._db.conn.execute(sql).fetchall() if row[1] in listed)
        return [RecordId(one) for _key, one in merge(named, sorted(unnamed))]

    def _label_key(self, label: str) -> str:
        """Return where a label stands among names: their keys are stored, its is not."""
        if label not in self._label_keys:
            self._label_keys[label] = sort_key(label)
        return self._label_keys[label]

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
        names = names_of(self._db, "agent_name", "agent", everyone)
        incidents = self._incidents(groups)
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
                incidents=incidents[row["id"]],
            )
            for row in rows
        }

    def _incidents(self, groups: Mapping[RecordId, list[RecordId]]) -> dict[int, int]:
        """Return in how many incidents each head, or anyone merged into it, took part."""
        sql = f"""
            SELECT DISTINCT agent, incident FROM participation
            WHERE agent IN ({{}}) AND incident NOT IN ({TRASHED})"""
        everyone = {one for group in groups.values() for one in group}
        had = grouped(by_ids(self._db, sql, everyone), "agent")
        return {
            head: len({row["incident"] for one in group for row in had.get(one, ())})
            for head, group in groups.items()
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

    def marked(self, protections: Iterable[str]) -> frozenset[RecordId]:
        """Return the living heads whose protection is one of these."""
        wanted = sorted(set(protections))
        sql = f"""
            SELECT agent.id FROM agent CROSS JOIN record USING (id) WHERE trashed IS NULL
            AND merged_into IS NULL AND protection IN ({marks(wanted)})"""
        return frozenset(ids(self._db, sql, wanted))

    def count(self) -> int:
        """Return how many there are, merged ones left out."""
        sql = f"""
            SELECT count(*) FROM agent WHERE id NOT IN ({TRASHED}) AND merged_into IS NULL"""
        return int(self._db.conn.execute(sql).fetchone()[0])

    def names_guarded(self, protections: Iterable[str]) -> list[Guarded]:
        """Return everyone, trashed and merged ones too, of a group with such a protection.

        Quicker than `guarded`, which counts their incidents: two queries for all of them.
        """
        sql = (
            "SELECT agent.id, ref, label, merged_into, protection, trashed FROM agent"
            " JOIN record USING (id)"
        )
        rows, wanted = select(self._db, sql), set(protections)
        head = {row["id"]: row["merged_into"] or row["id"] for row in rows}
        marked = {
            level: {head[row["id"]] for row in rows if row["protection"] == level}
            for level in PROTECTIONS  # the strictest first
        }
        heads = {one for level in wanted for one in marked[level]}
        members = [row for row in rows if head[row["id"]] in heads]
        refs = {row["id"]: row["ref"] for row in members}
        labels = {head[row["id"]]: row["label"] for row in members if row["label"]}
        labels |= {row["id"]: row["label"] for row in members if row["label"]}
        names = names_of(self._db, "agent_name", "agent", [row["id"] for row in members])
        kinds = {name["kind"] for found in names.values() for name in found}
        places = PlaceWords(place_names(self._db) if DESCRIPTION in kinds else ())
        return [
            Guarded(
                id=RecordId(row["id"]),
                head=RecordId(head[row["id"]]),
                ref=refs.get(head[row["id"]]),
                label=labels.get(head[row["id"]], ""),
                names=tuple(
                    said
                    for name in names.get(row["id"], ())
                    for said in looked_for(name["text"], name["kind"], places)
                ),
                protection=next(one for one in PROTECTIONS if head[row["id"]] in marked[one]),
                listed=row["merged_into"] is None and row["trashed"] is None,
            )
            for row in members
        ]

    def guarded(self, protections: Iterable[str] = ("protected",)) -> dict[RecordId, Agent]:
        """Return everyone, trashed and merged ones too, whose protection is one of these."""
        wanted = set(protections)
        rows = select(self._db, "SELECT id, protection FROM agent")
        return self.many(RecordId(row["id"]) for row in rows if row["protection"] in wanted)
