"""What lies behind a row of any list: pointed over, selected, or selected but left."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from khronika.ui.style.tokens import Colours

_BAR = 3  # pixels: what is selected is told by a bar at its left, not by its hue alone


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, colours: Colours) -> None:
    """Paint the ground of a row, and around it a line where the palette asks for one."""
    box, state = QRect(option.rect), option.state
    here = option.widget.hasFocus()
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(box, QColor(colours.wash if here else colours.wash_away))
        bar = QColor(colours.accent if here else colours.edge)
        painter.fillRect(box.left(), box.top(), _BAR, box.height(), bar)
        if colours.rim != colours.wash:
            _frame(painter, box, colours.rim if here else colours.edge)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(box, QColor(colours.raised))
        if colours.raised == colours.paper:
            _frame(painter, box, colours.line)
    if state & QStyle.StateFlag.State_HasFocus and not state & QStyle.StateFlag.State_Selected:
        _frame(painter, box, colours.accent)


def _frame(painter: QPainter, box: QRect, colour: str) -> None:
    painter.setPen(QColor(colour))
    painter.drawRect(box.adjusted(0, 0, -1, -1))
