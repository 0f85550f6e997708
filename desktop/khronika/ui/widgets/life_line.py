"""Someone's line: the incidents they were in, where each surely lay and where it may have lain."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from khronika.domain.dates import When
from khronika.domain.kinds import RecordId
from khronika.i18n import _, ngettext
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme, interface_font
from khronika.ui.words import dated

_LANE = tokens.PAD
_THIN, _THICK = tokens.GAP, tokens.SPACE  # what may be, what is certain
_LANES = 12  # more lie over each other in the last
_AXIS = 20
_WORDS = 14  # from the axis down to the foot of its words
_CORNER = 88  # where the undated ones stand
_LEAST = 10  # pixels: a day stays visible among years
_APART = 84  # between the words of the axis
_SHORTEST = 45  # days that the line shows at least
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000)  # months


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """One incident of the line; `said` is all of it in words."""

    record: RecordId
    when: When
    said: str


@dataclass(frozen=True, slots=True)
class Bar:
    """Where one incident is drawn, in pixels from the left; None is an end that nobody knows."""

    left: float
    right: float
    sure: tuple[float, float] | None
    lane: int
    opens_left: bool = False
    opens_right: bool = False


class LifeLine(QWidget):
    """Solid where certain, thin and faded where possible, undated ones in the corner.

    Arrows walk it, Enter opens. `pointed` tells where one is.
    """

    pointed = Signal(object)  # RecordId
    opened = Signal(object)  # RecordId

    def __init__(self, theme: Theme, name: str, lived: Sequence[Lived]) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        self.lived = sorted(lived, key=lambda one: one.when.sort_key)
        self._dated = [one for one in self.lived if not one.when.is_unknown]
        self._undated = [one for one in self.lived if one.when.is_unknown]
        self._marked: RecordId | None = None
        self._bars: dict[RecordId, Bar] = {}
        self._first, self._last = extent([one.when for one in self._dated])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setObjectName("life-line")
        self._tell()
        self._lay()

    # -- where everything is ----------------------------------------------------------------

    @property
    def bars(self) -> dict[RecordId, Bar]:
        """Where each dated incident is drawn."""
        return dict(self._bars)

    def sizeHint(self) -> QSize:
        return QSize(400, self._high())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def place_of(self, day: int) -> float:
        """Return where `day` (an ordinal) is."""
        left, right = self._room()
        return left + (day - self._first) / (self._last - self._first) * (right - left)

    def _room(self) -> tuple[int, int]:
        corner = _CORNER if self._undated and self._dated else 0
        return tokens.SPACE, max(self.width() - tokens.SPACE - corner, 5 * _LEAST)

    def _high(self) -> int:
        lanes = 2 + max((bar.lane for bar in self._bars.values()), default=0)
        return 2 * tokens.GAP + lanes * _LANE + _AXIS

    def _lay(self) -> None:
        self._bars, ends = {}, list[float]()
        for one in self._dated:
            bar = self._bar(one.when)
            free = (n for n, end in enumerate(ends) if end + 2 < bar.left)
            lane = next(free, min(len(ends), _LANES - 1))
            if lane == len(ends):
                ends.append(bar.right)
            ends[lane] = max(ends[lane], bar.right)
            self._bars[one.record] = Bar(
                bar.left, bar.right, bar.sure, lane, bar.opens_left, bar.opens_right
            )
        if self.height() != self._high():
            self.setFixedHeight(self._high())

    def _bar(self, when: When) -> Bar:
        start, late, early, end = when.ordinals()
        first, last = self._room()
        opens_left, opens_right = start is None, end is None or when.ongoing
        left = first if start is None else self.place_of(start)
        right = last if opens_right or end is None else self.place_of(end + 1)
        if right - left < _LEAST:
            middle = (left + right) / 2
            left = min(max(first, middle - _LEAST / 2), last - _LEAST)
            right = left + _LEAST
        sure = None
        if late is not None and early is not None and late <= early:
            sure = (max(left, self.place_of(late)), min(right, self.place_of(early + 1)))
            if sure[1] - sure[0] < _LEAST:
                middle = min(max((sure[0] + sure[1]) / 2, left + _LEAST / 2), right - _LEAST / 2)
                sure = (middle - _LEAST / 2, middle + _LEAST / 2)
        return Bar(left, right, sure, 0, opens_left, opens_right)

    def _corner(self) -> QRect:
        left = self._room()[1] + tokens.SPACE if self._dated else tokens.SPACE
        return QRect(left, 0, self.width() - left, self.height())

    def _spot(self, at: int) -> QPointF:
        """Return where the undated one of that number stands in its corner."""
        corner = self._corner()
        across = max(1, (corner.width() - tokens.SPACE) // _LANE)
        row, column = divmod(at, across)
        lanes = max(1, (self.height() - _AXIS - 2 * tokens.GAP) // _LANE)
        top = tokens.GAP + min(row, lanes - 1) * _LANE + _LANE / 2
        return QPointF(corner.left() + tokens.PAD + column * _LANE, top)

    # -- walking ----------------------------------------------------------------------------

    def mark(self, record: RecordId | None) -> None:
        """Show where `record` is; what is not on the line marks nothing."""
        if record != self._marked:
            self._marked = record
            self._tell()
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        order = [one.record for one in self.lived]
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._marked in order:
            self.opened.emit(self._marked)
            return
        at = order.index(self._marked) if self._marked in order else -1
        to = {
            Qt.Key.Key_Right: min(at + 1, len(order) - 1),
            Qt.Key.Key_Left: max(at - 1, 0),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(order) - 1,
        }.get(Qt.Key(event.key()))
        if to is None or not order:
            super().keyPressEvent(event)
        else:
            self._point(order[to])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (one := self.at(event.position().toPoint())) is not None:
            self._point(one.record)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if (one := self.at(event.position().toPoint())) is not None:
            self.opened.emit(one.record)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        there = self.at(event.position().toPoint()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if there else Qt.CursorShape.ArrowCursor)

    def at(self, point: QPoint) -> Lived | None:
        """Return the incident drawn at `point`; of several the one that is nearest in time."""
        near: list[tuple[float, Lived]] = []
        for one in self._dated:
            bar = self._bars[one.record]
            box = QRectF(bar.left, self._top(bar.lane), bar.right - bar.left, _LANE)
            if box.adjusted(-2, 0, 2, 0).contains(QPointF(point)):
                near.append((abs(point.x() - (bar.left + bar.right) / 2), one))
        for at, one in enumerate(self._undated):
            far = QLineF(self._spot(at), QPointF(point)).length()
            if far <= _LANE / 2:
                near.append((far, one))
        return min(near, key=lambda found: found[0])[1] if near else None

    def event(self, event: QEvent) -> bool:
        """Say in a tooltip what is under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            one = self.at(event.pos())
            if one is not None:
                QToolTip.showText(event.globalPos(), one.said, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _point(self, record: RecordId) -> None:
        self.mark(record)
        self.pointed.emit(record)

    def _tell(self) -> None:
        """Say where one is to those who listen."""
        order = [one.record for one in self.lived]
        if self._marked in order:
            at = order.index(self._marked)
            said = _("{at} of {all}: {incident}")
            said = said.format(at=at + 1, all=len(order), incident=self.lived[at].said)
            self.setAccessibleDescription(said)
        count = ngettext("{n} incident", "{n} incidents", len(order)).format(n=len(order))
        self.setAccessibleName(f"{self._name}: {count}")

    # -- drawing ----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._dated:
            self._axis(painter)
        for one in sorted(self._dated, key=lambda one: one.record == self._marked):
            self._draw(painter, self._bars[one.record], marked=one.record == self._marked)
        if self._undated:
            self._draw_undated(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
            inner = self.rect().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(inner, tokens.RADIUS, tokens.RADIUS)
        painter.end()

    def _top(self, lane: int) -> int:
        return tokens.GAP + lane * _LANE

    def _draw(self, painter: QPainter, bar: Bar, *, marked: bool) -> None:
        colours, middle = self._theme.colours, self._top(bar.lane) + _LANE / 2
        if marked:
            painter.setPen(QPen(QColor(colours.accent), 1))
            painter.setBrush(QColor(colours.wash))
            box = QRectF(bar.left - 3, self._top(bar.lane), bar.right - bar.left + 6, _LANE)
            painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        thin = QRectF(bar.left, middle - _THIN / 2, bar.right - bar.left, _THIN)
        painter.setBrush(self._faded(bar))
        painter.drawRoundedRect(thin, _THIN / 2, _THIN / 2)
        if bar.sure is not None:
            left, right = bar.sure
            thick = QRectF(left, middle - _THICK / 2, right - left, _THICK)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(thick, 3, 3)

    def _faded(self, bar: Bar) -> QLinearGradient:
        """Return the colour of what is possible; it runs out where nobody knows the end."""
        full = QColor(self._theme.colours.accent)
        full.setAlpha(150)
        none = QColor(full)
        none.setAlpha(0)
        run = QLinearGradient(bar.left, 0, bar.right, 0)
        run.setColorAt(0, none if bar.opens_left else full)
        run.setColorAt(0.5, full)
        run.setColorAt(1, none if bar.opens_right else full)
        return run

    def _axis(self, painter: QPainter) -> None:
        colours = self._theme.colours
        base = self.height() - _AXIS
        left, right = self._room()
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(left, base, right, base)
        painter.setFont(interface_font(tokens.SMALL))
        for day, said in ticks(self._first, self._last, (right - left) // _APART):
            at = round(self.place_of(day))
            wide = painter.fontMetrics().horizontalAdvance(said)
            if not left <= at <= right - wide - tokens.GAP:
                continue
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(at, tokens.GAP, at, base + tokens.GAP)
            painter.setPen(QColor(colours.quiet))
            painter.drawText(at + tokens.GAP, base + _WORDS, said)

    def _draw_undated(self, painter: QPainter) -> None:
        colours, corner = self._theme.colours, self._corner()
        if self._dated:
            painter.setPen(QPen(QColor(colours.line), 1, Qt.PenStyle.DashLine))
            painter.drawLine(corner.left(), tokens.GAP, corner.left(), self.height() - tokens.GAP)
        painter.setFont(interface_font(tokens.SMALL))
        painter.setPen(QColor(colours.quiet))
        base = self.height() - _AXIS + _WORDS
        painter.drawText(corner.left() + tokens.SPACE, base, _("undated"))
        for at, one in enumerate(self._undated):
            marked = one.record == self._marked
            painter.setPen(QPen(QColor(colours.accent), 2 if marked else 1))
            painter.setBrush(QColor(colours.wash) if marked else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self._spot(at), _THIN + 1, _THIN + 1)


def extent(whens: Sequence[When]) -> tuple[int, int]:
    """Return the first and last day (ordinals) of a line on which all of `whens` can be drawn.

    Some room is left at both ends, so that an end nobody knows can run out.
    """
    days = [day for when in whens for day in when.ordinals() if day is not None]
    if not days:
        return 1, 1 + _SHORTEST
    first, last = min(days), max(days) + 1
    room = max((last - first) // 16, (_SHORTEST - (last - first)) // 2, 7)
    return max(1, first - room), min(date.max.toordinal(), last + room)


def ticks(first: int, last: int, most: int) -> list[tuple[int, str]]:
    """Return the days to name between two, at most about `most`, each with its words."""
    months = max(1, round((last - first) / 30.44))
    step = next((one for one in _STEPS if months / one <= max(1, most)), _STEPS[-1])
    begin = date.fromordinal(first)
    at = (begin.year * 12 + begin.month - 1) // step * step
    found = []
    while at // 12 <= date.max.year:
        year, month = divmod(at, 12)
        if year >= 1:
            day = date(year, month + 1, 1)
            if day.toordinal() > last:
                break
            if day.toordinal() >= first:
                found.append((day.toordinal(), _tick(day, step)))
        at += step
    return found


def _tick(day: date, step: int) -> str:
    if step % 12 == 0:
        return str(day.year)
    after = (day.replace(day=28).toordinal() + 4) // 1
    end = date.fromordinal(after).replace(day=1).toordinal() - 1
    first, last = day.toordinal(), end
    return dated(When.from_ordinals((first, last, first, last)))
