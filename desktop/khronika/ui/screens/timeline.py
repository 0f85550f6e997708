"""The timeline as a place of the window: lanes over time, and beside them the one pointed at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from khronika.archive.chronicle import LanesBy
from khronika.domain import ticks
from khronika.domain.changed import Changed
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.spans import Laid, Lane, lay, narrowed
from khronika.i18n import N_, _, language
from khronika.ui.actions import Actions
from khronika.ui.inspectors.incident import BesideIncident, fill_incident
from khronika.ui.jobs import Job
from khronika.ui.reader.marks import Span
from khronika.ui.screens.screen import Screen
from khronika.ui.session import Session
from khronika.ui.style import icons, tokens
from khronika.ui.timeline.about import About
from khronika.ui.timeline.line import Line
from khronika.ui.timeline.timeline import Timeline
from khronika.ui.widgets.controls import Combo
from khronika.ui.widgets.sheet import Sheet
from khronika.ui.words import cut, dated, grade_badge, place_title, title_of

_STATE = "timeline"
_ZOOM = 1.6
_LONGEST = 16  # characters of a choice of lanes
_LONGEST_ONLY = 32  # characters
_LANES = {
    LanesBy.CATEGORY: N_("Lanes by category"),
    LanesBy.PLACE: N_("Lanes by region"),
    LanesBy.SOURCE: N_("Lanes by source"),
    LanesBy.PERSON: N_("Lanes by person"),
    LanesBy.GRADE: N_("Lanes by grade"),
    LanesBy.PROTECTION: N_("Lanes by protection"),
    LanesBy.NOTHING: N_("One lane for all"),
}
_KINDS = (
    Kind.INCIDENT, Kind.CLAIM, Kind.PARTICIPATION, Kind.CITATION, Kind.FIGURE, Kind.TERM,
    Kind.PLACE, Kind.SOURCE, Kind.AGENT,
)  # fmt: skip


class TimelineScreen(Screen):
    """Everything that happened, over time."""

    icon = "chart-gantt"
    narrowed = Signal(int, int)  # show, everywhere, only what may have happened in those days
    lane_narrowed = Signal(str, object)  # LanesBy, and the Lane to show alone
    wanted = Signal(object)  # the incident to edit, None for a new one

    def __init__(self, session: Session, actions: Actions) -> None:
        super().__init__(session, _("Timeline"))
        self._actions = actions
        self.timeline = Timeline(session.theme, self._titles, self._about)
        self.sheet = Sheet(session.theme, _("Incident"), narrow=True)
        self.lanes = Combo(session.theme, _("Lanes"))
        self._days = Line(session.theme, quiet=True)
        self._only, self._offer = QPushButton(), QPushButton()
        self._only_days: tuple[int, int] | None = None
        self._only_lane: RecordId | str | None = None
        self._reading: Job | None = None
        self._again = False
        kept = session.archive.state(_STATE)
        self._kept: Mapping[str, Any] = kept if isinstance(kept, dict) else {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._listen()
        self._return()

    # -- what the window asks -------------------------------------------------------------

    def concerns(self, changed: Changed) -> bool:
        return changed.touches(*_KINDS)

    def refresh(self) -> None:
        """Read all incidents again, behind; what is shown stays until they are there."""
        if self._reading is not None:
            self._again = True
            return
        self._again = False
        by, archive, days, lane = self.by, self.session.archive, self._only_days, self._only_lane
        today = date.today().toordinal()  # noqa: DTZ011 -- the day of the person who looks

        def work(job: Job) -> Laid:
            spans = archive.catalogue.chronicle.spans(by, job)
            if days is not None or lane is not None:
                spans = narrowed(spans, days, lane)
            return lay(spans, today, job)

        self.timeline.say_loading()
        self._reading = self.session.behind(
            _("Reading the incidents"), work, self._show, failed=self._failed
        )

    def selection(self) -> Sequence[RecordId]:
        return self.timeline.selection()

    def go(self, record: RecordId, span: Span | None = None) -> bool:
        self.freshen()
        return self.timeline.point_at(record)

    def narrow(self, days: tuple[int, int] | None = None, lane: Lane | None = None) -> None:
        """Show only what may have happened in those days, or stands in that lane; None: all."""
        self._only_days, self._only_lane = days, lane.value if lane else None
        said = ticks.in_words(*days, language()) if days else lane.title if lane else ""
        self._only.setText(cut(said, _LONGEST_ONLY))
        self._only.setAccessibleName(_("Only {what}; show everything again").format(what=said))
        self._only.setToolTip(_("Show everything again"))
        self._only.setVisible(bool(said))
        self._offer.setVisible(not said)
        self.timeline.say_nothing_there(_("Nothing matches."), None) if said else self._say_empty()
        self.refresh()

    def find_here(self) -> None:
        self.timeline.canvas.ask_date()

    def panes(self) -> Sequence[QWidget]:
        return (self.timeline.canvas, self.lanes, self.sheet)

    def new(self) -> None:
        self.wanted.emit(None)

    def edit(self) -> None:
        if (record := self.timeline.current()) is not None:
            self.wanted.emit(record)

    @property
    def by(self) -> LanesBy:
        """What the lanes are."""
        return LanesBy(self.lanes.currentData())

    # -- reading --------------------------------------------------------------------------

    def _show(self, laid: Laid) -> None:
        self._reading = None
        self.timeline.show_laid(laid)
        is_dated = laid.extent is not None
        self._days.setVisible(is_dated)
        self._offer.setVisible(is_dated and self._only.isHidden())
        if self._again:
            self.refresh()
        kept, self._kept = self._kept, {}
        if isinstance(record := kept.get("record"), int) and self.timeline.current() is None:
            self.timeline.point_at(RecordId(record))
        self._look()

    def _failed(self, error: BaseException, doing: str) -> None:
        self._reading = None
        self.session.tools.notices.report(error, doing)

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
            when=dated(incident.when) or _("undated"),
            place=place_title(place) if place else "",
            badge=grade_badge(incident.grade),
        )

    # -- the one pointed at ---------------------------------------------------------------

    def _look(self) -> None:
        if not self.isVisible():
            return
        record = self.timeline.current()
        self.sheet.hold_place(record)
        self.sheet.clear()
        catalogue = self.session.catalogue
        case = catalogue.incidents.case(record) if record is not None else None
        if case is None:
            if self.timeline.holds_any:
                self.sheet.words(_("Point at an incident to see what is stated of it."), "quiet")
            self.sheet.finish()
        else:
            values = [claim.value for claim in case.claims if claim.value is not None]
            around = BesideIncident(
                terms=catalogue.terms.many(one.id for one in values if one.kind is Kind.TERM),
                tallies=catalogue.tallies.of(case),
                breakdown=catalogue.tallies.breakdown(case),
            )
            fill_incident(self.sheet, case, around, language(), self.session.open)
        self.pointed.emit()

    # -- where it was ---------------------------------------------------------------------

    def _keep(self) -> None:
        """Remember, inside the archive, what was in view."""
        first, last = self.timeline.days()
        state = {"lanes": self.by.value, "first": first, "last": last,
                 "record": self.timeline.current()}  # fmt: skip
        self.session.keep_state(_STATE, state)

    def _return(self) -> None:
        by, first, last = (self._kept.get(key) for key in ("lanes", "first", "last"))
        at = self.lanes.findData(by)
        self.lanes.blockSignals(True)
        self.lanes.setCurrentIndex(max(0, at))
        self.lanes.blockSignals(False)
        if isinstance(first, int) and isinstance(last, int) and 1 <= first <= last:
            self.timeline.look_at(first, last)

    def _ranged(self, first: int, last: int) -> None:
        self._days.setText(self.timeline.days_in_words())
        if self.isVisible():
            self._keep()

    def _relane(self) -> None:
        self._keep()
        if self._only_lane is None:
            self.refresh()
        else:
            self.narrow()

    # -- layout ---------------------------------------------------------------------------

    def _listen(self) -> None:
        timeline, theme = self.timeline, self.session.theme
        timeline.pointed.connect(lambda _record: self._soon.start())
        timeline.selected.connect(lambda _records: self.pointed.emit())
        timeline.opened.connect(self.session.open)
        timeline.ranged.connect(self._ranged)
        timeline.lane_wanted.connect(lambda lane: self.lane_narrowed.emit(self.by.value, lane))
        self._offer.clicked.connect(lambda: self.narrowed.emit(*timeline.days()))
        self._only.clicked.connect(lambda: self.narrow())
        self.narrowed.connect(lambda first, last: self.narrow((first, last)))
        self.lane_narrowed.connect(lambda _by, lane: self.narrow(lane=lane))
        timeline.canvas.scaled.connect(self._tell_days)
        self._soon.timeout.connect(self._look)
        self.lanes.currentIndexChanged.connect(self._relane)
        theme.changed.connect(self._look)
        names = ("edit.record", "edit.collect", "record.note", "edit.trash")
        timeline.offer([self._actions[name] for name in names])
        self._say_empty()

    def _say_empty(self) -> None:
        self.timeline.say_nothing_there(
            _("No incident yet. Read a document, select the words that tell of one, and press I."),
            self._actions["go.documents"],
        )

    def _tell_days(self) -> None:
        self._days.setText(self.timeline.days_in_words())

    def _lay_out(self) -> None:
        for by, said in _LANES.items():
            self.lanes.addItem(_(said), by.value)
        self.lanes.setMinimumContentsLength(_LONGEST)
        row = QHBoxLayout()
        row.setContentsMargins(tokens.PAD, tokens.SPACE, tokens.PAD, tokens.SPACE)
        row.setSpacing(tokens.SPACE)
        row.addWidget(self.lanes)
        tools = QHBoxLayout()
        tools.setSpacing(tokens.GAP)
        for icon, said, do in (
            ("zoom-out", _("Farther (−)"), partial(self.timeline.zoom, 1 / _ZOOM)),
            ("zoom-in", _("Nearer (+)"), partial(self.timeline.zoom, _ZOOM)),
            ("move-horizontal", _("All of time (0)"), self.timeline.fit),
        ):
            tools.addWidget(self._tool(icon, said, do))
        row.addLayout(tools)
        row.addWidget(self._days, 1)
        self._offer.setText(_("Only these days"))
        self._offer.setProperty("look", "link")
        self._offer.setToolTip(_("Show only what may have happened in the days in view"))
        row.addWidget(self._offer)
        icons.put(self._only, "x", self.session.theme.colours)
        self._only.hide()
        row.addWidget(self._only)
        row.addWidget(self._tool("panel-right", _("Show or hide what is stated"), self._turn_sheet))
        line = QFrame()
        line.setProperty("look", "line")
        left = QWidget()
        left.setProperty("look", "paper")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inner = QVBoxLayout(left)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addLayout(row)
        inner.addWidget(line)
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

    def _turn_sheet(self) -> None:
        self.sheet.setVisible(not self.sheet.isVisible())

    def _tool(self, icon: str, said: str, do: Any) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(said)
        button.setToolTip(said)
        button.setIconSize(QSize(tokens.ICON, tokens.ICON))
        icons.put(button, icon, self.session.theme.colours)
        button.clicked.connect(lambda _checked: do())
        return button
