"""Hiding recorded names in what is shown: letter for letter, so that every offset stays."""

from bisect import bisect_right
from collections.abc import Collection, Iterable
from itertools import accumulate

from khronika.language.names import NameGuard, blocks, protected_patterns

SHADE = "▒"
_PIECE = 1 << 16  # code points looked at in one go: more would hold the interpreter lock too long
_SEPARATOR = "\n" + 12 * "." + "\n"  # no name reaches across it
_REMEMBERED = 400  # code points; titles, names and tags repeat, texts do not
_MOST = 50_000  # strings remembered


class Veil:
    """Puts a shade in the place of each letter of a recorded name, in whatever form it stands.

    Spaces and line ends stay, so that lines break where they broke.
    """

    def __init__(self, names: Iterable[str]) -> None:
        """`names` as recorded; see `protected_patterns`."""
        self._names = frozenset(names)
        self._guard: NameGuard | None = protected_patterns(self._names) if self._names else None
        self._known: dict[str, str] = {}

    @property
    def names(self) -> frozenset[str]:
        """The names that are hidden."""
        return self._names

    def hide(self, text: str) -> str:
        """Return `text`, as long as it was in code points, with nobody's name in it.

        A million code points take half a second; the interpreter lock is given up between.
        """
        if self._guard is None or not text:
            return text
        known = self._known.get(text)
        if known is None:
            known = self._hidden(text)
            self._remember(text, known)
        return known

    def known(self, text: str) -> str | None:
        """Return `text` as `hide` does, if it has been looked through before; else None."""
        return text if self._guard is None or not text else self._known.get(text)

    def holds(self, text: str) -> bool:
        """Say whether a name stands in `text`."""
        return self.hide(text) != text

    def may_hold(self, words: Collection[str]) -> bool:
        """Say whether any of the folded `words` may be of a name, alone or beside others."""
        return self._guard is not None and self._guard.may_hold(words)

    def learn(self, texts: Iterable[str]) -> None:
        """Look through many short texts at once, which is quicker than one by one."""
        if self._guard is None:
            return
        known = self._known
        fresh = [text for text in dict.fromkeys(texts) if text and text not in known]
        fresh = [text for text in fresh if len(text) <= _REMEMBERED]
        if not fresh:
            return
        starts = list(accumulate((len(text) + len(_SEPARATOR) for text in fresh), initial=0))
        hits: dict[int, list[tuple[int, int]]] = {}
        for start, end in self._spans(_SEPARATOR.join(fresh)):
            at = bisect_right(starts, start) - 1
            hits.setdefault(at, []).append((start - starts[at], end - starts[at]))
        for at, text in enumerate(fresh):
            self._remember(text, _shaded(text, hits.get(at, [])))

    def _hidden(self, text: str) -> str:
        return _shaded(text, self._spans(text))

    def _spans(self, text: str) -> list[tuple[int, int]]:
        if self._guard is None:
            return []
        return [
            (offset + hit.start, offset + hit.end)
            for offset, block in blocks(text, _PIECE)
            for hit in self._guard.find(block)
        ]

    def _remember(self, text: str, hidden: str) -> None:
        if len(text) <= _REMEMBERED:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[text] = hidden if hidden != text else text


def _shaded(text: str, spans: Iterable[tuple[int, int]]) -> str:
    pieces, done = [], 0
    for start, end in sorted(spans):
        start = max(start, done)
        pieces.append(text[done:start])
        pieces.append("".join(one if one.isspace() else SHADE for one in text[start:end]))
        done = max(done, end)
    return "".join([*pieces, text[done:]]) if done else text
