"""A list of records that knows every id but few rows: a page is fetched when first seen."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, Qt

from khronika.domain.kinds import RecordId
from khronika.i18n import _
from khronika.language.folding import fold
from khronika.ui.dragging import FORMAT, packed
from khronika.ui.qt import NOWHERE, Index

V = TypeVar("V")

ROW = Qt.ItemDataRole.UserRole
RECORD = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A state in a shape, a colour and a word; `role` names a colour of the palette.

    Without an icon it tells no state, only a word.
    """

    icon: str
    word: str
    role: str = "quiet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a list shows of one record. `swatch` is a tag's colour and key, `indent` its depth."""

    title: str
    meta: str = ""
    lead: str = ""
    badge: Badge | None = None
    swatch: tuple[str | None, int] | None = None
    indent: int = 0
    strong: bool = False

    @property
    def words(self) -> str:
        """All of it in words, for those who listen and for the filter."""
        said = (self.lead, self.title, self.meta, self.badge.word if self.badge else "")
        return "; ".join(part for part in said if part)


class RecordRows(QAbstractListModel, Generic[V]):
    """Rows of one kind of record, in the order of the ids given."""

    PAGE = 128

    def __init__(
        self,
        fetch: Callable[[Sequence[RecordId]], Mapping[RecordId, V]],
        row: Callable[[V], Row],
    ) -> None:
        super().__init__()
        self._fetch, self._row = fetch, row
        self._all: list[RecordId] = []
        self._ids: list[RecordId] = []
        self._rows: dict[RecordId, Row] = {}
        self._words: dict[RecordId, str] = {}
        self._sought = ""

    def show(self, ids: Sequence[RecordId], touched: Iterable[RecordId] | None = None) -> None:
        """Show `ids`; of the rows known before, forget those of `touched` (None: all).

        When the order stands, views keep their place and only the touched rows are drawn anew.
        """
        self._forget(touched)
        self._all = list(ids)
        wanted = self._narrowed()
        if wanted == self._ids:
            if wanted:
                self.dataChanged.emit(self.index(0), self.index(len(wanted) - 1))
            return
        self.beginResetModel()
        self._ids = wanted
        self.endResetModel()

    def narrow(self, text: str) -> None:
        """Show only the rows that hold every word of `text`, whatever its case."""
        self._sought = text
        self.show(self._all, ())

    @property
    def total(self) -> int:
        """How many records there are, shown or not."""
        return len(self._all)

    @property
    def all_ids(self) -> Sequence[RecordId]:
        """All records in order, shown or not."""
        return self._all

    @property
    def ids(self) -> Sequence[RecordId]:
        """The records shown, in order."""
        return self._ids

    def row_of(self, record: RecordId) -> int | None:
        """Return the row of `record`, if it is shown."""
        return self._ids.index(record) if record in self._ids else None

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == RECORD:
            return self._ids[index.row()]
        row = self._row_at(index.row())
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.words
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def mimeTypes(self) -> list[str]:
        return [FORMAT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return what is dragged: the ids, in the order of the list, and no word of them."""
        rows = sorted({index.row() for index in indexes})
        return packed(self._ids[row] for row in rows)

    def _row_at(self, at: int) -> Row:
        record = self._ids[at]
        if record not in self._rows:
            first = at - at % self.PAGE
            page = self._ids[first : first + self.PAGE]
            fetched = self._fetch([one for one in page if one not in self._rows])
            self._rows |= {one: self._row(value) for one, value in fetched.items()}
        return self._rows.get(record) or Row(title=_("(erased)"))

    def _forget(self, touched: Iterable[RecordId] | None) -> None:
        if touched is None:
            self._rows, self._words = {}, {}
            return
        for record in touched:
            self._rows.pop(record, None)
            self._words.pop(record, None)

    def _narrowed(self) -> list[RecordId]:
        sought = fold(self._sought).split()
        if not sought:
            return list(self._all)
        unread = [one for one in self._all if one not in self._words]
        for first in range(0, len(unread), self.PAGE):
            fetched = self._fetch(unread[first : first + self.PAGE])
            self._words |= {one: fold(self._row(value).words) for one, value in fetched.items()}
        return [
            one for one in self._all if all(word in self._words.get(one, "") for word in sought)
        ]
