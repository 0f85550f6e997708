"""Batches are full at 64 documents, 8 MB or half a second, whichever comes first."""

from khronika.domain.drafts import DocumentDraft
from khronika.importing.batch import MOST_BYTES, MOST_DOCUMENTS, Batch, Pace


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def _draft(size: int) -> DocumentDraft:
    return DocumentDraft(title="x", body="x", original=bytes(size))


def _filled(pace: Pace, size: int) -> Batch:
    batch = pace.begin()
    while not pace.is_full(batch):
        batch.add(len(batch.drafts), _draft(size))
    return batch


def test_many_small_ones_are_counted() -> None:
    assert len(_filled(Pace(Clock()), 10).drafts) == MOST_DOCUMENTS


def test_large_ones_are_weighed() -> None:
    assert len(_filled(Pace(Clock()), MOST_BYTES // 4).drafts) == 4
    assert len(_filled(Pace(Clock()), MOST_BYTES * 2).drafts) == 1


def test_slow_reading_is_timed() -> None:
    clock = Clock()
    pace = Pace(clock)
    batch = pace.begin()
    batch.add(0, _draft(1))
    assert not pace.is_full(batch)
    clock.seconds = 0.5
    assert pace.is_full(batch)


def test_slow_writing_makes_the_next_batches_smaller_and_quick_writing_larger() -> None:
    clock = Clock()
    pace = Pace(clock)
    batch = _filled(pace, MOST_BYTES // 8)
    clock.seconds += 2.0
    pace.wrote(batch, clock.seconds - 2.0)
    slow = _filled(pace, MOST_BYTES // 8)
    assert slow.bytes == MOST_BYTES // 4
    for _ in range(4):
        pace.wrote(slow, clock.seconds)
    assert _filled(pace, MOST_BYTES // 8).bytes == MOST_BYTES
