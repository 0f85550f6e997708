"""What a question may see while names are hidden: it is asked of the archive as that is shown.

Were a masked record found by the name it hides, whoever guesses the name would see it confirmed.
So a hidden name is answered as a word that stands nowhere: its forms are none of the words that
occur, and a word that only may be of such a name is looked for in texts as they are shown.
"""

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from khronika.domain.kinds import RecordId
from khronika.language.veiling import Veil


@dataclass(frozen=True, slots=True)
class Sight:
    """Whose names are hidden, and where these stand.

    `people`: those who are found by no name of theirs, whatever it is; merged ones too.
    """

    people: AbstractSet[RecordId] = frozenset()
    veil: Veil | None = None

    @property
    def is_whole(self) -> bool:
        """Whether nothing is hidden from it."""
        return self.veil is None and not self.people

    def text(self, text: str) -> str:
        """Return `text` as it is shown."""
        return text if self.veil is None else self.veil.hide(text)

    def texts(self, texts: Sequence[str]) -> list[str]:
        """Return many short texts as they are shown, which is quicker than one by one."""
        if self.veil is None:
            return list(texts)
        self.veil.learn(texts)
        return [self.veil.hide(one) for one in texts]

    def hides(self, word: str) -> bool:
        """Whether `word`, wherever it stands, is hidden."""
        return self.veil is not None and self.veil.holds(word)

    def may_hide(self, words: Collection[str]) -> bool:
        """Whether any of the folded `words` may be of a hidden name, beside others."""
        return self.veil is not None and self.veil.may_hold(words)


EVERYTHING = Sight()
