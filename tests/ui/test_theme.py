import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from khronika.ui.style.sheet import style_sheet
from khronika.ui.style.theme import Theme, interface_font, measure, palette, reading_font
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


@pytest.mark.parametrize(
    ("look", "system", "worn"),
    [
        ("system", Scheme.HIGH_DARK, Scheme.HIGH_DARK),
        ("light", Scheme.DARK, Scheme.LIGHT),
        ("dark", Scheme.HIGH_LIGHT, Scheme.HIGH_DARK),
        ("contrast", Scheme.LIGHT, Scheme.HIGH_LIGHT),
        ("contrast", Scheme.DARK, Scheme.HIGH_DARK),
        ("a name of a later version", Scheme.DARK, Scheme.DARK),
    ],
)
def test_a_person_can_choose_and_what_they_leave_open_is_the_systems(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, look: str, system: Scheme, worn: Scheme
) -> None:
    theme = Theme(qapp)
    monkeypatch.setattr(Theme, "_systems", lambda _theme: system)
    theme.choose(look)
    assert theme.scheme is worn


def test_high_contrast_is_taken_over_while_the_window_is_open(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme = Theme(qapp)
    monkeypatch.setattr(Theme, "_systems", lambda _theme: Scheme.HIGH_LIGHT)
    hints = qapp.styleHints().accessibility()
    with qtbot.waitSignal(theme.changed):
        hints.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert theme.scheme is Scheme.HIGH_LIGHT


def test_compact_rows_are_told_to_everyone(qtbot: QtBot, theme: Theme) -> None:
    roomy = theme.row, theme.row_two_lines
    with qtbot.waitSignal(theme.changed):
        theme.compact = True
    assert theme.row < roomy[0]
    assert theme.row_two_lines < roomy[1]
    with qtbot.assertNotEmitted(theme.changed):
        theme.compact = True
    theme.compact = False


def test_a_hint_in_an_empty_field_can_be_read(qtbot: QtBot, theme: Theme) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    line.ensurePolished()
    hint = line.palette().color(QPalette.ColorRole.PlaceholderText)
    assert hint.name() == theme.colours.quiet
    assert hint.alpha() == 255


def test_figures_stand_under_each_other() -> None:
    assert interface_font().featureValue(QFont.Tag("tnum")) == 1
    assert not reading_font().isFeatureSet(QFont.Tag("tnum"))


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
