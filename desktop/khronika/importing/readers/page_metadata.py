"""What a page says of itself, all of it together; proposals, of each field the surest first."""

from khronika.importing.extracted import Field, Proposal
from khronika.importing.readers import json_ld, page_face, page_head, page_values
from khronika.importing.readers.page_head import Around
from khronika.importing.readers.page_lines import Element

_NEAR = 4000  # code points of the text in which its language shows


def headlines(tree: Element, around: Around) -> tuple[str, ...]:
    """Return what the page may be called, the surest first."""
    return tuple(each.value for each in _titles(_said(tree, around), tree, around))


def described(tree: Element, around: Around, text: str) -> tuple[Proposal, ...]:
    """Return what the page proposes. `text` is its main text, in whose language it is."""
    said = _said(tree, around)
    publishers = _publishers(said, tree, around)
    titles = _titles(said, tree, around)
    for each in titles[:1]:
        for found in page_face.beside(tree, each.value):
            said[found.field].append(found)
    return (
        *titles,
        *page_values.authors(said["authors"], publishers),
        *page_values.days(said["published"]),
        *publishers,
        *page_values.languages(said["language"], text[:_NEAR]),
        *page_values.addresses(said["url"]),
    )


def _said(tree: Element, around: Around) -> dict[Field, list[Proposal]]:
    """Return all that the page says, as it says it."""
    addresses = list(page_head.addresses(tree, around))
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
        *page_face.headings(tree),
        *page_face.names(tree),
        *page_face.times(tree),
    ):
        said[each.field].append(each)
    return said


def _titles(said: dict[Field, list[Proposal]], tree: Element, around: Around) -> list[Proposal]:
    names = _names(tree, around)
    return page_values.titles(said["title"], names, _publishers(said, tree, around))


def _publishers(said: dict[Field, list[Proposal]], tree: Element, around: Around) -> list[Proposal]:
    return page_values.publishers(said["publisher"], _names(tree, around), said["title"])


def _names(tree: Element, around: Around) -> list[str]:
    if page_face.is_channel(tree):  # “Telegram: View @…”
        return []
    return [*page_head.titles(tree), *filter(None, [around.title])]
