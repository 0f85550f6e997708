"""How much goes into one change: enough to be quick, too little to make anyone wait."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from khronika.domain.drafts import DocumentDraft
from khronika.domain.kinds import RecordId

Clock = Callable[[], float]  # seconds from any moment, never going back

MOST_DOCUMENTS = 64
MOST_BYTES = 8 << 20
LONGEST = 0.5  # seconds
_LEAST_BYTES = 1 << 16


@dataclass(slots=True)
class Batch:
    """Documents that will be written in one change; `numbers` are their places in the order."""

    begun: float
    drafts: list[DocumentDraft] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    bytes: int = 0

    def add(self, number: int, draft: DocumentDraft) -> None:
        """Put one more in."""
        self.numbers.append(number)
        self.drafts.append(draft)
        if isinstance(draft.original, bytes):  # else it is written already
            self.bytes += len(draft.original)

    @property
    def publishers(self) -> list[str]:
        """The names of those who published these."""
        return [draft.publisher for draft in self.drafts if isinstance(draft.publisher, str)]

    def addressed(self, sources: Mapping[str, RecordId]) -> list[DocumentDraft]:
        """Return the documents with the names of publishers replaced by `sources`."""
        return [
            replace(draft, publisher=sources[draft.publisher])
            if isinstance(draft.publisher, str)
            else draft
            for draft in self.drafts
        ]


class Pace:
    """Decides when a batch is full: at 64 documents, 8 MB or half a second of reading.

    Writing is to take no longer than half a second either; on a disk that needs more for 8 MB
    the next batches are smaller.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._bytes = float(MOST_BYTES)

    def begin(self) -> Batch:
        """Return an empty batch, begun now."""
        return Batch(begun=self._clock())

    def is_full(self, batch: Batch) -> bool:
        """Whether `batch` is to be written before more is read."""
        return (
            len(batch.drafts) >= MOST_DOCUMENTS
            or batch.bytes >= self._bytes
            or self._clock() - batch.begun >= LONGEST
        )

    def wrote(self, batch: Batch, since: float) -> None:
        """Learn from how long `batch` took to write, which began at `since`."""
        took = self._clock() - since
        if took > LONGEST:
            self._bytes = max(_LEAST_BYTES, min(self._bytes, batch.bytes) * LONGEST / took)
        else:
            self._bytes = min(MOST_BYTES, self._bytes * 2)

    def now(self) -> float:
        """Return the clock's time."""
        return self._clock()
