"""One rule for every list under a line: Enter takes what is marked, and arrows go on from there.

Marked by itself is the first row, and only if just that one is plainly meant; where several fit
alike, or only hold what was typed, none is: Enter says so, and an arrow comes to the first. A row
that makes something new of what was typed is never the next after one that is only marked: Down
chooses that one first.
"""

from khronika.i18n import ngettext


def stepped(marked: int, by: int, rows: int) -> int:
    """Return the row that lies `by` further (1 or -1) than the one `marked`, round the end;
    from none (-1) the first, or the last.
    """
    if marked < 0:
        return 0 if by > 0 else rows - 1
    return (marked + by) % rows


def begun(marked: int, by: int, rows: int, new: int) -> int:
    """Return the row that the first arrow comes to, from the one that is `marked` by itself; `new`:
    the row that makes something new (-1: none), which is never come to past the only one that fits.
    """
    at = stepped(marked, by, rows)
    return marked if marked >= 0 and by > 0 and at == new else at


def say_several(fitting: int) -> str:
    """Say that Enter takes none of so many that fit alike."""
    said = ngettext("{n} fits: choose with ↓", "{n} fit: choose with ↓", fitting)
    return said.format(n=fitting)
