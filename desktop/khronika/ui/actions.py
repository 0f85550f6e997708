"""All that the window can do, said once: menus, the cheat sheet, tooltips and tests read this."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, Flag, auto
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from khronika.i18n import N_, _
from khronika.ui.keyboards import sequences


class Needs(Flag):
    """What must be the case for an action to make sense."""

    NOTHING = 0
    OPEN = auto()  # an archive is unlocked
    SAMPLE = auto()  # and the records of the sample are in it
    RECORDS = auto()  # records are selected
    ONE = auto()  # exactly one is
    DOCUMENT = auto()  # a text is being read
    TEXT = auto()  # some of it is selected, or a passage is
    FORM = auto()  # the form of an incident is open beside it
    FILLING = auto()  # any form is seen, which its keys save from anywhere
    VALUE = auto()  # the keyboard is on a value of an incident, or was last
    TRASH = auto()  # the trash is being looked at
    UNDO = auto()
    REDO = auto()
    BACK = auto()
    FILTER = auto()  # lists are narrowed
    NAMES = auto()  # nobody's name is hidden: what is shown is what is recorded
    SEVERAL = auto()  # more than one record is selected
    PEOPLE = auto()  # people and groups are being looked at
    TIES = auto()  # what is looked at is tied to others of its kind: people, sources
    TAGS = auto()  # the tree of tags is being looked at
    COLLECTIONS = auto()  # collections are being looked at
    MEMBERS = auto()  # and members of one are selected
    SOUGHT = auto()  # words are looked for in the whole archive
    FILES = auto()  # documents are selected, whose files can be read anew
    HITS = auto()  # what was found can be gone through: in a text, or in the whole archive
    PAGES = auto()  # what is read has pages, which can be shown as they look


WHY_HIDDEN = N_("Names are hidden: show them to edit")


class Where(Enum):
    """Where the keys of an action are heard."""

    WINDOW = auto()
    READER = auto()  # single letters, only while the text has the keyboard
    VALUE = auto()  # while a value that can be edited in place has it


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing the window can do."""

    id: str
    text: str
    keys: str = ""
    icon: str = ""
    needs: Needs = Needs.NOTHING
    where: Where = Where.WINDOW
    yields: Needs = Needs.NOTHING  # while this is the case its keys are another's


_READING = Needs.OPEN | Needs.DOCUMENT
_FINDING = Needs.OPEN | Needs.HITS
_TEXT = _READING | Needs.TEXT
_WRITING = Needs.OPEN | Needs.NAMES
_CITING = _TEXT | Needs.FORM | Needs.NAMES
_READER = Where.READER
_VALUE = Needs.OPEN | Needs.VALUE

