"""The line at the foot of the timeline: what is pointed at, in words, and what shapes mean."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from khronika.domain.spans import Lane
from khronika.i18n import N_, _
from khronika.ui.style import tokens
from khronika.ui.style.icons import pixmap
from khronika.ui.style.theme import Theme, interface_font
from khronika.ui.timeline import marks, measures
from khronika.ui.timeline.about import About
from khronika.ui.timeline.ink import Hues, Ink
from khronika.ui.timeline.line import Line

_SAMPLE = 28  # how wide a shape of the legend is drawn
_ROOMY = 3 * tokens.LIST_WIDE  # a line so long holds words and the legend
_WORDS = (N_("one day"), N_("certain"), N_("possible"), N_("no bound known"))


class Legend(QWidget):
    """Says what the shapes mean; it goes when there is no room for it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("; ".join(_(word) for word in _WORDS))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(interface_font(tokens.SMALL))
        wide = sum(metrics.horizontalAdvance(_(word)) for word in _WORDS)
        wide += len(_WORDS) * (_SAMPLE + tokens.GAP + tokens.ROOM)
        return QSize(round(wide), measures.STATUS - 2 * tokens.GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink = Ink(self._theme)
        hues = Hues(ink.quiet, ink.paper, ink.quiet)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = interface_font(tokens.SMALL)
        painter.setFont(font)
        metrics, left, ratio = QFontMetricsF(font), 0.0, self.devicePixelRatioF()
        middle, high = self.height() / 2, 10.0
        box = QRectF(0, middle - high / 2, _SAMPLE, high)
        for at, word in enumerate(_WORDS):
            shape = box.translated(left, 0)
            if at == 0:
                stamp = marks.diamond(hues.solid.name(), ink.paper.name(), 12, True, ratio)
                marks.put(painter, stamp, QPointF(left + _SAMPLE - 8, middle))
            elif at == 3:
                stamp = marks.fade(hues.solid.name(), _SAMPLE, high, True, ratio)
                painter.drawPixmap(shape.topLeft(), stamp)
            else:
                painter.setPen(Qt.PenStyle.NoPen if at == 1 else QPen(hues.outline, 1))
                painter.setBrush(hues.solid if at == 1 else hues.pale)
                inner = shape if at == 1 else shape.adjusted(0.5, 0.5, -0.5, -0.5)
                painter.drawRoundedRect(inner, 3, 3)
            painter.setPen(ink.quiet)
            said = _(word)
            left += _SAMPLE + tokens.GAP
            painter.drawText(QPointF(left, middle + metrics.capHeight() / 2), said)
            left += metrics.horizontalAdvance(said) + tokens.ROOM
        painter.end()


class Status(QWidget):
    """Tells by words what ring and pointer tell by place; a tooltip for the keyboard."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shape, self._said, self.legend = QLabel(), Line(theme), Legend(theme)
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(measures.STATUS)
        row = QHBoxLayout(self)
        row.setContentsMargins(tokens.PAD, 0, tokens.SPACE, 0)
        row.setSpacing(tokens.GAP)
        row.addWidget(self._shape)
        row.addWidget(self._said, 1)
        row.addWidget(self.legend)

    @property
    def words(self) -> str:
        """What is said."""
        return self._said.text()

    def say(self, text: str, *, is_hint: bool = False) -> None:
        """Say `text`; beside a hint there is room for the legend."""
        self.legend.setVisible(is_hint or self.width() >= _ROOMY)
        self._shape.hide()
        self._said.setText(text)

    def tell(self, about: About, lane: Lane | None) -> None:
        """Say what an incident is, and in which lane."""
        self.legend.setVisible(self.width() >= _ROOMY)
        if about.badge is not None:
            colour = getattr(self._theme.colours, about.badge.role)
            ratio = self.devicePixelRatioF()
            self._shape.setPixmap(pixmap(about.badge.icon, colour, tokens.ICON, ratio))
            self._shape.setToolTip(about.badge.word)
        self._shape.setVisible(about.badge is not None)
        self._said.setText(about.words(lane.title if lane else ""))
