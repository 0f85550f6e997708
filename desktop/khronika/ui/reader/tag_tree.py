"""The tree of tags beside the text: how much of it this text has, to find and to give."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from khronika.domain.kinds import RecordId
from khronika.domain.values import Passage, Tag
from khronika.i18n import _, ngettext
from khronika.language.folding import fold
from khronika.ui.qt import NOWHERE, Index
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme, interface_font
from khronika.ui.widgets.find_line import FindLine

_ROW = Qt.ItemDataRole.UserRole
_RIGHT = Qt.TextElideMode.ElideRight


@dataclass(frozen=True, slots=True)
class TagRow:
    """A tag as a row: how deep, what it is called there, how many passages of this text."""

    tag: Tag
    depth: int
    said: str
    here: int


def rows_of(tags: Iterable[Tag], passages: Iterable[Passage], typed: str = "") -> list[TagRow]:
    """Return the tags that hold what was `typed`, each counted with the tags under it.

    `tags`: in the order of the tree. Found ones come flat, each with its path; with nothing typed
    the tree is whole.
    """
    counts = Counter[tuple[str, ...]]()
    for passage in passages:
        paths = {tag.path[:depth] for tag in passage.tags for depth in range(1, len(tag.path) + 1)}
        counts.update(paths)
    sought = fold(typed.strip())
    rows = []
    for tag in tags:
        path = " / ".join(tag.path)
        if sought and sought not in fold(path):
            continue
        depth, said = (0, path) if sought else (len(tag.path) - 1, tag.name)
        rows.append(TagRow(tag, depth, said, counts[tag.path]))
    if sought:  # names that begin so come first, as in the line over the text
        rows.sort(key=lambda row: not fold(row.tag.name).startswith(sought))
    return rows


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[TagRow] = []

    def show(self, rows: list[TagRow]) -> None:
        if [row.tag.id for row in rows] == [row.tag.id for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == _ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{' / '.join(row.tag.path)}; {_here(row.here)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (" / ".join(row.tag.path), row.tag.memo)))
        return None


class _Painter(QStyledItemDelegate):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, tokens.ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: TagRow = index.data(_ROW)
        colours, box, state = self._theme.colours, QRect(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(colours.wash))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(colours.raised))
        inner = box.adjusted(tokens.PAD + row.depth * tokens.ROOM, 0, -tokens.PAD, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tag(row.tag.colour, row.tag.id))
        side = tokens.SPACE + 2
        painter.drawRoundedRect(inner.left(), inner.center().y() - side // 2 + 1, side, side, 2, 2)
        painter.setFont(interface_font())
        painter.setPen(QColor(colours.quiet))
        number = str(row.here) if row.here else ""
        wide = painter.fontMetrics().horizontalAdvance(number)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, number)
        words = inner.adjusted(side + tokens.SPACE, 0, -(wide + tokens.SPACE), 0)
        painter.setPen(QColor(colours.ink if row.here else colours.quiet))
        said = painter.fontMetrics().elidedText(row.said, _RIGHT, words.width())
        painter.drawText(words, middle, said)
        painter.restore()


class _Line(FindLine):
    """What is typed narrows the tree; arrows walk in it and Enter gives."""

    walked = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.walked.emit(step)


class TagTree(QWidget):
    """Finds a tag by its letters: Enter gives it, a click shows the passages that carry it."""

    given = Signal(object)  # Tag
    chosen = Signal(object)  # Tag
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._tags: Sequence[Tag] = ()
        self._passages: Sequence[Passage] = ()
        self.line = _Line(_("Find a tag"), _("Find a tag; Enter gives it"))
        self.view, self._rows, self._painter = QListView(), _Rows(), _Painter(theme)
        self.view.setModel(self._rows)
        self.view.setItemDelegate(self._painter)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the line walks in it
        self.view.setAccessibleName(_("Tags, with the passages of this text"))
        self._empty = QLabel(_("No tag is called so. N in the text makes a new one."))
        self._empty.setProperty("look", "quiet")
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(tokens.PAD, 0, tokens.PAD, 0)
        self._hint = QLabel(_("Enter gives the tag. A click shows its passages."))
        self._hint.setProperty("look", "small")
        self._hint.setWordWrap(True)
        self._hint.setContentsMargins(tokens.PAD, tokens.GAP, tokens.PAD, tokens.SPACE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, tokens.GAP, 0, 0)
        column.setSpacing(tokens.SPACE)
        around = QVBoxLayout()
        around.setContentsMargins(tokens.PAD, 0, tokens.PAD, 0)
        around.addWidget(self.line)
        column.addLayout(around)
        column.addWidget(self._empty)
        column.addWidget(self.view, 1)
        column.addWidget(self._hint)
        self.line.textChanged.connect(lambda _text: self._narrow())
        self.line.walked.connect(self._walk)
        self.line.returnPressed.connect(self._give)
        self.line.left.connect(self.left)
        self.view.clicked.connect(lambda index: self.chosen.emit(index.data(_ROW).tag))
        self._narrow()

    @property
    def tags(self) -> Sequence[Tag]:
        """All tags, in the order of the tree."""
        return self._tags

    def show_tags(self, tags: Sequence[Tag], passages: Sequence[Passage]) -> None:
        """Show the whole tree, counting `passages`."""
        self._tags, self._passages = tags, passages
        self._narrow()

    def recount(self, passages: Sequence[Passage]) -> None:
        """Count other passages for the same tags."""
        self._passages = passages
        self._narrow()

    def begin(self) -> None:
        """Take the keyboard."""
        self.line.setFocus()
        self.line.selectAll()

    def _narrow(self) -> None:
        typed, current = self.line.text(), self._current()
        self._rows.show(rows_of(self._tags, self._passages, typed))
        self._empty.setVisible(not self._rows.rows)
        self.view.setVisible(bool(self._rows.rows))
        ids = [row.tag.id for row in self._rows.rows]
        if typed.strip() and ids:
            at = 0 if self.line.isModified() or current not in ids else ids.index(current)
            self.view.setCurrentIndex(self._rows.index(at))
        elif current in ids:
            self.view.setCurrentIndex(self._rows.index(ids.index(current)))

    def _current(self) -> RecordId | None:
        index = self.view.currentIndex()
        return index.data(_ROW).tag.id if index.isValid() else None

    def _walk(self, step: int) -> None:
        count = self._rows.rowCount()
        if count:
            row = self.view.currentIndex().row()
            row = (row + step) % count if row >= 0 else (0 if step > 0 else count - 1)
            self.view.setCurrentIndex(self._rows.index(row))

    def _give(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self.given.emit(index.data(_ROW).tag)


def _here(number: int) -> str:
    return ngettext("{n} passage here", "{n} passages here", number).format(n=number)
