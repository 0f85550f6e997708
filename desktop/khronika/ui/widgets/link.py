"""Something that opens a record: its words wrap, Enter or a click opens it."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from khronika.ui.models.record_rows import Badge
from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import Theme, interface_font
from khronika.ui.widgets.pressable import Pressable

_WRAP = int(Qt.TextFlag.TextWordWrap.value) | int(Qt.AlignmentFlag.AlignLeft.value)
_WISHED = 200
_LEAST = 120  # pixels for words beside a badge; where there is less, the badge stands under them
INSET = tokens.SPACE  # between the edge, which shows when pointed at, and the words


class Link(Pressable):
    """A line in the accent's colour, quieter lines under it, an icon before, a state behind.

    A `quotation` is drawn in ink instead.
    """

    least = tokens.ROW  # pixels of height
    icon_size = tokens.ICON
    room_behind = 0  # pixels after the words that a kind of link keeps for a mark of its own

    def __init__(
        self,
        theme: Theme,
        title: str,
        under: str = "",
        *,
        icon: str = "",
        badge: Badge | None = None,
        quotation: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._title, self._under = theme, title, under
        self._icon, self._badge = icon, badge
        self._quotation = quotation
        self._measured: dict[int, tuple[QRect, QRect, QRect]] = {}  # by width
        self.setText(title)
        said = [title, under, badge.word if badge else ""]
        self.setAccessibleName("; ".join(part for part in said if part))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Fixed would mean: never higher than the hint, whatever a width needs.
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def title_font(self) -> QFont:
        """Return the font of the first line."""
        return interface_font()

    def stripes(self) -> Sequence[QColor]:
        """Return the colours of the stripes before it, in the palette that is on."""
        return ()

    def title_colour(self) -> str:
        """Return the colour of the first line."""
        colours = self._theme.colours
        if not self.isEnabled():
            return colours.faint
        return colours.ink if self._quotation else colours.accent

    def sizeHint(self) -> QSize:
        return QSize(_WISHED, self.heightForWidth(_WISHED))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, tokens.ROW)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        lowest = max(box.bottom() for box in self._boxes(width))
        return max(self.least, lowest + tokens.GAP + 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours, painter = self._theme.colours, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isDown() or self.underMouse():
            painter.setBrush(QColor(colours.wash if self.isDown() else colours.wash_away))
            painter.drawRoundedRect(self.rect(), tokens.RADIUS, tokens.RADIUS)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        title, under, badge = self._boxes(self.width())
        painter.setFont(self.title_font())
        painter.setPen(QColor(self.title_colour()))
        painter.drawText(title, _WRAP, self._title)
        painter.setFont(interface_font(tokens.SMALL))
        painter.setPen(QColor(colours.quiet))
        painter.drawText(under, _WRAP, self._under)
        self._marks(painter, badge)
        if self.hasFocus():
            half = colours.ring / 2
            painter.setPen(QPen(QColor(colours.accent), colours.ring))
            inner = QRectF(self.rect()).adjusted(half, half, -half, -half)
            painter.drawRoundedRect(inner, tokens.RADIUS, tokens.RADIUS)
        painter.end()

    def _marks(self, painter: QPainter, badge: QRect) -> None:
        colours, scale = self._theme.colours, self.devicePixelRatioF()
        if self._icon:
            drawn = pixmap(self._icon, colours.quiet, self.icon_size, scale)
            line = QFontMetrics(self.title_font()).height()
            painter.drawPixmap(INSET, tokens.GAP + 1 + (line - self.icon_size) // 2, drawn)
        if self._badge:
            colour = getattr(colours, self._badge.role)
            drawn = pixmap(self._badge.icon, colour, tokens.ICON, scale)
            painter.drawPixmap(badge.left(), badge.top(), drawn)
            painter.setPen(QColor(colour))
            words = badge.adjusted(tokens.ICON + tokens.GAP, 0, 0, 0)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter.value), self._badge.word)
        stripes = self.stripes()
        each = (self.height() - tokens.SPACE) // max(1, len(stripes))
        for n, hue in enumerate(stripes):
            painter.fillRect(0, tokens.GAP + each * n, tokens.STRIPE - 1, each, hue)

    def forget_boxes(self) -> None:
        """Measure the words anew: they are other ones."""
        self._measured.clear()

    def _boxes(self, width: int) -> tuple[QRect, QRect, QRect]:
        """Return where the title, the words under it and the badge go, measured once a width."""
        if width not in self._measured:
            self._measured[width] = self._measure(width)
        return self._measured[width]

    def _measure(self, width: int) -> tuple[QRect, QRect, QRect]:
        left = INSET + (self.icon_size + tokens.SPACE if self._icon else 0)
        small, text = interface_font(tokens.SMALL), self.title_font()
        right, badge = width - INSET - self.room_behind, QRect()
        beneath = False
        if self._badge:
            wide = tokens.ICON + tokens.GAP
            wide += QFontMetrics(small).horizontalAdvance(self._badge.word)
            badge = QRect(width - INSET - wide, tokens.GAP + 1, wide + 1, tokens.ICON)
            beneath = self._is_narrow(text, right - left - wide - tokens.SPACE)
            right -= 0 if beneath else wide + tokens.SPACE
        title = _fitted(text, self._title, max(60, right - left))
        title.moveTo(left, tokens.GAP + 1)
        under = QRect(left, title.bottom(), 0, 0)
        if self._under:
            under = _fitted(small, self._under, max(60, width - INSET - left))
            under.moveTo(left, title.bottom() + 2)
        if beneath:
            badge.moveTo(left, max(title.bottom(), under.bottom()) + 2)
        return title, under, badge

    def _is_narrow(self, font: QFont, room: int) -> bool:
        """Whether the first line would break into crumbs, or be cut, in so many pixels."""
        return room < min(_LEAST, QFontMetrics(font).horizontalAdvance(self._title))


def _fitted(font: QFont, text: str, width: int) -> QRect:
    box = QFontMetrics(font).boundingRect(QRect(0, 0, width, 100_000), _WRAP, text)
    return QRect(0, 0, width, box.height())
