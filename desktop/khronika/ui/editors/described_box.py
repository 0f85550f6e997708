"""The box that says of somebody new that they are called by a description, and not by a name."""

from collections.abc import Iterable
from functools import cached_property

from PySide6.QtCore import Signal

from khronika.i18n import _
from khronika.language.descriptions import PlaceWords, is_plainly_description, may_be_description
from khronika.ui.editors.entry import HeldPlace
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.controls import Check


class PlacesOf:
    """The words of the places that a form offers, read when they are first asked for."""

    def __init__(self, places: Iterable[HeldPlace]) -> None:
        self._held = places

    @cached_property
    def words(self) -> PlaceWords:
        """What no description is called by, and nobody."""
        held = ((*place.names, *place.former) for place in self._held)
        return PlaceWords(name for names in held for name in names)


class DescribedBox(Check):
    """Is there where it may be so, and ticked where it plainly is, until the person decides.

    The words of a name are hidden wherever they stand and hold passages back at export: “refusers
    held in cellars” would hide every “held”.
    """

    changed = Signal()

    def __init__(self, theme: Theme, places: PlacesOf) -> None:
        super().__init__(_("This is a description, not a name"))
        self.setToolTip(_("Its words are hidden nowhere then, and hold nothing back at export."))
        self._places = places
        self._decided: bool | None = None
        self.clicked.connect(self._decide)
        self.hide()

    def put(self, name: str, is_so: bool | None) -> None:
        """Say what was said of `name` before; None: it was not asked."""
        plainly = is_plainly_description(name, self._places.words)
        self._decided = None if is_so is plainly else is_so

    def look(self, name: str, *, is_new: bool) -> None:
        """Ask of `name`, if it `is_new` and may be a description."""
        may_be = is_new and may_be_description(name, self._places.words)
        guess = may_be and is_plainly_description(name, self._places.words)
        self.setChecked(guess if self._decided is None else self._decided)
        self.setVisible(may_be)

    def is_so(self) -> bool | None:
        """Return whether it is a description; None where it is not asked."""
        return None if self.isHidden() else self.isChecked()

    def _decide(self, is_so: bool) -> None:
        self._decided = is_so
        self.changed.emit()
