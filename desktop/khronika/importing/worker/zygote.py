"""The process that has every parser loaded, and forks one process a document. Linux.

It has one thread, and a socket to the program as its standard input. By that it gets three
descriptors a document: one from which the forked process will read, one to which that will answer,
and a *line*, on which this process says how the other ended. When the program closes the line, the
other is killed, by the only process that can know that its number is still its own. It never reads
from the first two, and keeps neither: a document is in no process but its own.
"""

import gc
import os
import select
import signal
import struct
import sys
from contextlib import suppress
from types import FrameType

from khronika.hardening import harden
from khronika.importing.worker import document, large_pages, sandbox
from khronika.importing.worker.handing import taken

if sys.platform != "win32":
    import resource

READY = b"!"
ENDING = struct.Struct("=iQ")  # the status that wait(2) tells, and the most memory held, in KiB
_CONTROL = 0
_MOST_OPEN = 64
_BEHIND = 10  # how much the window goes before what reads, where both want the processor; nice(2)


class Zygote:
    """Waits for documents, and for the ends of the processes that read them."""

    def __init__(self, readers: document.Readers, *, namespace: bool) -> None:
        self._readers = readers
        self._namespace = namespace
        self._lines: dict[int, int] = {}  # process: its line
        self._poll = select.poll()
        self._poll.register(_CONTROL, select.POLLIN)
        self._woken, self._wake = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._poll.register(self._woken, select.POLLIN)
        signal.set_wakeup_fd(self._wake, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, _noticed)

    def serve(self) -> None:
        """Go on until the program closes its end."""
        os.write(_CONTROL, READY)
        while True:
            for descriptor, _event in self._poll.poll():
                if descriptor == _CONTROL:
                    if not self._begin():
                        return self._end_all()
                elif descriptor == self._woken:
                    with suppress(BlockingIOError):
                        os.read(self._woken, 1 << 10)
                else:
                    self._let_go(descriptor)
            self._tell_ends()

    def _begin(self) -> bool:
        """Fork a process for the document that is announced; False when no more will come."""
        descriptors = taken(_CONTROL, 3)
        if len(descriptors) != 3:
            return False
        asked, answered, line = descriptors
        here = os.getpid()
        if (process := os.fork()) == 0:
            self._be_a_reader(asked, answered, here)
        os.close(asked)
        os.close(answered)
        self._lines[process] = line
        self._poll.register(line, select.POLLIN)
        return True

    def _be_a_reader(self, asked: int, answered: int, parent: int) -> None:
        """Read one document, in the new process; does not return."""
        code = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            keep_only(asked, answered)
            document.answer(
                self._readers, asked, answered, namespace=self._namespace, parent=parent
            )
            code = 0
        finally:
            os._exit(code)

    def _let_go(self, line: int) -> None:
        """Kill the process whose `line` the program has closed."""
        self._poll.unregister(line)
        for process, its in self._lines.items():
            if its == line:
                os.kill(process, signal.SIGKILL)  # not yet waited for: the number is its own

    def _tell_ends(self) -> None:
        for process, line in list(self._lines.items()):
            ended, status, used = os.wait4(process, os.WNOHANG)
            if ended:
                del self._lines[process]
                with suppress(KeyError):  # it was let go of
                    self._poll.unregister(line)
                with suppress(OSError):
                    os.write(line, ENDING.pack(status, used.ru_maxrss))
                os.close(line)

    def _end_all(self) -> None:
        for process in self._lines:
            os.kill(process, signal.SIGKILL)


def keep_only(*descriptors: int) -> None:
    """Close all but `descriptors`; the three standard ones lead nowhere."""
    os.dup2(1, _CONTROL)
    start = 3
    for kept in sorted(descriptors):
        os.closerange(start, kept)
        start = kept + 1
    os.closerange(start, _MOST_OPEN)


def main(registry: str) -> None:
    """Load the parsers, leave the network, and serve."""
    os.nice(_BEHIND)
    harden()
    resource.setrlimit(resource.RLIMIT_NOFILE, (_MOST_OPEN, _MOST_OPEN))
    readers = document.load(registry)
    namespace = sandbox.leave_network()
    gc.collect()
    gc.freeze()  # what is shared with the forked processes stays so
    large_pages.gather()
    Zygote(readers, namespace=namespace).serve()


def _noticed(_signal: int, _frame: FrameType | None) -> None:
    """A process has ended; the wakeup descriptor says so to whoever polls."""
