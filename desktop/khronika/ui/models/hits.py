"""What a search found, for a list."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, Qt

from khronika.domain.values import Hit
from khronika.i18n import _
from khronika.ui.qt import NOWHERE, Index
from khronika.ui.words import KINDS

HIT = Qt.ItemDataRole.UserRole


class Hits(QAbstractListModel):
    """The places found, the best first."""

    def __init__(self) -> None:
        super().__init__()
        self._hits: tuple[Hit, ...] = ()

    def show(self, hits: Sequence[Hit]) -> None:
        """Hold `hits` instead."""
        self.beginResetModel()
        self._hits = tuple(hits)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit = self._hits[index.row()]
        if role == HIT:
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{_(KINDS[hit.kind])}; {hit.title}; {hit.snippet}"
        return None
