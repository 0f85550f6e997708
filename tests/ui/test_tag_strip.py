from hypothesis import given
from hypothesis import strategies as st

from khronika.domain.kinds import Kind, RecordId, Uid
from khronika.domain.values import Tag
from khronika.ui.reader.tag_strip import settled


def tags(numbers: list[int]) -> list[Tag]:
    return [
        Tag(id=RecordId(n), uid=Uid(b""), kind=Kind.TAG, name=str(n), path=(str(n),))
        for n in numbers
    ]


def ids(shown: tuple[Tag, ...]) -> list[int]:
    return [one.id for one in shown]


NINE = st.lists(st.integers(1, 20), max_size=9, unique=True)


def test_a_digit_means_what_it_meant_before() -> None:
    before = ids(settled((), tags([1, 2, 3])))
    assert before == [1, 2, 3]
    assert ids(settled(before, tags([3, 1, 2]))) == [1, 2, 3], "used again"
    assert ids(settled(before, tags([4, 3, 1, 2]))) == [1, 2, 3, 4], "a new one comes last"
    assert ids(settled(before, tags([4, 3, 1]))) == [1, 4, 3], "or where one went"
    assert ids(settled(before, tags([3]))) == [3]


@given(before=NINE, now=NINE)
def test_all_are_shown_once_and_as_many_as_can_stay(before: list[int], now: list[int]) -> None:
    shown = ids(settled(before, tags(now)))
    assert sorted(shown) == sorted(now)
    if len(now) >= len(before):
        assert all(shown[at] == one for at, one in enumerate(before) if one in now)
