"""Passages that wait to be placed in a new text: what they said, and where they may be."""

from collections.abc import Callable, Mapping
from functools import partial

from khronika.archive.recording import edit_passage, trash
from khronika.domain.anchors import Quote
from khronika.domain.kinds import RecordId
from khronika.domain.values import Passage
from khronika.i18n import _, ngettext
from khronika.ui.jobs import Job
from khronika.ui.reader.marks import Span
from khronika.ui.reader.reader import Reader
from khronika.ui.reader.side import UNPLACED
from khronika.ui.session import Session
from khronika.ui.widgets.sheet import Sheet
from khronika.ui.words import cut, quoted

_LONGEST = 400  # code points of a place that is proposed
_MOST = 200  # passages that are shown at a time; the next come when these are placed

Places = Mapping[RecordId, Quote | None]


class Unplaced:
    """Shows beside the text what waits, while somebody looks; each is placed by its person."""

    def __init__(self, session: Session, reader: Reader, sheet: Sheet) -> None:
        self._session, self._reader, self.sheet = session, reader, sheet
        self._shown: tuple[Passage, ...] = ()
        reader.side.turned.connect(self._turned)

    def look_again(self) -> None:
        """Something was written, or another document is read."""
        if self._reader.side.page == UNPLACED:
            self._look()

    def _turned(self, page: int) -> None:
        if page == UNPLACED:
            self._shown = ()
            self._look()

    def _look(self) -> None:
        """Find out where they may be, behind: in long texts that takes a moment."""
        document, waiting = self._reader.document, tuple(self._reader.unplaced.values())
        if document is None or waiting == self._shown:
            return
        self._shown = waiting
        archive, wanted = self._session.archive, document.id

        def look(_job: Job) -> Places:
            return archive.catalogue.passages.places_now(wanted)

        def show(places: Places) -> None:
            if self._reader.document is not None and self._reader.document.id == wanted:
                self._fill(self._session.shown(places))

        self._session.behind(_("Looking for passages in the text"), look, show)

    def _fill(self, places: Places) -> None:
        sheet, waiting = self.sheet, self._shown
        document = self._reader.document
        sheet.hold_place(document.id if document is not None else None)
        sheet.clear()
        said = ngettext(
            "The text was read anew, and it is not sure where this passage is in it.",
            "The text was read anew, and it is not sure where these {n} passages are in it.",
            len(waiting),
        )
        sheet.words(said.format(n=len(waiting)))
        sheet.words(_("Until you say so, they keep the words they had."), "quiet")
        for number, passage in enumerate(waiting[:_MOST], 1):
            self._one(number, passage, places.get(passage.id))
        sheet.finish()

    def _one(self, number: int, passage: Passage, place: Quote | None) -> None:
        sheet = self.sheet
        sheet.section(_("{n} of {all}").format(n=number, all=len(self._shown)))
        sheet.words(_("It said:"), "quiet")
        sheet.quotation(passage, partial(self._go, place))
        offers: list[tuple[str, Callable[[], object]]] = []
        if place is None:
            sheet.words(_("Its words were not found. Select them in the text."), "quiet")
        else:
            sheet.words(_("It may be this now:"), "quiet")
            sheet.words(quoted(cut(place.exact, _LONGEST)))
            offers.append((_("Show it"), partial(self._go, place)))
            span = Span(place.start, place.end)
            offers.append((_("It is this"), partial(self._place, passage.id, span)))
        offers.append((_("It is what I select"), partial(self._place_selected, passage.id)))
        offers.append((_("Take the mark away"), partial(self._drop, passage.id)))
        sheet.buttons(offers)

    def _go(self, place: Quote | None) -> None:
        if place is not None:
            self._reader.go_to(Span(place.start, place.end))

    def _place_selected(self, passage: RecordId) -> None:
        if (span := self._reader.text.selection()) is None:
            self._session.tools.notices.say(_("Select the words in the text first."))
        else:
            self._place(passage, span)

    def _place(self, passage: RecordId, span: Span) -> None:
        self._session.write(
            "place-passage",
            lambda change: edit_passage(change, passage, start=span.start, end=span.end),
        )

    def _drop(self, passage: RecordId) -> None:
        self._session.write("trash", lambda change: trash(change, [passage]))
