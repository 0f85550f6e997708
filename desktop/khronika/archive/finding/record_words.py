"""Which records are called by another form of a word, for lists that are narrowed by words.

A list finds between two keys what is written as it was typed. What is here comes behind: titles
and names that hold the word in another form, spelling or script, or another name of the same. It
looks in what lists look in, and not in texts, notes or descriptions.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sqlite_utils.db import Database

from khronika.archive import vocabulary
from khronika.archive.change import chunks, marks
from khronika.archive.finding.forms import Meaning, meant
from khronika.archive.finding.matching import match
from khronika.archive.finding.sight import EVERYTHING, Sight
from khronika.archive.index import TEXT
from khronika.domain.filters import typed_words
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.query import Query, Word
from khronika.domain.query_nodes import All
from khronika.domain.ways import Way
from khronika.language.folding import fold
from khronika.language.learning import Learning
from khronika.language.runs import Forms, Marker, Run

_MOST = 20_000  # records looked at for one word: a list of more is not narrowed by it
# What records of a kind are called; the index holds more of some of them.
_CALLED: Mapping[Kind, str] = {
    Kind.INCIDENT: "SELECT incident, title FROM incident_text WHERE incident IN ({0})",
    Kind.DOCUMENT: "SELECT id, title FROM document WHERE id IN ({0})",
    Kind.SOURCE: "SELECT source, text FROM source_name WHERE source IN ({0})",
    Kind.PLACE: "SELECT place, text FROM place_name WHERE place IN ({0})",
    Kind.TAG: "SELECT id, name FROM tag WHERE id IN ({0})",
    Kind.COLLECTION: "SELECT id, name FROM collection WHERE id IN ({0})",
    # Whoever was merged into another is listed as that one.
    Kind.AGENT: """
        SELECT coalesce(merged_into, agent.id), text FROM agent_name
        JOIN agent ON agent.id = agent WHERE agent IN ({0})
        UNION ALL SELECT coalesce(merged_into, id), label FROM agent WHERE id IN ({0})""",
}


@dataclass(frozen=True, slots=True)
class OtherForms:
    """By folded word, the records that are called by another form of it.

    `ways`: how near the nearest such form in each of these records is, by word too.
    `is_whole`: nothing is missing because words are still to be learned.
    """

    ways: Mapping[str, Mapping[RecordId, Way]] = field(default_factory=dict)
    is_whole: bool = False

    @property
    def records(self) -> Mapping[str, frozenset[RecordId]]:
        """All of them, however far their forms."""
        return self.within(Way.EQUIVALENT)

    def within(self, farthest: Way) -> Mapping[str, frozenset[RecordId]]:
        """Return those of forms as far as `farthest`."""
        found = {
            word: frozenset(record for record, way in ways.items() if way <= farthest)
            for word, ways in self.ways.items()
        }
        return {word: records for word, records in found.items() if records}


class RecordWords:
    """Finds records by other forms of the words of their titles and names."""

    def __init__(self, db: Database, language: Learning | None) -> None:
        self._db, self._language = db, language

    def by_other_forms(
        self,
        text: str,
        sight: Sight = EVERYTHING,
    ) -> OtherForms:
        """Return what is called by other forms of each word of `text`, which is no query.

        Args:
            text: What was typed above a list.
            sight: Whose people are found by nothing but what is shown of them.
        """
        wanted, refused = typed_words(text)
        said = dict.fromkeys(one for one in (*wanted, *refused) if any(map(str.isalpha, one)))
        words = tuple(Word(word, 0, len(word)) for word in said)
        if not words:
            return OtherForms(is_whole=True)
        root = All(words) if len(words) > 1 else words[0]
        meaning = meant(self._db, Query(root), self._language, sight=sight)
        found = {fold(word.text): self._called(meaning, word, sight) for word in words}
        is_whole = meaning.is_wide and vocabulary.progressed(self._db).is_complete
        return OtherForms({word: ways for word, ways in found.items() if ways}, is_whole)

    def _called(
        self,
        meaning: Meaning,
        word: Word,
        sight: Sight,
    ) -> Mapping[RecordId, Way]:
        run = meaning.runs.get(word)
        if not isinstance(run, Run):
            return {}
        others = _others(run, fold(word.text))
        asked = match(Meaning(meaning.query, {word: others}, meaning.is_wide), word, Way.EQUIVALENT)
        if asked is None:
            return {}
        marker, found = Marker([others]), dict[RecordId, Way]()
        for kind, records in self._holding(asked.expression).items():
            _note(found, self._named(_CALLED[kind], records, marker, sight))
        for one in sight.people:  # before what they wrote is looked up
            found.pop(one, None)
        _note(found, [(written, found[agent]) for written, agent in self._written_by(found)])
        return found

    def _holding(self, expression: str) -> Mapping[Kind, list[int]]:
        """Return the records whose own words hold what `expression` says."""
        sql = f"""
            SELECT DISTINCT record.kind, record.id FROM ft JOIN segment ON segment.id = ft.rowid
            JOIN record ON record.id = segment.record
            WHERE ft MATCH ? AND part != ? AND trashed IS NULL
            AND record.kind IN ({marks(list(_CALLED))}) LIMIT ?"""
        values = [expression, TEXT, *(kind.value for kind in _CALLED), _MOST]
        found: dict[Kind, list[int]] = {}
        for kind, record in self._db.conn.execute(sql, values).fetchall():
            found.setdefault(Kind(kind), []).append(record)
        return found

    def _named(
        self, sql: str, records: Iterable[int], marker: Marker, sight: Sight
    ) -> Iterator[tuple[RecordId, Way]]:
        for piece in chunks(records):
            rows = self._db.conn.execute(
                sql.format(marks(piece)), piece * sql.count("{0}")
            ).fetchall()
            for record, name in rows:
                if name and (way := marker.way(sight.text(name))) is not None:
                    yield RecordId(record), way

    def _written_by(self, agents: Iterable[RecordId]) -> list[tuple[RecordId, RecordId]]:
        """Return the documents that any of `agents` wrote, each with who did."""
        sql = "SELECT document, agent FROM document_author WHERE agent IN ({0})"
        rows = (self._db.conn.execute(sql.format(marks(one)), one) for one in chunks(agents))
        return [(RecordId(written), RecordId(agent)) for found in rows for written, agent in found]


def _note(found: dict[RecordId, Way], ways: Iterable[tuple[RecordId, Way]]) -> None:
    """Note of each record the nearest way."""
    for record, way in ways:
        found[record] = min(way, found.get(record, way))


def _others(run: Run, typed: str) -> Run:
    """Return `run` without what a list finds by itself, letter for letter."""
    alone = len(run.forms) == 1
    return Run(
        tuple(
            Forms({word: way for word, way in forms.words.items() if not (alone and typed in word)})
            for forms in run.forms
        )
    )
