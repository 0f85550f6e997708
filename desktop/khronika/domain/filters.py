"""What is shown of an archive: one value that lists, timeline and counts share.

A filter is what a person said with the line and the chips above a list. Within one facet the values
are alternatives (this category or that), between facets all must hold.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from khronika.domain.kinds import RecordId

Value = RecordId | str  # a record for the facets that name one, else a code of `vocabulary`


def typed_words(text: str) -> tuple[list[str], list[str]]:
    """Return the words of folded `text` that must stand in a record, and those that may not.

    A minus alone, or before nothing that could be looked for, refuses nothing: it is being typed.
    """
    wanted, refused = list[str](), list[str]()
    for one in dict.fromkeys(text.split()):
        bare = one.removeprefix("-")
        if bare == one:
            wanted.append(one)
        elif any(map(str.isalnum, bare)):
            refused.append(bare)
    return wanted, refused


class Facet(StrEnum):
    """By what records can be told apart, besides words and dates."""

    CATEGORY = "category"
    PLACE = "place"  # what lies inside it counts too
    PERSON = "person"
    SOURCE = "source"
    TAG = "tag"  # tags below it count too
    GRADE = "grade"
    PROTECTION = "protection"  # of the people in it
    STATUS = "status"


RECORD_FACETS = frozenset(
    {Facet.CATEGORY, Facet.PLACE, Facet.PERSON, Facet.SOURCE, Facet.TAG}
)  # their values are records; those of the others are codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What to show. The default shows everything.

    Attributes:
        text: Words that must all stand in a record's title, names or number; what a minus stands
            before may not. See `typed_words`.
        since, until: Days (proleptic Gregorian ordinals), both included; None is no bound.
        surely: Only what happened between them for certain; else what may have.
        chosen: The values wanted of each facet; a facet without any is left out.
        waiting: A code of `waiting.WAITING`: only what waits for that; empty is no matter.
    """

    text: str = ""
    since: int | None = None
    until: int | None = None
    surely: bool = False
    chosen: Mapping[Facet, frozenset[Value]] = field(default_factory=dict)
    waiting: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether everything is shown."""
        return not self.text.strip() and not self.has_chips

    @property
    def has_chips(self) -> bool:
        """Whether anything besides words narrows it."""
        return self.is_dated or bool(self.chosen) or bool(self.waiting)

    @property
    def is_dated(self) -> bool:
        """Whether dates narrow it: what is undated is left out then."""
        return self.since is not None or self.until is not None

    def saying(self, text: str) -> "Filter":
        """Return this filter with other words."""
        return replace(self, text=text)

    def waiting_for(self, what: str) -> "Filter":
        """Return this filter narrowed to what waits for `what`; empty takes that away."""
        return replace(self, waiting=what)

    def between(
        self, since: int | None, until: int | None, *, surely: bool | None = None
    ) -> "Filter":
        """Return this filter with other days; `surely` None leaves that as it is."""
        sure = self.surely if surely is None else surely
        return replace(self, since=since, until=until, surely=sure)

    def choosing(self, facet: Facet, values: Iterable[Value]) -> "Filter":
        """Return this filter with just `values` wanted of `facet`; none of them: any."""
        wanted = frozenset(values)
        chosen = {one: of_it for one, of_it in self.chosen.items() if one is not facet}
        return replace(self, chosen=chosen | {facet: wanted} if wanted else chosen)

    def with_value(self, facet: Facet, value: Value) -> "Filter":
        """Return this filter with `value` wanted as well."""
        return self.choosing(facet, self.chosen.get(facet, frozenset()) | {value})

    def without(self, facet: Facet, value: Value) -> "Filter":
        """Return this filter with `value` no longer wanted."""
        return self.choosing(facet, self.chosen.get(facet, frozenset()) - {value})

    def as_json(self) -> dict[str, Any]:
        """Return it for `from_json`, values in a settled order."""
        return {
            "text": self.text,
            "since": self.since,
            "until": self.until,
            "surely": self.surely,
            "waiting": self.waiting,
            "chosen": {
                facet.value: sorted(values, key=str) for facet, values in self.chosen.items()
            },
        }


def from_json(kept: Mapping[str, Any]) -> Filter:
    """Read back what `as_json` gave; facets of another version are passed over."""
    known = {facet.value: facet for facet in Facet}
    return Filter(
        text=kept["text"],
        since=kept["since"],
        until=kept["until"],
        surely=kept["surely"],
        waiting=kept["waiting"],
        chosen={
            known[name]: frozenset(values)
            for name, values in kept["chosen"].items()
            if name in known and values
        },
    )
