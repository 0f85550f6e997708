"""Where each action stands: in the menu bar, and in the list of keys."""

from collections.abc import Iterator

from PySide6.QtWidgets import QMenu, QMenuBar

from khronika.i18n import N_, _
from khronika.ui.actions import ACTIONS, Actions, ActionSpec

LINE = ""
MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
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
            "record.open", "record.note", "record.relate", "record.history", "record.anew", LINE,
            "person.protect", "person.ask", "person.public", "person.merge", LINE,
            "tag.under", "tag.in", "tag.out", "tag.merge", LINE, "collection.current", LINE,
            "value.edit", "value.prefer", "value.another", "value.cite", "value.remove",
        ),
    ),
    (
        N_("&Text"),
        (
            "text.tag", *(f"text.tag_{n}" for n in range(1, 10)), "text.new_tag",
            "text.words_tag", "text.tags", LINE,
            "text.untag", "text.note", "text.important", "text.read",
            "text.published", "text.publisher", LINE,
            "text.next", "text.previous", "text.overlap", LINE,
            "edge.start_back", "edge.start_on", "edge.end_back", "edge.end_on",
            "edge.start_back_letter", "edge.start_on_letter", "edge.end_back_letter",
            "edge.end_on_letter", LINE,
            "text.find_next", "text.find_previous", "text.search", LINE, "text.incident", LINE,
            "cite.title", "cite.when", "cite.place", "cite.category", "cite.person",
            "cite.figure", "cite.whole", "cite.here",
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
    for title, ids in MENUS:
        menu = QMenu(_(title), bar)
        for action in ids:
            if action == LINE:
                menu.addSeparator()
            else:
                menu.addAction(actions[action])
        bar.addMenu(menu)


def listed() -> Iterator[tuple[str, tuple[ActionSpec, ...]]]:
    """Yield each menu's title with its actions, in order, lines left out."""
    specs = {spec.id: spec for spec in ACTIONS}
    for title, ids in MENUS:
        yield _(title).replace("&", ""), tuple(specs[one] for one in ids if one != LINE)
