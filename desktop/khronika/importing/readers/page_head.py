"""What stands in the head of a page and in its marked places (microdata): names and values."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from khronika.importing.extracted import Field, Proposal
from khronika.importing.readers.page_lines import Element, spaced, text_of

_MOST = 2000  # of <meta>; more is no head
# The names of <meta>, as sites write them; of each field the surest first.
_META: dict[Field, str] = {
    "title": "og:title twitter:title dc.title dcterms.title citation_title title headline"
    " sailthru.title parsely-title",
    "authors": "article:author og:article:author dc.creator dcterms.creator citation_author author"
    " parsely-author sailthru.author article.author mediator_author byl",
    "published": "article:published_time og:article:published_time og:published_time"
    " article.published mediator_published_time parsely-pub-date sailthru.date"
    " cxenseparse:recs:publishtime dc.date.issued dcterms.issued dc.date.created dcterms.created"
    " dc.date dcterms.date citation_publication_date citation_date datepublished publish_date"
    " publish-date publishdate published_time publication_date pubdate published date",
    "publisher": "og:site_name dc.publisher dcterms.publisher citation_journal_title publisher"
    " application-name apple-mobile-web-app-title",
    "language": "og:locale dc.language dcterms.language content-language language",
    "url": "og:url twitter:url dc.identifier dcterms.identifier parsely-link",
}
# What else a person may want to see of a page.
_TOLD = {
    "generator": "generator",
    "description": "og:description description",
    "modified": "article:modified_time og:updated_time dcterms.modified last-modified",
    "section": "article:section",
}
_ITEMS: dict[Field, str] = {  # https://schema.org, as microdata
    "title": "headline",
    "authors": "author",
    "published": "datePublished dateCreated",
    "publisher": "publisher",
    "language": "inLanguage",
    "url": "mainEntityOfPage",
}
_VALUES = ("content", "datetime", "href", "title")
_WRITTEN_BY = re.compile(r"written by|автор.*|написан[оа].*", re.IGNORECASE)
_COMMENT = re.compile(r"<!--\s*saved from url=\(\d{1,5}\)\s*(\S{1,2000}?)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S{1,2000})\s")
_BEGINNING = 20_000  # code points in which such a comment stands
_LONGEST = 1000  # code points of what else a page tells


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What is said of a page by whoever saved it: addresses (with evidence) and its title."""

    addresses: tuple[tuple[str, str], ...] = ()
    title: str = ""


def saved_from(text: str) -> tuple[tuple[str, str], ...]:
    """Return the addresses that a browser has written at the beginning of a page it saved."""
    patterns = ((_COMMENT, "comment saved from url"), (_SINGLE_FILE, "comment SingleFile url"))
    return tuple(
        (html.unescape(found[1]), evidence)
        for pattern, evidence in patterns
        if (found := pattern.search(text[:_BEGINNING])) is not None
    )


def addresses(tree: Element, saved: Saved) -> Iterator[Proposal]:
    """Yield where the page says to be, and where it was when it was saved."""
    for link in islice(tree.iter("link"), _MOST):
        if "canonical" in link.get("rel", "").lower().split() and link.get("href"):
            yield Proposal(field="url", value=link.get("href"), evidence="link canonical")
    yield from (proposal for proposal in _meta(tree) if proposal.field == "url")
    for address, evidence in saved.addresses:
        yield Proposal(field="url", value=address, evidence=evidence)


def proposals(tree: Element) -> Iterator[Proposal]:
    """Yield what the page says of itself in <meta>, microdata, and as its language."""
    yield from (proposal for proposal in _meta(tree) if proposal.field != "url")
    yield from _items(tree)
    for root in islice(tree.iter("html"), 1):
        for name in ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang"):
            if root.get(name):
                yield Proposal(field="language", value=root.get(name), evidence="html lang")


def titles(tree: Element) -> list[str]:
    """Return what stands in <title>; pictures within a page have some too."""
    return [text for one in islice(tree.iter("title"), 1) if (text := text_of(one)[:_LONGEST])]


def scripts(tree: Element) -> list[str]:
    """Return the scripts that hold JSON-LD."""
    return [
        script.text
        for script in islice(tree.iter("script"), _MOST)
        if script.text and "ld+json" in script.get("type", "").lower()
    ]


def properties(tree: Element) -> tuple[tuple[str, str], ...]:
    """Return what else the page tells of itself."""
    named = _named(tree)
    found = []
    for told, names in _TOLD.items():
        for name in names.split():
            if name in named:
                found.append((told, spaced(named[name][0])[:_LONGEST]))
                break
    return tuple(found)


def _meta(tree: Element) -> Iterator[Proposal]:
    named = _named(tree)
    for field, names in _META.items():
        for name in names.split():
            for value in named.get(name, ()):
                yield Proposal(field=field, value=value, evidence=f"meta {name}")
    labels, data = named.get("twitter:label1", ()), named.get("twitter:data1", ())
    for label, name in zip(labels, data, strict=False):
        if _WRITTEN_BY.fullmatch(spaced(label)):
            yield Proposal(field="authors", value=name, evidence="meta twitter:data1")


def _named(tree: Element) -> dict[str, list[str]]:
    named: dict[str, list[str]] = {}
    for meta in islice(tree.iter("meta"), _MOST):
        name = meta.get("property") or meta.get("name") or meta.get("http-equiv") or ""
        if value := meta.get("content", "").strip():
            named.setdefault(name.strip().lower().replace("dc:", "dc."), []).append(value)
    return named


def _items(tree: Element) -> Iterator[Proposal]:
    for one in islice(tree.xpath(".//*[@itemprop]"), _MOST):
        # Comments and what is cited have authors of their own.
        if any("Comment" in up.get("itemtype", "") for up in one.iterancestors()):
            continue
        given = one.get("itemprop", "").split()
        for field, names in _ITEMS.items():
            for name in names.split():
                if name in given and (value := _item(one)):
                    yield Proposal(field=field, value=value, evidence=f"itemprop {name}")


def _item(one: Element) -> str:
    if one.get("itemscope") is not None:
        for named in one.xpath(".//*[contains(concat(' ', @itemprop, ' '), ' name ')]"):
            return spaced(named.get("content") or text_of(named))
    attributes = (one.get(name) for name in _VALUES if name != "href" or one.tag == "link")
    return next((value for value in attributes if value), "") or text_of(one)
