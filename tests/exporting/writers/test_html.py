import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from khronika.exporting.released import (
    ReleasedCitation,
    ReleasedClaim,
    ReleasedDate,
    ReleasedName,
    ReleasedPlace,
    ReleasedView,
)
from khronika.exporting.writers.html import bounds, original, write
from tests.exporting.made import AGREED, APRIL, CITATION, FIRE, OUTLET, SINGLE, view

VOID = {"meta", "br"}


class Page(HTMLParser):
    """Reads a page and keeps what a test asks about."""

    def __init__(self, of: ReleasedView) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(write(of)["report.html"].decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"{tag} at {self.getpos()}")

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def values(self, attribute: str) -> list[str]:
        return [attrs[attribute] or "" for _tag, attrs in self.tags if attribute in attrs]


def test_every_element_is_closed_in_order() -> None:
    page = Page(view())
    assert not page.faults
    assert not page.open


def test_nothing_is_fetched_and_nothing_runs() -> None:
    page = Page(view())
    names = {tag for tag, _attrs in page.tags}
    assert not names & {"script", "img", "link", "iframe", "object", "embed", "form", "base"}
    attributes = {name for _tag, attrs in page.tags for name in attrs}
    assert not attributes & {"src", "srcset", "action", "style", "background", "ping"}
    assert not [name for name in attributes if name.startswith("on")]
    assert all(href.startswith("#") for href in page.values("href"))
    style = re.search("<style>(.*)</style>", write(view())["report.html"].decode(), re.DOTALL)
    assert style is not None
    assert not re.search(r"url\(|@import|@font-face", style[1])


def test_the_policy_allows_the_page_its_own_style_only() -> None:
    text = write(view())["report.html"].decode()
    style = re.search("<style>(.*)</style>", text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'"
    assert policy in Page(view()).values("content")


def test_every_link_leads_somewhere_and_every_id_is_there_once() -> None:
    page = Page(view())
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {href.removeprefix("#") for href in page.values("href")} <= set(ids)


def test_what_people_wrote_is_text_and_never_markup() -> None:
    text = write(view())["report.html"].decode()
    assert "&lt;script&gt;x&lt;/script&gt;" in text
    assert "The &lt;Herald&gt; &amp; Co" in text
    assert "<title>For &lt;the&gt; court</title>" in text


def test_grades_and_caveats_are_said_to_the_reader() -> None:
    text = Page(view()).text
    assert "independently corroborated: 3 independent sources" in text
    assert text.count("Not corroborated independently.") == 5
    assert "may be a fake" in text
    assert "1 is not corroborated independently." in " ".join(text.split())
    assert "1 is undated." in " ".join(text.split())


def test_the_text_of_a_document_keeps_its_lines() -> None:
    assert (
        '<div class="text">Witnesses say the office burned\nall night'
        in write(view())["report.html"].decode()
    )


def test_the_page_says_its_language_and_each_document_its_own() -> None:
    page = Page(replace(view(), language="uk"))
    assert page.values("lang") == ["uk", "en"]


def test_an_empty_view_makes_a_page() -> None:
    page = Page(ReleasedView(title="", language="en"))
    assert "Report" in page.text
    assert not page.faults


@pytest.mark.parametrize("held_back", [None, 0])
def test_nothing_hints_at_what_is_held_back(held_back: int | None) -> None:
    assert "held back" not in Page(replace(view(), held_back=held_back)).text


def test_what_is_held_back_is_said_where_asked() -> None:
    assert "3 things are held back." in Page(replace(view(), held_back=3)).text


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(80, None, "at least 80"), (None, 5, "at most 5"), (3, 3, "3"), (3, 5, "3–5"), (0, 0, "0"),
     (None, None, "")],
)  # fmt: skip
def test_open_bounds_are_said(low: int | None, high: int | None, said: str) -> None:
    assert bounds(low, high) == said


def said(of: ReleasedView) -> str:
    return " ".join(Page(of).text.split())


def test_words_of_a_document_stand_between_the_marks_of_the_language() -> None:
    english = said(view())
    assert "“on the night of April 17–18”" in english
    assert "Witnesses say “the office burned all night”, and more." in english
    assert "“at least 80”" in english
    for language in ("uk", "ru"):
        assert "«at least 80»" in said(replace(view(), language=language))


def test_what_is_read_into_a_date_stands_apart_from_its_words() -> None:
    read = replace(APRIL, quality="inferred")
    assert "April 17–18, 2022 (year inferred) “on the night of April 17–18”" in said(dated(read))
    unread = ReleasedDate(
        text="one night", words="one night", words_from="source", quality="inferred"
    )
    text = said(dated(unread))
    assert "“one night”" in text
    assert "inferred" not in text, "nothing was"


def test_what_somebody_typed_is_no_quotation() -> None:
    typed = replace(APRIL, words="by April 18, 2022", words_from="recorder")
    text = said(dated(typed))
    assert "April 17–18, 2022 recorded as: by April 18, 2022" in text
    assert "“by April 18, 2022”" not in text
    unread = ReleasedDate(text="one night", words="one night", words_from="recorder")
    assert "“one night”" not in said(dated(unread))
    assert "one night" in said(dated(unread))


def dated(when: ReleasedDate) -> ReleasedView:
    whole = view()
    first, *others = whole.incidents
    claim = replace(first.claims[0], when=when, text=when.text, words=when.words)
    return replace(whole, incidents=(replace(first, when=when, claims=(claim,)), *others))


