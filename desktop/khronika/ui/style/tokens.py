"""Every measure and colour of the window, said once. Nothing else in `ui` writes a number for one.

Lengths are device-independent pixels on a grid of four. Colours are sRGB; each text colour keeps
at least 4.5:1 (WCAG 2.2, 1.4.3) on each background it is drawn on, which a test computes.
"""

from dataclasses import dataclass
from enum import StrEnum

GAP = 4
SPACE = 8
PAD = 12
ROOM = 16
WIDE = 24

ROW = 28
ROW_TWO_LINES = 48
ICON = 16
ICON_LARGE = 20
RADIUS = 4

SMALL = 11
TEXT = 13
TITLE = 15
HEADING = 20
READING = 16
READING_SIZES = range(15, 20)
READING_LINE = 150  # per cent
MEASURE = 70  # characters a line, of the 66-76 that eyes follow best

NAVIGATION = 176
LIST = 288
LIST_WIDE = 416
SIDE = 288
FORM = 380
MAP = 200
STRIPE = 4
STRIPES = 6  # lanes in the margin of the text


class Scheme(StrEnum):
    """Which palette is on."""

    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """One palette. The last four tell something, never without a shape or a word."""

    ground: str  # behind navigation and forms
    paper: str  # lists and texts
    raised: str  # fields, chips, hovered rows
    line: str
    edge: str  # the border of a field: 3:1 on ground (WCAG 2.2, 1.4.11)
    ink: str
    quiet: str  # secondary words
    faint: str  # what cannot be used now
    accent: str
    on_accent: str
    wash: str  # behind what is selected
    wash_away: str  # the same where the keyboard is elsewhere
    protected: str
    disputed: str
    corroborated: str
    unsourced: str


COLOURS = {
    Scheme.LIGHT: Colours(
        ground="#f4f2ee",
        paper="#fdfcfa",
        raised="#ffffff",
        line="#e2dfd8",
        edge="#8c887f",
        ink="#1f2226",
        quiet="#5d6067",
        faint="#a3a19b",
        accent="#285f8f",
        on_accent="#ffffff",
        wash="#dbe7f1",
        wash_away="#e9e7e2",
        protected="#6a3f9c",
        disputed="#a2341f",
        corroborated="#226242",
        unsourced="#735200",
    ),
    Scheme.DARK: Colours(
        ground="#1c1e21",
        paper="#222428",
        raised="#2b2e33",
        line="#373a40",
        edge="#7d818a",
        ink="#e4e2dd",
        quiet="#a9abb0",
        faint="#6b6e74",
        accent="#8cbbe6",
        on_accent="#10202f",
        wash="#2c4257",
        wash_away="#33363b",
        protected="#c5a6ee",
        disputed="#f0a08c",
        corroborated="#8fcfa6",
        unsourced="#e0bf68",
    ),
}

# Tags: the twelve hues that `archive.recording.marking` hands out, apart in lightness as well, so
# that they stay apart for people who see fewer colours. Each in the light palette, and the dark.
TAG_COLOURS = {
    "amber": ("#855200", "#f0b054"),
    "azure": ("#1d5f99", "#7db8ea"),
    "rust": ("#a03f12", "#f09a70"),
    "moss": ("#3f6420", "#a3cf7c"),
    "plum": ("#7a3278", "#dd9ddb"),
    "teal": ("#0f6670", "#66ccd6"),
    "rose": ("#9c2f68", "#f094c0"),
    "slate": ("#46566b", "#a8b8cc"),
    "olive": ("#5c5f10", "#c9cc68"),
    "indigo": ("#4a45a3", "#aca4f5"),
    "brick": ("#8f2733", "#f2a0a4"),
    "cyan": ("#006487", "#78cdf0"),
}


def tag_colour(name: str | None, key: int, scheme: Scheme) -> str:
    """Return the colour of a tag: the one chosen by `name`, else one that its `key` settles."""
    names = tuple(TAG_COLOURS)
    chosen = name if name in TAG_COLOURS else names[key % len(names)]
    return TAG_COLOURS[chosen][0 if scheme is Scheme.LIGHT else 1]
