"""What of a page is plainly no text: hidden, made to be used, or leading elsewhere."""

import re
from itertools import islice

from khronika.importing.readers.page_lines import Element

_NEVER = frozenset(
    "script style noscript template head title nav aside footer iframe object embed canvas audio"
    " video select option button input textarea svg math link meta datalist dialog map".split()
)
_ALWAYS = frozenset("html body main article form".split())
_ROLES = frozenset("navigation banner contentinfo search dialog menu alertdialog".split())
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|sidebar|footer|breadcrumbs?|cookies?|share|sharing"
    r"|social|related|comments?|disqus|popular|banner|advert(?:isement)?|newsletter)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTIONS = re.compile(r"caption|credit|gallery|slide|photo|image|picture|media", re.IGNORECASE)
_LONGEST = 500  # code points of a class or a style that is looked at
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MENU = 0.7  # of the words of a list: more is a menu


class Surroundings:
    """What is around the text of one page. It is found out once: lists may lie in lists."""

    def __init__(self, tree: Element) -> None:
        self._total: dict[Element, int] = {}
        self._links: dict[Element, int] = {}
        self._around: dict[Element, bool] = {}
        # From the end: what is within an element has been counted before it.
        for one in reversed(list(tree.iter())):
            total = len((one.text or "").strip())
            links = 0
            for child in one:
                total += self._total[child] + len((child.tail or "").strip())
                links += self._links[child]
            self._total[one] = total if isinstance(one.tag, str) else 0
            self._links[one] = total if one.tag == "a" else links

    def linked(self, element: Element) -> float:
        """Return how much of the words of an element are links, 0 to 1."""
        total = self._total[element]
        return self._links[element] / total if total else 0.0

    def has(self, element: Element) -> bool:
        """Whether an element is by its name or by its links no part of the text of its page."""
        if element not in self._around:
            self._around[element] = self._found(element)
        return self._around[element]

    def _found(self, element: Element) -> bool:
        if is_never(element) or element.get("role") in _ROLES:
            return True
        if element.tag in _ALWAYS:
            return False
        named = f"{element.get('class', '')} {element.get('id', '')}"
        if len(named) < _LONGEST and _NAMES.search(named):
            return True
        return element.tag in ("ul", "ol", "menu") and self.linked(element) > _MENU


def is_caption(element: Element) -> bool:
    """Whether an element says what a picture shows, or who has made it."""
    if next(element.iterancestors("figure", "picture"), None) is not None:
        return True
    some = (element, *islice(element.iterancestors(), 2))
    return any(_CAPTIONS.search(one.get("class", "")[:_LONGEST]) for one in some)


def is_never(element: Element) -> bool:
    """Whether an element is no part of any text: hidden, or made to be used."""
    return element.tag in _NEVER or _is_hidden(element)


def _is_hidden(element: Element) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style", "")[:_LONGEST]) is not None
    )
