"""Places in the window: typed, chosen, recorded with their parents, seen on the map."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.domain.drafts import PlaceDraft
from khronika.domain.values import Name
from khronika.ui.screens.places import PlaceScreen
from khronika.ui.screens.screen import has_keyboard
from khronika.ui.widgets.outline_map import OutlineMap

TEXT = "In Tokmak, or near it, somebody did something on 7 April 2023."
LINE = ["Ukraine", "Zaporizhzhia region", "Tokmak"]  # each under what it lies in


def begin(robot: WindowRobot) -> None:
    robot.go("documents")
    robot.point_at("A text")
    robot.select("somebody did something")
    robot.press(Qt.Key.Key_I)
    robot.type("Something was done")
    robot.form.place.setFocus()


def test_a_place_typed_and_chosen_is_recorded_with_its_parents(
    desk: Callable[..., WindowRobot],
) -> None:
    robot = desk(texts(A_text=TEXT))
    begin(robot)
    robot.type("Токм")
    robot.choose("Tokmak · Zaporizhzhia region, Ukraine")
    robot.form.saved.emit()
    robot.settle()
    robot.go("places")
    assert robot.titles() == LINE
    robot.point_at("Tokmak")
    assert "Something was done" in robot.sheet()
    assert "Великий Токмак (Ukrainian, 1784–1962)" in robot.sheet()
    robot.follow("Ukraine")
    assert robot.list_screen.list.current() is not None
    robot.do("edit.undo")
    assert robot.titles() == []
    robot.do("edit.redo")
    assert robot.titles() == LINE


def test_a_new_name_makes_a_place_of_its_own(desk: Callable[..., WindowRobot]) -> None:
    robot = desk(texts(A_text=TEXT))
    begin(robot)
    robot.type("Tokmak")
    assert any("A place of its own will be made." in said for said in robot.words_on_screen())
    robot.form.saved.emit()
    robot.settle()
    robot.go("places")
    assert robot.titles() == ["Tokmak"]


def test_what_was_chosen_outlives_locking(desk: Callable[..., WindowRobot], key_file: Path) -> None:
    robot = desk(texts(A_text=TEXT))
    begin(robot)
    robot.type("Токм")
    robot.choose("Tokmak · Zaporizhzhia region, Ukraine")
    pick = robot.form.place.pick()
    assert pick.code == "gn.691469"
    robot.do("archive.lock")
    robot.unlock_with_key(key_file)
    assert robot.form.place.pick() == pick


def test_a_new_place_is_taken_from_the_gazetteer(desk: Callable[..., WindowRobot]) -> None:
    robot = desk(texts(A_text=TEXT))
    robot.go("places")
    robot.do("record.place")
    robot.fill(taken="Nowhere at all")
    robot.save()
    assert "Choose “Nowhere at all” from what is offered." in robot.card._wrong.text()
    robot.fill(taken="Tokmak")
    robot.save()
    assert robot.titles() == LINE


def test_a_place_lies_in_one_of_the_gazetteer(desk: Callable[..., WindowRobot]) -> None:
    robot = desk(texts(A_text=TEXT))
    robot.go("places")
    robot.do("record.place")
    robot.card.names.rows[0].text.setText("The depot")
    robot.fill(parent_place="Donetsk")
    robot.save()
    assert "There is no place “Donetsk” yet." in robot.card._wrong.text()
    robot.fill(parent_place="Tokmak")
    robot.save()
    assert robot.titles() == [*LINE, "The depot"]


def two_places(archive: Archive) -> None:
    with archive.change("add-place") as change:
        recording.enter_place(change, "gn.713174")
        recording.add_place(change, PlaceDraft(names=(Name(text="Somewhere"),)))


def test_a_dot_on_the_map_leads_to_its_place(desk: Callable[..., WindowRobot]) -> None:
    robot = desk(texts(A_text=TEXT), two_places)
    robot.go("places")
    screen = robot.desk.here
    assert isinstance(screen, PlaceScreen)
    robot.point_at("Somewhere")
    assert screen.sheet.findChildren(OutlineMap) == []
    bakhmut = next(dot for dot in screen.map._dots if dot.title == "Bakhmut")
    QTest.mouseClick(screen.map, Qt.MouseButton.LeftButton, pos=screen.map.at(bakhmut).toPoint())
    robot.settle()
    assert screen.list.current() == bakhmut.key
    (drawn,) = screen.sheet.findChildren(OutlineMap)
    assert drawn.accessibleName() == (
        "Map: Bakhmut, Donetsk region, Ukraine; latitude 48.59, longitude 38.00"
    )
    screen.look_again()
    assert screen.map.isHidden(), "names are hidden, or others: the old ones are not seen meanwhile"
    robot.until(screen.map.isVisible)


def test_the_map_is_gone_about_by_keyboard(desk: Callable[..., WindowRobot]) -> None:
    robot = desk(texts(A_text=TEXT), two_places)
    robot.go("places")
    screen = robot.desk.here
    assert isinstance(screen, PlaceScreen)
    robot.until(screen.map.isVisible)
    robot.point_at("Somewhere")
    robot.do("go.next_pane")
    assert screen.map.hasFocus()
    robot.press(Qt.Key.Key_Right)  # away from the middle, where a dot may stand
    robot.press(Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    gone_to = screen.list.current()
    assert gone_to in {dot.key for dot in screen.map._dots}
    robot.press(Qt.Key.Key_Return)
    assert has_keyboard(screen.sheet)
    assert screen.list.current() == gone_to


def test_editing_a_place_keeps_the_years_of_its_names(desk: Callable[..., WindowRobot]) -> None:
    robot = desk(texts(A_text=TEXT), two_places)
    robot.go("places")
    robot.point_at("Bakhmut")
    robot.do("edit.record")
    robot.card.names.rows[0].text.setText("Our Bakhmut")
    robot.save()
    assert "Артемівськ (Ukrainian, 1924–2016)" in robot.sheet()


def test_a_place_cited_that_the_gazetteer_knows_once_is_that_place(
    desk: Callable[..., WindowRobot],
) -> None:
    """It made a place of its own beside, and needed one click more."""
    robot = desk(texts(A_text=TEXT))
    begin(robot)
    robot.select("Tokmak,")
    robot.press(Qt.Key.Key_L)
    assert robot.form.place.pick().code == "gn.691469"
    assert any("as a place of its own" in said for said in robot.words_on_screen())
    robot.form.saved.emit()
    robot.settle()
    robot.go("places")
    assert robot.titles() == LINE
    robot.do("edit.undo")
    assert robot.titles() == []
