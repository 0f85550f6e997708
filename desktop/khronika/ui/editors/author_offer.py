"""Offers who says so, where nobody published a text: who wrote it, and whoever was named last."""

from collections.abc import Iterable, Sequence

from khronika.i18n import _
from khronika.language.folding import fold
from khronika.language.naming import is_called_like_a_person
from khronika.ui.editors.entry import Pick
from khronika.ui.widgets.name_links import NameLinks
from khronika.ui.words import cut

_MOST = 4
_LONGEST = 36


class AuthorOffer(NameLinks):
    """Is there as long as nobody is named. What is offered is never taken unasked: another passage
    of the same text may be told by somebody else.
    """

    def __init__(self, people: Iterable[str]) -> None:
        """`people`: who the archive knows to be one."""
        super().__init__()
        self._people = frozenset(map(fold, people))
        self._authors: Sequence[str] = ()
        self.last = Pick()
        self.hide()

    def know(self, authors: Sequence[str]) -> None:
        """Offer `authors` from now on: each is a person."""
        self._authors = authors
        self._renew()

    def recall(self, last: Pick) -> None:
        """Offer who was named last for the text beside; nobody, if it is empty."""
        self.last = last
        self._renew()

    def look(self, said: str) -> None:
        """Be there if nobody is `said`."""
        self.setVisible(bool(self._authors or self.last) and not said)

    def kind(self, said: str) -> str:
        """Return what kind of source `said` is, if it is to be recorded: see `SOURCE_KINDS`."""
        is_known = fold(said) in self._people or fold(said) in map(fold, self._authors)
        return "person" if is_known or is_called_like_a_person(said) else "outlet"

    def _renew(self) -> None:
        last = self.last.text
        others = (one for one in self._authors if fold(one) != fold(last))
        self.offer([*filter(None, (last,)), *others][:_MOST], written=self._written)

    def _written(self, name: str) -> str:
        is_last = name == self.last.text
        said = _("As in the last incident: {name}") if is_last else _("The author: {name}")
        return said.format(name=cut(name, _LONGEST))
