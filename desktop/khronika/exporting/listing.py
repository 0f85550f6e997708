"""A list that was asked for, such as what became of each file of an import, to the disk.

Nothing in it is held back: whoever asks is told beforehand that names may stand in it. It is
logged as any export.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from khronika.archive.archive import Archive
from khronika.archive.private import ExportEntry
from khronika.domain.kinds import Kind, RecordId
from khronika.exporting.on_disk import check_target, write_file
from khronika.exporting.writers.csv_ import written
from khronika.exporting.writers.tables import Table

REPORT = "import-report"  # what the log calls the report of an import

Line = Mapping[str, str | int]


def write_list(
    archive: Archive,
    name: str,
    lines: Sequence[Line],
    named: Collection[RecordId],
    out: Path,
    *,
    replace: bool = False,
) -> None:
    """Write `lines`, all of the same keys, to `out` and log it under `name`.

    As JSON where `out` ends in .json, as text where it ends in .txt, else as a table for
    spreadsheets (CSV). `named` are the documents that stand in them.

    Raises:
        TargetExists, TargetHoldsMore, TargetUnwritable, DiskFull: Nothing was written.
    """
    check_target(out, frozenset(), folder=False, replace=replace)
    content = _FORMS.get(out.suffix.lower(), _as_table)(lines)
    above = out.absolute().parent.name
    entry = ExportEntry(
        format=name,
        files={f"{above}/{out.name}": hashlib.sha256(content).hexdigest()},
        counts={"documents": len(named)},
        hidden=0,
        changed=0,
        asked={Kind.DOCUMENT.value: len(named)},
        chosen=frozenset(named),
        left=frozenset(named),
    )
    write_file(out, content, lambda: archive.log_export(entry))


def _as_table(lines: Sequence[Line]) -> bytes:
    columns = tuple(lines[0]) if lines else ()
    rows = tuple(tuple(line[column] for column in columns) for line in lines)
    return written(Table(name="", columns=columns, rows=rows))


def _as_json(lines: Sequence[Line]) -> bytes:
    return json.dumps([dict(line) for line in lines], ensure_ascii=False, indent=2).encode()


def _as_text(lines: Sequence[Line]) -> bytes:
    """One line a fact, an empty one between two files; line feeds in a name begin no other."""
    blocks = (
        "\n".join(f"{key}: {' '.join(str(said).split())}" for key, said in line.items() if said)
        for line in lines
    )
    return ("\n\n".join(blocks) + "\n").encode()


_FORMS: dict[str, Callable[[Sequence[Line]], bytes]] = {".json": _as_json, ".txt": _as_text}
