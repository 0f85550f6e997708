"""Offers who wrote a text as who says so, where nobody published it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from khronika.i18n import _
from khronika.language.folding import fold
from khronika.ui.widgets.flow import Flow
from khronika.ui.words import cut

_MOST = 4
_LONGEST = 36


class AuthorOffer(Flow):
    """Is there as long as nobody is named; a press on a name takes it."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._names: Sequence[str] = ()
        self.hide()

    def know(self, names: Sequence[str]) -> None:
        """Offer `names` from now on."""
        if names == self._names:
            return
        self._names = names
        self.empty()
        for name in names[:_MOST]:
            said = _("The author: {name}").format(name=cut(name, _LONGEST))
            button = QPushButton(said.replace("&", "&&"))
            button.setProperty("look", "link")
            button.setToolTip(name)
            button.clicked.connect(partial(self._take, name))
            self.add(button)

    def look(self, said: str) -> None:
        """Be there if nobody is `said`."""
        self.setVisible(bool(self._names) and not said)

    def has(self, said: str) -> bool:
        """Whether `said` is one of them."""
        return fold(said) in map(fold, self._names)

    def _take(self, name: str, _checked: bool = False) -> None:
        self.taken.emit(name)
