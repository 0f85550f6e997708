"""What the scenes of the pictures say to those who listen; `test_fits` looks at them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListView
from tests.pictures import DESK, Stage, sample
from tests.pictures.scenes import DOOR

from khronika.ui.style.tokens import Scheme


def test_no_scene_is_there_twice() -> None:
    assert not DOOR.keys() & DESK.keys()


def test_lists_are_lists_to_those_who_listen(qapp: QApplication) -> None:
    stage = Stage(qapp, Scheme.LIGHT, (1280, 800))
    with sample() as archive:
        stage.open(archive)
        stage.go("go.incidents")
        stage.settle()
        (view,) = [
            one
            for one in stage.shell.findChildren(QListView)
            if one.accessibleName() == "Incidents"
        ]
        role = Qt.ItemDataRole.AccessibleTextRole
        said = [view.model().index(row, 0).data(role) for row in range(view.model().rowCount())]
        stage.strike()
    assert said
    assert all("one source" in one or "disputed" in one or "independent" in one for one in said)
