"""Who passes on whose words in a record: a publisher, in whose document somebody else is cited."""

from collections.abc import Iterable, Iterator

from sqlite_utils.db import Database

from khronika.archive.records import Records
from khronika.archive.rows import by_ids, grouped, select
from khronika.archive.seals import Row
from khronika.domain.grades import PassedOn
from khronika.domain.kinds import RecordId
from khronika.domain.values import Relay

# What each record states, itself among it; for `{ids}`, a list of records.
STATED = """
    stated (home, part) AS (
        SELECT id, id FROM record WHERE id IN ({ids})
        UNION ALL SELECT record, id FROM claim WHERE record IN ({ids})
        UNION ALL SELECT incident, id FROM participation WHERE incident IN ({ids})
        UNION ALL SELECT incident, id FROM figure WHERE incident IN ({ids}))"""
# The record that each of some is part of, or is itself.
HOMES = """
    SELECT target.id, coalesce(claim.record, participation.incident, figure.incident, target.id)
        AS home
    FROM record AS target
    LEFT JOIN claim ON claim.id = target.id
    LEFT JOIN participation ON participation.id = target.id
    LEFT JOIN figure ON figure.id = target.id
    WHERE target.id IN ({})"""
# Who is cited by name, and who published the text that the words are in; see `_relayed`.
RELAYED = """
    stance, citation.source AS named,
    held.publisher AS held_by, cited.publisher AS cited_by, held.id AS held, cited.id AS cited"""
_NAMED = f"""
    WITH {STATED}
    SELECT home, {RELAYED}
    FROM stated CROSS JOIN citation ON citation.target = part
    CROSS JOIN record ON record.id = citation.id
    LEFT JOIN passage ON passage.id = citation.passage
    LEFT JOIN document AS held ON held.id = passage.document
    LEFT JOIN document AS cited ON cited.id = citation.document
    WHERE citation.source IS NOT NULL AND trashed IS NULL ORDER BY citation.id"""
_AT_ONCE = 200  # records a query, each named four times in it


def of_homes(db: Database, sql: str, homes: Iterable[int]) -> dict[int, list[Row]]:
    """Run `sql`, which has `STATED` in it, over `homes`; return its rows by `home`."""
    wanted, rows = list(homes), list[Row]()
    for at in range(0, len(wanted), _AT_ONCE):
        listed = ", ".join(str(int(one)) for one in wanted[at : at + _AT_ONCE])
        rows += select(db, sql.replace("{ids}", listed))
    return grouped(rows, "home")


def passed_on(rows: Iterable[Row]) -> PassedOn:
    """Return whose words publishers pass on, from what `RELAYED` has of one record's citations."""
    found: dict[RecordId, set[RecordId]] = {}
    for publisher, source, _document in _relayed(rows):
        found.setdefault(publisher, set()).add(source)
    return found


class Relays:
    """Reads, for records, who passes on whose words in them."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of_parts(self, targets: Iterable[RecordId]) -> dict[RecordId, PassedOn]:
        """Return what is passed on in the record that each of `targets` is, or is part of."""
        home = {row["id"]: row["home"] for row in by_ids(self._db, HOMES, targets)}
        found = self.of_records(home.values())
        return {RecordId(one): found[at] for one, at in home.items() if at in found}

    def of_records(self, records: Iterable[int]) -> dict[int, PassedOn]:
        """Return what is passed on in each of `records` where anything is."""
        rows = of_homes(self._db, _NAMED, set(records))
        return {one: passed for one, of_one in rows.items() if (passed := passed_on(of_one))}

    def told(self, records: Iterable[RecordId]) -> dict[RecordId, tuple[Relay, ...]]:
        """Return by name who passes on whom, and where, in each of `records`; each pair once."""
        found = {}
        for home, rows in of_homes(self._db, _NAMED, records).items():
            pairs: dict[tuple[RecordId, RecordId], RecordId] = {}
            for publisher, source, document in _relayed(rows):
                pairs.setdefault((publisher, source), document)
            found[home] = [(*pair, document) for pair, document in pairs.items()]
        names = Records(self._db).named(
            {one for relays in found.values() for relay in relays for one in relay}
        )
        return {
            RecordId(home): tuple(
                Relay(publisher=names[publisher], source=names[source], document=names[document])
                for publisher, source, document in relays
            )
            for home, relays in found.items()
        }


def _relayed(rows: Iterable[Row]) -> Iterator[tuple[RecordId, RecordId, RecordId]]:
    """Yield (publisher, source, document) where a source is cited by the words of a document that
    another one published.

    Whom a paper quotes as contradicting something is not where the paper has it from.
    """
    for row in rows:
        if row["named"] is None or row["stance"] == "contradicts":
            continue
        for publisher, document in (
            (row["held_by"], row["held"]),
            (row["cited_by"], row["cited"]),
        ):
            if publisher is not None and publisher != row["named"]:
                yield RecordId(publisher), RecordId(row["named"]), RecordId(document)
