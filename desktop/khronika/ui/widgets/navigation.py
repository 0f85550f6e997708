"""The slim column at the left: the places of the window."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from khronika.i18n import _
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme


class Navigation(QWidget):
    """A button for each place; the one where one is stays pressed."""

    def __init__(self, theme: Theme, top: Sequence[QAction], bottom: Sequence[QAction]) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(tokens.NAVIGATION)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(_("Places of the window"))
        self.buttons: dict[str, QToolButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.SPACE, tokens.PAD, tokens.SPACE, tokens.PAD)
        column.setSpacing(2)
        for action in top:
            column.addWidget(self._button(action))
        column.addStretch(1)
        for action in bottom:
            column.addWidget(self._button(action))

    def be_at(self, action: str) -> None:
        """Press the button of `action`, release the others."""
        for name, button in self.buttons.items():
            button.setChecked(name == action)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        text = action.text().replace("&", "")
        button.setText(f"  {text}")
        button.setAccessibleName(text)
        keys = action.shortcut().toString()
        button.setToolTip(f"{text} ({keys})" if keys else text)
        button.setProperty("look", "place")
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(tokens.ICON_LARGE, tokens.ICON_LARGE))
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        icons.put(button, action.property("icon_name"), self._theme.colours)
        button.clicked.connect(action.trigger)
        self.buttons[action.objectName()] = button
        return button
