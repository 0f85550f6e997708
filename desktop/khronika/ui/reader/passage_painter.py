"""How a marked passage looks in a list: stripes, its words, its tags as chips."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPalette, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from khronika.domain.kinds import RecordId
from khronika.domain.values import Passage, Tag
from khronika.i18n import _
from khronika.ui.reader.evidence import briefly, evidence
from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import Theme, interface_font
from khronika.ui.widgets.shares import fair_cap

PASSAGE = Qt.ItemDataRole.UserRole
_LINE = 18
_CHIP = 18
_SWATCH = tokens.SPACE
_HEIGHT = 2 * _LINE + _CHIP + 2 * tokens.SPACE + tokens.GAP + 2
_FOOT = 2 * _LINE + tokens.GAP  # from the top of the words to the chips
_SIGN = 14  # of a comment
_KEPT = 512  # cards that are set and may be drawn again
_LONGEST = 132  # of a chip where they do not all fit
_BAR = 3
_FADED = 6  # of a word of the comment, in characters, at least; less tells nothing
_RIGHT = Qt.TextElideMode.ElideRight


def labels(passage: Passage) -> str:
    """Return in words the tags of `passage`, what it is evidence of, its importance and comment."""
    words = [" / ".join(tag.path) for tag in passage.tags]
    if said := evidence(passage):
        words.append(said)
    if passage.important:
        words.append(_("important"))
    if passage.comment:
        words.append(passage.comment)
    return " · ".join(words)


class PassagePainter(QStyledItemDelegate):
    """Draws the `PASSAGE` of a row, all of one height, so that five thousand scroll as ten do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._set: dict[RecordId, _Set] = {}

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(100, _HEIGHT)

    def tag_at(self, passage: Passage, box: QRect, at: QPoint) -> Tag | None:
        """Return the tag whose chip lies at `at` on the card that is drawn into `box`."""
        inner = _inner(box)
        chips, inside = self._of(passage, inner).chips, at - inner.topLeft()
        return next((tag for tag, chip, _said in chips if chip.contains(inside)), None)

    def _of(self, passage: Passage, inner: QRect) -> "_Set":
        """Return how `passage` is set at this width: found out once, drawn at every frame."""
        made = self._set.get(passage.id)
        if made is None or made.passage is not passage or made.width != inner.width():
            if len(self._set) >= _KEPT:
                self._set.clear()
            made = self._set[passage.id] = _set(passage, inner.width())
        return made

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        passage: Passage = index.data(PASSAGE)
        colours, box = self._theme.colours, QRect(option.rect)
        painter.save()
        self._ground(painter, option, box)
        inner = _inner(box)
        self._stripes(painter, passage, box)
        card = self._of(passage, inner)
        self._words(painter, card, inner)
        self._foot(painter, card, inner)
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, QColor(colours.line))
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        colours, state = self._theme.colours, option.state
        active = option.palette.currentColorGroup() is QPalette.ColorGroup.Active
        active = active and bool(state & QStyle.StateFlag.State_HasFocus)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(colours.wash if active else colours.wash_away))
            if active:
                painter.fillRect(box.left(), box.top(), _BAR, box.height(), QColor(colours.accent))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(colours.raised))

    def _stripes(self, painter: QPainter, passage: Passage, box: QRect) -> None:
        hues = [self._theme.tag(tag.colour, tag.id) for tag in passage.tags]
        hues = hues or [QColor(self._theme.colours.quiet)]
        whole = box.height() - 2 * tokens.SPACE
        for n, hue in enumerate(hues):
            top, end = whole * n // len(hues), whole * (n + 1) // len(hues)
            left = box.left() + tokens.SPACE
            painter.fillRect(left, box.top() + tokens.SPACE + top, tokens.STRIPE, end - top, hue)

    def _words(self, painter: QPainter, card: "_Set", inner: QRect) -> None:
        colours = self._theme.colours
        painter.setFont(interface_font())
        painter.setPen(QColor(colours.ink))
        for n, line in enumerate(card.lines):
            box = QRect(inner.left(), inner.top() + n * _LINE, inner.width(), _LINE)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, line)
        if card.passage.important:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            at = QPointF(inner.right() - 5, inner.top() + _LINE / 2)
            painter.fillPath(star(at, 6.0), QColor(colours.ink))

    def _foot(self, painter: QPainter, card: "_Set", inner: QRect) -> None:
        """Draw the tags as chips and, after them, as much of the comment as there is room for."""
        painter.setFont(interface_font(tokens.SMALL))
        for tag, chip, said in card.chips:
            self._chip(painter, tag, chip.translated(inner.topLeft()), said)
        foot = card.foot.translated(inner.topLeft())
        painter.setPen(QColor(self._theme.colours.quiet))
        if card.passage.comment and foot.width() >= tokens.ICON:
            scale = painter.device().devicePixelRatio()
            drawn = pixmap("message-square-text", self._theme.colours.quiet, _SIGN, scale)
            painter.drawPixmap(foot.left(), foot.top() + 2, drawn)
            foot = foot.adjusted(_SIGN + tokens.GAP, 0, 0, 0)
        painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, card.said)

    def _chip(self, painter: QPainter, tag: Tag, chip: QRect, said: str) -> None:
        colours = self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.line))
        painter.setBrush(QColor(colours.raised))
        painter.drawRoundedRect(chip.adjusted(0, 0, -1, -1), tokens.RADIUS, tokens.RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.tag(tag.colour, tag.id))
        top = chip.top() + (_CHIP - _SWATCH) // 2
        painter.drawRoundedRect(chip.left() + 5, top, _SWATCH, _SWATCH, 2, 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(colours.ink))
        words = chip.adjusted(5 + _SWATCH + tokens.GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, said)


