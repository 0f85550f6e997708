"""The line in which a query is typed. Fields and names are offered under it, and never forced."""

from PySide6.QtCore import QEvent, QObject, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from khronika.domain.query_completion import Completion, completed
from khronika.i18n import _
from khronika.ui.finding.completing import Completing
from khronika.ui.reader.utf16 import Positions
from khronika.ui.style import tokens
from khronika.ui.widgets.find_line import ClearableLine

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize)
_SHOWN = 8  # offers in sight; the others are scrolled to
_NARROWEST = 200  # pixels


class QueryLine(ClearableLine):
    """Down goes through what is offered, Tab and Enter take it, Escape puts the offers away.

    Enter takes only what was gone to: whoever types on and presses it searches. Where nothing is
    offered, Down leaves for what was found.
    """

    left = Signal()  # downwards

    def __init__(self, completing: Completing) -> None:
        super().__init__()
        self._completing = completing
        self._completion: Completion | None = None
        self._spared: QWidget | None = None  # what stays in sight under the line
        self.offers: _Offers | None = None  # made when first needed, over the window
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.textEdited.connect(lambda _text: self.offer())

    def offer(self) -> None:
        """Offer what may stand at the caret."""
        text = self.text()
        caret = Positions(text).point(self.cursorPosition())
        self._completion = self._completing.offers(text, caret)
        if self._completion is None:
            self.put_away()
            return
        if self.offers is None:
            self.offers = _Offers(self.window(), self)
            self.offers.view.clicked.connect(lambda _index: self._take())
        self.offers.show_words(self._completion.offers)
        self.offers.lie(self._below())
        self.setAccessibleDescription(
            _("Offered: {words}").format(words=", ".join(self._completion.offers))
        )

    def spare(self, widget: QWidget) -> None:
        """Offer below `widget`, which stands under the line, as long as it is shown."""
        self._spared = widget
        widget.installEventFilter(self)

    def put_away(self) -> None:
        """Offer nothing."""
        self.setAccessibleDescription("")
        if self.offers is not None:
            self.offers.hide()

    @property
    def is_offering(self) -> bool:
        """Whether words to choose from are shown."""
        return self.offers is not None and self.offers.isVisible()

    def _take(self) -> bool:
        """Put what is chosen where it is meant; return whether anything was."""
        if self.offers is None or self._completion is None or not (said := self.offers.chosen()):
            return False
        text, caret = completed(self.text(), self._completion, said)
        is_field = not self._completion.field
        self.put_away()
        self.setText(text)
        self.setCursorPosition(Positions(text).units(caret))
        if is_field:
            self.offer()  # its values come next
        return True

    def _below(self) -> QPoint:
        """Return where the offers stand, in the window: under the first letter of what they would
        replace.
        """
        start = self._completion.start if self._completion else 0
        wide = self.fontMetrics().horizontalAdvance(self.text()[:start])
        typed = self.fontMetrics().horizontalAdvance(self.text()[: self.cursorPosition()])
        left = max(0, self.cursorRect().center().x() - (typed - wide))
        below = self.mapTo(self.window(), QPoint(left, self.height() + 2))
        if (spared := self._spared) is not None and spared.isVisible():
            below.setY(spared.mapTo(self.window(), QPoint(0, spared.height() + 2)).y())
        return below

    # -- Qt -------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What stays in sight comes, goes or moves: so does what is offered."""
        if watched is self._spared and event.type() in _MOVES:
            self._keep_offers_below()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Hear Tab before the keyboard goes on with it, and Escape before the window does."""
        if isinstance(event, QKeyEvent) and self.is_offering and self.offers is not None:
            kind, key = event.type(), event.key()
            if kind is QEvent.Type.ShortcutOverride and key == Qt.Key.Key_Escape:
                event.accept()
                return True
            if kind is QEvent.Type.KeyPress and key == Qt.Key.Key_Tab:
                if not self.offers.chosen():
                    self.offers.step(1)
                self._take()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.is_offering and self.offers is not None:
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                self.offers.step(1 if key == Qt.Key.Key_Down else -1)
                self.setAccessibleDescription(self.offers.chosen())
                return
            if key == Qt.Key.Key_Escape:
                self.put_away()
                return
            if key in _ENTER and self._take():
                return
            if key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, *_ENTER):
                self.put_away()  # the caret is elsewhere, or this is what is looked for
        elif key == Qt.Key.Key_Down:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.put_away()
        super().focusOutEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._keep_offers_below()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_offers_below()

    def _keep_offers_below(self) -> None:
        if self.offers is not None and self.offers.isVisible():
            self.offers.lie(self._below())


class _Offers(QFrame):
    """What may be taken, over the page; the keyboard stays in the line."""

    def __init__(self, over: QWidget, line: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.view, self._words = QListView(), QStringListModel()
        self.setProperty("look", "popup")
        self.view.setModel(self._words)
        self.view.setProperty("look", "plain")
        self.view.setProperty("taken_by", "enter")
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setAccessibleName(_("What may stand here"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.view)
        line.destroyed.connect(self.deleteLater)
        self.hide()

    def chosen(self) -> str:
        """Return what was gone to; empty: nothing was."""
        index = self.view.currentIndex()
        return str(index.data()) if index.isValid() else ""

    def words(self) -> list[str]:
        """Return all that is offered."""
        return self._words.stringList()

    def step(self, by: int) -> None:
        """Go `by` rows on, round the end."""
        rows, now = self._words.rowCount(), self.view.currentIndex().row()
        at = (now + by) % rows if now >= 0 else (0 if by > 0 else rows - 1)
        self.view.setCurrentIndex(self._words.index(at))

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show `words` instead of those before."""
        self._words.setStringList(list(words))
        self.show()
        self.raise_()

    def lie(self, below: QPoint) -> None:
        """Lie with the corner at `below`, in the window's coordinates, moved to fit in."""
        words, window = self._words.stringList(), self._over.size()
        rows = min(_SHOWN, len(words))
        bar = self.view.verticalScrollBar().sizeHint().width() if len(words) > rows else 0
        wide = self.view.sizeHintForColumn(0) + bar + tokens.ROOM
        wide = min(max(_NARROWEST, wide), window.width() - 2 * tokens.SPACE)
        tall = rows * self.view.sizeHintForRow(0) + 4
        left = max(tokens.SPACE, min(below.x(), window.width() - wide - tokens.SPACE))
        self.setGeometry(left, below.y(), wide, min(tall, window.height() - below.y()))
