"""Reading every incident and laying out those that the filter lets through, behind the window."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from khronika.archive.chronicle import LanesBy
from khronika.domain.errors import Cancelled
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.spans import EMPTY, Laid, Spans, lay
from khronika.i18n import _
from khronika.ui.jobs import Job
from khronika.ui.session import Session


class Laying(QObject):
    """The incidents over time, as they were read last and as they are narrowed now.

    `begun` is sent before they are read, `laid` with each `Laid` that is to be shown.
    """

    begun = Signal()
    laid = Signal(object)

    def __init__(self, session: Session, words_of: str, parent: QObject) -> None:
        """`words_of` names whose words of the filter count."""
        super().__init__(parent)
        self._session = session
        self._words_of = words_of
        self._spans = EMPTY.spans
        self._reading: Job | None = None
        self._again: LanesBy | None = None  # what came between
        self._laying: Job | None = None
        self._is_every = False  # what was laid out last is every incident, whatever narrows
        self._layings = 0  # that were begun; only the last is shown

    @property
    def is_reading(self) -> bool:
        """Whether what is there may be older than the archive."""
        return self._reading is not None

    def knows(self, record: RecordId) -> bool:
        """Whether `record` is among what was read, whatever the filter lets through."""
        return record in self._spans.records

    def read(self, by: LanesBy) -> None:
        """Read all incidents, in lanes by `by`; what is shown stays until they are there."""
        if self._reading is not None:
            self._again = by
            return
        archive = self._session.archive
        self.begun.emit()
        self._reading = self._session.behind(
            _("Reading the incidents"),
            lambda job: archive.catalogue.chronicle.spans(by, job),
            self._have,
            failed=self._failed,
        )

    @property
    def is_as_wanted(self) -> bool:
        """Whether what was laid out last is what the filter lets through: all, then and now."""
        return self._is_every and self._session.narrowing.filter.of(self._words_of).is_empty

    def narrow(self) -> None:
        """Lay out what the filter lets through; only the last of several counts."""
        if self._laying is not None:
            self._laying.stop.set()
        narrowing, spans = self._session.narrowing, self._spans
        found = narrowing.ids(Kind.INCIDENT, self._words_of)
        self._is_every = narrowing.filter.of(self._words_of).is_empty
        today = date.today().toordinal()  # noqa: DTZ011 (the day of the person who looks)
        every = found is None or self._is_every

        def work(job: Job) -> Laid:
            return lay(spans if every else spans.only(set(found or ())), today, job)

        self._layings += 1
        self._laying = self._session.behind(
            _("Laying the incidents out"),
            work,
            partial(self._show, self._layings),
            failed=self._overtaken,
        )

    def call_again(self, laid: Laid) -> None:
        """Call the lanes, those of `laid` too, as people and sources may be called now."""
        laid.spans = self._called(laid.spans)
        self._spans = self._called(self._spans)

    def _called(self, spans: Spans) -> Spans:
        records = [RecordId(one.value) for one in spans.labels if isinstance(one.value, int)]
        named = self._session.catalogue.records.named(records)
        titles: dict[int, str] = {record: one.title for record, one in named.items()}
        labels = (
            replace(one, title=titles.get(one.value, "")) if isinstance(one.value, int) else one
            for one in spans.labels
        )
        return replace(spans, labels=tuple(labels))

    def _have(self, spans: Spans) -> None:
        self._reading = None
        self._spans = self._called(spans)
        again, self._again = self._again, None
        if again is not None:
            self.read(again)
        self.narrow()

    def _failed(self, error: BaseException, doing: str) -> None:
        self._reading = None
        self._session.tools.notices.report(error, doing)

    def _overtaken(self, error: BaseException, doing: str) -> None:
        if not isinstance(error, Cancelled):
            self._session.tools.notices.report(error, doing)

    def _show(self, laying: int, laid: Laid) -> None:
        if laying == self._layings:  # else it ended before it heard that it need not go on
            self.laid.emit(laid)
