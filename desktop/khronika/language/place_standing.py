"""Whether a text names a place that somebody has chosen, in whatever case it stands there."""

import re
from collections.abc import Iterable

from khronika.language.descriptions import PlaceWords
from khronika.language.folding import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_LEAST = 3  # letters of a name
# Folded: ё is е. Of Тестове: Тестового, Тестовому; of Нова: Нової; of Белый: Белого, Белым.
_ADJECTIVE = re.compile("(?:[ыиіо][йи]|ий|ая|яя|ое|ее|[аяеєї])\\Z")
_DECLINED = re.compile(
    "[оеь]го|[оеь]му|ої|ьої|ій|[оеы]й|[иіыо]м|[иіы]х|[иіы]ми|[уюоеє]ю|ая|ое|ее|[аяеєуюії]"
)


def names_place(text: str, names: Iterable[str]) -> bool:
    """Whether `text` names a place by one of `names`: «у Тестовому» names Тестове.

    Each word of the name in its order, in any ending, the first with a capital. It is asked of a
    place that is meant, and so nothing else is looked at around it.
    """
    words = _WORD.findall(text)
    return any(_stands(parts, words) for name in names if (parts := _WORD.findall(name)))


def _stands(parts: list[str], words: list[str]) -> bool:
    if len("".join(parts)) < _LEAST:
        return False
    held = [_Inflected(part) for part in parts]
    return any(
        words[at][0].isupper()
        and all(one.may_be(word) for one, word in zip(held, words[at:], strict=False))
        for at in range(len(words) - len(held) + 1)
    )


class _Inflected:
    """One word of a name, which may be declined as a noun or as an adjective."""

    def __init__(self, part: str) -> None:
        self._noun = PlaceWords([part])
        self._stem = _ADJECTIVE.sub("", fold(part))

    def may_be(self, word: str) -> bool:
        letters = fold(word)
        ending = letters.removeprefix(self._stem)
        is_adjective = len(self._stem) >= _LEAST and ending != letters
        return self._noun.holds(word) or (is_adjective and bool(_DECLINED.fullmatch(ending)))
