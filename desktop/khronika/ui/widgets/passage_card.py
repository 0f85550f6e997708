"""A passage: a stripe for each of its tags, its words, and under them where they stand."""

from collections.abc import Sequence

from PySide6.QtGui import QColor

from khronika.domain.values import Passage
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.link import Link
from khronika.ui.words import cut, quoted

LONGEST = 400  # characters that are quoted


class PassageCard(Link):
    """Quotes `passage`; a click or Enter is its `clicked`."""

    def __init__(
        self, theme: Theme, passage: Passage, under: str = "", longest: int = LONGEST
    ) -> None:
        """`under`: a line about it, such as its document; `longest`: characters that are quoted."""
        super().__init__(theme, quoted(cut(passage.exact, longest)), under, quotation=True)
        self.passage = passage
        if passage.tags:
            said = ", ".join(" / ".join(tag.path) for tag in passage.tags)
            self.setAccessibleDescription(said)

    def stripes(self) -> Sequence[QColor]:
        return stripes_of(self._theme, self.passage)


def stripes_of(theme: Theme, passage: Passage) -> Sequence[QColor]:
    """Return a colour for each tag of `passage` in the palette that is on; a line's for none."""
    tags = [theme.tag(tag.colour, tag.id) for tag in passage.tags]
    return tags or [QColor(theme.colours.line)]
