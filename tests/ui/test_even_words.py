"""Words told of one thing after the other."""

from pytestqt.qtbot import QtBot

from khronika.ui.widgets.even_words import EvenWords


def test_what_stands_below_does_not_move_from_one_to_the_next(qtbot: QtBot) -> None:
    words = EvenWords()
    qtbot.addWidget(words)
    long, all_of_them = "What it is for, at some length. " * 6, ("", "What it is for.")
    words.tell("", (*all_of_them, long))
    empty = words.heightForWidth(400)
    words.tell(long, (*all_of_them, long))
    assert words.heightForWidth(400) == empty > 2 * words.fontMetrics().lineSpacing()
    words.tell("", all_of_them)
    assert 0 < words.heightForWidth(400) < empty
    words.tell("", ("",))
    assert words.heightForWidth(400) == 0


def test_one_very_long_text_is_whole_but_keeps_no_room_for_others(qtbot: QtBot) -> None:
    words = EvenWords()
    qtbot.addWidget(words)
    endless = "What it is for, at some length. " * 100
    words.tell("", (endless,))
    line = words.fontMetrics().lineSpacing()
    assert words.heightForWidth(400) == 6 * line
    words.tell(endless, (endless,))
    assert words.heightForWidth(400) > 20 * line
