"""The twelve colours of tags, one of them chosen: a press gives it, arrows only walk."""

from collections.abc import Callable, Mapping
from functools import partial
from math import ceil

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.flow import FlowLayout
from khronika.ui.widgets.pressable import Pressable


def patch(colour: QColor, scale: float) -> QPixmap:
    """Return `colour` as lists show it before a tag, at `scale` device pixels a pixel."""
    side = round(tokens.PAD * scale)
    drawn = QPixmap(side, side)
    drawn.fill(Qt.GlobalColor.transparent)
    drawn.setDevicePixelRatio(scale)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(0, 0, tokens.PAD, tokens.PAD, 3, 3)
    painter.end()
    return drawn


class Swatch(Pressable):
    """One colour; the chosen one has a tick."""

    walked = Signal(int)

    def __init__(self, theme: Theme, colour: str, said: str) -> None:
        super().__init__()
        self._theme, self._colour = theme, colour
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.setCheckable(True)
        self.setFixedSize(QSize(tokens.ROW, tokens.ROW))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def nextCheckState(self) -> None:
        """Which one is chosen is settled by whoever hears the press."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.walked.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colours = QPainter(self), self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRect(self.rect()).adjusted(tokens.GAP, tokens.GAP, -tokens.GAP, -tokens.GAP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tag(self._colour, 0))
        painter.drawRoundedRect(inner, tokens.RADIUS, tokens.RADIUS)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            drawn = pixmap("check", colours.paper, tokens.ICON, self.devicePixelRatioF())
            corner = inner.center() - QRect(0, 0, tokens.ICON, tokens.ICON).center()
            painter.drawPixmap(corner, drawn)
        if self.hasFocus() or self.isChecked():
            painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.edge), 2))
            box = self.rect().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
        painter.end()


class _EvenLines(FlowLayout):
    """Lines of one length, where one does not hold all: no single swatch is left over."""

    def _lay(self, rect: QRect, *, move: bool) -> int:
        number = max(1, self.count())
        fit = max(1, rect.width() // tokens.ROW)
        each = ceil(number / ceil(number / fit))
        return super()._lay(QRect(rect.topLeft(), QSize(each * tokens.ROW, 0)), move=move)


class Swatches(QWidget):
    """A row of them. Tab reaches the chosen one, arrows the others."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        hues: Mapping[str, str],
        chosen: str | None,
        choose: Callable[[str], object],
    ) -> None:
        """`hues`: colours with their words."""
        super().__init__()
        self.setAccessibleName(name)
        self.buttons: dict[str, Swatch] = {}
        line = _EvenLines(0, self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        first = chosen if chosen in hues else next(iter(hues))
        for hue, said in hues.items():
            button = Swatch(theme, hue, f"{name}: {said}")
            button.setObjectName(f"{name}:{hue}")
            button.setChecked(hue == chosen)
            here = Qt.FocusPolicy.StrongFocus if hue == first else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(here)
            button.clicked.connect(partial(self._press, hue, choose))
            button.walked.connect(partial(self._walk, hue))
            self.buttons[hue] = button
            line.addWidget(button)

    def _press(self, hue: str, choose: Callable[[str], object], _checked: bool = False) -> None:
        choose(hue)

    def _walk(self, hue: str, step: int) -> None:
        hues = list(self.buttons)
        self.buttons[hues[(hues.index(hue) + step) % len(hues)]].setFocus()
