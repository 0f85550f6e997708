"""What was chosen in the palette last, kept inside the archive."""

from collections.abc import Sequence

from khronika.domain.kinds import RecordId
from khronika.ui.session import Session

KEPT = "palette"  # the key, inside the archive
MOST = 24

Choice = str | RecordId  # the id of an action, or a record


class Lately:
    """The newest choices first, none twice. Without an archive they are forgotten."""

    def __init__(self, session: Session | None = None) -> None:
        self._session = session
        kept = session.archive.state(KEPT) if session is not None else None
        self._choices: list[Choice] = [
            RecordId(one) if isinstance(one, int) else str(one) for one in kept or ()
        ]

    @property
    def choices(self) -> Sequence[Choice]:
        """What was chosen."""
        return tuple(self._choices)

    def add(self, choice: Choice) -> None:
        """Remember that this was chosen now."""
        rest = [one for one in self._choices if one != choice]
        self._choices = [choice, *rest][:MOST]
        if self._session is not None:
            self._session.keep_state(KEPT, self._choices)
