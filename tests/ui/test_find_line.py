import pytest
from PySide6.QtGui import QAction, QColor
from pytestqt.qtbot import QtBot

from khronika.ui.style.theme import Theme
from khronika.ui.style.tokens import Scheme
from khronika.ui.widgets.find_line import FindLine


def drawn(line: FindLine) -> set[str]:
    """Return the colours in which the button that empties `line` is drawn."""
    actions = [action for action in line.findChildren(QAction) if not action.icon().isNull()]
    (action,) = actions
    image = action.icon().pixmap(16, 16).toImage()
    pixels = [image.pixelColor(x, y) for x in range(16) for y in range(16)]
    return {pixel.name() for pixel in pixels if pixel.alpha() == 255}


@pytest.mark.parametrize("scheme", [Scheme.DARK, Scheme.LIGHT])
def test_the_cross_that_empties_it_is_drawn_as_its_hint(
    qtbot: QtBot, theme: Theme, scheme: Scheme
) -> None:
    line = FindLine("Find", "Find")
    qtbot.addWidget(line)
    line.show()
    theme.wear(scheme)
    qtbot.waitUntil(lambda: drawn(line) == {QColor(theme.colours.quiet).name()})
