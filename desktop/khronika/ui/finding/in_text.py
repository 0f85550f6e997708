"""Where the words that are found in a text stand in other forms: asked behind, lit as it comes."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer

from khronika.domain.query_in_text import Piece
from khronika.domain.ways import Mark
from khronika.i18n import _
from khronika.ui.jobs import Job
from khronika.ui.reader.finding import Sought
from khronika.ui.reader.reader import Reader
from khronika.ui.session import Session

_PAUSE = 150  # milliseconds after the last key
_MARKS = "“”„«»\"'"


class InText(QObject):
    """Answers the reader's line out of the archive's vocabulary; ties its switch to the window's.

    It looks in the text as it is shown: no form leads to a name that is hidden.
    """

    def __init__(self, session: Session, reader: Reader) -> None:
        super().__init__(reader)
        self._session, self._searching, self._bar = session, reader.searching, reader.finder
        self._wanted: tuple[Sought, str] | None = None
        self._is_asking = False
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._ask)
        self._bar.be_as_written(session.as_written.is_on)
        self._bar.as_written_wanted.connect(session.as_written.put)
        session.as_written.changed.connect(self._bar.be_as_written)
        self._searching.forms_wanted.connect(self._want)

    def _want(self, sought: Sought, body: str) -> None:
        self._wanted = (sought, body)
        self._soon.start()

    def _ask(self) -> None:
        if self._wanted is None:
            return
        if self._is_asking:
            self._soon.start()
            return
        (sought, body), self._wanted = self._wanted, None
        self._is_asking = True
        archive = self._session.archive
        meant = sought.in_forms

        def look(_job: Job) -> Sequence[Sequence[Mark]]:
            search = archive.catalogue.search
            return [
                search.sought(_side_by_side(pieces)).marks(body) if pieces else ()
                for pieces in (meant.wanted, meant.left_out)
            ]

        self._session.behind(
            _("Find"),
            look,
            partial(self._take, sought, body),
            failed=partial(self._failed, sought, body),
        )

    def _take(self, sought: Sought, body: str, marks: Sequence[Sequence[Mark]]) -> None:
        self._is_asking = False
        self._searching.also(sought, body, *marks)

    def _failed(self, sought: Sought, body: str, error: BaseException, doing: str) -> None:
        self._take(sought, body, ((), ()))
        self._session.tools.notices.report(error, doing)


def _side_by_side(pieces: Sequence[Piece]) -> str:
    """Return the query for `pieces`: words as they are typed, whatever a query makes of them."""
    unmarked = dict.fromkeys(map(ord, _MARKS), " ")
    return " ".join(f'"{one.text.translate(unmarked)}"' for one in pieces)
