"""Whom and what someone is found with: companions, passages, places in texts, namesakes."""

from collections.abc import Sequence
from dataclasses import replace
from time import monotonic

from sqlite_utils.db import Database

from khronika.archive.agents import Agents
from khronika.archive.documents import Documents
from khronika.archive.finding.snippets import cut
from khronika.archive.incidents import BY_DATE
from khronika.archive.records import Records
from khronika.archive.rows import grouped, ids, select
from khronika.archive.search import Search
from khronika.archive.whens import when_of
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.lives import Life, Part
from khronika.domain.values import Agent, Hit, Named
from khronika.domain.ways import Mark
from khronika.language.folding import fold, tokens

_SHORTEST = 3  # letters: a shorter name is found in every other text
_PATIENCE = 0.2  # seconds: a page waits for it


class Circle:
    """What stands around a person or a group; whoever is merged into a head counts as the head."""

    def __init__(self, db: Database, search: Search) -> None:
        self._db, self._search = db, search

    def lives(self, agent: RecordId) -> list[Life]:
        """Return all that someone was in, by date, undated ones last."""
        sql = f"""
            SELECT incident.*, role, outcome, certainty FROM participation
            JOIN incident ON incident.id = participation.incident
            JOIN record ON record.id = incident.id
            WHERE agent IN ({self._members(agent)}) AND trashed IS NULL {BY_DATE},
            participation.id"""
        rows = select(self._db, sql)
        ends = {RecordId(row[end]) for row in rows for end in ("id", "role", "outcome") if row[end]}
        names = Records(self._db).named(ends)
        title = {record: named.title for record, named in names.items()}
        return [
            Life(
                incident=names[RecordId(incident)],
                when=when_of(parts[0]),
                parts=tuple(
                    Part(
                        role=title.get(part["role"], ""),
                        outcome=title.get(part["outcome"], ""),
                        certainty=part["certainty"],
                    )
                    for part in parts
                ),
            )
            for incident, parts in grouped(rows, "id").items()
        ]

    def met(self, agent: RecordId) -> list[tuple[Named, int]]:
        """Return who took part in the same incidents, with how many of them, the most first."""
        sql = """
            SELECT coalesce(someone.merged_into, someone.id) AS head,
                count(DISTINCT other.incident) AS times
            FROM participation AS mine
            JOIN record AS had ON had.id = mine.incident AND had.trashed IS NULL
            JOIN participation AS other ON other.incident = mine.incident
            JOIN agent AS someone ON someone.id = other.agent
            JOIN record AS who ON who.id = coalesce(someone.merged_into, someone.id)
            WHERE mine.agent IN ({members}) AND who.trashed IS NULL
            AND coalesce(someone.merged_into, someone.id) <> ?1
            GROUP BY head ORDER BY times DESC, head"""
        rows = select(self._db, sql.replace("{members}", self._members(agent)), [agent])
        names = Records(self._db).named(RecordId(row["head"]) for row in rows)
        return [(names[RecordId(row["head"])], row["times"]) for row in rows]

    def passages(self, agent: RecordId) -> list[RecordId]:
        """Return the passages cited for someone's part in incidents, and then for the rest of
        those incidents, each once, in the order of the texts.
        """
        members = self._members(agent)
        sql = """
            SELECT passage.id, min(rank) AS nearest FROM (
                SELECT id AS target, 0 AS rank FROM participation WHERE agent IN ({members})
                UNION ALL
                SELECT incident, 1 FROM participation WHERE agent IN ({members})
                UNION ALL
                SELECT claim.id, 1 FROM participation
                JOIN claim ON claim.record = participation.incident WHERE agent IN ({members}))
            JOIN citation USING (target)
            JOIN record AS cited ON cited.id = citation.id AND cited.trashed IS NULL
            JOIN passage ON passage.id = citation.passage
            JOIN record ON record.id = passage.id AND record.trashed IS NULL
            GROUP BY passage.id ORDER BY nearest, passage.document, passage.start, passage.id"""
        rows = select(self._db, sql.replace("{members}", members))
        return [RecordId(row["id"]) for row in rows]

    def found(self, agent: Agent, limit: int) -> list[Hit]:
        """Return places in texts that hold one of someone's names, in whatever form and script:
        all of a text, not the best alone as a search does, at most `limit` texts and places.
        """
        names = [" ".join(tokens(name.text)) for name in agent.names]
        wanted = dict.fromkeys(name for name in names if len(name) >= _SHORTEST)
        if not wanted:
            return []
        query = " OR ".join(f'"{name}"' for name in wanted)
        until = monotonic() + _PATIENCE
        found = self._search.find(query, [Kind.DOCUMENT], limit, wait=False, patience=_PATIENCE)
        places: list[Hit] = []
        for hit in {hit.id: hit for hit in reversed(found.hits)}.values():
            if monotonic() > until:  # a page waits for this: the best place of each text will do
                places.append(hit)
                continue
            text = Documents(self._db).body(hit.id)
            each = [_place(hit, text, mark) for mark in found.sought.marks(text)]
            places += each or [hit]
        order = {hit.id: at for at, hit in enumerate(found.hits)}
        places.sort(key=lambda hit: (order[hit.id], hit.start))
        return places[:limit]

    def namesakes(self, agent: Agent) -> list[tuple[Agent, str]]:
        """Return others who have a name of `agent`'s in the same letters, with that name."""
        own = {fold(name.text): name.text for name in agent.names}
        sql = """
            SELECT coalesce(merged_into, agent.id) AS head, text FROM agent_name
            JOIN agent ON agent.id = agent_name.agent
            JOIN record ON record.id = coalesce(merged_into, agent.id)
            WHERE trashed IS NULL AND head <> ? AND length(text) IN ({})"""
        lengths = ", ".join(str(length) for length in sorted({len(name) for name in own})) or "0"
        rows = select(self._db, sql.format(lengths), [agent.id])
        same = {RecordId(row["head"]): row["text"] for row in rows if fold(row["text"]) in own}
        found = Agents(self._db).many(same)
        return [(found[one], said) for one, said in same.items()]

    def merged(self, agent: RecordId) -> list[Named]:
        """Return the records that were merged into `agent`, oldest first."""
        order = ids(self._db, "SELECT id FROM agent WHERE merged_into = ? ORDER BY id", [agent])
        names = Records(self._db).named(order)
        return [names[one] for one in order]

    def _members(self, agent: RecordId) -> str:
        group: Sequence[RecordId] = Agents(self._db).groups([agent])[agent]
        return ", ".join(str(int(one)) for one in group)


def _place(hit: Hit, text: str, mark: Mark) -> Hit:
    """Return one more place of a text in which `hit` was found."""
    snippet = cut(text, [mark], in_lines=False)
    return replace(
        hit, snippet=snippet.text, marks=snippet.marks, start=mark.start, end=mark.end, way=mark.way
    )
