"""The only door from an exception to a person, and from the program's own remarks."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from khronika.archive.faults import sentence
from khronika.domain.errors import Cancelled, KnownError
from khronika.i18n import _

log = logging.getLogger(__name__)


class Tone(Enum):
    """How a remark is meant; each has an icon and a colour."""

    DONE = "done"
    PLAIN = "plain"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Offer:
    """Something the person may do about a remark, on a button beside it, as long as it `holds`."""

    text: str
    take: Callable[[], object]
    holds: Callable[[], bool] = lambda: True


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One remark: what happened, and what to try. It `stays` until one of the offers is taken or
    it is closed; it `lasts` for its time whichever page one goes to, where nothing else offers the
    same later.
    """

    text: str
    remedy: str = ""
    tone: Tone = Tone.PLAIN
    offers: tuple[Offer, ...] = ()
    stays: bool = False
    lasts: bool = False


class Notices(QObject):
    """Hears what went right and wrong; the message bar and the crash dialog listen."""

    shown = Signal(object)  # Notice
    bug = Signal(object)  # the exception

    def __init__(self) -> None:
        super().__init__()
        self.archive = Path()  # what is open, named in sentences about its files

    def report(self, error: BaseException, doing: str) -> None:
        """Say that `doing` failed, in the person's words; called on the screen's thread."""
        known = error if isinstance(error, KnownError) else sentence(error, self.archive)
        if isinstance(error, Cancelled):
            self.say(_("Stopped: {doing}").format(doing=doing))
        elif known is not None:
            log.info("%s", type(known).__name__)
            self.shown.emit(Notice(text=str(known), remedy=known.advice, tone=Tone.WRONG))
        else:
            log.error("bug", exc_info=error)
            self.bug.emit(error)

    def say(self, text: str, *offers: Offer) -> None:
        """Remark on something that needs nobody's help."""
        self.shown.emit(Notice(text=text, offers=offers))

    def ask(self, text: str, *offers: Offer) -> None:
        """Say `text` until one of `offers` is taken, or none of them is wanted."""
        self.shown.emit(Notice(text=text, offers=offers, stays=True))

    def offer(self, text: str, *offers: Offer) -> None:
        """Say `text` long enough to take one of `offers`, on other pages too."""
        self.shown.emit(Notice(text=text, offers=offers, lasts=True))

    def done(self, text: str, *offers: Offer) -> None:
        """Say that something the person asked for is done."""
        self.shown.emit(Notice(text=text, tone=Tone.DONE, offers=offers))
