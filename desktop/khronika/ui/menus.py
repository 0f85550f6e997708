"""Where each action stands: in the menu bar, and in the list of keys."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from khronika.i18n import N_, _
from khronika.ui.actions import ACTIONS, Actions, ActionSpec

LINE = ""


@dataclass(frozen=True, slots=True)
class Sub:
    """Actions that are alike, under one line of their menu: it would be higher than a screen."""

    title: str
    ids: tuple[str, ...]


MENUS: tuple[tuple[str, tuple[str | Sub, ...]], ...] = (
    (
        N_("&Archive"),
        (
            "archive.create", "archive.open", "archive.sample", LINE,
            "archive.import", "archive.folder", "archive.paste", "archive.export", LINE,
            "archive.vocabularies", "archive.verify", "archive.lock", "archive.quit",
        ),
    ),
    (
        N_("&Edit"),
        (
            "edit.undo", "edit.redo", LINE,
            "edit.record", "edit.number", "edit.collect", "edit.uncollect", "edit.trash", LINE,
            "edit.restore", "edit.erase", LINE,
            "edit.find", "edit.filter", "edit.unfilter", "edit.search", "edit.keep_search",
        ),
    ),
    (
        N_("&Record"),
        (
            "record.new", LINE, "record.incident", "record.person", "record.source",
            "record.place", "record.collection", LINE,
            "record.open", "edit.record", "record.note", "record.relate", "record.history",
            "record.anew", "record.encoding", LINE,
            Sub(N_("Pro&tection"), ("person.protect", "person.ask", "person.public")),
            "person.merge", LINE,
            Sub(N_("Ta&gs"), ("tag.under", "tag.in", "tag.out", "tag.merge")),
            "collection.current", LINE,
            Sub(
                N_("&Values"),
                ("value.edit", "value.prefer", "value.another", "value.cite", "value.remove"),
            ),
        ),
    ),
    (
        N_("&Text"),
        (
            "text.tag",
            Sub(N_("Recent ta&gs"), tuple(f"text.tag_{n}" for n in range(1, 10))),
            "text.new_tag", "text.words_tag", "text.tags", LINE,
            "text.untag", "text.note", "text.important", "text.read",
            "text.published", "text.publisher", LINE,
            "text.next", "text.previous", "text.overlap", LINE,
            Sub(
                N_("&Ends of the passage"),
                (
                    "edge.start_back", "edge.start_on", "edge.end_back", "edge.end_on",
                    "edge.start_back_letter", "edge.start_on_letter", "edge.end_back_letter",
                    "edge.end_on_letter",
                ),
            ), LINE,
            "text.find_next", "text.find_previous", "text.search", LINE, "text.incident",
            "text.discard", LINE,
            Sub(
                N_("&Cite"),
                (
                    "cite.title", "cite.when", "cite.place", "cite.category", "cite.person",
                    "cite.figure", "cite.whole", "cite.here",
                ),
            ),
        ),
    ),
    (
        N_("&Go"),
        (
            "help.palette", LINE,
            "go.overview", "go.documents", "go.incidents", "go.timeline", "go.people", "go.places",
            "go.sources", "go.tags", "go.collections", "go.terms", "go.history", "go.trash", LINE,
            "go.back", "go.next_pane", "go.menu", LINE, "go.settings",
        ),
    ),
    (N_("&View"), ("view.pages", "view.hide_names", "view.navigation")),
    (N_("&Help"), ("help.help", "go.guide", "help.keys", "help.about")),
)  # fmt: skip


def fill(bar: QMenuBar, actions: Actions) -> None:
    """Make the menus of `bar`."""
    for title, entries in MENUS:
        bar.addMenu(_menu(title, entries, bar, actions))


def _menu(title: str, entries: Sequence[str | Sub], parent: QWidget, actions: Actions) -> QMenu:
    menu = QMenu(_(title), parent)
    for entry in entries:
        if isinstance(entry, Sub):
            inner = _menu(entry.title, entry.ids, menu, actions)
            menu.addMenu(inner)
            menu.aboutToShow.connect(partial(_allow, inner))
        elif entry == LINE:
            menu.addSeparator()
        else:
            menu.addAction(actions[entry])
    return menu


def _allow(menu: QMenu) -> None:
    """Lead into `menu` only while something in it can be done."""
    menu.menuAction().setEnabled(any(one.isEnabled() for one in menu.actions()))


def listed() -> Iterator[tuple[str, tuple[ActionSpec, ...]]]:
    """Yield each menu's title with its actions and those under its lines, in order; what stands in
    two of them, since people look for it in both, with the first.
    """
    specs = {spec.id: spec for spec in ACTIONS}
    for title, entries in MENUS:
        ids = (one for entry in entries for one in _ids(entry))
        yield _(title).replace("&", ""), tuple(specs.pop(one) for one in ids if one in specs)


def _ids(entry: str | Sub) -> Sequence[str]:
    if isinstance(entry, Sub):
        return entry.ids
    return () if entry == LINE else (entry,)
