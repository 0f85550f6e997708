"""Looking at what was chosen or pasted before it comes in: stopped, locked, and gone on with."""

from collections.abc import Collection, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from khronika.domain.errors import Cancelled
from khronika.i18n import _
from khronika.importing.formats import PARSED
from khronika.importing.looking import Wanted
from khronika.importing.pasted import Pasted, of_json
from khronika.importing.plan import Plan, PlanRow
from khronika.importing.plan_json import path_json, path_of, seen_json, seen_of
from khronika.importing.planning import Look, read_again
from khronika.importing.worker.faults import ReadersUnavailable
from khronika.importing.worker.reading import Readers
from khronika.importing.worker.telling import missing
from khronika.ui.jobs import Job
from khronika.ui.screens.screen import State
from khronika.ui.session import Session

Looked = tuple[Plan, tuple[str, ...]]  # a plan, and what nothing protects from on the way
_MANY = 500  # rows; of more the beginnings of texts are not kept, and they are read back behind


class Looking(QObject):
    """Has files looked at behind the window, and knows what of them was looked at."""

    began = Signal(object)  # the Plan of what need not be looked at again
    ended = Signal(object, object)  # the Plan, and what nothing protects from on the way
    renewed = Signal(object)  # the Plan, some rows of which were read in another encoding
    broken = Signal()  # it was stopped, or failed, before it was known which files there are

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.paths: Sequence[Path] = ()
        self.pasted: Sequence[Pasted] = ()
        self.keeps_unread = False  # what cannot be read is to be kept, without its text
        self.as_plain = False  # of what was pasted, its plain text is wanted
        self.is_unfinished = False  # files may be left to look at
        self._look: Look | None = None  # the one that goes on
        self._job: Job | None = None
        self._renewing: Job | None = None  # it reads rows in another encoding
        self._asked = 0  # how often that was wanted
        self._kept: Sequence[Any] = ()  # rows as they were kept, until they are read back

    @property
    def is_looking(self) -> bool:
        """Whether it is being looked just now."""
        return self._look is not None or bool(self._kept)

    @property
    def is_going_on(self) -> bool:
        """Whether rows may still become others."""
        return self.is_looking or self._renewing is not None

    def begin(self, paths: Sequence[Path], pasted: Sequence[Pasted]) -> None:
        """Look at files, folders and what was pasted, instead of what was looked at before."""
        self.paths, self.pasted = paths, pasted
        self.go_on(())

    def go_on(self, former: Iterable[PlanRow]) -> None:
        """Look at what is not among the rows of `former`, or was changed since."""
        self._forget()
        readers, archive = self._session.readers, self._session.archive
        self._look = look = Look(
            self.paths,
            readers=readers,
            pasted=[one.as_plain() for one in self.pasted] if self.as_plain else self.pasted,
            wanted=Wanted(keeps_unread=self.keeps_unread),
            former=former,
        )
        self.is_unfinished = True
        self.began.emit(Plan(tuple(look.seen)))

        def work(job: Job) -> Looked:
            known = archive.catalogue.documents  # here: each thread reads over a line of its own
            plan = look.go(known, job)
            return plan, _unguarded(plan, readers)

        self._job = self._session.behind(
            _("Looking at the files"),
            work,
            partial(self._have, look),
            failed=partial(self._have_not, look),
        )

    def _forget(self) -> None:
        """Stop what goes on: something else is looked at."""
        for job in (self._job, self._renewing):
            if job is not None:
                job.stop.set()
        self._look, self._job, self._renewing, self._kept = None, None, None, ()

    def _have(self, look: Look, looked: Looked) -> None:
        if look is not self._look:
            return  # something else is looked at by now
        plan, unguarded = looked
        self._look = self._job = None
        self.is_unfinished = plan.left > 0
        self.ended.emit(plan, unguarded)

    def _have_not(self, look: Look, error: BaseException, doing: str) -> None:
        if look is not self._look:
            return
        self._look = self._job = None
        if not isinstance(error, Cancelled):
            self._session.tools.notices.report(error, doing)
        self.broken.emit()

    def read_as(self, plan: Plan, numbers: Collection[int], encoding: str | None) -> None:
        """Read the files of the rows `numbers` as written in `encoding` (None: as they look)."""
        self._forget()
        readers, archive = self._session.readers, self._session.archive
        wanted = Wanted(encoding=encoding, keeps_unread=self.keeps_unread and encoding is None)

        self._asked = asked = self._asked + 1

        def work(job: Job) -> Plan:
            known = archive.catalogue.documents  # here: each thread reads over a line of its own
            return read_again(plan, numbers, wanted, known, job, readers=readers)

        def have(renewed: Plan) -> None:
            if asked == self._asked and self._renewing is not None:  # nothing else is wanted by now
                self._renewing = None
                self.renewed.emit(renewed)

        def have_not(error: BaseException, doing: str) -> None:
            if not isinstance(error, Cancelled):
                self._session.tools.notices.report(error, doing)
            have(plan)

        self._renewing = self._session.behind(
            _("Reading in another encoding"), work, have, failed=have_not
        )

    # -- coming back ----------------------------------------------------------------------

    def state(self, shown: Sequence[PlanRow]) -> State:
        """Return what `restore` goes on from; `shown` are the rows as they were corrected.

        What is being looked at just now is as far as it has come.
        """
        rows = shown if self._look is None else self._look.seen
        few = len(rows) <= _MANY
        return {
            "paths": [path_json(str(path)) for path in self.paths],
            "pasted": [one.as_json() for one in self.pasted],
            "seen": self._kept or [seen_json(row, first_words=few) for row in rows],
            "keeps": self.keeps_unread,
            "plain": self.as_plain,
        }

    def restore(self, state: State) -> None:
        """Go on where it was; a state of an older Khronika knows no rows: all is looked at anew."""
        self.paths = [Path(path_of(one)) for one in state["paths"]]
        self.pasted = [of_json(one) for one in state["pasted"]]
        self.keeps_unread = state.get("keeps", False)
        self.as_plain = state.get("plain", False)
        kept = state.get("seen", ())
        if len(kept) <= _MANY:
            self.go_on(map(seen_of, kept))
        else:
            self._read_back(kept)

    def _read_back(self, kept: Sequence[Any]) -> None:
        """Read so many rows that the window would stand still meanwhile, and go on with them."""
        self._forget()
        self._kept, self.is_unfinished = kept, True
        self.began.emit(Plan())

        def go_on(rows: Sequence[PlanRow]) -> None:
            if self._kept is kept:  # nothing else is looked at by now
                self.go_on(rows)

        self._session.behind(
            _("Looking at the files"), lambda _job: [seen_of(one) for one in kept], go_on
        )


def _unguarded(plan: Plan, readers: Readers) -> tuple[str, ...]:
    """Return what nothing protects from here, if a file was read that could be hostile."""
    if not any(row.format in PARSED for row in plan.rows):
        return ()
    try:
        return missing(readers.protections())
    except ReadersUnavailable:  # each row says so
        return ()
