"""The timeline's own measures, in pixels, all from the grid of four."""

from khronika.ui.style import tokens

LABELS = tokens.NAVIGATION  # the column of the lanes' names
AXIS = 2 * tokens.ICON_LARGE + tokens.SPACE  # two lines of dates
LEAST_LANE = 2 * tokens.ICON_LARGE  # a name, and how many
LANE_PAD = tokens.GAP  # above and below the lines of a lane
UNDATED = 2 * tokens.ICON_LARGE + tokens.GAP
CHIP = 24
CHIP_WIDEST = 232
BAND = 48
STATUS = tokens.ROW
MARK = tokens.PAD  # how wide the mark of one day is
FADE = tokens.WIDE + tokens.GAP  # how long an open end takes to fade
FADE_FAR = 3 * FADE  # where nothing but its one bound is known
TITLE_WIDEST = 248
TITLE_LEAST = 48  # a title with less room than that is left away
BIN = 6  # the narrowest bar of a density
BIN_COUNTED = 28  # the narrowest that has its number written above
GRIP = tokens.GAP + 2  # how near to an edge of the band's window means the edge
EDGE = tokens.ROOM + tokens.WIDE  # how far from the edges the current incident is kept

# Heights that the lines of a lane may have, and the size of the titles on them, 0 for none.
LINES = (
    (24, tokens.TEXT), (18, tokens.SMALL), (14, tokens.SMALL), (10, 0), (7, 0), (5, 0), (3, 0),
)  # fmt: skip
