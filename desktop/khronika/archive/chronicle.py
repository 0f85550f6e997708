"""All incidents as stretches of days, lane by lane: what the timeline draws."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from itertools import chain

from sqlite_utils.db import Database

from khronika.archive.records import Records
from khronika.archive.rows import TRASHED, select
from khronika.domain import vocabulary
from khronika.domain.kinds import RecordId
from khronika.domain.progress import SILENT, Progress
from khronika.domain.spans import TONES, Lane, Spans, Stretch, in_order
from khronika.i18n import N_, _

_AT_A_TIME = 2000
_MOST_LANES = 24  # what is in fewer incidents shares one lane
_OTHERS, _NONE = "others", "none"


class LanesBy(StrEnum):
    """What the lanes of a timeline are."""

    NOTHING = "nothing"
    CATEGORY = "category"  # the branch of the vocabulary
    PLACE = "place"  # the region, else the country
    SOURCE = "source"
    PERSON = "person"
    GRADE = "grade"
    PROTECTION = "protection"  # the strictest of the people in it


# Each gives (incident, value) pairs; the values are records. Who is merged counts as the head.
_PAIRS = {
    LanesBy.CATEGORY: """
        SELECT claim.record, claim.value FROM claim JOIN record USING (id)
        WHERE field = 'category' AND trashed IS NULL AND value IS NOT NULL""",
    LanesBy.PLACE: "SELECT id, place FROM incident WHERE place IS NOT NULL",
    LanesBy.PERSON: """
        SELECT incident, coalesce(merged_into, agent) FROM participation
        JOIN agent ON agent.id = participation.agent JOIN record ON record.id = participation.id
        WHERE trashed IS NULL""",
    LanesBy.SOURCE: """
        WITH stated (incident, part) AS (
            SELECT id, id FROM incident UNION ALL SELECT record, id FROM claim
            UNION ALL SELECT incident, id FROM participation
            UNION ALL SELECT incident, id FROM figure)
        SELECT incident, coalesce(citation.source, cited.publisher, held.publisher) AS said_by
        FROM citation JOIN record USING (id) JOIN stated ON stated.part = citation.target
        LEFT JOIN passage ON passage.id = citation.passage
        LEFT JOIN document AS held ON held.id = passage.document
        LEFT JOIN document AS cited ON cited.id = citation.document
        WHERE trashed IS NULL AND said_by IS NOT NULL""",
}
_PROTECTED = """
    SELECT incident, max(CASE protection WHEN 'protected' THEN 2 WHEN 'ask' THEN 1 ELSE 0 END)
    FROM participation JOIN agent ON agent.id = participation.agent
    JOIN record ON record.id = participation.id WHERE trashed IS NULL GROUP BY incident"""
_LIVING = "SELECT id FROM record WHERE kind = 'incident' AND trashed IS NULL"
_DAYS = f"""
    SELECT id, earliest_start, latest_start, earliest_end, latest_end, when_ongoing,
    coalesce(earliest_start, latest_start, earliest_end, latest_end) AS first
    FROM incident WHERE id NOT IN ({TRASHED})
    ORDER BY first IS NULL, first, latest_end IS NULL, latest_end, id"""
_WORDS = {
    LanesBy.CATEGORY: (N_("no category"), N_("other categories")),
    LanesBy.PLACE: (N_("no place"), N_("other places")),
    LanesBy.SOURCE: (N_("no source"), N_("other sources")),
    LanesBy.PERSON: (N_("nobody"), N_("others")),
}
_ROLES = {"corroborated": "corroborated", "disputed": "disputed", "refuted": "disputed",
          "unsourced": "unsourced", "unnamed": "unsourced", "single": "quiet",
          "reprints": "unsourced"}  # fmt: skip
_PROTECTIONS = ("protected", "ask", "public")

Borne = tuple[int | str, ...]


class Chronicle:
    """Reads every incident of an archive at once, a chunk of rows at a time."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def spans(self, by: LanesBy, progress: Progress = SILENT) -> Spans:
        """Return all incidents in lanes `by` something, undated ones last.

        Raises:
            Cancelled: Stop was pressed.
        """
        living = _Living(row[0] for row in self._stream(_LIVING, progress))
        tones = self._tones(living, progress)
        values = self._values(by, living, tones, progress)
        lanes = _Lanes(by, self._order(by, values), self._titles)
        stretches = (  # one at a time: all of them at once take 50 MB at 100,000
            Stretch(
                RecordId(row[0]), (row[1], row[2], row[3], row[4]),
                lanes.of(values[at]), tones[at], bool(row[5]),
            )
            for row in self._stream(_DAYS, progress) if (at := living.place(row[0])) is not None
        )  # fmt: skip
        spans = in_order(stretches, ())
        return replace(spans, labels=tuple(lanes.labels))  # which lanes there are is known only now

    def _stream(self, sql: str, progress: Progress) -> Iterator[tuple[int, ...]]:
        cursor, done = self._db.conn.execute(sql), 0
        while rows := cursor.fetchmany(_AT_A_TIME):
            done += len(rows)
            progress.step(done)
            yield from rows

    def _tones(self, living: _Living, progress: Progress) -> bytearray:
        """Return the index of each incident's grade in `TONES`."""
        numbers = {code: n for n, code in enumerate(TONES)}
        tones = bytearray([numbers["unsourced"]] * len(living))
        sql = "SELECT grade.record, grade FROM grade JOIN incident ON incident.id = grade.record"
        for row in self._stream(sql, progress):
            if (at := living.place(row[0])) is not None:
                tones[at] = numbers[str(row[1])]
        return tones

    def _values(
        self, by: LanesBy, living: _Living, tones: bytearray, progress: Progress
    ) -> list[Borne]:
        """Return what each incident is in the lanes of."""
        if by is LanesBy.GRADE:
            graded: list[Borne] = [(one,) for one in TONES]
            return [graded[tone] for tone in tones]
        values: list[Borne] = [()] * len(living)
        alone: dict[int | str, Borne] = {}  # shared: most incidents have one
        for incident, value in self._borne(by, progress):
            if (at := living.place(incident)) is None:
                continue
            if not (under := values[at]):
                values[at] = alone.setdefault(value, (value,))
            elif value not in under:
                values[at] = (*under, value)
        return values

    def _borne(self, by: LanesBy, progress: Progress) -> Iterator[tuple[int, int | str]]:
        """Yield incidents, each with something that it is in the lane of."""
        if by is LanesBy.PROTECTION:
            strictest = _PROTECTIONS[::-1]
            for incident, most in self._stream(_PROTECTED, progress):
                yield incident, strictest[most]
        elif by is not LanesBy.NOTHING:
            up = self._up(by)
            for incident, value in self._stream(_PAIRS[by], progress):
                yield incident, up.get(value, value)

    def _up(self, by: LanesBy) -> dict[int, int]:
        """Return, for each category or place, the branch or region that its lane is of."""
        if by is LanesBy.CATEGORY:
            rows = select(self._db, "SELECT id, parent FROM term")
            return _tops({row["id"]: row["parent"] for row in rows}, frozenset())
        if by is LanesBy.PLACE:
            rows = select(self._db, "SELECT id, parent, kind FROM place")
            regions = frozenset(row["id"] for row in rows if row["kind"] == "region")
            return _tops({row["id"]: row["parent"] for row in rows}, regions)
        return {}

    def _order(self, by: LanesBy, values: Iterable[Borne]) -> list[int | str]:
        """Return the values in the order of their lanes: that of a vocabulary, or by size."""
        counts = Counter(chain.from_iterable(values))
        if by is LanesBy.GRADE:
            return [code for code in reversed(TONES) if code in counts]
        if by is LanesBy.PROTECTION:
            return [code for code in _PROTECTIONS if code in counts]
        order = sorted(counts, key=lambda value: (-counts[value], value))[:_MOST_LANES]
        if by is LanesBy.CATEGORY:
            rows = self._db.conn.execute("SELECT id FROM term ORDER BY position, id").fetchall()
            places = {row[0]: at for at, row in enumerate(rows)}
            order.sort(key=lambda value: places[value])
        return order

    def _titles(self, records: list[RecordId]) -> dict[int, str]:
        return {int(one): named.title for one, named in Records(self._db).named(records).items()}


