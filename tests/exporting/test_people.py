from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.domain.drafts import PersonDraft
from khronika.exporting.people import protected_people
from khronika.exporting.profile import Profile
from tests.exporting.conftest import ASKED, HIDDEN, PUBLIC, Case, names


def test_those_nobody_asked_are_protected_too(archive: Archive, case: Case) -> None:
    found = protected_people(archive.catalogue, Profile())
    assert found.agents == {case.hidden, case.asked}
    assert found.asked == {case.asked}
    assert found.guard.holds(HIDDEN)
    assert found.guard.holds(ASKED)
    assert not found.guard.holds(PUBLIC)


def test_those_who_were_asked_are_not(archive: Archive, case: Case) -> None:
    found = protected_people(archive.catalogue, Profile(asked=frozenset({case.asked, case.hidden})))
    assert found.agents == {case.hidden}
    assert not found.asked
    assert not found.guard.holds(ASKED)


def test_nobody_is_named_who_is_one_with_somebody_protected(archive: Archive, case: Case) -> None:
    with archive.change("merge-people") as change:
        recording.merge_people(change, case.hidden, case.asked)
    found = protected_people(archive.catalogue, Profile(asked=frozenset({case.asked, case.hidden})))
    assert found.agents == {case.hidden, case.asked}
    assert found.guard.holds(ASKED)


def test_who_was_asked_may_be_one_with_others(archive: Archive, case: Case) -> None:
    with archive.change("merge-people") as change:
        draft = PersonDraft(names=names("Глафіра Незамаєва"), protection="ask")
        other = recording.add_person(change, draft)
        recording.merge_people(change, other, case.asked)
    found = protected_people(archive.catalogue, Profile(asked=frozenset({case.asked})))
    assert found.agents == {case.hidden}
    assert not found.guard.holds("Глафіра Незамаєва")


def test_a_merge_is_as_protected_as_its_most_protected_part(archive: Archive, case: Case) -> None:
    with archive.change("merge-people") as change:
        recording.merge_people(change, case.hidden, case.public)
    found = protected_people(archive.catalogue, Profile())
    assert found.agents == {case.hidden, case.public, case.asked}
    assert found.asked == {case.asked}
    assert found.guard.holds(PUBLIC)


def test_names_in_the_trash_are_guarded_all_the_same(archive: Archive, case: Case) -> None:
    with archive.change("trash") as change:
        recording.trash(change, [case.hidden])
    assert protected_people(archive.catalogue, Profile()).guard.holds(HIDDEN)


def test_it_is_known_whose_each_name_is(archive: Archive, case: Case) -> None:
    found = protected_people(archive.catalogue, Profile())
    agent = archive.catalogue.agents.get(case.hidden)
    assert agent is not None
    assert found.owners[HIDDEN] == agent.uid


def test_a_merged_persons_label_serves_the_group(archive: Archive, case: Case) -> None:
    with archive.change("add-person") as change:
        draft = PersonDraft(names=names("Глафіра Незамаєва"), label="a nurse", protection="ask")
        nurse = recording.add_person(change, draft)
        recording.merge_people(change, nurse, case.hidden)
    found = protected_people(archive.catalogue, Profile())
    assert found.labels[case.hidden] == "a nurse"
    assert found.asked == {case.asked}
