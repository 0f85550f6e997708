"""The margin beside the text: a stripe for each passage, and where there is room, its tags."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from khronika.i18n import _
from khronika.ui.reader.marks import Mark
from khronika.ui.reader.passage_painter import star
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme, interface_font

if TYPE_CHECKING:
    from khronika.ui.reader.text_view import TextView

_PITCH = tokens.STRIPE + 2
GUTTER = tokens.STRIPES * _PITCH + tokens.PAD
LABELS = 128  # from this much room on, the margin says the tags in words
_STAR, _DOT, _HALO = 5.0, 3.0, 1.5
_TICK = 3  # the ends of the stripe of the passage that the keys are about point at the text
_KEPT = 512  # labels
_LINE = 16  # pixels from one label to the next
_STRAYS = 3  # lines: a label pushed further from its passage than this is left out


@dataclass(frozen=True, slots=True)
class Stripe:
    """A mark as it lies in the margin; `begins` and `ends` say that these ends are in sight."""

    mark: Mark
    box: QRect
    begins: bool
    ends: bool


class Margin(QWidget):
    """Paints the stripes of what is on the screen; pointing at one tells, a click chooses it."""

    chosen = Signal(object)  # RecordId of the passage

    def __init__(self, view: "TextView", theme: Theme) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme
        self._stripes: list[Stripe] = []
        self._hovered: Mark | None = None
        self._labels: dict[tuple[tuple[str, ...], int], tuple[str, int]] = {}
        self.setMouseTracking(True)

    @property
    def has_labels(self) -> bool:
        """Whether there is room for words."""
        return self.width() - GUTTER >= LABELS

    def stripe_at(self, at: QPoint) -> Stripe | None:
        """Return the stripe under `at`, or nearly so: they are thin."""
        near = [
            one for one in self._stripes if one.box.adjusted(-1, -2, 1, 2).contains(at)
        ]  # fmt: skip
        return min(near, key=lambda one: abs(one.box.center().x() - at.x()), default=None)

    # -- painting -------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._stripes = self._laid_out()
        current = self._view.current
        for stripe in self._stripes:
            self._paint_stripe(painter, stripe, strong=stripe.mark.passage == current)
        for stripe in self._stripes:
            self._paint_signs(painter, stripe)
        if self.has_labels:
            self._paint_labels(painter)
        painter.end()

    def _laid_out(self) -> list[Stripe]:
        """Return the stripes; of two in one lane that share a line, each gets half of it."""
        stripes = [self._stripe(mark) for mark in self._view.marks_on_screen()]
        last: dict[int, Stripe] = {}
        for stripe in stripes:
            above = last.get(stripe.mark.lane)
            if above is not None and above.box.bottom() >= stripe.box.top():
                middle = (above.box.bottom() + stripe.box.top()) // 2
                above.box.setBottom(max(above.box.top(), middle - 1))
                stripe.box.setTop(min(stripe.box.bottom(), middle + 1))
            last[stripe.mark.lane] = stripe
        return stripes

    def _stripe(self, mark: Mark) -> Stripe:
        top, bottom, begins, ends = self._view.rows(mark)
        left = self.width() - tokens.SPACE - _PITCH * (mark.lane + 1)
        return Stripe(mark, QRect(left, top, tokens.STRIPE, max(2, bottom - top)), begins, ends)

    def _paint_stripe(self, painter: QPainter, stripe: Stripe, *, strong: bool) -> None:
        mark, box = stripe.mark, stripe.box
        wide = box.adjusted(-1, 0, 1, 0) if strong or mark is self._hovered else box
        each = max(1, box.height() // len(mark.colours))
        for n, colour in enumerate(mark.colours):
            top = box.top() + each * n
            end = box.bottom() + 1 if n == len(mark.colours) - 1 else top + each
            painter.fillRect(wide.left(), top, wide.width(), end - top, colour)
        if strong:
            right, ends = wide.right() + 1, (mark.colours[0], mark.colours[-1])
            for shown, row, hue in zip(
                (stripe.begins, stripe.ends), (box.top(), box.bottom() - 1), ends, strict=True
            ):
                if shown:
                    painter.fillRect(right, row, _TICK, 2, hue)

    def _paint_signs(self, painter: QPainter, stripe: Stripe) -> None:
        """Draw a star where something important begins, a dot where a comment ends."""
        mark, middle = stripe.mark, stripe.box.center().x() + 1.0
        painter.setPen(Qt.PenStyle.NoPen)
        paper = QColor(self._theme.colours.paper)
        if mark.important and stripe.begins:
            at = QPointF(middle, stripe.box.top() + _STAR)
            painter.setBrush(paper)
            above = stripe.box.adjusted(-1, 0, 1, 0)  # no crumbs of the stripe beside its tip
            above.setHeight(min(above.height(), int(_STAR)))
            painter.drawRect(above)
            painter.drawPath(star(at, _STAR + 2 * _HALO))
            painter.setBrush(mark.colours[0])
            painter.drawPath(star(at, _STAR))
        if mark.comment and stripe.ends:
            at = QPointF(middle, stripe.box.bottom() - _DOT)
            painter.setBrush(paper)
            painter.drawEllipse(at, _DOT + _HALO, _DOT + _HALO)
            painter.setBrush(mark.colours[-1])
            painter.drawEllipse(at, _DOT, _DOT)

    def _paint_labels(self, painter: QPainter) -> None:
        """Say the tags at the first lines of passages, one under another, never over another."""
        painter.setFont(interface_font(tokens.SMALL))
        right = self.width() - GUTTER
        free = -_LINE
        for stripe in sorted(self._stripes, key=lambda one: one.box.top()):
            if not stripe.begins or not stripe.mark.names:
                continue
            top = max(stripe.box.top(), free)
            if top - stripe.box.top() > _STRAYS * _LINE:
                continue
            free = top + _LINE
            box = QRect(tokens.PAD, top, right - tokens.PAD, _LINE)
            self._paint_names(painter, stripe.mark, box)

    def _paint_names(self, painter: QPainter, mark: Mark, box: QRect) -> None:
        """Write the names from the right, each after a swatch of its colour."""
        swatch = tokens.SPACE + tokens.GAP
        said, wide = self._label(mark.names, box.width() - swatch)
        left = box.right() - wide
        strong = mark.passage == self._view.current
        painter.setPen(QColor(self._theme.colours.ink if strong else self._theme.colours.quiet))
        line = QRect(left, box.top(), box.right() - left + 1, box.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, said)
        painter.setPen(Qt.PenStyle.NoPen)
        each = tokens.SPACE / len(mark.colours)
        for n, colour in enumerate(mark.colours):
            top = box.top() + (_LINE - tokens.SPACE) / 2 + each * n
            painter.fillRect(QRectF(left - swatch, top, tokens.SPACE, each), colour)

    def _label(self, names: tuple[str, ...], room: int) -> tuple[str, int]:
        """Return `names` as far as there is `room`, and how wide that is; kept for next frames."""
        found = self._labels.get((names, room))
        if found is None:
            if len(self._labels) >= _KEPT:
                self._labels.clear()
            metrics = QFontMetrics(interface_font(tokens.SMALL))
            said = metrics.elidedText(" · ".join(names), Qt.TextElideMode.ElideRight, room)
            found = self._labels[(names, room)] = (said, metrics.horizontalAdvance(said))
        return found

    # -- pointing -------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.stripe_at(event.pos())
            if found is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), told(found.mark), self, found.box)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.stripe_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.stripe_at(event.position().toPoint())
        if found is not None and event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(found.mark.passage)

    def _hover(self, found: Stripe | None) -> None:
        mark = found.mark if found else None
        if mark is not self._hovered:
            self._hovered = mark
            shape = Qt.CursorShape.PointingHandCursor if mark else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            self.update()


def told(mark: Mark) -> str:
    """Return what a mark says when it is pointed at: its tags, whether important, its comment."""
    first = [part for part in (", ".join(mark.names), mark.evidence) if part] or [_("no tag")]
    first += [_("important")] if mark.important else []
    return "\n".join(part for part in (" · ".join(first), mark.comment) if part)
