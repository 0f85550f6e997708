"""Finding what the window can do by its words, those of its menu, or its keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QAction

from khronika.i18n import N_, _
from khronika.language.folding import fold
from khronika.ui import menus
from khronika.ui.actions import WHY_HIDDEN, Actions, ActionSpec, Needs, spoken_keys
from khronika.ui.palette.names import words

# Why something cannot be done now: the first of these that is missing is said.
_WHY_NOT = (
    (Needs.OPEN, N_("open an archive first")),
    (Needs.SAMPLE, N_("only in the sample")),
    (Needs.DOCUMENT, N_("open a text first")),
    (Needs.PAGES, N_("open a PDF that has a text first")),
    (Needs.HITS, N_("open a text, or look for something everywhere first")),
    (Needs.FORM, N_("open the form of an incident first")),
    (Needs.TEXT, N_("select words in the text first")),
    (Needs.TRASH, N_("only in the trash")),
    (Needs.PEOPLE, N_("only where people and groups are")),
    (Needs.TIES, N_("only where people and groups are, or sources")),
    (Needs.TAGS, N_("only where tags are")),
    (Needs.COLLECTIONS, N_("only where collections are")),
    (Needs.MEMBERS, N_("select what is in a collection first")),
    (Needs.FILES, N_("select documents first")),
    (Needs.RECORDS, N_("select a record first")),
    (Needs.SOUGHT, N_("look for something everywhere first")),
    (Needs.ONE, N_("select one record first")),
    (Needs.SEVERAL, N_("select several records first")),
    (Needs.VALUE, N_("go to a value of an incident first")),
    (Needs.FILTER, N_("no list is narrowed")),
    (Needs.NAMES, WHY_HIDDEN),
    (Needs.UNDO, N_("there is nothing to undo")),
    (Needs.REDO, N_("there is nothing to redo")),
    (Needs.BACK, N_("there is nowhere to go back to")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """One action. `menu` is where it stands, `why_not` empty when it can be done now."""

    id: str
    text: str
    menu: str
    keys: str = ""
    icon: str = ""
    why_not: str = ""
    fit: int = 0


class Doings:
    """All actions, as they are just now."""

    def __init__(self, actions: Actions, state: Callable[[], Needs]) -> None:
        """`state` returns what is the case now."""
        self._actions, self._state = actions, state
        self._listed = [(menu, spec) for menu, specs in menus.listed() for spec in specs]

    def all(self) -> list[Doing]:
        """Return every action, in the order of the menus."""
        state = self._state()
        return [self._doing(menu, spec, state) for menu, spec in self._listed]

    def of(self, ids: Sequence[str]) -> list[Doing]:
        """Return the actions `ids`, those that are none left out."""
        known = {doing.id: doing for doing in self.all()}
        return [known[one] for one in ids if one in known]

    def find(self, text: str) -> list[Doing]:
        """Return the actions that `text` fits: those one can do now first, the best first."""
        sought = words(text)
        fits = ((doing, _fit(doing, sought, text)) for doing in self.all())
        found = [replace(doing, fit=fit) for doing, fit in fits if fit is not None]
        return sorted(found, key=lambda one: (bool(one.why_not), one.fit, len(one.text)))

    def _doing(self, menu: str, spec: ActionSpec, state: Needs) -> Doing:
        action = self._actions[spec.id]
        return Doing(
            id=spec.id,
            text=said(action),
            menu=menu,
            keys=spoken_keys(spec),
            icon=spec.icon,
            why_not="" if spec.needs in state else _why_not(spec.needs & ~state),
        )


def said(action: QAction) -> str:
    """Return the words of an action as they stand now, without the mark of its mnemonic."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")


def _why_not(missing: Needs) -> str:
    return next(_(why) for need, why in _WHY_NOT if need in missing)


def _fit(doing: Doing, sought: Sequence[str], text: str) -> int | None:
    """Return how well an action fits: as a `Rank` says it, 2 too with the name of its menu."""
    if doing.keys and text.strip() and fold(doing.keys) == fold(text.strip()):
        return 0
    if not sought:
        return None
    own, whole = words(doing.text), words(f"{doing.menu} {doing.text}")
    if own == list(sought):
        return 0
    if own[: len(sought)] == list(sought):
        return 1
    if all(any(one.startswith(word) for one in whole) for word in sought):
        return 1 if " ".join(own).startswith(" ".join(sought)) else 2
    joined = " ".join(whole)
    return 3 if all(word in joined for word in sought) else None
