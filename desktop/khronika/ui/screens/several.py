"""Several documents at once: what they have in common, and what is typed for all of them."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from khronika.archive.change import Change
from khronika.archive.many import edit_documents
from khronika.domain.errors import KnownError
from khronika.domain.kinds import RecordId
from khronika.domain.values import Document
from khronika.i18n import _, ngettext
from khronika.ui.jobs import Job
from khronika.ui.models.known_fields import CAPTURE, OF_SEVERAL, KnownField, kinds
from khronika.ui.notices import Offer
from khronika.ui.screens.about_document import source_called
from khronika.ui.screens.picks import picks
from khronika.ui.session import Session
from khronika.ui.widgets.in_place import InPlace
from khronika.ui.widgets.sheet import Sheet
from khronika.ui.words import number, tongues

_AT_ONCE = 500  # documents that are read without waiting


class SeveralDocuments:
    """A page of lines, each of which is written into all documents that are selected."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.sheet = Sheet(session.theme, _("Several documents"))
        self.lines: dict[str, InPlace] = {}
        self._chosen: tuple[RecordId, ...] = ()

    def show(self, documents: Sequence[RecordId]) -> None:
        """Show what `documents` have in common."""
        chosen = tuple(documents)
        if self.sheet.is_written_in(_key(chosen)) and chosen == self._chosen:
            return
        self._chosen = chosen
        archive, session = self._session.archive, self._session
        if len(chosen) <= _AT_ONCE:
            self._fill(session.catalogue.documents.many(chosen))
            return

        def look(_job: Job) -> Mapping[RecordId, Document]:
            return archive.catalogue.documents.many(chosen)

        def show(found: Mapping[RecordId, Document]) -> None:
            if self._chosen == chosen:
                self._fill(session.shown(found))

        session.behind(_("Reading what documents have in common"), look, show)

    def _fill(self, found: Mapping[RecordId, Document]) -> None:
        sheet = self.sheet
        sheet.hold_place(_key(self._chosen))
        sheet.clear()
        self.lines = {}
        count = len(found)
        said = ngettext("{n} document is selected", "{n} documents are selected", count)
        sheet.heading(said.format(n=number(count)))
        if not self._session.hides_names:
            sheet.words(
                _("What you type is put into all of them. What you leave alone stays as it is."),
                "quiet",
            )
        documents = list(found.values())
        for field in OF_SEVERAL:
            self._line(field, documents)
        sheet.section(_("How they were obtained"))
        for field in CAPTURE:
            self._line(field, documents)
        sheet.finish()

    def _line(self, field: KnownField, documents: Sequence[Document]) -> None:
        values = {field.show(one) for one in documents}
        shared = values.pop() if len(values) == 1 else None
        several = _("several values")
        caption = _(field.caption)
        if self._session.hides_names:
            self.sheet.fact(caption, several if shared is None else shared)
            return
        languages = {one.language for one in documents}
        language = languages.pop() if len(languages) == 1 else None
        line = InPlace(
            self.sheet.theme,
            caption,
            shared or "",
            partial(self._keep, field, language),
            empty=several if shared is None else _("not stated — add"),
        )
        line.refuse(partial(_wrong, field, language))
        if offers := self._offers(field.name):
            line.offer(offers)
        self.lines[field.name] = line
        self.sheet.written(caption, line)

    def _offers(self, field: str) -> list[str]:
        catalogue = self._session.catalogue
        match field:
            case "publisher":
                return [one.text for one in picks(catalogue, catalogue.sources.ids())]
            case "kind":
                return list(kinds().values())
            case "language":
                return list(tongues().values())
            case "collected_by":
                return catalogue.documents.collectors()
        return []

    def _keep(self, field: KnownField, language: str | None, said: str) -> None:
        """Write what was typed into all of them, as one step."""
        chosen, session = self._chosen, self._session
        archive = session.archive
        catalogue = session.catalogue
        known = {one.text: one.record for one in picks(catalogue, catalogue.sources.ids())}
        value = field.read(said, language)

        def fields(change: Change) -> dict[str, Any]:
            if field.name == "publisher":
                return {field.name: source_called(change, said, known)}
            return {field.name: value}

        count = len(chosen)
        told = ngettext("{n} document was edited.", "{n} documents were edited.", count)
        session.behind(
            _("Editing documents"),
            lambda job: edit_documents(archive, chosen, fields, job),
            lambda _none: session.tools.notices.done(
                told.format(n=number(count)), Offer(_("Take it back"), session.taking_back())
            ),
        )


def _wrong(field: KnownField, language: str | None, said: str) -> str:
    """Return what is wrong with what was typed; empty: nothing."""
    try:
        field.read(said, language)
    except KnownError as fault:
        return f"{fault} {fault.advice}".strip()
    return ""


def _key(chosen: Sequence[RecordId]) -> int:
    """Return what tells one selection from others, as a sheet remembers its place."""
    return hash(tuple(chosen))
