"""What a page says of itself, all of it together; proposals, of each field the surest first."""

from khronika.importing.extracted import Field, Proposal
from khronika.importing.readers import json_ld, page_face, page_head, page_values
from khronika.importing.readers.page_around import Surroundings
from khronika.importing.readers.page_head import Saved
from khronika.importing.readers.page_lines import Element

_NEAR = 4000  # code points of the text in which its language shows


class Described:
    """What one page says of itself."""

    def __init__(self, tree: Element, around: Surroundings, saved: Saved) -> None:
        self._tree = tree
        self._around = around
        self._said = _said(tree, around, saved)
        named = [*page_head.titles(tree), *filter(None, [saved.title])]
        # Of messages of Telegram it is “Telegram: View @…”.
        named = [] if page_face.is_channel(tree) else named
        self._publishers = page_values.publishers(
            self._said["publisher"], named, self._said["title"]
        )
        self._titles = page_values.titles(self._said["title"], named, self._publishers)

    @property
    def titles(self) -> tuple[str, ...]:
        """What the page may be called, the surest first."""
        return tuple(each.value for each in self._titles)

    def proposals(self, text: str) -> tuple[Proposal, ...]:
        """Return what the page proposes. `text` is its main text, in whose language it is."""
        said = {field: list(each) for field, each in self._said.items()}
        for title in self.titles[:1]:
            for found in page_face.beside(self._tree, title, self._around):
                said[found.field].append(found)
        return (
            *self._titles,
            *page_values.authors(said["authors"], self._publishers),
            *page_values.days(said["published"]),
            *self._publishers,
            *page_values.languages(said["language"], text[:_NEAR]),
            *page_values.addresses(said["url"]),
        )


def _said(tree: Element, around: Surroundings, saved: Saved) -> dict[Field, list[Proposal]]:
    """Return all that the page says, as it says it, each field's surest first."""
    addresses = list(page_head.addresses(tree, saved))
    known = frozenset(each.value for each in addresses)
    said: dict[Field, list[Proposal]] = {
        "title": [],
        "authors": [],
        "published": [],
        "publisher": [],
        "language": [],
        "url": addresses,
    }
    for each in (
        *page_face.messages(tree, known),
        *json_ld.proposals(page_head.scripts(tree), known),
        *page_head.proposals(tree),
        *page_face.headings(tree, around),
        *page_face.names(tree, around),
        *page_face.times(tree, around),
    ):
        said[each.field].append(each)
    return said
