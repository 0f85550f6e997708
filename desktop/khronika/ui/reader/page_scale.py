"""How large a page is shown, and where in its pane it lies then. Lengths are in pixels."""

from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSizeF

from khronika.ui.style import tokens

_LEAST, _TIMES, _WIDEST = 80.0, 8.0, 10_000.0  # how wide a page is shown, and how many panes
_MOST_DOTS = 8_000_000  # of a picture: A4 at nearly 300 dots an inch, at four bytes each
A4 = 2**0.5  # its height by its width: what a page is taken for until it is drawn


class Fit(Enum):
    """What follows the pane when that gets another size."""

    WIDTH = auto()
    PAGE = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A page in a pane of `room`, of which a scroll bar takes `bar`.

    Attributes:
        aspect: The height of the page by its width.
        fit: What it is fitted to; NOTHING where a person chose `chosen`, its width.
        natural: No fitting makes it wider; 0 where it may be as wide as there is room.
    """

    room: QSizeF
    bar: float = 0.0
    aspect: float = A4
    fit: Fit = Fit.WIDTH
    chosen: float = 0.0
    natural: float = 0.0

    @property
    def width(self) -> float:
        """How wide the page is."""
        if self.fit is Fit.NOTHING:
            return self.chosen
        across = self.room.width() - 2 * tokens.SPACE
        down = self.room.height() - 2 * tokens.SPACE
        if self.fit is Fit.PAGE:
            wide = min(across, down / self.aspect)
        else:
            wide = across if across * self.aspect <= down else across - self.bar
        return max(min(wide, self.natural or wide), _LEAST / 2)

    @property
    def whole(self) -> QSizeF:
        """The size of the page with what is left free around it."""
        around = 2 * tokens.SPACE
        return QSizeF(self.width + around, self.width * self.aspect + around)

    @property
    def view(self) -> QSizeF:
        """What of `room` the scroll bars leave."""
        whole, room = self.whole, self.room
        has_down = whole.height() > room.height()
        has_across = whole.width() > room.width() - (self.bar if has_down else 0)
        has_down = whole.height() > room.height() - (self.bar if has_across else 0)
        return QSizeF(
            room.width() - (self.bar if has_down else 0),
            room.height() - (self.bar if has_across else 0),
        )

    def page(self, scrolled: QPointF) -> QRectF:
        """Return where the page lies in the pane, in its middle where there is room to spare."""
        whole, view = self.whole, self.view
        across, down = view.width() - whole.width(), view.height() - whole.height()
        left = (across / 2 if across > 0 else -scrolled.x()) + tokens.SPACE
        top = (down / 2 if down > 0 else -scrolled.y()) + tokens.SPACE
        return QRectF(round(left), round(top), self.width, self.width * self.aspect)

    def by(self, factor: float) -> "Scale":
        """Return the page that many times as large, within reason."""
        most = max(min(_TIMES * self.room.width(), _WIDEST), _LEAST)
        chosen = min(max(self.width * factor, _LEAST), most)
        return replace(self, fit=Fit.NOTHING, chosen=chosen)

    def dots(self, ratio: float) -> tuple[int, int]:
        """Return how many dots to draw it in, across and down, on a screen of so many a pixel."""
        across = min(self.width * ratio, (_MOST_DOTS / self.aspect) ** 0.5)
        return max(round(across), 1), max(round(across * self.aspect), 1)


def scrolled_to(scale: Scale, fraction: QPointF, at: QPointF) -> QPointF:
    """Return how far to scroll for the place `fraction` of the page to lie at `at` of the pane."""
    high = scale.width * scale.aspect
    return QPointF(
        fraction.x() * scale.width + tokens.SPACE - at.x(),
        fraction.y() * high + tokens.SPACE - at.y(),
    )
