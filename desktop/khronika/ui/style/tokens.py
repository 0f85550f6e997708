"""Every measure and colour of the window, said once. Nothing else in `ui` writes a number for one.

Lengths are device-independent pixels on a grid of four. Colours are sRGB; each text colour keeps
at least 4.5:1 (WCAG 2.2, 1.4.3) on each background it is drawn on, 7:1 (1.4.6) in high contrast,
which a test computes.
"""

from dataclasses import dataclass
from enum import StrEnum

GAP = 4
SPACE = 8
PAD = 12
ROOM = 16
WIDE = 24

ROW = 28
ROW_COMPACT = 24
ROW_TWO_LINES = 48
ROW_TWO_LINES_COMPACT = 40
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
NAVIGATION_FOLDED = 48  # icons only
NARROW = 1000  # below this width of the window the navigation folds by itself
LIST = 288
LIST_WIDE = 416
SIDE = 280  # beside a text, at least: three tabs and a count, in any language
FORM = 380
CARD = 420  # what lies over the page for a while
MAP = 200
STRIPE = 4
STRIPES = 6  # lanes in the margin of the text


class Scheme(StrEnum):
    """Which palette is on."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_LIGHT = "high-light"
    HIGH_DARK = "high-dark"

    @property
    def is_dark(self) -> bool:
        """Whether light words stand on a dark ground."""
        return self in (Scheme.DARK, Scheme.HIGH_DARK)

    @property
    def is_high(self) -> bool:
        """Whether contrast goes before calm."""
        return self in (Scheme.HIGH_LIGHT, Scheme.HIGH_DARK)

    @staticmethod
    def of(*, dark: bool, high: bool) -> "Scheme":
        """Return the palette that is dark or not, and of high contrast or not."""
        if high:
            return Scheme.HIGH_DARK if dark else Scheme.HIGH_LIGHT
        return Scheme.DARK if dark else Scheme.LIGHT


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
    rim: str  # around what is selected; in high contrast a wash alone says too little
    protected: str
    disputed: str
    corroborated: str
    unsourced: str
    ring: int = 2  # pixels of the line around what has the keyboard


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
        rim="#dbe7f1",
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
        rim="#2c4257",
        protected="#c5a6ee",
        disputed="#f0a08c",
        corroborated="#8fcfa6",
        unsourced="#e0bf68",
    ),
    Scheme.HIGH_LIGHT: Colours(
        ground="#ffffff",
        paper="#ffffff",
        raised="#ffffff",
        line="#6b6b6b",
        edge="#2e2e2e",
        ink="#000000",
        quiet="#333333",
        faint="#6b6b6b",
        accent="#00396e",
        on_accent="#ffffff",
        wash="#d6e8fb",
        wash_away="#ececec",
        rim="#00396e",
        protected="#4c1d85",
        disputed="#7d1300",
        corroborated="#004225",
        unsourced="#4f3800",
        ring=3,
    ),
    Scheme.HIGH_DARK: Colours(
        ground="#000000",
        paper="#000000",
        raised="#0e0e0e",
        line="#8c8c8c",
        edge="#d0d0d0",
        ink="#ffffff",
        quiet="#dadada",
        faint="#9a9a9a",
        accent="#a6d4ff",
        on_accent="#000000",
        wash="#123250",
        wash_away="#262626",
        rim="#a6d4ff",
        protected="#dcc6ff",
        disputed="#ffb3a3",
        corroborated="#a5ecbf",
        unsourced="#ffdb7a",
        ring=3,
    ),
}

# Tags: the twelve hues that `domain.tag_colours` hands out. They were sought so that any two
# stay apart, by a difference in lightness where one in hue is not seen, for people who lack one of
# the three cones as well; a test computes it. Each in the light palettes, and in the dark ones.
TAG_COLOURS = {
    "amber": ("#a74d07", "#e49b53"),
    "azure": ("#505cc4", "#77c8fa"),
    "rust": ("#813703", "#ffdec5"),
    "moss": ("#6a6936", "#c2f494"),
    "plum": ("#86519f", "#ed89d2"),
    "teal": ("#137279", "#82f8fa"),
    "rose": ("#602f35", "#c8a0b1"),
    "slate": ("#353d52", "#cfccd7"),
    "olive": ("#463d18", "#abaf78"),
    "indigo": ("#502587", "#a5a2ff"),
    "brick": ("#8e5655", "#e9afab"),
    "cyan": ("#114871", "#9fddff"),
}


def tag_colour(name: str | None, key: int, scheme: Scheme) -> str:
    """Return the colour of a tag: the one chosen by `name`, else one that its `key` settles."""
    names = tuple(TAG_COLOURS)
    chosen = name if name in TAG_COLOURS else names[key % len(names)]
    return TAG_COLOURS[chosen][1 if scheme.is_dark else 0]
