"""What someone was in: each incident once, with when it was and as what they were there."""

from dataclasses import dataclass

from khronika.domain.dates import UNKNOWN, When
from khronika.domain.values import Named


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """As what, with which outcome (labels of the vocabularies), and how surely (a code)."""

    role: str = ""
    outcome: str = ""
    certainty: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """One incident of someone's line."""

    incident: Named
    when: When = UNKNOWN
    parts: tuple[Part, ...] = ()
