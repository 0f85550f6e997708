"""Finding records by the words in them while names are typed: asked behind, shown as it comes."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from khronika.archive.search import NOTHING, PATIENCE, Found
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Hit
from khronika.i18n import _
from khronika.ui.models.hits import Seen, seen
from khronika.ui.reader.marks import Span
from khronika.ui.session import Session

_PAUSE = 200  # milliseconds after the last key
_LEAST = 3  # letters: fewer are found everywhere
_MOST = 5  # records


@dataclass(frozen=True, slots=True)
class Place:
    """A place found, and the words it was found by; `span` only in the text of a document."""

    words: str
    record: RecordId
    span: Span | None = None


class InTexts(QObject):
    """Asks the index, one question at a time; only the answer to the last one counts."""

    found = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._wanted = self._answered = ""
        self._found = NOTHING
        self._is_asking = False
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._ask)
        session.veiled.connect(self.forget)

    def ask(self, text: str) -> None:
        """Look for `text` soon; `found` says when `hits` knows it."""
        self._wanted = text if len(text) >= _LEAST else ""
        if self._wanted and self._wanted != self._answered:
            self._soon.start()
        else:
            self._soon.stop()

    def hits(self, text: str) -> Sequence[tuple[Hit, Seen]]:
        """Return the best place of each record that was found, and how it is shown, if `text` was
        looked for.
        """
        if not text or text != self._answered:
            return ()
        marks, best = self._found.sought.marks, dict[RecordId, Hit]()
        for hit in self._session.shown(self._found.hits):
            best.setdefault(hit.id, hit)
        return [
            (hit, seen(hit, marks(" ".join(hit.title.split())), first=True))
            for hit in best.values()
        ]

    def forget(self) -> None:
        """Look for nothing, and know of nothing that was found."""
        self._soon.stop()
        self._wanted = self._answered = ""
        self._found = NOTHING

    def _ask(self) -> None:
        if self._is_asking:
            self._soon.start()
            return
        self._is_asking = True
        text, archive = self._wanted, self._session.archive
        sight = self._session.sight

        def tell(found: Found) -> None:
            self._is_asking = False
            if text == self._wanted and sight == self._session.sight:
                self._answered, self._found = text, found
                self.found.emit()

        self._session.behind(
            _("Find"),
            lambda _job: archive.catalogue.search.find(
                text, limit=_MOST, patience=PATIENCE, sight=sight
            ),
            tell,
            failed=self._failed,
        )

    def _failed(self, error: BaseException, doing: str) -> None:
        self._is_asking = False
        self._session.tools.notices.report(error, doing)


def place(words: str, hit: Hit) -> Place:
    """Return where `hit`, found by `words`, is to be shown."""
    is_text = hit.kind is Kind.DOCUMENT
    return Place(words, hit.id, Span(hit.start, hit.end) if is_text else None)
