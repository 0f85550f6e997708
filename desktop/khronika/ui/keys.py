"""The keys that are no actions: those that work inside a list, a text, a form. Data, for the sheet.

The sheet of keys shows the actions by menu and then these by where they are heard. Names of keys
are Qt's, so that they are shown as the person's system names them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from khronika.i18n import N_, _
from khronika.ui.actions import spoken


@dataclass(frozen=True, slots=True)
class KeyLine:
    """What some keys do. `keys`: sequences as Qt spells them, each in its place."""

    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of one place of the window."""

    title: str
    lines: tuple[KeyLine, ...]


KEYS = (
    KeyGroup(
        N_("In every list"),
        (
            KeyLine(N_("one row up or down"), ("Up", "Down")),
            KeyLine(N_("a screenful up or down"), ("PgUp", "PgDown")),
            KeyLine(N_("the first row, the last"), ("Home", "End")),
            KeyLine(N_("open the row, go on into it"), ("Return",)),
            KeyLine(N_("select several"), ("Shift+Up", "Shift+Down")),
            KeyLine(N_("select all"), ("Ctrl+A",)),
            KeyLine(N_("move what is selected to the trash"), ("Del",)),
            KeyLine(N_("empty the line that narrows the list, then leave it"), ("Esc",)),
            KeyLine(N_("close what opened over it, such as the filters"), ("Esc",)),
        ),
    ),
    KeyGroup(
        N_("In the line that finds everywhere"),
        (
            KeyLine(N_("go through what is offered, or on to what was found"), ("Down",)),
            KeyLine(N_("take what is offered"), ("Tab",)),
            KeyLine(N_("put the offers away"), ("Esc",)),
            KeyLine(N_("go to what was found; there, open it at the words"), ("Return",)),
        ),
    ),
    KeyGroup(
        N_("In the text of a document"),
        (
            KeyLine(N_("select letter by letter"), ("Shift+Left", "Shift+Right")),
            KeyLine(N_("select word by word"), ("Ctrl+Shift+Left", "Ctrl+Shift+Right")),
            KeyLine(N_("the beginning of the text, its end"), ("Ctrl+Home", "Ctrl+End")),
            KeyLine(N_("copy the words that are selected"), ("Ctrl+C",)),
            KeyLine(N_("put out the words of a search"), ("Esc",)),
            KeyLine(N_("leave the text"), ("Tab",)),
        ),
    ),
    KeyGroup(
        N_("On a page beside the text"),
        (
            KeyLine(
                N_("a screenful up or down, then the page before or the next"), ("PgUp", "PgDown")
            ),
            KeyLine(N_("the first page, the last"), ("Home", "End")),
            KeyLine(N_("nearer, farther"), ("+", "-")),
            KeyLine(N_("as wide as there is room, then the whole of it"), ("0",)),
        ),
    ),
    KeyGroup(
        N_("In the line for a tag"),
        (
            KeyLine(N_("choose among the tags offered"), ("Up", "Down")),
            KeyLine(N_("give the tag, or make a new one"), ("Return", "Tab")),
            KeyLine(N_("leave it"), ("Esc",)),
        ),
    ),
    KeyGroup(
        N_("On the timeline"),
        (
            KeyLine(N_("the incident before, the next"), ("Left", "Right")),
            KeyLine(N_("the lane above, the one below"), ("Up", "Down")),
            KeyLine(N_("the first incident, the last"), ("Home", "End")),
            KeyLine(N_("a screenful earlier, later"), ("PgUp", "PgDown")),
            KeyLine(N_("nearer, farther, all of it"), ("+", "-", "0")),
            KeyLine(N_("to today, to a date"), ("T", "G")),
            KeyLine(N_("select the incident, select along"), ("Space", "Shift+Left")),
            KeyLine(N_("open the incident"), ("Return",)),
        ),
    ),
    KeyGroup(
        N_("On the map of places"),
        (
            KeyLine(N_("look elsewhere"), ("Left", "Right", "Up", "Down")),
            KeyLine(N_("nearer, farther"), ("+", "-")),
            KeyLine(N_("all of it"), ("Home",)),
            KeyLine(
                N_("the next place that way"),
                ("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down"),
            ),
            KeyLine(N_("open the place"), ("Return",)),
        ),
    ),
    KeyGroup(
        N_("In forms"),
        (
            KeyLine(N_("the next field, the one before"), ("Tab", "Shift+Tab")),
            KeyLine(N_("save"), ("Ctrl+S", "Ctrl+Return")),
            KeyLine(N_("save, from a line of a short form, not of an incident"), ("Return",)),
            KeyLine(N_("leave a short form without saving"), ("Esc",)),
            KeyLine(N_("from an incident, back to the text; its draft stays"), ("Esc",)),
        ),
    ),
    KeyGroup(
        N_("Where one finds or does anything"),
        (
            KeyLine(N_("go through what fits"), ("Up", "Down")),
            KeyLine(N_("open it, or do it"), ("Return",)),
            KeyLine(N_("put the record into the collection"), ("Ctrl+Return",)),
            KeyLine(N_("leave"), ("Esc",)),
        ),
    ),
    KeyGroup(
        N_("In the help"),
        (
            KeyLine(N_("the page before"), ("Alt+Left",)),
            KeyLine(N_("find in all pages"), ("Ctrl+F",)),
            KeyLine(N_("the next link, and follow it"), ("Tab", "Return")),
            KeyLine(N_("close"), ("Esc",)),
        ),
    ),
)


def groups() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield each place with its lines: what the keys do, and the keys as the system names them."""
    for group in KEYS:
        yield (
            _(group.title),
            [(_(line.text), "  ".join(map(spoken, line.keys))) for line in group.lines],
        )
