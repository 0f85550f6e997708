"""What of a page is plainly no text: hidden, made to be used, or leading elsewhere."""

import re

from khronika.importing.readers.page_lines import Element, spaced

NEVER = frozenset(
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
_LONGEST = 500  # code points of a class or a style that is looked at
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MENU = 0.7  # of the words of a list: more is a menu


def is_around(element: Element) -> bool:
    """Whether an element is plainly no part of the text of its page."""
    if element.tag in NEVER or element.get("role") in _ROLES or _is_hidden(element):
        return True
    if element.tag in _ALWAYS:
        return False
    named = f"{element.get('class', '')} {element.get('id', '')}"
    if len(named) < _LONGEST and _NAMES.search(named):
        return True
    return element.tag in ("ul", "ol", "menu") and linked(element) > _MENU


def linked(element: Element) -> float:
    """Return how much of the words of an element are links, 0 to 1."""
    total = len(spaced("".join(element.itertext())))
    links = sum(len(spaced("".join(link.itertext()))) for link in element.iter("a"))
    return links / total if total else 0.0


def _is_hidden(element: Element) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style", "")[:_LONGEST]) is not None
    )
