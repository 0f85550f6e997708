"""The small page on which a new tag is made over the text: its name, its place, its colour."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from khronika.domain.values import Tag
from khronika.i18n import _
from khronika.ui.editors.entry import Pick
from khronika.ui.editors.lines import Line, PickLine
from khronika.ui.editors.papers import HUES
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.style.tokens import TAG_COLOURS
from khronika.ui.widgets.small_page import SmallPage

_SIDE, _STEP = 16, 22  # of a swatch, and from one to the next: thirteen fit into the page


class NewTag(SmallPage):
    """Asks for a new tag; `made` brings its path and the name of its colour, or nothing."""

    made = Signal(str, str)

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent, _("New tag"), _("Make and give it"))
        self.name = Line(_("Name"), _("What this passage shows"))
        self.under = PickLine(_("Under"), ())
        self.colour = Swatches(theme)
        self.put(self.name, _("Name"))
        self.put(self.under, _("Under"))
        self.put(self.colour, _("Colour"))
        self.name.textChanged.connect(lambda text: self.act.setEnabled(bool(text.strip())))
        self.act.setEnabled(False)

    def ask(self, tags: Sequence[Tag], spot: QRect, name: str = "") -> None:
        """Appear under `spot`, in the parent's coordinates, or where else it leaves that seen."""
        self.under.offer(Pick(text=" / ".join(tag.path), id=tag.id) for tag in tags)
        self.under.setPlaceholderText(_("nothing: it stands by itself"))
        self.name.fill(name)
        self.under.clear()
        self.colour.choose("")
        self.appear(spot)
        self.name.setFocus()

    def take(self) -> None:
        """Make the tag."""
        name, under = self.name.text().strip(), self.under.text().strip()
        if name:
            self.hide()
            parent = "/".join(part.strip() for part in under.split("/") if part.strip())
            self.made.emit(f"{parent}/{name}" if parent else name, self.colour.chosen)


class Swatches(QWidget):
    """The twelve colours of tags in a row, and before them: whichever comes next."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._names = ("", *TAG_COLOURS)
        self.chosen = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(_STEP + 2 * tokens.GAP)
        self.setMouseTracking(True)
        self.choose("")

    def choose(self, name: str) -> None:
        """Choose a colour by its name; empty for the next in turn."""
        self.chosen = name
        said = _(HUES[name]) if name else _("the next one")
        self.setAccessibleName(_("Colour: {name}").format(name=said))
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_STEP * len(self._names) + 2 * tokens.GAP, self.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            at = self._names.index(self.chosen) + step
            self.choose(self._names[at % len(self._names)])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pick(event.position().toPoint())

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, colours = QPainter(self), self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, name in enumerate(self._names):
            box = self._box(at)
            if name:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.tag(name, 0))
                painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
            else:  # the next in turn has no colour yet: an empty frame with a dash
                painter.setPen(QColor(colours.edge))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box, tokens.RADIUS, tokens.RADIUS)
                middle = box.center().y() + 1
                painter.drawLine(box.left() + 5, middle, box.right() - 4, middle)
            if name == self.chosen:
                pen = QColor(colours.accent if self.hasFocus() else colours.ink)
                painter.setPen(pen)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                around = box.adjusted(-2, -2, 2, 2)
                painter.drawRoundedRect(around, tokens.RADIUS + 2, tokens.RADIUS + 2)
                if self.hasFocus():
                    painter.drawRoundedRect(around.adjusted(-1, -1, 1, 1), 7, 7)
        painter.end()

    def _box(self, at: int) -> QRect:
        return QRect(tokens.GAP + at * _STEP, (self.height() - _SIDE) // 2, _SIDE, _SIDE)

    def _pick(self, at: QPoint) -> None:
        for place, name in enumerate(self._names):
            if self._box(place).adjusted(-3, -3, 3, 3).contains(at):
                self.choose(name)
                return
