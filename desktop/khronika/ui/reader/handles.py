"""What the mouse takes the ends of a passage by."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme

_KNOB = tokens.SPACE  # across
_STEM = 2


class Handle(QWidget):
    """A stem at one end of a passage, with a knob to take it by; above for the start."""

    dragged = Signal(bool, object)  # whether it is the start; where the pointer is, QPoint, global
    dropped = Signal()

    def __init__(self, parent: QWidget, theme: Theme, *, at_start: bool) -> None:
        super().__init__(parent)
        self._theme, self._at_start = theme, at_start
        self._holding = False
        self._grip = QPoint()  # from the pointer to what says which line is meant
        self.setCursor(Qt.CursorShape.SizeHorCursor)
        self.hide()

    @property
    def is_held(self) -> bool:
        """Whether the mouse is moving it."""
        return self._holding

    def stand_at(self, line: QRect) -> None:
        """Stand at the cursor rectangle `line`, in the parent's coordinates."""
        top = line.top() - (_KNOB if self._at_start else 0)
        self.setGeometry(line.left() - _KNOB // 2, top, _KNOB, line.height() + _KNOB)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.accent))
        stem = QRectF((_KNOB - _STEM) / 2, 0, _STEM, self.height())
        painter.drawRect(stem)
        half = _KNOB / 2
        painter.drawEllipse(
            QPointF(half, half if self._at_start else self.height() - half), half, half
        )
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._holding = True
            middle = (self.height() + (_KNOB if self._at_start else -_KNOB)) // 2
            grip = QPoint(self.width() // 2, middle) - event.position().toPoint()
            # Half of the way up or down: taken by its knob and drawn straight sideways it stays on
            # its line, and the pointer put on the words of a line, not quite in their middle,
            # means that line; the whole way would mean the one above, or below for a start.
            self._grip = QPoint(grip.x(), round(grip.y() / 2))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._holding:
            self.dragged.emit(self._at_start, event.globalPosition().toPoint() + self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._holding and event.button() is Qt.MouseButton.LeftButton:
            self._holding = False
            self.dropped.emit()
