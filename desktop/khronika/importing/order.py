"""What an import needs to go on after a kill, as the archive keeps it: inside, encrypted.

An order is JSON: the files that were to come in, by absolute path and SHA-256, with what the
person corrected, and what was asked of all of them.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from khronika.domain.dates import UNKNOWN, Quality, When
from khronika.importing.plan import PlanRow, Status
from khronika.importing.report import ReportRow, row_of_json

_PLAIN = (
    "name", "format", "encoding", "sha256", "bytes", "characters", "pages", "title", "kind",
    "language", "publisher", "url", "pasted",
)  # fmt: skip


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
        rows = [_row_json(row) for row in self.rows]
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
        rows=tuple(_row(one) for one in written["rows"]),
        others=tuple((place, row_of_json(row)) for place, row in written.get("others", ())),
        source=written["source"],
        tags=tuple(written["tags"]),
        collected_by=written.get("collected_by"),
    )


def _row_json(row: PlanRow) -> dict[str, Any]:
    written = {name: value for name in _PLAIN if (value := getattr(row, name))}
    if row.path:
        written["path"] = _path_json(os.path.abspath(row.path))  # noqa: PTH100 - links stay links
    if row.notes:
        written["notes"] = list(row.notes)
    if row.authors:
        written["authors"] = list(row.authors)
    if row.published != UNKNOWN:
        written["published"] = _when_json(row.published)
    return written


def _row(written: dict[str, Any]) -> PlanRow:
    plain = {name: written[name] for name in _PLAIN if name in written}
    row = PlanRow(path=_path(written.get("path", "")), status=Status.NEW, **{"name": "", **plain})
    return replace(
        row,
        authors=tuple(written.get("authors", ())),
        notes=tuple(written.get("notes", ())),
        published=_when(written["published"]) if "published" in written else UNKNOWN,
    )


def _path_json(path: str) -> str | list[str]:
    """A name may hold bytes that are no text, which no JSON in UTF-8 can: they go as hex."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return [os.fsencode(path).hex()]
    return path


def _path(written: str | Sequence[str]) -> str:
    return written if isinstance(written, str) else os.fsdecode(bytes.fromhex(written[0]))


def _when_json(when: When) -> dict[str, Any]:
    return {
        "ordinals": list(when.ordinals()),
        "words": when.words,
        "edtf": when.edtf,
        "quality": when.quality.value,
        "ongoing": when.ongoing,
        "time": when.time,
        "zone": when.zone,
    }


def _when(written: dict[str, Any]) -> When:
    said = dict(written)
    ordinals, quality = said.pop("ordinals"), Quality(said.pop("quality"))
    return When.from_ordinals(tuple(ordinals), quality=quality, **said)
