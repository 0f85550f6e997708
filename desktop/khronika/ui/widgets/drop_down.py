"""What a line offers to choose from: the list that drops down, and the arrow that says so."""

from collections.abc import Mapping, Sequence
from heapq import nlargest
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QStringListModel,
    Qt,
)
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from khronika.i18n import _
from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap

ARROW = 24  # pixels at the end of a field that the arrow stands in
_MEASURED = 1000  # rows whose words are compared to find the longest
_LONGEST = 4  # of them are measured


class DropDown(QListView):
    """The list under a line: as wide as its words or the line, whichever is wider, and over no
    edge of the window; it never scrolls sideways.
    """

    def __init__(self, line: QLineEdit) -> None:
        super().__init__()
        self._line = line
        self.setProperty("look", "plain")
        self.setProperty("pops", True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter take the only offer: a word begun would else be a new word.

        Whoever wants the new word closes the list first, or goes on with Tab.
        """
        if watched is self and event.type() is QEvent.Type.KeyPress:
            entered = cast(QKeyEvent, event).key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            rows: QAbstractItemModel | None = self.model()
            if entered and rows is not None and rows.rowCount() == 1:
                self.setCurrentIndex(rows.index(0, 0))
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be wide enough for the words. Qt makes it as wide as the line, each time it offers."""
        line, window = self._line, self._line.window()
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
        seen = self._line.completer().maxVisibleItems()
        bar = self.verticalScrollBar().sizeHint().width() if rows.rowCount() > seen else 0
        return words + bar + 2 * self.frameWidth() + tokens.SPACE


class Arrow(QWidget):
    """The quiet arrow at the end of a line that offers words; a click drops down all of them.

    The keyboard needs no arrow: in the line Down does it.
    """

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setToolTip(_("Show what there is to choose from"))
        line.setTextMargins(0, 0, ARROW - tokens.SPACE, 0)
        line.installEventFilter(self)
        self._stand()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the end of the line; a click into an empty line drops down everything, too."""
        if watched is self._line:
            if event.type() is QEvent.Type.MouseButtonRelease and not self._line.text():
                self._drop_down()
            if event.type() is QEvent.Type.Resize:
                self._stand()
            elif event.type() is QEvent.Type.EnabledChange:
                self.update()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Drop down everything, whatever the line says."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._drop_down()

    def _drop_down(self) -> None:
        completer: QCompleter | None = self._line.completer()
        if completer is not None and not self.isHidden():
            self._line.setFocus()
            completer.setCompletionPrefix("")
            completer.complete()

    def paintEvent(self, _event: QPaintEvent) -> None:
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        role = QPalette.ColorRole.PlaceholderText if self.isEnabled() else QPalette.ColorRole.Text
        colour = self._line.palette().color(group, role).name()
        painter = QPainter(self)
        drawn = pixmap("chevron-down", colour, tokens.ICON, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(0, (self.height() - tokens.ICON) // 2), drawn)
        painter.end()

    def _stand(self) -> None:
        self.setGeometry(self._line.width() - ARROW, 0, ARROW, self._line.height())


class Offers(QCompleter):
    """Offers words, also by what else they are known by, and takes the words alone.

    First those that begin with what is typed, then those that hold it, then those only known by it.
    """

    _KNOWN_BY, _PLACE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1

    def __init__(self, line: QLineEdit, words: Sequence[str], also: Mapping[str, str]) -> None:
        rows = QStandardItemModel(line)
        for word in words:
            row = QStandardItem(word)
            row.setData(f"{word}\n{also.get(word, '')}", self._KNOWN_BY)
            rows.appendRow(row)
        super().__init__(rows, line)
        self.setCompletionRole(self._KNOWN_BY)
        self._rows, self._order = rows, {word: at for at, word in enumerate(words)}
        rows.setSortRole(self._PLACE)
        line.textEdited.connect(self._arrange)  # which comes before the list is shown

    def _arrange(self, typed: str) -> None:
        typed = typed.casefold()
        for at in range(self._rows.rowCount()):
            row = self._rows.item(at)
            word = row.text().casefold()
            near = 0 if word.startswith(typed) else 1 if typed in word else 2
            row.setData(near * len(self._order) + self._order[row.text()], self._PLACE)
        self._rows.sort(0)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


def offer(line: QLineEdit, words: Sequence[str], also: Mapping[str, str] | None = None) -> None:
    """Offer `words` in `line`, instead of those before. Whatever holds what is typed is offered,
    and what has it among the words it is `also` known by; an arrow says that there is a list, if
    there is one.
    """
    completer = (
        Offers(line, words, also) if also else QCompleter(QStringListModel(list(words), line), line)
    )
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    popup = DropDown(line)
    completer.setPopup(popup)
    popup.installEventFilter(
        popup
    )  # before the completer's own: what is installed last comes first
    line.setCompleter(completer)
    arrow = line.findChild(Arrow) or Arrow(line)
    arrow.setVisible(bool(words))
