from hypothesis import given
from hypothesis import strategies as st

from khronika.ui.widgets.shares import fair_cap

WIDTHS = st.lists(st.integers(1, 400), min_size=1, max_size=9)


@given(WIDTHS, st.integers(0, 2000))
def test_nobody_is_cut_while_room_is_left(wanted: list[int], room: int) -> None:
    cap = fair_cap(wanted, room)
    shared = sum(min(wide, cap) for wide in wanted)
    if sum(wanted) <= room:
        assert cap == max(wanted)
    else:
        assert shared <= room < sum(min(wide, cap + 1) for wide in wanted)


def test_the_widest_are_cut_first() -> None:
    assert fair_cap([40, 300, 200], 340) == 150
    assert fair_cap([], 100) == 0
