"""When and why an archive was locked: all that one process tells the next about it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from khronika.i18n import N_, _, ngettext

_FILLED = "filled"
OPTION = "--locked"  # of the command line, hidden: any process can read it, so it says no more

NEW = "--new"  # instead, hidden too: the window before was to make a new archive


class Why(StrEnum):
    """What made the program lock."""

    ASKED = "asked"
    IDLE = "idle"
    WORK_ENDED = "work-ended"
    SLEEP = "sleep"
    SCREEN = "screen"
    ANEW = "anew"


_SENTENCES = {
    Why.ASKED: N_("Locked at {time}, as you asked."),
    Why.WORK_ENDED: N_("Locked at {time}: nobody was there, and the work behind had ended."),
    Why.SLEEP: N_("Locked at {time}: the computer went to sleep."),
    Why.SCREEN: N_("Locked at {time}: the screen was locked."),
    Why.ANEW: N_("Locked at {time}, to begin anew with your settings."),
}


@dataclass(frozen=True, slots=True)
class Locked:
    """Why and when (UTC); `minutes`: for how long nobody was there, where that was why.

    `filled`: the window filled the screen, and the one that follows it should. `place`: where it
    was otherwise: x, y, width and height in pixels.
    """

    why: Why
    at: datetime
    minutes: int = 0
    filled: bool = False
    place: tuple[int, int, int, int] | None = None

    @classmethod
    def now(
        cls,
        why: Why,
        minutes: int = 0,
        *,
        filled: bool = False,
        place: tuple[int, int, int, int] | None = None,
    ) -> "Locked":
        """Return that it is locked at this moment."""
        return cls(why, datetime.now(UTC).replace(microsecond=0), minutes, filled, place)

    @classmethod
    def read(cls, word: str) -> "Locked | None":
        """Return what `word` says; None where it says nothing: anybody may have typed it."""
        why, _comma, rest = word.partition(",")
        minutes, _comma, rest = rest.partition(",")
        at, _comma, window = rest.partition(",")
        filled = window == _FILLED
        try:
            place = None if filled or not window else _place(window)
            read = cls(Why(why), datetime.fromisoformat(at), int(minutes), filled, place)
        except ValueError:
            return None
        return read if read.at.tzinfo is not None and read.minutes >= 0 else None

    def word(self) -> str:
        """Return it as one word for the command line, which `read` reads."""
        said = f"{self.why},{self.minutes},{self.at.isoformat()}"
        if self.filled:
            return f"{said},{_FILLED}"
        return said if self.place is None else ",".join((said, *map(str, self.place)))

    def sentence(self) -> str:
        """Return it in the person's words; the day is said once it is another."""
        at, today = self.at.astimezone(), datetime.now().astimezone().date()
        time = at.strftime("%H:%M" if at.date() == today else "%Y-%m-%d %H:%M")
        if self.why is Why.IDLE:
            said = ngettext(
                "Locked at {time}: nobody touched it for {n} minute.",
                "Locked at {time}: nobody touched it for {n} minutes.",
                self.minutes,
            )
            return said.format(time=time, n=self.minutes)
        return _(_SENTENCES[self.why]).format(time=time)


def _place(words: str) -> tuple[int, int, int, int]:
    """Read where the window was.

    Raises:
        ValueError: It says nothing of the sort.
    """
    x, y, wide, high = map(int, words.split(","))
    if wide <= 0 or high <= 0:
        raise ValueError
    return x, y, wide, high
