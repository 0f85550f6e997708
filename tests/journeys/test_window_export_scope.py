"""What is chosen to leave stays what was chosen: it never becomes more by itself."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.robots.window import WindowRobot, words_of

from khronika.archive.archive import Archive
from khronika.archive.recording import add_collection, add_incident, trash, uncollect
from khronika.domain.drafts import CollectionDraft, IncidentDraft, TextDraft
from khronika.domain.kinds import RecordId

Desk = Callable[..., WindowRobot]


def _court(archive: Archive) -> None:
    """An incident nobody chose, then a collection with another in it."""
    for title in ("A letter is read", "A letter is written"):
        with archive.change("add-incident") as change:
            incident = add_incident(change, IncidentDraft(texts=(TextDraft(title=title),)))
    with archive.change("add-collection") as change:
        add_collection(change, CollectionDraft(name="For the court", members=(incident,)))


def _export_of(robot: WindowRobot) -> None:
    robot.go("collections")
    robot.point_at("For the court")
    robot.do("archive.export")
    robot.settle()
    assert _standing(robot) == ("Collection: For the court", "", True)


def _standing(robot: WindowRobot) -> tuple[str, str, bool]:
    """What is chosen, what is said of it, and whether it can be written."""
    export = robot.desk.export
    robot.settle()
    robot.until(lambda: not export._soon.isActive())
    robot.settle()
    said = export._wanting.text() if export._wanting.isVisible() else ""
    return export.what.currentText(), said, export.write.isEnabled()


def _nothing_leaves(robot: WindowRobot) -> bool:
    return "A letter" not in words_of(robot.desk.export.sheet) and (
        "Nothing leaves" in words_of(robot.desk.export.sheet)
    )


def test_a_collection_taken_back_becomes_nothing_and_not_everything(
    desk: Desk, key_file: Path
) -> None:
    robot = desk(_court)
    _export_of(robot)
    robot.do("edit.undo")
    why = "It is no longer in the archive, so nothing leaves. Choose something else."
    gone = ("Collection: For the court", why, False)
    assert _standing(robot) == gone
    assert _nothing_leaves(robot)
    robot.do("archive.lock")
    robot.unlock_with_key(key_file)
    assert robot.place == "archive.export"
    assert _standing(robot) == gone
    assert _nothing_leaves(robot)
    robot.do("edit.redo")
    assert _standing(robot) == ("Collection: For the court", "", True), "it is there again"
    robot.desk.export.what.setCurrentIndex(robot.desk.export.what.findData("all"))
    assert _standing(robot) == ("Everything in the archive", "", True)


def test_an_emptied_collection_lets_nothing_out(desk: Desk, key_file: Path, tmp_path: Path) -> None:
    robot = desk(_court)
    _export_of(robot)
    catalogue = robot.desk.session.archive.catalogue
    (collection,) = catalogue.collections.ids()
    held = catalogue.collections.member_ids(collection)
    take_out = partial(uncollect, collection=collection, records=held)
    robot.desk.session.write("uncollect", take_out)
    empty = ("Collection: For the court", "There is nothing in it, so nothing leaves.", False)
    assert _standing(robot) == empty
    robot.do("archive.lock")
    robot.unlock_with_key(key_file)
    assert _standing(robot) == empty
    (folder := tmp_path / "out").mkdir()
    robot.shell.tools.files.folder = folder  # type: ignore[attr-defined]
    robot.desk.export.run()
    robot.settle()
    assert not list(folder.iterdir()), "whoever gets past the button writes nothing either"


def test_what_was_selected_and_thrown_away_is_not_replaced(desk: Desk, key_file: Path) -> None:
    robot = desk(_court)
    robot.go("incidents")
    robot.point_at("A letter is written")
    robot.do("archive.export")
    robot.settle()
    assert _standing(robot)[2]
    records: tuple[RecordId, ...] = robot.desk.export.what.chosen.records
    robot.desk.session.write("trash", lambda change: trash(change, records))
    for _time in range(2):
        what, said, can = _standing(robot)
        assert "Everything" not in what
        assert "Collection" not in what
        assert said.startswith("It is no longer in the archive")
        assert not can
        robot.do("archive.lock")
        robot.unlock_with_key(key_file)


def test_everything_is_only_ever_chosen_by_hand(desk: Desk) -> None:
    robot = desk(lambda _archive: None)
    robot.go("overview")
    robot.do("archive.export")
    assert _standing(robot) == ("Nothing yet", "Choose what leaves.", False)
