"""Doing the next few things of many before they are asked for, while others wait for a process."""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from typing import TypeVar

from khronika.domain.errors import Cancelled

AHEAD = 4  # things that are being done or are done and waiting: each may be a long text
AT_ONCE = 2
_ASKED_EVERY = 0.1  # seconds: how long Stop may go unheard

Still = Callable[[], object]
T = TypeVar("T")
U = TypeVar("U")


def ahead(things: Iterable[T], do: Callable[[T, Still], U], still: Still) -> Iterator[tuple[T, U]]:
    """Yield each of `things`, in order, with what `do` made of it on another thread.

    `still` is asked meanwhile; what it raises ends it all. What was begun is waited for then: it is
    given a `Still` of its own, which raises Cancelled from then on. `things` are asked for on this
    thread, a few before their turn.
    """
    waiting: deque[tuple[T, Future[U]]] = deque()
    pool = ThreadPoolExecutor(AT_ONCE, "ahead")
    over = threading.Event()

    def wanted() -> None:
        if over.is_set():
            raise Cancelled

    try:
        for thing in things:
            waiting.append((thing, pool.submit(do, thing, wanted)))
            if len(waiting) >= AHEAD:
                yield _next(waiting, still)
        while waiting:
            yield _next(waiting, still)
    finally:
        over.set()
        pool.shutdown(wait=True, cancel_futures=True)


def _next(waiting: deque[tuple[T, Future[U]]], still: Still) -> tuple[T, U]:
    thing, future = waiting.popleft()
    while True:
        try:
            return thing, future.result(_ASKED_EVERY)
        except NotYet:
            if future.done():  # by now, or it is what was done that says so
                return thing, future.result()
            still()
