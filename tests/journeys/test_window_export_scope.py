"""What is chosen to leave stays what was chosen: it never becomes more by itself."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from tests.robots.window import WindowRobot, words_of

from khronika.archive.archive import Archive
from khronika.archive.recording import (
    add_collection,
    add_documents,
    add_incident,
    add_passage,
    add_person,
    trash,
    uncollect,
)
from khronika.domain.drafts import (
    CitationDraft,
    CollectionDraft,
    DocumentDraft,
    IncidentDraft,
    ParticipationDraft,
    PassageDraft,
    PersonDraft,
    TextDraft,
)
from khronika.domain.kinds import RecordId
from khronika.domain.values import Name
from khronika.ui.widgets.link import Link

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


PROTECTED = "Orysia Vesnianka"


def _named(archive: Archive) -> None:
    """Somebody protected whose name stands in a text that is cited."""
    with archive.change("add-incident") as change:
        (text,) = add_documents(
            change, [DocumentDraft(title="A letter", body=f"They waited for {PROTECTED}.")]
        )
        quote = add_passage(change, PassageDraft(document=text, quote=f"waited for {PROTECTED}"))
        name = PersonDraft(names=(Name(text=PROTECTED),), protection="protected")
        people = (ParticipationDraft(agent=add_person(change, name)),)
        add_incident(
            change,
            IncidentDraft(
                texts=(TextDraft(title="He leaves"),),
                citations=(CitationDraft(passage=quote),),
                people=people,
            ),
        )
    with archive.change("add-collection") as change:
        for called in ("For the court", "Names"):
            add_collection(change, CollectionDraft(name=called))


def _begin(robot: WindowRobot) -> dict[str, object]:
    """Begin an export of everything for a colleague, by hand; return all that was chosen."""
    robot.go("overview")
    robot.do("archive.export")
    export = robot.desk.export
    export.what.setFocus()
    robot.press(Qt.Key.Key_End)
    export.profile.setFocus()
    robot.press(Qt.Key.Key_Down)
    export.formats["csv"].click()
    export.recipient.setFocus()
    robot.type("Anna")
    assert _standing(robot) == ("Everything in the archive", "", True)
    return export.state()


def _offers(robot: WindowRobot) -> str:
    """What is offered in place of the export that was begun."""
    instead = robot.desk.export.instead
    return instead.take.text() if instead.isVisible() else ""


@pytest.mark.parametrize("way_back", ["go.back", "archive.export"])
def test_whoever_looks_at_what_is_held_back_comes_back_to_the_same_export(
    desk: Desk, way_back: str
) -> None:
    robot = desk(_named)
    _begin(robot)
    export = robot.desk.export
    person = next(one for one in export.sheet.findChildren(Link) if PROTECTED in one.text())
    chosen = export.state()
    person.click()
    robot.settle()
    assert robot.place == "go.people"
    assert robot.list_screen.selection(), "the person is what is selected there"
    robot.do(way_back)
    assert robot.place == "archive.export"
    robot.settle()
    assert export.state() == chosen
    assert _offers(robot) == ("" if way_back == "go.back" else "Export the selected P-1 instead")


def test_an_export_that_was_only_looked_at_is_gone_on_with_after_its_links(desk: Desk) -> None:
    robot = desk(_named)
    robot.go("incidents")
    robot.point_at("He leaves")
    robot.do("archive.export")
    standing = _standing(robot)
    link = next(
        one for one in robot.desk.export.sheet.findChildren(Link) if PROTECTED in one.text()
    )
    link.click()
    robot.settle()
    robot.do("archive.export")
    assert _standing(robot) == standing == ("This incident: I-1 He leaves", "", True)


def test_what_is_selected_elsewhere_is_offered_and_taken_by_a_press(desk: Desk) -> None:
    robot = desk(_named)
    chosen = _begin(robot)
    export = robot.desk.export
    robot.go("incidents")
    robot.point_at("He leaves")
    robot.do("archive.export")
    robot.settle()
    assert export.state() == chosen
    assert _offers(robot) == "Export the selected I-1 instead"
    robot.do("archive.export")
    assert export.state() == chosen, "nor does the key begin it anew where one is"
    robot.go("collections")
    robot.point_at("Names")
    robot.do("archive.export")
    assert _offers(robot) == "Export the collection “Names” instead"
    export.instead.take.click()
    assert _offers(robot) == ""
    assert _standing(robot)[0] == "Collection: Names"
    assert export.state()["recipient"] == "Anna"


def test_a_closed_or_written_export_makes_room_for_the_next(desk: Desk, tmp_path: Path) -> None:
    robot = desk(_named)
    for end in ("away", "write"):
        _begin(robot)
        robot.files.folder = tmp_path
        getattr(robot.desk.export, end).click()
        robot.settle()
        robot.go("incidents")
        robot.point_at("He leaves")
        robot.do("archive.export")
        assert _standing(robot)[0] == "This incident: I-1 He leaves"
        assert _offers(robot) == ""
        robot.desk.export.away.click()


def test_what_was_begun_is_so_after_a_lock(desk: Desk, key_file: Path) -> None:
    robot = desk(_named)
    chosen = _begin(robot)
    robot.do("archive.lock")
    robot.unlock_with_key(key_file)
    robot.go("incidents")
    robot.point_at("He leaves")
    robot.do("archive.export")
    assert robot.desk.export.state() == chosen
    assert _offers(robot) == "Export the selected I-1 instead"


def test_choices_stand_still_whatever_is_chosen(desk: Desk) -> None:
    def kinds(archive: Archive) -> None:
        with archive.change("add-incident") as change:
            incident = add_incident(change, IncidentDraft(texts=(TextDraft(title="A letter"),)))
            person = add_person(change, PersonDraft(names=(Name(text="Old Mill"),)))
            for name, memo, held in (
                ("One kind", "", (incident,)),
                ("Two kinds", "", (incident, person)),
                ("Told of", "What it is for", (incident,)),
                ("Empty", "", ()),
            ):
                add_collection(change, CollectionDraft(name=name, memo=memo, members=held))

    robot = desk(kinds)
    robot.go("collections")
    rows = robot.desk.collections.members.view
    tops = []
    for name in ("One kind", "Two kinds", "Told of"):
        robot.point_at(name)
        tops.append(rows.mapTo(robot.desk.collections, QPoint()).y())
    assert len(set(tops)) == 1
    robot.do("archive.export")
    export, places = robot.desk.export, []
    for at in range(export.what.count()):
        export.what.setCurrentIndex(at)
        assert bool(_standing(robot)[1]) == ("Empty" in export.what.currentText())
        places.append(export.recipient.mapTo(export, QPoint()).y())
    assert len(set(places)) == 1


def test_the_button_ends_where_the_fields_above_do(desk: Desk) -> None:
    robot = desk()
    robot.do("archive.export")
    export = robot.desk.export
    for height in (900, 480):  # all choices in sight, and a bar beside them
        robot.shell.resize(1280, height)
        robot.settle()
        ends = {
            one.mapTo(export, QPoint(one.width(), 0)).x() for one in (export.write, export.what)
        }
        assert len(ends) == 1, height


def test_a_collection_is_exported_by_a_button_with_words_beside_its_title(desk: Desk) -> None:
    def one(archive: Archive) -> None:
        with archive.change("add-collection") as change:
            held = add_incident(change, IncidentDraft(texts=(TextDraft(title="A letter"),)))
            draft = CollectionDraft(name="For the court", memo="What it is for", members=(held,))
            add_collection(change, draft)

    robot = desk(one)
    robot.go("collections")
    robot.point_at("For the court")
    collections = robot.desk.collections
    buttons = collections.members.findChildren(QPushButton)
    (button,) = (one for one in buttons if one.text() == "Export…")
    assert "Ctrl+E" in button.toolTip()
    memo = collections._memo
    assert (
        memo.mapTo(collections, QPoint()).y()
        < collections.members.filter.mapTo(collections, QPoint()).y()
    )
    button.click()
    robot.settle()
    assert robot.desk.export.isVisible()
