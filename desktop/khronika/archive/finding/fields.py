"""Which records a field of a query takes in, as a query of their ids.

A record is taken in when it is what the field names, or belongs to it: for a person their
incidents and the documents these rest on, for a tag what bears it and the documents it is in.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from khronika.domain.edtf import Days
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.query_nodes import Field

# A field whose value is a name → the kind of record that is looked up by it.
NAMED = {
    "person": Kind.AGENT,
    "place": Kind.PLACE,
    "source": Kind.SOURCE,
    "tag": Kind.TAG,
    "collection": Kind.COLLECTION,
}


@dataclass(frozen=True, slots=True)
class Taken:
    """SQL that yields record ids in one column, and the values it binds."""

    sql: str
    values: tuple[object, ...] = ()


NOTHING = Taken("SELECT NULL WHERE 0")

# What a citation's target is part of.
_WHOLE = """
    SELECT citation.id AS citation,
        coalesce(claim.record, participation.incident, figure.incident, target) AS incident,
        coalesce(citation.document, passage.document) AS document, citation.passage AS passage,
        citation.source AS source
    FROM citation LEFT JOIN claim ON claim.id = target
    LEFT JOIN participation ON participation.id = target
    LEFT JOIN figure ON figure.id = target
    LEFT JOIN passage ON passage.id = citation.passage"""
# Incidents named `mine` → these, and what they rest on.
_WITH_EVIDENCE = f"""
    , whole AS ({_WHOLE})
    SELECT id FROM mine UNION SELECT document FROM whole WHERE incident IN (SELECT id FROM mine)
    UNION SELECT passage FROM whole WHERE incident IN (SELECT id FROM mine)"""

# What a field means by what it named: of people also those merged into them, of places and tags
# also those below.
_COVERED = {
    "person": "SELECT id FROM agent WHERE id IN ({ids}) OR merged_into IN ({ids})",
    "place": "SELECT id FROM place WHERE id IN ({ids})"
    " UNION SELECT place.id FROM place JOIN named ON place.parent = named.id",
    "source": "SELECT id FROM source WHERE id IN ({ids})",
    "tag": "SELECT id FROM tag WHERE id IN ({ids})"
    " UNION SELECT tag.id FROM tag JOIN named ON tag.parent = named.id",
    "collection": "SELECT id FROM collection WHERE id IN ({ids})",
}
# That and what belongs to it; what records bear of it says `borne` the other way round.
_BELONGING = {
    "person": """
        , mine AS (SELECT incident AS id FROM participation WHERE agent IN (SELECT id FROM named)
            UNION SELECT id FROM named
            UNION SELECT document FROM document_author WHERE agent IN (SELECT id FROM named))
        """
    + _WITH_EVIDENCE,
    "place": """
        , mine AS (SELECT record AS id FROM claim WHERE value IN (SELECT id FROM named)
            UNION SELECT id FROM incident WHERE place IN (SELECT id FROM named)
            UNION SELECT id FROM named)"""
    + _WITH_EVIDENCE,
    "source": f"""
        , whole AS ({_WHOLE}),
        texts AS (SELECT id FROM document WHERE publisher IN (SELECT id FROM named))
        SELECT id FROM named UNION SELECT id FROM texts
        UNION SELECT incident FROM whole WHERE source IN (SELECT id FROM named)
            OR document IN (SELECT id FROM texts)
        UNION SELECT passage FROM whole WHERE document IN (SELECT id FROM texts)""",
    "tag": """
        , mine AS (SELECT record AS id FROM record_tag WHERE tag IN (SELECT id FROM named))
        SELECT id FROM named UNION SELECT id FROM mine
        UNION SELECT document FROM passage WHERE id IN (SELECT id FROM mine)""",
    "collection": """
        SELECT record FROM collection_record WHERE collection IN (SELECT id FROM named)
        UNION SELECT id FROM named""",
}

_SETTLED = {
    "kind": "SELECT id FROM record WHERE kind = ?",
    "grade": "SELECT record FROM grade WHERE grade = ?",
    "status": "SELECT id FROM incident WHERE status = ?"
    " UNION SELECT id FROM document WHERE status = ?",
    "lang": "SELECT id FROM document WHERE language = ?"
    " UNION SELECT incident FROM incident_text WHERE language = ?"
    " UNION SELECT id FROM source WHERE language = ?",
}

# What may have happened, or been written, within the days: an open end reaches to any day.
_WITHIN = """
    SELECT id FROM {table}
    WHERE coalesce(earliest_start, earliest_end, latest_start, latest_end) IS NOT NULL
    AND coalesce(earliest_start, earliest_end, 0) <= ?
    AND coalesce(latest_end, latest_start, 9999999) >= ?"""


def belonging(code: str, records: Iterable[RecordId]) -> Taken:
    """Return what is, or belongs to, any of `records`, which the field `code` named."""
    return Taken(_named(code, records) + _BELONGING[code])


def covered(code: str, records: Iterable[RecordId]) -> Taken:
    """Return what the field `code` means where it named `records`, without what belongs to it."""
    return Taken(f"{_named(code, records)} SELECT id FROM named")


def _named(code: str, records: Iterable[RecordId]) -> str:
    ids = ", ".join(str(int(record)) for record in sorted(records)) or "NULL"
    return f"WITH RECURSIVE named (id) AS ({_COVERED[code].replace('{ids}', ids)})"


def settled(field: Field) -> Taken:
    """Return what has the settled value of `field`: its kind, grade, status, language or days."""
    if isinstance(field.value, Days):
        first = field.value.first.toordinal() if field.value.first else 0
        last = field.value.last.toordinal() if field.value.last else 9_999_999
        tables = ("incident", "document")
        sql = " UNION ".join(_WITHIN.format(table=one) for one in tables)
        return Taken(sql, (last, first) * len(tables))
    sql = _SETTLED[field.code]
    return Taken(sql, (field.value,) * sql.count("?"))
