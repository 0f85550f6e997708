"""The page of an incident: its parts from top to bottom, each value with what can be done."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from math import inf
from time import monotonic
from typing import Protocol

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from khronika.domain import vocabulary
from khronika.domain.grades import counted_once
from khronika.domain.kinds import RecordId
from khronika.domain.values import Citation, Claim, IncidentText, Participation, Relay, Tag
from khronika.domain.vocabulary import word
from khronika.i18n import LANGUAGES, N_, _, language
from khronika.ui.fields.acts import Acts, Shown
from khronika.ui.fields.claim_field import ClaimField
from khronika.ui.fields.rests import Rests
from khronika.ui.fields.tag_row import TagRow
from khronika.ui.fields.value_row import ValueRow
from khronika.ui.inspectors.beside import CaseRead
from khronika.ui.inspectors.incident_acts import ClaimActs, WordActs
from khronika.ui.inspectors.incident_shown import (
    category_label,
    claim_shown,
    figure_shown,
    part_shown,
)
from khronika.ui.inspectors.part_acts import CiteActs, PartActs
from khronika.ui.inspectors.parts import Go, annotate, go_to, relate
from khronika.ui.inspectors.record_history import RecordHistory, steps_of
from khronika.ui.inspectors.totals import break_down, compare
from khronika.ui.inspectors.writing import Writing
from khronika.ui.screens.picks import tag_picks
from khronika.ui.style import tokens
from khronika.ui.widgets.flow import Flow
from khronika.ui.widgets.link import INSET
from khronika.ui.widgets.person_chip import PersonChip
from khronika.ui.widgets.sheet import Sheet
from khronika.ui.words import FIELDS, icon_of, text_of, whole_badge

CAPTIONS = {
    **FIELDS,
    "part": N_("Person or group"),
    "figure": N_("Figure"),
    "description": N_("Description"),
    "cite": N_("Cited for it"),
    "title:en": N_("In English"),
    "title:uk": N_("In Ukrainian"),
    "title:ru": N_("In Russian"),
}
_FIRST = 0.012  # seconds for what is stated before the page is shown, its head aside
_OFFERS = {
    "when": N_("Date"),
    "place": N_("Place"),
    "category": N_("Category"),
    "part": N_("Person or group"),
    "figure": N_("Figure"),
    "description": N_("Description"),
    "title:en": N_("Title in English"),
    "title:uk": N_("Title in Ukrainian"),
    "title:ru": N_("Title in Russian"),
    "cite": N_("Source for the whole"),
}


class Host(Protocol):
    """What the page asks of the inspector it stands in."""

    all_unfolded: bool

    def listen(self, row: ValueRow) -> None: ...
    def is_folded(self, key: str) -> bool: ...
    def fold(self, key: str, opened: bool) -> None: ...
    def note_editing(self, key: str, editing: bool) -> None: ...
    def turn_all(self) -> None: ...
    def give_tag(self, path: str) -> None: ...
    def take_tag(self, gone: Tag) -> None: ...
    def show_history(self) -> None: ...


class IncidentPage:
    """Fills the sheet of an inspector with one incident."""

    def __init__(self, sheet: Sheet, host: Host, read: CaseRead, writing: Writing, go: Go) -> None:
        self._sheet, self._host, self._read, self._go = sheet, host, read, go
        self._case, self._incident = read.case, read.case.incident
        self._writing, self._language = writing, language()
        self._words, self._claims = WordActs(writing), ClaimActs(writing)
        self._parts, self._cites = PartActs(writing), CiteActs(writing)
        self._cited = self._cites.citations(self._open)
        self._adds: QWidget | None = None
        self._offers: list[QPushButton] = []  # each to state one value more
        self._heads: dict[QWidget, ValueRow] = {}  # who stands above what is said of their part
        self._left: deque[Callable[[], object]] = deque()  # what is not on the page yet

    def begin(self) -> None:
        """Put on the page what is looked at first: its head, and what is stated."""
        self._head()
        self._left = deque(self._stated())
        self._left.extend((self._people, self._figures, self._offer, self._whole, self._tail))
        self._go_on(_FIRST)

    def fill(self, seconds: float = inf) -> bool:
        """Put the rest on the page, or what of it `seconds` are enough for; return whether there
        is more.
        """
        if self._left:
            self._sheet.go_on()
            self._go_on(seconds)
        return bool(self._left)

    @property
    def is_unfinished(self) -> bool:
        """Whether some of it is not on the page yet."""
        return bool(self._left)

    def _go_on(self, seconds: float) -> None:
        until = monotonic() + seconds
        while self._left and monotonic() < until:
            self._left.popleft()()
        self._sheet.finish()

    def _tail(self) -> None:
        relate(self._sheet, self._case.relations, self._incident.id, self._go)
        annotate(self._sheet, self._case.notes)
        self._tags()
        self._sheet.apart()
        read = partial(steps_of, self._writing.session.catalogue, self._incident.id)
        self._sheet.put(RecordHistory(self._sheet.theme, read, self._host.show_history))

    # -- rows -----------------------------------------------------------------------------

    def row(self, name: str, shown: Shown, acts: Acts, look: str = "") -> ValueRow:
        """Make the row of a value; the inspector hears what becomes of it."""
        theme, folded = self._sheet.theme, self._host.is_folded(shown.key)
        shown = replace(shown, relays=self._once(shown.citations))
        row = ValueRow(theme, name, shown, acts, self._cited, look=look, folded=folded)
        self._host.listen(row)
        return row

    def new(self, what: str, of: RecordId | None) -> Acts:
        """Return how one more value, or a citation of the value `of`, is stated."""
        kind, _colon, tongue = what.partition(":")
        if kind == "cite":
            return self._cites.new(of or self._incident.id)
        if kind == "title":
            return self._words.new_title(tongue)
        if kind == "description":
            return self._words.description(self._text())
        if kind == "part":
            return self._parts.new_part()
        if kind == "figure":
            return self._parts.new_figure()
        beside = any(claim.field == kind for claim in self._case.claims)
        return self._claims.new(kind, beside=beside)

    def put_new(self, widget: QWidget) -> None:
        """Put the editor of a new value above what offers to state one."""
        if self._adds is not None:
            self._sheet.put_above(self._adds, widget)

    def _open(self, citation: Citation) -> None:
        if citation.passage is not None:
            go_to(citation.passage, self._go)
        elif (cited := citation.document or citation.source) is not None:
            self._go(cited.id, None)

    # -- the parts of the page ------------------------------------------------------------

    def _text(self) -> IncidentText:
        """The title that stands at the top."""
        return text_of(self._incident) or self._incident.texts[0]

    def _head(self) -> None:
        incident, first = self._incident, self._text()
        alone = len(incident.texts) == 1
        shown = Shown(
            key=f"title:{first.language}", said=first.title, badge=whole_badge(incident.grade)
        )
        title = self._words.title(first, alone=alone)
        self._sheet.put(self.row(_("Title"), shown, title, "heading"))
        self._sheet.words(incident.number, "small")
        self._sheet.apart()
        for text in incident.texts:
            if text is not first:
                name = _(CAPTIONS.get(f"title:{text.language}", text.language))
                shown = Shown(key=f"title:{text.language}", said=text.title)
                self._field(name, [self.row(name, shown, self._words.title(text, alone=False))])
        for text in incident.texts:
            if text.description:
                shown = Shown(key=f"description:{text.language}", said=text.description)
                acts = self._words.description(text)
                self._field(_("Description"), [self.row(_("Description"), shown, acts)])
        status = Shown(key="status", said=word(vocabulary.STATUSES, incident.status))
        self._field(_("Status"), [self.row(_("Status"), status, self._words.status(incident))])
        said = word(vocabulary.SENSITIVITIES, incident.sensitivity) or _("not stated")
        look = "" if incident.sensitivity else "quiet"
        shown = Shown(key="sensitivity", said=said)
        row = self.row(_("Sensitivity"), shown, self._words.sensitivity(incident), look)
        self._field(_("Sensitivity"), [row])

    def _stated(self) -> Iterator[Callable[[], object]]:
        """Yield what puts the claims on the page, one after the other."""
        claims, order = self._case.claims, list(FIELDS)
        everything = self._has_quotations()
        if claims or everything:
            self._sheet.section(_("What is stated"), aside=self._turner() if everything else None)
        known = [one for one in order if any(claim.field == one for claim in claims)]
        others = dict.fromkeys(claim.field for claim in claims if claim.field not in order)
        for field in (*known, *others):
            of_field = [claim for claim in claims if claim.field == field]
            of_field.sort(key=lambda claim: not claim.preferred)
            name = _(FIELDS.get(field, field))
            holder = self._beside(name)
            yield partial(self._begin_field, holder)
            for claim in of_field:
                yield partial(self._add_claim, holder, name, claim)

    def _begin_field(self, holder: ClaimField) -> None:
        self._sheet.apart()
        self._sheet.put(holder)

    def _add_claim(self, holder: ClaimField, name: str, claim: Claim) -> None:
        holder.add(self._claim(name, claim))

    def _claim(self, name: str, claim: Claim) -> ValueRow:
        shown = claim_shown(claim, self._read.terms, self._language, self._case.citations)
        label = category_label(claim, self._read.terms, self._language)
        look = "" if claim.preferred else "quiet"
        return self.row(name, shown, self._claims.claim(claim, label), look)

    def _people(self) -> None:
        people = self._case.people
        if people:
            self._sheet.section(_("People"), len(people))
        for part in people:
            self._sheet.apart()
            head = self._chip(part)
            name = _("Part of {name}").format(name=part.agent.title)
            shown = part_shown(part, self._language, self._case.citations)
            row = self.row(name, shown, self._parts.part(part))
            row.column.setContentsMargins(tokens.ICON + tokens.SPACE, 0, 0, 0)
            self._sheet.put(row)
            self._heads[head] = row

    def _chip(self, part: Participation) -> QWidget:
        open_agent = partial(self._go, part.agent.id, None)
        agent = self._read.agents.get(part.agent.id)
        if agent is None:
            return self._sheet.link(part.agent.title, open_agent, icon=icon_of(part.agent))
        chip = PersonChip(self._sheet.theme, agent, part.agent.title)
        chip.clicked.connect(lambda _checked: open_agent())
        self._sheet.put(chip)
        return chip

    def _figures(self) -> None:
        if self._case.figures:
            self._sheet.section(_("Figures"), len(self._case.figures))
        for figure in self._case.figures:
            self._sheet.apart()
            shown = figure_shown(figure, self._case.citations)
            row = self.row(figure.counted, shown, self._parts.figure(figure))
            self._field(figure.counted, [row])
            if figure.id in self._read.tallies:
                compare(self._sheet, self._read.tallies[figure.id], self._language)
        if self._read.breakdown is not None:
            break_down(self._sheet, self._read.breakdown, self._go)

    def _offer(self) -> None:
        """Offer, quietly, to state what is not stated yet, or more of it."""
        if not self._writing.may():
            return
        self._sheet.apart()
        row = Flow()
        for what, said in _OFFERS.items():
            if self._is_missing(what):
                button = QPushButton(_(said))
                button.setProperty("look", "link")
                button.setAccessibleName(_("Add: {what}").format(what=_(said)))
                button.clicked.connect(partial(self._writing.more, what, None))
                row.add(button)
                self._offers.append(button)
        row.setContentsMargins(INSET - self._sheet.theme.colours.ring - 1, 0, 0, 0)
        self._adds = adds = self._beside(_("Add"))
        adds.put_under(row)
        self._sheet.put(adds)

    def below(self, head: QWidget) -> ValueRow | None:
        """Return what is said of somebody's part, if `head` is who they are above it."""
        return self._heads.get(head)

    def take_offer(self, offer: QWidget) -> bool:
        """Begin to state what `offer` offers; return whether it is an offer of this page."""
        is_offer = isinstance(offer, QPushButton) and offer in self._offers
        if is_offer and isinstance(offer, QPushButton):
            offer.click()
        return is_offer

    def _is_missing(self, what: str) -> bool:
        """Whether `what` can be added: all that may have several values, and what has none."""
        texts = self._incident.texts
        kind, _colon, tongue = what.partition(":")
        if kind == "title":
            return tongue in LANGUAGES and all(text.language != tongue for text in texts)
        if kind == "description":
            return not any(text.description for text in texts)
        if kind == "when":
            return not any(claim.field == "when" for claim in self._case.claims)
        return True

    def _whole(self) -> None:
        citations = self._case.citations
        if citations:
            self._sheet.section(_("The whole rests on"))
            holder, column = QWidget(), QVBoxLayout()
            holder.setLayout(column)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            folded = self._host.is_folded("whole")
            rests = Rests(
                self._sheet.theme, citations, self._cited, column,
                folded=folded, relays=self._once(citations),
            )  # fmt: skip
            rests.folded.connect(partial(self._host.fold, "whole"))
            rests.edited.connect(partial(self._host.note_editing, "whole"))
            self._sheet.put(holder)

    def _once(self, citations: Iterable[Citation]) -> list[Relay]:
        """Return why some who support a value by `citations` count as one source."""
        for_it = (one.source.id for one in citations if one.source and one.stance == "supports")
        return counted_once(for_it, self._case.relays)

    def _tags(self) -> None:
        self._sheet.section(_("Tags"))
        catalogue = self._writing.session.catalogue
        offered = partial(tag_picks, catalogue)
        row = TagRow(self._sheet.theme, self._read.tags, offered, self._writing.may)
        row.setContentsMargins(INSET - tokens.GAP, 0, INSET, 0)
        row.named.connect(self._host.give_tag)
        row.removed.connect(self._host.take_tag)
        row.opened.connect(lambda one: self._go(one.id, None))
        self._sheet.put(row)

    def _turner(self) -> QPushButton:
        said = _("Fold the quotations") if self._host.all_unfolded else _("Show the quotations")
        turner = QPushButton(said)
        turner.setProperty("look", "link")
        turner.clicked.connect(lambda _checked: self._host.turn_all())
        return turner

    def _has_quotations(self) -> bool:
        case = self._case
        cited = [case.citations, *(one.citations for one in case.claims)]
        cited += [one.citations for one in case.people]
        cited += [one.citations for one in case.figures]
        return any(cited)

    def _field(self, caption: str, rows: list[ValueRow]) -> None:
        self._sheet.put(self._beside(caption, rows))

    def _beside(self, caption: str, rows: Iterable[ValueRow] = ()) -> ClaimField:
        return ClaimField(self._sheet.theme, caption, rows, narrow=self._sheet.narrow)
