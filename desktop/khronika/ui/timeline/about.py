"""What the timeline says in words of the one incident that is pointed at."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from khronika.domain.kinds import RecordId
from khronika.ui.models.record_rows import Badge

_KEPT = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """An incident in a few words: title, date as understood, place, grade."""

    title: str
    when: str = ""
    place: str = ""
    badge: Badge | None = None

    def words(self, *others: str) -> str:
        """All of it in one line, with what else there is to say."""
        parts = (self.title, self.when, self.place, self.badge.word if self.badge else "", *others)
        return " · ".join(dict.fromkeys(part for part in parts if part))


Tell = Callable[[RecordId], About | None]


class Telling:
    """Asks `tell` once for each incident; the pointer passes over the same ones again and again."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._told: OrderedDict[RecordId, About | None] = OrderedDict()

    def forget(self) -> None:
        """Ask anew: something was written."""
        self._told.clear()

    def of(self, record: RecordId) -> About | None:
        """Return what there is to say of `record`."""
        if record not in self._told:
            self._told[record] = self._tell(record)
            if len(self._told) > _KEPT:
                self._told.popitem(last=False)
        self._told.move_to_end(record)
        return self._told[record]
