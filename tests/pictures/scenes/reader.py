"""Documents, and reading one."""

from tests.pictures.scenes.ways import form, place, read
from tests.pictures.stage import Scene, Stage


def _tag_line(stage: Stage) -> None:
    read(stage)
    stage.desk.documents.ask_tag()
    stage.desk.documents.reader.line._line.setText("re")
    stage.desk.documents.reader.line._offer("re")


def _comment(stage: Stage) -> None:
    read(stage)
    stage.go("text.note")


def _about_document(stage: Stage) -> None:
    read(stage)
    stage.desk.documents.reader._tabs[1].click()


SCENES: dict[str, Scene] = {
    "documents": place("go.documents", 1),
    "reader-selection": read,
    "reader-tag": _tag_line,
    "reader-about": _about_document,
    "reader-comment": _comment,
    "document-form": form("go.documents", "edit.record"),
}
