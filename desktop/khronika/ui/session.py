"""One unlocked archive as the screens use it: reading here, writing on its own lane."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from khronika.archive.archive import Archive
from khronika.archive.catalogue import Catalogue
from khronika.archive.change import Change
from khronika.domain.kinds import RecordId
from khronika.domain.progress import Progress
from khronika.domain.verbs import say
from khronika.ui.files import FileDoor
from khronika.ui.jobs import Job, Jobs, Lane, Report
from khronika.ui.notices import Notices
from khronika.ui.reader.marks import Span
from khronika.ui.settings import Settings
from khronika.ui.style.theme import Theme

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
    _heard = Signal(object)

    def __init__(self, archive: Archive, tools: Tools) -> None:
        super().__init__()
        self.archive, self.tools = archive, tools
        archive.set_window_reader()
        self._heard.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self._deaf = archive.watch(self._heard.emit)

    @property
    def catalogue(self) -> Catalogue:
        """All that can be read, over the window's own connection."""
        return self.archive.catalogue

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
        """Do `work` in one change called `verb`, without keeping the window waiting."""

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
        return self.tools.jobs.run(doing, work, then, failed=failed, lane=Lane.FILES)

    def undo(self, last: int | None = None) -> None:
        """Take back the newest step, or the one named by `last`."""
        self.on_archive(say("undo"), lambda job: self.archive.undo(last, job))

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.on_archive(say("redo"), lambda job: self.archive.redo(job))

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
        self._deaf()
        self._heard.disconnect(self.changed)
        self.archive.close()
