import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khronika.ui.style.sheet import style_sheet
from khronika.ui.style.theme import Theme, measure, palette, reading_font
from khronika.ui.style.tokens import COLOURS, Scheme


def test_it_follows_the_system_until_told_otherwise(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme, kept = Theme(qapp), Theme(qapp, Scheme.LIGHT)
    monkeypatch.setattr(
        Theme, "_systems", lambda _theme: Scheme.DARK
    )  # offscreen there is no system to change
    with qtbot.waitSignal(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.scheme is Scheme.DARK
    assert kept.scheme is Scheme.LIGHT


@pytest.mark.parametrize("scheme", list(Scheme))
def test_the_sheet_and_the_palette_name_only_colours_of_the_tokens(scheme: Scheme) -> None:
    colours = COLOURS[scheme]
    assert "$" not in style_sheet(colours)
    assert palette(colours).color(QPalette.ColorRole.Base).name() == colours.paper


def test_a_line_of_reading_text_holds_some_seventy_letters(qapp: QApplication) -> None:
    line = "in the morning they were told that nobody would be sent where they had refused to go"
    metrics = QFontMetrics(reading_font())
    fitting = next(
        n
        for n in range(len(line), 0, -1)
        if metrics.horizontalAdvance(line[:n]) <= measure(reading_font())
    )
    assert 60 <= fitting <= 84
