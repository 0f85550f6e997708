"""A day of reading and tagging, each part of it on a real encrypted archive."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.domain.values import Passage
from khronika.ui.models.record_rows import ROW
from khronika.ui.reader.margin import told
from khronika.ui.reader.side import PASSAGES, TAGS
from khronika.ui.style.theme import Reading

Desk = Callable[..., WindowRobot]
LETTER = (
    "🕊️ On 3 May 2022 somebody wrote a letter, and 12 people signed it.\n\n"
    "The letter was read aloud in Кам’янець, and 👩🏽‍⚖️ a judge read it too."
)
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


def reading(desk: Desk, **more: str) -> WindowRobot:
    robot = desk(texts(A_letter=LETTER, **more))
    robot.go("documents")
    robot.point_at("A letter")
    return robot


def one(robot: WindowRobot) -> Passage:
    (passage,) = robot.passages()
    return passage


def stored(robot: WindowRobot) -> list[str]:
    """What the archive holds, whatever is on the screen."""
    document = robot.documents.reader.document
    assert document is not None
    return [p.exact for p in robot.desk.session.catalogue.passages.of_document(document.id)]


def hint(robot: WindowRobot) -> str:
    return robot.documents.reader.strip.said


def choose(menu: QMenu, words: str) -> None:
    next(one for one in menu.actions() if words in one.text().replace("&", "")).trigger()


def test_ends_of_a_passage_move_at_once_and_are_written_after_a_pause(desk: Desk) -> None:
    robot = reading(desk)
    robot.select("wrote a letter")
    robot.tag("letters")
    steps = len(robot.steps())
    robot.go("documents")
    robot.select("wrote a letter")
    robot.press(Qt.Key.Key_BracketLeft)
    robot.press(Qt.Key.Key_BracketRight)
    robot.press(Qt.Key.Key_BracketRight)
    robot.press(Qt.Key.Key_BraceRight)
    robot.press(Qt.Key.Key_BracketLeft, ALT)
    shown = one(robot).exact
    robot.until(lambda: stored(robot) == [shown])
    robot.settle()
    assert len(robot.steps()) == steps + 1, "a held key is one step"
    rows: Any = robot.desk.history.rows
    assert rows.index(0, 0).data(ROW).meta.startswith(f"from “wrote a letter” to “{shown}”")
    robot.go("documents")
    robot.do("edit.undo")
    assert one(robot).exact == "wrote a letter"
    assert [tag.name for tag in one(robot).tags] == ["letters"]


@pytest.mark.parametrize(
    ("key", "modifier", "now"),
    [
        (Qt.Key.Key_BracketLeft, None, "somebody wrote a letter"),
        (Qt.Key.Key_BraceLeft, None, "a letter"),
        (Qt.Key.Key_BracketRight, None, "wrote a letter, and"),
        (Qt.Key.Key_BraceRight, None, "wrote a"),
        (Qt.Key.Key_BracketRight, ALT, "wrote a letter,"),
        (Qt.Key.Key_BraceLeft, ALT, "rote a letter"),
    ],
)
def test_brackets_move_ends(
    desk: Desk, key: Qt.Key, modifier: Qt.KeyboardModifier | None, now: str
) -> None:
    robot = reading(desk)
    robot.select("wrote a letter")
    robot.press(Qt.Key.Key_Exclam)
    robot.press(key, modifier or Qt.KeyboardModifier.NoModifier)
    assert one(robot).exact == now


def test_undo_comes_after_an_end_that_is_still_on_its_way(desk: Desk) -> None:
    robot = reading(desk)
    robot.select("wrote a letter")
    robot.press(Qt.Key.Key_Exclam)
    robot.press(Qt.Key.Key_BracketLeft)
    robot.do("edit.undo")
    assert stored(robot) == ["wrote a letter"]
    assert one(robot).exact == "wrote a letter"
    robot.do("edit.redo")
    assert one(robot).exact == "somebody wrote a letter"


def test_a_lock_writes_an_end_and_comes_back_to_the_line(desk: Desk, key_file: Path) -> None:
    long = "\n\n".join(f"Paragraph {n} of a long account." for n in range(300))
    robot = reading(desk, Long=long)
    robot.select("wrote a letter")
    robot.press(Qt.Key.Key_Exclam)
    robot.press(Qt.Key.Key_BracketLeft)
    robot.point_at("Long")
    robot.documents.reader.text.show_at(long.index("Paragraph 200"))
    robot.settle()
    robot.point_at("A letter")
    assert stored(robot) == ["somebody wrote a letter"]
    robot.point_at("Long")
    assert "Paragraph 200" in top_line(robot), "a text is left and found at the same line"
    robot.do("archive.lock")
    robot.unlock_with_key(key_file)
    document = robot.documents.reader.document
    assert document is not None
    assert document.title == "Long"
    assert "Paragraph 200" in top_line(robot)


def top_line(robot: WindowRobot) -> str:
    view = robot.documents.reader.text
    seen = view.visible()
    return view.words(type(seen)(seen.start, seen.start + 60))


def test_passages_over_one_another_take_turns(desk: Desk) -> None:
    robot = reading(desk)
    for words, name in (
        ("somebody wrote a letter", "authors"),
        ("wrote a letter", "letters"),
        ("a letter, and 12 people", "people"),
    ):
        robot.select(words)
        robot.tag(name)
    robot.select("letter")
    robot.documents.reader.text.unselect()
    robot.settle()
    meant = []
    for _turn in range(4):
        robot.press(Qt.Key.Key_O)
        aim = robot.documents.reader.aim()
        assert aim is not None
        assert aim.passage is not None
        meant.append(aim.passage.tags[0].name)
        assert hint(robot).endswith(f"of 3: {meant[-1]}")
    assert set(meant[:3]) == {"authors", "letters", "people"}
    assert meant[3] == meant[0]
    robot.press(Qt.Key.Key_U)
    assert meant[3] not in {p.tags[0].name for p in robot.passages()}
    assert len(robot.passages()) == 2


def test_a_new_tag_is_made_in_its_place_and_colour(desk: Desk) -> None:
    robot = reading(desk)
    robot.select("wrote a letter")
    robot.tag("protest")
    robot.select("signed it")
    robot.press(Qt.Key.Key_N)
    robot.type("signatures")
    page = robot.documents.reader.new_tag
    page.under.setText("protest")
    page.colour.setFocus()
    robot.press(Qt.Key.Key_Right)
    robot.press(Qt.Key.Key_Right)
    robot.press(Qt.Key.Key_Return)
    made = robot.passages()[1].tags[0]
    assert made.path == ("protest", "signatures")
    assert made.colour == "azure"
    assert robot.documents.reader.text.hasFocus()
    robot.do("edit.undo")
    assert len(robot.passages()) == 1


def test_enter_in_the_name_of_a_new_tag_makes_one_passage(desk: Desk) -> None:
    """The line took the key and passed it on to the page, which took it again."""
    robot = reading(desk)
    robot.select("signed it")
    robot.press(Qt.Key.Key_N)
    robot.type("signatures")
    robot.press(Qt.Key.Key_Return)
    assert [tag.path for tag in one(robot).tags] == [("signatures",)]
    robot.do("edit.undo")
    assert robot.passages() == []


def test_a_page_for_a_new_tag_leaves_with_its_passage(desk: Desk) -> None:
    """It stood beside a word found later, and gave the tag to words that were out of sight."""
    robot = reading(desk)
    robot.select("signed it")
    robot.press(Qt.Key.Key_N)
    robot.type("signatures")
    page = robot.documents.reader.new_tag
    page.under.setFocus()
    assert page.isVisible()
    robot.do("edit.find")
    assert not page.isVisible()
    robot.type("wrote")
    robot.press(Qt.Key.Key_Return)
    assert robot.passages() == []


def test_a_tag_is_named_by_the_words(desk: Desk) -> None:
    robot = reading(desk)
    robot.select("read aloud in Кам’янець")
    robot.press(Qt.Key.Key_V)
    assert one(robot).tags[0].path == ("read aloud in Кам’янець",)


def test_the_tree_finds_gives_and_narrows(desk: Desk) -> None:
    robot = reading(desk)
    for words, name in (("wrote a letter", "acts/writing"), ("signed it", "acts/signing")):
        robot.select(words)
        robot.tag(name)
    robot.select("12 people")
    robot.press(Qt.Key.Key_T, SHIFT)
    side, tree = robot.documents.reader.side, robot.documents.reader.tree
    assert side.page == TAGS
    assert [(row.said, row.depth, row.here) for row in tree._rows.rows] == [
        ("acts", 0, 2), ("signing", 1, 1), ("writing", 1, 1),
    ]  # fmt: skip
    robot.type("sig")
    assert [row.said for row in tree._rows.rows] == ["acts / signing"]
    robot.press(Qt.Key.Key_Return)
    assert [p.exact for p in robot.passages()] == [
        "wrote a letter", "12 people", "signed it",
    ]  # fmt: skip
    assert tree._rows.rows[0].here == 2
    tree.view.clicked.emit(tree._rows.index(0))
    robot.settle()
    assert side.page == PASSAGES
    assert [p.exact for p in robot.passages()] == ["12 people", "signed it"]
    for again in (Qt.Key.Key_Delete, Qt.Key.Key_Space):
        chip = side._filter.chip
        assert chip is not None
        assert chip.text() == "signing"
        robot.press_in(chip, again)
        assert len(robot.passages()) == 3
        assert not side._filter.isVisible()
        tree.view.clicked.emit(tree._rows.index(0))
        robot.settle()
        assert len(robot.passages()) == 2


def test_finding_goes_from_hit_to_hit_and_keeps_its_words(desk: Desk) -> None:
    robot = reading(desk, Another="No word of it here. A letter, though.")
    robot.documents.reader.text.setFocus()
    robot.do("edit.find")
    robot.type("letter")
    bar = robot.documents.reader.finder

    def selected() -> str:
        span = robot.documents.reader.text.selection()
        return robot.documents.reader.words(span) if span else ""

    assert (bar._count.text(), selected()) == ("1 of 2", "letter")
    robot.press(Qt.Key.Key_F3)
    assert bar._count.text() == "2 of 2"
    robot.press(Qt.Key.Key_Return)
    assert bar._count.text() == "1 of 2", "round again"
    robot.press(Qt.Key.Key_F3, SHIFT)
    assert bar._count.text() == "2 of 2"
    robot.press(Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert robot.documents.reader.text.hasFocus()
    assert selected() == "letter", "the hit stays selected, to be tagged"
    assert hint(robot).startswith("T tag"), "and what can be done with it is said, no count"
    robot.press(Qt.Key.Key_F3)
    assert hint(robot) == "1 of 2"
    robot.press(Qt.Key.Key_Escape)
    assert hint(robot).startswith("T tag")
    robot.documents.reader.text.unselect()
    robot.do("edit.find")
    robot.point_at("Another")
    assert bar.words.text() == "letter"
    assert bar._count.text() == "1"


def test_other_forms_found_after_the_line_is_closed_say_nothing(desk: Desk) -> None:
    robot = reading(desk)
    robot.documents.reader.text.setFocus()
    robot.do("edit.find")
    robot.type("letter")
    searching, bar = robot.documents.reader.searching, robot.documents.reader.finder
    robot.press(Qt.Key.Key_Escape)
    said = hint(robot)
    searching.also(bar.sought(), searching._finder.text, [], [])
    assert hint(robot) == said


def test_nothing_found_lights_nothing(desk: Desk) -> None:
    robot = reading(desk)
    robot.documents.reader.text.setFocus()
    robot.do("edit.find")
    robot.type("letter")
    text, bar = robot.documents.reader.text, robot.documents.reader.finder
    assert text.selection() is not None
    robot.type("ed")
    robot.until(lambda: bar._count.text() == "not found")  # in no other form either
    assert text.selection() is None, "“letter” is not what is sought any longer"
    robot.press(Qt.Key.Key_Backspace)
    robot.press(Qt.Key.Key_Backspace)
    assert bar._count.text() == "1 of 2", "it is sought from where one was reading"


def test_the_keys_of_a_cyrillic_keyboard(desk: Desk) -> None:
    robot = reading(desk)
    robot.select("wrote a letter")
    robot.documents.reader.text.setFocus()
    robot.press_cyrillic("М")
    assert one(robot).tags[0].name == "wrote a letter"
    robot.press_cyrillic("Х")
    assert one(robot).exact == "somebody wrote a letter"


def test_the_way_from_passage_to_passage(desk: Desk) -> None:
    robot = reading(desk)
    for words in ("signed it", "wrote a letter"):
        robot.select(words)
        robot.press(Qt.Key.Key_Exclam)
    robot.documents.reader.text.show_at(0)
    said = []
    for key in (Qt.Key.Key_Period, Qt.Key.Key_Period, Qt.Key.Key_Comma, Qt.Key.Key_Comma):
        robot.press(key)
        aim = robot.documents.reader.aim()
        assert aim is not None
        said.append(robot.documents.reader.words(aim.span))
    assert said == ["wrote a letter", "signed it", "wrote a letter", "wrote a letter"]
    assert "no passage further on" in hint(robot)


def test_the_arrows_in_the_list_move_the_text_and_its_keys_work(desk: Desk) -> None:
    robot = reading(desk)
    for words in ("wrote a letter", "signed it"):
        robot.select(words)
        robot.press(Qt.Key.Key_Exclam)
    listed = robot.documents.reader.list
    listed.setFocus()
    listed.setCurrentIndex(listed.passages.index(0))
    robot.press(Qt.Key.Key_Down)
    span = robot.documents.reader.text.selection()
    assert span is not None
    assert robot.documents.reader.words(span) == "signed it"
    robot.press(Qt.Key.Key_U)
    assert [p.exact for p in robot.passages()] == ["wrote a letter"]
    listed.setFocus()
    robot.press(Qt.Key.Key_Escape)
    assert robot.documents.reader.text.hasFocus()


def test_stripes_tell_and_choose(desk: Desk) -> None:
    robot = reading(desk)
    robot.select("wrote a letter")
    robot.tag("letters")
    robot.press(Qt.Key.Key_Exclam)
    robot.documents.reader.text.show_at(0)
    margin = robot.documents.reader.text.margin
    margin.grab()
    (stripe,) = margin._stripes
    assert told(stripe.mark) == "letters · important"
    at = stripe.box.center()
    margin.event(QHelpEvent(QHelpEvent.Type.ToolTip, at, margin.mapToGlobal(at)))
    QTest.mouseClick(margin, Qt.MouseButton.LeftButton, pos=at)
    robot.settle()
    span = robot.documents.reader.text.selection()
    assert span is not None
    assert robot.documents.reader.words(span) == "wrote a letter"


def drag(handle: QWidget, to: QPoint) -> None:
    """Press in the middle, move to `to` (global), let go."""
    middle = QPointF(handle.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    steps = (
        (QMouseEvent.Type.MouseButtonPress, QPointF(handle.mapToGlobal(middle.toPoint())), left),
        (QMouseEvent.Type.MouseMove, QPointF(to), none),
        (QMouseEvent.Type.MouseButtonRelease, QPointF(to), left),
    )
    for kind, at, button in steps:
        event = QMouseEvent(kind, middle, at, button, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(handle, event)


def test_the_mouse_takes_a_passage_by_its_ends(desk: Desk) -> None:
    robot = reading(desk)
    robot.select("wrote a letter")
    robot.press(Qt.Key.Key_Exclam)
    view = robot.documents.reader.text
    robot.until(lambda: all(handle.isVisible() for handle in view.handles))
    line = view._line(LETTER.index("signed") + 3)
    drag(view.handles[1], view.viewport().mapToGlobal(line.center()))
    assert one(robot).exact == "wrote a letter, and 12 people sig"
    robot.settle()
    assert stored(robot) == ["wrote a letter, and 12 people sig"]
    robot.do("edit.undo")
    assert one(robot).exact == "wrote a letter"


def test_menus_offer_what_the_keys_do(desk: Desk) -> None:
    robot = reading(desk)
    robot.select("wrote a letter")
    robot.tag("letters")
    reading_ = robot.documents.reading
    choose(reading_.text_menu(), "Take off “letters”")
    robot.settle()
    assert one(robot).tags == ()
    choose(reading_.passage_menu(one(robot)), "Important")
    robot.settle()
    assert one(robot).important
    choose(reading_.text_menu(), "Copy")
    assert robot.clipboard() == "wrote a letter"
    choose(reading_.text_menu(), "everywhere")
    robot.settle()
    assert robot.place == "edit.search"
    assert robot.desk.search.line.text() == "wrote a letter"


def test_room_for_a_page_is_there_only_while_it_is_filled(desk: Desk) -> None:
    robot = reading(desk)
    reader, page = robot.documents.reader, QLabel("a page")
    wide = reader.text.width()
    assert not reader.page.isVisible()
    reader.put_page(page)
    robot.settle()
    assert page.isVisible()
    reader.put_page(None)
    robot.settle()
    assert not page.isVisible()
    assert reader.text.width() == wide


def test_another_type_keeps_the_line_and_what_is_selected(desk: Desk) -> None:
    long = "\n\n".join(f"Paragraph {n} of a long account." for n in range(300))
    robot = reading(desk, Long=long)
    robot.point_at("Long")
    view = robot.documents.reader.text
    view.show_at(long.index("Paragraph 120"))
    robot.settle()
    robot.shell.tools.theme.read_in(Reading(serif=False, pixels=19))
    robot.settle()
    assert "Paragraph 120" in top_line(robot)
    assert view.document().defaultFont().pixelSize() == 19


def test_find_pressed_again_goes_from_the_list_into_the_text(desk: Desk) -> None:
    robot = reading(desk)
    documents = robot.documents
    documents.list.view.setFocus()
    robot.do("edit.find")
    assert documents.list.filter.hasFocus()
    robot.do("edit.find")
    robot.type("signed")
    assert documents.reader.finder.words.text() == "signed"


def test_a_comment_that_escape_gave_up_is_offered_again(desk: Desk) -> None:
    robot = reading(desk)
    robot.select("wrote a letter")
    robot.press(Qt.Key.Key_M)
    robot.type("To whom?")
    robot.press(Qt.Key.Key_Escape)
    assert robot.documents.reader.text.hasFocus()
    robot.take_offer("Bring it back")
    assert robot.comment_form.text.toPlainText() == "To whom?"
    robot.comment_form.saved.emit()
    robot.settle()
    assert [one.comment for one in robot.passages()] == ["To whom?"]


def test_a_document_is_begun_once_a_passage_is_marked_and_read_when_one_says_so(desk: Desk) -> None:
    robot = reading(desk)

    def said() -> tuple[str, bool, str]:
        tick = robot.documents.reader.read
        assert (tick.text().strip(), tick.accessibleName()) == ("read", "read")
        stands = robot.documents.reader._meta.text().split(" · ")[-1]
        row = robot.rows()[0]
        return "read" if tick.isChecked() else stands, row.strong, row.meta.split(" · ")[0]

    assert said() == ("unread", True, "unread")
    robot.select("wrote a letter")
    robot.tag("letters")
    assert said() == ("begun", False, "begun")
    robot.do("edit.undo")
    assert said() == ("unread", True, "unread")
    robot.do("edit.redo")
    tick = robot.documents.reader.read
    assert tick.toolTip() == "Mark as read (R)"
    tick.click()
    robot.settle()
    assert said() == ("read", False, "read")
    assert tick.toolTip() == "Mark as unread (R)"
    robot.select("signed it")
    robot.press(Qt.Key.Key_R)
    assert said()[0] == "begun"
    menu, undo = robot.shell.actions_of["text.read"], robot.shell.actions_of["edit.undo"]
    assert undo.text() == "&Undo: Mark as unread"
    assert menu.text() == "Mark as &read"
    robot.do("edit.undo")
    assert robot.said[-1] == "Taken back: Mark as unread"
    assert undo.text() == "&Undo: Mark as read"
    assert menu.text() == "Mark as un&read"
    robot.do("edit.redo")
    assert robot.steps()[:4] == ["redo", "undo", "mark-unread", "mark-read"]


def test_what_one_key_does_is_said_and_can_be_taken_back(desk: Desk) -> None:
    robot = reading(desk)
    robot.documents.reader.text.setFocus()
    robot.press(Qt.Key.Key_R)
    assert robot.said[-1] == "Marked as read: A letter"
    robot.take_offer("Take it back")
    assert not robot.documents.reader.read.isChecked()
    robot.documents.reader.text.setFocus()
    robot.press(Qt.Key.Key_R)
    robot.press(Qt.Key.Key_R)
    assert robot.said[-1] == "Marked as unread: A letter"
    robot.select("wrote a letter")
    robot.tag("letters")
    assert hint(robot) == "Tagged: letters"
    robot.select("wrote a letter")
    robot.do("text.important")
    assert robot.said[-1] == "Marked as important."
    robot.take_offer("Take it back")
    assert not one(robot).important
    robot.do("text.important")
    robot.do("text.important")
    assert robot.said[-1] == "Not marked as important any more."
    robot.select("wrote a letter")
    robot.press(Qt.Key.Key_1)
    assert robot.said[-1] == "Tag taken off: letters", "the digit gave it, and takes it off"
    robot.take_offer("Take it back")
    assert [tag.called for tag in one(robot).tags] == ["letters"]
    robot.select("wrote a letter")
    robot.press(Qt.Key.Key_U)
    assert robot.said[-1] == "1 passage is not marked any more."
    robot.take_offer("Take it back")
    assert one(robot).exact == "wrote a letter"


def test_a_new_tag_says_what_it_lies_under_and_namesakes_are_told_apart(desk: Desk) -> None:
    robot = reading(desk)

    def called() -> list[str]:
        return [tag.called for tag in one(robot).tags]

    robot.select("wrote a letter")
    robot.tag("refusal/numbers")
    assert robot.said[-1] == "New tag: refusal / numbers"
    assert called() == ["numbers"]
    robot.tag("arrest/numbers")
    assert called() == ["refusal / numbers", "arrest / numbers"]
    chips = robot.documents.reader.strip._tags
    assert sorted(tag.called for tag in chips) == ["arrest / numbers", "refusal / numbers"]
    said = len(robot.said)
    robot.select("signed it")
    robot.tag("refusal/numbers")
    robot.select("read aloud")
    robot.tag("plain")
    assert len(robot.said) == said, "what is known, or has nothing above it, needs no remark"
    robot.do("edit.undo")
    assert one_called(robot, "signed it") == ["refusal / numbers"]


def one_called(robot: WindowRobot, words: str) -> list[str]:
    passage = next(one for one in robot.passages() if one.exact == words)
    return [tag.called for tag in passage.tags]
