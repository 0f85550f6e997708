"""A widget that is shown is given another look."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget


def dress(widget: QWidget, look: str) -> None:
    """Give `widget` the `look`, with the border and the padding that belong to it.

    Polished alone, a label kept the place of its words: the bar at its left ran through them.
    """
    if widget.property("look") == look:
        return
    widget.setProperty("look", look)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))
