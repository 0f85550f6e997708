"""Long texts block by block, so that the whole of one is never done in one call.

A call into the interpreter's own code lets no other thread run, nor the window be drawn, until it
returns; for a block of `BLOCK` it takes some milliseconds.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from khronika.importing.faults import NotText

BLOCK = 1 << 18  # code points, or bytes

# Before these a text may be cut: none of them joins with what stands before it, nor changes it.
# (ASCII, Cyrillic, the ideographs and the whole syllables of Korean; UAX #15, 9.)
_APART = re.compile("[\x00-\x7f\u0400-\u0482\u048a-\u04ff\u3400-\u9fff\uac00-\ud7a3]")
_LOOKED_BACK = 1 << 12  # code points at the end of a block among which such a place is sought
# Nothing that is written goes on for so long without a space or a letter of these. UAX #15 allows
# thirty accents in a row, and putting them in order takes ever longer the more there are.
_LONGEST = 4 * BLOCK


def in_blocks(text: str) -> Iterator[str]:
    """Yield `text` in pieces of at most `BLOCK`."""
    return (text[start : start + BLOCK] for start in range(0, len(text), BLOCK))


def composable(blocks: Iterable[str]) -> Iterator[str]:
    """Cut `blocks` anew so that NFC of each is NFC of the whole.

    Raises:
        NotText: It goes on without a place to cut as no text does.
    """
    rest = ""
    for block in blocks:
        rest += block
        if (cut := _place_to_cut(rest)) > 0:
            yield rest[:cut]
            rest = rest[cut:]
        elif len(rest) > _LONGEST:
            raise NotText
    yield rest


def is_composed(text: str) -> bool:
    """Whether `text` is in NFC. Raises NotText as `composable` does."""
    blocks = composable(in_blocks(text))
    return all(unicodedata.is_normalized("NFC", block) for block in blocks)


def _place_to_cut(text: str) -> int:
    """Return where `text` may be cut, as far back as possible but at its end; 0 for nowhere."""
    last = len(text) - 1
    for place in range(last, max(0, last - _LOOKED_BACK), -1):
        if _APART.match(text, place):
            return place
    return 0
