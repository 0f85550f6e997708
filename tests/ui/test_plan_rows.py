from PySide6.QtCore import Qt

from khronika.importing.plan import Plan, PlanRow, Status
from khronika.ui.models.plan_rows import COLUMNS, PlanRows

TITLE, PUBLISHED, PUBLISHER = (
    [column.heading for column in COLUMNS].index(name)
    for name in ("Title", "Published", "Publisher")
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


def test_a_title_is_one_files_own() -> None:
    plan = rows()
    plan.together = [0, 1]
    plan.setData(plan.index(1, TITLE), "Another title")
    assert [row.title for row in plan.plan.rows] == ["Text 0", "Another title", "Text 2"]


def test_a_date_is_understood() -> None:
    plan = rows()
    plan.setData(plan.index(0, PUBLISHED), "7 April 2023")
    assert plan.index(0, PUBLISHED).data() == "April 7, 2023"


def test_only_what_comes_in_can_be_corrected() -> None:
    plan = rows()
    editable = Qt.ItemFlag.ItemIsEditable
    assert plan.flags(plan.index(0, TITLE)) & editable
    assert not plan.flags(plan.index(2, TITLE)) & editable
