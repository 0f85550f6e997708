"""Splitters that stand where the person put them, today and after the archive was locked."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSplitter

from khronika.ui.session import Session

_PAUSE = 500  # milliseconds of rest after which a splitter has been put somewhere


class Splits(QObject):
    """Remembers, inside the archive, how one splitter is divided. Only a person's pull counts."""

    def __init__(self, splitter: QSplitter, session: Session, name: str) -> None:
        """`name`: of the splitter, by which the archive knows it."""
        super().__init__(splitter)
        self._splitter, self._session, self._key = splitter, session, f"split:{name}"
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self._keep)
        self.is_put = False  # by a person, today or before
        splitter.splitterMoved.connect(self._pulled)
        kept = session.archive.state(self._key)
        if isinstance(kept, list) and len(kept) == splitter.count():
            self.is_put = True
            splitter.setSizes([int(size) for size in kept])

    def _pulled(self) -> None:
        self.is_put = True
        self._soon.start()

    def _keep(self) -> None:
        self._session.keep_state(self._key, self._splitter.sizes())
