"""Ways that several scenes take."""

from PySide6.QtCore import Qt

from khronika.ui.reader.marks import Span
from tests.pictures.stage import Scene, Stage


def place(name: str, at: int | None = 1) -> Scene:
    """Return a scene that goes to a place and points at a row, by its number from the top."""

    def scene(stage: Stage) -> None:
        stage.go(name)
        if at is not None:
            stage.point(at)

    return scene


def form(name: str, action: str, at: int = 1) -> Scene:
    """Return a scene that goes to a place, points at a row and does `action` with it."""

    def scene(stage: Stage) -> None:
        place(name, at)(stage)
        stage.go(action)

    return scene


def read(stage: Stage, words: int = 40) -> None:
    """Read the first document and select the beginning of its second passage."""
    place("go.documents", 0)(stage)
    documents = stage.desk.documents
    if documents.reader.others.isChecked():
        documents.reader.others.click()  # the list, of which another text was asked for
    first = documents.reader.list.passages.index(1, 0).data(Qt.ItemDataRole.UserRole)
    documents.reader.go_to(Span(first.start, first.start + words))
    documents.reader.text.setFocus()
    stage.settle(0.02)
