"""The settings: those of this computer, then those of the archive that is open."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from khronika.domain.changed import Changed
from khronika.domain.kinds import Kind
from khronika.i18n import _
from khronika.ui.actions import Actions
from khronika.ui.options.archive import ArchiveOptions
from khronika.ui.options.computer import ComputerOptions
from khronika.ui.options.form import WIDEST, said
from khronika.ui.screens.screen import Screen
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.widgets.paper import Paper


class SettingsScreen(Screen):
    """One page to scroll; every choice takes effect at once, so there is nothing to save."""

    icon = "settings-2"
    anew = Signal()  # lock, and start with what was chosen

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, _("Settings"))
        tools = session.tools
        self.computer = ComputerOptions(
            tools.settings, tools.theme, tools.notices, _("Lock and start anew")
        )
        self.computer.anew.connect(self.anew)
        self.archive = ArchiveOptions(session, actions)
        self._scroll = QScrollArea()
        self._lay_out()

    def concerns(self, changed: Changed) -> bool:
        return changed.touches(Kind.COLLECTION) or not self.isVisible()

    def look_again(self) -> None:
        """Collections may be called by names."""
        self.archive.list_collections()
        super().look_again()

    def refresh(self) -> None:
        self.archive.refresh()

    def freshen_facts(self) -> None:
        """What is said of the archive may be other by now."""
        self._stale = True
        if self.isVisible():
            self.freshen()

    def panes(self) -> Sequence[QWidget]:
        return (self.computer.choices["language"], self.archive.hide_names)

    def find_here(self) -> None:
        self.computer.choices["language"].setFocus()

    def _lay_out(self) -> None:
        page = Paper()
        page.setMaximumWidth(WIDEST + 2 * tokens.WIDE)
        column = QVBoxLayout(page)
        column.setContentsMargins(tokens.WIDE, tokens.ROOM, tokens.WIDE, 2 * tokens.WIDE)
        column.setSpacing(tokens.ROOM)
        column.addWidget(said(self.title, "heading"))
        column.addWidget(self.computer)
        column.addSpacing(tokens.WIDE)
        column.addWidget(self.archive)
        column.addStretch(1)
        self._scroll.setProperty("look", "paper")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
