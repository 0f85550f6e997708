"""What the line of a search offers: fields, what they may hold, and names that are recorded."""

from collections.abc import Sequence

from khronika.domain.kinds import Kind, RecordId
from khronika.domain.query_completion import MOST_OFFERS, Completion, completion
from khronika.ui.palette.finder import Finder, Found, holds
from khronika.ui.palette.names import words
from khronika.ui.session import Session

_LEAST = 2  # letters before the name of a field is offered: every word begins with one
_NAMED = {
    "person": Kind.AGENT,
    "place": Kind.PLACE,
    "source": Kind.SOURCE,
    "tag": Kind.TAG,
    "collection": Kind.COLLECTION,
}


class Completing:
    """Answers between two keys: names are held in memory, see `palette.names`."""

    def __init__(self, session: Session, names: Finder | None = None) -> None:
        """`names`: who knows what records are called; None: nobody does yet."""
        self._session = session
        self.names = names

    def offers(self, text: str, caret: int) -> Completion | None:
        """Return what may stand at `caret`, a code point of `text`; None where nothing may."""
        found = completion(text, caret)
        if found is None:
            return None
        if not found.field and len(found.typed) < _LEAST:
            return None
        offers = self._names(found) if found.field in _NAMED else found.offers
        if not offers or list(offers) == [found.typed]:
            return None
        return Completion(found.field, found.typed, found.start, found.end, tuple(offers))

    def _names(self, found: Completion) -> Sequence[str]:
        if self.names is None:
            return ()
        kind = _NAMED[found.field]
        sought = words(found.typed)
        if sought:
            called = self.names.find(found.typed, MOST_OFFERS, [kind])[0]
            said = [one.also or one.title for one in self._plain(called)]
            # What the letters do not stand in was found by its number.
            said = [one for one in said if holds(one, sought)]
        else:
            said = [one.title for one in self._plain(self.names.newest(MOST_OFFERS, kind))]
        return list(dict.fromkeys(said))

    def _plain(self, found: Sequence[Found]) -> list[Found]:
        """Return what is called so, and not only shown so while names are hidden."""
        ids: list[RecordId] = [one.record for one in found]
        real = self._session.archive.catalogue.records.named(ids)
        return [one for one in found if real[one.record].title == one.title]
