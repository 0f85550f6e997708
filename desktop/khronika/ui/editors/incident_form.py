"""The form of an incident, which stands beside the text it is recorded from."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget

from khronika.domain import vocabulary
from khronika.domain.bare_words import bare_words
from khronika.domain.date_wording import how_read
from khronika.domain.dates import UNKNOWN, When
from khronika.i18n import _
from khronika.language.folding import fold
from khronika.language.naming import may_be_called, without_possessive
from khronika.language.place_standing import names_place
from khronika.ui.editors.author_offer import AuthorOffer
from khronika.ui.editors.chosen_line import ChosenLine
from khronika.ui.editors.entry import (
    Choices,
    Count,
    Evidence,
    IncidentEntry,
    Part,
    Pick,
    Placed,
    Stated,
)
from khronika.ui.editors.field import Field
from khronika.ui.editors.form_page import FormPage
from khronika.ui.editors.lines import Choice, DateLine, Line, Lines, PickLine
from khronika.ui.editors.place_line import PlaceField, PlaceLine
from khronika.ui.editors.proposal_row import ProposalRow
from khronika.ui.editors.proposals import Proposal, chosen
from khronika.ui.editors.rows import CountRow, FormRow, PartRow, RowList
from khronika.ui.style.theme import Theme
from khronika.ui.words import cut, quoted

_TITLE = 120
_TOLD = ("when", "place", "category", "source")  # fields of which something is said as one types
_NAMED = ("when", "place", "category")  # fields whose words are a date or a name


class IncidentForm(FormPage):
    """Takes values, gives an `IncidentEntry`; knows neither the archive nor the text."""

    edited = Signal()
    cite_asked = Signal()  # a button asks for what is selected; `last` says for which field
    choosing = Signal(bool)  # the keyboard came from the text to choose a word; or that is over

    def __init__(self, theme: Theme, choices: Choices) -> None:
        super().__init__(_("Save the incident (Ctrl+S, Ctrl+Enter)"))
        self._incident: int | None = None
        self._language = ""
        self._filling = self._complains = False
        self._taken_out: list[tuple[RowList[Any, Any], FormRow]] = []  # the last one last
        self._publishers: dict[int, str | None] = {}  # by document; what is not known is not there
        self._beside: int | None = None
        self._tongue: str | None = None  # of the text beside
        self._named_in: tuple[Evidence, ...] = ()  # cited unasked, as it names the place
        self.title = Line(_("Title"))
        self.when = DateLine(_("Date"))
        self.place = PlaceLine(_("Place"), choices.places, _("Place; a new name makes a place"))
        self.category = ChosenLine(_("Category"), choices.categories, _("Category"))
        self.description = Lines(_("Description"))
        self.source = PickLine(_("Source"), choices.sources, _("the publisher of the document"))
        self.status = Choice(theme, _("Status"), vocabulary.STATUSES)
        self._lines: dict[str, Line] = {
            "title": self.title,
            "when": self.when,
            "place": self.place,
            "category": self.category,
        }
        self._fields = {
            "title": Field(theme, _("Title"), self.title, key="H"),
            "when": Field(theme, _("Date"), self.when, key="W"),
            "place": PlaceField(theme, _("Place"), self.place, key="L"),
            "category": Field(theme, _("Category"), self.category, key="K"),
            "description": Field(theme, _("Description"), self.description),
            "source": Field(theme, _("Source: who says so"), self.source),
            "status": Field(theme, _("Status"), self.status),
        }
        self._author = AuthorOffer(one.text for one in choices.people)
        self._author.taken.connect(self._take_author)
        self._fields["source"].under(self._author)
        for name in _TOLD:
            self._fields[name].keep_room()
        nothing = QLabel()  # what the whole rests on is cited, and not typed
        nothing.hide()
        self.whole = Field(theme, _("The whole rests on"), nothing, key="C")
        self.people: RowList[PartRow, Part] = RowList(
            lambda part: PartRow(theme, choices, part), Part(), _("Add a person or group")
        )
        self.figures: RowList[CountRow, Count] = RowList(
            lambda count: CountRow(theme, choices, count), Count(), _("Add a figure")
        )
        self.proposals = ProposalRow(theme, self)
        self.proposals.taken.connect(self._take)
        self.last: Field | FormRow = self._fields["title"]
        self._lay_out()
        self._listen()

    def take_keyboard(self) -> None:
        """Have the keyboard in the field that had it last, else in the title, and show it."""
        last: object = self.focusWidget()  # None where there is none, which its stubs do not know
        is_there = isinstance(last, QWidget) and last.isVisible() and last.isEnabled()
        target = last if isinstance(last, QWidget) and is_there else self.title
        target.setFocus()
        self.bring_into_view(target)

    # -- values ---------------------------------------------------------------------------

    def put(self, entry: IncidentEntry, when: When = UNKNOWN) -> None:
        """Show `entry`; `when` is what its date means as long as nobody changes it."""
        self._filling = True
        self._incident, self._language = entry.incident, entry.language
        self._taken_out.clear()
        said = _("Edit the incident") if entry.incident else _("New incident")
        self._heading.setText(said)
        self.title.fill(entry.title.text)
        self.description.setPlainText(entry.description)
        if when is not UNKNOWN:
            self.when.keep(entry.when.text, when)
        else:
            self.when.fill(entry.when.text)
        self.place.put(entry.place.pick)
        self.category.fill(entry.category.text)
        self.source.put(entry.source)
        self.status.put(entry.status)
        self.people.put(entry.people)
        self.figures.put(entry.figures)
        for name, cited in (
            ("title", entry.title.evidence),
            ("when", entry.when.evidence),
            ("place", entry.place.evidence),
            ("category", entry.category.evidence),
        ):
            self._fields[name].evidence.put(cited)
        self.whole.evidence.put(entry.whole)
        self._filling = False

    def entry(self) -> IncidentEntry:
        """Return the form as it stands."""
        return IncidentEntry(
            incident=self._incident,
            language=self._language,
            title=self._stated("title", self.title),
            description=self.description.toPlainText().strip(),
            when=self._stated("when", self.when),
            place=Placed(pick=self.place.pick(), evidence=self._fields["place"].evidence.cited()),
            category=self._stated("category", self.category),
            people=tuple(
                row.value() for row in self.people.rows if row.value().pick or row.is_nobody
            ),
            figures=tuple(row.value() for row in self.figures.rows if row.value().counted),
            source=self.source.pick(),
            source_kind=self._author.kind(self.source.text()),
            whole=self.whole.evidence.cited(),
            status=self.status.code() or "draft",
        )

    def missing(self) -> str:
        """Return what must be filled in before saving, in words; empty when nothing must."""
        if not self.title.text().strip():
            return _("A title is missing.")
        told = [row.missing() for row in self.people.rows]
        told += [row.missing() for row in self.figures.rows]
        return next(filter(None, told), "")

    # -- citing ---------------------------------------------------------------------------

    def cite(self, where: str, evidence: Evidence, *, reveal: bool = True) -> None:
        """Give `evidence` to a field: its words as the value where there is none yet. `reveal`:
        bring the field into view.
        """
        words, where = evidence.words, self._meant(where)
        if self.names_with(where, words):
            words = words[slice(*bare_words(words, 0, len(words)))]
            words = without_possessive(words, self._tongue) if where != "when" else words
        words = cut(words, _TITLE)
        at = self._where(where, words)
        says_nothing = where in self._lines and not self.says(where)
        if isinstance(at, FormRow):
            at.say(words)
        at.evidence.add(evidence)
        if says_nothing:
            self.put_words(where, words)
        if at is self._fields["category"] and not self.category.hasFocus():
            self._say_category()
            self.category.choose()
        if isinstance(at, PartRow) and at.is_nobody:
            at.name.setFocus()
        if reveal:
            QTimer.singleShot(0, at, partial(self._reveal, at))

    def _meant(self, where: str) -> str:
        """Return which field "here" is, where the person is, if words can fill it."""
        here = (name for name in self._lines if self._fields[name] is self.last)
        return next(here, where) if where == "here" else where

    def _where(self, where: str, words: str) -> Field | FormRow:
        """Return the field that is meant, or the row; a new one for somebody or a number more."""
        match where:
            case "person" if may_be_called(words):
                return self._person(words)
            case "person":
                empty_parts = (row for row in self.people.rows if row.says_nothing)
                return next(empty_parts, None) or self.people.add(Part())
            case "figure":
                empty = (row for row in self.figures.rows if row.says_nothing)
                return next(empty, None) or self.figures.add(Count())
            case "whole":
                return self.whole
            case "here":
                return self.last
            case _:
                return self._fields[where]

    def _reveal(self, at: QWidget) -> None:
        """Bring `at` into view; only then is there a place to drop a list down from."""
        self.bring_into_view(at)
        if at is self._fields["category"]:
            self.category.show_nearest()

    def names_with(self, where: str, words: str) -> bool:
        """Whether `words` cited there are a name or a date: without what stands around them."""
        where = self._meant(where)
        is_row = where == "here" and isinstance(self.last, PartRow)
        return where in _NAMED or ((is_row or where == "person") and may_be_called(words))

    def is_chosen(self, where: str) -> bool:
        """Whether a field is filled by choosing, so that words of a text are never its value."""
        return self._meant(where) == "category"

    def says(self, where: str) -> str:
        """Return what the line of a field says that takes words: title, when, place, category."""
        where = self._meant(where)
        return self._lines[where].text().strip() if where in self._lines else ""

    def put_words(self, where: str, words: str) -> None:
        """Let the line of such a field say `words`, a category as the vocabulary calls it, a place
        as the gazetteer does.
        """
        where = self._meant(where)
        if where == "place":
            self.place.say(cut(words, _TITLE))
            return
        if where == "category":
            words = self.category.named(words) or words
        self._lines[where].fill(cut(words, _TITLE))

    def reads(self, tongue: str | None, year: int | None) -> None:
        """Read dates and names as a text in `tongue` of `year` writes them."""
        self._tongue = tongue
        self.when.reads(tongue, year)

    def rests_with(self, beside: int, publishers: Mapping[int, str | None], source: Pick) -> None:
        """Say who says so as long as nobody is named: the publisher of each text that is cited,
        or of the one `beside` while nothing is. `source`, whom the person named last for a text
        without a publisher, is offered; words cited from another text are not said by that one.
        """
        self._beside = beside
        self._publishers |= publishers
        is_alone = all(one == beside for one in self.entry().documents)
        is_told = publishers.get(beside) is not None or not is_alone
        self._author.recall(Pick() if is_told else source)
        self._say_source()

    def written_by(self, authors: Sequence[str]) -> None:
        """Offer `authors`, who wrote the text beside, as its source: each is a person."""
        self._author.know(authors)
        self._author.look(self.source.text().strip())

    def _take_author(self, name: str) -> None:
        self.source.setFocus()  # before what has the keyboard goes
        if name == self._author.last.text:
            self.source.put(self._author.last)
        else:
            self.source.fill(name)

    def take_back(self) -> bool:
        """Bring back the row that was taken out last; return whether there was one."""
        while self._taken_out:
            rows, row = self._taken_out.pop()
            if row in rows.gone:
                rows.bring_back(row)
                self.bring_into_view(row)
                return True
        return False

    def complain(self) -> bool:
        """Say what is missing, at its place; return whether something is."""
        missing = self.missing()
        self._complains = bool(missing)
        self._fields["title"].hint("" if self.title.text().strip() else missing, wrong=True)
        self.say_wrong(missing)
        return bool(missing)

    def propose(self, proposals: Iterable[Proposal], *, awaits: bool = False) -> None:
        """Offer what a passage seems to say, for the fields that say nothing yet or what was
        offered. `awaits`: more may be found in a moment.
        """
        found = list(proposals)
        self.place.expect(one.pick for one in found if one.field == "place")
        entry, says = self.entry(), self._says()
        empty = {"when": not entry.when.text, "place": not entry.place.pick, "person": True}
        open_to = {one.field for one in found if empty[one.field] or says(one)}
        fitting = chosen(one for one in found if one.field in open_to)
        self.proposals.offer(fitting, awaits=awaits)
        self.proposals.leave_out(says)

    def _says(self) -> Callable[[Proposal], bool]:
        """Return what tells whether the form says what is proposed."""
        entry = self.entry()
        where, people = entry.place.pick, [part.pick for part in entry.people]

        def says(one: Proposal) -> bool:
            match one.field:
                case "when":
                    return entry.when.text == one.said or self.when.says(one.said)
                case "place":
                    return where.is_same(one.pick)
                case _:
                    return any(who.is_same(one.pick) for who in people)

        return says

    def grade(self, grades: Mapping[str | int, str]) -> None:
        """Say of fields by name, and of rows by the record they came from, how well they are
        sourced as they are recorded.
        """
        for name, field in (*self._fields.items(), ("whole", self.whole)):
            field.tell(grades.get(name, ""))
        for row in (*self.people.rows, *self.figures.rows):
            row.tell(grades.get(row.was or 0, ""))

    def _take(self, one: Proposal, by_pointer: bool) -> None:
        """Fill in what was proposed, and cite the passage for it. The keyboard goes to the line
        that was filled if the pointer took it, or something is to be written behind it: left on
        what is proposed, the blank before a year pressed that. Else it stays where it is, among
        what is proposed as long as there is any.
        """
        line: Line
        if one.field == "person":
            row = self._row_of(one.pick.text) or self.people.add(Part(pick=one.pick))
            row.evidence.add(one.evidence)
            line = row.name
        else:
            line = self._lines[one.field]
            self._fields[one.field].evidence.add(one.evidence)
            if one.field == "when":
                self.when.fill(one.said)
            else:
                self.place.put(one.pick)
        lacks_year = one.field == "when" and self.when.lacks_year
        if by_pointer or lacks_year:
            line.setFocus()
            line.end(False)
        if lacks_year:
            self.bring_into_view(self._fields["when"])
        self.proposals.leave_out(self._says(), line)

    def _cite_place(self, *, is_said: bool) -> None:
        """Cite the passage that names the place which was typed or chosen, as taking what it
        offers does; and no longer, if another place is said that it does not name. `is_said`: the
        line was left; before that a name of no place that is known is half a word.
        """
        pick, cited = self.place.pick(), self._fields["place"].evidence
        if self._filling or not (is_said or pick.id is not None or pick.code is not None):
            return
        names = self.place.atlas.names_of(pick) if pick else []
        if cited.cited() == self._named_in and not any(
            names_place(one.words, names) for one in self._named_in
        ):
            cited.put(())
        if names and cited.is_empty:
            offered = (one.evidence for one in self.proposals.proposals)
            passages = (*self.whole.evidence.cited(), *offered)
            found = next((one for one in passages if names_place(one.words, names)), None)
            self._named_in = () if found is None else (found,)
            for one in self._named_in:
                cited.add(one)

    def _person(self, name: str) -> PartRow:
        if (row := self._row_of(name) or self._row_of("")) is None:
            return self.people.add(Part(pick=Pick(text=name)))
        return row

    def _row_of(self, name: str) -> PartRow | None:
        """Return the row that names `name`; one that was taken out is brought back for it."""
        rows = (*self.people.rows, *(self.people.gone if name else ()))
        row = next((row for row in rows if row.name.text().strip() == name), None)
        if row is not None and row not in self.people.rows:
            self.people.bring_back(row)
        return row

    def _stated(self, name: str, line: Line) -> Stated:
        return Stated(text=line.text().strip(), evidence=self._fields[name].evidence.cited())

    # -- layout ---------------------------------------------------------------------------

    def _listen(self) -> None:
        self.when.said.connect(self._say_when)
        self.source.changed.connect(self._say_source)
        for told in (self._fields["when"], self.whole):
            told.evidence.changed.connect(lambda: self._say_when(self.when.meaning()))
        self.place.changed.connect(lambda: self._cite_place(is_said=False))
        self.place.editingFinished.connect(lambda: self._cite_place(is_said=True))
        self.category.changed.connect(
            lambda: self._fields["category"].hint(self.category.meaning())
        )
        self.category.editingFinished.connect(self._say_category)
        self.category.choosing.connect(self.choosing)
        self.category.back.connect(self.back_wanted)
        for field in (*self._fields.values(), self.whole):
            field.evidence.changed.connect(self._tell)
            field.focused.connect(lambda field=field: self._be_at(field))
            field.cite_wanted.connect(lambda field=field: self._ask(field))
        for line in (self.title, self.when, self.place, self.category, self.source):
            line.changed.connect(self._tell)
        self.description.changed.connect(self._tell)
        self.status.changed.connect(self._tell)
        for rows in (self.people, self.figures):
            rows.changed.connect(self._tell)
            rows.taken_out.connect(lambda row, rows=rows: self._taken_out.append((rows, row)))
            rows.focused.connect(self._be_at)
            rows.cite_wanted.connect(self._ask)

    def _say_category(self) -> None:
        """Say what it means, or that the vocabulary does not have it yet."""
        said = " ".join(filter(None, (self.category.meaning(), self.category.added())))
        self._fields["category"].hint(said)

    def _say_source(self) -> None:
        """Say who says so where nobody is named, which is nobody where the text has no publisher;
        or that somebody is new.
        """
        texts = self.entry().documents or (() if self._beside is None else (self._beside,))
        known = dict.fromkeys(self._publishers[one] for one in texts if one in self._publishers)
        if known:
            named = "; ".join(one or _("nobody is named yet") for one in known)
            self.source.setPlaceholderText(named)
        self._author.look(self.source.text().strip())
        said = ""
        if self.source.is_new:
            new = quoted(self.source.text().strip())
            added = {
                "person": _("{name} will be added to your sources as a person."),
                "outlet": _("{name} will be added to your sources as an outlet."),
            }
            said = added[self._author.kind(self.source.text())].format(name=new)
        elif len(texts) > 1 and self.source.pick():
            said = _("This source counts for what is cited from each of the texts.")
        elif not self.source.pick() and len(known) > 1:
            said = _("Each passage is said by the publisher of its own text.")
        elif not self.source.pick() and None in known:
            said = _("The text has no publisher: name who says so, if you know.")
        self._fields["source"].hint(" ".join(filter(None, (said, self._passed_on(known)))))

    def _passed_on(self, publishers: Iterable[str | None]) -> str:
        """Say who passes on what the source says: the publisher of the text, if another."""
        who, *others = publishers or (None,)
        source = self.source.text().strip()
        if who is None or others or not source or fold(source) == fold(who):
            return ""
        return _("Passed on by {publisher}, where the text is from.").format(publisher=who)

    def _say_when(self, said: str) -> None:
        """Say how the date is understood, and which words are kept if they are not those typed."""
        when = self.when.when()
        kept = when if self.when.is_kept else self.entry().worded(when)
        if kept.words.casefold() != when.words.casefold():
            written = _("as written: {words}").format(words=quoted(kept.words))
            said = " · ".join(filter(None, (said, written, how_read(kept.words, kept.quality))))
        self._fields["when"].hint(said)

    def _be_at(self, field: Field | FormRow) -> None:
        self.last = field

    def _ask(self, field: Field | FormRow) -> None:
        self.last = field
        self.cite_asked.emit()

    def _tell(self) -> None:
        if not self._filling:
            if self._complains:
                self.complain()  # it may be there now
            self.proposals.leave_out(self._says())
            self._say_source()
            self.edited.emit()

    def _lay_out(self) -> None:
        above = (self._fields[name] for name in ("title", "when", "place", "category"))
        beneath = (self._fields[name] for name in ("source", "description", "status"))
        self.lay_out(self.proposals, *above, self.people, self.figures, *beneath, self.whole)
