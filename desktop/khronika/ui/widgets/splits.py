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
        splitter.splitterMoved.connect(lambda _at, _handle: self._soon.start())
        kept = session.archive.state(self._key)
        if isinstance(kept, list) and len(kept) == splitter.count():
            splitter.setSizes([int(size) for size in kept])

    def _keep(self) -> None:
        self._session.keep_state(self._key, self._splitter.sizes())
