"""Which letters of a name are those that were typed."""

from collections.abc import Sequence

from khronika.language.folding import fold


def marks(name: str, sought: Sequence[str]) -> list[tuple[int, int]]:
    """Return where the words `sought`, which are folded, stand in `name`: start and end, sorted.

    At the beginning of a word if one begins so, else wherever the letters are first met. The spans
    do not touch or overlap, and folding keeps every letter in its place, so they are those of
    `name` (code points).
    """
    folded = fold(name)
    spans = sorted(span for word in sought if (span := _place(folded, word)) is not None)
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _place(folded: str, word: str) -> tuple[int, int] | None:
    at = folded.find(word)
    first = at
    while at > 0 and folded[at - 1].isalnum():
        at = folded.find(word, at + 1)
    at = first if at < 0 else at
    return (at, at + len(word)) if at >= 0 and word else None
