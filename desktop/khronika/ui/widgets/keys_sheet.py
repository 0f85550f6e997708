"""Every key of the window on one page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from khronika.i18n import _
from khronika.ui.actions import ActionSpec, plain, spoken_keys
from khronika.ui.menus import listed
from khronika.ui.style import tokens


class KeysSheet(QDialog):
    """Lists the actions by menu; it may stay open while one works."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Khronika"))
        room = parent.size()
        self.resize(min(860, room.width() - tokens.WIDE), min(620, room.height() - 2 * tokens.WIDE))
        columns = [QVBoxLayout(), QVBoxLayout()]
        heights = [0, 0]
        for title, specs in listed():
            with_keys = [spec for spec in specs if spec.keys]
            if not with_keys:
                continue
            shortest = heights.index(min(heights))
            columns[shortest].addLayout(_group(title, with_keys))
            heights[shortest] += len(with_keys) + 2
        page, row = QWidget(), QHBoxLayout()
        page.setLayout(row)
        page.setProperty("look", "column")
        row.setContentsMargins(tokens.WIDE, tokens.ROOM, tokens.WIDE, tokens.WIDE)
        row.setSpacing(2 * tokens.WIDE)
        for column in columns:
            column.setSpacing(tokens.ROOM)
            column.addStretch(1)
            row.addLayout(column, 1)
        heading = QLabel(_("Keys"))
        heading.setProperty("look", "heading")
        heading.setContentsMargins(tokens.WIDE, tokens.ROOM, tokens.WIDE, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(_("Keys"))
        scroll.setWidget(page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(heading)
        whole.addWidget(scroll, 1)


def _group(title: str, specs: list[ActionSpec]) -> QGridLayout:
    grid = QGridLayout()
    grid.setVerticalSpacing(tokens.GAP)
    grid.setHorizontalSpacing(tokens.ROOM)
    grid.setColumnStretch(0, 1)
    caption = QLabel(title)
    caption.setProperty("look", "caption")
    grid.addWidget(caption, 0, 0, 1, 2)
    for row, spec in enumerate(specs, 1):
        keys = QLabel(spoken_keys(spec))
        keys.setProperty("look", "quiet")
        number = spec.keys if spec.id.startswith("text.tag_") else ""
        grid.addWidget(QLabel(plain(spec.text).format(n=number)), row, 0)
        grid.addWidget(keys, row, 1, Qt.AlignmentFlag.AlignRight)
    return grid
