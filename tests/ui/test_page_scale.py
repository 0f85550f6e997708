"""How large a page is shown."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QSizeF

from khronika.ui.reader.page_scale import A4, Fit, Scale, scrolled_to

ROOM = Scale(room=QSizeF(416, 616), bar=12)  # 400 × 600 without what is left free around
NOWHERE = QPointF(0, 0)


def test_a_wide_page_takes_all_the_width_and_a_high_one_leaves_room_for_the_bar() -> None:
    assert replace(ROOM, aspect=1.0).width == 400
    assert replace(ROOM, aspect=2.0).width == 388
    assert replace(ROOM, aspect=2.0).view == QSizeF(404, 616)
    assert replace(ROOM, aspect=1.0).view == QSizeF(416, 616)


def test_the_whole_page_fits() -> None:
    high = replace(ROOM, fit=Fit.PAGE, aspect=2.0)
    assert (high.width, high.view) == (300, ROOM.room)
    assert replace(ROOM, fit=Fit.PAGE, aspect=1.0).width == 400


def test_no_fitting_makes_a_small_picture_larger_than_it_is_but_a_person_can() -> None:
    small = replace(ROOM, fit=Fit.PAGE, aspect=0.5, natural=160)
    assert small.width == 160
    assert small.by(2).width == 320
    assert replace(small, fit=Fit.WIDTH).width == 160
    assert small.page(NOWHERE).center().x() == pytest.approx(208, abs=1)


def test_a_page_comes_nearer_within_reason() -> None:
    assert ROOM.by(1.25).width == pytest.approx(ROOM.width * 1.25)
    assert ROOM.by(1.25).by(1 / 1.25).width == pytest.approx(ROOM.width)
    assert ROOM.by(1e9).width == 416 * 8
    assert ROOM.by(1e-9).width == 80


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_it_is_drawn_in_the_dots_of_the_screen_as_far_as_memory_goes(ratio: float) -> None:
    across, down = ROOM.dots(ratio)
    assert across == pytest.approx(ROOM.width * ratio, abs=1)
    assert down == pytest.approx(across * A4, abs=1)
    across, down = ROOM.by(1e9).dots(ratio)
    assert 7_900_000 < across * down < 8_100_000


def test_what_lies_under_the_pointer_stays_there() -> None:
    at, fraction = QPointF(300, 200), QPointF(0.7, 0.3)
    near = ROOM.by(4)
    page = near.page(scrolled_to(near, fraction, at))
    assert page.left() + 0.7 * page.width() == pytest.approx(300, abs=1)
    assert page.top() + 0.3 * page.height() == pytest.approx(200, abs=1)


def test_no_room_at_all_is_room_for_something() -> None:
    none = Scale(room=QSizeF(0, 0))
    assert none.width > 0
    assert min(none.dots(1.0)) >= 1
    assert replace(none, fit=Fit.PAGE).width > 0
