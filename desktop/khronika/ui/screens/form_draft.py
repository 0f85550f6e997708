"""Keeping what is typed into a form, inside the archive, until the form is saved or left."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer

from khronika.i18n import _
from khronika.ui.editors.card import CardForm
from khronika.ui.editors.kept import as_json, changes_of, from_json
from khronika.ui.notices import Offer
from khronika.ui.session import Session

Kept = dict[str, Any]  # what a form is about, and what stands in its fields

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
        self._began: dict[str, Any] = {}  # what stood in it at first
        self._kept: Kept | None = None
        self._is_read = False
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self.keep)

    def watch(self, form: CardForm) -> None:
        """Keep what is typed into `form` from now on."""
        self._form, self._began = form, as_json(form)
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
            body = self._body(self._form)
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

    def _body(self, form: CardForm) -> Kept:
        return {"origin": form.origin, "fields": as_json(form)}

    def unsaved(self) -> Kept | None:
        """Return what would be lost if the form were left now."""
        if self._form is None or not self._form.origin:
            return None
        body = self._body(self._form)
        return body if body["fields"] != self._began else None

    def offer(self, unsaved: Kept | None, again: Callable[[Kept], object]) -> None:
        """The form was left: offer what it held to `again`, if anything would be missed."""
        if unsaved is not None:
            session = self._session
            self._session.tools.notices.say(
                _("What you typed was not saved."),
                Offer(
                    _("Bring it back"),
                    lambda: again(unsaved),
                    lambda: self._form is None and not session.hides_names,
                ),
            )

    def kept(self) -> Kept | None:
        """Return what was kept: by this window, else by the one before."""
        if not self._is_read:
            self._is_read = True
            self._kept = self._session.archive.draft(self._key)
        return self._kept

    def put_back(self, kept: Kept) -> None:
        """Put what was kept into the form, if it could be opened again."""
        if self._form is not None and self._form.origin == kept["origin"]:
            from_json(self._form, kept["fields"])
            self._form.begin()  # rows are made anew, and the keyboard was in one of them
