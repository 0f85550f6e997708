"""A list of records: how many, a line to narrow them, what to do when there are none."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from khronika.domain.kinds import RecordId
from khronika.i18n import _
from khronika.ui.models.record_rows import RECORD, RecordRows
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.find_line import FindLine
from khronika.ui.widgets.row_painter import RowPainter


class RecordView(QListView):
    """The rows themselves; Enter activates on every platform, and the keyboard is never on a row
    that is not selected: what one sees is what an action is about.
    """

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.selectionModel().hasSelection() or self.model().rowCount() == 0:
            return
        current = self.currentIndex()
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        first = current if current.isValid() else self.model().index(0, 0)
        self.selectionModel().setCurrentIndex(first, how)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class RecordList(QWidget):
    """Shows a `RecordRows` model; tells what is pointed at and what is opened."""

    pointed = Signal(object)  # RecordId or None
    opened = Signal(object)  # RecordId, by Enter or a double click
    selected = Signal()
    menu_wanted = Signal(object)  # QPoint, global

    def __init__(
        self, title: str, rows: RecordRows[Any], theme: Theme, width: int = tokens.LIST
    ) -> None:
        """`width`: how wide it would like to be, in pixels."""
        super().__init__()
        self.rows, self._width = rows, width
        self._theme = theme
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = RecordView()
        self._painter = RowPainter(theme)
        self.view.setModel(rows)
        self.view.setItemDelegate(self._painter)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setAccessibleName(title)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._menu)
        self.view.activated.connect(lambda index: self.opened.emit(index.data(RECORD)))
        chosen = self.view.selectionModel()
        chosen.currentChanged.connect(lambda index, _was: self.pointed.emit(index.data(RECORD)))
        chosen.selectionChanged.connect(lambda _now, _was: self.selected.emit())
        rows.modelReset.connect(self._count)
        self._title, self._number = QLabel(title), QLabel()
        self._title.setProperty("look", "title")
        self._number.setProperty("look", "quiet")
        said = _("Narrow the list: {what}").format(what=title)
        self.filter = FindLine(said, _("Narrow the list"))
        self.filter.textChanged.connect(rows.narrow)
        self.filter.returnPressed.connect(self.view.setFocus)
        self.filter.left.connect(self.view.setFocus)
        self._empty = _Empty()
        self._stack = QStackedWidget()
        self._lay_out()

    def add_tool(self, action: QAction, icon: str) -> None:
        """Put a button for `action` at the right of the title."""
        button = QToolButton()
        button.setAccessibleName(action.text().replace("&", ""))
        button.setToolTip(_tip(action))
        icons.put(button, icon, self._theme.colours)
        button.clicked.connect(action.trigger)
        self._tools.addWidget(button)

    def entitle(self, title: str) -> None:
        """Call the list something else."""
        self._title.setText(title)

    def put_below(self, widget: QWidget) -> None:
        """Put `widget` under the rows."""
        self._column.addWidget(widget)

    def when_empty(self, text: str, action: QAction | None = None) -> None:
        """Say `text`, and offer `action`, when there is nothing to list."""
        self._empty.say(text, action)

    def show_ids(
        self,
        ids: Sequence[RecordId],
        touched: Sequence[RecordId] | None = None,
        *,
        of: int | None = None,
    ) -> None:
        """List `ids`; what was pointed at stays so if it is still there. See `RecordRows.show`."""
        pointed = self.current()
        scrolled = self.view.verticalScrollBar().value()
        self.rows.show(ids, touched, of=of)
        self._count()
        if pointed is not None and self.current() != pointed:
            self.point_at(pointed)
            self.view.verticalScrollBar().setValue(scrolled)

    def sizeHint(self) -> QSize:
        return QSize(self._width, super().sizeHint().height())

    def current(self) -> RecordId | None:
        """Return what is pointed at."""
        index = self.view.currentIndex()
        return index.data(RECORD) if index.isValid() else None

    def selection(self) -> list[RecordId]:
        """Return what is selected, in the order of the list."""
        # By stretches: an index of its own for each of a hundred thousand rows takes a second.
        ids, chosen = self.rows.ids, self.view.selectionModel().selection()
        stretches = sorted((one.top(), one.bottom()) for one in chosen.toList())
        return [one for top, bottom in stretches for one in ids[top : bottom + 1]]

    def point_at(self, record: RecordId) -> bool:
        """Point at `record`, taking the filter away if it hides it; say whether it is there."""
        if self.rows.row_of(record) is None and self.filter.text():
            self.filter.clear()
        row = self.rows.row_of(record)
        if row is None:
            return False
        index = self.rows.index(row)
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(index, how)
        self.view.scrollTo(index)
        return True

    def _count(self) -> None:
        shown, total = self.rows.rowCount(), self.rows.total
        self._number.setText(
            str(total) if shown == total else _("{n} of {all}").format(n=shown, all=total)
        )
        self._stack.setCurrentIndex(0 if total else 1)
        self.filter.setVisible(total > 0)

    def _menu(self, at: QPoint) -> None:
        self.menu_wanted.emit(self.view.viewport().mapToGlobal(at))

    def _lay_out(self) -> None:
        self._number.setMinimumHeight(tokens.ROW)
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE)
        head.addWidget(self._title)
        head.addWidget(self._number, 1)
        self._tools = QHBoxLayout()
        self._tools.setSpacing(tokens.GAP)
        head.addLayout(self._tools)
        top = QVBoxLayout()
        top.setContentsMargins(tokens.ROOM, tokens.PAD, tokens.PAD, tokens.SPACE)
        top.setSpacing(tokens.SPACE)
        top.addLayout(head)
        top.addWidget(self.filter)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)


class _Empty(QWidget):
    """What stands where a list would be: a sentence, and what to do next."""

    def __init__(self) -> None:
        super().__init__()
        self._text, self._button = QLabel(), QPushButton()
        self._text.setProperty("look", "quiet")
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.WIDE, tokens.WIDE, tokens.WIDE, tokens.WIDE)
        column.setSpacing(tokens.PAD)
        column.addStretch(1)
        column.addWidget(self._text)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def say(self, text: str, action: QAction | None) -> None:
        self._text.setText(text)
        if action is not None:
            self._button.setText(action.text())
            self._button.clicked.connect(action.trigger)
            self._button.show()


def _tip(action: QAction) -> str:
    words, keys = action.text().replace("&", "").rstrip("…"), action.shortcut().toString()
    return f"{words} ({keys})" if keys else words
