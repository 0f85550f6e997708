"""Offers who wrote a text as who says so, where nobody published it."""

from collections.abc import Sequence

from khronika.i18n import _
from khronika.language.folding import fold
from khronika.language.naming import is_called_like_a_person
from khronika.ui.widgets.name_links import NameLinks
from khronika.ui.words import cut

_MOST = 4
_LONGEST = 36


class AuthorOffer(NameLinks):
    """Is there as long as nobody is named."""

    def __init__(self) -> None:
        super().__init__()
        self._authors: Sequence[str] = ()
        self.hide()

    def know(self, authors: Sequence[str]) -> None:
        """Offer `authors` from now on."""
        self._authors = authors
        self.offer(authors[:_MOST], written=_written)

    def look(self, said: str) -> None:
        """Be there if nobody is `said`."""
        self.setVisible(bool(self._authors) and not said)

    def kind(self, said: str) -> str:
        """Return what kind of source `said` is, if it is to be recorded: see `SOURCE_KINDS`."""
        is_author = fold(said) in map(fold, self._authors)
        return "person" if is_author or is_called_like_a_person(said) else "outlet"


def _written(name: str) -> str:
    return _("The author: {name}").format(name=cut(name, _LONGEST))
