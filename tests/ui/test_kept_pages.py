"""What is kept of pages that were drawn."""

from PySide6.QtGui import QImage

from khronika.ui.reader.kept_pages import KeptPages
from khronika.ui.reader.marks import Span
from khronika.ui.reader.printed import Printed


def drawn(width: int = 100) -> Printed:
    return Printed(QImage(width, 100, QImage.Format.Format_RGB32), Span(0, 0))


def test_the_one_not_looked_at_for_longest_goes_first() -> None:
    kept = KeptPages(most=3 * 40_000)
    pages = [drawn() for _each in range(4)]
    for number in range(3):
        kept.keep(number, 100, pages[number])
    assert kept.get(0, 100) is pages[0]
    kept.keep(3, 100, pages[3])
    assert [kept.get(number, 100) for number in range(4)] == [pages[0], None, pages[2], pages[3]]
    assert kept.bytes == 3 * 40_000


def test_one_that_is_larger_than_all_may_be_is_kept_alone() -> None:
    kept, large = KeptPages(most=40_000), drawn(1000)
    kept.keep(0, 100, drawn())
    kept.keep(1, 1000, large)
    assert (kept.get(1, 1000), kept.get(0, 100)) == (large, None)


def test_until_it_is_sharp_the_nearest_width_is_seen() -> None:
    kept, widths = KeptPages(), {width: drawn(width) for width in (100, 200, 400)}
    for width, page in widths.items():
        kept.keep(7, width, page)
    assert kept.nearest(7, 290) is widths[200]
    assert kept.nearest(7, 310) is widths[400]
    assert kept.nearest(8, 100) is None
    kept.forget()
    assert kept.nearest(7, 100) is None
