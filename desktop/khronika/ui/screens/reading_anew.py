"""Reading kept files anew from the window: a job that can be stopped, and what came of it."""

from collections.abc import Sequence
from functools import partial

from khronika.domain.kinds import RecordId
from khronika.i18n import _, ngettext
from khronika.importing.anew import AnewReport, Outcome, read_anew
from khronika.ui.notices import Notice, Offer, Tone
from khronika.ui.reader.reader import Reader
from khronika.ui.reader.side import ABOUT, UNPLACED
from khronika.ui.session import Session
from khronika.ui.words import number


class ReadingAnew:
    """Reads, and says what is another now, what is not, and what waits for a look."""

    def __init__(self, session: Session, reader: Reader) -> None:
        self._session, self._reader = session, reader

    def begin(self, documents: Sequence[RecordId], encoding: str | None = None) -> None:
        """Read the files of `documents` anew; `encoding` as for `read_anew`."""
        archive, readers = self._session.archive, self._session.readers
        self._session.behind(
            _("Reading files anew"),
            lambda job: read_anew(archive, documents, job, readers=readers, encoding=encoding),
            self._tell,
        )

    def _tell(self, report: AnewReport) -> None:
        new, same = len(report.of(Outcome.NEW)), len(report.of(Outcome.SAME))
        failed = report.of(Outcome.FAILED)
        said = []
        if new:
            said.append(
                ngettext("{n} text is another now.", "{n} texts are others now.", new).format(
                    n=number(new)
                )
            )
        if same:
            text = ngettext(
                "{n} text came out the same: it stays.",
                "{n} texts came out the same: they stay.",
                same,
            )
            said.append(text.format(n=number(same)))
        if report.left:
            text = ngettext(
                "Stopped: {n} document was not come to.",
                "Stopped: {n} documents were not come to.",
                report.left,
            )
            said.append(text.format(n=number(report.left)))
        if failed:
            text = ngettext(
                "{n} could not be read: {why}",
                "{n} could not be read, the first: {why}",
                len(failed),
            )
            said.append(text.format(n=number(len(failed)), why=failed[0].error or ""))
        notice = Notice(
            text=" ".join(said),
            remedy=self._further(report),
            tone=Tone.WRONG if failed else Tone.DONE,
            offers=tuple(self._offers(report, is_new=bool(new))),
            stays=bool(report.unsure),
        )
        self._session.tools.notices.shown.emit(notice)

    def _further(self, report: AnewReport) -> str:
        parts = []
        if unsure := report.unsure:
            text = ngettext(
                "{n} passage has to be placed in its text by you.",
                "{n} passages have to be placed in their texts by you.",
                unsure,
            )
            parts.append(text.format(n=number(unsure)))
        if offers := sum(row.offers for row in report.rows):
            text = ngettext(
                "{n} file says of itself what is not recorded; nothing was written over.",
                "{n} files say of themselves what is not recorded; nothing was written over.",
                offers,
            )
            parts.append(text.format(n=number(offers)))
        return " ".join(parts)

    def _offers(self, report: AnewReport, *, is_new: bool) -> list[Offer]:
        offers = []
        unsure = next((row.document for row in report.rows if row.renewed.unsure), None)
        told = next((row.document for row in report.rows if row.offers), None)
        if unsure is not None:
            offers.append(Offer(_("Place them"), partial(self._show, unsure, UNPLACED)))
        elif told is not None:
            offers.append(Offer(_("See what it says"), partial(self._show, told, ABOUT)))
        if is_new:
            offers.append(Offer(_("Take it back"), self._session.taking_back()))
        return offers

    def _show(self, document: RecordId, page: int) -> None:
        self._session.open(document)
        self._reader.side.turn_to(page)
