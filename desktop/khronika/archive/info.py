"""What an archive holds, in numbers."""

from dataclasses import dataclass
from pathlib import Path

from khronika.archive.catalogue import Catalogue
from khronika.archive.rows import scalar, select
from khronika.domain.kinds import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """An archive in numbers. `created` is UTC; `bytes` is all its files together."""

    uid: str
    schema: int
    created: str
    counts: dict[Kind, int]
    changes: int
    bytes: int
    in_trash: int
    backups: tuple[dict[str, object], ...] = ()


def take_stock(catalogue: Catalogue, path: Path) -> Info:
    """Count what the archive at `path` holds."""
    db = catalogue.db
    meta = {row["key"]: row["value"] for row in select(db, "SELECT key, value FROM meta")}
    backups = select(db, "SELECT at, place, bytes FROM backup_log ORDER BY id DESC")
    return Info(
        uid=meta["archive"],
        schema=int(meta["schema"]),
        created=meta["created"],
        counts=catalogue.records.counts(),
        changes=int(scalar(db, "SELECT count(*) FROM change")),
        bytes=sum(file.stat().st_size for file in path.rglob("*") if file.is_file()),
        in_trash=int(scalar(db, "SELECT count(*) FROM record WHERE trashed IS NOT NULL")),
        backups=tuple(backups),
    )
