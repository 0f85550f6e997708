"""Pages that a browser saved: .html, and .mhtml with everything in one file.

Nothing of a page is run, looked up or shown; what comes out is its text and what it says of
itself. A page that is deeper or longer than any honest one is refused before it is understood.
"""

import re
from collections.abc import Callable

import lxml.html
from lxml import etree

from khronika.importing.extracted import Extracted, Refused
from khronika.importing.readers import page_head
from khronika.importing.readers.main_text import NO_TEXT, all_text, main_text
from khronika.importing.readers.mhtml import Part, is_mhtml, main_part
from khronika.importing.readers.page_around import Surroundings
from khronika.importing.readers.page_bytes import decoded, load_codecs, told
from khronika.importing.readers.page_head import Saved, saved_from
from khronika.importing.readers.page_lines import Element
from khronika.importing.readers.page_metadata import Described

Chosen = Callable[[Element, Surroundings, tuple[str, ...]], tuple[str, tuple[str, ...]]]

_MOST = 24 << 20  # code points, without pictures that are written into the page
_MOST_TAGS = 250_000
_MOST_ATTRIBUTES = 3000  # of one element: libxml2's time grows with their square
_FEW, _BINARY = 16, 0.1  # control characters at the beginning; so many are in no text
_BEGINNING = 4096
_PICTURES = re.compile(r"""data:[\w/+.;=-]{0,100},[^"'\s<>)]{64,}""")
_SUBSET = re.compile(r"<!DOCTYPE[^<>\[\]]{0,500}\[[^\]]{0,100000}\]\s*>", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z!/?]")
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{10000,}")
_QUOTED = re.compile(r"""=\s*(?:"[^"]*"|'[^']*')""")
_ATTRIBUTE = re.compile(r"(?<!\S)[a-zA-Z_][\w:.-]*(?:=[^\s,;:(){}]*)?(?!\S)")
_CONTROLS = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def read(data: bytes, encoding: str | None = None) -> Extracted:
    """Return the main text of a page and what it says of itself.

    `encoding` is what a person says of it, whatever it says itself; else the page is asked. Raises
    Refused.
    """
    page = main_part(data) if is_mhtml(data) else Part(data=data)
    return _read(page, main_text, encoding)


def part(data: bytes) -> Extracted:
    """Return all the words of a part of a page, which somebody has selected and copied: what of
    them matters was decided by that. Raises Refused.
    """
    return _read(Part(data=data), all_text)


def _read(page: Part, chosen: Chosen, encoding: str | None = None) -> Extracted:
    text, remarks = told(page.data, encoding) if encoding else decoded(page.data, page.charset)
    text = _cleaned(text)
    addresses = ((page.url, page.evidence),) if page.url else ()
    saved = Saved(addresses=(*saved_from(text), *addresses), title=page.title)
    tree = _tree(text)
    if tree is None:
        return Extracted(text="", remarks=(*remarks, NO_TEXT))
    around = Surroundings(tree)
    described = Described(tree, around, saved)
    body, more = chosen(tree, around, described.titles)
    return Extracted(
        text=body,
        proposals=described.proposals(body),
        properties=page_head.properties(tree),
        remarks=(*remarks, *more),
    )


def warm() -> None:
    """Have everything loaded that reading may need, where nothing can be loaded any more."""
    load_codecs()
    for sample in _SAMPLES:
        read(sample)


def _cleaned(text: str) -> str:
    """Return a page without what no page needs, and refuse what is none."""
    if len(_CONTROLS.findall(text[:_BEGINNING])) > max(_FEW, _BINARY * len(text[:_BEGINNING])):
        raise Refused("another-format")
    text = _SUBSET.sub("", text, count=1)
    text = _CONTROLS.sub("", _PICTURES.sub("", text))
    if len(text) > _MOST or text.count("<") > _MOST_TAGS:
        raise Refused("too-big")
    for tag in _LONG_TAG.finditer(text):
        if len(_ATTRIBUTE.findall(_QUOTED.sub("=", tag[0]))) > _MOST_ATTRIBUTES:
            raise Refused("too-big")
    if text.strip() and _TAG.search(text) is None:
        raise Refused("another-format")
    return text


def _tree(text: str) -> Element:
    """Return the tree of a page, or None when there is nothing in it. Raises Refused."""
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False
    )
    try:
        tree = lxml.html.document_fromstring(text.encode(), parser=parser)
    except etree.ParserError:
        tree = None
    except etree.LxmlError:
        raise Refused("damaged") from None
    for fault in parser.error_log:
        # libxml2 gives up there, and leaves out what follows.
        if fault.type_name == "ERR_RESOURCE_LIMIT":
            raise Refused("too-deep" if "depth" in fault.message else "too-big")
    return tree


_PAGE = """<!DOCTYPE html><html lang="uk"><head><meta charset="koi8-u"><title>Вирок - Листок</title>
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-05"}</script>
</head><body><ul><li><a href="/">Новини</a></li></ul><article><h1>Вирок</h1>
<p class="byline">Автор: Орися Саливон, 5 березня 2024 року</p><p>Суд оголосив перерву.</p>
<ol><li>Скасувати вирок.</li></ol><figure><img><figcaption>Суд</figcaption></figure></article>
<div><p>%s</p></div></body></html>"""
_TEXT = "Колегія суддів вирішила, що повістку вручили не тій людині, а отже, злочину немає. "
# What is called as nothing that trafilatura knows takes it through all that it looks for.
_STRANGE = "".join(
    f'<{tag} id="n" class="n" role="n"><p id="n" class="n">{_TEXT}</p></{tag}>'
    for tag in "div section main aside header footer form table details figure ul span".split()
)
_COMMENTED = '<ol class="comments"><li>Слово</li></ol>'
_MESSAGE = """Subject: {subject}
MIME-Version: 1.0
Content-Type: multipart/related; boundary="b"

--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: {coding}
Content-Location: https://khronika.example/a

{body}
--b--
"""
# A short page takes trafilatura through all it tries when it finds little.
_SAMPLES = (
    (_PAGE % _TEXT).encode("koi8-u"),
    (_PAGE % (_TEXT * 40)).encode(),
    b"<html><body>" + _TEXT.encode("cp1251") * 3,
    f"<html><body>{_STRANGE}{_COMMENTED}</body></html>".encode(),
    _MESSAGE.format(
        subject="=?utf-8?B?0JLQuNGA0L7Qug==?=", coding="base64", body="PHA+0KHRg9C0PC9wPg=="
    ).encode(),
    _MESSAGE.format(
        subject="=?utf-8?Q?=D0=A1?=", coding="quoted-printable", body="<p>=D0=A1</p>"
    ).encode(),
)
