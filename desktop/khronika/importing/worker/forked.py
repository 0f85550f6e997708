"""The program's side of the process that forks one process a document; see `zygote`. Linux."""

import os
import subprocess
import threading
import time
from collections.abc import Sequence
from contextlib import suppress

from khronika.importing.worker.asking import Ended, Still, nobody_stops
from khronika.importing.worker.conversing import Conversation, polled, read_now
from khronika.importing.worker.faults import LessProtected, ReadersGone, ReadersUnavailable
from khronika.importing.worker.handing import hand_on, pair
from khronika.importing.worker.sandbox import Protections
from khronika.importing.worker.starting import start
from khronika.importing.worker.zygote import READY

ZYGOTE = "khronika.importing.worker.zygote"
_TO_LOAD = 60.0  # seconds for the parsers, on a slow disk


class Forked:
    """Asks, from several threads at once. One that has died is started anew with the next question.

    A process for the next document is there before that comes: to fork and to give up what is not
    needed takes longer than to read a page. `module` has a `main` that takes the registry.
    """

    def __init__(self, registry: str, module: str = ZYGOTE) -> None:
        self._registry = registry
        self._module = module
        self._process: subprocess.Popen[bytes] | None = None
        self._control = -1
        self._is_ready = self._is_closed = False
        self._promised: Protections | None = None
        self._spare: Conversation | None = None
        self._one_at_a_time = threading.Lock()

    def start(self) -> None:
        """Begin to load the parsers, without waiting."""
        with self._one_at_a_time:
            self._begin()

    @property
    def process(self) -> int | None:
        """The number of the process that forks, while there is one."""
        return self._process.pid if self._process is not None else None

    def protections(self) -> Protections:
        """Return what stands around a process here. Raises ReadersUnavailable."""
        if self._promised is None:
            document = self._begun(nobody_stops)
            self._promised = document.stands
            self._keep(document)
        return self._promised

    def ask(self, _format: str, request: Sequence[bytes], seconds: float, still: Still) -> Ended:
        """See `asking.Way`."""
        promised = self.protections()
        with self._begun(still) as document:
            if document.stands.fall_short_of(promised):
                raise LessProtected
            self._prepare()
            return document.converse(request, time.monotonic() + seconds, still)

    def close(self) -> None:
        """End the process, and with it all that it forked; while it loads, too."""
        self._is_closed = True
        if (process := self._process) is not None:
            process.kill()
        with self._one_at_a_time:
            self._end()

    def _begun(self, still: Still) -> Conversation:
        """Return a document of which its process has said what it stands within."""
        for is_last in (False, True):
            document = self._taken() or Conversation(self._announce)
            try:
                document.hear_what_stands(still)
            except ReadersGone:  # it was dying as it was asked; nothing was given to anybody
                document.close()
                if is_last:
                    raise
            except BaseException:
                document.close()
                raise
            else:
                break
        return document

    def _prepare(self) -> None:
        """Let a process for the next document be forked, without waiting for it."""
        with self._one_at_a_time:
            if self._spare is None and self._is_ready:
                with suppress(ReadersUnavailable):  # the next question will start it anew
                    self._spare = Conversation(lambda ends: hand_on(self._control, ends))

    def _keep(self, document: Conversation) -> None:
        with self._one_at_a_time:
            if self._spare is None and self._is_ready:
                self._spare = document
                return
        document.close()

    def _taken(self) -> Conversation | None:
        """Return the process that waits for a document, if there is one."""
        with self._one_at_a_time:
            document, self._spare = self._spare, None
        if document is not None and document.has_ended:
            document.close()
            return None
        return document

    def _announce(self, descriptors: Sequence[int]) -> None:
        """Hand on the descriptors of a document; start the process if there is none."""
        with self._one_at_a_time:
            for is_last in (False, True):
                self._make_ready()
                try:
                    hand_on(self._control, descriptors)
                except OSError:  # it has died since it was last asked
                    self._end()
                    if is_last:
                        raise
                else:
                    return

    def _begin(self) -> None:
        if self._process is not None and self._process.poll() is not None:
            self._end()
        if self._process is not None or self._is_closed:
            return
        self._control, theirs = pair()
        try:
            self._process = start(
                self._module,
                self._registry,
                stdin=theirs,
                stdout=subprocess.DEVNULL,
                start_new_session=True,  # a Ctrl+C in the terminal is for the program
            )
        except OSError as error:
            os.close(self._control)
            raise ReadersUnavailable from error
        finally:
            os.close(theirs)

    def _make_ready(self) -> None:
        self._begin()
        if self._process is None:
            raise ReadersUnavailable
        if not self._is_ready:
            if not polled(self._control, _TO_LOAD) or read_now(self._control) != READY:
                self._end()
                raise ReadersUnavailable
            self._is_ready = True

    def _end(self) -> None:
        if self._spare is not None:
            self._spare.close()
            self._spare = None
        if self._process is not None:
            os.close(self._control)
            self._process.kill()  # what it forked ends with it
            self._process.wait()
            self._process, self._is_ready = None, False
