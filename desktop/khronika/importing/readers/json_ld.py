"""What a page says of itself to search engines, in JSON-LD (https://schema.org/NewsArticle)."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from khronika.importing.extracted import Field, Proposal

_LONGEST = 2_000_000  # code points of one script
_MOST_NODES = 20_000
_WRAPPED = re.compile(
    r"\A\s*(?://\s*)?(?:<!\[CDATA\[|<!--)?\s*(.*?)\s*(?://\s*)?(?:\]\]>|-->)?\s*;?\s*\Z", re.DOTALL
)
_ARTICLES = re.compile(r"\w*(?:Article|Posting)|Report|CreativeWork|GovernmentDocument|Legislation")
_PAGES = frozenset(("WebPage", "ItemPage", "AboutPage"))
_WITHIN = ("@graph", "mainEntity", "mainEntityOfPage")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The node of a page's article and the others, by which it may name what it says."""

    article: dict[str, Any]
    page: dict[str, Any]
    site: dict[str, Any]
    by_id: dict[str, dict[str, Any]]


def proposals(scripts: list[str], addresses: frozenset[str]) -> list[Proposal]:
    """Return what `scripts` say of the article; of several, of the one at one of `addresses`."""
    nodes = [node for script in scripts for node in _nodes(_read(script))]
    by_id: dict[str, dict[str, Any]] = {}
    for node in nodes:
        # A node that only refers to another says nothing of it.
        if len(node) > 1 and isinstance(id_ := node.get("@id"), str):
            by_id.setdefault(id_, node)
    articles = [node for node in nodes if any(_ARTICLES.fullmatch(t) for t in _types(node))]
    at_address = [node for node in articles if set(_addresses(node)) & addresses]
    said = Said(
        article=next(iter(at_address or articles), {}),
        page=next((node for node in nodes if _PAGES & set(_types(node))), {}),
        site=next((node for node in nodes if "WebSite" in _types(node)), {}),
        by_id=by_id,
    )
    return list(_proposed(said))


def _proposed(said: Said) -> Iterator[Proposal]:
    article, page = said.article, said.page
    yield from _each("title", article, ("headline", "name"), said)
    if not article:
        yield from _each("title", page, ("headline",), said)
    yield from _each("authors", article, ("author", "creator"), said)
    for key in ("datePublished", "dateCreated", "uploadDate"):
        yield from _each("published", article, (key,), said)
    yield from _each("published", page, ("datePublished",), said)
    yield from _each("publisher", article, ("publisher", "sourceOrganization"), said)
    yield from _each("publisher", page, ("publisher",), said)
    yield from _each("publisher", said.site, ("name",), said)
    for node in (article, page):
        yield from _each("language", node, ("inLanguage",), said)
    for address in (*_addresses(article), *_addresses(page)):
        yield Proposal(field="url", value=address, evidence="json-ld url")


def _each(
    field: Field, node: dict[str, Any], keys: tuple[str, ...], said: Said
) -> Iterator[Proposal]:
    """Yield the words of the first of `keys` that holds any."""
    for key in keys:
        found = [words for value in _listed(node.get(key)) if (words := _words(value, said))]
        for words in found:
            yield Proposal(field=field, value=words, evidence=f"json-ld {key}")
        if found:
            return


def _words(value: Any, said: Said) -> str:
    """Return a value as words: itself, the name of what it is, or of what it refers to."""
    if isinstance(value, str):
        return value
    if not isinstance(value, dict):
        return ""
    names = (value, said.by_id.get(str(value.get("@id", "")), {}))
    for named in names:
        for key in ("name", "alternateName", "@value"):
            if name := next((one for one in _listed(named.get(key)) if isinstance(one, str)), ""):
                return name
    return ""


def _addresses(node: dict[str, Any]) -> list[str]:
    found = []
    for key in ("url", "mainEntityOfPage", "@id"):
        for value in _listed(node.get(key)):
            address = value.get("@id") if isinstance(value, dict) else value
            # With a fragment it is the name of a node and no address.
            if isinstance(address, str) and "#" not in address and address not in found:
                found.append(address)
    return found


def _types(node: dict[str, Any]) -> list[str]:
    types = (one for one in _listed(node.get("@type")) if isinstance(one, str))
    return [re.split(r"[/:#]", one)[-1] for one in types]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _read(script: str) -> Any:
    if len(script) > _LONGEST:
        return None
    wrapped = _WRAPPED.match(script)
    for text in (script, wrapped[1] if wrapped is not None else ""):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(said: Any) -> Iterator[dict[str, Any]]:
    """Yield the nodes that describe the page; not those of lists of other pages."""
    return islice(_unfolded(said), _MOST_NODES)


def _unfolded(said: Any) -> Iterator[dict[str, Any]]:
    waiting = [said]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting[:0] = one
        elif isinstance(one, dict):
            yield one
            waiting.extend(one[key] for key in _WITHIN if key in one)
