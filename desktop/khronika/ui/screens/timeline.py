"""The timeline as a place of the window: lanes over time, and beside them the one pointed at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from khronika.archive.chronicle import LanesBy
from khronika.domain.changed import Changed
from khronika.domain.filters import Facet, Filter
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.spans import Laid, Lane
from khronika.i18n import _
from khronika.ui.actions import Actions
from khronika.ui.fields.value_row import ValueRow
from khronika.ui.filtering.bar import FilterBar
from khronika.ui.inspectors.incident_inspector import IncidentInspector
from khronika.ui.notices import Offer
from khronika.ui.reader.marks import Span
from khronika.ui.screens.screen import Screen, has_keyboard
from khronika.ui.session import Session
from khronika.ui.style import tokens
from khronika.ui.timeline.about import About
from khronika.ui.timeline.laying import Laying
from khronika.ui.timeline.timeline import Timeline
from khronika.ui.timeline.tools import TimelineTools
from khronika.ui.words import title_of, understood, whole_badge

_STATE = "timeline"
_FACETS = {
    LanesBy.CATEGORY: Facet.CATEGORY,
    LanesBy.PLACE: Facet.PLACE,
    LanesBy.SOURCE: Facet.SOURCE,
    LanesBy.PERSON: Facet.PERSON,
    LanesBy.GRADE: Facet.GRADE,
    LanesBy.PROTECTION: Facet.PROTECTION,
}
_KINDS = (
    Kind.INCIDENT, Kind.CLAIM, Kind.PARTICIPATION, Kind.CITATION, Kind.FIGURE, Kind.TERM,
    Kind.PLACE, Kind.SOURCE, Kind.AGENT,
)  # fmt: skip


class TimelineScreen(Screen):
    """Everything that happened, over time."""

    icon = "chart-gantt"
    words_of = "incidents"
    wanted = Signal(object)  # the incident to edit, None for a new one

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, _("Timeline"))
        self._actions = actions
        self.timeline = Timeline(session.theme, self._titles, self._about)
        self.sheet = IncidentInspector(
            session, _("Incident"), can_edit=lambda: not session.hides_names, narrow=True
        )
        self.tools = TimelineTools(session.theme, self.timeline)
        self._laying = Laying(session, self.words_of, self)
        narrowing = session.narrowing
        about = narrowing.about(Kind.INCIDENT)
        self.bar = FilterBar(session.theme, self.title, about, hint=_("Narrow the timeline"))
        self._is_unlaid = False  # narrowed otherwise since, while nobody looked
        self._carried: RecordId | None = None  # to be pointed at as soon as it is there
        self._left_out: RecordId | None = None  # it was edited, and the filter hides it now
        self._has_sheet = True  # unless the person closed it
        kept = session.archive.state(_STATE)
        self._was: Mapping[str, Any] = kept if isinstance(kept, dict) else {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._listen()
        self._return()

    # -- what the window asks -------------------------------------------------------------

    def concerns(self, changed: Changed) -> bool:
        return changed.touches(*_KINDS)

    def freshen(self) -> None:
        unlaid, self._is_unlaid = self._is_unlaid, False
        if unlaid and not self._stale:
            self._laying.narrow()
        super().freshen()

    def refresh(self) -> None:
        self._laying.read(self.by)

    def selection(self) -> Sequence[RecordId]:
        return self.timeline.selection()

    def pointed_at(self) -> RecordId | None:
        return self.timeline.current()

    def go(self, record: RecordId, span: Span | None = None) -> bool:
        self.freshen()
        return self.timeline.point_at(record)

    def carry(self, record: RecordId) -> None:
        if self._laying.is_reading or not self.timeline.point_at(record):
            self._carried = record  # until the incidents are read

    def find_here(self) -> None:
        self.timeline.canvas.ask_date()

    def panes(self) -> Sequence[QWidget]:
        if not self.holds_any:
            return (self.timeline.entry,)
        return (self.timeline.entry, self.tools.lanes, self.sheet)

    def new(self) -> None:
        self.wanted.emit(None)

    def value(self) -> ValueRow | None:
        return self.sheet.at

    def keep(self) -> None:
        self.sheet.keep()

    def edit(self) -> None:
        if self.sheet.edit_here():
            return
        if (record := self.timeline.current()) is not None:
            self.wanted.emit(record)

    @property
    def holds_any(self) -> bool:
        """Whether there is anything that tools and filters could be for."""
        narrowed = not self.session.narrowing.filter.of(self.words_of).is_empty
        return self.timeline.holds_any or narrowed

    @property
    def by(self) -> LanesBy:
        """What the lanes are."""
        return self.tools.by

    # -- reading --------------------------------------------------------------------------

    def look_again(self) -> None:
        """Names were hidden or are shown again; lanes of people and sources are called by some."""
        laid = self.timeline.canvas.laid
        self._laying.call_again(laid)
        self._left_out = None
        self.timeline.show_laid(laid)
        self.sheet.clear()
        super().look_again()

    def _show(self, laid: Laid) -> None:
        pointed = self.timeline.current()
        self.timeline.show_laid(laid)
        self._offer_tools()
        self._notice_left_out(pointed)
        kept, self._was = self._was, {}
        carried, self._carried = self._carried, None
        record = kept.get("record")
        is_there = carried is not None and self.timeline.point_at(carried)
        if not is_there and isinstance(record, int) and self.timeline.current() is None:
            self.timeline.point_at(RecordId(record))
        self._look()

    def _notice_left_out(self, pointed: RecordId | None) -> None:
        """What is edited beside the timeline until the filter hides it stays there, and that is
        said.
        """
        if self.timeline.current() is not None or self.session.hides_names:
            self._left_out = None
        elif pointed is not None and has_keyboard(self.sheet) and self._laying.knows(pointed):
            self._left_out = pointed
            self.session.tools.notices.say(
                _("The filter leaves out now what you have just edited."),
                Offer(_("Show all again"), self._actions["edit.unfilter"].trigger),
            )

    def _titles(self, records: Sequence[RecordId]) -> Mapping[RecordId, str]:
        named = self.session.catalogue.records.named(records)
        return {record: one.title for record, one in named.items()}

    def _about(self, record: RecordId) -> About | None:
        catalogue = self.session.catalogue
        incident = catalogue.incidents.get(record)
        if incident is None:
            return None
        place = catalogue.places.get(incident.place.id) if incident.place else None
        return About(
            title=title_of(incident),
            when=understood(incident.when) if not incident.when.is_unknown else _("undated"),
            place=place.title if place else "",
            badge=whole_badge(incident.grade),
        )

    # -- the one pointed at ---------------------------------------------------------------

    def _look(self) -> None:
        if not self.isVisible():
            return
        record = self.timeline.current() or self._left_out
        if record is not None:
            self.sheet.look_at(record)
        else:
            self.sheet.clear()
            if self.timeline.holds_any:
                self.sheet.words(_("Point at an incident to see what is stated of it."), "quiet")
            self.sheet.finish()
        self.pointed.emit()

    # -- where it was ---------------------------------------------------------------------

    def _keep(self) -> None:
        """Remember, inside the archive, what was in view."""
        first, last = self.timeline.days()
        state = {"lanes": self.by.value, "first": first, "last": last,
                 "record": self.timeline.current()}  # fmt: skip
        self.session.keep_state(_STATE, state)

    def _return(self) -> None:
        by, first, last = (self._was.get(key) for key in ("lanes", "first", "last"))
        self.tools.choose(by)
        if isinstance(first, int) and isinstance(last, int) and 1 <= first <= last:
            self.timeline.look_at(first, last)

    def _ranged(self, first: int, last: int) -> None:
        if self.isVisible():
            self._keep()

    def _relane(self) -> None:
        self._keep()
        self.refresh()

    # -- narrowing ------------------------------------------------------------------------

    def filter_here(self) -> None:
        self.bar.ask()

    def _narrow(self) -> None:
        """Show what the filter, which the list of incidents shares, lets through."""
        self.bar.show_filter(self.session.narrowing.filter.of(self.words_of))
        self._say_why_empty()
        if self._laying.is_as_wanted:
            self._is_unlaid = False
        elif self.isVisible():
            self._laying.narrow()
        else:
            self._is_unlaid = True

    def _ask(self, wanted: Filter) -> None:
        self.session.narrowing.filter.put(self.words_of, wanted)

    def _only_these_days(self) -> None:
        asked = self.session.narrowing.filter.of(self.words_of)
        self._ask(asked.between(*self.timeline.days()))

    def _only_lane(self, lane: Lane) -> None:
        """Narrow to what stands in one lane; a lane of what has no value stands for nothing."""
        facet = _FACETS.get(self.by)
        if facet is not None and lane.value is not None:
            asked = self.session.narrowing.filter.of(self.words_of)
            self._ask(asked.choosing(facet, [lane.value]))

    # -- layout ---------------------------------------------------------------------------

    def _listen(self) -> None:
        timeline, theme = self.timeline, self.session.theme
        timeline.pointed.connect(lambda _record: self._soon.start())
        timeline.selected.connect(lambda _records: self.pointed.emit())
        timeline.opened.connect(self.session.open)
        timeline.ranged.connect(self._ranged)
        timeline.lane_wanted.connect(self._only_lane)
        self.bar.wanted.connect(self._ask)
        self.bar.left.connect(timeline.canvas.setFocus)
        self.bar.show_filter(self.session.narrowing.filter.of(self.words_of))
        self.session.narrowing.changed.connect(self._narrow)
        self._laying.begun.connect(timeline.say_loading)
        self._laying.laid.connect(self._show)
        self._soon.timeout.connect(self._look)
        self.sheet.history_asked.connect(self._actions["record.history"].trigger)
        self.sheet.pointed.connect(self.pointed)
        self.tools.relaned.connect(self._relane)
        self.tools.narrowed.connect(self._only_these_days)
        self.tools.turned.connect(self._turn_sheet)
        theme.changed.connect(self._look)
        names = ("edit.record", "edit.collect", "record.note", "edit.trash")
        timeline.offer([self._actions[name] for name in names])
        self._say_why_empty()

    def _say_why_empty(self) -> None:
        """Say, for when there is nothing to draw, whether a filter hides it."""
        if self.session.narrowing.filter.of(self.words_of).is_empty:
            said = _(
                "No incident yet. Read a document, select the words that tell of one, and press I."
            )
            self.timeline.say_nothing_there(said, self._actions["go.documents"])
        else:
            self.timeline.say_nothing_there(_("Nothing matches."), self._actions["edit.unfilter"])

    def _lay_out(self) -> None:
        self._rule = QFrame()
        self._rule.setProperty("look", "line")
        left = QWidget()
        left.setProperty("look", "paper")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QVBoxLayout(left)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        above = QHBoxLayout()
        above.setContentsMargins(tokens.PAD, tokens.SPACE, tokens.PAD, 0)
        self.bar.line.setMaximumWidth(tokens.LIST_WIDE)
        above.addWidget(self.bar)
        inner.addLayout(above)
        inner.addWidget(self.tools)
        inner.addWidget(self._rule)
        inner.addWidget(self.timeline, 1)
        self.split = QSplitter()
        self.split.addWidget(left)
        self.split.addWidget(self.sheet)
        self.split.setCollapsible(0, False)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([3 * tokens.LIST_WIDE, tokens.FORM])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.split)

    def _offer_tools(self) -> None:
        """Show nothing but what to do next while there is no incident."""
        for part in (self.bar, self.tools, self._rule):
            part.setVisible(self.holds_any)
        self.sheet.setVisible(self.holds_any and self._has_sheet)

    def _turn_sheet(self) -> None:
        self._has_sheet = not self.sheet.isVisible()
        self.sheet.setVisible(self._has_sheet)