ARCHIVE_ACTIONS = (
    ActionSpec("archive.create", N_("&New archive…"), "", "folder-plus"),
    ActionSpec("archive.open", N_("&Open an archive…"), "Ctrl+O", "folder-open"),
    ActionSpec("archive.sample", N_("Look at the &sample"), "", "book-open"),
    ActionSpec("archive.import", N_("&Bring in files…"), "Ctrl+I", "file-input", _WRITING),
    ActionSpec("archive.folder", N_("Bring in a &folder…"), "Ctrl+Shift+I", "", _WRITING),
    ActionSpec(
        "archive.paste",
        N_("&Paste as a document"),
        "Ctrl+Shift+V",
        "clipboard-paste",
        _WRITING,
    ),
    ActionSpec("archive.export", N_("&Export…"), "Ctrl+E", "file-output", Needs.OPEN),
    ActionSpec(
        "archive.vocabularies", N_("Load the starter &vocabularies"), "", "list-tree", Needs.OPEN
    ),
    ActionSpec("archive.verify", N_("&Check the archive"), "", "circle-check", Needs.OPEN),
    ActionSpec("archive.lock", N_("&Lock"), "Ctrl+L", "lock", Needs.OPEN),
    ActionSpec("archive.quit", N_("&Quit"), "Ctrl+Q"),
)
EDIT_ACTIONS = (
    ActionSpec("edit.undo", N_("&Undo"), "Ctrl+Z", "undo-2", Needs.OPEN | Needs.UNDO),
    ActionSpec("edit.redo", N_("&Redo"), "Ctrl+Shift+Z", "redo-2", Needs.OPEN | Needs.REDO),
    ActionSpec("edit.record", N_("&Edit…"), "F2", "pencil", _WRITING | Needs.ONE),
    ActionSpec(
        "edit.collect",
        N_("&Add to the collection"),
        "Ctrl+Return",
        "library",
        Needs.OPEN | Needs.RECORDS,
        yields=Needs.FILLING,
    ),
    ActionSpec(
        "edit.uncollect", N_("Take &out of the collection"), "", "",
        Needs.OPEN | Needs.RECORDS | Needs.MEMBERS,
    ),
    ActionSpec("edit.number", N_("Copy the &number"), "Ctrl+Shift+C", "copy",
               Needs.OPEN | Needs.RECORDS),
    ActionSpec("edit.trash", N_("&Move to the trash"), "Ctrl+Backspace", "trash-2",
               Needs.OPEN | Needs.RECORDS),
    ActionSpec("edit.restore", N_("&Restore"), "", "rotate-ccw",
               Needs.OPEN | Needs.RECORDS | Needs.TRASH),
    ActionSpec("edit.erase", N_("Erase for &good…"), "", "eraser",
               Needs.OPEN | Needs.RECORDS | Needs.TRASH),
    ActionSpec("edit.filter", N_("Fi&lter…"), "Ctrl+Shift+L", "list-filter", Needs.OPEN),
    ActionSpec("edit.unfilter", N_("Show all a&gain"), "Ctrl+Shift+R", "",
               Needs.OPEN | Needs.FILTER),
    ActionSpec("edit.find", N_("&Find here"), "Ctrl+F", "search", Needs.OPEN),
    ActionSpec("edit.search", N_("Find &everywhere"), "Ctrl+Shift+F", "search", Needs.OPEN),
    ActionSpec("edit.keep_search", N_("&Keep this search"), "Ctrl+D", "library",
               _WRITING | Needs.SOUGHT),
)  # fmt: skip
RECORD_ACTIONS = (
    ActionSpec("record.new", N_("&New of this kind"), "Ctrl+N", "plus", _WRITING),
    ActionSpec("record.incident", N_("New &incident…"), "Ctrl+Shift+N", "", _WRITING),
    ActionSpec("record.person", N_("New &person or group…"), "", "", _WRITING),
    ActionSpec("record.source", N_("New &source…"), "", "", _WRITING),
    ActionSpec("record.place", N_("New p&lace…"), "", "", _WRITING),
    ActionSpec("record.collection", N_("New &collection…"), "", "", _WRITING),
    ActionSpec("record.note", N_("&Write a note…"), "Ctrl+M", "message-square-text",
               _WRITING | Needs.ONE),
)  # fmt: skip
_PEOPLE = Needs.OPEN | Needs.RECORDS | Needs.PEOPLE
_TAGS = Needs.OPEN | Needs.ONE | Needs.TAGS
OTHER_RECORD_ACTIONS = (
    ActionSpec("record.open", N_("&Open"), "", "", Needs.OPEN | Needs.ONE),
    ActionSpec("record.relate", N_("Add a &relation…"), "", "link",
               Needs.OPEN | Needs.ONE | Needs.TIES),
    ActionSpec("record.history", N_("&History of this record"), "", "history",
               Needs.OPEN | Needs.ONE),
    ActionSpec("record.anew", N_("Read the &file anew"), "", "", _WRITING | Needs.FILES),
    ActionSpec("record.encoding", N_("Read it anew in another &encoding…"), "", "",
               _WRITING | Needs.FILES),
    ActionSpec("person.protect", N_("Make &protected"), "", "shield-check", _PEOPLE),
    ActionSpec("person.ask", N_("Ask &before publishing"), "", "shield-question-mark", _PEOPLE),
    ActionSpec("person.public", N_("Make pub&lic"), "", "user", _PEOPLE),
    ActionSpec("person.merge", N_("&Merge into one"), "", "", _PEOPLE | Needs.SEVERAL),
    ActionSpec("tag.under", N_("Move &under another tag…"), "", "", _TAGS),
    ActionSpec("tag.in", N_("Move &in, under the tag above"), "Alt+Shift+Right", "", _TAGS),
    ActionSpec("tag.out", N_("Move &out, beside the tag it is under"), "Alt+Shift+Left", "", _TAGS),
    ActionSpec("tag.merge", N_("&Merge into another tag…"), "", "", _TAGS),
    ActionSpec("collection.current", N_("Make it the &current collection"), "", "check",
               Needs.OPEN | Needs.ONE | Needs.COLLECTIONS),
)  # fmt: skip
# About the value of an incident that the keyboard is on; the value itself hears the keys.
VALUE_ACTIONS = (
    ActionSpec("value.edit", N_("Edit the &value"), "Return", "pencil", _VALUE, Where.VALUE),
    ActionSpec("value.prefer", N_("P&refer the value"), "Alt+P", "check", _VALUE, Where.VALUE),
    ActionSpec("value.another", N_("S&tate another value"), "", "plus", _VALUE, Where.VALUE),
    ActionSpec("value.cite", N_("&Cite a source for the value"), "", "quote", _VALUE, Where.VALUE),
    ActionSpec("value.remove", N_("Re&move the value"), "Delete", "x", _VALUE, Where.VALUE),
)
TEXT_ACTIONS = (
    ActionSpec("text.tag", N_("&Tag…"), "T", "tag", _TEXT, _READER),
    *(
        ActionSpec(f"text.tag_{n}", N_("Recent tag {n}"), str(n), "", _TEXT, _READER)
        for n in range(1, 10)
    ),
    ActionSpec("text.new_tag", N_("&New tag for this…"), "N", "", _TEXT | Needs.NAMES, _READER),
    ActionSpec("text.words_tag", N_("Tag named by these &words"), "V", "",
               _TEXT | Needs.NAMES, _READER),
    ActionSpec("text.tags", N_("Find a tag in the &list"), "Shift+T", "", _READING, _READER),
    ActionSpec("text.untag", N_("&Unmark"), "U", "", _TEXT, _READER),
    ActionSpec("text.note", N_("&Comment…"), "M", "message-square-text",
               _TEXT | Needs.NAMES, _READER),
    ActionSpec("text.important", N_("I&mportant"), "!", "star", _TEXT, _READER),
    ActionSpec("text.incident", N_("&Incident from this…"), "I", "calendar-days",
               _TEXT | Needs.NAMES, _READER),
    ActionSpec("text.discard", N_("&Discard the draft"), "", "", Needs.OPEN | Needs.FORM),
    ActionSpec("text.read", N_("Mark as &read"), "R", "check", _READING, _READER),
    ActionSpec("text.published", N_("State when it was published…"), "", "",
               _READING | Needs.NAMES),
    ActionSpec("text.publisher", N_("State the publisher…"), "", "newspaper",
               _READING | Needs.NAMES),
    ActionSpec("text.overlap", N_("The next passage over this &one"), "O", "", _TEXT, _READER),
    ActionSpec("text.next", N_("The next &passage"), ".", "", _READING, _READER),
    ActionSpec("text.previous", N_("The passage &before"), ",", "", _READING, _READER),
    ActionSpec("text.find_next", N_("Find the ne&xt"), "F3", "", _FINDING),
    ActionSpec("text.find_previous", N_("Find the one bef&ore"), "Shift+F3", "", _FINDING),
    ActionSpec("text.search", N_("Find these words &everywhere"), "", "search", _TEXT, _READER),
)  # fmt: skip
# The brackets of a keyboard stand where the ends of a passage do: plain they widen it, with Shift
# they narrow it; with Alt they do so by letters.
EDGE_ACTIONS = (
    ActionSpec("edge.start_back", N_("Begin a word earlier"), "[", "", _TEXT, _READER),
    ActionSpec("edge.start_on", N_("Begin a word later"), "{", "", _TEXT, _READER),
    ActionSpec("edge.end_on", N_("End a word later"), "]", "", _TEXT, _READER),
    ActionSpec("edge.end_back", N_("End a word earlier"), "}", "", _TEXT, _READER),
    ActionSpec("edge.start_back_letter", N_("Begin a letter earlier"), "Alt+[", "", _TEXT,
               _READER),
    ActionSpec("edge.start_on_letter", N_("Begin a letter later"), "Alt+{", "", _TEXT, _READER),
    ActionSpec("edge.end_on_letter", N_("End a letter later"), "Alt+]", "", _TEXT, _READER),
    ActionSpec("edge.end_back_letter", N_("End a letter earlier"), "Alt+}", "", _TEXT, _READER),
)  # fmt: skip
# While the form of an incident is open, a letter gives the selected words to one of its fields:
# as its value when the field is empty, as one more citation when it is not.
CITE_ACTIONS = (
    ActionSpec("cite.title", N_("Cite for the &title"), "H", "", _CITING, _READER),
    ActionSpec("cite.when", N_("Cite for the &date"), "W", "", _CITING, _READER),
    ActionSpec("cite.place", N_("Cite for the p&lace"), "L", "", _CITING, _READER),
    ActionSpec("cite.category", N_("Cite for the &category"), "K", "", _CITING, _READER),
    ActionSpec("cite.person", N_("Cite for a &person"), "P", "", _CITING, _READER),
    ActionSpec("cite.figure", N_("Cite for a &figure"), "F", "", _CITING, _READER),
    ActionSpec("cite.whole", N_("Cite for the &whole incident"), "C", "", _CITING, _READER),
    ActionSpec("cite.here", N_("Cite for the field being &filled"), "F4", "quote",
               Needs.OPEN | Needs.FORM),
)  # fmt: skip
GO_ACTIONS = (
    ActionSpec("go.overview", N_("&Overview"), "Alt+Home", "house", Needs.OPEN),
    ActionSpec("go.documents", N_("&Documents"), "Ctrl+1", "file-text", Needs.OPEN),
    ActionSpec("go.incidents", N_("&Incidents"), "Ctrl+2", "calendar-days", Needs.OPEN),
    ActionSpec("go.timeline", N_("Ti&meline"), "Ctrl+T", "chart-gantt", Needs.OPEN),
    ActionSpec("go.people", N_("&People"), "Ctrl+3", "users", Needs.OPEN),
    ActionSpec("go.places", N_("P&laces"), "Ctrl+4", "map-pin", Needs.OPEN),
    ActionSpec("go.sources", N_("&Sources"), "Ctrl+5", "newspaper", Needs.OPEN),
    ActionSpec("go.tags", N_("&Tags"), "Ctrl+6", "tags", Needs.OPEN),
    ActionSpec("go.terms", N_("&Vocabularies"), "", "list-tree", Needs.OPEN),
    ActionSpec("go.collections", N_("&Collections"), "Ctrl+7", "library", Needs.OPEN),
    ActionSpec("go.history", N_("&History"), "Ctrl+8", "history", Needs.OPEN),
    ActionSpec("go.trash", N_("T&rash"), "Ctrl+9", "trash-2", Needs.OPEN),
    ActionSpec("go.guide", N_("Sample &guide"), "Ctrl+0", "book-open", Needs.OPEN | Needs.SAMPLE),
    ActionSpec("go.settings", N_("S&ettings"), "Ctrl+,", "settings-2"),
    ActionSpec("go.back", N_("&Back"), "Alt+Left", "arrow-left", Needs.OPEN | Needs.BACK),
    ActionSpec("go.next_pane", N_("Next p&ane"), "F6", "", Needs.OPEN),
    ActionSpec("go.menu", N_("Open the &menu"), "F10"),
    ActionSpec("view.navigation", N_("&Fold the navigation"), "F9", "panel-left", Needs.OPEN),
)
VIEW_ACTIONS = (
    ActionSpec("view.hide_names", N_("&Hide names"), "Ctrl+Shift+H", "eye-off",
               Needs.OPEN),
    ActionSpec("view.pages", N_("&Pages beside the text"), "F8", "panel-right",
               _READING | Needs.PAGES),
)  # fmt: skip
HELP_ACTIONS = (
    ActionSpec("help.palette", N_("&Find or do anything…"), "Ctrl+K", "command"),
    ActionSpec("help.help", N_("&Help"), "F1", "circle-question-mark"),
    ActionSpec("help.keys", N_("&Keys"), "Ctrl+/", "keyboard"),
    ActionSpec("help.about", N_("&About Khronika"), "", "info"),
)
ACTIONS = (
    *ARCHIVE_ACTIONS,
    *EDIT_ACTIONS,
    *RECORD_ACTIONS,
    *OTHER_RECORD_ACTIONS,
    *VALUE_ACTIONS,
    *TEXT_ACTIONS,
    *EDGE_ACTIONS,
    *CITE_ACTIONS,
    *GO_ACTIONS,
    *VIEW_ACTIONS,
    *HELP_ACTIONS,
)

