"""The page of settings: parts with a title, rows with a name at the left and a choice beside."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from khronika.ui.style import tokens

_NAMES = 216  # pixels, for the names of the settings
NARROW = 152
_CHOICES = 264
WIDEST = 760  # longer lines tire the eyes


class OptionForm(QWidget):
    """Filled from the top: `part`, then `section` and `row`, as often as needed."""

    def __init__(self, names: int = _NAMES) -> None:
        """`names`: how wide the names of the settings stand, in pixels."""
        super().__init__()
        self._names = names
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE)
        self._grid: QGridLayout | None = None

    def part(self, title: str, under: str = "") -> None:
        """Begin one of the large parts."""
        self._end()
        if self._column.count():
            self._column.addSpacing(tokens.WIDE)
        if title:
            self._column.addWidget(said(title, "title"))
        if under:
            self._column.addWidget(said(under, "quiet"))

    def section(self, title: str) -> None:
        """Begin some rows that belong together."""
        self._end()
        line = QFrame()
        line.setProperty("look", "line")
        self._column.addSpacing(tokens.GAP)
        self._column.addWidget(line)
        self._column.addWidget(said(title, "caption"))

    def row(self, name: str, choice: QWidget, hint: str = "", *, wide: bool = False) -> None:
        """Add a setting; `wide` lets its choice take all the room there is."""
        grid, top = self._rows(), Qt.AlignmentFlag.AlignTop
        at = grid.rowCount()
        label = said(name)
        label.setMinimumHeight(tokens.ROW)
        label.setBuddy(choice)
        grid.addWidget(label, at, 0, top)
        if wide:
            grid.addWidget(choice, at, 1)
        else:
            choice.setFixedWidth(_CHOICES)
            grid.addWidget(choice, at, 1, top | Qt.AlignmentFlag.AlignLeft)
        if hint:
            grid.addWidget(_hint(hint), at + 1, 1)

    def beside(self, widget: QWidget) -> None:
        """Add something under the choices, as wide as there is room."""
        self._rows().addWidget(widget, self._rows().rowCount(), 1)

    def tick(self, box: QWidget, hint: str = "") -> None:
        """Add something to tick; its words are its own."""
        grid = self._rows()
        at = grid.rowCount()
        grid.addWidget(box, at, 1, Qt.AlignmentFlag.AlignLeft)
        if hint:
            grid.addWidget(_hint(hint), at + 1, 1)

    def fact(self, name: str, label: QLabel) -> None:
        """Add something that can only be read."""
        grid, top = self._rows(), Qt.AlignmentFlag.AlignTop
        at = grid.rowCount()
        grid.addWidget(said(name, "quiet"), at, 0, top)
        grid.addWidget(label, at, 1, top)

    def whole(self, widget: QWidget) -> None:
        """Add something that takes the whole width."""
        self._end()
        self._column.addWidget(widget)

    def buttons(self, *made: QWidget) -> None:
        """Add buttons, under the choices."""
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE)
        for one in made:
            row.addWidget(one)
        row.addStretch(1)
        self._rows().addLayout(row, self._rows().rowCount(), 1)

    def _rows(self) -> QGridLayout:
        if self._grid is None:
            self._grid = QGridLayout()
            self._grid.setHorizontalSpacing(tokens.ROOM)
            self._grid.setVerticalSpacing(tokens.GAP)
            self._grid.setColumnMinimumWidth(0, self._names)
            self._grid.setColumnStretch(1, 1)
            self._column.addLayout(self._grid)
        return self._grid

    def _end(self) -> None:
        self._grid = None


def _hint(text: str) -> QLabel:
    """It belongs to what stands over it: the next setting keeps away."""
    label = said(text, "small")
    label.setContentsMargins(0, 0, 0, tokens.GAP)
    return label


def said(text: str, look: str = "") -> QLabel:
    """Return words in a label that wraps."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("look", look)
    return label
