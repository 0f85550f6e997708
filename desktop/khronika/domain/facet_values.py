"""What goes into the facet table and comes out of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from khronika.domain.filters import Facet, Value
from khronika.domain.kinds import RecordId

Bounds = tuple[int, int, int, int]


class Order(StrEnum):
    """How a list is sorted. What has no date, or no place, comes last either way round."""

    DATE = "date"  # as `archive.incidents.BY_DATE`
    TITLE = "title"
    ADDED = "added"
    GRADE = "grade"  # in the order of `vocabulary.GRADES`, then by date
    PLACE = "place"  # by the name of the first place, then by date


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetRow:
    """One record as the table takes it.

    Attributes:
        bounds: `When.ordinals()`, 0 for no bound.
        text: What it is found by besides the names of what it bears: titles, its number.
        key: The stored sort key of its title.
        values: By facet, in order of weight: the first place is the one it is sorted by.
    """

    id: RecordId
    bounds: Bounds = (0, 0, 0, 0)
    text: str = ""
    key: str = ""
    values: Mapping[Facet, Sequence[Value]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spans:
    """What a timeline draws, by date, the undated last: sequences of one length.

    Bounds are days (proleptic Gregorian ordinals), 0 for none. `lanes` are values of the facet
    that was asked for, None where a record bears none; one that bears two is in here twice.
    `dated` is how many come before the undated.
    """

    ids: Sequence[int]
    earliest_start: Sequence[int]
    latest_start: Sequence[int]
    earliest_end: Sequence[int]
    latest_end: Sequence[int]
    lanes: Sequence[Value | None]
    dated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A record as others are filed under it: a place, a person, a source, a tag, a term.

    Attributes:
        names: Its names, a line each; what bears it is found by them. Empty: it is not.
        parent: What it lies in; choosing that includes it.
        head: What it was merged into: rows bear that instead.
        key: Its stored sort key.
    """

    names: str = ""
    parent: RecordId | None = None
    head: RecordId | None = None
    key: str = ""
