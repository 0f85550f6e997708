"""The plan of an import as a table that can be corrected."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QAbstractTableModel, Qt, Signal
from PySide6.QtWidgets import QApplication

from khronika.domain.errors import KnownError
from khronika.i18n import N_, _, ngettext
from khronika.importing.extracted import Field, Proposal
from khronika.importing.formats import CALLED, FILE, HTML, PICTURE, TEXT
from khronika.importing.metadata import published_as
from khronika.importing.notes import told
from khronika.importing.plan import Plan, PlanRow, Status, Values
from khronika.ui.models.known_fields import (
    read_authors,
    read_language,
    read_when,
    show_authors,
)
from khronika.ui.qt import NOWHERE, Index
from khronika.ui.words import cut, dated, number, tongue

STATUSES = {
    Status.NEW: N_("comes in"),
    Status.DUPLICATE: N_("is in already"),
    Status.FAILED: N_("cannot be read"),
    Status.PASSED_OVER: N_("is passed over"),
}

_PASTED = {TEXT: N_("pasted text"), HTML: N_("pasted page"), PICTURE: N_("pasted picture")}
_MOST_OTHERS, _LONGEST = 5, 200  # of what a file says besides, and code points of each


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what it shows, and how a typed text is put into a row.

    `read` raises a KnownError when it cannot understand the text. `nothing` stands, faint, where
    a row that comes in has no value: there is something to be typed. `field` is that of what a file
    says of itself.
    """

    heading: str
    show: Callable[[PlanRow], str]
    read: Callable[[PlanRow, str], Values] | None = None
    nothing: str = ""
    field: Field | None = None


def is_misread(row: PlanRow) -> bool:
    """Whether `row` comes in with words for a date that no date was understood in."""
    return row.status is Status.NEW and row.published.is_unknown and bool(row.published.words)


def _file(row: PlanRow) -> str:
    return _(_PASTED[row.pasted.format]) if row.pasted is not None else row.name


def _published(row: PlanRow) -> str:
    return (row.published.words or "") if is_misread(row) else dated(row.published)


def _format(row: PlanRow) -> str:
    """Say what a file is, and of a text how it is written, or how many pages it has."""
    if row.format is None:
        return ""
    called = _(CALLED[row.format])
    if row.encoding is not None:
        return _("{format}, {encoding}").format(format=called, encoding=row.encoding)
    if not row.pages:
        return called
    said = ngettext("{format}, {n} page", "{format}, {n} pages", row.pages)
    return said.format(format=called, n=number(row.pages))


def _what_happens(row: PlanRow) -> str:
    if row.why:
        return row.why
    if row.status is Status.NEW and row.format == FILE:
        return _("comes in, kept as it came")
    said = _(STATUSES[row.status])
    if row.status is Status.NEW and row.is_named_by_its_file:
        said = _("comes in, called as its file is")
    if is_misread(row):
        said = _("{what}; no date understood").format(what=said)
    return "; ".join(filter(None, (said, told(row.notes))))


def _evidence(row: PlanRow, field: Field) -> Iterator[str]:
    """Yield where the file says what is in the cell of `field`, and what else it says.

    An address stands in no cell; all that are told of a file are told at its name.
    """
    offered = [one for one in row.proposals if one.field == field]
    if field == "url":
        for one in offered[:_MOST_OTHERS]:
            said = _("address: {value} ({where})")
            yield said.format(value=cut(one.value, _LONGEST), where=one.evidence)
        return
    used = [one for one in offered if _is_used(row, one)]
    others = [one for one in offered if one not in used]
    if used:
        where = ", ".join(dict.fromkeys(one.evidence for one in used))
        yield _("from {where}").format(where=where)
    for one in others[:_MOST_OTHERS]:
        said = _("also: {value} ({where})")
        yield said.format(value=cut(one.value, _LONGEST), where=one.evidence)


def _is_used(row: PlanRow, one: Proposal) -> bool:
    match one.field:
        case "authors":
            return one.value in row.authors
        case "published":
            return published_as(one.value, row.language) == row.published
        case "title" | "publisher" | "language":
            return bool(one.value == getattr(row, one.field))
    return False


