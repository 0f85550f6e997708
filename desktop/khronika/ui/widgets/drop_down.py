"""What drops down under a line to choose from, and what its keys do."""

from heapq import nlargest
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPoint,
    Qt,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QHideEvent,
    QKeyEvent,
    QMoveEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from khronika.ui.qt import NOWHERE, Index
from khronika.ui.style import tokens
from khronika.ui.widgets.saving import ENTER, is_saving
from khronika.ui.widgets.stepping import begun, say_several

_MEASURED = 1000  # rows whose words are compared to find the longest
_LONGEST = 4  # of them are measured
_INDENT = "\u2003"  # an em for each word that one stands under


class DropDown(QListView):
    """The list under a line: as wide as its words or the line, whichever is wider, and over no
    edge of the window; it never scrolls sideways. Beneath its rows it can say something.
    """

    def __init__(self, line: QLineEdit) -> None:
        super().__init__()
        self.line = line
        self._told = QLabel(self)
        self._told.setProperty("look", "small")
        self._told.setContentsMargins(tokens.SPACE, 0, tokens.SPACE, 0)
        self._told.hide()
        self._low = 0  # pixels beneath the rows, for what is said there
        self._grown = 0  # by how many of them the list is higher for it
        self.setProperty("look", "plain")
        self.setProperty("pops", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter take what is plainly meant, Tab nothing that was not pointed at, and the
        arrows begin at what looks chosen. Qt begins at a current row of its own that nobody sees.
        """
        if watched is not self or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if is_saving(cast(QKeyEvent, event)):  # what was typed stays as it is
            self._leave_to_the_line(cast(QKeyEvent, event))
            return True
        key = cast(QKeyEvent, event).key()
        if not self.selectedIndexes():
            if key in ENTER and self._leaves_open(cast(QKeyEvent, event)):
                return True
            if key in ENTER:
                self.setCurrentIndex(self.leading())
            elif key == Qt.Key.Key_Tab:
                self.setCurrentIndex(NOWHERE)
            elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._begin(on=key == Qt.Key.Key_Down)
                return True
        return super().eventFilter(watched, event)

    def _leaves_open(self, event: QKeyEvent) -> bool:
        """Whether Enter takes nothing of the list: of several that fit alike one is chosen, and
        with no word but the new one Enter is for the line, as if nothing were offered.
        """
        completer = self.line.completer()
        if isinstance(completer, Offering) and completer.equals > 1:
            self.tell(say_several(completer.equals))
            return True
        if isinstance(completer, Offering) and completer.is_open and not self._told.text():
            self.tell(say_several(completer.called))  # Enter once more leaves what was typed
            return True
        if isinstance(completer, Offering) and completer.is_only_new:
            self._leave_to_the_line(event)
            return True
        return False

    def _leave_to_the_line(self, event: QKeyEvent) -> None:
        self.hide()
        QApplication.sendEvent(self.line, event.clone())

    def tell(self, said: str) -> None:
        """Say something beneath the rows, aloud too; nothing: be as high as the rows again."""
        self._low = low = self._told.sizeHint().height() + 2 * tokens.GAP if said else 0
        self._told.setText(said)
        self._told.setVisible(bool(said))
        self.setViewportMargins(0, 0, 0, low)
        is_above = self.y() < self.line.mapToGlobal(QPoint()).y()
        grown = low if is_above else min(low, self._beneath() + self._grown)
        more, self._grown = grown - self._grown, grown
        self.setGeometry(
            self.geometry().adjusted(0, -more if is_above else 0, 0, 0 if is_above else more)
        )
        if said:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _beneath(self) -> int:
        """Return how many pixels of the screen are beneath the list: what is said there must be
        seen, and takes the room of a row where there is no other.
        """
        return max(0, self.line.screen().availableGeometry().bottom() - self.geometry().bottom())

    def _begin(self, *, on: bool) -> None:
        """Point at the first row, or at the one after it where it is marked; or at the last."""
        rows: QAbstractItemModel = self.model()
        completer = self.line.completer()
        new = completer.new_row if isinstance(completer, Offering) else -1
        at = begun(self.leading().row(), 1 if on else -1, rows.rowCount(), new)
        self.setCurrentIndex(rows.index(at, 0))

    def leading(self) -> Index:
        """Return the row that Enter takes while none was pointed at; none if there is no such."""
        completer, rows = self.line.completer(), self.model()
        leads = isinstance(completer, Offering) and completer.leads and rows.rowCount() > 0
        return rows.index(0, 0) if leads else NOWHERE

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.tell("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        edge = self.frameWidth()
        top = self.height() - edge - self._low
        self._told.setGeometry(edge, top, self.width() - 2 * edge, self._low)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be wide enough for the words. Qt makes it as wide as the line, each time it offers."""
        line, window = self.line, self.line.window()
        wide = min(max(line.width(), self._wide()), window.width())
        left = line.mapToGlobal(QPoint(0, 0)).x()
        edge = window.mapToGlobal(QPoint(window.width(), 0)).x()
        if left + wide > edge:
            left = max(edge - window.width(), left + line.width() - wide)
        if (self.x(), self.width()) != (left, wide):
            self.setGeometry(left, self.y(), wide, self.height())

    def _wide(self) -> int:
        rows: QAbstractItemModel | None = self.model()
        if rows is None or not self.isVisible():
            return 0
        some = (rows.index(at, 0) for at in range(min(rows.rowCount(), _MEASURED)))
        longest = nlargest(_LONGEST, some, key=lambda index: len(str(index.data() or "")))
        words = max((self.sizeHintForIndex(index).width() for index in longest), default=0)
        seen = self.line.completer().maxVisibleItems()
        bar = self.verticalScrollBar().sizeHint().width() if rows.rowCount() > seen else 0
        return words + bar + 2 * self.frameWidth() + tokens.SPACE


class _Meant(QStyledItemDelegate):
    """Draws the row that Enter takes as it draws the one pointed at, and what is part of another
    farther in.
    """

    def __init__(self, rows: DropDown) -> None:
        super().__init__(rows)
        self._rows = rows

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        completer = self._rows.line.completer()
        if isinstance(completer, Offering) and (depth := completer.depth(option.text)):
            option.text = _INDENT * depth + option.text
        if index == self._rows.leading() and not self._rows.selectedIndexes():
            option.state |= QStyle.StateFlag.State_Selected


class Offering(QCompleter):
    """What a line offers, in its own order; what is offered follows what is typed.

    Enter takes the row that was pointed at; with none, the first row if what was typed begins it,
    which is drawn as chosen then. Where it begins several alike, the list stays open and says so
    (`stepping`). Anything else that was typed stays as it is, and so it does with Tab.
    """

    def __init__(self, model: QAbstractItemModel, line: QLineEdit) -> None:
        super().__init__(model, line)
        self._line = line
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        popup = DropDown(line)
        self.setPopup(popup)
        popup.setItemDelegate(_Meant(popup))  # Qt has put its own there
        popup.installEventFilter(popup)  # what is installed last hears first
        line.setCompleter(self)
        line.textEdited.connect(self._follow)  # which comes before the list is shown
        self.equals = 0  # how many of the first rows what was typed begins, all of them alike
        self.called = 0  # how many are called so at all

    @property
    def leads(self) -> bool:
        """Whether Enter takes the first row."""
        return self.equals == 1

    @property
    def is_open(self) -> bool:
        """Whether words are called as was typed, and none is plainly meant."""
        return bool(self._line.text().strip()) and self.equals == 0 and self.called > 0

    @property
    def new_row(self) -> int:
        """The row of what was typed, as a new word; -1 for none."""
        return -1

    @property
    def is_only_new(self) -> bool:
        """Whether nothing is offered but what was typed, as a new word."""
        return False

    def depth(self, word: str) -> int:
        """Return how deep `word` is to be shown, under those before it."""
        return 0

    def arrange(self, typed: str) -> int:
        """Offer what fits `typed`; return how many of the first rows are plainly meant by it."""
        raise NotImplementedError

    def drop_down(self, typed: str) -> None:
        """Show what fits `typed`."""
        self._follow(typed)
        self.show_list()

    def show_list(self) -> None:
        """Show what is offered now."""
        self.setCompletionPrefix("")
        self.complete()

    def _follow(self, typed: str) -> None:
        cast(DropDown, self.popup()).tell("")
        self.equals = self.arrange(typed)


def opens_on(line: QLineEdit, event: QKeyEvent) -> bool:
    """Show what `line` offers, if `event` is Down and it is not shown; return whether it was."""
    completer: QCompleter | None = line.completer()
    if event.key() != Qt.Key.Key_Down or not isinstance(completer, Offering):
        return False
    if cast(DropDown, completer.popup()).isVisible():
        return False
    completer.drop_down(line.text())
    return True
