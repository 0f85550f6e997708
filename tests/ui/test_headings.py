from dataclasses import replace

import pytest
from PySide6.QtGui import QTextCursor, QTextFormat
from pytestqt.qtbot import QtBot

from khronika.ui.reader.marks import Span
from khronika.ui.reader.text_view import TextView
from khronika.ui.style.theme import Theme
from khronika.ui.style.tokens import Scheme

TEXT = "# 🕊️ The title\n\nWords, #hashtag, a # alone.\n\n## Second part\n\n#no heading\n"


def weight_and_colour(view: TextView, words: str) -> tuple[bool, str]:
    """Return whether `words` are heavy in `view`, and their own colour if they have one."""
    cursor = QTextCursor(view.document())
    units = len(TEXT[: TEXT.index(words) + len(words)].encode("utf-16-le")) // 2
    cursor.setPosition(units)
    form = cursor.charFormat()
    heavy = form.font().weight() > view.document().defaultFont().weight()
    has_own = form.hasProperty(QTextFormat.Property.ForegroundBrush)
    return heavy, form.foreground().color().name() if has_own else ""


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> TextView:
    view = TextView(theme)
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.show_text(TEXT, is_markdown=True)
    return view


def test_a_heading_is_set_as_one_and_its_marks_stand_back(view: TextView, theme: Theme) -> None:
    assert weight_and_colour(view, "The title") == (True, "")
    assert weight_and_colour(view, "Second part") == (True, "")
    assert weight_and_colour(view, "##") == (False, theme.colours.faint)


@pytest.mark.parametrize("words", ["Words", "#hashtag", "a # alone", "#no heading"])
def test_what_is_no_heading_stays_as_it_is(view: TextView, words: str) -> None:
    assert weight_and_colour(view, words) == (False, "")


def test_not_a_letter_is_touched(view: TextView) -> None:
    assert view.toPlainText() == TEXT
    start = TEXT.index("Second")
    view.go_to(Span(start, start + len("Second part")))
    selected = view.selection()
    assert selected is not None
    assert view.words(selected) == "Second part"


def test_text_that_is_not_markdown_has_no_headings(qtbot: QtBot, view: TextView) -> None:
    view.show_text(TEXT)
    assert weight_and_colour(view, "The title") == (False, "")


def test_the_marks_follow_the_theme_and_the_size_of_the_letters(
    view: TextView, theme: Theme
) -> None:
    theme.wear(Scheme.DARK)
    faint = theme.colours.faint
    assert weight_and_colour(view, "##") == (False, faint)
    theme.read_in(replace(theme.reading, pixels=19))
    assert weight_and_colour(view, "Second part") == (True, "")
