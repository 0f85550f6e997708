"""Saved pages: what is taken for their text, and what they say of themselves.

The pages are made by fixtures/make_html.py and were in a browser where that changes them. The
figures below are of them; they are printed with `pytest -rP`.
"""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.domain.date_words import parse_when
from khronika.importing.extracted import Extracted, Field, Refused
from khronika.importing.readers import html

PAGES = Path(__file__).parent / "fixtures" / "html" / "pages"
TRUTH: dict[str, dict[str, Any]] = json.loads((PAGES / "truth.json").read_text(encoding="utf-8"))
FIELDS: tuple[Field, ...] = ("title", "authors", "published", "publisher", "language", "url")
SHAPES = sorted({name.split("-")[1] for name in TRUTH})


@cache
def page(name: str) -> Extracted:
    return html.read((PAGES / name).read_bytes())


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[\w’']+", text.lower()))


def surest(extracted: Extracted, field: Field) -> list[str]:
    """What is taken over: the surest proposal, of authors all."""
    said = [each.value for each in extracted.proposals if each.field == field]
    return said if field == "authors" else said[:1]


def first(extracted: Extracted, field: Field) -> str | None:
    return next(iter(surest(extracted, field)), None)


def is_right(name: str, field: Field) -> bool:
    said, true = surest(page(name), field), TRUTH[name][field]
    if isinstance(true, list):
        return said == true
    if field == "published" and said and true:
        days = [parse_when(each, "uk").earliest_start for each in (said[0], true.split(",")[0])]
        return days[0] is not None and days[0] == days[1]
    return said == ([true] if isinstance(true, str) else [])


@pytest.mark.parametrize("name", TRUTH)
def test_the_main_text_is_found_and_hardly_more(name: str) -> None:
    true = words((PAGES / name).with_suffix(".txt").read_text(encoding="utf-8"))
    found = words(page(name).text)
    beside = words(TRUTH[name]["title"] or "")
    recall = (true & found).total() / true.total()
    precision = ((true + beside) & found).total() / found.total()
    sys.stdout.write(f"{name}: recall {recall:.4f}, precision {precision:.4f}\n")
    assert recall > 0.99
    assert precision > 0.96
    assert page(name).remarks == ()


def test_paragraphs_stand_in_order_and_apart() -> None:
    for name in TRUTH:
        true = (PAGES / name).with_suffix(".txt").read_text(encoding="utf-8").split("\n\n")
        long = [each.strip() for each in true if len(each) > 100]
        blocks = [" ".join(block.split("\n")) for block in page(name).text.split("\n\n")]
        assert [block for block in blocks if block in long] == long, name


@pytest.mark.parametrize("field", FIELDS)
def test_most_proposals_are_right(field: Field) -> None:
    wrong = [name for name in TRUTH if not is_right(name, field)]
    sys.stdout.write(f"{field}: {len(TRUTH) - len(wrong)} of {len(TRUTH)}; wrong: {wrong}\n")
    assert len(wrong) == 0


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_is_there(shape: str) -> None:
    assert sum(f"-{shape}-" in name for name in TRUTH) >= 4


def test_there_are_forty_pages_in_three_languages() -> None:
    assert len(TRUTH) == 40
    assert {name.split(".")[0][-2:] for name in TRUTH} == {"uk", "ru", "en"}


def test_headings_and_lists_are_lines() -> None:
    lines = html.read(
        b"<body><article><h1>Appeal</h1><p>The bench ordered as follows, whole.</p><h2>Orders</h2>"
        b"<ol start=3><li>Set aside.<li><p>Notify.</p></ol><ul><li>a word<li>another</ul></article>"
    ).text
    assert "\n\nOrders\n\n3. Set aside.\n4. Notify.\n\na word\nanother" in lines


def test_cells_of_a_row_share_a_line() -> None:
    text = html.read(
        b"<body><article><p>Sentences of the year, as the court counts.</p><table><tr>"
        b"<th>Court<th>Years<tr><td>Lower Tarn<td>4</table><p>More may follow.</p></article>"
    ).text
    assert "Court\tYears\nLower Tarn\t4" in text


def test_what_is_hidden_or_run_is_no_text() -> None:
    text = html.read(
        b"<body><p>Seen.</p><p hidden>Not</p><div style='display: none'>Nor</div><script>if(a<b)x()"
        b"</script><noscript>Nope</noscript><style>p{}</style><svg><text>No</text></svg><p>Too.</p>"
    ).text
    assert text == "Seen.\n\nToo."


def test_a_page_that_is_no_article_is_taken_whole_and_says_so() -> None:
    links = b"".join(b"<a href=/%d>Case %d of the year</a> " % (n, n) for n in range(21_000))
    extracted = html.read(b"<body><div>" + links + b"</div></body>")
    assert extracted.text.endswith("Case 20999 of the year")
    assert extracted.remarks == ("whole-page",)


# What pages say of themselves


def said(head: str, body: str = "<p>Words.</p>", before: str = "") -> Extracted:
    document = f"{before}<html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"
    return html.read(document.encode())


def ld(**node: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2024-03-05T23:30:00+02:00", "2024-03-05"),
        ("2024-03-05T22:30:00Z", "2024-03-05"),
        ("2024-03-05 07:00", "2024-03-05"),
        ("20240305T070000", "2024-03-05"),
        ("2024-03", "2024-03"),
        ("Tue, 05 Mar 2024 10:00:00 +0200", "Tue, 05 Mar 2024 10:00:00 +0200"),
        ("5 березня 2024", "5 березня 2024"),
        ("0001-01-01T00:00:00Z", None),
        ("1970-01-01", None),
    ],
)
def test_a_day_is_as_the_page_states_it(stamp: str, day: str | None) -> None:
    assert first(said(ld(**{"@type": "Article", "datePublished": stamp})), "published") == day


