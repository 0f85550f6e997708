"""Keeping what is typed into a form, inside the archive, until the form is saved or left."""

from typing import Any

from PySide6.QtCore import QObject, QTimer

from khronika.ui.editors.card import CardForm
from khronika.ui.editors.kept import as_json, changes_of, from_json
from khronika.ui.session import Session

_PAUSE = 600  # milliseconds of quiet before it is kept


class FormDraft(QObject):
    """The draft of the one form that a screen may have open.

    `CardForm.origin` says what the form is about, in JSON, so that the screen can open it again.
    """

    def __init__(self, session: Session, key: str, parent: QObject) -> None:
        """`key`: what the draft is called inside the archive."""
        super().__init__(parent)
        self._session, self._key = session, key
        self._form: CardForm | None = None
        self._kept: dict[str, Any] | None = None
        self._is_read = False
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self.keep)

    def watch(self, form: CardForm) -> None:
        """Keep what is typed into `form` from now on."""
        self._form = form
        for changed in changes_of(form):
            changed.connect(self._soon.start)

    @property
    def is_open(self) -> bool:
        """Whether a form is being filled in."""
        return self._form is not None

    def keep(self) -> None:
        """Keep the form as it stands."""
        self._soon.stop()
        if self._form is not None:
            body = {"origin": self._form.origin, "fields": as_json(self._form)}
            if body != self._kept:
                self._kept, self._is_read = body, True
                self._session.keep_draft(self._key, body)

    def put_away(self) -> None:
        """The form is closed, to be opened again as it is now."""
        self.keep()
        self._form = None

    def forget(self) -> None:
        """The form was saved, or left."""
        self._soon.stop()
        self._form = None
        if self.kept() is not None:
            self._kept = None
            self._session.keep_draft(self._key, None)

    def kept(self) -> dict[str, Any] | None:
        """Return what was kept: by this window, else by the one before."""
        if not self._is_read:
            self._is_read = True
            self._kept = self._session.archive.draft(self._key)
        return self._kept

    def put_back(self) -> None:
        """Put what was kept into the form, if it could be opened again."""
        if self._form is not None and (kept := self.kept()) is not None:
            from_json(self._form, kept["fields"])
