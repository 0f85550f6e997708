"""What some records bear: which tags, sources, people, places and collections, in pairs.

The fields of a query ask the other way round, which records belong to a person: `fields` and this
page must say the same.
"""

from collections.abc import Iterator

from sqlite_utils.db import Database

from khronika.archive.finding.fields import Taken
from khronika.domain.kinds import RecordId

# What was found, and what is stated of it and cited for that. It stands at the left of every CROSS
# JOIN, which SQLite leaves there: it is the shorter.
_FOUND = """
    WITH found (id) AS MATERIALIZED ({}),
    stated (part, of) AS (
        SELECT id, id FROM found
        UNION ALL SELECT claim.id, record FROM found CROSS JOIN claim ON record = found.id
        UNION ALL SELECT participation.id, incident FROM found CROSS JOIN participation
        ON incident = found.id
        UNION ALL SELECT figure.id, incident FROM found CROSS JOIN figure ON incident = found.id),
    cited (of, source, document, passage) AS MATERIALIZED (
        SELECT of, source, document, passage FROM stated CROSS JOIN citation ON target = part)"""
# The incidents that rest on what was found, and what was found itself.
_REACHED = """
    , resting (of, target) AS MATERIALIZED (
        SELECT found.id, target FROM found CROSS JOIN citation ON citation.document = found.id
        UNION SELECT found.id, target FROM found CROSS JOIN citation ON citation.passage = found.id
        UNION SELECT found.id, target FROM found CROSS JOIN passage ON passage.document = found.id
        CROSS JOIN citation ON citation.passage = passage.id),
    reached (of, id) AS MATERIALIZED (
        SELECT id, id FROM found UNION SELECT of, target FROM resting
        UNION SELECT of, record FROM resting CROSS JOIN claim ON claim.id = target
        UNION SELECT of, incident FROM resting CROSS JOIN participation ON participation.id = target
        UNION SELECT of, incident FROM resting CROSS JOIN figure ON figure.id = target)"""

_BORNE = {
    "person": _REACHED
    + """
        SELECT of, agent FROM reached CROSS JOIN participation ON incident = reached.id
        UNION SELECT found.id, agent FROM found CROSS JOIN document_author ON document = found.id
        UNION SELECT found.id, agent.id FROM found CROSS JOIN agent ON agent.id = found.id""",
    "place": _REACHED
    + """
        SELECT of, value FROM reached CROSS JOIN claim ON claim.record = reached.id
        UNION SELECT of, place FROM reached CROSS JOIN incident ON incident.id = reached.id
        UNION SELECT found.id, place.id FROM found CROSS JOIN place ON place.id = found.id""",
    "tag": """
        SELECT found.id, tag FROM found CROSS JOIN record_tag ON record_tag.record = found.id
        UNION SELECT found.id, tag FROM found CROSS JOIN passage ON document = found.id
        CROSS JOIN record_tag ON record_tag.record = passage.id
        UNION SELECT found.id, tag.id FROM found CROSS JOIN tag ON tag.id = found.id""",
    "source": """
        SELECT found.id, publisher FROM found CROSS JOIN document ON document.id = found.id
        UNION SELECT found.id, source.id FROM found CROSS JOIN source ON source.id = found.id
        UNION SELECT found.id, publisher FROM found CROSS JOIN passage ON passage.id = found.id
        CROSS JOIN document ON document.id = passage.document
        UNION SELECT of, source FROM cited
        UNION SELECT of, publisher FROM cited LEFT JOIN passage ON passage.id = cited.passage
        CROSS JOIN document ON document.id = coalesce(cited.document, passage.document)""",
    "collection": """
        SELECT found.id, collection FROM found CROSS JOIN collection_record ON record = found.id
        UNION SELECT found.id, collection.id FROM found CROSS JOIN collection
        ON collection.id = found.id""",
}


def borne(db: Database, code: str, found: Taken) -> Iterator[tuple[RecordId, RecordId]]:
    """Yield the records of `found`, each with what it bears that the field `code` may name."""
    sql = f"{_FOUND.format(found.sql)} {_BORNE[code]}"
    for record, value in db.conn.execute(sql, found.values).fetchall():
        if value is not None:
            yield RecordId(record), RecordId(value)
