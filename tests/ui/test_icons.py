import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from khronika.ui.actions import ACTIONS
from khronika.ui.style import icons, tokens
from khronika.ui.style.theme import Theme
from khronika.ui.style.tokens import Scheme

SHIPPED = sorted(icons.FOLDER.glob("*.svg"))


@pytest.mark.parametrize("drawing", SHIPPED, ids=[one.stem for one in SHIPPED])
def test_every_icon_is_of_one_family(drawing: object) -> None:
    """One grid and one stroke, no fills: what `pixmap` makes 1.5 pixels of at every size."""
    text = drawing.read_text("utf-8")  # type: ignore[attr-defined]
    assert 'viewBox="0 0 24 24"' in text
    assert set(re.findall(r'stroke-width="([^"]*)"', text)) == {"2"}
    assert set(re.findall(r'\bfill="([^"]*)"', text)) <= {"none", "currentColor"}


def test_every_icon_that_an_action_names_is_there() -> None:
    assert {spec.icon for spec in ACTIONS if spec.icon} <= {one.stem for one in SHIPPED}


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("size", [tokens.ICON, tokens.ICON_LARGE])
def test_it_is_drawn_at_the_ratio_of_the_screen(
    qapp: QApplication, size: int, scale: float
) -> None:
    drawn = icons.pixmap("check", "#000000", size, scale)
    assert drawn.size() == QSize(round(size * scale), round(size * scale))
    assert drawn.deviceIndependentSize().toSize() == QSize(size, size)


def test_it_follows_the_palette(qtbot: QtBot, qapp: QApplication) -> None:
    theme, whole = Theme(qapp, Scheme.LIGHT), QWidget()
    qtbot.addWidget(whole)
    shape, button = QLabel(whole), QPushButton(whole)
    icons.put(shape, "circle", theme.colours, "accent")
    icons.put(button, "circle", theme.colours)
    theme.wear(Scheme.DARK)
    icons.put_again(whole, theme.colours)
    for drawn, colour in (
        (shape.pixmap(), theme.colours.accent),
        (button.icon().pixmap(tokens.ICON), theme.colours.quiet),
    ):
        image = drawn.toImage()
        inks = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }
        assert inks == {QColor(colour).name()}
