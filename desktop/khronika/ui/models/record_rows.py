"""A list of records that knows every id but few rows: a page is fetched when first seen."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from operator import eq
from types import MappingProxyType
from typing import Generic, TypeVar

from PySide6.QtCore import QMimeData, QModelIndex, QStringListModel, Qt

from khronika.domain.facets import NO_OTHERS, OtherForms
from khronika.domain.filters import typed_words
from khronika.domain.kinds import RecordId
from khronika.domain.ways import WAYS, Way
from khronika.i18n import _
from khronika.language.folding import fold
from khronika.ui.dragging import FORMAT, packed
from khronika.ui.qt import Index

V = TypeVar("V")

ROW = Qt.ItemDataRole.UserRole
RECORD = Qt.ItemDataRole.UserRole + 1
_IN_WORDS = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A state in a shape, a colour and a word; `role` names a colour of the palette.

    Without an icon it tells no state, only a word. `usual`: nearly all records are in this state,
    and a list, which needs the room for titles, leaves it at the shape.
    """

    icon: str
    word: str
    role: str = "quiet"
    usual: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a list shows of one record. `swatch` is a tag's colour and key, `indent` its depth.

    `why` says how it was found where the words that narrow the list do not stand in it as typed.
    """

    title: str
    meta: str = ""
    lead: str = ""
    badge: Badge | None = None
    swatch: tuple[str | None, int] | None = None
    indent: int = 0
    strong: bool = False
    why: str = ""

    @property
    def words(self) -> str:
        """All of it in words, for those who listen and for the filter."""
        said = (self.lead, self.title, self.meta, self.badge.word if self.badge else "", self.why)
        return "; ".join(part for part in said if part)


class RecordRows(QStringListModel, Generic[V]):
    """Rows of one kind of record, in the order of the ids given.

    To Qt it is a list of so many empty strings: a view that lays itself out asks for the index of
    every row, and the answers of a model that counts in Python take half a second at 100,000.

    `narrow` reads and folds what is listed once, which is quick up to some thousands. Longer lists
    are narrowed by whoever fills them (see `ui.filtering`).
    """

    PAGE = 32  # rows read when the first of them is seen: more would hold up the frame
    READ = 128  # rows read at once to be narrowed, where nobody waits for a single one
    KEPT = 1024  # rows

    def __init__(
        self,
        fetch: Callable[[Sequence[RecordId]], Mapping[RecordId, V]],
        row: Callable[[V], Row],
        words: Callable[[Sequence[RecordId]], Mapping[RecordId, str]] | None = None,
    ) -> None:
        """`words`: what rows are narrowed by, where that is read faster than whole rows are."""
        super().__init__()
        self._fetch, self._row = fetch, row
        self._words_of = words or self._words_of_rows
        self._all: Sequence[RecordId] = []
        self._ids: Sequence[RecordId] = []
        self._rows: dict[RecordId, Row] = {}
        self._words: dict[RecordId, str] = {}
        self._sought = ""
        self._others: Mapping[Way, OtherForms] = {}
        self._way: Callable[[RecordId], Way] = self._way_of
        self._total = 0
        self._met = 0  # a row asked for is mostly asked for again

    def show(
        self,
        ids: Sequence[RecordId],
        touched: Iterable[RecordId] | None = None,
        *,
        of: int | None = None,
    ) -> None:
        """Show `ids`, a sequence that does not change; of the rows known before, forget those of
        `touched` (None: all). `of`: how many there would be without a filter.

        When the order stands, views keep their place and only the touched rows are drawn anew.
        """
        self._forget(touched)
        self._all, self._total = ids, len(ids) if of is None else of
        wanted = self._narrowed()
        if len(wanted) == len(self._ids) and all(map(eq, wanted, self._ids)):
            if wanted:
                self.dataChanged.emit(self.index(0), self.index(len(wanted) - 1))
            return
        self._ids = wanted
        if len(wanted) == self.rowCount():
            self.beginResetModel()
            self.endResetModel()
        else:
            self.setStringList([""] * len(wanted))

    def narrow(self, text: str, others: Mapping[Way, OtherForms] = MappingProxyType({})) -> None:
        """Show only the rows that hold every word of `text`, whatever its case, and none of those
        that a minus stands before.

        `others`: by folded word, the records that are called by another form of it, no farther
        than each way.
        """
        if (text, others) != (self._sought, self._others):
            self._sought, self._others = text, others
            self.show(self._all, (), of=self._total)

    def narrowed_by(self, way: Callable[[RecordId], Way]) -> None:
        """Somebody else narrows: they say how a record meets the words that were typed."""
        self._way = way

    @property
    def total(self) -> int:
        """How many records there are, shown or not."""
        return self._total

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
        if self._met >= len(self._ids) or self._ids[self._met] != record:
            try:
                self._met = self._ids.index(record)
            except ValueError:
                return None
        return self._met

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        able = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return able | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role == RECORD:
            return self._ids[index.row()]
        row = self._row_at(index.row())
        if role in (ROW, *_IN_WORDS):
            way = self._way(self._ids[index.row()])
            row = replace(row, why=_(WAYS[way])) if way in WAYS else row
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in _IN_WORDS:
            return row.words
        return None

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
            for old in list(islice(self._rows, max(0, len(self._rows) - self.KEPT))):
                del self._rows[old]
        return self._rows.get(record) or Row(title=_("(erased)"))

    def _forget(self, touched: Iterable[RecordId] | None) -> None:
        if touched is None:
            self._rows, self._words = {}, {}
            return
        for record in touched:
            self._rows.pop(record, None)
            self._words.pop(record, None)

    def _narrowed(self) -> Sequence[RecordId]:
        wanted, refused = typed_words(fold(self._sought))
        if not (wanted or refused):
            return self._all
        unread = [one for one in self._all if one not in self._words]
        for first in range(0, len(unread), self.READ):
            said = self._words_of(unread[first : first + self.READ])
            self._words |= {one: fold(words) for one, words in said.items()}

        others = self._others.get(Way.EQUIVALENT, NO_OTHERS)
        return [
            one
            for one in self._all
            if all(self._has(one, word, others) for word in wanted)
            and not any(self._has(one, word, others) for word in refused)
        ]

    def _has(self, record: RecordId, word: str, others: OtherForms) -> bool:
        return word in self._words.get(record, "") or record in others.get(word, ())

    def _way_of(self, record: RecordId) -> Way:
        """Return how `record`, which is listed, meets what the list is narrowed by."""
        if not self._others:
            return Way.EXACT
        words = typed_words(fold(self._sought))[0]
        ways = (
            way
            for way, others in self._others.items()
            if all(self._has(record, word, others) for word in words)
        )
        return next(ways, Way.EXACT)

    def _words_of_rows(self, records: Sequence[RecordId]) -> Mapping[RecordId, str]:
        return {one: self._row(value).words for one, value in self._fetch(records).items()}
