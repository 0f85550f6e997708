"""Controls whose marks are drawn in the palette's colours: style sheets can only load files."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
)

from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.offers import ARROW

_TICK = 12
_INSIDE = 2  # pixels that Qt leaves beside the words in the field of a choice


class Combo(QComboBox):
    """A choice. What does not fit is cut with …, and the wheel scrolls past it."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # Qt's own: the wheel brings the keyboard
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.currentTextChanged.connect(self.setToolTip)

    def showPopup(self) -> None:
        """Show the choices whole, however narrow the field is."""
        view = self.view()
        view.setMinimumWidth(max(self.width(), view.sizeHintForColumn(0) + 2 * tokens.ROOM))
        super().showPopup()

    def whole(self) -> int:
        """Return in how many pixels each of the choices can be read whole."""
        words = (self.itemText(at) for at in range(self.count()))
        wide = max(map(self.fontMetrics().horizontalAdvance, words), default=0)
        return wide + self._beside()

    def _beside(self) -> int:
        """Return how many pixels of the width are not for the words."""
        self.ensurePolished()
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option,
            QStyle.SubControl.SC_ComboBoxEditField, self,
        )  # fmt: skip
        return self.width() - field.width() + _INSIDE

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel that scrolls the form must not change what it passes over."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.width() - self._beside()
        elide = Qt.TextElideMode.ElideRight
        option.currentText = self.fontMetrics().elidedText(self.currentText(), elide, room)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        colours = self._theme.colours
        colour = colours.quiet if self.isEnabled() else colours.faint
        drawn = pixmap("chevron-down", colour, tokens.ICON, self.devicePixelRatioF())
        top = (self.height() - tokens.ICON) // 2
        painter.drawPixmap(QPoint(self.width() - ARROW, top), drawn)
        painter.end()


class Check(QCheckBox):
    """A box to tick."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        element = QStyle.SubElement.SE_CheckBoxIndicator
        box = self.style().subElementRect(element, option, self)
        inner = QRect(0, 0, _TICK, _TICK)
        inner.moveCenter(box.center())
        painter = QPainter(self)
        scale = self.devicePixelRatioF()
        colour = self.palette().color(QPalette.ColorRole.HighlightedText).name()
        painter.drawPixmap(inner.topLeft(), pixmap("check", colour, _TICK, scale))
        painter.end()
