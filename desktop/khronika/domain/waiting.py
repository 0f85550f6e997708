"""What an archive waits for its person to do: counts of unfinished work, never of faults."""

from dataclasses import dataclass

from khronika.domain.kinds import Kind

# What waits, and of which kind the records are that it waits in; the order is that of the work.
WAITING: dict[str, Kind] = {
    "unread": Kind.DOCUMENT,
    "begun": Kind.DOCUMENT,
    "untagged": Kind.DOCUMENT,
    "lost": Kind.DOCUMENT,
    "outdated": Kind.DOCUMENT,
    "draft": Kind.INCIDENT,
    "undated": Kind.INCIDENT,
    "unsourced": Kind.INCIDENT,
    "competing": Kind.INCIDENT,
    "review": Kind.AGENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Waits:
    """How much waits for one thing: `parts` (facts, passages) in `records`."""

    what: str
    records: int
    parts: int
