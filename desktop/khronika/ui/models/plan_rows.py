"""The plan of an import as a table that can be corrected."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, Qt

from khronika.domain.date_words import parse_when
from khronika.domain.dates import UNKNOWN
from khronika.i18n import N_, _
from khronika.importing.plan import Plan, PlanRow, Status, Values
from khronika.ui.qt import NOWHERE, Index
from khronika.ui.words import dated, number

STATUSES = {
    Status.NEW: N_("comes in"),
    Status.DUPLICATE: N_("is in already"),
    Status.FAILED: N_("cannot be read"),
    Status.UNSUPPORTED: N_("is not read yet"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what it shows, and how a typed text is put into a row."""

    heading: str
    show: Callable[[PlanRow], str]
    read: Callable[[PlanRow, str], Values] | None = None


def _when(row: PlanRow, text: str) -> Values:
    text = text.strip()
    return {"published": parse_when(text, language=row.language) if text else UNKNOWN}


COLUMNS = (
    Column(N_("File"), lambda row: row.name or _("pasted text")),
    Column(N_("Title"), lambda row: row.title, lambda _row, text: {"title": text.strip()}),
    Column(N_("Published"), lambda row: dated(row.published), _when),
    Column(
        N_("Publisher"),
        lambda row: row.publisher or "",
        lambda _row, text: {"publisher": text.strip() or None},
    ),
    Column(
        N_("Language"),
        lambda row: row.language or "",
        lambda _row, text: {"language": text.strip() or None},
    ),
    Column(N_("Encoding"), lambda row: row.encoding or ""),
    Column(N_("Length"), lambda row: number(row.characters)),
    Column(N_("What happens"), lambda row: row.why or _(STATUSES[row.status])),
)


class PlanRows(QAbstractTableModel):
    """Rows of a plan. An edit goes into every row that is selected with the edited one."""

    def __init__(
        self,
        shown: Callable[[str], str] = str,
        is_fixed: Callable[[], bool] = lambda: False,
    ) -> None:
        """`shown` returns words as they may be shown; while `is_fixed`, nothing can be edited."""
        super().__init__()
        self.plan = Plan()
        self._shown, self._is_fixed = shown, is_fixed
        self.together: Collection[int] = ()

    def show(self, plan: Plan) -> None:
        """Hold `plan` instead."""
        self.beginResetModel()
        self.plan = plan
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.plan.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section].heading)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.plan.rows[index.row()], COLUMNS[index.column()]
        shown = self._shown(column.show(row))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return shown
        if role == Qt.ItemDataRole.ToolTipRole:
            return shown or None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        new = index.isValid() and self.plan.rows[index.row()].status is Status.NEW
        if new and not self._is_fixed() and COLUMNS[index.column()].read is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        read = COLUMNS[index.column()].read
        if read is None or role != Qt.ItemDataRole.EditRole or self._is_fixed():
            return False
        many = index.row() in self.together and COLUMNS[index.column()].heading != "Title"
        rows = set(self.together) if many else {index.row()}
        rows = {row for row in rows if self.plan.rows[row].status is Status.NEW}
        self.plan = self.plan.edited(rows, **read(self.plan.rows[index.row()], str(value)))
        for row in rows:
            changed = self.index(row, index.column())
            self.dataChanged.emit(changed, changed)
        return True
