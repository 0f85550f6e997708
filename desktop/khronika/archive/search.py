"""Finding by words over the full-text index, in any form of them that occurs."""

from collections.abc import Collection as AbstractCollection
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlite_utils.db import Database

from khronika.archive import vocabulary
from khronika.archive.finding.finder import Candidate, Finder, Place
from khronika.archive.finding.sight import EVERYTHING, Sight
from khronika.archive.finding.snippets import Snippet, cut
from khronika.archive.finding.suggestions import suggested
from khronika.archive.finding.telling import Told, told_by_fields, told_within
from khronika.archive.index import TEXT, TITLE
from khronika.archive.records import Records
from khronika.archive.vocabulary import Progressed
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.query import Remark
from khronika.domain.values import Hit, Named
from khronika.domain.ways import Mark
from khronika.i18n import N_
from khronika.language.learning import Learning
from khronika.language.runs import Marker


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a query found: the first records, with the best places of each, one after another.

    Attributes:
        hits: The places; those of one record follow each other.
        records: How many records `hits` are of.
        is_all: Whether there are no others.
        sought: For highlights.
        remarks: What of the query was not understood.
        instead: For words that occur nowhere: the query with the likeliest in their place, if that
            finds anything.
        is_wide: Whether other forms of the words were looked for.
        learned: How much of the archive's words is known, if not all is.
        is_cut: Whether looking was given up when it took too long.
        has_more: Whether more may be found by looking farther.
    """

    query: str
    hits: tuple[Hit, ...] = ()
    records: int = 0
    is_all: bool = True
    sought: Marker = field(default=Marker(()), compare=False)
    remarks: tuple[Remark, ...] = ()
    instead: str = ""
    is_wide: bool = False
    learned: Progressed | None = None
    is_cut: bool = False
    has_more: bool = False


NOTHING = Found(query="")

PATIENCE = 1.0  # seconds after which somebody who waits is shown what was found until then
CUT = N_(
    "Looking took too long and was given up: what was found until then is shown. More words, or "
    "longer beginnings of them, are found sooner."
)


class Search:
    """The one door to the index for whoever looks for something."""

    def __init__(self, db: Database, language: Learning | None = None) -> None:
        self._db, self._language = db, language

    def find(
        self,
        text: str,
        kinds: AbstractCollection[Kind] = (),
        limit: int = 50,
        *,
        exact: bool = False,
        wait: bool = True,
        patience: float | None = None,
        goes_far: bool = True,
        sight: Sight = EVERYTHING,
    ) -> Found:
        """Find `text` in texts, names, titles and notes: the nearest forms first, then the best.

        After what is found by its own words come the incidents in which somebody or some place is
        called so.

        Args:
            text: What was typed; see `domain.query`. It never fails, it may find nothing.
            kinds: Look only in these kinds of record; empty: in all.
            limit: How many records to return at most.
            exact: Only words as they are typed: no other form, spelling, script or name.
            wait: For the language, which may be loading; False on a thread that draws.
            goes_far: Also find the records that hold the words in different places, which takes
                longer; if not, `Found.has_more` says whether there may be some.
            patience: After how many seconds to give what was found until then; None: never.
            sight: Nothing is found by what is hidden from it.
        """
        language = None if exact else self._language
        finder = Finder(self._db, text, language, wait=wait, patience=patience, sight=sight)
        candidates = finder.page(kinds, limit + 1, goes_far=goes_far)
        shown = candidates[:limit]

        def finds(query: str) -> bool:
            other = Finder(self._db, query, language, wait=wait, patience=patience, sight=sight)
            return bool(other.page(kinds, 1))

        is_known = not finder.meaning.is_wide or vocabulary.is_whole(self._db)
        return Found(
            query=text,
            hits=self._hits(shown, finder),
            records=len(shown),
            is_all=len(candidates) <= limit and not (finder.is_cut or finder.has_more),
            sought=finder.marker,
            remarks=finder.query.remarks,
            instead=""
            if shown or finder.is_cut or finder.has_more
            else suggested(self._db, text, finder.meaning, finds, sight),
            is_wide=finder.meaning.is_wide,
            learned=None if is_known else vocabulary.progressed(self._db),
            is_cut=finder.is_cut,
            has_more=finder.has_more,
        )

    def counts(
        self,
        text: str,
        *,
        exact: bool = False,
        patience: float | None = None,
        sight: Sight = EVERYTHING,
    ) -> Mapping[Kind, int]:
        """Return how many records of each kind `text` finds in all; slower than `find`.

        Nothing where that took longer than `patience`, in seconds.
        """
        language = None if exact else self._language
        return Finder(self._db, text, language, patience=patience, sight=sight).counts()

    def sought(self, text: str, *, exact: bool = False) -> Marker:
        """Return what finds the words of a query, in all their forms that occur, in any text."""
        return Finder(self._db, text, None if exact else self._language).marker

    def _hits(self, found: list[Candidate], finder: Finder) -> tuple[Hit, ...]:
        """Return the places; of records found the same way those called so come first."""
        names = Records(self._db).named({one.record for one in found})
        within = {one.record: one.within for one in found if one.within}
        bare = [one.record for one in found if not one.within and not one.places]
        told = {
            **told_by_fields(self._db, bare, finder.conditions.fields(finder.query.root)),
            **told_within(self._db, within, finder.marker),
        }

        def order(one: Candidate) -> tuple[bool, bool, int, bool]:
            named = finder.holds(finder.sight.text(names[one.record].title))
            return one.is_far, bool(one.within), 0 if one.is_far else one.way, not named

        hits: list[Hit] = []
        for one in sorted(found, key=order):
            named = names[one.record]
            places = [_hit(one, named, place) for place in one.places]
            if one.record in told:
                places.append(_by_others(one, named, told[one.record]))
            hits += places or [_by_others(one, named, Told(""))]
        return tuple(hits)


def _hit(found: Candidate, named: Named, place: Place) -> Hit:
    row = place.row
    in_lines = row["part"] != TEXT and found.kind is not Kind.NOTE
    snippet: Snippet = cut(place.text, place.marks, in_lines=in_lines)
    first = place.marks[0] if place.marks else Mark(0, 0, found.way)
    start, end = row["start"] + first.start, row["start"] + first.end
    return Hit(
        kind=named.kind,
        id=RecordId(named.id),
        uid=named.uid,
        title=named.title,
        snippet=snippet.text,
        start=0 if row["part"] == TITLE else start,
        end=0 if row["part"] == TITLE else end,
        way=found.way,
        marks=snippet.marks,
        is_group=named.is_group,
    )


def _by_others(found: Candidate, named: Named, told: Told) -> Hit:
    return Hit(
        kind=named.kind, id=named.id, uid=named.uid, title=named.title, snippet=told.text,
        start=0, end=0, way=found.way, marks=told.marks, is_group=named.is_group,
    )  # fmt: skip
