"""Paragraphs, tables and boxes laid out as text."""

import pytest

from khronika.importing.readers.flow import Commented, Flow


def paragraph(flow: Flow, words: str) -> None:
    flow.open_paragraph()
    flow.put(words)
    flow.close_paragraph()


def table(flow: Flow, *rows: list[list[str]]) -> None:
    """Put in rows of cells of paragraphs."""
    flow.open_table()
    for row in rows:
        flow.open_row()
        for cell in row:
            flow.open_holder()
            for words in cell:
                paragraph(flow, words)
            flow.close()
        flow.close()
    flow.close()


def test_paragraphs_lose_white_space_around_and_are_dropped_when_empty() -> None:
    flow = Flow()
    for words in ("  один \n два ", "", " \t ", "три"):
        paragraph(flow, words)
    assert flow.blocks() == ["один\n два", "три"]


def test_rows_are_lines_of_cells() -> None:
    flow = Flow()
    table(flow, [["а"], ["б", "в"]], [[], ["г\tґ\nд"]], [[], []], [["е"], []])
    assert flow.blocks() == ["а\tб в\n\tг ґ д\nе"]


def test_cells_of_prose_are_paragraphs() -> None:
    flow = Flow()
    long = "слово " * 50
    table(flow, [["дата"], ["суд"]], [["1"], [long, "далі"]], [["2"], ["а"]])
    assert flow.blocks() == ["дата\tсуд", "1", long.strip(), "далі", "2\tа"]


def test_a_table_in_a_cell_keeps_its_lines() -> None:
    flow = Flow()
    flow.open_table()
    flow.open_row()
    flow.open_holder()
    table(flow, [["а"], ["б"]], [["в"], ["г"]])
    flow.close()
    flow.close()
    flow.close()
    assert flow.blocks() == ["а\tб\nв\tг"]


def test_a_cell_is_repeated_no_more_than_anyone_sees() -> None:
    flow = Flow()
    flow.open_table()
    flow.open_row()
    for words, times in (("а", 3), ("", 10**8), ("б", 10**8)):
        flow.open_holder()
        paragraph(flow, words)
        flow.close(times)
    flow.close()
    flow.close()
    cells = flow.blocks()[0].split("\t")
    assert cells[:4] == ["а", "а", "а", ""]
    assert len(cells) == 3 + 64 + 64


def test_a_box_comes_after_its_paragraph_and_a_note_out_of_it() -> None:
    flow = Flow()
    flow.open_paragraph()
    flow.put("до ")
    flow.open_holder()
    paragraph(flow, "рамка")
    flow.close()
    flow.open_holder()
    paragraph(flow, "виноска")
    assert flow.taken() == ["виноска"]
    flow.put("після")
    assert flow.close_paragraph("1.") == "до після"
    assert flow.blocks() == ["1. до після", "рамка"]


@pytest.mark.parametrize("times", [1, 2])
def test_what_is_carried_begins_the_next_paragraph(times: int) -> None:
    flow = Flow()
    for _time in range(times):
        flow.open_paragraph()
        flow.put("раз ")
        assert flow.close_paragraph("7.", carried=True) == ""
    paragraph(flow, "два")
    assert flow.blocks() == ["раз " * times + "два"]


def test_comments_hear_what_is_between_their_marks() -> None:
    said = Commented()
    said.begin("а")
    said.hear("перше ")
    said.begin("б")
    said.hear("друге")
    said.end("а")
    said.hear("третє" * 100)
    assert (said.about("а"), said.about("б"), said.about("в")) == ("перше друге", "", "")
    said.end("б")
    assert said.about("б") == ("друге" + "третє" * 100)[:120]
