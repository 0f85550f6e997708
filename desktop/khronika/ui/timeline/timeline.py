"""The timeline: lanes of incidents over time, the band of all time, and a line of words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAction, QHelpEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollBar,
    QStackedWidget,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from khronika.domain import ticks
from khronika.domain.kinds import RecordId
from khronika.domain.spans import Laid, Lane
from khronika.i18n import _, language, ngettext
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.timeline import measures
from khronika.ui.timeline.about import Tell, Telling
from khronika.ui.timeline.band import Band
from khronika.ui.timeline.canvas import Canvas, Under
from khronika.ui.timeline.go_line import GoLine
from khronika.ui.timeline.status import Status
from khronika.ui.timeline.titles import Fetch, Titles
from khronika.ui.words import number

_SETTLED = 150  # milliseconds without a move before others are told what is in view


class Timeline(QWidget):
    """Shows a `Laid`. Titles and words are asked for when they are needed, and only then."""

    pointed = Signal(object)  # RecordId or None
    selected = Signal(list)  # of RecordId
    opened = Signal(object)  # RecordId
    ranged = Signal(int, int)  # the first and last day in view, once it has settled
    lane_wanted = Signal(object)  # Lane: show nothing else

    def __init__(
        self, theme: Theme, titles: Fetch, tell: Tell, *, today: int | None = None
    ) -> None:
        """`titles` fetches the titles of many incidents, `tell` what there is to say of one."""
        super().__init__()
        self._titles, self._telling = Titles(titles), Telling(tell)
        now = date.today().toordinal() if today is None else today  # noqa: DTZ011 -- the person's
        self.canvas = Canvas(theme, self._titles, now)
        self.band, self.status = Band(theme), Status(theme)
        self._bar = QScrollBar(Qt.Orientation.Vertical)
        self._notice = _Notice()
        self._go = GoLine(self.canvas)
        self._nothing: tuple[str, QAction | None] = (_("No incident yet."), None)
        self._menu_actions: Sequence[QAction] = ()
        self._settling = QTimer(self, singleShot=True, interval=_SETTLED)
        self._lay_out()
        self._listen()

    # -- what is shown --------------------------------------------------------------------

    def show_laid(self, laid: Laid) -> None:
        """Show `laid`; what was pointed at, selected and in view stays so."""
        self._titles.forget()
        self._telling.forget()
        self.canvas.show_laid(laid)
        self.band.show_laid(laid)
        self._rescroll()
        self._notice.say(*self._nothing)
        self._turn(1 if len(laid.spans) == 0 else 0)
        self._look()
        self._tell(None)
        self.canvas.setAccessibleDescription(self.status.words)

    def _turn(self, page: int) -> None:
        """Turn to the lanes (0) or to what stands in their place; the keyboard goes along."""
        focused = QApplication.focusWidget()
        nowhere = focused is None or not focused.isVisible()
        held = nowhere or focused in (self.canvas, self._notice.button)
        self._stack.setCurrentIndex(page)
        if held and self.isVisible():
            self.entry.setFocus()

    def say_nothing_there(self, text: str, action: QAction | None = None) -> None:
        """Say what to do when there is nothing to show."""
        self._nothing = (text, action)
        self._notice.say(text, action)

    def say_loading(self) -> None:
        """Say that incidents are being read; nothing of it when some are shown already."""
        if len(self.canvas.laid.spans) == 0:
            self._notice.say(_("Reading the incidents…"), None)
            self._stack.setCurrentIndex(1)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Put `actions` of the window into the menu of an incident."""
        self._menu_actions = actions

    def days(self) -> tuple[int, int]:
        """Return the first and last day in view."""
        return self.canvas.scale.first, self.canvas.scale.last

    @property
    def entry(self) -> QWidget:
        """Where the keyboard goes: the lanes, or what is offered where there are none."""
        offers = self._stack.currentIndex() == 1 and not self._notice.button.isHidden()
        return self._notice.button if offers else self.canvas

    @property
    def holds_any(self) -> bool:
        """Whether there is any incident to point at."""
        return len(self.canvas.laid.spans) > 0

    def days_in_words(self) -> str:
        """Return what is in view in words: “March – August 2022”."""
        return ticks.in_words(*self.days(), language())

    def ask_date(self) -> GoLine:
        """Ask for a date to go to; return what asks."""
        left, top = measures.LABELS + tokens.SPACE, measures.AXIS + tokens.SPACE
        self._go.begin(left, top, self.days())
        return self._go

    def look_at(self, first: int, last: int) -> None:
        """Bring those days into view."""
        self.canvas.look_at(first, last)

    def zoom(self, factor: float) -> None:
        """Come nearer (above 1) or go farther, about what is pointed at if it is in view."""
        self.canvas.zoom(factor)

    def fit(self) -> None:
        """Bring everything into view."""
        self.canvas.fit()

    # -- what is shared with lists --------------------------------------------------------

    def current(self) -> RecordId | None:
        """Return what is pointed at."""
        return self.canvas.walk.record

    def selection(self) -> list[RecordId]:
        """Return what is selected."""
        return self.canvas.chosen()

    def point_at(self, record: RecordId) -> bool:
        """Point at `record` and bring it into view; say whether it is there."""
        if not self.canvas.walk.point_at(record):
            return False
        self.canvas.point(self.canvas.walk.row)
        return True

    def select(self, records: Sequence[RecordId]) -> None:
        """Select `records`."""
        self.canvas.walk.choose(records)
        self.canvas.repaint_picture()
        self.canvas.selected.emit()

    # -- words ----------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Say of what is under the pointer what the line at the foot says, near it."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            at = self.canvas.mapFromGlobal(event.globalPos())
            said = self._words(self.canvas.under(at.toPointF()))
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def _words(self, under: Under) -> str:
        laid = self.canvas.laid
        lane = laid.spans.labels[under.lane] if under.lane is not None else None
        if under.row is not None:
            about = self._telling.of(RecordId(laid.spans.records[under.row]))
            return about.words(lane.title if lane else "") if about else ""
        if under.lane is not None and lane is not None and under.is_label:
            return self._told_of(under.lane)
        if under.days is not None and under.lane is not None and lane is not None:
            count = laid.lanes[under.lane].count(*under.days)
            said = ngettext(
                "{days}: {n} incident may have been going on",
                "{days}: {n} incidents may have been going on",
                count,
            )
            days = ticks.in_words(*under.days, language())
            return said.format(days=days, n=number(count)) + f" · {lane.title}"
        return ""

    def _told_of(self, at: int) -> str:
        """Say what can be done with a lane, and why it is drawn in columns where it is."""
        lane = self.canvas.laid.spans.labels[at]
        said = _("{lane}: double click gives it all the room").format(lane=lane.title)
        if not any(one.lane == at and one.bars is None for one in self.canvas.scenes()):
            return said
        count = len(self.canvas.laid.lanes[at])
        # Translators: so many that columns say how many there are, instead of a line for each.
        together = ngettext("{n} incident, drawn together", "{n} incidents, drawn together", count)
        return f"{said} · {together.format(n=number(count))}"

    def _tell(self, under: Under | None) -> None:
        """Say what is under the pointer, else what is pointed at."""
        laid, walk = self.canvas.laid, self.canvas.walk
        if under is not None and under.row is None and (said := self._words(under)):
            self.status.say(said)
            return
        row = under.row if under is not None and under.row is not None else walk.row
        if row is None:
            self.status.say(_("Arrows walk, + and − zoom, 0 shows all"), is_hint=True)
            return
        about = self._telling.of(RecordId(laid.spans.records[row]))
        if about is not None:
            self.status.tell(about, self._lane_of(row))

    def _lane_of(self, row: int) -> Lane | None:
        laid = self.canvas.laid
        return laid.spans.labels[laid.spans.lanes[row]] if row < laid.dated else None

    def _announce(self) -> None:
        """Let those who listen hear what is pointed at."""
        self._tell(None)
        self.canvas.setAccessibleDescription(self.status.words)
        event = QAccessibleEvent(self.canvas, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)
        self.pointed.emit(self.current())

    # -- what is heard --------------------------------------------------------------------

    def _look(self) -> None:
        """Other days are in view."""
        self.band.show_view(self.canvas.scale)
        self._settling.start()

    def _rescroll(self) -> None:
        hidden = self.canvas.hidden
        self._bar.blockSignals(True)
        self._bar.setRange(0, hidden)
        self._bar.setPageStep(round(self.canvas.lanes_box.height()))
        self._bar.setSingleStep(measures.LEAST_LANE)
        self._bar.setValue(self.canvas.offset)
        self._bar.blockSignals(False)
        self._bar.setVisible(hidden > 0)

    def _menu(self, at: QPoint, under: Under) -> None:
        """Offer what can be done with an incident, and with its lane."""
        menu, laid = QMenu(self), self.canvas.laid
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if under.row is not None:
            record = RecordId(laid.spans.records[under.row])
            menu.addAction(_("Open")).triggered.connect(partial(self.opened.emit, record))
            menu.addActions(list(self._menu_actions))
            menu.addSeparator()
        lane = under.lane
        if lane is not None:
            label = laid.spans.labels[lane]
            folded = self.canvas.unfolded != lane
            said = _("Give “{lane}” all the room") if folded else _("Give every lane its room")
            unfold = menu.addAction(said.format(lane=label.title))
            unfold.triggered.connect(partial(self.canvas.unfold, lane))
            if label.value is not None:
                only = menu.addAction(_("Show only “{lane}”").format(lane=label.title))
                only.triggered.connect(partial(self.lane_wanted.emit, label))
        if under.days is not None:
            said = _("Show {days} only").format(days=ticks.in_words(*under.days, language()))
            menu.addAction(said).triggered.connect(partial(self.look_at, *under.days))
        if menu.isEmpty():
            menu.addAction(_("Show all of time")).triggered.connect(self.fit)
        menu.popup(at)

    def _go_to(self, first: int, last: int) -> None:
        """Bring a date into view: the scale stays unless the date is longer than the view."""
        scale = self.canvas.scale
        if last - first + 1 > scale.end - scale.start:
            self.look_at(first, last)
            return
        middle = (first + last + 1) / 2
        self.canvas.shift(middle - (scale.end - scale.start) / 2)

    def _listen(self) -> None:
        canvas, band = self.canvas, self.band
        canvas.pointed.connect(self._announce)
        canvas.selected.connect(lambda: self.selected.emit(self.selection()))
        canvas.opened.connect(self.opened)
        canvas.scaled.connect(self._look)
        canvas.arranged.connect(self._rescroll)
        canvas.hovered.connect(self._tell)
        canvas.menu_wanted.connect(self._menu)
        canvas.go_wanted.connect(self.ask_date)
        band.wanted.connect(canvas.look_at)
        band.shifted.connect(canvas.shift)
        band.all_wanted.connect(canvas.fit)
        self._bar.valueChanged.connect(canvas.scroll_to)
        self._go.went.connect(self._go_to)
        self._go.left.connect(canvas.setFocus)
        self._settling.timeout.connect(lambda: self.ranged.emit(*self.days()))

    def _lay_out(self) -> None:
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._bar.setVisible(False)
        above = QHBoxLayout()
        above.setSpacing(0)
        above.addWidget(self.canvas, 1)
        above.addWidget(self._bar)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(above, 1)
        column.addWidget(self.band)
        column.addWidget(self.status)
        self._stack = QStackedWidget()
        self._stack.addWidget(full)
        self._stack.addWidget(self._notice)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self.setFocusProxy(self.canvas)


class _Notice(QWidget):
    """Stands where lanes would be: a sentence, and what to do next."""

    def __init__(self) -> None:
        super().__init__()
        self._text, self.button = QLabel(), QPushButton()
        self._action: QAction | None = None
        self._text.setProperty("look", "quiet")
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.button.hide()
        self.button.clicked.connect(self._do)
        column = QVBoxLayout(self)
        column.setContentsMargins(tokens.WIDE, tokens.WIDE, tokens.WIDE, tokens.WIDE)
        column.setSpacing(tokens.PAD)
        column.addStretch(1)
        column.addWidget(self._text)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def say(self, text: str, action: QAction | None) -> None:
        self._text.setText(text)
        self._action = action
        self.button.setVisible(action is not None)
        if action is not None:
            self.button.setText(action.text().replace("&", ""))

    def _do(self) -> None:
        if self._action is not None:
            self._action.trigger()
