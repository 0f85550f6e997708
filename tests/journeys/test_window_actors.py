"""People, sources, tags and collections as places to work in."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.domain.date_words import parse_when
from khronika.domain.drafts import (
    CitationDraft,
    IncidentDraft,
    ParticipationDraft,
    PersonDraft,
    SourceDraft,
    TextDraft,
    WhenDraft,
)
from khronika.domain.values import Name
from khronika.ui import dragging
from khronika.ui.collection_page import CollectionPage
from khronika.ui.screens.screen import has_keyboard
from khronika.ui.widgets.in_place import InPlace
from khronika.ui.widgets.life_line import LifeLine

Desk = Callable[..., WindowRobot]
NAMED = "Ivan Testenko was seen there. Later somebody wrote to Ivan Testenko again."


def story(archive: Archive) -> None:
    """Two people in two incidents, told by two papers."""
    with archive.change("test") as change:
        ivan, olha = (
            recording.add_person(change, PersonDraft(names=(Name(text=name),)))
            for name in ("Ivan Testenko", "Olha Testenko")
        )
        gazette, mirror = (
            recording.add_source(change, SourceDraft(names=(Name(text=name),)))
            for name in ("Gazette", "Mirror")
        )
        by_gazette, by_mirror = CitationDraft(source=gazette), CitationDraft(source=mirror)
        for title, day, cited in (
            ("A refusal", "5 May 2022", (by_gazette,)),
            ("A trial", "7 June 2022", (by_gazette, by_mirror)),
        ):
            recording.add_incident(
                change,
                IncidentDraft(
                    texts=(TextDraft(title=title),),
                    whens=(WhenDraft(when=parse_when(day), citations=cited),),
                    people=(
                        ParticipationDraft(agent=ivan, role="refuser", outcome="dismissed"),
                        ParticipationDraft(agent=olha, role="witness"),
                    ),
                ),
            )


def page(robot: WindowRobot) -> QWidget:
    shown = robot.list_screen.sheet.widget()
    assert shown is not None
    return shown


def press(robot: WindowRobot, said: str) -> None:
    """Press the button of the sheet that is called so."""
    buttons = page(robot).findChildren(QAbstractButton)
    next(one for one in buttons if one.accessibleName() == said).click()
    robot.settle()


def state(robot: WindowRobot) -> str:
    """What the first row says of itself at the right."""
    badge = robot.rows()[0].badge
    return badge.word if badge is not None else ""


def part(robot: WindowRobot, kind: type[QWidget], name: str = "") -> Any:
    return next(one for one in page(robot).findChildren(kind) if not name or name in _name(one))


def _name(widget: QWidget) -> str:
    return widget.line.accessibleName() if isinstance(widget, InPlace) else ""


def test_someone_is_protected_where_they_are_shown_and_that_is_undone(desk: Desk) -> None:
    robot = desk(story)
    robot.go("people")
    robot.point_at("Ivan Testenko")
    press(robot, "Protection: protected")
    assert state(robot) == "protected"
    assert robot.shell.actions_of["edit.undo"].text().endswith("Change someone’s protection")
    robot.do("edit.undo")
    assert state(robot) == "ask before publishing"


def test_a_label_is_written_in_place(desk: Desk) -> None:
    robot = desk(story)
    robot.go("people")
    robot.point_at("Ivan Testenko")
    label = part(robot, InPlace, "Label")
    label.value.click()
    label.line.setText("a refuser")
    robot.press(Qt.Key.Key_Return)
    assert "Label: a refuser" in robot.sheet()
    review = part(robot, InPlace, "Review")
    review.value.click()
    review.line.setText("some day")
    robot.press(Qt.Key.Key_Return)
    assert "Write days as YYYY-MM-DD, such as 2024-05-31." in robot.sheet()
    robot.desk.people.list.view.setFocus()
    robot.settle()
    assert (review.is_open, review.line.text()) == (True, "some day"), "gone elsewhere, not lost"
    review.line.setFocus()
    review.line.setText("2001-01-01")
    robot.press(Qt.Key.Key_Return)
    assert "review is due" in robot.sheet()
    assert "Label: a refuser" in robot.sheet()


def test_a_label_that_names_them_is_kept_and_told(desk: Desk) -> None:
    robot = desk(story)
    robot.go("people")
    robot.point_at("Ivan Testenko")
    label = part(robot, InPlace, "Label")
    label.value.click()
    label.line.setText("the brother of Ivan Testenko")
    robot.press(Qt.Key.Key_Return)
    assert "Label: the brother of Ivan Testenko" in robot.sheet()
    told = "This label holds the name “Ivan Testenko”: "
    assert told in robot.sheet()
    robot.desk.session.hide_names(True)
    robot.settle()
    assert told not in robot.sheet(), "which would say the name that is hidden"


def test_escape_leaves_what_was_written_in_place(desk: Desk) -> None:
    robot = desk(story)
    robot.go("people")
    robot.point_at("Ivan Testenko")
    label = part(robot, InPlace, "Label")
    label.value.click()
    label.line.setText("never mind")
    robot.press(Qt.Key.Key_Escape)
    assert "never mind" not in robot.sheet()
    assert robot.steps() == ["test"]


def test_the_line_and_the_list_of_incidents_share_their_mark(desk: Desk) -> None:
    robot = desk(story)
    robot.go("people")
    robot.point_at("Ivan Testenko")
    line = part(robot, LifeLine)
    line.setFocus()
    robot.press(Qt.Key.Key_Right)
    robot.press(Qt.Key.Key_Right)
    assert "2 of 2: June 7, 2022 · A trial · refuser, dismissed" in line.accessibleDescription()
    links = [link for link in robot.links() if "refuser" in link.accessibleName()]
    links[0].setFocus()
    assert "1 of 2: May 5, 2022 · A refusal" in line.accessibleDescription()
    line.setFocus()
    robot.press(Qt.Key.Key_Return)
    assert robot.place == "go.incidents"


def test_relations_read_from_both_ends_and_can_be_taken_away(desk: Desk) -> None:
    robot = desk(story)
    robot.go("people")
    robot.point_at("Ivan Testenko")
    robot.do("record.relate")
    form = robot.card
    form.kind.put("counsel_of<")
    form.other.setText("Nobody")
    robot.save()
    assert "Nothing is recorded as “Nobody” yet." in form._wrong.text()
    form.other.setText("Olha Testenko")
    robot.save()
    assert "represented by Olha Testenko" in robot.sheet()
    robot.point_at("Olha Testenko")
    assert "counsel of Ivan Testenko" in robot.sheet()
    press(robot, "Take away: counsel of Ivan Testenko")
    assert "counsel of" not in robot.sheet()
    robot.do("edit.undo")
    assert "counsel of Ivan Testenko" in robot.sheet()


def test_companions_and_places_in_texts_are_shown(desk: Desk) -> None:
    robot = desk(story, texts(A_text=NAMED))
    robot.go("people")
    robot.point_at("Ivan Testenko")
    assert "Olha Testenko; in 2 incidents" in robot.sheet()
    assert "Found in texts by name, not linked" in robot.sheet()
    robot.follow("was seen there")
    assert robot.place == "go.documents"


def test_what_rests_on_a_source_alone_is_told(desk: Desk) -> None:
    robot = desk(story)
    robot.go("sources")
    robot.point_at("Gazette")
    assert "1 fact in 1 incident rests on this source alone." in robot.sheet()
    press(robot, "Facts: on it alone 1")
    assert "A refusal" in robot.sheet()
    assert "A trial" not in robot.sheet()
    robot.point_at("Mirror")
    assert "Nothing rests on this source alone." in robot.sheet()
    robot.do("record.relate")
    robot.card.kind.put("reprint_of>")
    robot.card.other.setText("Gazette")
    robot.save()
    assert "reprints Gazette" in robot.sheet()
    robot.point_at("Gazette")
    assert "reprinted by Mirror" in robot.sheet()
    assert "2 facts in 2 incidents rest on this source alone." in robot.sheet()
    robot.do("edit.undo")
    assert "1 fact in 1 incident rests on this source alone." in robot.sheet()
    press(robot, "Reliability: B: usually reliable")
    assert "B: usually reliable" in robot.rows()[0].meta


def test_tags_are_moved_and_merged(desk: Desk) -> None:
    robot = desk(texts(A_text="One two three four."))
    robot.go("documents")
    robot.point_at("A text")
    for words, tag in (("One", "beta"), ("two", "alpha"), ("three", "beta")):
        robot.select(words)
        robot.tag(tag)
    robot.go("tags")
    robot.point_at("beta")
    robot.do("tag.in")
    assert [row.indent for row in robot.rows()] == [0, 1]
    robot.do("tag.out")
    assert [row.indent for row in robot.rows()] == [0, 0]
    robot.point_at("beta")
    robot.do("tag.merge")
    robot.card.other.setText("alpha")
    robot.save()
    assert robot.titles() == ["alpha"]
    assert robot.rows()[0].meta.startswith("3 passages")
    robot.do("edit.undo")
    assert robot.titles() == ["alpha", "beta"]


def drop(robot: WindowRobot, data: QMimeData, title: str, source: QWidget) -> None:
    """Let records fall on the row with that title."""
    view = robot.list_screen.list.view
    index = view.model().index(robot.titles().index(title), 0)
    event = _Drop(view.visualRect(index).center().toPointF(), data, source)
    view.dropEvent(event)
    robot.settle()


class _Drop(QDropEvent):
    """A drop as Qt tells of it; from which widget it came cannot be said to Qt."""

    def __init__(self, at: QPointF, data: QMimeData, source: QWidget | None) -> None:
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        super().__init__(at, copy, data, left, Qt.KeyboardModifier.NoModifier)
        self._from = source

    def source(self) -> QWidget | None:  # type: ignore[override]
        return self._from


def test_records_dragged_onto_a_collection_are_collected(desk: Desk) -> None:
    robot = desk(story)
    robot.go("incidents")
    incidents = robot.list_screen.list
    rows = incidents.rows
    dragged = rows.mimeData([rows.index(0), rows.index(1)])
    assert dragged.formats() == [dragging.FORMAT]
    assert not dragged.hasText()
    assert not dragged.hasUrls()
    robot.go("collections")
    robot.do("record.collection")
    robot.fill(name="Kept")
    robot.save()
    drop(robot, dragged, "Kept", incidents.view)
    assert robot.desk.collections.members.rows.total == 2
    robot.do("edit.undo")
    assert robot.desk.collections.members.rows.total == 0


def test_what_another_window_drags_is_refused() -> None:
    data = dragging.packed([])
    data.setData(dragging.FORMAT, b"1,2")
    assert dragging.records_in(_Drop(QPointF(), data, None)) == []


def test_the_menu_on_a_record_offers_what_makes_sense(desk: Desk) -> None:
    robot = desk(story)
    robot.go("people")
    robot.point_at("Ivan Testenko")
    view = robot.list_screen.list.view
    robot.list_screen.list.menu_wanted.emit(view.mapToGlobal(view.rect().center()))
    (menu,) = [one for one in robot.desk.findChildren(QMenu) if one.isVisible()]
    names = [action.objectName() for action in menu.actions() if action.objectName()]
    assert "record.relate" in names
    assert "person.protect" in names
    assert "tag.merge" not in names
    assert "edit.restore" not in names
    menu.close()
    robot.settle()


def test_a_records_own_history(desk: Desk) -> None:
    robot = desk(story)
    robot.go("people")
    robot.point_at("Olha Testenko")
    press(robot, "Protection: public")
    robot.point_at("Ivan Testenko")
    press(robot, "Protection: protected")
    robot.do("record.history")
    history = robot.desk.history
    titles = [history.rows.index(at, 0).data() for at in range(history.rows.rowCount())]
    assert len(titles) == 2
    assert "Change someone’s protection" in titles[0]
    assert "“Ivan Testenko”" in titles[0]
    QTest.mouseClick(history.whole, Qt.MouseButton.LeftButton)
    robot.settle()
    assert history.rows.rowCount() == 3


def test_the_number_is_copied(desk: Desk) -> None:
    robot = desk(story)
    robot.go("people")
    robot.point_at("Ivan Testenko")
    robot.do("edit.number")
    assert robot.clipboard() == "P-1"


def test_a_list_has_its_part_of_a_wide_window_until_somebody_pulls(desk: Desk) -> None:
    robot = desk(story)
    robot.go("people")
    screen = robot.list_screen
    robot.shell.resize(1920, 1000)
    robot.settle()
    wide = screen.list.width()
    assert wide > screen.list_width
    robot.shell.resize(1200, 800)
    robot.settle()
    assert screen.list.width() == screen.list_width
    handle = screen.split.handle(1)
    handle.moveSplitter(350)
    robot.shell.resize(1920, 1000)
    robot.settle()
    assert screen.list.width() < wide


def test_ctrl_enter_saves_the_form_of_a_person(desk: Desk) -> None:
    """It asked into which collection they were to be put."""
    robot = desk(story)
    robot.go("people")
    robot.point_at("Ivan Testenko")
    robot.do("edit.record")
    robot.card.label.setText("a refuser")
    robot.card.label.setFocus()
    QTest.keySequence(robot.card.label, "Ctrl+Return")
    robot.settle()
    assert robot.list_screen.form is None
    assert "a refuser" in robot.sheet()


def test_what_was_typed_into_a_form_is_offered_again_by_escape(desk: Desk) -> None:
    robot = desk(story)
    robot.go("people")
    robot.point_at("Ivan Testenko")
    robot.do("edit.record")
    robot.press(Qt.Key.Key_Escape)
    assert robot.said == [], "nothing was typed"
    robot.do("edit.record")
    robot.card.label.setText("a refuser")
    robot.press(Qt.Key.Key_Escape)
    assert robot.list_screen.form is None
    robot.take_offer("Bring it back")
    assert robot.card.label.text() == "a refuser"
    assert has_keyboard(robot.card)
    robot.press(Qt.Key.Key_Escape)
    robot.do("record.note")
    robot.type("They wrote on.")
    robot.press(Qt.Key.Key_Escape)
    robot.take_offer("Bring it back")
    robot.card.saved.emit()
    robot.settle()
    assert "They wrote on." in robot.sheet()


def test_ctrl_enter_saves_what_is_written_in_place(desk: Desk) -> None:
    robot = desk(story)
    robot.go("people")
    robot.point_at("Ivan Testenko")
    label = part(robot, InPlace, "Label")
    label.value.click()
    label.line.setText("a refuser")
    QTest.keySequence(label.line, "Ctrl+Return")
    robot.settle()
    assert "Label: a refuser" in robot.sheet()
    assert not robot.shell.findChildren(CollectionPage), "nothing was asked"
