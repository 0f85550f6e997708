"""People as the window shows them."""

from collections.abc import Callable

from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.domain.drafts import IncidentDraft, ParticipationDraft, PersonDraft, TextDraft
from khronika.domain.values import Name
from khronika.ui.widgets.segments import Segment


def two_spellings(archive: Archive) -> None:
    """One person recorded twice; the second record is the one that took part in something."""
    with archive.change("add-incident") as change:
        head, other = (
            recording.add_person(change, PersonDraft(names=(Name(text=name),)))
            for name in ("Maksym", "Maxim")
        )
        part = ParticipationDraft(agent=other, role="refuser")
        incident = IncidentDraft(texts=(TextDraft(title="A refusal"),), people=(part,))
        recording.add_incident(change, incident)
        recording.merge_people(change, other, head)


def test_a_merged_person_shows_the_roles_of_both(desk: Callable[..., WindowRobot]) -> None:
    robot = desk(texts(Nothing="Nothing happens in it."), two_spellings)
    robot.go("people")
    assert robot.titles() == ["Maksym"]
    robot.point_at("Maksym")
    assert "refuser" in robot.sheet()
    assert "Maxim" in robot.sheet()


def test_who_is_to_be_asked_is_so_in_one_wording_everywhere(
    desk: Callable[..., WindowRobot],
) -> None:
    robot = desk(two_spellings)
    robot.go("people")
    robot.point_at("Maksym")
    chosen = [one.text() for one in robot.list_screen.sheet.findChildren(Segment)]
    action = robot.shell.actions_of["person.ask"].text().replace("&", "").lower()
    assert chosen == ["protected", "ask before publishing", "public"]
    assert action in chosen
    assert any("ask before publishing" in row.words for row in robot.rows())
