"""Deeds on lists that are done by one key or press: each says what it did, and can be undone."""

from collections.abc import Callable

import pytest
from tests.robots.window import WindowRobot

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.domain.drafts import CollectionDraft, PersonDraft
from khronika.domain.values import Name
from khronika.ui.collecting import CURRENT


def some(archive: Archive) -> None:
    with archive.change("add-person") as change:
        person = recording.add_person(change, PersonDraft(names=(Name(text="Kylyna Lvivska"),)))
        gone = recording.add_person(change, PersonDraft(names=(Name(text="Thrown away"),)))
        recording.trash(change, [gone])
        collection = recording.add_collection(change, CollectionDraft(name="Mine"))
        recording.collect(change, collection, [person])
        recording.add_tag(change, "acts")
        recording.add_tag(change, "signing")


@pytest.mark.parametrize(
    ("place", "title", "action", "said"),
    [
        ("people", "Kylyna Lvivska", "person.protect", "Protection of 1 record: protected."),
        ("people", "Kylyna Lvivska", "edit.trash", "1 record is in the trash."),
        ("people", "Kylyna Lvivska", "edit.collect", "1 record is in “Mine”."),
        ("trash", "Thrown away", "edit.restore", "1 record is out of the trash."),
        ("collections", "Mine", "edit.uncollect", "1 record is out of the collection."),
        ("tags", "signing", "tag.in", "The tag is acts / signing now."),
    ],
)
def test_what_was_done_to_rows_is_said(
    desk: Callable[..., WindowRobot], place: str, title: str, action: str, said: str
) -> None:
    robot = desk(some)
    if action == "edit.collect":  # else it is asked first where
        collections = robot.desk.session.catalogue.collections
        robot.desk.session.archive.set_state(CURRENT, collections.all()[0].id)
    robot.go(place)
    robot.point_at(title)
    robot.settle()
    if place == "collections":
        robot.desk.collections.members.view.setFocus()
    robot.do(action)
    assert robot.said[-1] == said
    if action != "edit.collect":  # which offers to show where
        robot.take_offer("Take it back")
        assert robot.steps()[0] == "undo"
