"""One rule for every list under a line: Enter takes what is marked, and arrows go on from there.

Marked by itself is the first row, and only if just that one is plainly meant; where several fit
alike none is, Enter says so, and an arrow comes to the first of them.
"""

from khronika.i18n import ngettext


def stepped(marked: int, by: int, rows: int) -> int:
    """Return the row that lies `by` further (1 or -1) than the one `marked`, round the end;
    from none (-1) the first, or the last.
    """
    if marked < 0:
        return 0 if by > 0 else rows - 1
    return (marked + by) % rows


def say_several(fitting: int) -> str:
    """Say that Enter takes none of so many that fit alike."""
    said = ngettext("{n} fits: choose with ↓", "{n} fit: choose with ↓", fitting)
    return said.format(n=fitting)
