"""A field with its claims: the preferred value, and the others that were stated beside it."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from khronika.i18n import _
from khronika.ui.fields.value_row import ValueRow
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme, interface_font
from khronika.ui.widgets.link import INSET

CAPTION = 112
CAPTION_NARROW = 92
_DOWN = tokens.GAP + 2  # from a value at rest to the words in the box it turns into
_WRAP = int(Qt.TextFlag.TextWordWrap.value) | int(Qt.AlignmentFlag.AlignLeft.value)


class ClaimField(QWidget):
    """A caption, and at its right the rows of values, the preferred ones first.

    A row that is not preferred says “also stated”, and offers to be preferred. The caption is
    drawn, not a label of its own: a page has dozens, and each row speaks it with its value.
    """

    def __init__(
        self,
        theme: Theme,
        caption: str,
        rows: Iterable[ValueRow] = (),
        *,
        narrow: bool = False,
    ) -> None:
        """`narrow`: it stands on a page beside something else, and the caption takes less room."""
        super().__init__()
        self._theme, self._caption = theme, caption
        wide = CAPTION_NARROW if narrow else CAPTION
        high = QFontMetrics(interface_font()).boundingRect(
            QRect(0, 0, wide, 100_000), _WRAP, caption
        ).height()  # fmt: skip
        self._box = QRect(INSET, tokens.GAP + 1, wide, high)
        self.setMinimumHeight(high + 2 * tokens.GAP)
        self._values = QVBoxLayout(self)
        self._values.setContentsMargins(wide + tokens.PAD, 0, 0, 0)
        self._values.setSpacing(tokens.GAP)
        for row in rows:
            self.add(row)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(interface_font())
        painter.setPen(QColor(self._theme.colours.quiet))
        painter.drawText(self._box, _WRAP, self._caption)
        painter.end()

    def add(self, row: ValueRow) -> None:
        """Put a row under the others."""
        if not row.shown.preferred:
            self._values.addWidget(_also())
        if self._values.isEmpty():
            row.edited.connect(self._turn)
        self._values.addWidget(row)
        if row.acts.prefer is not None:
            self._values.addWidget(_prefer(row), 0, Qt.AlignmentFlag.AlignLeft)

    def _turn(self, editing: bool) -> None:
        """The value beside the caption turns into its editor, or back: stay in line with it."""
        self._box.moveTop(tokens.GAP + 1 + (_DOWN if editing else 0))
        self.update()

    def put_under(self, widget: QWidget) -> None:
        """Put something under the values that is none."""
        self._values.addWidget(widget)


def _also() -> QLabel:
    also = QLabel(_("also stated"))
    also.setProperty("look", "small")
    also.setContentsMargins(INSET, tokens.GAP, 0, 0)
    return also


def _prefer(row: ValueRow) -> QPushButton:
    prefer = QPushButton(_("Prefer"))
    prefer.setProperty("look", "link")
    prefer.setToolTip(_("Show this value in lists and on the timeline (Alt+P)"))
    prefer.setAccessibleName(_("Prefer {value}").format(value=row.shown.said))
    prefer.clicked.connect(row.prefer)
    return prefer
