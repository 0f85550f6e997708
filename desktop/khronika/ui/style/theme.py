"""The look put on: palette, style sheet and fonts, following the system's light, dark, contrast."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Reading:
    """How documents are set: with serifs or without, and how large, in pixels."""

    serif: bool = True
    pixels: int = tokens.READING


LOOKS = ("system", "light", "dark", "contrast")
"""What a person can ask for; the system still says whether high contrast is light or dark."""


class Theme(QObject):
    """Which palette is on, and the only one who changes it. Widgets that paint listen."""

    changed = Signal()

    def __init__(self, app: QApplication, scheme: Scheme | None = None) -> None:
        """Dress `app`. A `scheme` given here is kept whatever the system says."""
        super().__init__(app)
        self._app, self._kept = app, scheme
        self._look, self.reading, self._compact = LOOKS[0], Reading(), False
        self.scheme = scheme or self._wanted()
        if not app.styleSheet():  # one that is worn is worn over it
            app.setStyle(QStyleFactory.create("Fusion"))
        app.styleHints().colorSchemeChanged.connect(self._follow)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self._follow)
        self._dress()

    @property
    def colours(self) -> Colours:
        """The palette that is on."""
        return COLOURS[self.scheme]

    @property
    def look(self) -> str:
        """What was asked for, one of `LOOKS`."""
        return self._look

    @property
    def compact(self) -> bool:
        """Whether rows stand closer together."""
        return self._compact

    @compact.setter
    def compact(self, compact: bool) -> None:
        if compact != self._compact:
            self._compact = compact
            self._dress()
            self.changed.emit()

    @property
    def row(self) -> int:
        """How high a row of one line is, in pixels."""
        return tokens.ROW_COMPACT if self._compact else tokens.ROW

    @property
    def row_two_lines(self) -> int:
        """How high a row with a quieter line under the first is, in pixels."""
        return tokens.ROW_TWO_LINES_COMPACT if self._compact else tokens.ROW_TWO_LINES

    def reading_font(self) -> QFont:
        """Return the font that documents are read in."""
        return reading_font(self.reading.pixels, serif=self.reading.serif)

    def read_in(self, reading: Reading) -> None:
        """Set documents otherwise."""
        if reading != self.reading:
            self.reading = reading
            self._dress()
            self.changed.emit()

    def choose(self, look: str) -> None:
        """Put on one of `LOOKS`; a name that is none means the system's."""
        self._look, self._kept = look if look in LOOKS else LOOKS[0], None
        self._follow()

    def wear(self, scheme: Scheme) -> None:
        """Put on `scheme` and keep it whatever the system says."""
        self._kept = scheme
        self._follow()

    def tag(self, name: str | None, key: int) -> QColor:
        """Return a tag's colour in the palette that is on."""
        return QColor(tokens.tag_colour(name, key, self.scheme))

    def _follow(self) -> None:
        scheme = self._kept or self._wanted()
        if scheme is not self.scheme:
            self.scheme = scheme
            self._dress()
            self.changed.emit()

    def _wanted(self) -> Scheme:
        """Return what the look means on this system, now."""
        systems = self._systems()
        if self._look == "system":
            return systems
        if self._look == "contrast":
            return Scheme.of(dark=systems.is_dark, high=True)
        return Scheme.of(dark=self._look == "dark", high=systems.is_high)

    def _systems(self) -> Scheme:
        hints = self._app.styleHints()
        contrast = hints.accessibility().contrastPreference()
        return Scheme.of(
            dark=hints.colorScheme() is Qt.ColorScheme.Dark,
            high=contrast is Qt.ContrastPreference.HighContrast,
        )

    def _dress(self) -> None:
        sheet = style_sheet(self.colours, self.row, self.reading.pixels)
        if sheet == self._app.styleSheet():
            return  # worn already: Qt would polish every widget there is again
        self._app.setPalette(palette(self.colours))
        self._app.setFont(interface_font())
        self._app.setStyleSheet(sheet)


def interface_font(pixels: int = tokens.TEXT, *, bold: bool = False) -> QFont:
    """Return the system's interface font at `pixels`; bold is a half-bold.

    Its figures are all of one width where the font has such: numbers stand under each other.
    """
    return QFont(_interface_font(pixels, bold))  # a copy: fonts can be changed


@cache
def _interface_font(pixels: int, bold: bool) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def reading_font(pixels: int = tokens.READING, *, serif: bool = True) -> QFont:
    """Return the first serif of a short list that is installed, else the interface font."""
    font = interface_font(pixels)
    font.unsetFeature(QFont.Tag("tnum"))
    if not serif:
        return font
    there = set(QFontDatabase.families())
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
