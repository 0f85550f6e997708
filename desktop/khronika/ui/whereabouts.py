"""Where the person is among the places of the window, and the way there and back."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from khronika.domain.kinds import Kind, RecordId
from khronika.ui.reader.marks import Span
from khronika.ui.screens.screen import Screen
from khronika.ui.session import Session
from khronika.ui.window_places import HOMES, WindowPlaces

PLACE = "place"  # the key, inside the archive, of where the person was
_SHARING = ("go.incidents", "go.timeline")  # two looks at the same records: one is pointed at


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the person is: a place of the window, and the record pointed at in it."""

    place: str
    record: RecordId | None


class Whereabouts(QObject):
    """Goes to places and to records in them, and remembers the way."""

    came = Signal(str)  # the place to be shown from now on
    left = Signal()  # another page is shown
    moved = Signal()  # what actions make sense may be other ones now

    def __init__(self, session: Session, screens: WindowPlaces) -> None:
        super().__init__()
        self._session, self._screens = session, screens
        self.place = "go.documents"  # the action that leads to the screen that is shown
        self._trail: list[Stand] = []
        self._shared: RecordId | None = None  # the incident pointed at last, in list or timeline

    @property
    def here(self) -> Screen:
        """The screen that is shown."""
        return self._screens[self.place]

    @property
    def has_way_back(self) -> bool:
        """Whether the person was anywhere before."""
        return bool(self._trail)

    def show_place(self, name: str) -> None:
        """Show a place of the window; Back leads to the one before.

        Where one is there already, the keyboard comes into it as it would from elsewhere.
        """
        if name != self.place:
            self._trail.append(self._stand())
            self.go(name)
        else:
            self.here.come_again()

    def back(self) -> None:
        """Go back to where the person was before."""
        if self._trail:
            stand = self._trail.pop()
            self.go(stand.place)
            self.here.come_back(stand.record)

    def leave(self) -> None:
        """Go back from what is over; after a lock nobody knows any more where one was before."""
        if self._trail:
            self.back()
        else:
            self.show_place("go.documents")

    def open(self, record: RecordId, span: Span | None = None) -> None:
        """Show `record` in its place, whatever kind it is of; of a note, what it is about."""
        records = self._session.catalogue.records
        found = records.get(record)
        if found is not None and found.kind is Kind.NOTE and not found.trashed:
            record = records.about(record) or record
            found = records.get(record)
        if found is None:
            return
        stand = self._stand()
        if found.trashed:
            place, shown = "go.trash", record
        elif found.kind is Kind.PASSAGE:
            passage = self._session.catalogue.passages.get(record)
            if passage is None:
                return
            place, shown = "go.documents", passage.document.id
            span = Span(passage.start, passage.end) if passage.is_placed else None
        else:
            place, shown = HOMES.get(found.kind, self.place), record
        self.go(place)
        if self.here.go(shown, span):
            self._trail.append(stand)
            self.here.open_selected()
        self.moved.emit()

    def go(self, name: str) -> None:
        """Be at a place, with nothing that Back would lead to."""
        screen, was = self._screens[name], self.place
        if was in _SHARING and was != name:
            self._shared = self.here.pointed_at() or self._shared
        self.place = name
        self.came.emit(name)
        self._session.keep_state(PLACE, name)
        if name in _SHARING and was != name and self._shared is not None:
            screen.carry(self._shared)
        self.here.take_keyboard()
        if was != name:
            self.left.emit()
        self.moved.emit()

    def _stand(self) -> Stand:
        chosen = self.here.selection()
        return Stand(self.place, chosen[0] if len(chosen) == 1 else None)
