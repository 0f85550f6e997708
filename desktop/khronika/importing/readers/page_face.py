"""What can be read on a page where its head is silent: headings, names and days beside them."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from khronika.domain.date_finding import find_dates
from khronika.importing.extracted import Proposal
from khronika.importing.first_lines import authors_in
from khronika.importing.readers.page_around import Surroundings
from khronika.importing.readers.page_lines import Element, lines_of, text_of
from khronika.language.guess import UNDETERMINED, guess_language

_LOOKED_AT = 100  # elements of one kind; the first are those of the article
_MOST = 3  # headings of one size, names in one way
_TITLE = 300  # code points; longer is no heading
_ABOVE, _BELOW = 3, 8  # lines around a headline among which its author and its day stand
_LINE = 100  # code points of such a line
_DAY = 3  # days: a text comes out on one, wherever that is
_NAMED = re.compile(
    r"(?:^|[\s_-])(?:author|authors|byline|author-name|article__author)(?:$|[\s_-])", re.IGNORECASE
)
_BY = re.compile(
    r"\A(?:(?:written |posted )?by|автор(?:ка|и|ы)?|текст|журнал[иі]ст(?:ка)?)\b\s*:?\s*",
    re.IGNORECASE,
)
_OUTSIDE = ("aside", "footer", "nav")
_MESSAGE = "tgme_widget_message"  # what t.me calls a message of Telegram
_MOST_MESSAGES = 2000


def headings(tree: Element, around: Surroundings) -> Iterator[Proposal]:
    """Yield what may be the headline: the greatest headings that there are."""
    for tag in ("h1", "h2", "h3"):
        some = islice(tree.iter(tag), _LOOKED_AT)
        texts = [text_of(one) for one in some if not _is_outside(one, around)]
        found = [text for text in texts if 0 < len(text) <= _TITLE][:_MOST]
        yield from (Proposal(field="title", value=text, evidence=tag) for text in found)
        if found:
            return


def is_channel(tree: Element) -> bool:
    """Whether the page shows messages of Telegram, which have no title."""
    return bool(tree.find_class(_MESSAGE))


def messages(tree: Element, addresses: Iterable[str]) -> Iterator[Proposal]:
    """Yield the channel of the messages of Telegram on a page, and the day of the one it is about.

    That is the only one, or the one to which an address of the page leads.
    """
    for owner in islice(tree.find_class(f"{_MESSAGE}_owner_name"), 1):
        yield Proposal(field="publisher", value=text_of(owner), evidence="message owner")
    found = list(islice(tree.find_class(_MESSAGE), _MOST_MESSAGES))
    for one in found:
        own = f"/{one.get('data-post')}"
        if len(found) > 1 and not any(each.endswith(own) for each in addresses):
            continue
        for time in islice(one.iter("time"), 1):
            yield Proposal(
                field="published", value=time.get("datetime", ""), evidence="message time"
            )


def names(tree: Element, around: Surroundings) -> Iterator[Proposal]:
    """Yield who is marked as the author of the page, and not of a comment."""
    if is_channel(tree):
        return
    linked = [one for one in tree.iter("a", "span") if "author" in one.get("rel", "").split()]
    classed = [
        one
        for one in tree.xpath(".//*[contains(@class, 'author') or contains(@class, 'yline')]")
        if _NAMED.search(one.get("class", "")[:500])
    ]
    for found, evidence in ((linked, "rel author"), (classed, "class author")):
        seen = (one for one in found[:_LOOKED_AT] if not _is_outside(one, around))
        for one in islice(seen, _MOST):
            line = f"By: {_BY.sub('', text_of(one))[:_LINE]}"
            day = next((day.start for day in find_dates(line)), None)
            for name in authors_in(line[:day]):
                yield Proposal(field="authors", value=name, evidence=evidence)


def times(tree: Element, around: Surroundings) -> Iterator[Proposal]:
    """Yield the first <time>; the first in the article before any other."""
    if is_channel(tree):
        return
    some = islice((one for one in tree.iter("time") if one.get("datetime")), _LOOKED_AT)
    found = [one for one in some if not _is_outside(one, around)]
    found.sort(key=lambda one: next(one.iterancestors("article", "main"), None) is None)
    for one in found[:1]:
        yield Proposal(field="published", value=one.get("datetime"), evidence="time datetime")


def beside(tree: Element, headline: str, around: Surroundings) -> Iterator[Proposal]:
    """Yield the names and the day that stand in lines of their own around a headline."""
    lines = [line.text for line in lines_of(tree, around.has)]
    places = [place for place, line in enumerate(lines) if line.casefold() == headline.casefold()]
    for place in places[-1:]:
        below = [line for line in lines[place + 1 : place + 1 + _BELOW] if len(line) <= _LINE]
        above = [line for line in lines[max(0, place - _ABOVE) : place] if len(line) <= _LINE]
        for name in authors_in("\n".join(below)):
            yield Proposal(field="authors", value=name, evidence="line beside the headline")
        language = guess_language(" ".join(lines[place : place + 40]))
        for line in [*below, *reversed(above)]:
            yield from _days(line, None if language == UNDETERMINED else language)


def _days(line: str, language: str | None) -> Iterator[Proposal]:
    for found in find_dates(line, language)[:1]:
        first, last = found.when.earliest_start, found.when.latest_end
        rest = re.sub(r"[\d\W_]+", "", line[: found.start] + line[found.end :])
        if first is None or last is None or (last - first).days > _DAY or len(rest) > _LINE // 3:
            continue
        words = line[found.start : found.end]
        yield Proposal(field="published", value=words, evidence="line beside the headline")


def _is_outside(one: Element, around: Surroundings) -> bool:
    if next(one.iterancestors(*_OUTSIDE), None) is not None:
        return True
    return around.has(one) or any(around.has(up) for up in one.iterancestors())
