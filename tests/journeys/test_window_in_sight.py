"""In a low and narrow window, what one reads, tags or looks for is what one sees."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.archive.archive import Archive
from khronika.archive.recording import ensure_tag

TEXT = "# A long account\n\n" + "\n\n".join(
    f"Paragraph {n}: it is said what was seen there, by whom, and for how long it went on."
    for n in range(60)
)


def _many_tags(archive: Archive) -> None:
    with archive.change("tag") as change:
        for n in range(12):
            ensure_tag(change, f"resistance {n}")


@pytest.fixture
def robot(desk: Callable[..., WindowRobot]) -> WindowRobot:
    """At 200 per cent a large screen has no more room than this."""
    robot = desk(texts(A_long_account=TEXT), _many_tags)
    robot.go("documents")
    robot.point_at("A long account")
    robot.documents.reader.text.setFocus()
    robot.shell.resize(960, 540)
    robot.settle()
    return robot


def _seen(robot: WindowRobot) -> QRect:
    """Where what is selected is in sight, in the reader; as high as it is if it is so whole."""
    reader = robot.documents.reader
    span = reader.text.selection()
    assert span is not None
    return reader._spot(span)


def _is_whole(robot: WindowRobot) -> bool:
    text = robot.documents.reader.text
    span = text.selection()
    assert span is not None
    first, last = text._line(span.start), text._line(span.end - 1)
    return first.top() >= 0 and last.bottom() <= text.viewport().height()


def test_what_was_found_stays_in_sight_in_a_window_made_smaller(robot: WindowRobot) -> None:
    robot.shell.resize(1280, 800)
    robot.settle()
    robot.do("edit.find")
    robot.type("Paragraph 5:")
    reader = robot.documents.reader
    assert reader.finder._count.text() == "1 of 1"
    for size in ((960, 540), (960, 700), (1280, 540)):
        robot.shell.resize(*size)
        robot.settle()
        assert _is_whole(robot), size


def test_the_line_that_finds_lies_over_nothing_that_is_selected(robot: WindowRobot) -> None:
    words = "Paragraph 20: it is said what was seen there, by whom, and for how long"
    robot.select(words)  # too many of them to be looked for
    text = robot.documents.reader.text
    text.put_on_top(TEXT.index("Paragraph 20:"))
    robot.settle()
    robot.do("edit.find")
    robot.settle()
    assert robot.documents.reader.finder.isVisible()
    assert (span := text.selection()) is not None
    assert text.words(span) == words
    assert _is_whole(robot)


@pytest.mark.parametrize("paragraph", [1, 2, 3, 59])
@pytest.mark.parametrize("key", [Qt.Key.Key_T, Qt.Key.Key_N])
def test_what_asks_for_a_tag_covers_nothing_of_what_it_is_for(
    robot: WindowRobot, key: Qt.Key, paragraph: int
) -> None:
    robot.select(f"Paragraph {paragraph}: it is said")
    robot.settle()
    robot.press(key)
    robot.type("re")
    reader = robot.documents.reader
    page: QWidget = reader.line if key == Qt.Key.Key_T else reader.new_tag
    assert page.isVisible()
    for size in ((960, 540), (1280, 800)):
        robot.shell.resize(*size)
        robot.settle()
        assert _is_whole(robot)
        assert not page.geometry().intersects(_seen(robot)), size
        assert reader.rect().contains(page.geometry())


def test_what_asks_for_a_tag_goes_with_the_words_it_is_for(robot: WindowRobot) -> None:
    robot.select("Paragraph 3: it is said")
    robot.press(Qt.Key.Key_T)
    reader = robot.documents.reader
    for by in (40, -60):
        bar = reader.text.verticalScrollBar()
        bar.setValue(bar.value() + by)
        robot.settle()
        assert not reader.line.geometry().intersects(_seen(robot))
