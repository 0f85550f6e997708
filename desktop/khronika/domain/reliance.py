"""What rests on a source: which facts, in which incidents, on it alone or against others."""

from collections.abc import Iterable
from dataclasses import dataclass

from khronika.domain.dates import UNKNOWN, When
from khronika.domain.kinds import RecordId
from khronika.domain.values import Grade

WHOLE, PERSON, FIGURE = "whole", "person", "figure"  # fields of a `Fact` besides those of claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """One thing that a source speaks to: a claim, a part, a figure, or an incident as a whole.

    `stance` is the source's own, the weightiest where it has several: contradicts, supports,
    mentions. `alone`: no origin independent of it supports the same.
    """

    target: RecordId
    incident: RecordId
    stance: str
    grade: Grade
    alone: bool = False

    @property
    def is_disputed(self) -> bool:
        """Whether some support and some contradict it, or all do, this source among them."""
        return self.grade.grade in ("disputed", "refuted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """All that a source speaks to, by incident in the order of their dates."""

    facts: tuple[Resting, ...] = ()

    @property
    def alone(self) -> tuple[Resting, ...]:
        """What rests on it and on nobody else."""
        return tuple(one for one in self.facts if one.alone)

    @property
    def disputed(self) -> tuple[Resting, ...]:
        """Where it contradicts, or is contradicted."""
        return tuple(one for one in self.facts if one.is_disputed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What is stated, in words: a field of `claim`, or WHOLE, PERSON, FIGURE, and its value.

    A date is in `when`; of a figure `low` and `high` are the bounds where it has no words.
    """

    field: str
    text: str = ""
    under: str = ""
    when: When = UNKNOWN
    low: int | None = None
    high: int | None = None


def by_incident(facts: Iterable[Resting]) -> dict[RecordId, list[Resting]]:
    """Return `facts` in lists by incident, in their order."""
    groups: dict[RecordId, list[Resting]] = {}
    for one in facts:
        groups.setdefault(one.incident, []).append(one)
    return groups
