"""Recording an incident beside the text: the form, what it cites, and the draft that is kept."""

from collections.abc import Callable, Collection, Iterable
from functools import partial
from itertools import chain
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from khronika.archive.change import Change
from khronika.domain.bare_words import bare_words
from khronika.domain.dates import UNKNOWN, When
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Citation, Document, Grade, IncidentCase
from khronika.gazetteer import Gazetteer, load
from khronika.i18n import _, language
from khronika.ui.actions import WHY_HIDDEN
from khronika.ui.editors.entry import (
    Count,
    Evidence,
    IncidentEntry,
    Part,
    Pick,
    Placed,
    Stated,
    from_json,
)
from khronika.ui.editors.incident_form import IncidentForm
from khronika.ui.editors.proposals import (
    Proposal,
    dates_in,
    known_places_in,
    people_in,
    places_in,
    stands_in,
)
from khronika.ui.new_words import tell_new
from khronika.ui.notices import Offer
from khronika.ui.reader.marks import Span
from khronika.ui.reader.reader import Aim, Reader
from khronika.ui.recording import record_incident
from khronika.ui.screens.picks import choices, picks, term_pick
from khronika.ui.session import Session
from khronika.ui.words import cut, dated, part_badge, quoted, sentence, text_of, title_of

DRAFT = "incident"  # the key of the draft inside the archive; one incident is drafted at a time
_AROUND = 40  # code points beside what is cited: room for the small words of a date
_SHORT = 32  # letters of what is offered in a button
_PAUSE = 600  # milliseconds of quiet before a draft is saved
_SETTLED = 250  # and before words that are being selected are read


