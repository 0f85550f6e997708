"""Finding in the whole archive, in any form, with the real window on a real archive."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.archive import recording, vocabulary
from khronika.domain.drafts import PersonDraft
from khronika.domain.values import Name
from khronika.ui.models.hits import HIT, SEEN

TEXTS = texts(
    Лист="Учора в Києві бачили Гребенюка. Потім він зник.",
    Letter="A man called Hrebeniuk was seen near the river.",
    Записка="Говорили с Гребенюком о море. И снова о Гребенюке.",
)


def _find(robot: WindowRobot, words: str) -> list[str]:
    robot.do("edit.search")
    robot.desk.search.line.setText(words)
    robot.settle()
    robot.until(lambda: not robot.desk.search._soon.isActive())
    robot.settle()
    return _rows(robot)


def _rows(robot: WindowRobot) -> list[str]:
    hits = robot.desk.search.hits
    return [str(hits.index(row).data(HIT).title) for row in range(hits.rowCount())]


def _learned(desk: Callable[..., WindowRobot]) -> WindowRobot:
    robot = desk(TEXTS)
    robot.desk.session.archive.learn()
    return robot


def test_a_name_is_found_in_any_form_and_script_and_says_how(
    desk: Callable[..., WindowRobot],
) -> None:
    robot = _learned(desk)
    assert set(_find(robot, "Гребенюк")) == {"Лист", "Letter", "Записка"}
    hits = robot.desk.search.hits
    why = {hits.index(row).data(HIT).title: hits.index(row).data(SEEN).why for row in (0, 1, 2)}
    assert why == {
        "Лист": "another form",
        "Записка": "another form",
        "Letter": "another spelling or script",
    }
    seen = hits.index(0).data(SEEN)
    assert all(seen.words[start:end].startswith("Гребенюк") for start, end in seen.in_words)
    assert seen.in_words


def test_enter_opens_the_text_at_the_words(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    _find(robot, "hrebeniuk")
    robot.desk.search.line.setFocus()
    robot.press(Qt.Key.Key_Return)
    robot.press(Qt.Key.Key_Return)
    robot.until(lambda: robot.place == "go.documents")
    assert robot.documents.reader.text.textCursor().selectedText() == "Hrebeniuk"


def test_only_as_written(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    _find(robot, "Гребенюка")
    robot.desk.search.exact.click()
    robot.settle()
    assert _rows(robot) == ["Лист"]
    robot.desk.search.exact.click()
    robot.settle()
    assert set(_rows(robot)) == {"Лист", "Letter", "Записка"}


def test_one_kind_of_record(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    with robot.desk.session.archive.change("add-person") as change:
        recording.add_person(change, PersonDraft(names=(Name(text="Остап Гребенюк"),)))
    robot.settle()
    _find(robot, "Гребенюк")
    kinds = robot.desk.search._kinds
    assert kinds is not None
    assert [one.text() for one in kinds.buttons.values()] == ["All 4", "Documents 3", "People 1"]
    kinds.buttons["agent"].click()
    robot.settle()
    assert _rows(robot) == ["Остап Гребенюк"]
    kinds.buttons["all"].click()
    robot.settle()
    assert len(set(_rows(robot))) == 4


def test_what_was_meant_is_taken(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    assert _find(robot, "Гребинюка") == []
    screen = robot.desk.search
    assert screen.instead.text() == "Did you mean “гребенюка”?"
    screen.instead.click()
    robot.settle()
    assert set(_rows(robot)) == {"Лист", "Letter", "Записка"}
    assert not screen.instead.isVisible()


def test_what_was_not_understood_is_said(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    assert set(_find(robot, "(море")) == {"Записка"}
    assert "never closed" in robot.desk.search.remarks.text()


def test_what_was_just_written_is_learned_behind(desk: Callable[..., WindowRobot]) -> None:
    robot = desk(TEXTS)
    archive = robot.desk.session.archive
    robot.until(lambda: vocabulary.progressed(archive.catalogue.db).is_complete)
    assert len(_find(robot, "Гребенюк")) >= 3
    with archive.change("add-person") as change:
        recording.add_person(change, PersonDraft(names=(Name(text="Остап Юшков"),)))
    robot.until(lambda: vocabulary.progressed(archive.catalogue.db).is_complete)
    assert _find(robot, "Yushkova") == ["Остап Юшков"]


def test_a_hidden_name_is_not_guessed(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    with robot.desk.session.archive.change("add-person") as change:
        draft = PersonDraft(names=(Name(text="Остап Гребенюк"),), protection="protected")
        recording.add_person(change, draft)
    robot.settle()
    _find(robot, "Гребинюка")
    assert robot.desk.search.instead.isVisible()
    robot.desk.session.hide_names(True)
    robot.settle()
    _find(robot, "Гребинюка")
    assert not robot.desk.search.instead.isVisible()
    assert "ребенюк" not in robot.desk.search.instead.text()
