"""Word's files as programs make them: all words, in order, and what the file says of itself."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.importing.extracted import REFUSALS, Extracted, Refused
from khronika.importing.readers import docx
from tests.importing.readers.recall import recall
from tests.importing.readers.word import document, paragraph, part, relations, word, zipped

FILES = Path(__file__).parent / "fixtures" / "docx"
DELETED = {"ru": "вычеркнутое", "uk": "викреслене", "en": "struckout"}


def read(name: str) -> Extracted:
    return docx.read((FILES / name).read_bytes())


def proposed(extracted: Extracted, field: str) -> list[tuple[str, str]]:
    return [(one.value, one.evidence) for one in extracted.proposals if one.field == field]


@pytest.mark.parametrize("language", DELETED)
def test_all_words_are_found(language: str) -> None:
    text = read(f"{language}.docx").text
    expected = (FILES / f"{language}.txt").read_text(encoding="utf-8")
    assert recall(expected, text) == 1.0
    assert DELETED[language] not in text


@pytest.mark.parametrize("language", DELETED)
def test_all_stands_once_and_in_order(language: str) -> None:
    """The box comes after the paragraph that it hangs on, what else has no place at the end."""
    text = read(f"{language}.docx").text
    expected = (FILES / f"{language}.txt").read_text(encoding="utf-8")
    *lines, box, last, note, end, comment, header, footer = expected.splitlines()
    places = [text.index(line) for line in (*lines, last, box, note, end, comment, header, footer)]
    assert places == sorted(places)
    assert all(text.count(line) == 1 for line in (box, note, comment, header))


def test_a_text_is_laid_out_in_paragraphs_lines_and_cells() -> None:
    text = read("en.docx").text
    assert "no witness[1].[i]\n\n1. The application was received.\n\n2. No witness" in text
    assert "\n\n• motion to adjourn\n\n" in text
    assert "\n\nDate\tInstance\tOutcome\n14 March 2023\tconscription board\trefused\n" in text
    assert "page of the case\t2\n3\n\n" in text
    assert "\n\n[1] Minutes of the board" in text
    assert "\n\n[i] Told by counsel" in text
    assert (
        "\n\n[Comment, Timothy Invented, 2024-02-05, «The judge read out the ruling»]"
        " Check the judge's surname against the recording.\n\n[Headers and footers]\n\nCase"
    ) in text
    assert "\n\n\n" not in text
    assert text == text.strip("\n")


@pytest.mark.parametrize(("language", "label"), [("uk", "Коментар"), ("ru", "Комментарий")])
def test_what_is_said_of_the_text_is_in_its_language(language: str, label: str) -> None:
    assert f"\n\n[{label}, Т" in read(f"{language}.docx").text


def test_a_file_says_what_it_is() -> None:
    extracted = read("uk.docx")
    assert proposed(extracted, "title")[0] == (
        "Відмова з переконань: справа Руденя",
        "docProps title",
    )
    assert proposed(extracted, "authors") == [("Тиміш Вигаданий", "docProps creator")]
    assert proposed(extracted, "published") == [("2024-02-01", "docProps created")]
    assert proposed(extracted, "language") == [("uk", "w:lang uk-UA")]
    properties = dict(extracted.properties)
    assert properties["Application"].startswith("LibreOffice/")
    assert properties["modified"] == "2024-02-05T10:00:00Z"
    assert properties["lastModifiedBy"] == "Тиміш Вигаданий"
    assert (extracted.remarks, extracted.pages) == (("deletions",), ())


def test_what_a_program_filled_in_is_not_proposed() -> None:
    extracted = read("scripted.docx")
    assert proposed(extracted, "title") == [
        ("Лист без заголовка у властивостях", "style Title"),
        ("Перший розділ", "style Heading"),
    ]
    assert proposed(extracted, "authors") == [("Одарка Вигадана", "docProps creator")]
    assert not proposed(extracted, "published")
    assert not proposed(extracted, "language")  # it says en-US, as every such file does
    assert dict(extracted.properties)["title"] == "Microsoft Word - лист.doc"
    assert proposed(read("page.docx"), "title") == [("Хроніка одного позову", "style Heading")]


def test_a_table_that_sets_the_page_is_read_as_paragraphs() -> None:
    text = read("scripted.docx").text
    assert "\n\nПерший абзац у клітинці на всю сторінку.\n\nДругий абзац там само.\n\n" in text
    assert "\n\nліворуч\tправоруч\n\n1. крок перший\n\n2. крок другий\n\n" in text


def test_a_header_of_several_sections_stands_once() -> None:
    assert read("scripted.docx").text.endswith("\n\n[Колонтитули]\n\nТой самий колонтитул")


def test_lists_in_lists_and_merged_cells() -> None:
    text = read("page.docx").text
    assert "1. Перше засідання\n\na. вранці\n\nb. увечері\n\n2. Друге засідання\n\n" in text
    assert text.endswith("Суд\tперша інстанція\n\tапеляція")


def test_a_template_is_read_as_what_is_made_of_it() -> None:
    assert read("uk.dotx").text == read("uk.docx").text


@pytest.mark.parametrize(
    ("name", "code"), [("encrypted.docx", "encrypted"), ("uk.doc", "another-format")]
)
def test_what_is_no_word_file_is_refused(name: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        read(name)


def test_other_zips_are_refused() -> None:
    book = part("w:workbook", "")
    for data in (
        zipped({"a.txt": "words"}),
        zipped(
            {"_rels/.rels": relations(officeDocument="xl/workbook.xml"), "xl/workbook.xml": book}
        ),
        (FILES.parent / "odt" / "uk.odt").read_bytes(),
    ):
        with pytest.raises(Refused, match="another-format"):
            docx.read(data)


def test_the_parts_may_have_any_names_and_lead_out_of_their_folder() -> None:
    made = zipped(
        {
            "_rels/.rels": relations(officeDocument="/x/main.xml"),
            "x/_rels/main.xml.rels": relations(header="../y/top.xml", footer="../../../etc/passwd"),
            "x/main.xml": document(paragraph("тіло")),
            "y/top.xml": part("w:hdr", paragraph("верх")),
        }
    )
    extracted = docx.read(made)
    assert extracted.text == "тіло\n\n[Колонтитули]\n\nверх"
    assert not extracted.remarks


def test_a_part_beside_the_text_that_is_damaged_is_passed_over_and_said() -> None:
    extracted = docx.read(word(paragraph("тіло"), header="<w:hdr", styles="", comments="<a/>"))
    assert (extracted.text, extracted.remarks) == ("тіло", ("parts-damaged",))


def test_harm_in_a_part_beside_the_text_is_refused() -> None:
    with pytest.raises(Refused, match="forbidden"):
        docx.read(word(paragraph("тіло"), styles="<!DOCTYPE a><a/>"))


def test_the_text_itself_damaged_is_refused() -> None:
    parts = {"word/document.xml": document(paragraph("тіло"))[:-9]}
    with pytest.raises(Refused, match="damaged"):
        docx.read(zipped(parts))


def test_what_else_is_packed_in_is_said() -> None:
    parts = {
        "word/document.xml": document("<w:p/>"),
        "word/vbaProject.bin": "macros",
        "word/embeddings/book.xlsx": "a table",
    }
    assert docx.read(zipped(parts)).remarks == ("embedded-files", "macros", "no-text")


def test_nothing_is_loaded_once_the_reader_is_warm() -> None:
    """Where hostile files are read nothing more can be."""
    program = f"""
