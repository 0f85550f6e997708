"""Where there is nothing yet."""

from khronika.archive.recording.sets import trash
from tests.pictures.stage import Scene, Stage


def empty(place: str) -> Scene:
    def scene(stage: Stage) -> None:
        session = stage.desk.session
        catalogue = session.catalogue
        every = (catalogue.documents, catalogue.incidents, catalogue.agents, catalogue.collections)
        gone = [record for records in every for record in records.ids()]
        session.write("trash", lambda change: trash(change, gone))  # the window hears of it
        stage.settle()
        stage.go(place)

    return scene


SCENES: dict[str, Scene] = {
    "documents-empty": empty("go.documents"),
    "incidents-empty": empty("go.incidents"),
    "collections-empty": empty("go.collections"),
}
