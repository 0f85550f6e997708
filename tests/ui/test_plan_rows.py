import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from khronika.domain.dates import UNKNOWN
from khronika.importing.extracted import Proposal
from khronika.importing.metadata import published_as
from khronika.importing.plan import Plan, PlanRow, Status
from khronika.ui.models.plan_rows import COLUMNS, PlanRows
from khronika.ui.screens.plan_table import PlanTable

TITLE, PUBLISHED, PUBLISHER, AUTHORS, LANGUAGE, FORMAT, HAPPENS = (
    [column.heading for column in COLUMNS].index(name)
    for name in ("Title", "Published", "Publisher", "Authors", "Language", "Format", "What happens")
)


def rows() -> PlanRows:
    made = PlanRows()
    made.show(
        Plan(
            tuple(
                PlanRow(path=f"{n}.txt", name=f"{n}.txt", status=status, title=f"Text {n}")
                for n, status in enumerate((Status.NEW, Status.NEW, Status.DUPLICATE))
            )
        )
    )
    return made


def test_a_publisher_typed_once_goes_into_all_that_are_selected() -> None:
    plan = rows()
    plan.together = [0, 1, 2]
    plan.setData(plan.index(0, PUBLISHER), "An Invented Paper")
    assert [row.publisher for row in plan.plan.rows] == ["An Invented Paper"] * 2 + [None]


def test_authors_are_typed_with_semicolons() -> None:
    plan = rows()
    plan.setData(plan.index(0, AUTHORS), "Ann Example; Example, Jan ;")
    assert plan.plan.rows[0].authors == ("Ann Example", "Example, Jan")
    assert plan.index(0, AUTHORS).data() == "Ann Example; Example, Jan"


def test_a_title_is_one_files_own() -> None:
    plan = rows()
    plan.together = [0, 1]
    plan.setData(plan.index(1, TITLE), "Another title")
    assert [row.title for row in plan.plan.rows] == ["Text 0", "Another title", "Text 2"]


def test_a_date_is_understood() -> None:
    plan = rows()
    plan.setData(plan.index(0, PUBLISHED), "7 April 2023")
    assert plan.index(0, PUBLISHED).data() == "April 7, 2023"


def test_words_that_are_no_date_stay_and_their_row_says_so() -> None:
    plan = rows()
    plan.together = [0, 1]
    plan.setData(plan.index(0, PUBLISHED), "in those days")
    for at in (0, 1):
        assert plan.index(at, PUBLISHED).data() == "in those days"
        assert plan.index(at, PUBLISHED).data(Qt.ItemDataRole.EditRole) == "in those days"
        assert plan.index(at, HAPPENS).data() == "comes in; no date understood"
    plan.setData(plan.index(0, PUBLISHED), "")
    assert plan.index(0, HAPPENS).data() == "comes in"


def test_only_what_comes_in_can_be_corrected() -> None:
    plan = rows()
    editable = Qt.ItemFlag.ItemIsEditable
    assert plan.flags(plan.index(0, TITLE)) & editable
    assert not plan.flags(plan.index(2, TITLE)) & editable


@pytest.mark.parametrize(
    ("typed", "kept"), [("ukrainian", "uk"), ("RU", "ru"), ("pl", "pl"), ("", None)]
)
def test_a_language_is_typed_by_its_name_or_its_code(typed: str, kept: str | None) -> None:
    plan = rows()
    assert plan.setData(plan.index(0, LANGUAGE), typed)
    assert plan.plan.rows[0].language == kept


def test_what_is_no_language_is_refused_in_a_sentence(qtbot: QtBot) -> None:
    plan = rows()
    with qtbot.waitSignal(plan.refused) as refused:
        assert not plan.setData(plan.index(0, LANGUAGE), "old norse")
    assert "old norse" in str(refused.args[0])
    assert plan.plan.rows[0].language is None


def test_what_is_missing_is_said_and_not_typed_over(qapp: QApplication) -> None:
    plan = rows()
    cell = plan.index(0, PUBLISHER)
    assert cell.data() == "no publisher"
    assert cell.data(Qt.ItemDataRole.EditRole) == ""
    assert plan.index(2, PUBLISHER).data() == "", "it does not come in"


