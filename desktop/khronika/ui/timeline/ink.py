"""The timeline's colours: all of them of the palette that is on, or mixed from it."""

from PySide6.QtGui import QColor

from khronika.domain.spans import Lane
from khronika.ui.style.theme import Theme

_POSSIBLE, _OUTLINE, _RAISED = 0.22, 0.7, 0.5


class Hues:
    """One lane's colours: `solid` for what is certain, `pale` for what is possible."""

    __slots__ = ("outline", "pale", "solid", "spread", "word")

    def __init__(self, solid: QColor, paper: QColor, word: QColor) -> None:
        self.solid, self.word = solid, word
        self.pale = mixed(solid, paper, _POSSIBLE)
        self.outline = mixed(solid, paper, _OUTLINE)
        self.spread = mixed(solid, paper, _RAISED)


class Ink:
    """Colours for one palette; made anew when it changes."""

    def __init__(self, theme: Theme) -> None:
        colours = theme.colours
        self.theme = theme
        self.paper, self.ground = QColor(colours.paper), QColor(colours.ground)
        self.ink, self.quiet, self.faint = map(QColor, (colours.ink, colours.quiet, colours.faint))
        self.line, self.accent = QColor(colours.line), QColor(colours.accent)
        self.wash, self.raised, self.edge = map(
            QColor, (colours.wash, colours.raised, colours.edge)
        )
        self.wash_away = QColor(colours.wash_away)
        self.grid = mixed(self.line, self.paper, 0.55)
        self._hues: dict[tuple[int, str | None, str | None], Hues] = {}

    def hues(self, lane: Lane, at: int) -> Hues:
        """Return the colours of the lane that stands at `at`."""
        key = (at, lane.hue, lane.role)
        if key not in self._hues:
            colour = getattr(self.theme.colours, lane.role) if lane.role else None
            solid = QColor(colour) if colour else self.theme.tag(lane.hue, at + 1)
            self._hues[key] = Hues(solid, self.paper, self.quiet)
        return self._hues[key]


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return `share` of one colour with the rest of another: what is drawn is opaque."""
    rest = 1 - share
    return QColor(
        round(one.red() * share + other.red() * rest),
        round(one.green() * share + other.green() * rest),
        round(one.blue() * share + other.blue() * rest),
    )
