"""The small page on which a new tag is made over the text: its name, its place, its colour."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from khronika.domain.values import Tag
from khronika.i18n import _
from khronika.ui.editors.entry import Pick
from khronika.ui.editors.lines import Line, PickLine
from khronika.ui.editors.papers import HUES
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.style.tokens import TAG_COLOURS
from khronika.ui.widgets.reading_order import walk

_WIDTH = 336
_SIDE, _STEP = 16, 22  # of a swatch, and from one to the next: thirteen fit into the page


class NewTag(QFrame):
    """Asks for a new tag; `made` brings its path and the name of its colour, or nothing."""

    made = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("look", "popup")
        self.setProperty("holds_tab", True)
        self.setFixedWidth(_WIDTH)
        self.name = Line(_("Name"), _("What this passage shows"))
        self.under = PickLine(_("Under"), ())
        self.colour = Swatches(theme)
        self._make = QPushButton(_("Make and give it"))
        self._make.setProperty("look", "primary")
        leave = QPushButton(_("Cancel"))
        heading = QLabel(_("New tag"))
        heading.setProperty("look", "title")
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.PAD, tokens.PAD, tokens.PAD, tokens.PAD)
        column.setSpacing(tokens.GAP)
        column.addWidget(heading)
        for said, widget in (
            (_("Name"), self.name),
            (_("Under"), self.under),
            (_("Colour"), self.colour),
        ):
            label = QLabel(said)
            label.setProperty("look", "small")
            column.addWidget(label)
            column.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, tokens.SPACE, 0, 0)
        buttons.setSpacing(tokens.SPACE)
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(self._make)
        column.addLayout(buttons)
        self._make.clicked.connect(self._take)
        leave.clicked.connect(self._leave)
        self.name.textChanged.connect(lambda text: self._make.setEnabled(bool(text.strip())))
        self._make.setEnabled(False)
        parent.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]
        self.hide()

    def ask(self, tags: Sequence[Tag], below: QPoint, name: str = "") -> None:
        """Appear with the corner at `below`, in the parent's coordinates, moved to fit in."""
        self.under.offer(Pick(text=" / ".join(tag.path), id=tag.id) for tag in tags)
        self.under.setPlaceholderText(_("nothing: it stands by itself"))
        self.name.fill(name)
        self.under.clear()
        self.colour.choose("")
        self.show()
        self.ensurePolished()
        self.adjustSize()
        self.move(fitted(self.size(), below, self._over.size()))
        self.raise_()
        self.name.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay inside what it stands over when that gets smaller."""
        if watched is self._over and event.type() is QEvent.Type.Resize and self.isVisible():
            above = QPoint(self.x(), self.y() - tokens.GAP)
            self.move(fitted(self.size(), above, self._over.size()))
        return super().eventFilter(watched, event)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Leave with the keyboard: in the text or its find bar another passage is looked at."""
        if now is None or not self.isVisible() or now.window() is not self.window():
            return  # in a list of this page itself, or in another program
        if now is not self and not self.isAncestorOf(now):
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; Enter, which the lines pass on, makes the tag."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, on: bool) -> bool:
        """Tab walks round and stays on the page, unless it is being hidden."""
        return walk(self, on=on) if self.isVisible() else super().focusNextPrevChild(on)

    def _take(self) -> None:
        name, under = self.name.text().strip(), self.under.text().strip()
        if name:
            self.hide()
            parent = "/".join(part.strip() for part in under.split("/") if part.strip())
            self.made.emit(f"{parent}/{name}" if parent else name, self.colour.chosen)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()


class Swatches(QWidget):
    """The twelve colours of tags in a row, and before them: whichever comes next."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._names = ("", *TAG_COLOURS)
        self.chosen = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(_STEP + 2 * tokens.GAP)
        self.setMouseTracking(True)
        self.choose("")

    def choose(self, name: str) -> None:
        """Choose a colour by its name; empty for the next in turn."""
        self.chosen = name
        said = _(HUES[name]) if name else _("the next one")
        self.setAccessibleName(_("Colour: {name}").format(name=said))
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_STEP * len(self._names) + 2 * tokens.GAP, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            at = self._names.index(self.chosen) + step
            self.choose(self._names[at % len(self._names)])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pick(event.position().toPoint())

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colours = QPainter(self), self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, name in enumerate(self._names):
            box = self._box(at)
            if name:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.tag(name, 0))
                painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
            else:  # the next in turn has no colour yet: an empty frame with a dash
                painter.setPen(QColor(colours.edge))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
                middle = box.center().y() + 1
                painter.drawLine(box.left() + 5, middle, box.right() - 4, middle)
            if name == self.chosen:
                pen = QColor(colours.accent if self.hasFocus() else colours.ink)
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                around = box.adjusted(-2, -2, 2, 2)
                painter.drawRoundedRect(around, tokens.RADIUS + 2, tokens.RADIUS + 2)
                if self.hasFocus():
                    painter.drawRoundedRect(around.adjusted(-1, -1, 1, 1), 7, 7)
        painter.end()

    def _box(self, at: int) -> QRect:
        return QRect(tokens.GAP + at * _STEP, (self.height() - _SIDE) // 2, _SIDE, _SIDE)

    def _pick(self, at: QPoint) -> None:
        for place, name in enumerate(self._names):
            if self._box(place).adjusted(-3, -3, 3, 3).contains(at):
                self.choose(name)
                return


def fitted(size: QSize, below: QPoint, room: QSize) -> QPoint:
    """Return where a page of `size` goes so that it stands under `below` and inside `room`."""
    left = max(0, min(below.x(), room.width() - size.width() - tokens.SPACE))
    top = below.y() + tokens.GAP
    if top + size.height() > room.height():
        top = max(0, room.height() - size.height() - tokens.SPACE)
    return QPoint(left, top)
