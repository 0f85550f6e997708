"""The places of the window: each is made when somebody first wants it."""

from collections.abc import Callable, Iterator
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Signal

from khronika.domain.kinds import Kind
from khronika.ui.actions import Actions
from khronika.ui.sample import SamplePassphrase, holds_sample
from khronika.ui.screens.actors import PersonScreen, SourceScreen
from khronika.ui.screens.bring_in import BringInScreen
from khronika.ui.screens.documents import DocumentScreen
from khronika.ui.screens.export import ExportScreen
from khronika.ui.screens.guide import GuideScreen
from khronika.ui.screens.history import HistoryScreen
from khronika.ui.screens.incidents import IncidentScreen
from khronika.ui.screens.overview import OverviewScreen
from khronika.ui.screens.places import PlaceScreen
from khronika.ui.screens.screen import Screen
from khronika.ui.screens.search import SearchScreen
from khronika.ui.screens.sets import CollectionScreen
from khronika.ui.screens.settings import SettingsScreen
from khronika.ui.screens.tags import TagScreen
from khronika.ui.screens.terms import TermScreen
from khronika.ui.screens.timeline import TimelineScreen
from khronika.ui.screens.trash import TrashScreen
from khronika.ui.session import Session

TOP = (
    "go.overview", "go.documents", "go.incidents", "go.timeline", "go.people", "go.places",
    "go.sources", "go.tags", "go.collections", "go.terms",
)  # fmt: skip
BOTTOM = ("edit.search", "go.history", "go.trash", "go.settings")
_AHEAD = (*TOP, *BOTTOM, "archive.import")  # made in quiet moments; documents wait for the last
GUIDE = "go.guide"
# By the action that leads there: those that offer actions of the window, and those that do not.
_ACTING: dict[str, Callable[[Session, Actions], Screen]] = {
    "go.overview": OverviewScreen,
    "go.documents": DocumentScreen,
    "go.incidents": IncidentScreen,
    "go.timeline": TimelineScreen,
    "go.people": PersonScreen,
    "go.places": PlaceScreen,
    "go.sources": SourceScreen,
    "go.tags": TagScreen,
    "go.collections": CollectionScreen,
    "go.terms": TermScreen,
    "edit.search": SearchScreen,
    "go.trash": TrashScreen,
    "go.settings": SettingsScreen,
}
_PLAIN: dict[str, Callable[[Session], Screen]] = {
    "go.history": HistoryScreen,
    "archive.import": BringInScreen,
    "archive.export": ExportScreen,
}
_ALL: dict[str, Callable[..., Screen]] = {**_ACTING, **_PLAIN}
HOMES: dict[Kind, str] = {
    screen.kind: name for name, screen in _ALL.items() if hasattr(screen, "kind")
}

S = TypeVar("S", bound=Screen)


class WindowPlaces(QObject):
    """The places of one open archive, by the action that leads there.

    Making them all took longer than unlocking, and most are never looked at before the next lock.
    In quiet moments the others are made too (`go_ahead`), so that the first visit is as quick.
    """

    made = Signal(str, object)  # the name of the place, and the Screen that was made for it

    def __init__(
        self, session: Session, actions: Actions, passphrase: SamplePassphrase | None
    ) -> None:
        """`passphrase`: that of the sample, if the archive is one that was made just now."""
        super().__init__()
        self._session, self._actions, self._passphrase = session, actions, passphrase
        self._made: dict[str, Screen] = {}
        has_guide = passphrase is not None or holds_sample(session.catalogue)
        self.names = (*_ALL, GUIDE) if has_guide else tuple(_ALL)

    def __contains__(self, name: object) -> bool:
        return name in self.names

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __getitem__(self, name: str) -> Screen:
        """Return the screen of the place `name`, made now if nobody wanted it before.

        Raises KeyError where this archive has no such place.
        """
        if name not in self.names:
            raise KeyError(name)
        if name not in self._made:
            self._made[name] = screen = self._make(name)
            self.made.emit(name, screen)
        return self._made[name]

    def make_next(self) -> bool:
        """Make one more of those that people go to daily; return whether one was left."""
        name = next((one for one in _AHEAD if one not in self._made), None)
        if name is not None:
            _made = self[name]
        return name is not None

    def go_ahead(self) -> bool:
        """Make one more, or when all are made let one read ahead what it shows at first.

        Return whether anything was left to do.
        """
        return self.make_next() or any(one.prepare() for one in self._made.values())

    def of(self, screen: type[S]) -> S:
        """Return the one screen of that class."""
        return cast(S, self[next(name for name, made in _ALL.items() if made == screen)])

    @property
    def guide(self) -> GuideScreen | None:
        """What leads through the sample, where the archive holds the sample."""
        found = self[GUIDE] if GUIDE in self.names else None
        return found if isinstance(found, GuideScreen) else None

    def standing(self) -> dict[str, Screen]:
        """Return those that were made, by name."""
        return dict(self._made)

    def _make(self, name: str) -> Screen:
        if name == GUIDE:
            return GuideScreen(self._session, self._actions, self._passphrase)
        if name in _PLAIN:
            return _PLAIN[name](self._session)
        return _ACTING[name](self._session, self._actions)
