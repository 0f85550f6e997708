"""Every key of the window on one page: the actions by menu, then the keys of each place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from khronika.i18n import _
from khronika.language.folding import fold
from khronika.ui import keys
from khronika.ui.actions import ActionSpec, plain, spoken_keys
from khronika.ui.menus import listed
from khronika.ui.style import tokens
from khronika.ui.widgets.find_line import FindLine
from khronika.ui.widgets.paper import Paper
from khronika.ui.widgets.reading_order import InReadingOrder

_COLUMN = 380  # pixels: as many columns stand beside each other as the window has room for
_MOST_COLUMNS = 3
_RECENT = "text.tag_"
_SMALLEST = QSize(2 * _COLUMN + 4 * tokens.WIDE, 640)


@dataclass(frozen=True, slots=True)
class KeyRow:
    """One line of the sheet: what is done, and by which keys; `keys` is empty for none.

    `actions` are the ids of what it is about; keys that are no actions have none.
    """

    text: str
    keys: str
    actions: tuple[str, ...] = ()


def rows() -> Iterator[tuple[str, list[KeyRow]]]:
    """Yield everything the sheet holds, under the captions it stands by."""
    for title, specs in listed():
        yield title, list(_action_rows(specs))
    for title, lines in keys.groups():
        yield title, [KeyRow(text, said) for text, said in lines]


def _action_rows(specs: Sequence[ActionSpec]) -> Iterator[KeyRow]:
    """Yield a line for each action; the nine recent tags share one."""
    recent = [spec for spec in specs if spec.id.startswith(_RECENT)]
    for spec in specs:
        if spec in recent[1:]:
            continue
        if recent and spec is recent[0]:
            ends = (spoken_keys(recent[0]), spoken_keys(recent[-1]))
            text = plain(spec.text).format(n="–".join(ends))
            yield KeyRow(text, " … ".join(ends), tuple(one.id for one in recent))
        else:
            yield KeyRow(plain(spec.text), spoken_keys(spec), (spec.id,))


class KeysSheet(InReadingOrder, QDialog):
    """Lists the keys; it may stay open while one works. A line on top narrows it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Keys"))
        self._rows = list(rows())
        self._shown = 0
        asks = _("Find among the keys")
        self.line = FindLine(asks, asks, stays=False)
        self.line.textChanged.connect(self._lay)
        self.line.left.connect(self.close)
        self._scroll = QScrollArea()
        self._lay_out()
        self.resize(self._best())
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._columns() != self._shown:
            self._lay()

    def _best(self) -> QSize:
        """Return a size with room for all columns if the window behind has it."""
        parent = self.parentWidget()
        room = parent.size() if parent is not None else _SMALLEST
        width = _MOST_COLUMNS * _COLUMN + 5 * tokens.WIDE
        return QSize(min(width, room.width() - 2 * tokens.WIDE), room.height() - 4 * tokens.WIDE)

    def _columns(self) -> int:
        return max(1, min(_MOST_COLUMNS, (self.width() - 2 * tokens.WIDE) // _COLUMN))

    def _narrowed(self) -> list[tuple[str, list[KeyRow]]]:
        sought = fold(self.line.text()).split()
        kept = []
        for title, lines in self._rows:
            fitting = [one for one in lines if _fits(one, title, sought)]
            if fitting:
                kept.append((title, fitting))
        return kept

    def _lay(self) -> None:
        """Put the groups into as many columns as there is room for, in order, evenly filled."""
        self._shown = self._columns()
        page, row = Paper(), QHBoxLayout()
        page.setLayout(row)
        row.setContentsMargins(tokens.WIDE, tokens.SPACE, tokens.WIDE, tokens.WIDE)
        row.setSpacing(2 * tokens.WIDE)
        groups = self._narrowed()
        for column in _dealt(groups, self._shown):
            stack = QVBoxLayout()
            stack.setSpacing(tokens.ROOM)
            for title, lines in column:
                stack.addLayout(_group(title, lines))
            stack.addStretch(1)
            row.addLayout(stack, 1)
        if not groups:
            row.addWidget(
                _label(_("No key is called that."), "quiet"), 1, Qt.AlignmentFlag.AlignTop
            )
        self._scroll.setWidget(page)

    def _lay_out(self) -> None:
        heading = _label(_("Keys"), "heading")
        top = QHBoxLayout()
        top.setContentsMargins(tokens.WIDE, tokens.ROOM, tokens.WIDE, tokens.SPACE)
        top.setSpacing(tokens.WIDE)
        top.addWidget(heading)
        top.addStretch(1)
        self.line.setFixedWidth(_COLUMN - tokens.WIDE)
        top.addWidget(self.line)
        head = QWidget()
        head.setProperty("look", "paper")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head.setLayout(top)
        self._scroll.setProperty("look", "paper")
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(_("Keys"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addWidget(self._scroll, 1)
        self.line.setFocus()


def _fits(row: KeyRow, title: str, sought: Sequence[str]) -> bool:
    said = fold(f"{title} {row.text} {row.keys}")
    return all(word in said for word in sought)


def _dealt(
    groups: Sequence[tuple[str, list[KeyRow]]], count: int
) -> list[list[tuple[str, list[KeyRow]]]]:
    """Divide the groups among columns, keeping their order, none much longer than the rest."""
    heights = [len(lines) + 2 for _title, lines in groups]
    most = max([*heights, -(-sum(heights) // count)], default=1)
    while True:
        columns: list[list[tuple[str, list[KeyRow]]]] = [[]]
        tall = 0
        for group, height in zip(groups, heights, strict=True):
            if tall and tall + height > most:
                columns.append([])
                tall = 0
            columns[-1].append(group)
            tall += height
        if len(columns) <= count:
            return columns
        most += 1


def _group(title: str, lines: Sequence[KeyRow]) -> QVBoxLayout:
    """Each line by itself: in a grid the longest keys of all would narrow the words of all."""
    column = QVBoxLayout()
    column.setSpacing(tokens.GAP)
    column.addWidget(_label(title, "caption"))
    for line in lines:
        words, row = _label(line.text), QHBoxLayout()
        words.setWordWrap(True)
        row.setSpacing(tokens.SPACE)
        row.addWidget(words, 1)
        row.addWidget(_label(line.keys or _("no key"), "quiet"), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
    return column


def _label(text: str, look: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("look", look)
    return label
