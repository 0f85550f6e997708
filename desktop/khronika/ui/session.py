"""One unlocked archive as the screens use it: reading here, writing on its own lane."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from khronika.archive.agents import Guarded
from khronika.archive.archive import Archive
from khronika.archive.catalogue import Catalogue
from khronika.archive.change import Change
from khronika.archive.finding.sight import EVERYTHING, Sight
from khronika.domain.changed import Changed
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.progress import Progress
from khronika.domain.verbs import say
from khronika.i18n import _
from khronika.ui.facets import LiveFacets
from khronika.ui.files import FileDoor
from khronika.ui.filtering.narrowing import Narrowing
from khronika.ui.filtering.other_forms import OtherForms
from khronika.ui.finding.as_written import AsWritten
from khronika.ui.hush import Hush
from khronika.ui.jobs import Job, Jobs, Lane, Report
from khronika.ui.notices import Notices, Offer
from khronika.ui.reader.marks import Span
from khronika.ui.settings import Settings
from khronika.ui.style.theme import Theme
from khronika.ui.veil import Calling, NamesHidden, Veiling, people_to_hide, shown_catalogue

if TYPE_CHECKING:  # most sessions bring nothing in
    from khronika.importing.worker.reading import Readers

HIDDEN = "names.hidden"  # the keys, inside the archive, of whether names are hidden now,
HIDDEN_AT_START = "names.hidden_at_start"  # whether they are whenever it is unlocked,
HIDDEN_PUBLIC = "names.hidden_public"  # and whether those of people who are public are, too
# What may be written while names are hidden: nothing that takes words from what is shown.
_WORDLESS = frozenset(
    {
        "tag",
        "untag",
        "edit-passage",
        "mark-read",
        "mark-unread",
        "trash",
        "restore",
        "collect",
        "uncollect",
    }
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tools:
    """What every screen may need besides the archive."""

    jobs: Jobs
    notices: Notices
    theme: Theme
    files: FileDoor
    settings: Settings


class Session(QObject):
    """The archive, open in this window until it is locked."""

    changed = Signal(object)  # Changed, on the screen's thread, after every commit
    opened = Signal(object, object)  # RecordId, Span or None: somebody wants to see it
    veiled = Signal()  # names are hidden now, or shown, or others are: all that is drawn is old
    _heard = Signal(object)

    def __init__(self, archive: Archive, tools: Tools) -> None:
        super().__init__()
        self.archive, self.tools = archive, tools
        archive.set_window_reader()
        self._veiling: Veiling | None = None
        self._last: Veiling | None = None  # the veil that lay last: it is slow to make
        self._is_closed = False
        self.hides_public = bool(archive.state(HIDDEN_PUBLIC))
        if archive.state(HIDDEN_AT_START) or archive.state(HIDDEN):
            self._veiling = self._veil_over(self._whom())
        self._catalogue = shown_catalogue(lambda: archive.catalogue, self.shown)
        self._heard.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._deaf = archive.watch(self._heard.emit)
        self.facets = LiveFacets(self)
        self.others, self.as_written = OtherForms(self), AsWritten(self)
        self.narrowing = Narrowing(self, self.facets)
        self.hush = Hush(self)
        self._readers: Readers | None = None

    @property
    def readers(self) -> "Readers":
        """Who reads files that need a parser, each in a process of its own.

        Their parsers are loaded with the first such file.
        """
        from khronika.importing.worker.reading import Readers

        if self._readers is None:
            self._readers = Readers()
        return self._readers

    @property
    def catalogue(self) -> Catalogue:
        """All that can be read, over the asking thread's own connection, as it may be shown."""
        return self._catalogue

    # -- hiding names ---------------------------------------------------------------------

    @property
    def hides_names(self) -> bool:
        """Whether the names of people are hidden."""
        return self._veiling is not None

    def hide_names(self, on: bool) -> None:
        """Hide the names of people in all that is shown from now on, or show them.

        Whoever is expressly public stays in sight, unless `hide_public` was said.
        """
        if on != self.hides_names:
            self._veiling = self._veil_over(self._whom()) if on else None
            self.keep_state(HIDDEN, on)
            self.veiled.emit()

    def hide_public(self, on: bool) -> None:
        """Hide, whenever names are hidden, those of people who are public too."""
        if on == self.hides_public:
            return
        self.hides_public = on
        self.keep_state(HIDDEN_PUBLIC, on)
        if self.hides_names:
            self._veiling = self._veil_over(self._whom())
            self.veiled.emit()

    @property
    def hidden_numbers(self) -> Mapping[str, int]:
        """How many people are hidden, by their protection."""
        return {} if self._veiling is None else self._veiling.numbers

    def _whom(self) -> list[Guarded]:
        return people_to_hide(self.archive.catalogue, public_too=self.hides_public)

    def _veil_over(self, people: Sequence[Guarded]) -> Veiling:
        """Return a veil over `people`, the last one if that hides just these."""
        if self._last is None or not self._last.hides(people):
            self._last = Veiling(people)
        return self._last

    def shown(self, value: T) -> T:
        """Return `value` (a string, a value of the domain, many of them) as it may be shown.

        `catalogue` answers so already. Offsets stay: a name is hidden letter for letter.
        """
        return value if self._veiling is None else self._veiling.shown(value)

    def names_somebody(self, text: str) -> bool:
        """Whether a name that is hidden stands in `text`."""
        return self._veiling is not None and self._veiling.holds(text)

    @property
    def sight(self) -> Sight:
        """What may be seen: nothing is found by what may not."""
        return EVERYTHING if self._veiling is None else self._veiling.sight

    def called(self, kind: Kind, named: Sequence[Calling]) -> Sequence[Calling]:
        """Return what records of `kind` are called as it may be shown."""
        return named if self._veiling is None else self._veiling.called(kind, named)

    def _hear(self, changed: Changed) -> None:
        """Pass on what was written; whom to hide may be others now."""
        if self._is_closed:
            return  # it was on its way when the archive was locked
        if self._veiling is not None and changed.touches(Kind.AGENT):
            people = self._whom()
            if not self._veiling.hides(people):
                self._veiling = self._veil_over(people)
                self.veiled.emit()
        self.changed.emit(changed)

    @property
    def theme(self) -> Theme:
        """The look that is on."""
        return self.tools.theme

    def open(self, record: RecordId, span: Span | None = None) -> None:
        """Ask the window to show `record`, a document at `span` if given."""
        self.opened.emit(record, span)

    def write(
        self,
        verb: str,
        work: Callable[[Change], T],
        then: Callable[[T], object] | None = None,
        *,
        failed: Report | None = None,
    ) -> None:
        """Do `work` in one change called `verb`, without keeping the window waiting.

        While names are hidden, what would write words fails with `NamesHidden`.
        """
        if self.hides_names and verb not in _WORDLESS:
            (failed or self.tools.notices.report)(NamesHidden(), say(verb))
            return

        def job(_job: Job) -> T:
            with self.archive.change(verb) as change:
                return work(change)

        self.tools.jobs.run(say(verb), job, then, failed=failed)

    def on_archive(
        self, doing: str, work: Callable[[Progress], T], then: Callable[[T], object] | None = None
    ) -> None:
        """Do something with the archive, in its turn among the writes."""
        self.tools.jobs.run(doing, work, then)

    def behind(
        self,
        doing: str,
        work: Callable[[Job], T],
        then: Callable[[T], object] | None = None,
        *,
        failed: Report | None = None,
    ) -> Job:
        """Do long work that makes its own short changes, or none."""

        def job(job: Job) -> T:
            try:
                return work(job)
            finally:
                self.archive.let_cache_go()

        return self.tools.jobs.run(doing, job, then, failed=failed, lane=Lane.FILES)

    def undo(self, last: int | None = None) -> None:
        """Take back the newest step, or the one named by `last`."""

        def work(job: Progress) -> str:
            steps = self.archive.catalogue.steps
            step = steps.undoable() if last is None else steps.step(last)
            self.archive.undo(last, job)
            return say(steps.origin(step).of) if step is not None else ""

        def tell(step: str) -> None:
            said, steps = _("Taken back: {step}").format(step=step), self.archive.catalogue.steps
            if (taken := steps.redoable()) is None:  # something else was done meanwhile
                self.tools.notices.done(said)
                return
            again = Offer(_("Do it again"), self.redo, lambda: steps.redoable() == taken)
            self.tools.notices.done(said, again)

        self.on_archive(say("undo"), work, tell)

    def redo(self) -> None:
        """Do again what was taken back last."""

        def work(job: Progress) -> str:
            steps = self.archive.catalogue.steps
            found = steps.redoable()
            self.archive.redo(job)
            return say(steps.origin(found).of) if found is not None else ""

        def tell(step: str) -> None:
            self.done(_("Done again: {step}").format(step=step))

        self.on_archive(say("redo"), work, tell)

    def done(self, said: str) -> None:
        """Say what the newest step has done, and offer to take it back: for every deed whose effect
        is not where the person looks, or takes away what was there.
        """
        self.tools.notices.done(said, Offer(_("Take it back"), self.taking_back()))

    def taking_back(self) -> Callable[[], None]:
        """Return what takes back the step that is the newest now.

        A remark with this offer may stand while more is done; what it offers stays what it says.
        """
        step = self.archive.catalogue.steps.undoable()
        return partial(self.undo, step.last if step is not None else None)

    def keep_draft(self, key: str, body: Any) -> None:
        """Save what is being typed, inside the archive; None forgets it."""
        if body is None:
            self.on_archive(key, lambda _job: self.archive.drop_draft(key))
        else:
            self.on_archive(key, lambda _job: self.archive.save_draft(key, body))

    def keep_state(self, key: str, value: Any) -> None:
        """Remember something of the window, inside the archive."""
        self.on_archive(key, lambda _job: self.archive.set_state(key, value))

    def close(self) -> None:
        """Hear nothing more and close the archive; only when no job runs any longer."""
        self._is_closed = True
        self._deaf()
        self._heard.disconnect(self._hear)
        if self._readers is not None:
            self._readers.close()
        self.archive.close()
