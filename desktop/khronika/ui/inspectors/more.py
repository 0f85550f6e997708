"""Sections that may be long: the first of them are shown, a button shows or leads to the rest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtWidgets import QPushButton

from khronika.i18n import _, ngettext
from khronika.ui.widgets.sheet import Sheet
from khronika.ui.words import number

T = TypeVar("T")
SHOWN = 15  # more than a screen holds; each one more keeps whoever looks waiting

FIRST = 8  # of many kinds of things below each other: what one looks through at a glance
_MORE = 100  # at a press: a thousand at once would keep whoever looks waiting

_FEW = 3  # more than are shown at first, which cost no more room than to ask for them


@dataclass(slots=True)
class Unfolded:
    """Which sections of a record's page the person wanted whole; another record begins anew."""

    record: int | None = None
    sections: set[str] = field(default_factory=set)

    def of(self, record: int) -> set[str]:
        """Return the sections of `record` that are shown whole."""
        if record != self.record:
            self.record, self.sections = record, set()
        return self.sections


@dataclass(frozen=True, slots=True, kw_only=True)
class Long:
    """How a long section is shown.

    `redraw` shows the page again. `elsewhere`, where there is one, leads to all of it instead.
    """

    name: str
    unfolded: set[str]
    redraw: Callable[[], object]
    elsewhere: Callable[[], object] | None = None
    shown: int = SHOWN


def list_first(
    sheet: Sheet,
    items: Sequence[T],
    show: Callable[[T], object],
    long: Long,
    count: int | None = None,
) -> None:
    """Show the first of `items`, and offer the rest; `count`: how many there are in all.

    A button stands for no less than it would take to show them.
    """
    total = len(items) if count is None else count
    few_more = len(items) == total <= long.shown + _FEW
    whole = long.name in long.unfolded or few_more
    for item in items if whole else items[: long.shown]:
        show(item)
    if total > (len(items) if whole else min(long.shown, len(items))):
        said = _("All {n}…").format(n=number(total))
        button = QPushButton(said)
        button.setProperty("look", "link")
        button.setObjectName(f"all:{long.name}")
        button.setAccessibleName(_("Show all {n}").format(n=total))

        def unfold() -> None:
            long.unfolded.add(long.name)
            long.redraw()

        button.clicked.connect(long.elsewhere or unfold)
        sheet.further(button)


@dataclass(slots=True, kw_only=True)
class Growing:
    """Long lists of one page, each showing its first things and a hundred more at each press.

    `redraw` shows the page again; `shown` says how many of each list are shown, by its name.
    """

    redraw: Callable[[], object]
    shown: dict[str, int] = field(default_factory=dict)

    def most(self, name: str, count: int) -> int:
        """Return how many of the `count` things of a list are shown now."""
        most = self.shown.get(name, FIRST)
        return count if count <= most + _FEW else most

    def list(
        self, sheet: Sheet, name: str, items: Sequence[T], show: Callable[[T], object]
    ) -> None:
        """Show the first of `items`, and offer more of them."""
        most = self.most(name, len(items))
        for item in items[:most]:
            show(item)
        if not (left := len(items) - most):
            return
        said = ngettext("{n} more…", "{n} more…", left).format(n=number(left))
        button = QPushButton(said)
        button.setProperty("look", "link")
        button.setAccessibleName(said)
        button.setObjectName(f"more:{name}")
        button.clicked.connect(lambda _checked: self._grow(name, most + _MORE))
        sheet.further(button)

    def _grow(self, name: str, most: int) -> None:
        self.shown[name] = most
        self.redraw()
