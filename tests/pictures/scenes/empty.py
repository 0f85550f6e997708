"""Where there is nothing yet."""

from khronika.domain.kinds import Kind
from tests.pictures.stage import Scene, Stage


def empty(place: str) -> Scene:
    def scene(stage: Stage) -> None:
        archive = stage.desk.session.archive
        with archive.change("trash") as change:
            for kind in (Kind.DOCUMENT, Kind.INCIDENT, Kind.AGENT, Kind.COLLECTION):
                sql = "UPDATE record SET trashed = '2026-01-01T00:00:00+00:00' WHERE kind = ?"
                change.db.conn.execute(sql, [kind.value])
        stage.go(place)
        stage.desk.here.refresh()

    return scene


SCENES: dict[str, Scene] = {
    "documents-empty": empty("go.documents"),
    "incidents-empty": empty("go.incidents"),
    "collections-empty": empty("go.collections"),
}
