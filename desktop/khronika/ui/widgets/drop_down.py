"""What a line offers to choose from: the list that drops down, and the arrow that says so."""

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
)
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from khronika.i18n import _
from khronika.ui.qt import NOWHERE, Index
from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.widgets.offered import Offered

ARROW = 24  # pixels at the end of a field that the arrow stands in
_MEASURED = 1000  # rows whose words are compared to find the longest
_LONGEST = 4  # of them are measured
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


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
        """Let Enter take what is plainly meant, Tab nothing that was not pointed at, and the
        arrows begin at what looks chosen. Qt begins at a current row of its own that nobody sees.
        """
        if watched is not self or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = cast(QKeyEvent, event).key()
        if not self.selectedIndexes():
            if key in ENTER:
                self.setCurrentIndex(self.leading())
            elif key == Qt.Key.Key_Tab:
                self.setCurrentIndex(NOWHERE)
            elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self._begin(on=key == Qt.Key.Key_Down)
                return True
        return super().eventFilter(watched, event)

    def _begin(self, *, on: bool) -> None:
        """Point at the row after the leading one, or at the last."""
        rows: QAbstractItemModel = self.model()
        last = rows.rowCount() - 1
        first = min(last, 1) if self.leading().isValid() else 0
        self.setCurrentIndex(rows.index(first if on else last, 0))

    def leading(self) -> Index:
        """Return the row that Enter takes while none was pointed at; none if there is no such."""
        completer, rows = self._line.completer(), self.model()
        leads = isinstance(completer, Offering) and completer.leads and rows.rowCount() > 0
        return rows.index(0, 0) if leads else NOWHERE

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


class _Meant(QStyledItemDelegate):
    """Draws the row that Enter takes as it draws the one pointed at."""

    def __init__(self, rows: DropDown) -> None:
        super().__init__(rows)
        self._rows = rows

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index == self._rows.leading() and not self._rows.selectedIndexes():
            option.state |= QStyle.StateFlag.State_Selected


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
        if isinstance(completer, Offering) and not self.isHidden():
            self._line.setFocus()
            completer.drop_down("")

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


class Offering(QCompleter):
    """What a line offers, in its own order; what is offered follows what is typed.

    One rule for every such line: Enter takes the row that was pointed at; with none, the first
    row if what was typed begins it, which is drawn as chosen then. Anything else that was typed
    stays as it is, and so it does with Tab.
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
        self.leads = False  # whether Enter takes the first row

    def arrange(self, typed: str) -> bool:
        """Offer what fits `typed`; return whether the first row is plainly meant by it."""
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
        self.leads = self.arrange(typed)


class Offers(Offering):
    """Offers words, also by what else they are known by, and takes the words alone.

    Where the line takes other words too a row is what was typed, as a new one: beneath the words
    that are called so, above those of which only their meaning is.
    """

    def __init__(
        self, line: QLineEdit, offered: Offered, *, makes: bool, several: bool = False
    ) -> None:
        """`makes`: another word may be typed. `several`: the line holds some, divided by commas,
        and the last of them is being typed.
        """
        rows = QStringListModel(offered.words)
        super().__init__(rows, line)
        rows.setParent(self)
        self._rows = rows
        self._offered, self._makes, self._several = offered, makes, several
        self._before, self._new = "", ("", "")

    @property
    def offered(self) -> Offered:
        """All the words."""
        return self._offered

    def arrange(self, typed: str) -> bool:
        before, comma, said = typed.rpartition(",") if self._several else ("", "", typed)
        called, about, is_meant = self._offered.fitting(said)
        self._before = f"{before.rstrip()}, " if comma else ""
        self._show(called, said.strip(), about)
        return is_meant

    def show_near(self, text: str) -> None:
        """Show all, what is nearest to `text` first. What the line says itself leads: it is what
        stays with Enter, and that it is new is seen at once.
        """
        self._before, self.leads = "", bool(text.strip())
        self._show([], text.strip(), self._offered.nearest(text))
        self.show_list()

    def _show(self, above: list[str], said: str, beneath: list[str]) -> None:
        """Show words above and beneath what `said` would newly be, if it is that."""
        self._new = (_("New: “{words}”").format(words=said), said)
        can_be_new = self._makes and said and (above or beneath)
        new = [self._new[0]] if can_be_new and self._offered.known(said) is None else []
        self._rows.setStringList(above + new + beneath)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        word = str(index.data(Qt.ItemDataRole.DisplayRole))
        return self._before + (self._new[1] if word == self._new[0] else word)


def offer(
    line: QLineEdit, offered: Offered, *, makes: bool = True, several: bool = False
) -> Offers:
    """Offer words in `line`, instead of those before; an arrow says that there is a list, if there
    is one. `makes` and `several` are those of `Offers`.
    """
    completer = Offers(line, offered, makes=makes, several=several)
    arrow = line.findChild(Arrow) or Arrow(line)
    arrow.setVisible(bool(offered.words))
    return completer