class Drafting(QObject):
    """Opens, feeds, keeps and saves the one form of an incident."""

    changed = Signal()  # a form was opened or closed
    left = Signal()  # the keyboard is wanted in the text; the form stays
    wanted = Signal()  # something comes into the form, which is to be seen

    def __init__(self, session: Session, reader: Reader) -> None:
        super().__init__()
        self._session, self._reader = session, reader
        self.form: IncidentForm | None = None
        self._away: tuple[IncidentEntry, When] | None = None
        self._unsaved = self._knows = False
        self._proposed: Evidence | None = None
        self._begun: IncidentEntry | None = None  # what a form said that was begun from a passage
        self._said: dict[RecordId, Pick] = {}  # the source named last for each text
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self.keep)
        self._settled = QTimer(reader, singleShot=True, interval=_SETTLED)
        self._settled.timeout.connect(self._look_again)
        # Of other words, or more of them, the reader tells nothing new: it is a selection still.
        for told in (reader.aimed, reader.text.picked):
            told.connect(self._settled.start)

    @property
    def is_seen(self) -> bool:
        """Whether the form is open, and no other lies over it."""
        return self.form is not None and self._reader.side.currentWidget() is self.form

    # -- opening --------------------------------------------------------------------------

    def begin(self, aim: Aim | None) -> None:
        """Open the form of a new incident; with one open already, cite `aim` for its whole."""
        if self.form is None:
            self._open(IncidentEntry())
        if self.form is None:
            return
        self.wanted.emit()
        if aim is not None:
            evidence = self.evidence(aim)
            self.form.cite("whole", evidence, reveal=False)  # the form begins at its beginning
            self._propose(evidence)
        self.form.title.setFocus()
        self.form.begin_at_top()
        self._begun = self.form.entry()

    def edit(self, case: IncidentCase) -> None:
        """Open the form of an incident that is recorded; where another is being written, that one
        is gone on with, and it is said why.
        """
        if self.form is None:
            entry, when = entry_of(case)
            self._open(entry, when)
            self._grade(case)
        elif self.form.entry().incident != case.incident.id:
            said = _("Another incident is still being written here: save or discard it first.")
            self._session.tools.notices.say(said)
        if self.form is not None:
            self.wanted.emit()
            self.form.title.setFocus()
            self.form.begin_at_top()

    def restore(self) -> RecordId | None:
        """Open what was being written when the archive was locked; return the text beside it."""
        kept: dict[str, Any] | None = self._session.archive.draft(DRAFT)
        if kept is None or self.form is not None:
            return None
        entry, when = from_json(kept["entry"]), UNKNOWN
        if entry.incident is not None:
            case = self._session.catalogue.incidents.case(RecordId(entry.incident))
            if case is None or case.incident.trashed:
                return None
            was, held = entry_of(case)
            when = held if was.when.text == entry.when.text else UNKNOWN
        self._open(entry, when)
        return None if kept["document"] is None else RecordId(kept["document"])

    def put_away(self) -> None:
        """Close the form while names are hidden; `take_up` opens it as it is now."""
        if self.form is not None:
            self._away = (self.form.entry(), self.form.when.when())
            self._unsaved = True
            self.keep()
            self._shut()

    def take_up(self) -> RecordId | None:
        """Open what was put away, by this window or by the one before; return what is beside."""
        if self._away is None or self.form is not None:
            return self.restore()
        (entry, when), self._away = self._away, None
        self._open(entry, when)
        return None

    def _open(self, entry: IncidentEntry, when: When = UNKNOWN) -> None:
        if self._session.hides_names:
            self._session.tools.notices.say(_(WHY_HIDDEN))
            return
        form = IncidentForm(self._session.theme, choices(self._session.catalogue))
        form.put(entry, when)
        form.edited.connect(self._note)
        form.saved.connect(self.save)
        form.discarded.connect(self.discard)
        form.cite_asked.connect(lambda: self.cite("here"))
        form.choosing.connect(self._say_choosing)
        form.back_wanted.connect(self.left)
        self.form = form
        self._proposed, self._begun, self._knows = None, None, False
        self._session.behind(_("Reading the gazetteer"), lambda _job: load(), self._know)
        self._reader.put_beside(form, cites=True)
        self.beside(self._reader.document)
        self.changed.emit()

    def _know(self, gazetteer: Gazetteer) -> None:
        if (form := self.form) is None:
            return
        form.place.know(gazetteer)
        self._knows = True
        if self._proposed is None or form.proposals.is_away:
            return
        self._propose(self._proposed)
        if form.entry() == self._begun and not form.underMouse():
            form.begin_at_top()  # nobody is at anything that would have to stay where it is

    # -- proposing ------------------------------------------------------------------------

    def _propose(self, evidence: Evidence) -> None:
        """Offer the dates, places and people that the passage names as they are recorded."""
        if (form := self.form) is not None:
            self._proposed = evidence
            form.propose(self._found(form, evidence), awaits=not self._knows)

    def _look_again(self) -> None:
        """Offer what other words say that are selected now. While these say nothing, or are of
        those that are offered from, the offers stay.
        """
        form, aim = self.form, self._reader.aim()
        if form is None or aim is None or self._reader.text.selection() is None:
            return
        if form.proposals.is_away or not form.isEnabled():
            return
        evidence = self.evidence(aim)
        if self._proposed is not None and self._proposed.holds(evidence):
            return
        if found := self._found(form, evidence):
            self._proposed = evidence
            form.propose(found, awaits=not self._knows)

    def _found(self, form: IncidentForm, evidence: Evidence) -> list[Proposal]:
        document = self._reader.document
        start = document.published.earliest_start if document else None
        tongue, year = document.language if document else None, start.year if start else None
        named = self._named(evidence.words)
        people = picks(self._session.catalogue, list(named))
        found = [*dates_in(evidence, tongue, year), *places_in(evidence, form.place.atlas.places)]
        if self._knows:
            found += known_places_in(evidence, form.place.atlas, chain(*named.values()))
        return [*found, *people_in(evidence, people)]

    def _named(self, words: str) -> dict[RecordId, list[str]]:
        """Return whom `words` name, each with the names that stand there, in any language."""
        agents = self._session.catalogue.agents
        held = agents.many(agents.named_in(words))
        called = {
            one.id: [name.text for name in one.names if stands_in(name.text, words)]
            for one in held.values() if not one.trashed
        }  # fmt: skip
        return {record: names for record, names in called.items() if names}

    def _grade(self, case: IncidentCase) -> None:
        """Say in the form how well each value is sourced as it is recorded."""
        if (form := self.form) is None:
            return
        preferred = sorted(case.claims, key=lambda claim: claim.preferred)
        word = partial(_word, whole=case.citations)
        grades: dict[str | int, str] = {
            "place" if claim.field.startswith("place") else claim.field: word(claim.grade)
            for claim in preferred
        }
        grades |= {part.id: word(part.grade) for part in case.people}
        grades |= {figure.id: word(figure.grade) for figure in case.figures}
        form.grade(grades)

    def beside(self, document: Document | None) -> None:
        """Say which text is beside the form: dates are read as it writes them."""
        if self.form is not None and document is not None:
            start = document.published.earliest_start
            self.form.reads(document.language, start.year if start else None)
            cited = [RecordId(one) for one in self.form.entry().documents]
            texts = {**self._session.catalogue.documents.many(cited), document.id: document}
            publishers: dict[int, str | None] = {
                one: text.publisher.title if text.publisher else None for one, text in texts.items()
            }
            self.form.written_by(() if document.publisher else document.authors)
            self.form.rests_with(document.id, publishers, self._said.get(document.id, Pick()))
            whole = self.form.entry().whole
            if self._proposed is None and whole and whole[0].document == document.id:
                self._propose(whole[0])  # it was begun from these words, and is opened again

    # -- citing ---------------------------------------------------------------------------

    def evidence(self, aim: Aim, *, bare: bool = False) -> Evidence:
        """Return what `aim` is about as something to cite; `bare`: without any punctuation around
        it. A passage that is marked stays as it is, or a second would be marked beside it.
        """
        span = aim.span
        if bare and aim.passage is None:
            words = self._reader.words(span)
            start, end = bare_words(words, 0, len(words))
            span = Span(span.start + start, span.start + end)
        start, end, around = span.start, span.end, ""
        if end - start <= _SHORT:  # it may be a date, or a part of one
            around = self._reader.words(Span(max(0, start - _AROUND), end + _AROUND))
        words = self._reader.words(span)
        return Evidence(document=aim.document, start=start, end=end, words=words, around=around)

    def cite(self, where: str) -> None:
        """Cite what is selected in the text for a field of the form."""
        aim = self._reader.aim()
        if self.form is None:
            return
        if aim is None:
            self._session.tools.notices.say(_("Select the words in the text first."))
            return
        self.wanted.emit()
        bare = self.form.names_with(where, self._reader.words(aim.span))
        evidence = self.evidence(aim, bare=bare)
        was = self.form.says(where)
        self.form.cite(where, evidence)
        if was and was != evidence.words.strip():
            self._offer_words(where, was, evidence.words)

    def _offer_words(self, where: str, was: str, words: str) -> None:
        """What a field said stays when more is cited for it; say so, and offer the other way."""

        def put() -> None:
            if self.form is not None:
                self.form.put_words(where, words)

        said = _("Cited for {value}, which stays.").format(value=quoted(cut(was, _SHORT)))
        if self.form is None or self.form.is_chosen(where):
            self._session.tools.notices.say(said)
            return
        offer = _("Write {words} instead").format(words=quoted(cut(words, _SHORT)))
        self._session.tools.notices.say(said, Offer(offer, put))

    def _say_choosing(self, on: bool) -> None:
        """Say, where the keys of the text are named, which keys go on while a word is chosen."""
        if on:
            said = _("Type or ↓ to choose · Enter or Esc: back to the text")
            self._reader.strip.say(said, aloud=True)
        else:
            self._reader.say_keys()

    # -- keeping and saving ---------------------------------------------------------------

    def keep(self) -> None:
        """Save the draft inside the archive, if anything was typed since it was saved."""
        self._soon.stop()
        if self._unsaved and self.form is not None:
            self._unsaved = False
            document = self._reader.document.id if self._reader.document else None
            entry = self.form.entry().as_json()
            self._session.keep_draft(DRAFT, {"document": document, "entry": entry})

    def save(self) -> None:
        """Record what the form says, in one change."""
        if (form := self.form) is None or form.complain():
            return
        entry, when = form.entry(), form.when.when()
        if entry.source:
            self._said |= {RecordId(one): entry.source for one in entry.documents}
        verb = "edit-incident" if entry.incident else "add-incident"
        self._session.hush.begin()
        self._reader.text.setFocus()  # what is disabled hands the keyboard on to anybody
        form.setEnabled(False)
        self._soon.stop()
        self._unsaved = False

        def work(change: Change) -> tuple[RecordId, frozenset[RecordId]]:
            incident = record_incident(change, entry, when)
            return incident, change.brought(Kind.TERM)

        self._session.write(
            verb,
            work,
            lambda done: self._saved(*done),
            failed=self._failed,
        )

    def discard(self) -> None:
        """Close the form and forget the draft; what was in it can be brought back."""
        if self.form is None:
            return
        entry, when = self.form.entry(), self.form.when.when()
        self._close()
        if not entry.is_empty:
            again = Offer(_("Bring it back"), self._again(entry, when))
            self._session.tools.notices.offer(_("The draft was discarded."), again)

    def _again(self, entry: IncidentEntry, when: When) -> Callable[[], object]:
        def again() -> None:
            if self.form is None:
                self._open(entry, when)
                self._note()

        return again

    def _saved(self, incident: RecordId, terms: Collection[RecordId]) -> None:
        self._close()
        found = self._session.catalogue.incidents.get(incident)
        title = title_of(found) if found else ""
        number = found.number if found else ""
        show = Offer(_("Show"), lambda: self._session.open(incident))
        said = sentence(_("Recorded: {number} {title}").format(number=number, title=title))
        new = tell_new(self._session.catalogue, terms)
        self._session.tools.notices.done(" ".join(filter(None, (said, new))), show)

    def _failed(self, error: BaseException, doing: str) -> None:
        if self.form is not None:
            self.form.setEnabled(True)
            self.form.title.setFocus()
            self._note()
        self._session.tools.notices.report(error, doing)

    def _close(self) -> None:
        self._shut()
        self._session.keep_draft(DRAFT, None)

    def _shut(self) -> None:
        self._soon.stop()
        self._unsaved = False
        if self.form is not None:
            self._session.hush.begin()
            self._reader.put_beside(None)
            self.form.deleteLater()
            self.form = None
        self.changed.emit()

    def _note(self) -> None:
        self._unsaved = True
        self._soon.start()


