"""What the rest of the program is told after something was written."""

from dataclasses import dataclass, field

from khronika.domain.kinds import Kind, RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One committed change: its verb, and the records it touched or brought, by kind.

    `verb` is a code of `domain.verbs`, never a sentence: the words are made when shown,
    in the language of that moment.
    """

    verb: str
    records: dict[Kind, frozenset[RecordId]] = field(default_factory=dict)

    def touches(self, *kinds: Kind) -> bool:
        """Return whether any record of one of `kinds` was touched."""
        return any(self.records.get(kind) for kind in kinds)