import sys, pathlib
sys.path.insert(0, {str(Path(docx.__file__).parents[3])!r})
from khronika.importing.extracted import Refused
from khronika.importing.readers import docx, odt
docx.warm()
odt.warm()
files = [path for path in pathlib.Path({str(FILES.parent)!r}).glob("*/*.[do]*")]
contents = [path.read_bytes() for path in files]
loaded = set(sys.modules)
read = 0
for reader in (docx, odt):
    for data in contents + [data[: len(data) // 2] for data in contents]:
        try:
            reader.read(data)
            read += 1
        except Refused:
            pass
print(read, sorted(set(sys.modules) - loaded))
"""
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    files = len([*FILES.glob("*.docx"), *FILES.glob("*.dotx"), *FILES.glob("../odt/*.odt")])
    assert run.stdout == f"{files - 1} []\n"  # less the one that is encrypted


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_changed_file_is_read_or_refused(data: st.DataObject) -> None:
    _change(data)


@pytest.mark.long
@settings(max_examples=8000, deadline=None)
@given(st.data())
def test_many_changed_files_are_read_or_refused(data: st.DataObject) -> None:
    _change(data)


SMALL = (FILES / "en.docx").read_bytes()
MARKUP = document(
    paragraph("one", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    + "<w:tbl><w:tr><w:tc><w:p><w:ins><w:r><w:fldChar w:fldCharType='begin'/></w:r></w:ins></w:p>"
    + "</w:tc></w:tr></w:tbl><mc:AlternateContent><mc:Choice/><mc:Fallback/></mc:AlternateContent>"
    + "<w:comment w:id='1'><w:p/></w:comment><w:footnoteReference w:id='1'/><w:txbxContent/>"
).encode()


def _change(data: st.DataObject) -> None:
    """Change bytes of a packed file, or of its markup before it is packed, where sums still fit."""
    packed = data.draw(st.booleans())
    changed = bytearray(SMALL if packed else MARKUP)
    for _time in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(changed)))
        taken = data.draw(st.integers(0, 8))
        changed[start : start + taken] = data.draw(st.binary(max_size=8))
    try:
        docx.read(bytes(changed) if packed else zipped({"word/document.xml": bytes(changed)}))
    except Refused as refused:
        assert refused.code in REFUSALS


ELEMENTS = (
    "w:p w:r w:t w:tbl w:tr w:tc w:txbxContent w:pPr w:rPr w:numPr w:numId w:ilvl w:ins w:del w:rt"
    " w:fldChar w:footnote w:footnoteReference w:comment w:commentRangeStart w:commentRangeEnd"
    " mc:AlternateContent mc:Choice mc:Fallback w:lang w:vanish w:tab w:sym w:outlineLvl v:textpath"
).split()
TREES = st.recursive(
    st.sampled_from(["слово", "", "\n\t "]),
    lambda inside: st.builds(
        lambda tag, number, within: (
            f'<{tag} w:id="{number}" w:val="{number}">{"".join(within)}</{tag}>'
        ),
        st.sampled_from(ELEMENTS),
        st.sampled_from(["0", "1", "-1", "x", "²", "99999999999"]),
        st.lists(inside, max_size=4),
    ),
    max_leaves=30,
)


@settings(max_examples=150, deadline=None)
@given(TREES)
def test_any_elements_in_any_order_are_read(body: str) -> None:
    """Nothing relies on an element standing where Word would put it."""
    docx.read(word(body, footnotes=part("w:footnotes", body), header=part("w:hdr", body)))


def test_a_part_said_to_be_outside_is_not_taken_from_inside() -> None:
    outside = relations(header="top.xml").replace("/>", ' TargetMode="External"/>')
    parts = {
        "word/document.xml": document(paragraph("тіло")),
        "word/_rels/document.xml.rels": outside,
        "word/top.xml": part("w:hdr", paragraph("верх")),
    }
    assert docx.read(zipped(parts)).text == "тіло"
