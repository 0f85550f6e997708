"""Maps: where dots are drawn, and which one is meant by a click."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QTransform, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khronika.ui.style.theme import Theme
from khronika.ui.widgets.map_dot import Dot
from khronika.ui.widgets.outline_map import OutlineMap
from khronika.ui.widgets.outlines import Box, box_of, box_of_all, shapes

UKRAINE = Box(22, 44, 40, 52.5)
SIMFEROPOL = (34.1, 44.95)
WORLD = QRectF(-360, -90, 720, 180)


def dot(key: int, longitude: float, latitude: float, weight: int = 0) -> Dot:
    said = f"Place {key}"
    return Dot(
        key=key, longitude=longitude, latitude=latitude, title=said, said=said, weight=weight
    )


@pytest.fixture
def map_of_two(qtbot: QtBot, theme: Theme) -> OutlineMap:
    drawn = OutlineMap(theme, "A map", 200, moves=True)
    qtbot.addWidget(drawn)
    drawn.resize(400, 200)
    drawn.show_dots([dot(1, 24, 50), dot(2, 36, 50, weight=9)], UKRAINE)
    return drawn


def drag(drawn: OutlineMap, way: QPoint) -> None:
    start = QPoint(200, 100)
    QTest.mousePress(drawn, Qt.MouseButton.LeftButton, pos=start)
    at = QPointF(start + way)
    button = Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    moved = QMouseEvent(QEvent.Type.MouseMove, at, at, button, button, none)
    QApplication.sendEvent(drawn, moved)
    QTest.mouseRelease(drawn, button, pos=start + way)


def turn_wheel(drawn: OutlineMap, at: QPointF, notches: int) -> QWheelEvent:
    none = Qt.KeyboardModifier.NoModifier
    turned = QWheelEvent(
        at, at, QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, none,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(drawn, turned)
    return turned


def test_north_is_up_and_east_is_right(map_of_two: OutlineMap) -> None:
    west, east = (map_of_two.at(one) for one in (dot(1, 24, 50), dot(2, 36, 50)))
    north = map_of_two.at(dot(3, 24, 51))
    assert west.x() < east.x()
    assert west.y() == east.y() > north.y()


def test_a_click_on_a_dot_means_it_and_one_beside_means_none(
    qtbot: QtBot, map_of_two: OutlineMap
) -> None:
    at = map_of_two.at(dot(2, 36, 50)).toPoint()
    button = Qt.MouseButton.LeftButton
    with qtbot.waitSignal(map_of_two.picked) as heard:
        QTest.mouseClick(map_of_two, button, pos=at + QPoint(3, 3))
    assert heard.args == [2]
    with qtbot.assertNotEmitted(map_of_two.picked):
        QTest.mouseClick(map_of_two, button, pos=at + QPoint(30, 0))


def test_dragging_moves_the_map_and_picks_nothing(qtbot: QtBot, map_of_two: OutlineMap) -> None:
    before = map_of_two.at(dot(1, 24, 50))
    with qtbot.assertNotEmitted(map_of_two.picked):
        drag(map_of_two, QPoint(40, 0))
    moved = map_of_two.at(dot(1, 24, 50)) - before
    assert moved.x() == pytest.approx(40, abs=0.5)
    QTest.mouseDClick(map_of_two, Qt.MouseButton.LeftButton)
    assert map_of_two.at(dot(1, 24, 50)) == before


@given(
    x=st.integers(0, 400), y=st.integers(0, 200), notches=st.sampled_from([-3, -1, 1, 2, 5])
)  # fmt: skip
def test_the_wheel_keeps_what_is_under_the_pointer(x: int, y: int, notches: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    drawn = OutlineMap(Theme(app), "A map", 200, moves=True)
    drawn.resize(400, 200)
    drawn.show_dots([], UKRAINE)
    at = QPointF(x, y)
    place = drawn._to_screen().inverted()[0].map(at)
    turn_wheel(drawn, at, notches)
    # Longitudes are drawn to the scale of the middle, which moves a little.
    assert drawn.at(dot(1, place.x(), place.y())).y() == pytest.approx(y, abs=1)
    drawn.deleteLater()


def test_a_map_that_stands_still_leaves_the_wheel_to_the_page(qtbot: QtBot, theme: Theme) -> None:
    drawn = OutlineMap(theme, "A map", 200)
    qtbot.addWidget(drawn)
    assert not turn_wheel(drawn, QPointF(5, 5), 1).isAccepted()


def test_land_water_and_dots_are_drawn(map_of_two: OutlineMap, theme: Theme) -> None:
    image = QImage(400, 200, QImage.Format.Format_ARGB32)
    map_of_two.render(image)

    def colour(longitude: float, latitude: float) -> QColor:
        return image.pixelColor(map_of_two.at(dot(0, longitude, latitude)).toPoint())

    assert colour(31, 49) == QColor(theme.colours.ground)
    assert colour(31, 45) == QColor(theme.colours.wash)  # the Black Sea
    assert colour(36, 50) not in (QColor(theme.colours.ground), QColor(theme.colours.wash))
    map_of_two.mark(1)
    marked = QImage(400, 200, QImage.Format.Format_ARGB32)
    map_of_two.render(marked)
    assert marked != image


def test_no_country_is_drawn_around_the_world() -> None:
    for shape in shapes(WORLD):
        rings = shape.path.toSubpathPolygons(QTransform())
        if shape.code != "AQ":  # Antarctica is all around the world
            assert max(ring.boundingRect().width() for ring in rings) < 180, shape.code


def test_crimea_is_ukraines() -> None:
    holding = {shape.code for shape in shapes(WORLD) if shape.path.contains(QPointF(*SIMFEROPOL))}
    assert holding == {"UA"}


@given(st.floats(-200, 200), st.floats(-90, 85), st.floats(0.5, 60), st.floats(0.5, 60))
def test_every_country_that_reaches_into_a_map_is_drawn(
    west: float, north: float, wide: float, high: float
) -> None:
    seen = QRectF(west, north, wide, high)
    reaching = {shape.code for shape in shapes(WORLD) if shape.box.intersects(seen)}
    assert {shape.code for shape in shapes(seen)} == reaching


def test_a_country_is_shown_whole_unless_it_is_large() -> None:
    ukraine = box_of("UA", *SIMFEROPOL)
    assert ukraine.west < 23
    assert ukraine.east > 39
    assert ukraine.south < 45
    assert ukraine.north > 52
    near = box_of("RU", 39.0, 45.0)
    assert (near.west, near.east) == (30.0, 48.0)
    assert box_of("RU", 39.0, 45.0, whole=True).east > 170
    assert box_of(None, 39.0, 45.0) == box_of("Ruritania", 39.0, 45.0) == near


COORDINATES = st.tuples(st.floats(-180, 180), st.floats(-85, 85))


@given(st.lists(COORDINATES, min_size=1, max_size=9), st.integers(50, 900), st.integers(50, 500))
def test_a_box_of_places_holds_them_all(
    places: list[tuple[float, float]], width: int, height: int
) -> None:
    box = box_of_all(places)
    assert all(box.west < east < box.east for east, _north in places)
    assert all(box.south < north < box.north for _east, north in places)
    assert box.scale_into(width, height) > 0


SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_arrows_move_the_map_plus_comes_nearer_and_home_shows_all(map_of_two: OutlineMap) -> None:
    """It took no keyboard at all."""
    assert map_of_two.focusPolicy() & Qt.FocusPolicy.TabFocus
    one, two = dot(1, 24, 50), dot(2, 36, 50)
    first = map_of_two.at(one)
    QTest.keyClick(map_of_two, Qt.Key.Key_Right)
    assert map_of_two.at(one).x() == pytest.approx(first.x() - 80)
    QTest.keyClick(map_of_two, Qt.Key.Key_Up)
    assert map_of_two.at(one).y() > first.y()
    apart = map_of_two.at(two).x() - map_of_two.at(one).x()
    QTest.keyClicks(map_of_two, "+")
    assert map_of_two.at(two).x() - map_of_two.at(one).x() > 1.3 * apart
    QTest.keyClicks(map_of_two, "-")
    assert map_of_two.at(two).x() - map_of_two.at(one).x() == pytest.approx(apart, abs=2)
    QTest.keyClick(map_of_two, Qt.Key.Key_Home)
    assert map_of_two.at(one) == first


def test_shift_and_arrows_go_from_place_to_place(qtbot: QtBot, map_of_two: OutlineMap) -> None:
    spots = {1: (24, 50), 2: (36, 50), 3: (30, 46), 4: (100, 50)}
    map_of_two.show_dots([dot(key, *at) for key, at in spots.items()], UKRAINE)
    heard: list[object] = []
    map_of_two.picked.connect(heard.append)
    map_of_two.mark(1)
    QTest.keyClick(map_of_two, Qt.Key.Key_Left, SHIFT)  # nothing lies there
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(map_of_two, key, SHIFT)
    assert heard == [2, 4, 2]
    assert map_of_two.accessibleDescription() == "Place 2"
    assert map_of_two.rect().contains(map_of_two.at(dot(2, 36, 50)).toPoint())
    with qtbot.waitSignal(map_of_two.opened):
        QTest.keyClick(map_of_two, Qt.Key.Key_Return)


def test_one_sees_that_the_keyboard_is_on_the_map(qtbot: QtBot, map_of_two: OutlineMap) -> None:
    map_of_two.show()
    map_of_two.activateWindow()
    qtbot.waitUntil(map_of_two.isActiveWindow)
    map_of_two.clearFocus()
    before = map_of_two.grab().toImage()
    map_of_two.setFocus()
    assert map_of_two.grab().toImage() != before


def test_a_map_that_does_not_move_takes_no_keyboard(qtbot: QtBot, theme: Theme) -> None:
    drawn = OutlineMap(theme, "A map", 200)
    qtbot.addWidget(drawn)
    assert drawn.focusPolicy() is Qt.FocusPolicy.NoFocus