def test_the_same_instant_in_the_zone_of_the_page_is_surer_than_in_utc() -> None:
    extracted = said(
        ld(**{"@type": "Article", "datePublished": "2024-03-05T22:30:00+00:00"}),
        "<article><time datetime='2024-03-06T00:30:00+02:00'>x</time><p>Words.</p></article>",
    )
    assert surest(extracted, "published") == ["2024-03-06"]
    assert extracted.proposals[0].evidence == "time datetime"


def test_of_several_articles_the_one_of_this_address_counts() -> None:
    other = {"@type": "NewsArticle", "url": "https://a.example/1", "headline": "Other"}
    this = {
        "@type": "NewsArticle",
        "mainEntityOfPage": {"@id": "https://a.example/2"},
        "headline": "This",
    }
    graph = ld(**{"@graph": [other, this]})
    assert first(said(graph + '<link rel=canonical href="https://a.example/2">'), "title") == "This"
    assert first(said(graph), "title") == "Other"


def test_names_are_found_by_reference() -> None:
    graph = [
        {
            "@type": "BlogPosting",
            "author": [{"@id": "#p"}, "Ann Marsh"],
            "publisher": {"@id": "#o"},
        },
        {"@type": "Person", "@id": "#p", "name": "Jasper Quill"},
        {"@type": "Organization", "@id": "#o", "name": "Harbour &amp; Sea"},
    ]
    extracted = said(ld(**{"@graph": graph}))
    assert surest(extracted, "authors") == ["Jasper Quill", "Ann Marsh"]
    assert first(extracted, "publisher") == "Harbour & Sea"


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Орися Саливон, Тарас Заремба", ["Орися Саливон", "Тарас Заремба"]),
        ("By Honor Marsh and Ed Quill", ["Honor Marsh", "Ed Quill"]),
        ("Саливон, Орися", ["Саливон, Орися"]),
        ("admin", []),
        ("https://social.example/quill", []),
        ("desk@gazette.example", []),
        ("The Gazette", []),
    ],
)
def test_authors_are_people(written: str, names: list[str]) -> None:
    site = '<meta property="og:site_name" content="The Gazette">'
    head = f'<meta name=author content="{written}">{site}'
    assert surest(said(head), "authors") == names


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        ("Appeal lost — The Gazette", "The Gazette"),
        ("The Gazette: Appeal lost", "The Gazette"),
        ("Appeal lost | Courts | The Gazette", "The Gazette"),
        ("Appeal lost", None),
    ],
)
def test_the_site_is_split_off_the_title(title: str, publisher: str | None) -> None:
    extracted = said(f"<title>{title}</title>", "<h1>Appeal lost</h1><p>Words.</p>")
    assert first(extracted, "title") == "Appeal lost"
    assert first(extracted, "publisher") == publisher
    assert extracted.text == "Appeal lost\n\nWords."


