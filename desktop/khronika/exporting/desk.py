"""What all who make released values have before them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from khronika.archive.catalogue import Catalogue
from khronika.domain.dates import UNKNOWN, When
from khronika.domain.kinds import RecordId
from khronika.domain.whose_words import RECORDER
from khronika.exporting.clearing import Clearing
from khronika.exporting.people import Protected
from khronika.exporting.profile import Profile
from khronika.exporting.reach import Reach
from khronika.exporting.register import Register
from khronika.exporting.released import Mention, ReleasedDate, ReleasedName


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """One export in the making. `language` is the one its sentences are in."""

    catalogue: Catalogue
    profile: Profile
    reach: Reach
    register: Register
    clearing: Clearing
    protected: Protected
    language: str

    def optional(self, said: str | None, kind: str, field: str, of: RecordId) -> str | None:
        """Return `said` if the profile keeps the field and no name stands in it."""
        if not self.profile.keeps(f"{kind}.{field}"):
            return None
        return self.clearing.text(said, kind, field, of)

    def tags_of(self, record: RecordId) -> tuple[Mention, ...]:
        """Return the tags that leave with `record`, by name."""
        return self.mentions(tag.id for tag in self.reach.tagged.get(record, ()))

    def mentions(self, records: Iterable[RecordId]) -> tuple[Mention, ...]:
        """Return those of `records` that leave, by title."""
        found = (self.register.mention(record) for record in records)
        return tuple(sorted((one for one in found if one), key=lambda one: (one.title, one.id)))

    def names(self, record: RecordId) -> tuple[ReleasedName, ...]:
        """Return the names under which `record` leaves."""
        return tuple(
            ReleasedName(text=name.text, language=name.language, kind=name.kind)
            for name in self.register.names.get(record, ())
        )

    def date(
        self, when: When, kind: str, of: RecordId, whose: str | None = RECORDER
    ) -> ReleasedDate:
        """Return a date of the record `of` as it leaves: its bounds always, its words if no name
        stands in them. `whose` words they are: see `domain.whose_words`.
        """
        if when == UNKNOWN:
            return ReleasedDate()
        words = self.clearing.text(when.words, kind, "date", of)
        time = self.clearing.text(when.time, kind, "time", of)
        zone = self.clearing.text(when.zone, kind, "zone", of)
        said = replace(when, words=words or "", time=time, zone=zone)
        return ReleasedDate(
            text=said.shown(self.language),
            words=words,
            words_from=whose if words else None,
            edtf=when.edtf,
            earliest=when.earliest_start.isoformat() if when.earliest_start else None,
            latest=when.latest_end.isoformat() if when.latest_end else None,
            quality=str(when.quality),
            ongoing=when.ongoing,
            time=time,
            zone=zone,
        )
