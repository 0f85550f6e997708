"""One of a few words, chosen where it stands: a press writes it, arrows only walk."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from khronika.ui.models.record_rows import Badge
from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import Theme, interface_font
from khronika.ui.widgets.flow import FlowLayout
from khronika.ui.widgets.pressable import Pressable

_INSET = tokens.SPACE
_APART = 2  # pixels between them


class Segment(Pressable):
    """One of the words; the chosen one is framed, filled and written stronger."""

    walked = Signal(int)  # one step to the left or to the right

    def __init__(self, theme: Theme, badge: Badge, said: str) -> None:
        """`said`: what it is to those who listen."""
        super().__init__()
        self._theme, self._badge = theme, badge
        self.setText(badge.word)
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        wide = self._words_wide() + 2 * _INSET
        if self._badge.icon:
            wide += tokens.ICON + tokens.GAP
        return QSize(max(wide, tokens.ROW), tokens.ROW)

    def say(self, word: str) -> None:
        """Show another word for the same."""
        if word != self._badge.word:
            self._badge = replace(self._badge, word=word)
            self.setText(word)
            self.updateGeometry()
            self.update()

    def nextCheckState(self) -> None:
        """Which one is chosen is settled by whoever hears the press."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk without choosing: each choice is written down at once."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.walked.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, painter = self._theme.colours, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(self.rect()).adjusted(1, 1, -1, -1)
        role = getattr(colours, self._badge.role)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(QColor(colours.wash))
        elif self.underMouse():
            painter.setBrush(QColor(colours.wash_away))
        painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(QColor(colours.accent))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
        elif self.isChecked():
            painter.setPen(QColor(colours.edge))
            painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
        left = _INSET
        if self._badge.icon:
            drawn = pixmap(self._badge.icon, self._ink(role), tokens.ICON, self.devicePixelRatioF())
            painter.drawPixmap(left, (self.height() - tokens.ICON) // 2, drawn)
            left += tokens.ICON + tokens.GAP
        painter.setFont(interface_font(bold=self.isChecked()))
        painter.setPen(QColor(self._ink(role)))
        words = self.rect().adjusted(left, 0, -_INSET + 2, 0)
        how = Qt.AlignmentFlag.AlignVCenter
        how |= Qt.AlignmentFlag.AlignLeft if self._badge.icon else Qt.AlignmentFlag.AlignHCenter
        if not self._badge.icon:
            words = self.rect()
        painter.drawText(words, int(how.value), self._badge.word)
        painter.end()

    def _ink(self, role: str) -> str:
        return role if self.isChecked() else self._theme.colours.quiet

    def _words_wide(self) -> int:
        return QFontMetrics(interface_font(bold=True)).horizontalAdvance(self._badge.word) + 2


class Segments(QWidget):
    """A row of them. Tab reaches the chosen one, arrows the others."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        words: Mapping[str, Badge],
        chosen: str,
        choose: Callable[[str], object],
        *,
        long: Mapping[str, str] | None = None,
        short: Mapping[str, str] | None = None,
    ) -> None:
        """`words`: what stands for each code; `choose` hears another one pressed; `long`: fuller
        words for a code, for tooltips and those who listen; `short`: words that stand instead
        where all in full would break into a second row.
        """
        super().__init__()
        self.setAccessibleName(name)
        self.buttons: dict[str, Segment] = {}
        self._choose, self._chosen = choose, chosen
        self._words, self._short = words, short or {}
        line = FlowLayout(_APART, self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for code, badge in words.items():
            full = (long or {}).get(code, badge.word)
            button = Segment(theme, badge, f"{name}: {full}")
            button.setObjectName(f"{name}:{code}")
            button.clicked.connect(partial(self._press, code))
            button.walked.connect(partial(self._walk, code))
            self.buttons[code] = button
            line.addWidget(button)
        self._show(chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._short:
            self._fit()

    def _fit(self) -> None:
        """Say all in full where it finds room in one row."""
        for code, button in self.buttons.items():
            button.say(self._words[code].word)
        whole = sum(one.sizeHint().width() + _APART for one in self.buttons.values()) - _APART
        if whole > self.width():
            for code, said in self._short.items():
                self.buttons[code].say(said)

    def _press(self, code: str, _checked: bool = False) -> None:
        if code != self._chosen:
            self._show(code)
            self._choose(code)

    def _show(self, code: str) -> None:
        self._chosen = code
        for one, button in self.buttons.items():
            button.setChecked(one == code)
            here = one == code or (code not in self.buttons and button is self._first())
            policy = Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def _first(self) -> Segment:
        return next(iter(self.buttons.values()))

    def _walk(self, code: str, step: int) -> None:
        codes = list(self.buttons)
        self.buttons[codes[(codes.index(code) + step) % len(codes)]].setFocus()