def _word(grade: Grade, *, whole: Iterable[Citation]) -> str:
    """Return a grade in words, that of a part of an incident that rests on `whole`."""
    return part_badge(grade, whole).word


def entry_of(case: IncidentCase) -> tuple[IncidentEntry, When]:
    """Return what the form shows of an incident, and what its date means."""
    incident, text = case.incident, text_of(case.incident)
    claims = sorted(case.claims, key=lambda claim: not claim.preferred)
    when = next((claim.when for claim in claims if claim.field == "when"), UNKNOWN)
    place = next((claim.value for claim in claims if claim.field.startswith("place")), None)
    entry = IncidentEntry(
        incident=incident.id,
        language=text.language if text else "",
        title=Stated(text=text.title if text else incident.title),
        description=(text.description or "") if text else "",
        when=Stated(text=when.words or dated(when)),
        place=Placed(pick=Pick(text=place.title, id=place.id) if place else Pick()),
        category=Stated(text=", ".join(incident.categories)),
        people=tuple(
            Part(
                pick=Pick(text=part.agent.title, id=part.agent.id),
                role=part.role.label(language()) if part.role else "",
                outcome=part.outcome.label(language()) if part.outcome else "",
                was=part.id,
            )
            for part in case.people
        ),
        figures=tuple(
            Count(
                counted=one.counted,
                words=one.words or "",
                low=one.low,
                high=one.high,
                counts=term_pick(one.counts),
                among=term_pick(one.among),
                was=one.id,
            )
            for one in case.figures
        ),
        status=incident.status,
    )
    return entry, when
