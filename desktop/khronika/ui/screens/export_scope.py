"""What is chosen to leave. What was chosen stays chosen, whatever becomes of it: what is gone, or
has nothing in it, lets nothing out, and never stands for more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from khronika.archive.archive import Archive
from khronika.domain.kinds import Kind, RecordId
from khronika.exporting.selection import Selection, everything, of_collection, of_records
from khronika.i18n import N_, _, ngettext
from khronika.ui.session import Session
from khronika.ui.widgets.controls import Combo
from khronika.ui.words import cut

ALL, RECORDS, NOTHING = "all", "records", "nothing"  # data of the combo; a collection: its id
_LONGEST = 60  # letters of what is handed on, in the line where it is chosen
_LONGEST_INSTEAD = 28  # letters of a collection that is offered in its place


class Want(Enum):
    """Why nothing leaves."""

    UNCHOSEN = N_("Choose what leaves.")
    GONE = N_("It is no longer in the archive, so nothing leaves. Choose something else.")
    EMPTY = N_("There is nothing in it, so nothing leaves.")


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen: a collection, `records`, everything or nothing yet."""

    what: object
    records: tuple[RecordId, ...] = ()

    def selection(self, archive: Archive) -> tuple[Selection, Want | None]:
        """Return what that holds now, and why it is nothing if it is."""
        catalogue = archive.catalogue
        if self.what == ALL:
            return _or_empty(everything(catalogue))
        if self.what == RECORDS:
            there = catalogue.records.living(self.records)
            return of_records(there), None if there else Want.GONE
        if not isinstance(self.what, int):
            return of_records(()), Want.UNCHOSEN
        kept = catalogue.collections.get(RecordId(self.what))
        if kept is None or kept.trashed:
            return of_records(()), Want.GONE
        return _or_empty(of_collection(catalogue, kept), frozenset({kept.id}))


def _or_empty(
    selection: Selection, itself: frozenset[RecordId] = frozenset()
) -> tuple[Selection, Want | None]:
    return selection, None if selection.records - itself else Want.EMPTY


class Scope(Combo):
    """Offers what was selected, the collections, and everything."""

    def __init__(self, session: Session) -> None:
        super().__init__(session.theme, _("What leaves"))
        self._session = session
        self._records: tuple[RecordId, ...] = ()

    @property
    def chosen(self) -> Chosen:
        """What is chosen now."""
        return Chosen(self.currentData(), self._records)

    @property
    def state(self) -> dict[str, object]:
        """What `restore` comes back to, as JSON."""
        return {
            "records": list(self._records),
            "what": self.currentData(),
            "called": self.currentText(),
        }

    def begin(self, records: Sequence[RecordId], collection: RecordId | None) -> None:
        """Choose the least of it: `records` if there are any, else `collection`, else the first;
        everything only ever by hand.
        """
        every = self._session.catalogue.collections.ids()
        if records:
            what: object = RECORDS
        else:
            what = int(collection or (every[0] if every else 0)) or NOTHING
        self._offer(tuple(records), what)

    def restore(self, records: Sequence[RecordId], what: object, called: str) -> None:
        """Offer anew and choose `what`, which was `called` so when it was there."""
        self._offer(tuple(records), what, called)

    def _offer(self, records: tuple[RecordId, ...], what: object, called: str = "") -> None:
        self._records = records
        self.blockSignals(True)
        self.clear()
        if records:
            self.addItem(self._called(records), RECORDS)
        for one in self._session.catalogue.collections.all():
            self.addItem(_("Collection: {name}").format(name=one.name), int(one.id))
        self.addItem(_("Everything in the archive"), ALL)
        if self.findData(what) < 0:
            gone = called or _("What was chosen")
            self.insertItem(0, _("Nothing yet") if what == NOTHING else gone, what)
        self.setCurrentIndex(self.findData(what))
        self.blockSignals(False)

    def _called(self, records: Sequence[RecordId]) -> str:
        """Return what is offered as `records`: one by its number and title, several by how many."""
        catalogue = self._session.catalogue.records
        if len(records) == 1 and (one := catalogue.get(records[0])):
            said = _("This incident: {what}") if one.kind is Kind.INCIDENT else _("Only {what}")
            title = catalogue.named(records)[records[0]].title
            return said.format(what=cut(f"{one.number} {title}", _LONGEST))
        said = ngettext("What was selected: {n} record", "What was selected: {n} records",
                        len(records))  # fmt: skip
        return said.format(n=len(records))


class Instead(QWidget):
    """Offers what was selected elsewhere to whoever comes back to an export they have begun: it
    takes nothing's place by itself, since what was chosen would be lost without a word.
    """

    taken = Signal(object, object)  # the RecordIds, and the RecordId of a collection or None

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._records: tuple[RecordId, ...] = ()
        self._collection: RecordId | None = None
        said = QLabel(_("This export was begun before, and is as it was left."))
        said.setProperty("look", "small")
        said.setWordWrap(True)
        self.take = QPushButton()
        self.take.setProperty("look", "link")
        self.take.clicked.connect(lambda _on: self.taken.emit(self._records, self._collection))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(said)
        column.addWidget(self.take)
        self.hide()

    def offer(
        self, records: Sequence[RecordId], collection: RecordId | None, beside: Chosen
    ) -> None:
        """Offer `records`, else `collection`, unless it is what is chosen already (`beside`)."""
        self._records, self._collection = tuple(records), collection
        same = (
            (RECORDS, self._records) == (beside.what, beside.records)
            if records
            else collection == beside.what
        )
        if same or not (records or collection):
            self.forget()
            return
        self.draw()
        self.show()

    def forget(self) -> None:
        """Offer nothing."""
        self._records, self._collection = (), None
        self.hide()

    def draw(self) -> None:
        """Say what is offered, as it may be called now."""
        said = self._said()
        self.take.setText(said)
        self.take.setAccessibleName(said)

    def _said(self) -> str:
        catalogue = self._session.catalogue
        if len(self._records) == 1 and (one := catalogue.records.get(self._records[0])):
            return _("Export the selected {number} instead").format(number=one.number)
        if self._records:
            said = ngettext("Export the {n} selected record instead",
                            "Export the {n} selected records instead",
                            len(self._records))  # fmt: skip
            return said.format(n=len(self._records))
        kept = catalogue.collections.get(self._collection) if self._collection else None
        name = cut(kept.name, _LONGEST_INSTEAD) if kept is not None else ""
        return _("Export the collection “{name}” instead").format(name=name)
