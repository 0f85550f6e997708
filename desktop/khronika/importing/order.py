"""What an import needs to go on after a kill, as the archive keeps it: inside, encrypted.

An order is JSON: the files that were to come in, by absolute path and SHA-256, with what the
person corrected, and what was asked of all of them.
"""

from dataclasses import dataclass
from typing import Any

from khronika.importing.plan import PlanRow
from khronika.importing.plan_json import row_json, row_of
from khronika.importing.report import ReportRow, row_of_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The rows that are to come in, and the source and tags that all of them get, and by whom they
    were collected.

    `others` are the files of the plan that do not come in, each with its place in it: what became
    of them was plain before anything was written.
    """

    rows: tuple[PlanRow, ...]
    others: tuple[tuple[int, ReportRow], ...] = ()
    source: str | None = None
    tags: tuple[str, ...] = ()
    collected_by: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return what `of_json` reads back."""
        rows = [row_json(row) for row in self.rows]
        return {
            "rows": rows,
            "others": [[place, row.as_json()] for place, row in self.others],
            "source": self.source,
            "tags": list(self.tags),
            "collected_by": self.collected_by,
        }


def of_json(written: Any) -> Order:
    """Read an order back from what `Order.as_json` gave."""
    return Order(
        rows=tuple(row_of(one) for one in written["rows"]),
        others=tuple((place, row_of_json(row)) for place, row in written.get("others", ())),
        source=written["source"],
        tags=tuple(written["tags"]),
        collected_by=written.get("collected_by"),
    )
