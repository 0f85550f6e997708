"""All controls in all their states on one page, to be judged together: no person sees it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from khronika.ui.editors.lines import Lines
from khronika.ui.models.record_rows import Badge
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.controls import Check, Combo
from khronika.ui.widgets.link import Link
from khronika.ui.widgets.states import Empty, Failed, Loading
from tests.pictures.stage import Scene, Stage

_KEYED = "with the keyboard"
_STATES = ("at rest", "pointed over", "pressed", _KEYED, "disabled")
_ROLES = {
    "shield-check": "protected",
    "circle-alert": "disputed",
    "circle-check": "corroborated",
    "circle": "unsourced",
}


def _gallery(stage: Stage) -> None:
    theme = stage.shell.tools.theme
    page, columns = QWidget(), QHBoxLayout()
    page.setLayout(columns)
    page.setProperty("look", "ground")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    columns.setContentsMargins(tokens.WIDE, tokens.ROOM, tokens.WIDE, tokens.ROOM)
    columns.setSpacing(2 * tokens.WIDE)
    columns.addLayout(_controls(theme), 2)
    columns.addLayout(_rest(theme), 1)
    stage.shell.stack.addWidget(page)
    stage.shell.stack.setCurrentWidget(page)
    stage.keyed = page.findChildren(QWidget, _KEYED)


def _controls(theme: Theme) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(tokens.SPACE)
    for column, state in enumerate(_STATES, 1):
        grid.addWidget(_small(state), 0, column)
    for row, (name, make) in enumerate(_makers(theme).items(), 1):
        grid.addWidget(_small(name), row, 0)
        for column, state in enumerate(_STATES, 1):
            one = make()
            one.setEnabled(state != "disabled")
            _be(one, state)
            grid.addWidget(one, row, column)
    grid.setRowStretch(grid.rowCount(), 1)
    return grid


def _be(one: QWidget, state: str) -> None:
    """Put `one` into a state, as far as that goes without a pointer."""
    one.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, state == "pointed over")
    if state == "pressed" and isinstance(one, QPushButton | QToolButton | Link):
        one.setDown(True)
    if state == _KEYED:
        one.setObjectName(_KEYED)


def _makers(theme: Theme) -> dict[str, Callable[[], QWidget]]:
    return {
        "button": lambda: QPushButton("Other words"),
        "main button": lambda: _look(QPushButton("Save"), "primary"),
        "link": lambda: _look(QPushButton("Add another name"), "link"),
        "tool": lambda: _tool(theme),
        "place": lambda: _place(theme),
        "place, here": lambda: _place(theme, here=True),
        "line": lambda: QLineEdit("6 May 2012"),
        "hint": _hint,
        "choice": lambda: _combo(theme),
        "lines": lambda: Lines("A comment", 2),
        "box": lambda: Check("Data (JSON)"),
        "box, ticked": lambda: _ticked(Check("Data (JSON)")),
        "one of": lambda: QRadioButton("My own"),
        "one of, chosen": lambda: _ticked(QRadioButton("My own")),
        "link to a record": lambda: Link(theme, "The March of Millions", "6 May 2012 · Moscow"),
    }


def _rest(theme: Theme) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(tokens.SPACE)
    for look in ("heading", "title", "", "quiet", "small", "caption", "wrong", "code"):
        column.addWidget(_look(QLabel(look or "words"), look))
    for icon, role in _ROLES.items():
        column.addWidget(Link(theme, role, badge=Badge(icon=icon, word=role, role=role)))
    column.addLayout(_swatches(theme))
    bar = QProgressBar()
    bar.setValue(40)
    bar.setTextVisible(False)
    column.addWidget(bar)
    rows = _look(QListView(), "plain")
    assert isinstance(rows, QListView)
    rows.setModel(QStringListModel(["selected, the keyboard away", "another", "a third"], rows))
    rows.setCurrentIndex(rows.model().index(0, 0))
    rows.setFixedHeight(3 * tokens.ROW + tokens.SPACE)
    column.addWidget(rows)
    empty = Empty()
    empty.say("There is nothing here yet. Bring in files, or drop them on this window.")
    failed = Failed(theme, "It could not be read.", "Is the disk there?", lambda: None)
    for state in (empty, Loading("Reading…"), failed):
        column.addWidget(state, 1)
    return column


def _swatches(theme: Theme) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(tokens.GAP)
    for name in tokens.TAG_COLOURS:
        swatch = QLabel()
        swatch.setFixedSize(tokens.ROOM, tokens.ROW)
        colour = partial(_colour, theme, name, swatch)
        theme.changed.connect(colour)
        colour()
        line.addWidget(swatch)
    line.addStretch(1)
    return line


def _colour(theme: Theme, name: str, swatch: QLabel) -> None:
    drawn = QPixmap(swatch.size())
    drawn.fill(theme.tag(name, 0))
    swatch.setPixmap(drawn)


def _small(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", "small")
    return label


def _look(widget: QWidget, look: str) -> QWidget:
    widget.setProperty("look", look)
    return widget


def _tool(theme: Theme) -> QToolButton:
    tool = QToolButton()
    icons.put(tool, "plus", theme.colours)
    return tool


def _place(theme: Theme, *, here: bool = False) -> QToolButton:
    place = _tool(theme)
    place.setProperty("look", "place")
    place.setText("  Documents")
    place.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    place.setCheckable(True)
    place.setChecked(here)
    return place


def _hint() -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText("Narrow the list")
    return line


def _combo(theme: Theme) -> Combo:
    combo = Combo(theme, "How much")
    combo.addItems(["careful", "everything"])
    return combo


def _ticked(box: Check | QRadioButton) -> QWidget:
    box.setChecked(True)
    return box


GALLERY: dict[str, Scene] = {"gallery": _gallery}
