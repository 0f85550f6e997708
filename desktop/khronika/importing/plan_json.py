"""Rows of a plan as JSON, as the archive keeps them inside: of an import that can go on after a
kill, and of a plan that is shown again after a lock.
"""

import os
from collections.abc import Sequence
from typing import Any

from khronika.domain.dates import UNKNOWN, Quality, When
from khronika.importing import pasted
from khronika.importing.extracted import Proposal
from khronika.importing.plan import PlanRow, Status
from khronika.importing.worker.faults import JUDGED

_PLAIN = (
    "name", "format", "encoding", "sha256", "bytes", "characters", "pages", "title", "kind",
    "language", "publisher", "url",
)  # fmt: skip
_FAULTS = {one.__name__: one for one in JUDGED}


def row_json(row: PlanRow) -> dict[str, Any]:
    """Return what is needed to take a row in that is new: `row_of` reads it back."""
    written = {name: value for name in _PLAIN if (value := getattr(row, name))}
    if row.path:
        written["path"] = path_json(os.path.abspath(row.path))  # noqa: PTH100 - links stay links
    if row.pasted is not None:
        written["pasted"] = row.pasted.as_json()
    if row.notes:
        written["notes"] = list(row.notes)
    if row.authors:
        written["authors"] = list(row.authors)
    if row.published != UNKNOWN:
        written["published"] = _when_json(row.published)
    return written


def row_of(written: dict[str, Any]) -> PlanRow:
    """Read back a row that comes in."""
    return PlanRow(**_facts(written))


def _facts(written: dict[str, Any]) -> dict[str, Any]:
    facts: dict[str, Any] = {"name": "", "status": Status.NEW}
    facts |= {name: written[name] for name in _PLAIN if name in written}
    facts["path"] = path_of(written.get("path", ""))
    if "pasted" in written:
        facts["pasted"] = pasted.of_json(written["pasted"])
    facts["authors"] = tuple(written.get("authors", ()))
    facts["notes"] = tuple(written.get("notes", ()))
    if "published" in written:
        facts["published"] = _when(written["published"])
    return facts


def seen_json(row: PlanRow, *, first_words: bool = True) -> dict[str, Any]:
    """Return all that was found out about a row, whatever its status: `seen_of` reads it back.

    Of why a file does not come in only that is kept which would be said again; see `JUDGED`.
    Without `first_words` how its text begins is left out.
    """
    written = row_json(row) | {
        "status": row.status.value,
        "changed": row.changed,
        "seconds": row.seconds,
    }
    if isinstance(row.fault, JUDGED):
        written["fault"] = [type(row.fault).__name__, row.fault.facts]
    if row.proposals:
        written["proposals"] = [[one.field, one.value, one.evidence] for one in row.proposals]
    if row.typed:
        written["typed"] = sorted(row.typed)
    if row.begins and first_words:
        written["begins"] = row.begins
    return written


def seen_of(written: dict[str, Any]) -> PlanRow:
    """Read back a row of which all was kept that was found out."""
    fault, about = written.get("fault", ("", {}))
    facts = _facts(written) | {
        "status": Status(written["status"]),
        "fault": _FAULTS[fault](**about) if fault in _FAULTS else None,
        "changed": written["changed"],
        "seconds": written.get("seconds", 0.0),
        "proposals": tuple(
            Proposal(field=field, value=value, evidence=evidence)
            for field, value, evidence in written.get("proposals", ())
        ),
        "typed": frozenset(written.get("typed", ())),
        "begins": written.get("begins", ""),
    }
    return PlanRow(**facts)


def path_json(path: str) -> str | list[str]:
    """Return a path for `path_of`. A name may hold bytes that are no text, which no JSON in UTF-8
    can: they go as hex.
    """
    try:
        path.encode()
    except UnicodeEncodeError:
        return [os.fsencode(path).hex()]
    return path


def path_of(written: str | Sequence[str]) -> str:
    """Read a path back."""
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