def test_a_title_taken_from_the_file_is_told_until_it_is_corrected() -> None:
    plan = PlanRows()
    plan.show(
        Plan((PlanRow(path="scan 12.txt", name="scan 12.txt", status=Status.NEW, title="scan 12"),))
    )
    happens = plan.index(0, HAPPENS)
    assert happens.data() == "comes in, called as its file is"
    plan.setData(plan.index(0, TITLE), "A letter")
    assert happens.data() == "comes in"


def one_row(**facts: object) -> PlanRows:
    plan = PlanRows()
    row = {"path": "a", "name": "a", "status": Status.NEW, "title": "A letter", **facts}
    plan.show(Plan((PlanRow(**row),)))  # type: ignore[arg-type]
    return plan


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"format": "html"}, "HTML"),
        ({"format": "pdf", "pages": 1}, "PDF, 1 page"),
        ({"format": "pdf", "pages": 12}, "PDF, 12 pages"),
        ({"format": "text", "encoding": "cp1251"}, "text, cp1251"),
        ({"format": "file"}, "file"),
        ({"format": None}, ""),
    ],
)
def test_what_a_file_is_is_said_in_a_word_or_two(facts: dict[str, object], said: str) -> None:
    plan = one_row(**facts)
    assert plan.index(0, FORMAT).data() == said


def test_what_was_left_out_is_said_beside_what_happens() -> None:
    plan = one_row(format="pdf", notes=("no-text", "of another version"))
    assert plan.index(0, HAPPENS).data() == (
        "comes in; some pages are pictures, and their words are not read"
    )
    kept = one_row(format="file", notes=("unread",))
    assert kept.index(0, HAPPENS).data() == "comes in, kept as it came"


def tip(plan: PlanRows, column: int) -> list[str]:
    said = str(plan.index(0, column).data(Qt.ItemDataRole.ToolTipRole))
    return said.removeprefix("<div>").removesuffix("</div>").split("</div><div>")


def test_a_tooltip_tells_where_the_file_says_so_and_what_else_it_says() -> None:
    plan = one_row(
        authors=("Ann Example",),
        published=published_as("2024-03-05T10:00:00", None) or UNKNOWN,
        proposals=(
            Proposal(field="title", value="A letter", evidence="meta og:title"),
            Proposal(field="title", value="A letter", evidence="h1"),
            Proposal(field="title", value="<img src=/a>", evidence="title"),
            Proposal(field="authors", value="Ann Example", evidence="byline"),
            Proposal(field="published", value="2024-03-05T10:00:00", evidence="time"),
            Proposal(field="publisher", value="A Paper", evidence="og:site_name"),
        ),
    )
    assert tip(plan, TITLE) == [
        "A letter", "from meta og:title, h1", "also: &lt;img src=/a&gt; (title)",
    ]  # fmt: skip
    assert tip(plan, AUTHORS) == ["Ann Example", "from byline"]
    assert tip(plan, PUBLISHED)[1:] == ["from time"]
    assert tip(plan, PUBLISHER) == ["also: A Paper (og:site_name)"]
    plan.setData(plan.index(0, TITLE), "Another")
    assert tip(plan, TITLE)[:2] == ["Another", "also: A letter (meta og:title)"]
    assert plan.index(0, LANGUAGE).data(Qt.ItemDataRole.ToolTipRole) is None


def test_in_a_wide_plan_the_title_shares_the_room_with_what_happens(qtbot: QtBot) -> None:
    table = PlanTable(rows())
    qtbot.addWidget(table)
    table.resize(1680, 400)
    table.show()
    table.fit(1680)
    assert table.columnWidth(HAPPENS) > 400
    assert abs(table.columnWidth(HAPPENS) - table.columnWidth(TITLE)) < 60
    table.resize(1240, 400)
    table.fit(1240)
    assert table.columnWidth(HAPPENS) < 260
