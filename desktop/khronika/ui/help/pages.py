"""The pages of the help: which there are, what they say, and which is about where one is."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from khronika.i18n import LANGUAGES, language
from khronika.language.folding import fold
from khronika.paths import RESOURCES

FOLDER = RESOURCES / "help"
PAGES = (
    "first-steps", "bringing-in", "documents", "reading", "incidents", "people", "sources",
    "timeline", "finding", "collections", "history", "protection", "locking", "keys", "settings",
    "trouble",
)  # fmt: skip
FIRST = PAGES[0]
RECORDING = "recording"  # the place beside a text where an incident is recorded
# Which page is about which place of the window; the door's places are named after its pages.
PLACES: Mapping[str, str] = {
    "go.overview": "first-steps",
    "go.guide": "first-steps",
    "go.documents": "reading",
    "go.incidents": "incidents",
    "go.timeline": "timeline",
    "go.people": "people",
    "go.places": "timeline",
    "go.sources": "sources",
    "go.tags": "reading",
    "go.terms": "incidents",
    "go.collections": "collections",
    "go.history": "history",
    "go.trash": "history",
    "go.settings": "settings",
    "edit.search": "finding",
    "archive.import": "bringing-in",
    "archive.export": "collections",
    "door": "first-steps",
    "lock": "locking",
    RECORDING: "incidents",
}
_LINK = re.compile(r"\[([^\]]*)\]\((page|action):([a-z_.0-9-]+)\)")
_MARKS = re.compile(r"[*`]|^#+ |^[-0-9]+\.? ", re.MULTILINE)


@cache
def source(page: str, spoken: str) -> str:
    """Return a page as it was written, in Markdown, in one of our languages, else in English."""
    there = spoken if spoken in LANGUAGES else "en"
    return (FOLDER / there / f"{page}.md").read_text("utf-8")


def title(page: str) -> str:
    """Return what a page is called in the person's language: its first line."""
    return source(page, language()).partition("\n")[0].removeprefix("# ")


def text(page: str, words_of: Callable[[str], str]) -> str:
    """Return a page in the person's language, its links to actions in their words of today.

    words_of: returns the words of an action, with its keys.
    """

    def link(found: re.Match[str]) -> str:
        words, kind, target = found.groups()
        said = words_of(target) if kind == "action" else words
        return f"[{said}]({kind}:{target})"

    return _LINK.sub(link, source(page, language()))


def links(page: str, spoken: str) -> list[tuple[str, str]]:
    """Return where the links of a page lead: "page" or "action", and its name."""
    return [(kind, target) for _words, kind, target in _LINK.findall(source(page, spoken))]


def plain(page: str, words_of: Callable[[str], str]) -> str:
    """Return the words of a page without the marks of Markdown."""
    said = _LINK.sub(lambda found: found[0][1 : found[0].index("](")], text(page, words_of))
    return _MARKS.sub("", said)


def holding(sought: Sequence[str], words_of: Callable[[str], str]) -> list[str]:
    """Return the pages that hold all of the folded words `sought`, in the order of the contents."""
    return [
        page
        for page in PAGES
        if all(word in fold(plain(page, words_of)) for word in sought)
    ]  # fmt: skip


def about(place: str) -> str:
    """Return the page about a place of the window."""
    return PLACES.get(place, FIRST)
