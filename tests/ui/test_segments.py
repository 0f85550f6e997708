"""One of a few words, chosen where it stands."""

from pytestqt.qtbot import QtBot

from khronika.ui.models.record_rows import Badge
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.segments import Segments

WORDS = {
    code: Badge(icon="user", word=said, role="ink")
    for code, said in (("a", "protected"), ("b", "ask before publishing it"), ("c", "public"))
}


def rows_and_words(segments: Segments) -> tuple[int, list[str]]:
    buttons = segments.buttons.values()
    return len({one.y() for one in buttons}), [one.text() for one in buttons]


def test_words_that_would_break_the_row_are_said_in_short(qtbot: QtBot, theme: Theme) -> None:
    segments = Segments(theme, "Guard", WORDS, "c", lambda _code: None, short={"b": "ask first"})
    qtbot.addWidget(segments)
    full = sum(one.sizeHint().width() for one in segments.buttons.values())
    segments.resize(full + 10, 30)
    segments.show()
    everything = ["protected", "ask before publishing it", "public"]
    assert rows_and_words(segments) == (1, everything)

    segments.resize(full - 20, 30)
    qtbot.waitUntil(
        lambda: rows_and_words(segments) == (1, ["protected", "ask first", "public"]), timeout=2000
    )
    assert segments.buttons["b"].toolTip() == "Guard: ask before publishing it"

    segments.resize(full + 10, 30)
    qtbot.waitUntil(lambda: rows_and_words(segments) == (1, everything), timeout=2000)
