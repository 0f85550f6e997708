"""Writing a comment on a passage, in a form beside the text; what is typed is kept until then."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from khronika.archive.recording import edit_passage
from khronika.domain.kinds import RecordId
from khronika.i18n import _
from khronika.ui.editors.papers import NoteForm
from khronika.ui.reader.marks import Span
from khronika.ui.reader.reader import Aim, Reader
from khronika.ui.screens.form_draft import FormDraft, Kept
from khronika.ui.screens.reading import Reading
from khronika.ui.session import Session

DRAFT = "form:comment"


class Commenting(QObject):
    """Opens, keeps and saves the one form of a comment."""

    def __init__(
        self,
        session: Session,
        reader: Reader,
        reading: Reading,
        under: Callable[[], QWidget | None],
    ) -> None:
        """`under`: the form that the comment lies over, which comes back with its end."""
        super().__init__()
        self._session, self._reader = session, reader
        self._reading, self._under = reading, under
        self._draft = FormDraft(session, DRAFT, self)

    def begin(self, aim: Aim) -> None:
        """Write about what `aim` is about."""
        said = aim.passage.comment if aim.passage else None
        form = NoteForm(self._session.theme, _("Comment on the passage"), said or "")
        passage = aim.passage.id if aim.passage else None
        span = [aim.span.start, aim.span.end]
        form.origin = {"document": aim.document, "span": span, "passage": passage}
        form.cancelled.connect(self._give_up)
        form.saved.connect(partial(self._save, form, aim))
        self._reader.put_beside(form)
        self._draft.watch(form)
        form.begin()

    def keep(self) -> None:
        """Keep what is typed now."""
        self._draft.keep()

    def put_away(self) -> None:
        """Close the form while names are hidden; `take_up` opens it as it is now."""
        if self._draft.is_open:
            self._draft.put_away()
            self._reader.put_beside(None)

    def take_up(self) -> None:
        """Open the comment that was being written, if its passage is still there."""
        if (kept := self._draft.kept()) is not None:
            self._open_as(kept)

    def _open_as(self, kept: Kept) -> None:
        origin, catalogue = kept["origin"], self._session.catalogue
        passage = catalogue.passages.get(origin["passage"]) if origin["passage"] else None
        if origin["passage"] and (passage is None or passage.trashed):
            return
        aim = Aim(RecordId(origin["document"]), Span(*origin["span"]), passage)
        self.begin(aim)
        self._draft.put_back(kept)

    def _save(self, form: NoteForm, aim: Aim) -> None:
        text = form.text.toPlainText()
        self._reading.on_passage(aim, "edit-passage", lambda c, p: edit_passage(c, p, comment=text))
        self._leave()

    def _give_up(self) -> None:
        unsaved = self._draft.unsaved()
        self._leave()
        self._draft.offer(unsaved, self._open_as)

    def _leave(self) -> None:
        self._draft.forget()
        self._session.hush.begin()
        self._reader.put_beside(self._under())
        self._reader.text.setFocus()
