"""The way from one record that a search found to the next, from wherever one reads them."""

from khronika.i18n import _
from khronika.ui.finding.hit_view import HitView


class Walk:
    """What lies beyond the first and the last place in a record that was opened from a list."""

    def __init__(self, view: HitView) -> None:
        self._view = view

    @property
    def is_on(self) -> bool:
        """Whether one of what is listed was opened."""
        return self._view.opened_row is not None

    def said(self, by: int) -> str:
        """Return what one more step does where a text has no further place; "" where nothing else
        was found, and steps go round in it.
        """
        here, row = self._view.opened_row, self._view.other_record(by)
        if here is None or row is None:
            return ""
        if by > 0 and row > here:
            return _("The last one here · F3 again opens the next record found")
        if by > 0:
            return _("The last one in the last record listed · F3 again opens the first")
        if row < here:
            return _("The first one here · Shift+F3 again opens the record found before")
        return _("The first one in the first record listed · Shift+F3 again opens the last")

    def step(self, by: int) -> None:
        """Open the next record that was found (1), or the one before (-1), round the end."""
        self._view.step_record(by)
