"""The settings of this computer, before an archive is open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from khronika.i18n import _
from khronika.ui.door.page import Page
from khronika.ui.options.computer import ComputerOptions
from khronika.ui.session import Tools


class DoorSettings(Page):
    """What can be chosen before anything is open."""

    left = Signal()
    anew = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__(_("Settings"))
        self.options = ComputerOptions(
            tools.settings, tools.theme, tools.notices, _("Start anew"), narrow=True
        )
        self.options.anew.connect(self.anew)
        self.column.addWidget(self.options)
        back, row = QPushButton(_("Back")), QHBoxLayout()
        back.clicked.connect(self.left)
        back.setShortcut("Esc")
        row.addWidget(back)
        row.addStretch(1)
        self.column.addLayout(row)

    def begin(self) -> None:
        self.options.choices["language"].setFocus()
