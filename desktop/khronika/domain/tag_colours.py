"""The colours of tags by name, and which a new tag takes: the one least like those in use."""

from collections import Counter
from collections.abc import Iterable

# How far each is from those before it: the least difference in CIELAB (CIE 1976) in the light and
# the dark palette, for people with all cones and for those who lack one. The hues themselves are
# the window's; a test computes this table from them.
_APART = {
    "amber": (),
    "azure": (76,),
    "rust": (13, 45),
    "moss": (15, 31, 16),
    "plum": (13, 13, 35, 18),
    "teal": (54, 14, 21, 34, 17),
    "rose": (27, 25, 20, 24, 15, 22),
    "slate": (46, 23, 16, 18, 16, 11, 12),
    "olive": (16, 41, 12, 17, 23, 38, 14, 14),
    "indigo": (59, 12, 34, 24, 16, 36, 30, 16, 17),
    "brick": (17, 36, 14, 15, 15, 15, 13, 14, 16, 35),
    "cyan": (68, 12, 34, 20, 14, 11, 23, 13, 31, 16, 29),
}  # fmt: skip
COLOURS = tuple(_APART)


def apart(one: str, other: str) -> int:
    """Return how far two of `COLOURS` are from each other for whoever tells them apart worst."""
    first, last = sorted((COLOURS.index(one), COLOURS.index(other)))
    return 0 if first == last else _APART[COLOURS[last]][first]


def new_colour(in_use: Iterable[str | None]) -> str:
    """Return the colour for a new tag, where `in_use` are those of the others, the newest last.

    It is one of those that fewest tags have; of these, the one whose nearest neighbour among the
    colours that more tags have is farthest, the newest tag's always counted as a neighbour.
    """
    held = [colour for colour in in_use if colour in _APART]
    times = Counter[str](held)
    fewest = min(times[colour] for colour in COLOURS)
    rivals = {colour for colour in COLOURS if times[colour] > fewest} | set(held[-1:])
    free = [colour for colour in COLOURS if times[colour] == fewest and colour not in held[-1:]]
    return max(free or COLOURS, key=lambda colour: min((apart(colour, one) for one in rivals),
                                                       default=0))  # fmt: skip
