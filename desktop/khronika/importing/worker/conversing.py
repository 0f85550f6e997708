"""One document, from the program's side: three descriptors, and what is said over them. Linux."""

import os
import select
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from khronika.importing.worker.asking import PATIENCE, Ended, Still, Stopped
from khronika.importing.worker.faults import ReadersGone, ReadersUnavailable
from khronika.importing.worker.handing import pair
from khronika.importing.worker.protocol import MOST, OVERHEAD, is_whole
from khronika.importing.worker.sandbox import Protections
from khronika.importing.worker.zygote import ENDING

_TO_BEGIN = 20.0  # seconds for a process to be there, on a busy machine
_PIECE = 1 << 20


class Conversation:
    """The program's ends of the three descriptors of one document; closing the line ends it all."""

    def __init__(self, announce: Callable[[Sequence[int]], None]) -> None:
        self.stands, self._is_heard = Protections(), False
        ends: list[int] = []
        try:
            for made in (os.pipe, os.pipe, pair):
                ends += made()
            asked, self._request, self._answer, answered, self._line, theirs = ends
            announce([asked, answered, theirs])
        except OSError as error:
            _close(ends)
            raise ReadersUnavailable from error
        except BaseException:
            _close(ends)
            raise
        # As long as one stays open here its other end would never hear that the process has gone.
        _close([asked, answered, theirs])
        os.set_blocking(self._request, False)

    def __enter__(self) -> "Conversation":
        return self

    def __exit__(self, *_what: object) -> None:
        self.close()

    def close(self) -> None:
        """End its process, if it has not ended."""
        _close([self._request, self._answer, self._line])

    def hear_what_stands(self, still: Still) -> None:
        """Put into `stands` what the process says that it stands within, before it gets anything.

        Raises:
            ReadersGone, ReadersUnavailable: It says nothing.
        """
        if self._is_heard:
            return
        deadline = time.monotonic() + _TO_BEGIN
        while not polled(self._answer, PATIENCE):
            still()
            if time.monotonic() > deadline:
                raise ReadersUnavailable
        if not (said := os.read(self._answer, 1)):
            raise ReadersGone
        self.stands, self._is_heard = Protections.of_byte(said), True

    @property
    def has_ended(self) -> bool:
        """Whether the process has ended, or the one that forked it."""
        return polled(self._line, 0)

    def converse(self, request: Iterable[bytes], deadline: float, still: Still) -> Ended:
        """Send `request` while there is one to take it, and listen until all is said or it ends.

        A whole answer is not waited on until its process has gone: to give back the memory of all
        parsers takes that longer than to read a short text.
        """
        rest = [memoryview(piece) for piece in request if piece]
        said = bytearray()
        poll = select.poll()
        poll.register(self._request, select.POLLOUT)
        poll.register(self._answer, select.POLLIN)
        asked = time.monotonic()
        while True:
            for descriptor, _event in poll.poll(PATIENCE * 1000):
                if descriptor == self._request:
                    self._send(rest, poll)
                elif descriptor == self._answer:
                    self._listen(said, poll)
                    if is_whole(said):
                        return Ended(said=said)
                else:
                    return self._ending(said)
            if len(said) > MOST + OVERHEAD:
                return Ended(said=said, stopped=Stopped.LENGTH)
            if (now := time.monotonic()) > deadline:
                return Ended(said=said, stopped=Stopped.TIME)
            if now > asked + PATIENCE:
                asked = now
                still()

    def _send(self, rest: list[memoryview], poll: select.poll) -> None:
        """Send a piece; close the descriptor when there is no more, or nobody who reads."""
        try:
            sent = os.write(self._request, rest[0][:_PIECE]) if rest else 0
        except BlockingIOError:
            return
        except BrokenPipeError:
            rest.clear()
            sent = 0
        if rest:
            rest[0] = rest[0][sent:]
            if not rest[0]:
                del rest[0]
        if not rest:
            poll.unregister(self._request)
            os.close(self._request)
            self._request = -1

    def _listen(self, said: bytearray, poll: select.poll) -> None:
        if piece := os.read(self._answer, _PIECE):
            said += piece
        else:
            poll.unregister(self._answer)
            os.close(self._answer)
            self._answer = -1
            poll.register(self._line, select.POLLIN)

    def _ending(self, said: bytearray) -> Ended:
        told = read_now(self._line)
        if len(told) != ENDING.size:
            raise ReadersGone
        status, peak = ENDING.unpack(told)
        code = os.waitstatus_to_exitcode(status)
        return Ended(said=said, signal=max(-code, 0), code=max(code, 0), peak=peak)


def _close(descriptors: Iterable[int]) -> None:
    for descriptor in descriptors:
        if descriptor >= 0:
            os.close(descriptor)


def polled(descriptor: int, seconds: float) -> bool:
    """Wait until there is something to be read from `descriptor`, or its other end has gone."""
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(seconds * 1000))


def read_now(descriptor: int) -> bytes:
    """Return what came, or nothing where the other end has gone."""
    with suppress(ConnectionResetError):
        return os.read(descriptor, 1 << 10)
    return b""
