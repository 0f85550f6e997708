"""Room that several share in a line: nobody is cut while there is room left."""

from collections.abc import Iterable


def fair_cap(wanted: Iterable[int], room: int) -> int:
    """Return how wide each may be at most so that all of them, `wanted` pixels wide, find `room`.

    When they fit as they are it is the widest of them; otherwise the widest are cut to one width,
    and those that are narrower are not cut at all.
    """
    left, cap = room, 0
    widths = sorted(wanted)
    for at, wide in enumerate(widths):
        cap = wide
        if wide * (len(widths) - at) > left:
            return max(0, left // (len(widths) - at))
        left -= wide
    return cap
