"""People, places, sources, tags, collections, vocabularies."""

from tests.pictures.scenes.ways import form, place
from tests.pictures.stage import Scene

SCENES: dict[str, Scene] = {
    "people": place("go.people", 3),
    "person-form": form("go.people", "edit.record", 3),
    "places": place("go.places"),
    "place-form": form("go.places", "edit.record"),
    "place-new": form("go.places", "record.place"),
    "sources": place("go.sources"),
    "source-form": form("go.sources", "edit.record"),
    "tags": place("go.tags", 6),
    "tag-form": form("go.tags", "edit.record", 6),
    "collections": place("go.collections", 0),
    "note-form": form("go.people", "record.note", 3),
    "terms": place("go.terms", 2),
}
