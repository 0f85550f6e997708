"""Incidents with all that is stated of them, as the archive keeps them."""

from collections.abc import Iterable

from sqlite_utils.db import Database

from khronika.archive import grades
from khronika.archive.citations import Citations
from khronika.archive.places import Terms
from khronika.archive.records import Records
from khronika.archive.relays import Relays
from khronika.archive.rows import RECORD_COLUMNS, TRASHED, by_ids, grouped, ids, record_part, select
from khronika.archive.seals import Row
from khronika.archive.whens import when_of
from khronika.domain.kinds import RecordId
from khronika.domain.values import (
    Claim,
    Figure,
    Grade,
    Incident,
    IncidentCase,
    IncidentText,
    Named,
    Participation,
)
from khronika.i18n import language

# Undated ones come last; the rest by when they may have begun, then by when they had to have ended.
BY_DATE = """
    ORDER BY coalesce(earliest_start, earliest_end, latest_start, latest_end) IS NULL,
    coalesce(earliest_start, earliest_end, latest_start, latest_end), latest_end, incident.id"""


class Incidents:
    """What happened, in order of date."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def ids(self) -> list[RecordId]:
        """Return all incidents by date, undated ones last."""
        return self._where("1")

    def of_agent(self, agent: RecordId) -> list[RecordId]:
        """Return the incidents that someone (or anyone merged into them) took part in."""
        took_part = """
            SELECT incident FROM participation JOIN agent ON agent.id = participation.agent
            WHERE agent.id = ?1 OR agent.merged_into = ?1"""
        return self._where(f"incident.id IN ({took_part})", agent)

    def of_place(self, place: RecordId) -> list[RecordId]:
        """Return the incidents of which `place` is stated."""
        return self._where("incident.id IN (SELECT record FROM claim WHERE value = ?1)", place)

    def inside_place(self, place: RecordId) -> list[RecordId]:
        """Return the incidents of which a place that lies in `place` is stated, not `place`."""
        lies = """
            WITH RECURSIVE inside (id) AS (
                SELECT id FROM place WHERE parent = ?1
                UNION SELECT place.id FROM place JOIN inside ON place.parent = inside.id)
            SELECT record FROM inside CROSS JOIN claim ON claim.value = inside.id"""
        stated = "SELECT record FROM claim WHERE value = ?1"
        return self._where(f"incident.id IN ({lies}) AND incident.id NOT IN ({stated})", place)

    def of_source(self, source: RecordId) -> list[RecordId]:
        """Return the incidents that rest on `source` anywhere."""
        said = """citation.source = ?1 OR (citation.source IS NULL AND coalesce(
            (SELECT publisher FROM document WHERE id = citation.document),
            (SELECT publisher FROM document JOIN passage ON passage.document = document.id
             WHERE passage.id = citation.passage)) = ?1)"""
        return self._resting_on(said, source)

    def of_passage(self, passage: RecordId) -> list[RecordId]:
        """Return the incidents that cite `passage`."""
        return self._resting_on("citation.passage = ?1", passage)

    def of_document(self, document: RecordId) -> list[RecordId]:
        """Return the incidents that cite `document` or a passage of it."""
        cited = """citation.document = ?1 OR citation.passage IN
            (SELECT id FROM passage WHERE document = ?1)"""
        return self._resting_on(cited, document)

    def get(self, incident: RecordId) -> Incident | None:
        """Return one incident."""
        return self.many([incident]).get(incident)

    def many(self, incidents: Iterable[RecordId]) -> dict[RecordId, Incident]:
        """Return those of `incidents` that exist, as lists show them."""
        sql = f"SELECT incident.*, {RECORD_COLUMNS} FROM incident JOIN record USING (id)" \
              " WHERE id IN ({})"  # fmt: skip
        rows = by_ids(self._db, sql, incidents)
        found = [RecordId(row["id"]) for row in rows]
        texts = self._texts(found)
        people, categories = self._people_in(found), self._categories(found)
        figures = self._figures(found)
        held = grades.kept(self._db, found)
        places = Records(self._db).named(RecordId(row["place"]) for row in rows if row["place"])
        return {
            RecordId(row["id"]): Incident(
                **record_part(row),
                texts=texts.get(row["id"], ()),
                when=when_of(row),
                place=places.get(RecordId(row["place"] or 0)),
                categories=categories.get(row["id"], ()),
                people=people.get(row["id"], ()),
                status=row["status"],
                sensitivity=row["sensitivity"],
                grade=held.get(RecordId(row["id"]), Grade()),
                figures=figures.get(row["id"], ()),
            )
            for row in rows
        }

    def case(self, incident: RecordId) -> IncidentCase | None:
        """Return one incident with every claim, participation and figure and what they rest on."""
        return self.cases([incident]).get(incident)

    def cases(self, incidents: Iterable[RecordId]) -> dict[RecordId, IncidentCase]:
        """Return those of `incidents` that exist, whole, in a few queries for all of them."""
        found = self.many(incidents)
        claims, people = self._claims(found), self._participations(found)
        figures = self._figures(found, cited=True)
        citations = Citations(self._db).of_targets(found)
        records, relays = Records(self._db), Relays(self._db).told(found)
        return {
            one: IncidentCase(
                incident=incident,
                claims=tuple(claims.get(one, ())),
                people=tuple(people.get(one, ())),
                figures=figures.get(one, ()),
                citations=citations.get(one, ()),
                relations=tuple(records.relations_of(one)),
                notes=tuple(records.notes_of(one)),
                relays=relays.get(one, ()),
            )
            for one, incident in found.items()
        }

    def of_term(self, term: RecordId) -> list[RecordId]:
        """Return the incidents filed under `term`, or that have someone in that role or with
        that outcome.
        """
        return self._where(
            """(incident.id IN (SELECT record FROM claim WHERE value = ?1)
            OR incident.id IN (SELECT incident FROM participation WHERE role = ?1 OR outcome = ?1))
            """,
            term,
        )

    def _where(self, condition: str, *values: RecordId) -> list[RecordId]:
        sql = f"SELECT incident.id FROM incident" \
              f" WHERE incident.id NOT IN ({TRASHED}) AND {condition} {BY_DATE}"  # fmt: skip
        return ids(self._db, sql, values)

    def _resting_on(self, cited: str, value: RecordId) -> list[RecordId]:
        targets = f"""SELECT target FROM citation JOIN record USING (id)
            WHERE trashed IS NULL AND ({cited})"""
        return self._where(
            f"""(incident.id IN ({targets})
            OR incident.id IN (SELECT record FROM claim WHERE id IN ({targets}))
            OR incident.id IN (SELECT incident FROM participation WHERE id IN ({targets}))
            OR incident.id IN (SELECT incident FROM figure WHERE id IN ({targets})))""",
            value,
        )

    def _texts(self, incidents: list[RecordId]) -> dict[int, tuple[IncidentText, ...]]:
        sql = "SELECT * FROM incident_text WHERE incident IN ({}) ORDER BY position, id"
        return {
            incident: tuple(
                IncidentText(
                    language=row["language"], title=row["title"], description=row["description"]
                )
                for row in rows
            )
            for incident, rows in grouped(by_ids(self._db, sql, incidents), "incident").items()
        }

    def _people_in(self, incidents: list[RecordId]) -> dict[int, tuple[Named, ...]]:
        sql = """
            SELECT incident, coalesce(merged_into, agent.id) AS head FROM participation
            JOIN agent ON agent.id = participation.agent JOIN record ON record.id = agent.id
            WHERE incident IN ({}) AND trashed IS NULL ORDER BY participation.id"""
        rows = by_ids(self._db, sql, incidents)
        names = Records(self._db).named(RecordId(row["head"]) for row in rows)
        return {
            incident: tuple(dict.fromkeys(names[RecordId(row["head"])] for row in of_one))
            for incident, of_one in grouped(rows, "incident").items()
        }

    def _categories(self, incidents: list[RecordId]) -> dict[int, tuple[str, ...]]:
        sql = "SELECT record, value FROM claim WHERE field = 'category' AND record IN ({})" \
              " ORDER BY id"  # fmt: skip
        rows = by_ids(self._db, sql, incidents)
        terms = Terms(self._db).many({RecordId(row["value"]) for row in rows if row["value"]})
        spoken = language()
        return {
            incident: tuple(
                terms[row["value"]].label(spoken) for row in of_one if row["value"] in terms
            )
            for incident, of_one in grouped(rows, "record").items()
        }

    def _claims(self, incidents: Iterable[RecordId]) -> dict[int, list[Claim]]:
        sql = f"""
            SELECT claim.*, {RECORD_COLUMNS} FROM claim JOIN record USING (id)
            WHERE record IN ({{}}) AND trashed IS NULL
            ORDER BY record, field, preferred DESC, id"""
        rows = by_ids(self._db, sql, incidents)
        wanted = [RecordId(row["id"]) for row in rows]
        citations = Citations(self._db)
        cited, grades = citations.of_targets(wanted), citations.grades(wanted)
        values = Records(self._db).named(RecordId(row["value"]) for row in rows if row["value"])
        claims: dict[int, list[Claim]] = {}
        for row in rows:
            claim = Claim(
                **record_part(row),
                record=RecordId(row["record"]),
                field=row["field"],
                type=row["type"],
                text=row["text"],
                amount=row["number"],
                value=values.get(RecordId(row["value"] or 0)),
                when=when_of(row),
                words=row["words"],
                precision=row["precision"],
                preferred=bool(row["preferred"]),
                citations=cited.get(RecordId(row["id"]), ()),
                grade=grades.get(RecordId(row["id"]), Grade()),
            )
            claims.setdefault(row["record"], []).append(claim)
        return claims

    def _participations(self, incidents: Iterable[RecordId]) -> dict[int, list[Participation]]:
        sql = f"""
            SELECT participation.*, {RECORD_COLUMNS} FROM participation JOIN record USING (id)
            WHERE incident IN ({{}}) AND trashed IS NULL ORDER BY id"""
        people: dict[int, list[Participation]] = {}
        for one in self._as_participations(by_ids(self._db, sql, incidents)):
            people.setdefault(one.incident, []).append(one)
        return people

    def participations_of(self, agent: RecordId) -> tuple[Participation, ...]:
        """Return in what someone took part, in which role and with which outcome."""
        sql = f"""
            SELECT participation.*, {RECORD_COLUMNS} FROM participation JOIN record USING (id)
            JOIN agent ON agent.id = participation.agent
            WHERE (agent.id = ?1 OR agent.merged_into = ?1) AND trashed IS NULL
            ORDER BY participation.id"""
        return self._as_participations(select(self._db, sql, [agent]))

    def _as_participations(self, rows: list[Row]) -> tuple[Participation, ...]:
        wanted = [RecordId(row["id"]) for row in rows]
        citations = Citations(self._db)
        cited, grades = citations.of_targets(wanted), citations.grades(wanted)
        agents = Records(self._db).named(RecordId(row["agent"]) for row in rows)
        terms = Terms(self._db).many(
            {RecordId(row[end]) for row in rows for end in ("role", "outcome") if row[end]}
        )
        return tuple(
            Participation(
                **record_part(row),
                incident=RecordId(row["incident"]),
                agent=agents[RecordId(row["agent"])],
                role=terms.get(RecordId(row["role"] or 0)),
                outcome=terms.get(RecordId(row["outcome"] or 0)),
                certainty=row["certainty"],
                comment=row["comment"],
                citations=cited.get(RecordId(row["id"]), ()),
                grade=grades.get(RecordId(row["id"]), Grade()),
            )
            for row in rows
        )

    def _figures(
        self, incidents: Iterable[RecordId], *, cited: bool = False
    ) -> dict[int, tuple[Figure, ...]]:
        sql = f"SELECT figure.*, {RECORD_COLUMNS} FROM figure JOIN record USING (id)" \
              " WHERE incident IN ({}) AND trashed IS NULL ORDER BY id"  # fmt: skip
        rows = by_ids(self._db, sql, incidents)
        wanted = [RecordId(row["id"]) for row in rows] if cited else []
        citations = Citations(self._db)
        why, grades = citations.of_targets(wanted), citations.grades(wanted)
        terms = Terms(self._db).many(
            {RecordId(row[end]) for row in rows for end in ("counts", "among") if row[end]}
        )
        return {
            incident: tuple(
                Figure(
                    **record_part(row),
                    incident=RecordId(incident),
                    counted=row["counted"],
                    low=row["low"],
                    high=row["high"],
                    words=row["words"],
                    counts=terms.get(RecordId(row["counts"] or 0)),
                    among=terms.get(RecordId(row["among"] or 0)),
                    citations=why.get(RecordId(row["id"]), ()),
                    grade=grades.get(RecordId(row["id"]), Grade()),
                )
                for row in of_one
            )
            for incident, of_one in grouped(rows, "incident").items()
        }