COLUMNS = (
    Column(N_("File"), _file, field="url"),
    Column(
        N_("Title"),
        lambda row: row.title,
        lambda _row, text: {"title": text.strip()},
        field="title",
    ),
    Column(
        N_("Published"),
        _published,
        lambda row, text: {"published": read_when(text, row.language)},
        N_("no date"),
        "published",
    ),
    Column(
        N_("Publisher"),
        lambda row: row.publisher or "",
        lambda _row, text: {"publisher": text.strip() or None},
        N_("no publisher"),
        "publisher",
    ),
    Column(
        N_("Authors"),
        lambda row: show_authors(row.authors),
        lambda _row, text: {"authors": read_authors(text)},
        N_("no author"),
        "authors",
    ),
    Column(
        N_("Language"),
        lambda row: tongue(row.language),
        lambda _row, text: {"language": read_language(text)},
        N_("not known"),
        "language",
    ),
    Column(N_("Format"), _format),
    Column(N_("Length"), lambda row: number(row.characters) if row.characters else ""),
    Column(N_("What happens"), _what_happens),
)


class PlanRows(QAbstractTableModel):
    """Rows of a plan. An edit goes into every row that is selected with the edited one."""

    refused = Signal(object)  # the KnownError that says why what was typed cannot stand

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
        self.is_corrected = False  # something was typed since it was last said not to be

    def show(self, plan: Plan) -> None:
        """Hold `plan` instead."""
        self.beginResetModel()
        self.plan = plan
        self.endResetModel()

    def renew(self, plan: Plan) -> None:
        """Hold `plan`, of the same files, instead; what is selected stays so."""
        before, self.plan = self.plan, plan
        for at, (was, row) in enumerate(zip(before.rows, plan.rows, strict=True)):
            if row is not was:
                self.dataChanged.emit(self.index(at, 0), self.index(at, len(COLUMNS) - 1))

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
        is_missing = not shown and bool(column.nothing) and row.status is Status.NEW
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _(column.nothing) if is_missing else shown
            case Qt.ItemDataRole.EditRole:
                return shown
            case Qt.ItemDataRole.ToolTipRole:
                return self._told(row, column, shown)
            case Qt.ItemDataRole.ForegroundRole if is_missing:
                return QApplication.palette().placeholderText()
        return None

    def _told(self, row: PlanRow, column: Column, shown: str) -> str | None:
        """Return what is said at a cell: all that it holds, and where the file says so."""
        said = [shown] if shown else []
        if column.field is not None:
            said += map(self._shown, _evidence(row, column.field))
        # What a file says is never taken for HTML, which a tooltip would draw.
        return "".join(f"<div>{escape(line)}</div>" for line in said) or None

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
        try:
            values = read(self.plan.rows[index.row()], str(value))
        except KnownError as fault:
            self.refused.emit(fault)
            return False
        self.plan = self.plan.edited(rows, **values)
        self.is_corrected = True
        for row in rows:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))
        return True

    def correct(self, typed: Sequence[Sequence[str]]) -> None:
        """Put into each row that comes in what was once typed there, as an older Khronika has kept
        it: a text for each column that can be corrected, or nothing.
        """
        editable = [at for at, column in enumerate(COLUMNS) if column.read]
        if len(typed) != len(self.plan.rows):
            return  # files have come or gone since
        if any(len(said) not in (0, len(editable)) for said in typed):
            return  # kept by a Khronika with other columns
        for row, said in enumerate(typed):
            for at, text in zip(editable, said, strict=False):
                planned = self.plan.rows[row]
                if planned.status is Status.NEW and _to_type(COLUMNS[at], planned) != text:
                    self.setData(self.index(row, at), text)


def _to_type(column: Column, row: PlanRow) -> str:
    """Return what one would type to get what a row holds: of a date, its own words."""
    shown = column.show(row)
    return row.published.words or shown if column.field == "published" else shown
