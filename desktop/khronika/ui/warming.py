"""Bringing in what only an open archive needs, while somebody types the passphrase."""

from collections.abc import Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QTimer

# In an order in which none brings in much of the others: between two of them keys are heard.
_MODULES = (
    "khronika.exporting.writers",
    "khronika.exporting.export",
    "khronika.importing.making",
    "khronika.ui.filtering.bar",
    "khronika.ui.screens.list_screen",
    "khronika.ui.editors.actors",
    "khronika.ui.inspectors.person",
    "khronika.ui.screens.actors",
    "khronika.ui.screens.bring_in",
    "khronika.ui.reader.searching",
    "khronika.ui.reader.reader",
    "khronika.ui.inspectors.incident_inspector",
    "khronika.ui.screens.documents",
    "khronika.ui.timeline.timeline",
    "khronika.ui.screens.timeline",
    "khronika.ui.screens.settings",
    "khronika.ui.desk",
    "khronika.ui.deeds",
)


class Warming(QObject):
    """Imports module by module whenever the window has nothing else to do.

    A locked window stands in half the time without them. Whoever unlocks before the end waits for
    the rest then.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: Iterator[str] = iter(_MODULES)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begin, or go on."""
        self._timer.start()

    def _step(self) -> None:
        name = next(self._left, None)
        if name is None:
            self._timer.stop()
        else:
            import_module(name)
