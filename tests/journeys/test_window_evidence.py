"""What a passage is evidence of, told beside the text."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.ui.reader.passage_list import labels

LETTER = "On 3 May 2022 Ivan Testenko wrote a letter. Nobody answered it, and nobody read it."


def test_a_passage_says_what_it_is_evidence_of(desk: Callable[..., WindowRobot]) -> None:
    robot = desk(texts(A_letter=LETTER))
    robot.go("documents")
    robot.point_at("A letter")
    robot.select("nobody read it")
    robot.press(Qt.Key.Key_Exclam)
    robot.press(Qt.Key.Key_Exclam)
    robot.select("On 3 May 2022 Ivan Testenko wrote a letter")
    robot.press(Qt.Key.Key_I)
    robot.type("A letter is written")
    robot.select("3 May 2022")
    robot.press(Qt.Key.Key_W)
    robot.select("Ivan Testenko")
    robot.press(Qt.Key.Key_P)
    robot.form.people.rows[0].protection.put("protected")
    robot.form.saved.emit()
    robot.until(lambda: robot.documents.drafting.form is None)
    robot.settle()
    said = {passage.exact: labels(passage) for passage in robot.passages()}
    assert said == {
        "On 3 May 2022 Ivan Testenko wrote a letter": "evidence of I-1",
        "3 May 2022": "evidence of I-1: date",
        "Ivan Testenko": "evidence of I-1: person or group",
        "nobody read it": "",
    }
    robot.do("view.hide_names")
    hidden = [labels(passage) for passage in robot.passages()]
    assert hidden == [labels(passage) for passage in robot.passages() if passage.evidence] + [""]
    assert not any("Testenko" in words for words in robot.words_on_screen())
    robot.do("view.hide_names")
    robot.go("incidents")
    robot.point_at("A letter is written")
    robot.do("edit.trash")
    robot.go("documents")
    assert {labels(passage) for passage in robot.passages()} == {""}, "it is in the trash"
