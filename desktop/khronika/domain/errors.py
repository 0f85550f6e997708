"""What can go wrong that is nobody's bug."""

from khronika.i18n import N_, _


class KnownError(Exception):
    """A failure the person can read and act on; anything else that escapes is a bug.

    A subclass says what happened (`summary`) and what to try (`remedy`). Both are
    marked here, translated when shown, and filled in from the keyword facts. The
    facts may hold what the person wrote, so they are shown and never logged.
    """

    summary = N_("Something went wrong.")
    remedy = ""

    def __init__(self, **facts: object) -> None:
        super().__init__(type(self).__name__)
        self.facts = facts

    def __str__(self) -> str:
        return _(self.summary).format(**self.facts)

    @property
    def advice(self) -> str:
        """What to try next, in the person's language; empty when there is nothing to say."""
        return _(self.remedy).format(**self.facts) if self.remedy else ""


class Cancelled(Exception):
    """The person pressed Stop."""
