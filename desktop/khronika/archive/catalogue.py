"""All that can be read from an archive, by noun, over one connection."""

from functools import cached_property

from sqlite_utils.db import Database

from khronika.archive.agents import Agents
from khronika.archive.called import Callings
from khronika.archive.chronicle import Chronicle
from khronika.archive.circle import Circle
from khronika.archive.citations import Citations
from khronika.archive.collections import Collections
from khronika.archive.documents import Documents
from khronika.archive.exports import Exports
from khronika.archive.facets import FacetTables
from khronika.archive.finding.beside import Narrowers
from khronika.archive.finding.record_words import RecordWords
from khronika.archive.incidents import Incidents
from khronika.archive.lately import Lately
from khronika.archive.passage_edits import PassageEdits
from khronika.archive.passages import Passages, Tags
from khronika.archive.places import Places, Terms
from khronika.archive.records import Records
from khronika.archive.reliance import Reliance
from khronika.archive.search import Search
from khronika.archive.sources import Sources
from khronika.archive.steps import Steps
from khronika.archive.tallies import Tallies
from khronika.archive.touched import Touched
from khronika.archive.waiting import Waiting
from khronika.language.learning import Learning


class Catalogue:
    """The reading room: one repository a noun. Belongs to the thread of its connection."""

    def __init__(self, db: Database, language: Learning | None = None) -> None:
        """`language` knows other forms of words; without it they are found as written."""
        self.db, self._language = db, language

    @cached_property
    def records(self) -> Records:
        """What all records share."""
        return Records(self.db)

    @cached_property
    def callings(self) -> Callings:
        """What records are called."""
        return Callings(self.db)

    @cached_property
    def documents(self) -> Documents:
        """Documents and their texts."""
        return Documents(self.db)

    @cached_property
    def passages(self) -> Passages:
        """Marked passages."""
        return Passages(self.db)

    @cached_property
    def tags(self) -> Tags:
        """The tree of tags."""
        return Tags(self.db)

    @cached_property
    def sources(self) -> Sources:
        """Who says so."""
        return Sources(self.db)

    @cached_property
    def agents(self) -> Agents:
        """People and groups."""
        return Agents(self.db)

    @cached_property
    def places(self) -> Places:
        """Places."""
        return Places(self.db)

    @cached_property
    def terms(self) -> Terms:
        """Vocabularies."""
        return Terms(self.db)

    @cached_property
    def incidents(self) -> Incidents:
        """What happened."""
        return Incidents(self.db)

    @cached_property
    def chronicle(self) -> Chronicle:
        """All that happened, over time."""
        return Chronicle(self.db)

    @cached_property
    def tallies(self) -> Tallies:
        """What stands beside published totals."""
        return Tallies(self.db)

    @cached_property
    def citations(self) -> Citations:
        """What rests on what."""
        return Citations(self.db)

    @cached_property
    def reliance(self) -> Reliance:
        """What rests on whom."""
        return Reliance(self.db)

    @cached_property
    def circle(self) -> Circle:
        """Whom someone is found with."""
        return Circle(self.db, self.search)

    @cached_property
    def collections(self) -> Collections:
        """Kept sets of records."""
        return Collections(self.db)

    @cached_property
    def facets(self) -> FacetTables:
        """What lists and the timeline filter and sort by."""
        return FacetTables(self.db)

    @cached_property
    def search(self) -> Search:
        """Finding by words."""
        return Search(self.db, self._language)

    @cached_property
    def narrowers(self) -> Narrowers:
        """What the answer to a query can be narrowed by."""
        return Narrowers(self.db, self._language)

    @cached_property
    def record_words(self) -> RecordWords:
        """Finding what is called by another form of a word."""
        return RecordWords(self.db, self._language)

    @cached_property
    def steps(self) -> Steps:
        """What was done, and what can be undone."""
        return Steps(self.db)

    @cached_property
    def exports(self) -> Exports:
        """What left."""
        return Exports(self.db)

    @cached_property
    def waiting(self) -> Waiting:
        """What waits to be done."""
        return Waiting(self.db)

    @cached_property
    def lately(self) -> Lately:
        """What was worked on last."""
        return Lately(self.db)

    @cached_property
    def touched(self) -> Touched:
        """Which records a step was about, and which steps were about a record."""
        return Touched(self.db)

    @cached_property
    def passage_edits(self) -> PassageEdits:
        """What steps changed in passages."""
        return PassageEdits(self.db)
