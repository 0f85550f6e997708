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
        self._shown: Sequence[tuple[str, str]] = ()

    def offer(
        self,
        names: Sequence[str],
        *,
        written: Callable[[str], str] = str,
        spoken: Callable[[str], str] | None = None,
    ) -> None:
        """Offer `names`, as `written` shows them and `spoken` (None: the same) says them."""
        shown = [(name, written(name)) for name in names]
        if shown == self._shown:
            return
        self._shown = shown
        self.empty()
        for name, said in shown:
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
