"""Looking at what leaves the small archive."""

import dataclasses
from collections.abc import Iterator

from khronika.archive.archive import Archive
from khronika.domain.kinds import RecordId
from khronika.exporting.profile import Profile, profile_named
from khronika.exporting.release import Release, release
from khronika.exporting.released import SECTIONS, ReleasedIncident, ReleasedView
from khronika.exporting.selection import everything, of_records

KEY = bytes(range(32))
CAREFUL = Profile()
COLLEAGUE = profile_named("colleague")


def released(
    archive: Archive, *records: RecordId, profile: Profile = CAREFUL, key: bytes = KEY
) -> Release:
    chosen = of_records(records) if records else everything(archive.catalogue)
    return release(archive.catalogue, chosen, profile, key)


def values(value: object) -> Iterator[object]:
    """Yield `value` and everything inside it."""
    yield value
    if isinstance(value, tuple | frozenset):
        for one in value:
            yield from values(one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from values(getattr(value, field.name))


def strings(view: ReleasedView) -> set[str]:
    return {value for value in values(view) if isinstance(value, str)}


def own_ids(view: ReleasedView) -> set[str]:
    return {one.id for name in SECTIONS for one in getattr(view, name) if hasattr(one, "id")}


def incident(view: ReleasedView, title: str) -> ReleasedIncident:
    return next(one for one in view.incidents if one.title == title)


def hidden(found: Release) -> dict[str, int]:
    return {f"{one.kind}.{one.field}": one.number for one in found.hidden}
