"""Asks who it is that a passage is cited for, and offers whom the passage names."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from khronika.i18n import _
from khronika.ui.style import tokens
from khronika.ui.widgets.flow import Flow

_MOST = 6


class WhoIsNamed(QWidget):
    """Is there as long as nobody is named; a press on a name takes it."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: Sequence[str] = ()
        self._question = QLabel()
        self._question.setProperty("look", "small")
        self._question.setWordWrap(True)
        self._names = Flow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.GAP)
        column.addWidget(self._question)
        column.addWidget(self._names)
        self.hide()

    def ask(self, is_asked: bool, recorded: Iterable[str], found: Iterable[str]) -> None:
        """Ask, or do not; offer those who are `recorded`, then what was `found` besides."""
        held = list(recorded)
        others = (one for one in found if not any(one in name or name in one for name in held))
        names = [*held, *others][:_MOST] if is_asked else []
        if names != self._shown:
            self._names.empty()
            for name in names:
                self._names.add(self._button(name))
            self._shown = names
        self._names.setVisible(bool(names))
        self._question.setText(
            _("Who is it? Named in the passage:")
            if names
            else _("Who is it? Type a name, or a description such as “a woman from the village”.")
        )
        self.setVisible(is_asked)

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(name.replace("&", "&&"))
        button.setProperty("look", "link")
        button.setAccessibleName(_("This is {name}").format(name=name))
        button.clicked.connect(partial(self._take, name))
        return button

    def _take(self, name: str, _checked: bool = False) -> None:
        self.taken.emit(name)