@pytest.mark.parametrize(
    ("prefix", "suffix", "shown"),
    [
        ("Of this ", " they said.", "Of this “it” they said."),
        ("nesses of the fire say that from ", " the window on the left he saw th",
         "…of the fire say that from “it” the window on the left he saw…"),
        (" the fire in the street says that", ", the window, and the left of it",
         "…the fire in the street says that“it”, the window, and the left of…"),
        ("x" * 40, "x" * 40, "“it”"),
    ],
)  # fmt: skip
def test_the_words_around_a_passage_are_whole(prefix: str, suffix: str, shown: str) -> None:
    passage = replace(view().passages[0], prefix=prefix, quote="it", suffix=suffix)
    text = said(replace(view(), passages=(passage,)))
    assert f"{shown} A report, “quoted”" in text


def test_an_incident_has_the_number_it_is_spoken_of_by() -> None:
    text = said(view())
    assert "1 · April 17–18, 2022" in text
    assert "2 · undated" in text


def single() -> ReleasedView:
    """The view, its first incident resting on one source, as each of its values does."""
    whole = view()
    first, *others = whole.incidents
    return replace(whole, incidents=(replace(first, grade=SINGLE), *others))


def test_a_caveat_of_all_of_an_incident_is_said_once() -> None:
    text = said(single())
    assert text.count("Not corroborated independently.") == 2, "once for each incident"
    first, *others = single().incidents
    agreed = replace(first, figures=(replace(first.figures[0], grade=AGREED),))
    text = said(replace(single(), incidents=(agreed, *others)))
    assert "independently corroborated: 3 independent sources" in text, "what is surer says so"


def test_the_head_says_when_it_was_made_for_whom_and_which_names_are_labels() -> None:
    text = said(replace(view(), made="2026-11-28", recipient="Olha", held_back=2))
    assert "Made on November 28, 2026 for Olha" in text
    assert "“Person 1” is a label: the name is kept back or not known." in text
    plain = said(replace(view(), made="2026-11-28"))
    assert "Made on November 28, 2026 1" not in plain
    assert "Made on November 28, 2026" in plain
    assert "“Person 1” is a label for somebody who is not named here." in plain
    many = tuple(replace(view().people[0], id=f"p{at}", name=f"Person {at}") for at in range(1, 9))
    assert "“Person 1”, “Person 2”, “Person 3”, “Person 4” and others are labels" in said(
        replace(view(), people=many)
    )


def test_a_source_on_which_nothing_rests_is_no_entry_and_no_link() -> None:
    whole = replace(view(), asides=frozenset({OUTLET.id}))
    page = Page(whole)
    assert f"#{OUTLET.id}" not in page.values("href")
    assert OUTLET.id not in page.values("id")
    assert "The <Herald> & Co" in page.text, "the document says who published it"
    assert not page.faults


def test_what_is_cited_from_nobody_rests_on_who_published_it() -> None:
    whole = view()
    first, *others = whole.incidents
    anonymous = replace(CITATION, source=None)
    bare = replace(first, claims=(), people=(), figures=(), citations=(anonymous,))
    page = Page(replace(whole, incidents=(bare, *others)))
    at = page.tags.index(("li", {"id": OUTLET.id}))
    listed = [attrs.get("href") for _tag, attrs in page.tags[at : at + 8]]
    assert f"#{FIRE.id}" in listed


def test_what_is_held_back_leads_nowhere() -> None:
    whole = view()
    emptied = replace(whole.passages[0], quote="[held back]", is_held_back=True)
    first, *others = whole.incidents
    citation = replace(CITATION, quote="[held back]")
    claims = (replace(first.claims[0], citations=(citation,)), *first.claims[1:])
    whole = replace(whole, passages=(emptied,), incidents=(replace(first, claims=claims), *others))
    page = Page(whole)
    assert "#q000000000001" not in page.values("href")
    assert "“[held back]”" not in page.text, "they are nobody's words"
    assert "[held back]" in page.text


def test_what_several_fields_rest_on_is_said_once() -> None:
    base = view()
    (incident, *others) = base.incidents
    passage = "A passage that much rests on."
    same = [
        ReleasedCitation(id=f"c{n}", stance="supports", passage_id="p", quote=passage)
        for n in range(3)
    ]
    against = replace(same[0], id="c3", stance="contradicts")
    grade = incident.grade
    claims = [
        ReleasedClaim(field="note", text=f"Value {n}", grade=grade, citations=tuple(cited))
        for n, cited in enumerate(([same[0]], [same[1], same[2]], [against]))
    ]
    one = replace(incident, claims=tuple(claims), people=(), figures=(), citations=())
    text = Page(replace(base, incidents=(one, *others), passages=())).text
    assert text.count(passage) == 2, "once for each thing it does"
    said = " ".join(text.split())
    assert "Value 0 [1]" in said
    assert "Value 1 [1]" in said
    assert "Value 2 [2]" in said
    assert "[1] supports" in said
    assert "[2] contradicts" in said


@pytest.mark.parametrize(
    ("name", "country", "said"),
    [("Crimea", "UA", "Крим"), ("Крим", "UA", ""), ("Крым", None, "Crimea"), ("Crimea", None, "")],
)
def test_a_place_has_its_name_and_the_one_it_has_there(
    name: str, country: str | None, said: str
) -> None:
    names = (("Crimea", "en"), ("Krym", "en"), ("Крим", "uk"), ("АРК", "uk"), ("Крым", "ru"))
    place = ReleasedPlace(
        id="x",
        name=name,
        names=tuple(ReleasedName(text=text, language=spoken) for text, spoken in names),
        country=country,
    )
    assert original(place) == said
