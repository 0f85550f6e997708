"""Which incident is pointed at and which are selected, and the ways from one to the next."""

from collections.abc import Iterable

from khronika.domain.kinds import RecordId
from khronika.domain.spans import EMPTY, Laid


class Walk:
    """`row` is the row pointed at, None for none. A record's rows in other lanes are the same
    incident: walking in time passes each incident once, in the lane one is in if it is there.
    """

    def __init__(self) -> None:
        self.laid: Laid = EMPTY
        self.row: int | None = None
        self.chosen: dict[RecordId, None] = {}

    def show(self, laid: Laid) -> None:
        """Walk in `laid` now; what was pointed at or selected stays so where it is there."""
        record, lane = self.record, self.lane
        self.laid = laid
        self.row = None if record is None else self._in_lane(laid.rows_of(record), lane)
        self.chosen = {one: None for one in self.chosen if laid.rows_of(one)}

    @property
    def record(self) -> RecordId | None:
        """The incident pointed at."""
        return None if self.row is None else RecordId(self.laid.spans.records[self.row])

    @property
    def lane(self) -> int | None:
        """The lane one is in."""
        return None if self.row is None else self.laid.spans.lanes[self.row]

    @property
    def days(self) -> tuple[int, int] | None:
        """The first and last day of the incident pointed at; None where it has no date."""
        if self.row is None or self.is_undated:
            return None
        return self.laid.begins[self.row], self.laid.ends[self.row]

    @property
    def is_undated(self) -> bool:
        """Whether what is pointed at has no date."""
        return self.row is not None and self.row >= self.laid.dated

    def point_at(self, record: RecordId) -> bool:
        """Point at a record; say whether it is there."""
        rows = self.laid.rows_of(record)
        if not rows:
            return False
        self.row = self._in_lane(rows, self.lane)
        return True

    def next(self, way: int) -> int | None:
        """Return the row of the incident `way` (1 or -1) of the one pointed at in date order."""
        laid, here = self.laid, self.row
        if here is None:
            return 0 if len(laid.spans) else None
        rows = laid.rows_of(RecordId(laid.spans.records[here]))
        at = rows[-1] + 1 if way > 0 else rows[0] - 1
        if not 0 <= at < len(laid.spans):
            return None
        return self._in_lane(laid.rows_of(RecordId(laid.spans.records[at])), self.lane)

    def beside(self, way: int) -> int | None:
        """Return the row of the nearest incident in the next lane that has any, downwards for 1.

        Below the last lane are the undated ones.
        """
        laid, here = self.laid, self.row
        if here is None:
            return 0 if len(laid.spans) else None
        lanes = range(len(laid.lanes))
        if self.is_undated:
            if way > 0 or not laid.dated:
                return None
            at, day = len(laid.lanes), laid.begins[laid.dated - 1]
        else:
            at, day = laid.spans.lanes[here], laid.begins[here]
        at += way
        while at in lanes:
            if (found := laid.lanes[at].nearest(day)) is not None:
                return found
            at += way
        return laid.undated[0] if way > 0 and laid.undated and not self.is_undated else None

    def ends(self, way: int) -> int | None:
        """Return the first (-1) or the last (1) dated row, else of the undated ones."""
        laid = self.laid
        if laid.dated:
            return 0 if way < 0 else laid.dated - 1
        return laid.undated[0 if way < 0 else -1] if laid.undated else None

    def choose(self, records: Iterable[RecordId], *, add: bool = False) -> None:
        """Select `records`, besides what is selected already if told to `add`."""
        self.chosen = {**(self.chosen if add else {}), **dict.fromkeys(records)}

    def turn(self, record: RecordId) -> None:
        """Select a record, or no longer."""
        if record in self.chosen:
            del self.chosen[record]
        else:
            self.chosen[record] = None

    def _in_lane(self, rows: list[int], lane: int | None) -> int | None:
        if not rows:
            return None
        return next((row for row in rows if self.laid.spans.lanes[row] == lane), rows[0])
