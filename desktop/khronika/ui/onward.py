"""On to the next of what was found, in a text and from one record to another."""

from khronika.ui.finding.walk import Walk
from khronika.ui.screens.documents import DocumentScreen
from khronika.ui.screens.search import Asked, SearchScreen
from khronika.ui.whereabouts import Whereabouts
from khronika.ui.window_places import HOMES, WindowPlaces

_PAGES = frozenset(HOMES.values()) - {"go.documents"}  # places of records that have no text


class Onward:
    """Goes on from wherever the person is."""

    def __init__(self, where: Whereabouts, screens: WindowPlaces) -> None:
        self._where, self._screens = where, screens

    @property
    def walk(self) -> Walk | None:
        """The way that goes on from this place, where it has no words to go through."""
        search = self.search
        return search.walk if search and self._where.place in _PAGES and search.walk.is_on else None

    @property
    def search(self) -> SearchScreen | None:
        """The page of the search, if anybody has been there."""
        search = self._screens.standing().get("edit.search")
        return search if isinstance(search, SearchScreen) else None

    def follow(self, asked: Asked, walk: Walk | None = None, begin: int = 0) -> None:
        """Something was opened from a search: if it is a text, F3 goes on to the words in it, and
        beyond the last of them on the way of `walk`. `begin`: at the first of them (1) or the last
        (-1).
        """
        if isinstance(here := self._where.here, DocumentScreen):
            here.follow(asked.text, exact=asked.exact, walk=walk, begin=begin)

    def step(self, by: int) -> None:
        """Go to the next of what is found here (1) or the one before (-1); from the page of a
        record that has no text, to the next record that was found.
        """
        if (walk := self.walk) is not None:
            walk.step(by)
        else:
            self._where.here.step_found(by)