def test_a_title_that_was_cut_short_is_less_sure_than_the_whole() -> None:
    head = ld(**{"@type": "Article", "headline": "A long title that…"})
    extracted = said(head, "<h1>A long title that ends</h1><p>Words.</p>")
    assert [each.value for each in extracted.proposals] == [
        "A long title that ends",
        "A long title that…",
    ]


AT = "https://a.example/"


@pytest.mark.parametrize(
    ("head", "before", "url", "evidence"),
    [
        (f'<link rel=canonical href="{AT}x">', "", f"{AT}x", "link canonical"),
        ("", f"<!-- saved from url=(0019){AT}y -->", f"{AT}y", "comment saved from url"),
        (
            "",
            f"<!--\n Page saved with SingleFile \n url: {AT}z \n-->",
            f"{AT}z",
            "comment SingleFile url",
        ),
        (
            f'<link rel=canonical href="/x"><meta property="og:url" content="{AT}y">',
            "",
            f"{AT}x",
            "link canonical",
        ),
        (
            f'<link rel=canonical href="{AT}"><meta property="og:url" content="{AT}y">',
            "",
            f"{AT}y",
            "meta og:url",
        ),
        ('<base href="https://evil.example/"><link rel=canonical href="x">', "", None, None),
        ('<link rel=canonical href="javascript:alert(1)">', "", None, None),
        ('<link rel=canonical href="http://[::1">', "", None, None),
        ("", "<!-- saved from url=(0020)file:///home/x/a.html -->", None, None),
    ],
)
def test_addresses_are_those_of_the_web(
    head: str, before: str, url: str | None, evidence: str | None
) -> None:
    found = [each for each in said(head, before=before).proposals if each.field == "url"][:1]
    assert [(each.value, each.evidence) for each in found] == ([(url, evidence)] if url else [])


def test_a_language_that_is_not_that_of_the_text_is_not_sure() -> None:
    extracted = html.read(
        '<html lang="en"><meta charset=utf-8><meta property="og:locale" content="uk_UA"><p>'
        "Пекар отримав повістку, проте, як з'ясувалося в суді, її підписав син.</p>".encode()
    )
    assert [each.value for each in extracted.proposals if each.field == "language"] == ["uk", "en"]


def test_values_are_on_one_line() -> None:
    extracted = said(
        '<meta property="og:title" content="A &lt;b&gt;bold&lt;/b&gt;\n\u202etitle\u0007">'
    )
    assert first(extracted, "title") == "A bold title"


def test_of_many_messages_no_day_is_that_of_the_page() -> None:
    message = (
        "<div class=tgme_widget_message data-post='c/{n}'>"
        "<span class=tgme_widget_message_owner_name>Voice</span><div>Words of the message.</div>"
        "<time datetime='2024-03-0{n}T10:00:00+02:00'></div>"
    )
    many = "".join(message.format(n=n) for n in (1, 2, 3))
    address = '<link rel=canonical href="https://t.example/s/c{}">'
    assert first(said(address.format(""), many), "published") is None
    assert first(said(address.format("/2"), many), "published") == "2024-03-02"
    assert first(said("", many), "publisher") == "Voice"


def test_names_elsewhere_on_a_page_are_no_more_authors() -> None:
    head = (
        ld(**{"@type": "Article", "author": "Ann Marsh"}) + "<meta name=author content='Ed Quill'>"
    )
    assert surest(said(head), "authors") == ["Ann Marsh"]


# Encodings

