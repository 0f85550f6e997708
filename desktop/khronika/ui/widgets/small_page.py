"""A small page over a part of the window that asks for something: a few lines, two buttons."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from khronika.i18n import _
from khronika.ui.style import tokens
from khronika.ui.widgets.reading_order import walk

_WIDTH = 336


class SmallPage(QFrame):
    """Stays inside what it lies over, and goes with the keyboard. Enter takes what it says, Escape
    leaves; a subclass says what taking is.
    """

    left = Signal()

    def __init__(self, parent: QWidget, heading: str, act: str) -> None:
        """`act`: what the button says that takes."""
        super().__init__(parent)
        self._over = parent
        self.setProperty("look", "popup")
        self.setProperty("holds_tab", True)
        self.setFixedWidth(_WIDTH)
        self.act = QPushButton(act)
        self.act.setProperty("look", "primary")
        leave = QPushButton(_("Cancel"))
        self._heading = QLabel(heading)
        self._heading.setProperty("look", "title")
        self._heading.setWordWrap(True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(tokens.PAD, tokens.PAD, tokens.PAD, tokens.PAD)
        column.setSpacing(tokens.GAP)
        column.addWidget(self._heading)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, tokens.SPACE, 0, 0)
        buttons.setSpacing(tokens.SPACE)
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(self.act)
        column.addLayout(buttons)
        self.act.clicked.connect(self.take)
        leave.clicked.connect(self.leave)
        parent.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]
        self.hide()

    def put(self, widget: QWidget, name: str = "") -> None:
        """Add a line, under its name."""
        if name:
            label = QLabel(name)
            label.setProperty("look", "small")
            self._column.insertWidget(self._column.count() - 1, label)
        self._column.insertWidget(self._column.count() - 1, widget)

    def appear(self, spot: QRect) -> None:
        """Show it under `spot`, in the parent's coordinates, or where else it leaves that seen."""
        self.show()
        self.ensurePolished()
        self.adjustSize()
        self.move(fitted(self.size(), spot, self._over.size()))
        self.raise_()

    def stand_by(self, spot: QRect) -> None:
        """Leave `spot` seen instead: what it is about has moved."""
        self.move(fitted(self.size(), spot, self._over.size()))

    def take(self) -> None:
        """Take what it says."""
        raise NotImplementedError

    def leave(self) -> None:
        """Go, and take nothing."""
        self.hide()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay inside what it stands over when that gets smaller."""
        if watched is self._over and event.type() is QEvent.Type.Resize and self.isVisible():
            above = QRect(self.x(), self.y() - tokens.GAP, 0, 0)
            self.move(fitted(self.size(), above, self._over.size()))
        return super().eventFilter(watched, event)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Leave with the keyboard: beneath something else is looked at."""
        if now is None or not self.isVisible() or now.window() is not self.window():
            return  # in a list of this page itself, or in another program
        if now is not self and not self.isAncestorOf(now):
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; Enter, which the lines pass on, takes."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, on: bool) -> bool:
        """Tab walks round and stays on the page, unless it is being hidden."""
        return walk(self, on=on) if self.isVisible() else super().focusNextPrevChild(on)


def fitted(size: QSize, spot: QRect, room: QSize) -> QPoint:
    """Return where a page of `size` goes so that it stands inside `room` and leaves `spot` seen:
    under it, else above it, else beside it; where it has room nowhere, as far down as it goes.
    """
    left = max(0, min(spot.left(), room.width() - size.width() - tokens.SPACE))
    under, above = spot.top() + spot.height() + tokens.GAP, spot.top() - tokens.GAP - size.height()
    if under + size.height() <= room.height():
        return QPoint(left, under)
    if above >= 0:
        return QPoint(left, above)
    right, before = spot.left() + spot.width() + tokens.GAP, spot.left() - tokens.GAP - size.width()
    if spot.height() and right + size.width() <= room.width():
        left = right
    elif spot.height() and before >= 0:
        left = before
    return QPoint(left, max(0, room.height() - size.height() - tokens.SPACE))