@dataclass(frozen=True, slots=True)
class _Set:
    """A passage as it is set at one width: its lines, and from its corner its chips and the rest
    of their line with the words there.
    """

    passage: Passage
    width: int
    lines: list[str]
    chips: list[tuple[Tag, QRect, str]]
    foot: QRect
    said: str


def _set(passage: Passage, width: int) -> _Set:
    metrics = QFontMetrics(interface_font(tokens.SMALL))
    chips = _chips(passage, width, metrics)
    left = chips[-1][1].right() + tokens.GAP + 1 if chips else 0
    foot = QRect(left, _FOOT, width - left, _CHIP)
    said = _foot_words(passage, foot.width(), metrics)
    beside_star = width - (tokens.ROOM if passage.important else 0)
    lines = _two_lines(QFontMetrics(interface_font()), passage.exact, beside_star, width)
    return _Set(passage, width, lines, chips, foot, said)


def _foot_words(passage: Passage, width: int, metrics: QFontMetrics) -> str:
    """Return what stands behind the chips: the comment, and what it is evidence of."""
    told, comment = briefly(passage), " ".join((passage.comment or "").split())
    if not (passage.tags or comment or told[0]):
        return _("no tag")
    least = _FADED * metrics.averageCharWidth()
    room = width - (_SIGN + tokens.GAP if comment else 0)
    if comment and told[0] and room >= 3 * least:
        comment = metrics.elidedText(comment, _RIGHT, room // 2)
    said = [" · ".join(part for part in (comment, cited) if part) for cited in told]
    if whole := next((one for one in said if metrics.horizontalAdvance(one) <= room), None):
        return whole
    return metrics.elidedText(said[-1], _RIGHT, room) if room >= least else ""


def _inner(box: QRect) -> QRect:
    return box.adjusted(tokens.ROOM + tokens.GAP, tokens.SPACE, -tokens.PAD, -tokens.SPACE)


def _chips(passage: Passage, width: int, metrics: QFontMetrics) -> list[tuple[Tag, QRect, str]]:
    """Return each tag with its box and words; the last is cut to what room there is."""
    made, left = [], 0
    around = 5 + _SWATCH + tokens.GAP + 6
    whole = [metrics.horizontalAdvance(tag.called) + around for tag in passage.tags]
    longest = max(_LONGEST, fair_cap(whole, width - tokens.GAP * (len(whole) - 1)))
    for tag in passage.tags:
        said = metrics.elidedText(tag.called, _RIGHT, longest - around + 1)
        wide = metrics.horizontalAdvance(said) + around
        room = width - left
        if wide > room:
            if room < around + _FADED * metrics.averageCharWidth():
                break
            said, wide = metrics.elidedText(tag.called, _RIGHT, room - around), room
        made.append((tag, QRect(left, _FOOT, wide, _CHIP), said))
        left += wide + tokens.GAP
    return made


def _two_lines(metrics: QFontMetrics, text: str, width: int, under: int) -> list[str]:
    """Break `text` at a space into what two lines hold, `width` and `under` wide; the second
    ends in … if it must. Words further on than two lines can hold are not looked at.
    """
    words, first = " ".join(text[: 2 * under].split()).split(" "), ""
    at = 0
    while at < len(words) and metrics.horizontalAdvance(f"{first} {words[at]}".strip()) <= width:
        first = f"{first} {words[at]}".strip()
        at += 1
    second = metrics.elidedText(" ".join(words[at:]), _RIGHT, under)
    return [line for line in (first, second) if line]


def star(middle: QPointF, radius: float) -> QPainterPath:
    """Return a star of five points around `middle`."""
    path = QPainterPath()
    points = [(0, -1), (0.25, -0.34), (0.95, -0.31), (0.4, 0.13), (0.59, 0.81), (0, 0.42)]
    points += [(-x, y) for x, y in reversed(points[1:-1])]
    polygon = QPolygonF([middle + QPointF(x, y) * radius for x, y in points])
    path.addPolygon(polygon)
    path.closeSubpath()
    return path