class _Living:
    """The incidents that are there, each with a place: tables by id would take ten times the
    room of tables by place.
    """

    def __init__(self, incidents: Iterable[int]) -> None:
        self._ids = array("q", sorted(incidents))

    def __len__(self) -> int:
        return len(self._ids)

    def place(self, incident: int) -> int | None:
        """Return where `incident` stands, if it is there."""
        at = bisect_left(self._ids, incident)
        return at if at < len(self._ids) and self._ids[at] == incident else None


class _Lanes:
    """Gives each incident its lanes, and each lane its words."""

    def __init__(
        self,
        by: LanesBy,
        order: list[int | str],
        titles: Callable[[list[RecordId]], dict[int, str]],
    ) -> None:
        self._by = by
        records = titles([RecordId(value) for value in order if isinstance(value, int)])
        self.labels = [self._label(value, records) for value in order]
        self._at: dict[int | str, int] = {value: n for n, value in enumerate(order)}

    def of(self, values: Borne) -> list[int]:
        """Return the lanes of what has `values`."""
        found = sorted({self._at[value] for value in values if value in self._at})
        if found:
            return found
        return [self._extra(_OTHERS if values else _NONE)]

    def _extra(self, which: str) -> int:
        if which not in self._at:
            none, others = _WORDS.get(self._by, (N_("all incidents"), ""))
            if self._by is LanesBy.PROTECTION:
                none = N_("nobody")
            self._at[which] = len(self.labels)
            self.labels.append(Lane(title=_(none if which == _NONE else others)))
        return self._at[which]

    def _label(self, value: int | str, records: dict[int, str]) -> Lane:
        if isinstance(value, int):
            return Lane(title=records.get(value, ""), value=RecordId(value))
        table = vocabulary.GRADES if self._by is LanesBy.GRADE else vocabulary.PROTECTIONS
        role = _ROLES.get(value) if self._by is LanesBy.GRADE else None
        return Lane(title=vocabulary.word(table, value), value=value, role=role)


def _tops(parents: dict[int, int | None], stops: frozenset[int]) -> dict[int, int]:
    """Return, for each key, the first of `stops` above it (or itself), else the topmost."""
    tops: dict[int, int] = {}
    for key in parents:
        at, seen = key, {key}
        while at not in stops and (up := parents.get(at)) is not None and up not in seen:
            seen.add(up)
            at = up
        tops[key] = at
    return tops