UKRAINIAN = "<p>Її підзахисного, жодного разу не оглядала комісія; ґанок суду порожній.</p>"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset='windows-1251'>", "cp1251"),
        ("<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=koi8-u'>", "koi8-u"),
        ("<?xml version='1.0' encoding='windows-1251'?>", "cp1251"),
        ("", "cp1251"),
        ("", "koi8-u"),
        ("<meta charset=iso-8859-1>", "cp1251"),
        ("<meta charset=windows-1251>", "utf-8"),
        ("<meta charset=utf-8>", "cp1251"),
        ("", "utf-8-sig"),
        ("<meta charset=windows-1251>", "utf-16"),
        ("", "utf-16-le"),
        ("<meta charset=no-such-thing>", "utf-8"),
    ],
)
def test_letters_are_read_however_they_are_written(head: str, encoding: str) -> None:
    extracted = html.read(f"{head}<html><body>{UKRAINIAN}".encode(encoding))
    assert extracted.text == UKRAINIAN[3:-4]
    assert "letters-damaged" not in extracted.remarks


def test_damaged_letters_are_told() -> None:
    extracted = html.read(f"<body>{UKRAINIAN * 3}".encode().replace("ґ".encode(), b"\xd2", 1))
    assert extracted.remarks == ("letters-damaged",)
    assert "жодного разу" in extracted.text


def test_a_person_may_say_the_encoding() -> None:
    assert html.read("<p>Приговор</p>".encode("cp866"), "cp866").text == "Приговор"
    same = "<p>Приговор</p>".encode("cp1251")
    assert html.read(same, "cp866").text == same.decode("cp866")[3:-4], "though it looks otherwise"
    assert html.read("\ufeff<p>Приговор</p>".encode(), "utf-8").text == "Приговор"
    assert html.read("<p>Приговор</p>".encode(), "cp1251").text != "Приговор"
    with pytest.raises(Refused):
        html.read(same, "rot13")


# MHTML


def test_chromium_leaves_scripts_out_of_mhtml_and_the_rest_is_enough() -> None:
    name = next(name for name in TRUTH if name.endswith(".mhtml"))
    evidence = {each.evidence for each in page(name).proposals}
    assert b"ld+json" not in (PAGES / name).read_bytes()
    assert "Snapshot-Content-Location" not in evidence  # the same as the canonical one
    assert "time datetime" in evidence


def test_the_page_of_a_message_is_its_root_and_not_a_frame() -> None:
    parts = "".join(
        f"--b\nContent-Type: text/html; charset=koi8-u\nContent-ID: <{n}>\n"
        f"Content-Location: https://a.example/{n}\n\n<p>Part {n}</p>\n"
        for n in (1, 2)
    )
    head = 'MIME-Version: 1.0\nContent-Type: multipart/related; start="<2>"; boundary=b\n\n'
    extracted = html.read((head + parts + "--b--\n").encode())
    assert extracted.text == "Part 2"
    assert [(each.value, each.evidence) for each in extracted.proposals] == [
        ("https://a.example/2", "Content-Location")
    ]


# Hostile pages


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<div>" * 100_000 + b"x", "too-deep"),
        (b"<body>" + b"<font>" * 300 + b"x", "too-deep"),
        (b'<p title="' + b"a" * 26_000_000 + b'">x', "too-big"),
        (b"<p>" + b"w" * 11_000_000, "too-big"),
        (b"<p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">x", "too-big"),
        (b"<b>x</b>" * 200_000, "too-big"),
        (b"\0" * 9000, "another-format"),
        (bytes(range(256)) * 40, "another-format"),
        (b"no page at all", "another-format"),
        (b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx", "damaged"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n" * 30, "too-deep"),
        (b"MIME-Version: 1.0\nContent-Type: text/html\n" + b"\n--b" * 6000, "too-big"),
    ],
    ids=range(12),
)  # fmt: skip
def test_what_no_honest_page_is_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        html.read(data)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    "data",
    [
        b'<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><p>hello',
        b'<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/passwd">]><p>hello',
        b"<p>he\0llo",
        b"<base href='https://evil.example'><script>x()</script><p>hello",
        b"<p " + b"a='" + b"x" * 5_000_000 + b"'>hello",
        b"<p>hello<img src='data:image/png;base64," + b"A" * 30_000_000 + b"'>",
        b"<script type='application/ld+json'>" + b"[" * 200_000 + b"</script><p>hello",
        b'<script type="application/ld+json">{"@graph": 1, "author": {"name": 1}}</script><p>hello',
        b"<script type='application/ld+json'>" + b"9" * 10_000 + b"</script><p>hello",
    ],
    ids=range(9),
)
def test_what_is_hostile_is_text(data: bytes) -> None:
    extracted = html.read(data)
    assert extracted.text == "hello"
    assert extracted.proposals == ()


