"""Asks who it is that a passage is cited for, and offers whom the passage names."""

from collections.abc import Iterable

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from khronika.i18n import _
from khronika.ui.style import tokens
from khronika.ui.widgets.name_links import NameLinks

_MOST = 6


class WhoIsNamed(QWidget):
    """Is there as long as nobody is named."""

    def __init__(self) -> None:
        super().__init__()
        self._question = QLabel()
        self._question.setProperty("look", "small")
        self._question.setWordWrap(True)
        self.names = NameLinks()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP)
        column.addWidget(self._question)
        column.addWidget(self.names)
        self.hide()

    def ask(self, is_asked: bool, recorded: Iterable[str], found: Iterable[str]) -> None:
        """Ask, or do not; offer those who are `recorded`, then what was `found` besides."""
        held = list(recorded)
        others = (one for one in found if not any(one in name or name in one for name in held))
        names = [*held, *others][:_MOST] if is_asked else []
        self.names.offer(names, spoken=_spoken)
        self.names.setVisible(bool(names))
        self._question.setText(
            _("Who is it? Named in the passage:")
            if names
            else _("Who is it? Type a name, or a description such as “a woman from the village”.")
        )
        self.setVisible(is_asked)


def _spoken(name: str) -> str:
    return _("This is {name}").format(name=name)
