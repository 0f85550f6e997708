from khronika.language.lines import one_line


def test_lines_run_together_without_the_marks_of_headings() -> None:
    assert one_line("an officer.\n\n## Two weeks\nof it\n") == "an officer. Two weeks of it"
    assert one_line("   # Title") == "Title"


def test_what_is_no_heading_stays() -> None:
    assert one_line("number #7, C # and\n#tag\n####### seven") == (
        "number #7, C # and #tag ####### seven"
    )
