"""Saved pages: depth, breadth, entities, code pages that lie, archives of pages in circles."""

import base64
from collections.abc import Iterator, Mapping

_DEPTHS = (300, 3_000, 30_000, 300_000)
_TAGS = ("div", "table><tr><td", "b", "ul><li", "blockquote", "font", "svg", "form", "a href=x")


def files(sound: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield them, as name and bytes."""
    yield from _deep()
    yield from _wide()
    yield from _said()
    yield from _code_pages()
    yield from _reaching()
    yield from _cut("html", sound["html"])
    yield from _cut("mhtml", sound["mhtml"])
    yield from _archives()


def page(inside: str, head: str = "") -> bytes:
    """Return a page."""
    begins = f"<!doctype html><html><head><title>Сторінка</title>{head}</head>"
    return f"{begins}<body>{inside}</body></html>".encode()


def _deep() -> Iterator[tuple[str, bytes]]:
    for depth in _DEPTHS:
        for tag in _TAGS if depth == _DEPTHS[2] else _TAGS[:2]:
            closed = "".join(f"</{one.split()[0]}>" for one in reversed(tag.split("><")))
            inside = f"<{tag}>" * depth + "слово" + closed * depth
            yield f"{depth} {tag.partition('>')[0][:4].strip()}.html", page(inside)
    yield "never closed.html", page("<p>слово<b><i><u>" * 100_000)
    yield "badly nested.html", page("<b><p><i></b></p></i>" * 50_000)


def _wide() -> Iterator[tuple[str, bytes]]:
    yield "a paragraph of fifty megabytes.html", page(f"<p>{'слово ' * 5_000_000}")
    yield "paragraphs.html", page("<p>слово</p>" * 500_000)
    yield "attributes.html", page("<p " + " ".join(f"a{n}=b" for n in range(500_000)) + ">x")
    yield "attribute.html", page(f"<p title='{'x' * 30_000_000}'>слово")
    yield "a tag's name.html", page(f"<{'x' * 5_000_000}>слово")
    yield "comments.html", page("<!-- - -- --->" * 500_000)
    yield "a comment never ends.html", page("<!--" + "- " * 5_000_000)
    yield "spaces.html", page(f"<p>a{' ' * 20_000_000}b")
    yield "marks.html", page("<p>" + "\u0300\u202e\u200d" * 1_000_000)
    yield "links.html", page("<a href='http://example.org/'>x</a> " * 300_000)
    yield "cells.html", page("<table>" + "<tr>" + "<td>x" * 1_000 + "</tr>" * 300)
    yield "a span of milliards.html", page("<table><tr><td colspan=2147483647 rowspan=99999999>x")
    yield "classes.html", page("<p class='" + "x " * 2_000_000 + "'>слово")


def _said() -> Iterator[tuple[str, bytes]]:
    """Yield what a page may say of itself, and must not be believed in every form."""
    for value in (
        "x" * 5_000_000,
        "9" * 5_000_000,
        "2022-13-45",
        "-1",
        "\x00",
        "<b>&amp;</b>" * 99,
    ):
        yield (
            "says of itself.html",
            page("<p>слово", f"<meta property='article:published_time' content='{value}'>"
                             f"<meta name='author' content='{value}'>"),
        )  # fmt: skip
    for data in (
        "[" * 100_000,
        '{"@graph":' * 50_000,
        '{"datePublished": 1e999999}',
        '{"headline": ["' + "x" * 1_000_000 + '"]}',
        '{"author": {"author": {"name": 5}}}',
        "{" + '"a": 1,' * 500_000 + '"a": 1}',
        '"\\ud800"',
        "1" * 1_000_000,
    ):
        script = f"<script type='application/ld+json'>{data}</script>"
        yield "json.html", page("<p>слово", script)
    yield "metas.html", page("<p>слово", "<meta name=author content=x>" * 200_000)
    yield "a date for long.html", page("<p>слово", f"<meta name=date content='{'1-' * 300_000}'>")
    yield "titles.html", page("<h1>слово</h1>" * 100_000, "<title>x</title>" * 100_000)


def _code_pages() -> Iterator[tuple[str, bytes]]:
    words = "<p>слово про те, що було</p>" * 50
    for named, written in (
        ("utf-8", "koi8-r"), ("utf-16", "utf-8"), ("windows-1251", "utf-16"), ("utf-7", "utf-8"),
        ("no-such", "utf-8"), ("base64", "utf-8"), ("unicode_escape", "utf-8"), ("idna", "utf-8"),
        ("zlib", "utf-8"), ("x" * 100_000, "utf-8"),
    ):  # fmt: skip
        yield (
            "code page.html",
            page(words, f"<meta charset={named}>").decode().encode(written, "replace"),
        )
    yield "halves of letters.html", page(words).replace("с".encode(), b"\xd1")
    yield "nothing.html", b""
    yield "zeros.html", b"<p>" + bytes(5_000_000)


def _reaching() -> Iterator[tuple[str, bytes]]:
    base = "<base href='file:///etc/'>"
    asks = (
        "<iframe src='file:///etc/passwd'></iframe><img src='http://127.0.0.1:9/x'>"
        "<object data='/etc/passwd'></object><link rel=stylesheet href='http://127.0.0.1/'>"
        "<script>fetch('http://127.0.0.1/')</script><embed src=\\\\127.0.0.1\\x>"
    )
    yield "asks for others.html", page(asks * 200, base)
    head = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    yield "entity.html", head.encode() + page("<p>&a;</p>")
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    yield "laughs.html", f"<!DOCTYPE html [{laughs}]>".encode() + page("<p>&a11;</p>")
    yield "references.html", page("&#x110000;&#xd800;&#0;&#99999999999999;" * 50_000)
    yield "named references.html", page("&amp" * 1_000_000)


def _cut(ending: str, whole: bytes) -> Iterator[tuple[str, bytes]]:
    for share in (0.01, 0.3, 0.6, 0.9):
        yield f"cut.{ending}", whole[: int(len(whole) * share)]


def _archives() -> Iterator[tuple[str, bytes]]:
    head = "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"

    def parts(boundary: str, inside: str) -> str:
        return f'{head}Content-Type: multipart/related; boundary="{boundary}"\r\n\r\n{inside}'

    def one(boundary: str, kind: str, code: str, words: str) -> str:
        said = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {code}\r\n"
        return f"--{boundary}\r\n{said}\r\n{words}\r\n"

    html = page("<p>слово</p>").decode()
    yield "no boundary.mhtml", parts("", one("x", "text/html", "8bit", html)).encode()
    yield "never ends.mhtml", parts("b", one("b", "text/html", "8bit", html)).encode()
    nested = one("b", "text/html", "8bit", html)
    for depth in range(500):
        kind = f'multipart/related; boundary="b{depth}"'
        nested = one(f"b{depth + 1}", kind, "7bit", nested)
    yield "parts in parts.mhtml", parts("b500", nested).encode()
    many = "".join(one("b", "text/html", "8bit", html) for _time in range(20_000))
    yield "parts.mhtml", parts("b", many).encode()
    for code in ("base64", "quoted-printable", "x-uuencode", "gzip", "x" * 50_000):
        yield "code.mhtml", parts("b", one("b", "text/html", code, "=" * 300_000)).encode()
    big = base64.b64encode(b"<p>" + b"x " * 10_000_000).decode()
    yield "fifty megabytes.mhtml", parts("b", one("b", "text/html", "base64", big)).encode()
    yield "heads.mhtml", (head + "X: y\r\n" * 500_000 + "\r\n").encode()
    yield "a head.mhtml", (head + f"Content-Type: text/html; {'a=b; ' * 200_000}\r\n\r\nx").encode()
    yield "folded.mhtml", (head + "Content-Type: text/html" + ";\r\n a*0*=x''%41" * 50_000).encode()
    yield "another's part.mhtml", parts("b", one("b", "application/pdf", "8bit", html)).encode()
