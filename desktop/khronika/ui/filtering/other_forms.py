"""What the words above a list also find, in other forms: asked behind, known a moment later."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from khronika.archive.finding.record_words import OtherForms as Answer
from khronika.domain.changed import Changed
from khronika.domain.facets import NO_OTHERS
from khronika.domain.filters import typed_words
from khronika.domain.kinds import RecordId
from khronika.domain.ways import Way
from khronika.i18n import _
from khronika.language.folding import fold

if TYPE_CHECKING:  # a session holds what its lists are narrowed by
    from khronika.ui.session import Session

_PAUSE = 220  # milliseconds after the last key
_AGAIN = 4_000  # milliseconds after an answer that words were still missing in
ByWay = Mapping[Way, Mapping[str, frozenset[RecordId]]]
_KEPT = 12  # texts: the lists of a window are few, and one goes back to what one typed before


class OtherForms(QObject):
    """One for the window. Lists show at once what is written as it was typed, and ask here what
    more there is; `changed` says that there is more, or less, than was said before.

    Half a word has no other forms: they come with its end.
    """

    changed = Signal()

    def __init__(self, session: "Session") -> None:
        super().__init__()
        self._session = session
        self._known: dict[str, Answer] = {}
        self._fresh: set[str] = set()  # the texts that need not be asked about again
        self._wanted: dict[str, None] = {}
        self._asked: tuple[str, ByWay] | None = None
        self._partly = ""  # what was answered while words were still to be learned
        self._is_asking = self._is_resting = False
        self._round = 0  # grows when what is on its way is no answer any more
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._ask)
        self._again = QTimer(self, singleShot=True, interval=_AGAIN)
        self._again.timeout.connect(self._ask_again)
        session.changed.connect(self._hear)
        session.veiled.connect(self._forget)

    def of(self, text: str) -> Mapping[str, frozenset[RecordId]]:
        """Return, by folded word of `text`, the records that are called by another form of it.

        What is not known is asked for: until `changed` it is what was known of these words before.
        """
        text = " ".join(text.split())
        if text and text not in self._fresh and not self._is_resting:
            self._wanted[text] = None
            self._soon.start()
        return self.known(text)

    def known(self, text: str) -> Mapping[str, frozenset[RecordId]]:
        """Return what is known of `text` by now, without asking."""
        return self.by_way(text).get(Way.EQUIVALENT, NO_OTHERS)

    def by_way(self, text: str) -> ByWay:
        """Return what is known of `text` by now: of forms no farther than each way."""
        if not self._known:
            return {}
        if self._asked is None or self._asked[0] != text:  # by each row that is drawn
            found = self._gathered(" ".join(text.split()))
            self._asked = (text, {way: found.within(way) for way in Way})
        return self._asked[1]

    def _gathered(self, text: str) -> Answer:
        if (known := self._known.get(text)) is not None:
            return known
        typed = {one for part in typed_words(fold(text)) for one in part}
        return Answer(
            {
                word: ways
                for said in self._known.values()
                for word, ways in said.ways.items()
                if word in typed
            }
        )

    def rest(self) -> None:
        """Ask nothing more: the archive is about to be closed."""
        self._is_resting = True
        self._soon.stop()
        self._again.stop()

    # -- asking ---------------------------------------------------------------------------

    def _ask(self) -> None:
        if self._is_asking:
            self._soon.start()
            return
        if not self._wanted or self._is_resting:
            return
        text = next(reversed(self._wanted))  # what was typed last: the rest was on the way to it
        self._wanted.clear()
        self._is_asking = True
        session = self._session
        sight = session.sight
        self._session.behind(
            _("Find"),
            lambda _job: session.archive.catalogue.record_words.by_other_forms(text, sight),
            partial(self._take, text, self._round),
            failed=self._failed,
        )

    def _take(self, text: str, round_: int, answer: Answer) -> None:
        self._is_asking = False
        if round_ != self._round or self._is_resting:
            return
        before = self._gathered(text).ways
        self._known.pop(text, None)
        self._asked = None
        self._known[text] = answer
        for old in list(self._known)[: max(0, len(self._known) - _KEPT)]:
            del self._known[old]
            self._fresh.discard(old)
        self._wanted.pop(text, None)
        self._fresh.add(text)
        if not answer.is_whole:
            self._partly = text
            self._again.start()  # not at once: words are learned while nobody types
        if answer.ways != before:
            self.changed.emit()

    def _ask_again(self) -> None:
        self._fresh.discard(self._partly)
        self.of(self._partly)

    def _failed(self, error: BaseException, doing: str) -> None:
        self._is_asking = False
        self._session.tools.notices.report(error, doing)

    # -- what makes it old ----------------------------------------------------------------

    def _hear(self, _changed: Changed) -> None:
        """Something was written: what is known holds until it is asked about again."""
        self._fresh.clear()

    def _forget(self) -> None:
        """Names were hidden, or are shown: nothing that was found before may stay."""
        self._round += 1
        self._known.clear()
        self._asked = None
        self._fresh.clear()
        self._wanted.clear()
        self._partly = ""
