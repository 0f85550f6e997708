"""What the window knows of a sample: whether this is one, and how its passphrase comes along."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from khronika.archive.catalogue import Catalogue
from khronika.archive.records import RecordNotFound
from khronika.domain.kinds import RecordId, shipped_uid
from khronika.i18n import _
from khronika.importing.sample import NAME, PREFIX, Sample
from khronika.ui.session import Session

_ALWAYS_THERE = "document.refusals-spring-2022"  # by it the sample is known from other archives


class SamplePassphrase(QObject):
    """The passphrase of a fresh sample, made behind the window; shown once it opens the archive."""

    changed = Signal()

    def __init__(self, session: Session, sample: Sample) -> None:
        """Begin to make it."""
        super().__init__()
        self._session = session
        self.words = ""  # six of them, or none yet
        self.is_missing = False  # it could not be made: what is locked would stay locked
        session.behind(
            _("Making the sample’s passphrase"),
            sample.add_passphrase,
            lambda _none: self._have(sample.passphrase),
            failed=self._miss,
        )

    def _have(self, words: str) -> None:
        self.words = words
        self.changed.emit()

    def _miss(self, error: BaseException, doing: str) -> None:
        self.is_missing = True
        self.changed.emit()
        self._session.tools.notices.report(error, doing)


def is_temporary(archive: Path) -> bool:
    """Whether `archive` lies where a sample does that is removed at the end."""
    return archive.name == NAME and archive.parent.name.startswith(PREFIX)


def holds_sample(catalogue: Catalogue) -> bool:
    """Whether the records of the sample are in this archive."""
    return shipped(catalogue, _ALWAYS_THERE) is not None


def shipped(catalogue: Catalogue, code: str) -> RecordId | None:
    """Return the record that ships under `code`; None where it is not, or no longer."""
    try:
        return catalogue.records.resolve(shipped_uid(code).hex()).id
    except RecordNotFound:
        return None