_PRINTED = {"Return": "Enter", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


class Actions:
    """The actions of one window, by id."""

    def __init__(self, window: QWidget, run: Callable[[str], object]) -> None:
        """Make every action; each calls `run` with its id."""
        self._made = {spec.id: _make(spec, partial(run, spec.id), window) for spec in ACTIONS}
        for spec in ACTIONS:
            if spec.where is Where.WINDOW:
                window.addAction(self._made[spec.id])

    def listen_in(self, reader: QWidget) -> None:
        """Hear the keys of the reader while `reader` has the keyboard."""
        for spec in ACTIONS:
            if spec.where is Where.READER:
                reader.addAction(self._made[spec.id])

    def __getitem__(self, action: str) -> QAction:
        return self._made[action]

    def allow(self, state: Needs) -> None:
        """Enable what `state` suffices for, and nothing else; say what hidden names forbid."""
        for spec in ACTIONS:
            made, missing = self._made[spec.id], spec.needs & ~state
            made.setEnabled(not missing)
            if spec.yields:
                made.setShortcuts([] if state & spec.yields else sequences(spec.keys))
            made.setToolTip(_(WHY_HIDDEN) if missing == Needs.NAMES else "")

    def all(self) -> Iterable[QAction]:
        """Return every action."""
        return self._made.values()


def plain(text: str) -> str:
    """Return an action's words, translated, without the mark of its mnemonic."""
    return _(text).replace("&", "").rstrip("…")


def spoken_keys(spec: ActionSpec) -> str:
    """Return the keys as the person's keyboard names them."""
    return spoken(spec.keys)


def spoken(keys: str) -> str:
    """Return keys, as Qt spells them, as people read them on theirs."""
    said = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return "+".join(_PRINTED.get(key, key) for key in said.split("+"))


def _make(spec: ActionSpec, run: Callable[[], object], window: QWidget) -> QAction:
    number = spec.keys if spec.id.startswith("text.tag_") else ""
    action = QAction(_(spec.text).format(n=number), window)
    action.setObjectName(spec.id)
    if spec.keys:
        action.setShortcuts(sequences(spec.keys))
    if spec.where is not Where.WINDOW:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(lambda _checked: run())
    return action
