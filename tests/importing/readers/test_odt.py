"""OpenDocument texts as LibreOffice makes them, and as it might not."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.importing.extracted import REFUSALS, Extracted, Refused
from khronika.importing.readers import docx, odt
from tests.importing.readers.recall import recall
from tests.importing.readers.word import DECLARATION, zipped

FIXTURES = Path(__file__).parent / "fixtures"
FILES = FIXTURES / "odt"
DELETED = {"ru": "вычеркнутое", "uk": "викреслене", "en": "struckout"}


def content(body: str, styles: str = "") -> str:
    """Return the part with the text."""
    return (
        f"{DECLARATION}<office:document-content {odt._NAMES}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>"
    )


def read(body: str, styles: str = "") -> Extracted:
    return odt.read(zipped({"content.xml": content(body, styles)}))


@pytest.mark.parametrize("language", DELETED)
def test_all_words_are_found(language: str) -> None:
    text = odt.read((FILES / f"{language}.odt").read_bytes()).text
    expected = (FILES / f"{language}.txt").read_text(encoding="utf-8")
    assert recall(expected, text) == 1.0
    assert DELETED[language] not in text


@pytest.mark.parametrize("language", DELETED)
def test_the_same_document_reads_the_same_in_both_formats(language: str) -> None:
    mine = odt.read((FILES / f"{language}.odt").read_bytes())
    words = docx.read((FIXTURES / "docx" / f"{language}.docx").read_bytes())
    assert mine.text == words.text
    assert mine.remarks == words.remarks == ("deletions",)
    assert [one.value for one in mine.proposals] == [one.value for one in words.proposals]


def test_a_file_says_what_it_is() -> None:
    extracted = odt.read((FILES / "uk.odt").read_bytes())
    said = {one.field: one.evidence for one in extracted.proposals if one.field != "title"}
    assert said == {
        "authors": "meta initial-creator",
        "published": "meta creation-date",
        "language": "meta language",
    }
    properties = dict(extracted.properties)
    assert properties["generator"].startswith("LibreOffice/")
    assert properties["page-count"] == "1"


def test_white_space_is_as_the_format_has_it() -> None:
    body = "<text:p>\n  а <text:span> б\n\tв</text:span><text:s/><text:s text:c='2'/>г</text:p>"
    assert read(body).text == "а б в   г"
    assert read("<text:p>а<text:line-break/> б<text:tab/>в</text:p>").text == "а\n б\tв"


LEVELS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1"'
    ' style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2"'
    ' style:num-format="a" style:num-prefix="(" style:num-suffix=")" text:display-levels="2"/>'
    "</text:list-style>"
)


def items(*inside: str) -> str:
    return "".join(f"<text:list-item>{one}</text:list-item>" for one in inside)


def test_lists_are_counted_by_their_styles() -> None:
    inner = f"<text:list>{items('<text:p>аа</text:p>', '<text:p>аб</text:p>')}</text:list>"
    first = items(f"<text:p>а</text:p>{inner}", "<text:p>б</text:p><text:p>далі</text:p>")
    goes_on = " text:continue-numbering='true'"
    body = "".join(
        f"<text:list text:style-name='L'{more}>{inside}</text:list>"
        for more, inside in [
            ("", first),
            (goes_on, items("<text:p>в</text:p>")),
            ("", items("<text:p>г</text:p>")),
        ]
    )
    assert read(body, LEVELS).text.split("\n\n") == (
        ["1. а", "(1.a) аа", "(1.b) аб", "2. б", "далі", "3. в", "1. г"]
    )


def test_what_is_no_text_of_its_own_is_left_out() -> None:
    body = (
        "<office:forms><text:p>форма</text:p></office:forms><text:table-of-content>"
        "<text:table-of-content-source><text:index-title-template>Зміст"
        "</text:index-title-template></text:table-of-content-source><text:index-body>"
        "<text:p>Зміст</text:p></text:index-body></text:table-of-content>"
        "<text:p><draw:frame><draw:image/><svg:title>опис</svg:title></draw:frame>слово</text:p>"
    )
    extracted = read(body)
    assert (extracted.text, extracted.remarks) == ("Зміст\n\nслово", ("pictures",))


def test_a_title_is_told_by_its_style() -> None:
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    body = (
        '<text:h text:outline-level="1">Розділ</text:h><text:p text:style-name="P1">Назва</text:p>'
    )
    titles = [(one.value, one.evidence) for one in read(body, styles).proposals]
    assert titles == [("Назва", "style Title"), ("Розділ", "style Heading")]


def test_a_part_beside_the_text_that_is_damaged_is_passed_over_and_said() -> None:
    half = f"<office:document-styles {odt._NAMES}><style:header><text:p>half"
    made = {"content.xml": content("<text:p>слово</text:p>"), "styles.xml": half}
    extracted = odt.read(zipped(made))
    assert (extracted.text, extracted.remarks) == ("слово", ("parts-damaged",))


def test_macros_are_said() -> None:
    made = {"content.xml": content("<text:p>слово</text:p>"), "Basic/script-lc.xml": ""}
    assert odt.read(zipped(made)).remarks == ("macros",)


def test_what_opens_with_a_passphrase_is_refused() -> None:
    entry = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    manifest = f"<manifest:manifest {odt._NAMES}>{entry}</manifest:manifest>"
    with pytest.raises(Refused, match="encrypted"):
        odt.read(zipped({"META-INF/manifest.xml": manifest, "encrypted-package": "?"}))


@pytest.mark.parametrize(
    "parts",
    [
        {"a.txt": "words"},
        {"content.xml": "<html/>"},
        {"content.xml": content("").replace("office:text", "office:spreadsheet")},
    ],
)
def test_other_formats_are_refused(parts: dict[str, str]) -> None:
    with pytest.raises(Refused, match="another-format"):
        odt.read(zipped(parts))
    with pytest.raises(Refused, match="another-format"):
        odt.read((FIXTURES / "docx" / "uk.docx").read_bytes())


ELEMENTS = (
    "text:p text:h text:span text:s text:tab text:line-break text:list text:list-item text:note"
    " text:note-citation text:note-body office:annotation office:annotation-end dc:creator"
    " table:table table:table-row table:table-cell draw:text-box style:header style:style"
    " text:tracked-changes text:deletion text:list-style text:list-level-style-number"
).split()
TREES = st.recursive(
    st.sampled_from(["слово", "", "\n\t "]),
    lambda inside: st.builds(
        lambda tag, number, within: (
            f'<{tag} text:c="{number}" text:level="{number}" text:start-value="{number}"'
            f' table:number-columns-repeated="{number}" style:name="L" office:name="{number}"'
            f' style:num-format="1">{"".join(within)}</{tag}>'
        ),
        st.sampled_from(ELEMENTS),
        st.sampled_from(["0", "1", "-1", "x", "²", "99999999"]),
        st.lists(inside, max_size=4),
    ),
    max_leaves=30,
)


@settings(max_examples=150, deadline=None)
@given(TREES)
def test_any_elements_in_any_order_are_read(body: str) -> None:
    """Nothing relies on an element standing where LibreOffice would put it."""
    read(body)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.binary(max_size=8))
def test_a_changed_file_is_read_or_refused(place: int, put: bytes) -> None:
    whole = content("<text:p>слово<text:note><text:note-body/></text:note></text:p>").encode()
    for data in (zipped({"content.xml": whole}), whole):
        at = place % len(data)
        changed = data[:at] + put + data[at + len(put) :]
        try:
            odt.read(changed if data is not whole else zipped({"content.xml": changed}))
        except Refused as refused:
            assert refused.code in REFUSALS
