from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QPoint
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from khronika.domain.kinds import RecordId
from khronika.ui.models.record_rows import ROW, RecordRows, Row
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.record_list import RecordList


class Shelf:
    """Titles by id, and how often they were asked for."""

    def __init__(self, titles: dict[int, str]) -> None:
        self.titles, self.asked = titles, list[int]()

    def fetch(self, ids: Sequence[RecordId]) -> dict[RecordId, str]:
        self.asked.append(len(ids))
        return {one: self.titles[one] for one in ids if one in self.titles}

    def rows(self) -> RecordRows[str]:
        return RecordRows(self.fetch, lambda title: Row(title=title))

    @property
    def ids(self) -> list[RecordId]:
        return [RecordId(one) for one in self.titles]


def picture(rows: RecordRows[str]) -> list[str]:
    return [rows.index(at, 0).data(ROW).title for at in range(rows.rowCount())]


def test_only_the_pages_on_screen_are_fetched(qtbot: QtBot, theme: Theme) -> None:
    shelf = Shelf({n: f"Letter {n:05}" for n in range(5000)})
    rows = shelf.rows()
    shown = RecordList("Letters", rows, theme)
    qtbot.addWidget(shown)
    shown.resize(300, 600)
    shown.show()
    shown.show_ids(shelf.ids)
    qtbot.waitUntil(lambda: shelf.asked == [RecordRows.PAGE])
    shown.view.scrollToBottom()
    qtbot.waitUntil(lambda: len(shelf.asked) > 1)
    assert rows.rowCount() == 5000
    assert sum(shelf.asked) <= 3 * RecordRows.PAGE
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)


def test_what_was_touched_is_read_again_and_nothing_else(qapp: object) -> None:
    shelf = Shelf({n: f"Letter {n}" for n in range(300)})
    rows = shelf.rows()
    rows.show(shelf.ids)
    assert len(picture(rows)) == 300
    shelf.titles[5], shelf.asked = "Letter five", []
    rows.show(shelf.ids, [RecordId(5)])
    assert picture(rows)[5] == "Letter five"
    assert sum(shelf.asked) == 1


def test_an_erased_record_leaves_a_word(qapp: object) -> None:
    shelf = Shelf({1: "Letter"})
    rows = shelf.rows()
    rows.show([RecordId(1), RecordId(2)])
    assert picture(rows) == ["Letter", "(erased)"]


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("", ["Лист із Кам’янця", "Ёлка", "A letter home"]),
        ("ЛИСТ", ["Лист із Кам’янця"]),
        ("кам'янц", ["Лист із Кам’янця"]),
        ("елка", ["Ёлка"]),
        ("home a", ["A letter home"]),
        ("nowhere", []),
    ],
)
def test_the_filter_folds_as_the_search_does(qapp: object, typed: str, left: list[str]) -> None:
    rows = Shelf({1: "Лист із Кам’янця", 2: "Ёлка", 3: "A letter home"}).rows()
    rows.show([RecordId(1), RecordId(2), RecordId(3)])
    rows.narrow(typed)
    assert picture(rows) == left
    assert rows.total == 3


def test_what_is_pointed_at_stays_while_the_list_changes(qtbot: QtBot, theme: Theme) -> None:
    shelf = Shelf({n: f"Letter {n}" for n in range(10)})
    shown = RecordList("Letters", shelf.rows(), theme)
    qtbot.addWidget(shown)
    shown.show_ids(shelf.ids)
    assert shown.point_at(RecordId(7))
    shown.show_ids([RecordId(n) for n in (9, 8, 7, 1)])
    assert shown.current() == 7
    shown.filter.setText("Letter 9")
    assert shown.point_at(RecordId(7)), "the filter gives way to what is asked for"
    assert shown.filter.text() == ""


def test_what_is_pointed_at_stays_in_view_when_the_list_becomes_lower(
    qtbot: QtBot, theme: Theme
) -> None:
    shelf = Shelf({n: f"Letter {n}" for n in range(50)})
    shown = RecordList("Letters", shelf.rows(), theme)
    qtbot.addWidget(shown)
    shown.resize(300, 800)
    shown.show()
    shown.show_ids(shelf.ids)
    shown.point_at(shelf.ids[40])
    view, row = shown.view, shown.rows.index(40)
    shown.resize(300, 400)
    qtbot.waitUntil(lambda: view.viewport().height() < 400)
    assert view.viewport().rect().contains(view.visualRect(row))
    view.scrollToTop()
    shown.resize(300, 300)
    qtbot.waitUntil(lambda: view.viewport().height() < 300)
    assert view.indexAt(QPoint(5, 5)).row() == 0, "what was scrolled away is let be"


