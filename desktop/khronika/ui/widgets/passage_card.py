"""A passage: a stripe for each of its tags, its words, and under them where they stand."""

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
        stripes = tuple(theme.tag(tag.colour, tag.id) for tag in passage.tags)
        super().__init__(
            theme,
            quoted(cut(passage.exact, longest)),
            under,
            stripes=stripes or (QColor(theme.colours.line),),
            quotation=True,
        )
        self.passage = passage
        if passage.tags:
            said = ", ".join(" / ".join(tag.path) for tag in passage.tags)
            self.setAccessibleDescription(said)
