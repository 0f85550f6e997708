"""Names that are offered, each a link: a press takes it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from khronika.ui.widgets.flow import Flow


class NameLinks(Flow):
    """Holds a link for each name. The names that are there already are not made anew."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._names: Sequence[str] = ()

    def offer(
        self,
        names: Sequence[str],
        *,
        written: Callable[[str], str] = str,
        spoken: Callable[[str], str] | None = None,
    ) -> None:
        """Offer `names`, as `written` shows them and `spoken` (None: the same) says them."""
        if names == self._names:
            return
        self._names = names
        self.empty()
        for name in names:
            said = written(name)
            link = QPushButton(said.replace("&", "&&"))
            link.setProperty("look", "link")
            if name not in said:
                link.setToolTip(name)  # it was cut
            if spoken is not None:
                link.setAccessibleName(spoken(name))
            link.clicked.connect(partial(self._take, name))
            self.add(link)

    def _take(self, name: str, _checked: bool = False) -> None:
        self.taken.emit(name)