def test_a_list_that_was_filtered_elsewhere_says_of_how_many(qtbot: QtBot, theme: Theme) -> None:
    shelf = Shelf({n: f"Letter {n}" for n in range(10)})
    shown = RecordList("Letters", shelf.rows(), theme)
    qtbot.addWidget(shown)
    shown.show_ids([], of=10)
    assert shown.rows.total == 10
    assert shown.filter.isVisibleTo(shown), "what is filtered away is not what is not there"


def test_few_pages_are_kept(qapp: object) -> None:
    shelf = Shelf({n: f"Letter {n}" for n in range(RecordRows.PAGE * (RecordRows.KEPT + 3))})
    rows = shelf.rows()
    rows.show(shelf.ids)
    assert picture(rows)[-1] == f"Letter {rows.rowCount() - 1}"
    shelf.asked = []
    assert rows.index(rows.rowCount() - 1).data(ROW) is not None
    assert shelf.asked == [], "the last page is"
    assert rows.index(0).data(ROW).title == "Letter 0"
    assert sum(shelf.asked) == RecordRows.PAGE, "the first is not"


def test_the_selection_is_in_the_order_of_the_list(qtbot: QtBot, theme: Theme) -> None:
    shelf = Shelf({n: f"Letter {n}" for n in range(9)})
    shown = RecordList("Letters", shelf.rows(), theme)
    qtbot.addWidget(shown)
    shown.show_ids([RecordId(n) for n in (8, 3, 5, 1, 7)])
    assert shown.point_at(RecordId(7))
    select = shown.view.selectionModel().select
    for row in (1, 0, 3):
        select(shown.rows.index(row), QItemSelectionModel.SelectionFlag.Select)
    assert shown.selection() == [8, 3, 1, 7]


@given(st.lists(st.integers(1, 30), unique=True), st.lists(st.integers(1, 30), unique=True))
def test_any_order_after_any_other(first: list[int], second: list[int]) -> None:
    shelf = Shelf({n: str(n) for n in range(1, 31)})
    rows = shelf.rows()
    for order in (first, second):
        rows.show([RecordId(n) for n in order], ())
        assert picture(rows) == [str(n) for n in order]


def test_rows_are_narrowed_by_words_of_their_own_where_they_have_them() -> None:
    read: list[RecordId] = []

    def fetch(records: Sequence[RecordId]) -> dict[RecordId, str]:
        read.extend(records)
        return {one: f"row {one}" for one in records}

    rows = RecordRows(
        fetch, lambda said: Row(title=said), lambda ids: {one: f"called {one}" for one in ids}
    )
    rows.show([RecordId(one) for one in range(1, 300)])
    rows.narrow("called 7")
    assert rows.ids == [one for one in range(1, 300) if "7" in str(one)]
    rows.narrow("called 7 -1")
    assert rows.ids == [one for one in range(1, 300) if "7" in str(one) and "1" not in str(one)]
    assert not read


def test_what_is_pointed_at_out_of_sight_comes_into_the_middle(qtbot: QtBot, theme: Theme) -> None:
    shelf = Shelf({n: f"Letter {n:05}" for n in range(1, 500)})
    shown = RecordList("Letters", shelf.rows(), theme)
    qtbot.addWidget(shown)
    shown.resize(300, 615)
    shown.show()
    shown.show_ids(shelf.ids)
    view = shown.view

    def rows_seen() -> tuple[int, int]:
        top, below = view.indexAt(QPoint(5, 0)), view.indexAt(QPoint(5, view.height() - 1))
        assert view.visualRect(top).top() == 0, "the topmost row is a whole one"
        return top.row(), below.row()

    for record in (200, 40, 333):
        shown.point_at(RecordId(record))
        first, last = rows_seen()
        assert abs((first + last) / 2 - (record - 1)) <= 1
    shown.point_at(RecordId(335))
    assert rows_seen() == (first, last), "what is seen stays where it is"


def test_a_list_may_say_what_it_counts(qtbot: QtBot, theme: Theme) -> None:
    shelf = Shelf({1: "A letter", 2: "Another"})
    shown = RecordList("Boxes", shelf.rows(), theme)
    qtbot.addWidget(shown)
    shown.count_as(lambda n: f"{n} letters")
    shown.show_ids(shelf.ids)
    assert shown._number.text() == "2 letters"