@pytest.mark.parametrize(
    "data", [b"", b" \n", b"<!-- -->", b"<html></html>", b"<script>1</script>"]
)
def test_nothing_is_told(data: bytes) -> None:
    assert html.read(data) == Extracted(text="", remarks=("no-words",))


def test_many_elements_take_seconds_and_lose_nothing() -> None:
    text = html.read(b"<body><article>" + b"<p>Some words of it.</p>" * 30_000).text
    assert text.count("Some words of it.") == 30_000


def read_or_refuse(data: bytes) -> None:
    try:
        extracted = html.read(data)
    except Refused:
        return
    assert "\r" not in extracted.text
    assert re.search("[\0-\x08\x0e-\x1f\x7f\ud800-\udfff]", extracted.text) is None
    for each in extracted.proposals:
        assert each.value
        assert "\n" not in each.value


PAGE = st.sampled_from(sorted(TRUTH)).map(lambda name: (PAGES / name).read_bytes())


@st.composite
def damaged(draw: Callable[[st.SearchStrategy[Any]], Any]) -> bytes:
    data = bytearray(draw(PAGE))
    for _ in range(draw(st.integers(0, 30))):
        data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    start = draw(st.integers(0, len(data) - 1))
    return bytes(data[:start] + data[start + draw(st.integers(0, 300)) :])[
        : draw(st.integers(1, 30_000))
    ]


@given(
    damaged()
    | st.binary(max_size=300)
    | st.text("<>/=\"'& a-!pbdiv\n", max_size=300).map(str.encode)
)
@settings(max_examples=60, deadline=None)
def test_damage_breaks_nothing(data: bytes) -> None:
    read_or_refuse(data)


@pytest.mark.long
@given(damaged())
@settings(max_examples=4000, deadline=None)
def test_much_damage_breaks_nothing(data: bytes) -> None:
    read_or_refuse(data)


SEALED = """
import sys
from khronika.importing.readers import html
html.warm()
pages = [open(path, "rb").read() for path in sys.argv[1:]]
is_sealed = False
def guard(event, args):
    if is_sealed and event.split(".")[0] in {"open", "import", "socket", "subprocess", "os"}:
        raise SystemExit(f"{event} {args}")
sys.addaudithook(guard)
import _thread
_thread.start_new_thread = None
is_sealed = True
for page in pages:
    html.read(page)
"""


def test_after_warming_up_nothing_is_opened_imported_or_asked() -> None:
    extra = [PAGES / name for name in TRUTH]
    done = subprocess.run(
        [sys.executable, "-c", SEALED, *map(str, extra)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (done.returncode, done.stderr) == (0, "")


_COMPILES = """
import re, sys
from pathlib import Path
from khronika.importing.readers import html
html.warm()
compile_ = re._compiler.compile
def told(pattern, flags=0):
    print(pattern)
    return compile_(pattern, flags)
re._compiler.compile = told
for page in sys.argv[1:]:
    html.read(Path(page).read_bytes())
"""


def test_a_page_finds_every_pattern_compiled_that_its_reader_looks_for() -> None:
    """Each would be compiled again for each page, in the process that reads that page alone."""
    said = subprocess.run(
        [sys.executable, "-c", _COMPILES, *(str(PAGES / name) for name in TRUTH)],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    # What parts a message has is told by a word of its own, in each another one.
    assert [line for line in said.stdout.splitlines() if "MultipartBoundary" not in line] == []
