"""The look put on: palette, style sheet and fonts, following the system's light or dark."""

from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from khronika.ui.style import tokens
from khronika.ui.style.sheet import style_sheet
from khronika.ui.style.tokens import COLOURS, Colours, Scheme

# Ordinary words: a font's own "average width" counts letters that hardly occur.
_SAMPLE = "what was said of it in the town on the day after, and by whom it was said"
_SERIFS = ("Source Serif 4", "Noto Serif", "Georgia", "PT Serif", "DejaVu Serif")


class Theme(QObject):
    """Which palette is on, and the only one who changes it. Widgets that paint listen."""

    changed = Signal()

    def __init__(self, app: QApplication, scheme: Scheme | None = None) -> None:
        """Dress `app`. A `scheme` given here is kept whatever the system says."""
        super().__init__(app)
        self._app, self._kept = app, scheme is not None
        self._family, self._reading = "", tokens.READING
        self.scheme = scheme or self._systems()
        app.setStyle(QStyleFactory.create("Fusion"))
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self._dress()

    @property
    def colours(self) -> Colours:
        """The palette that is on."""
        return COLOURS[self.scheme]

    def reading(self, family: str, pixels: int) -> None:
        """Set the type that texts are read in.

        family: A font's name; "sans" for that of the interface; empty for the usual serif.
        pixels: Its size, kept within what can be read all day.
        """
        smallest, largest = tokens.READING_SIZES[0], tokens.READING_SIZES[-1]
        self._family, self._reading = family, min(max(pixels, smallest), largest)
        self._dress()
        self.changed.emit()

    def reading_font(self) -> QFont:
        """Return the font that texts are read in."""
        font = reading_font() if not self._family else interface_font()
        if self._family not in ("", "sans"):
            font.setFamily(self._family)
        font.setPixelSize(self._reading)
        return font

    def tag(self, name: str | None, key: int) -> QColor:
        """Return a tag's colour in the palette that is on."""
        return QColor(tokens.tag_colour(name, key, self.scheme))

    def _follow(self) -> None:
        if not self._kept and self._systems() is not self.scheme:
            self.scheme = self._systems()
            self._dress()
            self.changed.emit()

    def _systems(self) -> Scheme:
        dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return Scheme.DARK if dark else Scheme.LIGHT

    def _dress(self) -> None:
        self._app.setPalette(palette(self.colours))
        self._app.setFont(interface_font())
        self._app.setStyleSheet(style_sheet(self.colours))


def interface_font(pixels: int = tokens.TEXT, *, bold: bool = False) -> QFont:
    """Return the system's interface font at `pixels`; bold is a half-bold."""
    return QFont(_interface_font(pixels, bold))  # a copy: fonts can be changed


@cache
def _interface_font(pixels: int, bold: bool) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def reading_font() -> QFont:
    """Return the first serif of a short list that is installed, else the interface font."""
    there = set(QFontDatabase.families())
    font = interface_font(tokens.READING)
    family = next((name for name in _SERIFS if name in there), None)
    if family is not None:
        font.setFamily(family)
    return font


def measure(font: QFont) -> int:
    """Return the width, in pixels, of a comfortable line of `font`."""
    return QFontMetrics(font).horizontalAdvance(_SAMPLE) * tokens.MEASURE // len(_SAMPLE)


def palette(colours: Colours) -> QPalette:
    """Return Qt's palette for `colours`."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.ground,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Base: colours.paper,
        QPalette.ColorRole.AlternateBase: colours.ground,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.PlaceholderText: colours.quiet,
        QPalette.ColorRole.Button: colours.raised,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.BrightText: colours.on_accent,
        QPalette.ColorRole.ToolTipBase: colours.raised,
        QPalette.ColorRole.ToolTipText: colours.ink,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.LinkVisited: colours.accent,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Accent: colours.accent,
        QPalette.ColorRole.Light: colours.raised,
        QPalette.ColorRole.Midlight: colours.line,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.Dark: colours.edge,
        QPalette.ColorRole.Shadow: colours.edge,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.faint))
    return made
