"""One value at rest: quiet words with their grade; pointed at, a pencil says that it opens."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)

from khronika.ui.models.record_rows import Badge
from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import Theme, interface_font
from khronika.ui.widgets.link import Link

_LEAST = 112  # pixels beside a grade; where a page leaves fewer, grades stand under the words


class ValueLine(Link):
    """Enter, F2 or a click is its `clicked`; Delete, Alt+P and the menu key have signals."""

    remove_asked = Signal()
    prefer_asked = Signal()
    menu_asked = Signal(QPoint)  # global
    focused = Signal()
    room_behind = tokens.ICON + tokens.SPACE

    def __init__(
        self,
        theme: Theme,
        name: str,
        said: str,
        under: str = "",
        *,
        badge: Badge | None = None,
        look: str = "",
        editable: bool = True,
    ) -> None:
        """`name`: of what it is the value, for those who listen; `look`: "heading", "quiet" or "";
        `editable`: whether the pencil may be shown.
        """
        self._look, self._editable, self._name = look, editable, name
        super().__init__(theme, said, under, badge=badge, quotation=True)
        self._call(said)

    @property
    def words(self) -> str:
        """The value in words, for copying."""
        return self._title

    def say(self, said: str) -> None:
        """Say something else; the rest stays until it is drawn anew."""
        self._title = said
        self.forget_boxes()
        self._call(said)
        self.updateGeometry()
        self.update()

    def title_font(self) -> QFont:
        heading = self._look == "heading"
        return interface_font(tokens.HEADING, bold=True) if heading else interface_font()

    def title_colour(self) -> str:
        quiet = self._look in ("quiet", "offer")
        return self._theme.colours.quiet if quiet else self._theme.colours.ink

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F2:
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        elif alt and event.key() == Qt.Key.Key_P:
            self.prefer_asked.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.setFocus()
        self.menu_asked.emit(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._editable and (self.underMouse() or self.hasFocus()):
            painter = QPainter(self)
            drawn = pixmap("pencil", self._theme.colours.quiet, tokens.ICON,
                           self.devicePixelRatioF())  # fmt: skip
            title, _under, _badge = self._boxes(self.width())
            painter.drawPixmap(title.right() + tokens.SPACE, tokens.GAP + 2, drawn)
            painter.end()

    def _is_narrow(self, font: QFont, room: int) -> bool:
        """The grades of a page stand in one column: its width tells where, not what is said."""
        longest = max(map(QFontMetrics(font).horizontalAdvance, self._title.split()), default=0)
        return room < max(_LEAST, longest)

    def _call(self, said: str) -> None:
        self.setText(said)
        parts = [said, self._under, self._badge.word if self._badge else ""]
        spoken = "; ".join(part for part in parts if part)
        self.setAccessibleName(f"{self._name}: {spoken}" if self._name else spoken)
