"""A list of records: how many, a line to narrow them, what to do when there are none."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
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
from khronika.ui.clipboard import secret
from khronika.ui.dragging import records_in
from khronika.ui.filtering.bar import FilterBar
from khronika.ui.filtering.other_forms import OtherForms
from khronika.ui.models.record_rows import RECORD, RecordRows
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.find_line import FindLine
from khronika.ui.widgets.row_painter import RowPainter
from khronika.ui.widgets.states import Empty
from khronika.ui.words import number

_HEAD = 31  # pixels, as high as a button: lists with buttons and without begin at one height


class RecordView(QListView):
    """The rows themselves; Enter activates on every platform, and the keyboard is never on a row
    that is not selected: what one sees is what an action is about.

    Rows can be dragged; where `take_drops` was said, records can be dropped on a row.
    """

    dropped = Signal(object, object)  # the records, and the one they were dropped on
    thrown = Signal()  # Delete was pressed

    def __init__(self) -> None:
        super().__init__()
        self.under: int | None = None  # the row on which a drag would fall
        self.setDragEnabled(True)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.mark_one()

    def mark_one(self) -> None:
        """Select the row that the keyboard is on, or the first, where none is selected."""
        if self.selectionModel().hasSelection() or self.model().rowCount() == 0:
            return
        current = self.currentIndex()
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        first = current if current.isValid() else self.model().index(0, 0)
        self.selectionModel().setCurrentIndex(first, how)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is pointed at stays in view when the window, or what stands above, takes room."""
        here = self.currentIndex()
        box = self.visualRect(here)
        seen = here.isValid() and box.top() >= 0 and box.bottom() <= event.oldSize().height()
        super().resizeEvent(event)
        if seen:
            self.scrollTo(here)

    def sees(self, index: QModelIndex) -> bool:
        """Whether all of a row is on the screen."""
        return self.viewport().rect().contains(self.visualRect(index))

    def put_in_the_middle(self, index: QModelIndex) -> None:
        """Scroll a row to where there is as much above it as below; the topmost is a whole one, for
        of half a row only what is said quietly would be read.
        """
        self.scrollTo(index, QListView.ScrollHint.PositionAtCenter)
        cut = self.visualRect(self.indexAt(QPoint(1, 0))).top()
        if cut < 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + cut)

    def take_drops(self) -> None:
        """Let records be dropped on rows."""
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._aim(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._aim(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over(None)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        records, index = records_in(event), self.indexAt(event.position().toPoint())
        self._over(None)
        if records and index.isValid():
            # A copy, never a move: a view takes rows that were moved out of its model.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(records, index.data(RECORD))

    def _aim(self, event: QDragMoveEvent) -> None:
        """Show on which row it would fall."""
        index = self.indexAt(event.position().toPoint())
        own = event.source() is self
        if records_in(event) and index.isValid() and not own:
            self._over(index.row())
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            self._over(None)
            event.ignore()

    def _over(self, row: int | None) -> None:
        was, self.under = self.under, row
        for one in (was, row):
            if one is not None:
                self.update(self.model().index(one, 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.under is not None:
            painter = QPainter(self.viewport())
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            box = self.visualRect(self.model().index(self.under, 0))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
            return
        if event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.thrown.emit()
            return
        super().keyPressEvent(event)

    def _copy(self) -> None:
        """Copy the titles of the selected rows as they are shown, one a line."""
        rows = sorted(self.selectedIndexes(), key=lambda index: index.row())
        if rows:
            titles = "\n".join(str(index.data()) for index in rows)
            QGuiApplication.clipboard().setMimeData(secret(titles))


class RecordList(QWidget):
    """Shows a `RecordRows` model; tells what is pointed at and what is opened."""

    pointed = Signal(object)  # RecordId or None
    opened = Signal(object)  # RecordId, by Enter or a double click
    selected = Signal()
    menu_wanted = Signal(object)  # QPoint, global
    thrown = Signal()  # what is selected is to go into the trash

    def __init__(
        self,
        title: str,
        rows: RecordRows[Any],
        theme: Theme,
        width: int = tokens.LIST,
        bar: FilterBar | None = None,
        others: OtherForms | None = None,
        look: str = "title",
    ) -> None:
        """`width`: how wide it would like to be, in pixels. With a `bar` whoever listens to it
        narrows the list; without one it does so itself, by words, and `others` knows what these
        find besides. `look`: of its title.
        """
        super().__init__()
        self.rows, self._width, self.bar = rows, width, bar
        self._others = others
        self._theme = theme
        self._said: Callable[[int], str] = number  # how many there are, in words
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = RecordView()
        self._painter = RowPainter(theme)
        self.view.setModel(rows)
        self.view.thrown.connect(self.thrown)
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
        theme.changed.connect(self.view.doItemsLayout)
        self._title, self._number = QLabel(title), QLabel()
        self._title.setProperty("look", look)
        self._title.setWordWrap(look == "heading")  # what a person called it may be long
        self._number.setProperty("look", "quiet")
        self.filter: FindLine = self._line(title) if bar is None else bar.line
        if bar is not None:
            bar.left.connect(self.view.setFocus)
        self._empty, self._nothing = Empty(), Empty()
        self._nothing.say(_("Nothing matches."))
        self._stack = QStackedWidget()
        self._lay_out()

    def _line(self, title: str) -> FindLine:
        line = FindLine(_("Narrow the list: {what}").format(what=title), _("Narrow the list"))
        line.textChanged.connect(self.narrow)
        if self._others is not None:
            self._others.changed.connect(lambda: self.narrow(line.text()))
        line.returnPressed.connect(self.view.setFocus)
        line.left.connect(self.view.setFocus)
        return line

    def narrow(self, text: str) -> None:
        """Show only what says every word of `text`; what is pointed at stays where it is."""
        if self._others is not None:
            self._others.of(text)
        with self._held():
            self.rows.narrow(text, {} if self._others is None else self._others.by_way(text))

    def find_here(self) -> None:
        """Put the keyboard into the line that narrows the list."""
        self.filter.setFocus()
        self.filter.selectAll()

    def when_nothing_matches(self, action: QAction, text: str | None = None) -> None:
        """Offer `action` where the list is narrowed to nothing; `text`: what is said there."""
        self._nothing.say(text or _("Nothing matches."), action)

    def add_tool(self, action: QAction, icon: str) -> None:
        """Put a button for `action` at the right of the title."""
        button = QToolButton()
        button.setAccessibleName(action.text().replace("&", ""))
        button.setToolTip(_tip(action))
        icons.put(button, icon, self._theme.colours)
        button.clicked.connect(action.trigger)
        self.add_button(button)

    def offer(self, action: QAction) -> None:
        """Put a button with the words of `action` at the right of the title."""
        button = QPushButton(action.text().replace("&", ""))
        button.setToolTip(_tip(action))
        button.clicked.connect(action.trigger)
        self.add_button(button)

    def add_button(self, button: QAbstractButton) -> None:
        """Put `button` at the right of the title."""
        self._tools.addWidget(button)

    def entitle(self, title: str) -> None:
        """Call the list something else."""
        self._title.setText(title)

    def put_below(self, widget: QWidget) -> None:
        """Put `widget` under the rows."""
        self._column.addWidget(widget)

    def put_under_title(self, widget: QWidget) -> None:
        """Put `widget` between the title and the line that narrows."""
        self._top.insertWidget(1, widget)

    def put_above(self, widget: QWidget) -> None:
        """Put `widget` between the head and the rows."""
        self._column.insertWidget(1, widget)

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
        with self._held():
            self.rows.show(ids, touched, of=of)
            self._count()

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Keep what is pointed at pointed at, and where it is on the screen, while rows come and
        go around it.
        """
        pointed, bar = self.current(), self.view.verticalScrollBar()
        scrolled, before = bar.value(), self.view.visualRect(self.view.currentIndex()).top()
        seen = self.view.viewport().rect().contains(0, before)
        yield
        if pointed is None or self.current() == pointed or self.rows.row_of(pointed) is None:
            return
        self.point_at(pointed)
        bar.setValue(scrolled)
        if seen:
            now = self.view.visualRect(self.view.currentIndex()).top()
            bar.setValue(bar.value() + now - before)

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

    def beside(self, going: Collection[RecordId]) -> RecordId | None:
        """Return what is to be pointed at once those of `going` that are listed have gone: the next
        after the last of them, else the one before.
        """
        ids, gone = self.rows.ids, set(going)
        rows = [row for one in gone if (row := self.rows.row_of(one)) is not None]
        if not rows:
            return None
        after = (one for one in ids[max(rows) + 1 :] if one not in gone)
        before = (one for one in reversed(ids[: max(rows)]) if one not in gone)
        return next(after, next(before, None))

    @property
    def entry(self) -> QWidget:
        """Where the keyboard goes: the rows, or what is offered where there are none."""
        shown = self._stack.currentWidget()
        return shown.entry if isinstance(shown, Empty) else self.view

    def point_at(self, record: RecordId) -> bool:
        """Point at `record`, taking words of its own away if they hide it; say whether it is
        there.
        """
        if self.bar is None and self.rows.row_of(record) is None and self.filter.text():
            self.filter.clear()
        row = self.rows.row_of(record)
        if row is None:
            return False
        index = self.rows.index(row)
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect
        # Asked before: a row that becomes the current one is brought just inside the edge.
        was_seen = self.view.sees(index)
        self.view.selectionModel().setCurrentIndex(index, how)
        if not was_seen:
            self.view.put_in_the_middle(index)
        return True

    def count_as(self, said: Callable[[int], str]) -> None:
        """Say how many there are by `said`: where the title is not what is counted."""
        self._said = said

    def _count(self) -> None:
        shown, total = self.rows.rowCount(), self.rows.total
        self._number.setText(
            self._said(total)
            if shown == total
            else _("{n} of {all}").format(n=number(shown), all=number(total))
        )
        page = self.view if shown else self._nothing if total else self._empty
        held, was = QApplication.focusWidget(), self._stack.currentWidget()
        turns = page is not was and held is not None and was is not None and was.isAncestorOf(held)
        self._stack.setCurrentWidget(page)
        if turns or (page is not was and held is was):
            self.entry.setFocus()  # or Qt hands the keyboard on to anybody
        (self.bar or self.filter).setVisible(total > 0)

    def _menu(self, at: QPoint) -> None:
        self.menu_wanted.emit(self.view.viewport().mapToGlobal(at))

    def _lay_out(self) -> None:
        self._number.setMinimumHeight(_HEAD)
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE)
        # A title that may break asks for less room than it needs to stand on one line.
        head.addWidget(self._title, 1 if self._title.wordWrap() else 0)
        head.addWidget(self._number, 0 if self._title.wordWrap() else 1)
        self._tools = QHBoxLayout()
        self._tools.setSpacing(tokens.GAP)
        head.addLayout(self._tools)
        self._top = top = QVBoxLayout()
        top.setContentsMargins(tokens.ROOM, tokens.PAD, tokens.PAD, tokens.SPACE)
        top.setSpacing(tokens.SPACE)
        top.addLayout(head)
        top.addWidget(self.bar or self.filter)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._nothing)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._stack, 1)


def _tip(action: QAction) -> str:
    words, keys = action.text().replace("&", "").rstrip("…"), action.shortcut().toString()
    return f"{words} ({keys})" if keys else words
