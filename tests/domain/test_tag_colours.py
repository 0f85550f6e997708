from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.tag_colours import COLOURS, apart, new_colour

_AMONG_TWELVE = 10  # no two are nearer than this
HELD = st.lists(st.sampled_from([*COLOURS, "#123456", None]), max_size=40)


def made(number: int) -> list[str]:
    """The colours of so many tags made one after another."""
    colours: list[str] = []
    for _each in range(number):
        colours.append(new_colour(colours))
    return colours


def test_tags_made_one_after_another_look_least_alike() -> None:
    colours = made(4)
    farthest = min(apart(one, other) for one, other in pairwise(colours))
    assert farthest > 2 * _AMONG_TWELVE
    assert set(made(12)) == set(COLOURS), "none is given twice before each was given once"
    assert set(made(24)[12:]) == set(COLOURS)


@given(HELD)
def test_a_new_tag_is_as_unlike_the_others_as_can_be(held: list[str | None]) -> None:
    colour = new_colour(held)
    known = [one for one in held if one in COLOURS]
    assert colour in COLOURS
    assert known[-1:] != [colour]
    if free := set(COLOURS) - set(known):
        assert colour in free
        nearest = {one: min((apart(one, use) for use in known), default=0) for one in free}
        assert nearest[colour] == max(nearest.values())
