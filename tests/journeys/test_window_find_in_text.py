"""Finding in the text that is read: as typed at once, then in other forms, spellings, scripts."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.archive import recording
from khronika.domain.drafts import DocumentDraft, PersonDraft
from khronika.domain.values import Name

SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXT = "Тут жив Гребенюк. Бачили Гребенюка й листи до Гребенюків. Mr Hrebeniuk left."


@pytest.fixture
def robot(desk: Callable[..., WindowRobot]) -> WindowRobot:
    robot = desk(texts(Лист=TEXT, Інший="Про Hrebeniuk ані слова, самі Гребенюки."))
    robot.desk.session.archive.learn()
    robot.go("documents")
    robot.point_at("Лист")
    robot.documents.reader.text.setFocus()
    return robot


def _find(robot: WindowRobot, words: str, count: str) -> None:
    robot.documents.reader.text.setFocus()
    robot.do("edit.find")
    robot.documents.reader.finder.words.clear()
    robot.type(words)
    _until(robot, count)


def _until(robot: WindowRobot, count: str) -> None:
    robot.until(lambda: robot.documents.reader.finder._count.text() == count)


def _selected(robot: WindowRobot) -> str:
    return robot.documents.reader.text.textCursor().selectedText()


def test_it_goes_through_other_forms_too_and_lights_them_less(robot: WindowRobot) -> None:
    _find(robot, "гребенюка", "2 of 4")
    assert _selected(robot) == "Гребенюка", "as typed comes first, and the light stays there"
    washes = robot.documents.reader.text.washes()
    alphas = [wash.colour.alpha() for wash in sorted(washes, key=lambda wash: wash.start)]
    assert alphas[1] > alphas[0] == alphas[2] == alphas[3]
    walked = []
    for _hit in range(3):
        robot.press(Qt.Key.Key_F3)
        walked.append(_selected(robot))
    assert walked == ["Гребенюків", "Hrebeniuk", "Гребенюк"]
    robot.press(Qt.Key.Key_F3, SHIFT)
    assert _selected(robot) == "Hrebeniuk"
    _until(robot, "4 of 4")


def test_where_nothing_is_written_so_it_goes_to_the_first_other_form(robot: WindowRobot) -> None:
    _find(robot, "Гребенюком", "1 of 4")
    assert _selected(robot) == "Гребенюк"


def test_words_side_by_side_are_found_in_other_forms(robot: WindowRobot) -> None:
    _find(robot, "листом до Гребенюків", "1 of 1")
    assert _selected(robot) == "листи до Гребенюків"
    _find(robot, "Гребенюків листом", "not found")


@pytest.mark.parametrize("typed", ["(", '"', "-", "person:", "*", "=", " "])
def test_what_is_typed_is_no_query(robot: WindowRobot, typed: str) -> None:
    _find(robot, typed, "" if typed == " " else "not found")


def test_a_phrase_in_quotation_marks_stands_in_no_other_form(robot: WindowRobot) -> None:
    _find(robot, '"листи до', "1 of 1")
    assert _selected(robot) == "листи до"
    robot.type(' Гребенюка"')
    _until(robot, "not found")
    _find(robot, "«Гребенюк»", "1 of 1")
    robot.settle()
    assert _selected(robot) == "Гребенюк"
    assert len(robot.documents.reader.text.washes()) == 1


def test_what_a_minus_stands_before_leaves_out_paragraphs_in_any_form(
    desk: Callable[..., WindowRobot],
) -> None:
    lines = ["Про Гребенюка й море.", "Гребенюк стояв біля моря.", "Листи Гребенюка.", "Море."]
    robot = desk(texts(Лист="\n".join(lines)))
    robot.desk.session.archive.learn()
    robot.go("documents")
    robot.point_at("Лист")
    _find(robot, "Гребенюка -моря", "1 of 1")
    assert robot.documents.reader.text.textCursor().selectionStart() == 54, "море was left out too"
    _find(robot, 'Гребенюка -"моря"', "2 of 2")
    _find(robot, "Гребенюка -моря -лист", "not found")
    assert not robot.documents.reader.text.textCursor().hasSelection()


def test_only_as_written_is_one_switch_with_the_search(robot: WindowRobot) -> None:
    _find(robot, "Гребенюк", "1 of 4")
    bar = robot.documents.reader.finder
    bar._written.click()
    _until(robot, "1 of 3")
    robot.settle()
    assert bar._count.text() == "1 of 3", "letters inside words too, as ever"
    robot.do("edit.search")
    assert robot.desk.search.exact.isChecked()
    robot.desk.search.exact.click()
    robot.go("documents")
    assert not bar._written.isChecked()
    _until(robot, "1 of 4")


def test_the_switch_is_as_it_was_after_a_lock(robot: WindowRobot, key_file: object) -> None:
    robot.do("edit.search")
    robot.desk.search.exact.click()
    robot.do("archive.lock")
    robot.unlock_with_key(key_file)  # type: ignore[arg-type]
    robot.until(robot.is_open)
    robot.do("edit.search")
    assert robot.desk.search.exact.isChecked()
    assert robot.documents.reader.finder.sought().as_written


def test_another_text_is_looked_through_in_all_forms(robot: WindowRobot) -> None:
    _find(robot, "Гребенюк", "1 of 4")
    robot.point_at("Інший")
    _until(robot, "2")


def test_no_form_leads_to_a_hidden_name(robot: WindowRobot) -> None:
    with robot.desk.session.archive.change("add-person") as change:
        draft = PersonDraft(names=(Name(text="Остап Гребенюк"),), protection="protected")
        recording.add_person(change, draft)
    robot.settle()
    _find(robot, "Hrebeniuk", "4 of 4")
    robot.do("view.hide_names")
    robot.point_at("Лист")
    reader = robot.documents.reader
    shown = reader.words(reader.text.visible())
    assert "▒" in shown
    assert "Hrebeniuk" not in shown, "hidden in the spelling that nobody recorded, too"
    _find(robot, "Hrebeniuk", "not found")
    assert reader.text.washes() == []
    robot.press(Qt.Key.Key_Escape)
    robot.documents.follow("Hrebeniuk", exact=False)
    robot.settle()
    assert reader.text.washes() == []


def test_the_text_stands_still_while_the_line_comes_and_goes(robot: WindowRobot) -> None:
    with robot.desk.session.archive.change("import") as change:
        body = "\n\n".join(f"Paragraph {n}: nobody said a word of it." for n in range(200))
        recording.add_documents(change, [DocumentDraft(title="Long", body=body)])
    robot.settle()
    robot.point_at("Long")
    text = robot.documents.reader.text
    text.verticalScrollBar().setValue(900)
    robot.select("Paragraph 90:")
    text.verticalScrollBar().setValue(text.verticalScrollBar().value() - 60)
    robot.settle()

    def stands() -> int:
        return text.viewport().mapToGlobal(text.cursorRect().topLeft()).y()

    before = stands()
    robot.do("edit.find")
    assert stands() == before
    robot.press(Qt.Key.Key_Escape)
    assert stands() == before
