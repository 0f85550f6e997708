"""What Word writes: changes, fields, boxes, symbols, hidden words, notes and languages."""

import pytest

from khronika.importing.extracted import Extracted, Refused
from khronika.importing.readers import docx, flow
from tests.importing.readers.word import document, paragraph, part, word, zipped


def read(body: str, **parts: str) -> Extracted:
    return docx.read(word(body, **parts))


def text(body: str, **parts: str) -> str:
    return read(body, **parts).text


def run(words: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{words}</w:t></w:r>"


def field(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def test_changes_are_read_as_if_accepted() -> None:
    body = (
        f"<w:p>{run('було ')}<w:ins>{run('стало ')}</w:ins><w:moveTo>{run('тут ')}</w:moveTo>"
        "<w:del><w:r><w:delText>ні</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('не звідси')}</w:moveFrom></w:p>"
    )
    assert (read(body).text, read(body).remarks) == ("було стало тут", ("deletions",))


def test_a_deletion_of_nothing_is_not_said() -> None:
    assert not read(f"<w:p><w:del><w:r><w:rPr/></w:r></w:del>{run('так')}</w:p>").remarks


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    deleted = "<w:rPr><w:del w:id='1'/></w:rPr>"
    assert text(paragraph("один ", deleted) + paragraph("два") + paragraph("три")) == (
        "один два\n\nтри"
    )
    assert text(paragraph("останній", deleted)) == "останній"


def test_a_row_that_was_deleted_leaves_no_line() -> None:
    rows = "".join(
        f"<w:tr><w:trPr>{gone}</w:trPr><w:tc><w:p>{words}</w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
        for gone, words in [
            ("", run("а")),
            ("<w:del/>", "<w:del><w:r><w:delText>б</w:delText></w:r></w:del>"),
            ("", run("в")),
        ]
    )
    assert text(f"<w:tbl>{rows}</w:tbl>") == "а\nв"


def test_what_a_format_was_before_does_not_count() -> None:
    """The list that a paragraph was taken out of numbers it no more."""
    numbering = part(
        "w:numbering",
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    before = f"<w:pPrChange><w:pPr>{number}</w:pPr></w:pPrChange>"
    body = paragraph("а", number) + paragraph("б", before) + paragraph("в", number)
    assert text(body, numbering=numbering) == "1. а\n\nб\n\n2. в"


def test_of_a_field_its_result_is_read() -> None:
    told = "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
    inner = f"{field('begin')}{run('код')}{field('separate')}{run('теж код')}{field('end')}"
    body = (
        f"<w:p>{field('begin')}{told}{inner}{field('separate')}{run('слово')}{field('end')}</w:p>"
    )
    assert text(body) == "слово"
    assert text(f"<w:p><w:fldSimple w:instr='PAGE'>{run('7')}</w:fldSimple></w:p>") == "7"


def test_a_field_that_never_ends_takes_no_text_with_it() -> None:
    body = f"<w:p>{field('begin')}{run('код')}</w:p>" + paragraph("слово")
    assert text(body) == "слово"


def test_a_result_over_several_paragraphs_is_read() -> None:
    body = (
        f"<w:p>{field('begin')}{field('separate')}{run('зміст')}</w:p>"
        f"{paragraph('розділ')}<w:p>{field('end')}{run('далі')}</w:p>"
    )
    assert text(body) == "зміст\n\nрозділ\n\nдалі"


BOX = f"<w:txbxContent>{paragraph('у рамці')}{paragraph('двічі')}</w:txbxContent>"


def alternatives(*drawn: str) -> str:
    """Return ways to draw the same, the last of them for old programs."""
    *choices, fallback = drawn
    chosen = "".join(f"<mc:Choice>{one}</mc:Choice>" for one in choices)
    alternative = f"{chosen}<mc:Fallback>{fallback}</mc:Fallback>"
    return f"<mc:AlternateContent>{alternative}</mc:AlternateContent>"


@pytest.mark.parametrize(
    "drawn",
    [
        f"<w:pict><v:textbox>{BOX}</v:textbox></w:pict>",
        alternatives(BOX, BOX),
        alternatives(BOX, BOX, ""),
        alternatives("<w:drawing/>", BOX),
    ],
)
def test_a_box_is_read_once_after_its_paragraph(drawn: str) -> None:
    body = f"<w:p>{run('до ')}<w:r>{drawn}</w:r>{run('після')}</w:p>"
    assert text(body) == "до після\n\nу рамці\n\nдвічі"


def test_the_words_of_a_watermark_are_read() -> None:
    drawn = (
        '<w:p><w:r><w:pict><v:shape><v:textpath string="ЧЕРНЕТКА"/></v:shape></w:pict></w:r></w:p>'
    )
    assert text(paragraph("тіло"), header=part("w:hdr", drawn)).endswith("ЧЕРНЕТКА")


def test_hidden_words_are_left_out_and_said() -> None:
    body = f"<w:p>{run('видно')}{run('сховане', '<w:vanish/>')}</w:p>"
    assert (read(body).text, read(body).remarks) == ("видно", ("hidden-text",))
    off = '<w:vanish w:val="0"/>'
    shown = f"<w:p>{run('видно', off)}</w:p>"
    assert (read(shown).text, read(shown).remarks) == ("видно", ())
    mark = paragraph("видно", "<w:rPr><w:vanish/></w:rPr>")  # the paragraph's end is, no more
    assert (read(mark).text, read(mark).remarks) == ("видно", ())


def test_breaks_tabs_and_hyphens() -> None:
    inside = "<w:t>а</w:t><w:tab/><w:t>б</w:t><w:br/><w:t>в</w:t><w:cr/><w:t>г</w:t>"
    inside += "<w:noBreakHyphen/><w:t>ґ</w:t><w:softHyphen/><w:t>д\u00ade</w:t>"
    stops = "<w:pPr><w:tabs><w:tab w:val='left' w:pos='9'/></w:tabs></w:pPr>"
    assert text(f"<w:p>{stops}<w:r>{inside}</w:r></w:p>") == "а\tб\nв\nг‑ґдe"


def test_symbols_are_read_as_they_look() -> None:
    def sym(font: str, char: str) -> str:
        return f'<w:p><w:r><w:sym w:font="{font}" w:char="{char}"/></w:r></w:p>'

    assert text(sym("Symbol", "F061")) == "α"
    assert text(sym("Wingdings", "F0FC")) == "✓"
    assert text(sym("Wingdings 2", "0052")) == "☑"
    assert text(sym("Arial", "2116")) == "№"
    unknown = read(sym("Webdings", "F021"))
    assert (unknown.text, unknown.remarks) == ("\N{REPLACEMENT CHARACTER}", ("no-text", "symbols"))
    assert not read(sym("Symbol", "no number")).text
    typed = run("\uf0b7 слово", '<w:rFonts w:ascii="Symbol"/>')
    assert text(f"<w:p>{typed}</w:p>") == "• слово"


def test_letters_and_accents_are_put_together() -> None:
    assert text(paragraph("и\u0306ти")) == "йти"


def test_notes_are_numbered_as_they_are_met() -> None:
    footnotes = part(
        "w:footnotes",
        f'<w:footnote w:id="-1" w:type="separator">{paragraph("———")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("друга")}{paragraph("далі")}</w:footnote>'
        f'<w:footnote w:id="3">{paragraph("перша")}</w:footnote>'
        f'<w:footnote w:id="4">{paragraph("нічия")}</w:footnote>',
    )
    body = (
        f"<w:p>{run('а')}<w:r><w:footnoteReference w:id='3'/></w:r>{run('б')}"
        "<w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:footnoteReference w:id='9'/></w:r></w:p>"
    )
    assert text(body, footnotes=footnotes) == "а[1]б[2][3]\n\n[1] перша\n\n[2] друга\n\nдалі"


def test_a_comment_says_of_which_words_it_is() -> None:
    comments = part(
        "w:comments",
        f'<w:comment w:id="1" w:author="Іва" w:date="2024-05-06T07:08:09Z">{paragraph("так?")}'
        f'</w:comment><w:comment w:id="2" w:author="Іва">{paragraph("ні")}</w:comment>',
    )
    body = (
        f"<w:p><w:commentRangeStart w:id='1'/>{run('перші')}</w:p>"
        f"<w:p>{run('слова')}<w:commentRangeEnd w:id='1'/>{run(' решта')}"
        f"<w:commentRangeStart w:id='2'/>{run('.')}</w:p>"
    )
    assert text(body, comments=comments) == (
        "перші\n\nслова решта.\n\n[Коментар, Іва, 2024-05-06, «перші слова»] так?"
        "\n\n[Коментар, Іва] ні"
    )


def test_the_language_is_that_of_most_of_the_words() -> None:
    def languages(body: str) -> list[str]:
        styles = (
            "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='ru-RU'/></w:rPr></w:rPrDefault>"
            "</w:docDefaults>"
        )
        extracted = read(body, styles=part("w:styles", styles))
        return [one.value for one in extracted.proposals if one.field == "language"]

    ukrainian = run(
        "Свідка не було ні тут ні там, і вже ніхто його не бачив", '<w:lang w:val="uk-UA"/>'
    )
    assert languages(f"<w:p>{ukrainian}{run('!')}</w:p>") == ["uk"]
    assert languages(f"<w:p>{run('Oslo')}</w:p>") == ["ru"]  # nothing seen speaks against it
    assert (
        languages(f"<w:p>{run('Свідка не було ні тут ні там, і вже ніхто його не бачив')}</w:p>")
        == []
    )


def style(id_: str, name: str, more: str = "") -> str:
    return f'<w:style w:styleId="{id_}"><w:name w:val="{name}"/>{more}</w:style>'


ROUND = style("a3", "Мій", '<w:basedOn w:val="b"/>') + style(
    "b", "Title", '<w:basedOn w:val="a3"/>'
)
RANK = '<w:pPr><w:outlineLvl w:val="{}"/></w:pPr>'


@pytest.mark.parametrize(
    ("styles", "titles"),
    [
        (style("a3", "Title"), ["Слово"]),
        (style("a3", "heading 1"), ["Слово"]),
        (ROUND, ["Слово"]),
        (style("a3", "Свій", RANK.format(0)), ["Слово"]),
        (style("a3", "Body Text", RANK.format(9)), []),
        (style("a3", "heading 1", RANK.format(9)), []),
    ],
)
def test_titles_are_told_by_their_style(styles: str, titles: list[str]) -> None:
    extracted = read(paragraph("Слово", '<w:pStyle w:val="a3"/>'), styles=part("w:styles", styles))
    assert [one.value for one in extracted.proposals if one.field == "title"] == titles


def test_strict_and_transitional_markup_are_the_same() -> None:
    strict = document(paragraph("слово")).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert docx.read(zipped({"word/document.xml": strict})).text == "слово"


def test_pictures_and_what_is_embedded_are_said() -> None:
    drawn = "<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>"
    assert read(drawn).remarks == ("no-text", "pictures")
    assert read(f"{paragraph('слово')}<w:altChunk/>").remarks == ("embedded-files",)


def test_more_text_than_anyone_reads_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flow, "CODE_POINTS", 9)
    assert text(paragraph("дев'ять89")) == "дев'ять89"
    with pytest.raises(Refused, match="too-big"):
        text(paragraph("дев'ять89") + paragraph("1"))
