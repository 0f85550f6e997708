"""The sample's seeds in an archive: what they must hold, and that loading them is harmless."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.steps import NothingToUndo
from khronika.archive.tables import RECORDED
from khronika.domain.drafts import PersonDraft
from khronika.domain.errors import Cancelled
from khronika.domain.json_fields import DraftUnreadable
from khronika.domain.kinds import Kind, RecordId, shipped_uid
from khronika.domain.tag_colours import COLOURS
from khronika.domain.values import Citation, IncidentCase, Name
from khronika.importing.seed_files import read_seeds
from khronika.importing.seeds import SAMPLE, load_seeds, load_vocabularies
from tests import kept

LANGUAGES = {"en", "uk", "ru"}


def meant(archive: Archive, code: str) -> RecordId:
    return archive.catalogue.records.resolve(shipped_uid(code).hex()).id


def cases(archive: Archive) -> list[IncidentCase]:
    incidents = archive.catalogue.incidents
    found = [incidents.case(incident) for incident in incidents.ids()]
    return [case for case in found if case is not None]


def contents(archive: Archive) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every recorded table."""
    db = archive.catalogue.db
    return {table: db.execute(f"SELECT * FROM {table}").fetchall() for table in RECORDED}


class Stopping:
    """A person who presses Stop halfway."""

    def step(self, done: int, total: int = 0) -> None:
        if total and done > total // 2:
            raise Cancelled


@pytest.fixture
def archive(archive_path: Path) -> Iterator[Archive]:
    """An archive as a person gets it, with the vocabularies that the sample leans on."""
    archive = kept.VOCABULARIES.copied(archive_path)
    yield archive
    archive.close()


@pytest.fixture
def sample(archive_path: Path) -> Iterator[Archive]:
    """An archive with the sample in it."""
    archive = kept.SAMPLE.copied(archive_path)
    yield archive
    archive.close()


# -- loading ------------------------------------------------------------------------------------


def test_the_sample_loads_whole(archive: Archive) -> None:
    report = load_seeds(archive)
    assert sum(report.made.values()) + sum(report.held.values()) == len(read_seeds(SAMPLE))
    assert set(report.held) <= {Kind.PLACE}  # one may have come as the parent of another
    assert archive.verify() == []


def test_loading_twice_changes_nothing(archive: Archive) -> None:
    first = load_seeds(archive)
    before = contents(archive)
    second = load_seeds(archive)
    assert contents(archive) == before
    assert sum(second.held.values()) == len(read_seeds(SAMPLE))
    assert dict(first.made) != {}
    assert not second.made
    assert len(archive.catalogue.steps.recent(9)) == 2  # the vocabularies, the sample


def test_what_a_person_edited_or_trashed_stays_so(sample: Archive) -> None:
    lawyer, count = meant(sample, "person.benyash"), meant(sample, "incident.krasnodar-lawsuit")
    draft = PersonDraft(names=(Name(text="M. Benyash"),), protection="ask")
    with sample.change("edit-person") as change:
        recording.edit_person(change, lawyer, draft)
        recording.trash(change, [count])
        recording.edit_tag(change, meant(sample, "tag.resistance.arson"), name="fire")
    before = contents(sample)
    load_seeds(sample)
    assert contents(sample) == before


def test_one_undo_takes_it_back_and_loading_again_brings_it(archive: Archive) -> None:
    first = load_seeds(archive)
    archive.undo(archive.catalogue.steps.recent(1)[0].last)
    assert archive.catalogue.incidents.ids() == []
    assert dict(load_seeds(archive).made) == dict(first.made)
    assert archive.verify() == []


def test_ctrl_z_stops_before_what_the_archive_began_with(sample: Archive) -> None:
    assert sample.catalogue.steps.undoable() is None
    with sample.change("add-person") as change:
        recording.add_person(change, PersonDraft(names=(Name(text="Vyhadka"),)))
    load_vocabularies(sample)
    sample.purge([meant(sample, "category.protest")])
    load_vocabularies(sample)
    later = sample.catalogue.steps.undoable()
    assert later is not None
    assert later.verb == "load-vocabularies"  # asked for among other work: a step as any other
    while sample.catalogue.steps.undoable() is not None:
        sample.undo()
    with pytest.raises(NothingToUndo):
        sample.undo()
    assert sample.catalogue.incidents.ids() != []


def test_what_was_erased_comes_back_with_its_links(sample: Archive) -> None:
    dismissal = meant(sample, "incident.krasnodar-dismissal")
    links = sample.catalogue.records.relations_of(dismissal)
    sample.purge([dismissal])
    report = load_seeds(sample)
    assert dict(report.made) == {Kind.INCIDENT: 1, Kind.RELATION: len(links)}
    dismissal = meant(sample, "incident.krasnodar-dismissal")
    assert len(sample.catalogue.records.relations_of(dismissal)) == len(links) > 1
    assert sample.verify() == []


def test_a_tag_of_that_name_is_used_and_not_changed(archive: Archive) -> None:
    with archive.change("add-tag") as change:
        own = recording.add_tag(change, "resistance/arson", memo="my own")
    load_seeds(archive)
    tag = archive.catalogue.tags.get(own)
    assert tag is not None
    assert tag.memo == "my own"
    assert tag.passages > 0


def test_stop_leaves_nothing(archive: Archive) -> None:
    with pytest.raises(Cancelled):
        load_seeds(archive, progress=Stopping())
    assert archive.catalogue.documents.ids() == []
    assert len(archive.catalogue.steps.recent(9)) == 1  # the vocabularies


@pytest.mark.parametrize(
    ("incident", "said"),
    [
        ({"categories": "refusall"}, "refusall"),
        ({"people": {"person": "p", "role": "hero"}}, "hero"),
        ({"people": {"person": "p", "outcome": "won"}}, "won"),
        ({"citations": {"document": "d", "quote": "never said"}}, "never said"),
    ],
)
def test_what_the_archive_refuses_names_its_file_and_entry(
    archive: Archive, tmp_path: Path, incident: dict[str, object], said: str
) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "d.txt").write_text("Said.", encoding="utf-8")
    files = {
        "people": {"code": "p", "name": "P"},
        "documents": {"code": "d", "file": "d.txt", "title": "D"},
        "incidents": {"code": "i", "title": "I"} | incident,
    }
    for name, entry in files.items():
        (tmp_path / f"{name}.json").write_text(json.dumps([entry]), encoding="utf-8")
    with pytest.raises(DraftUnreadable) as refused:
        load_seeds(archive, tmp_path)
    assert "incidents.json i" in str(refused.value)
    assert said in str(refused.value)
    assert archive.catalogue.incidents.ids() == []
    assert archive.catalogue.documents.ids() == []


# -- what the sample holds ----------------------------------------------------------------------


def cited(case: IncidentCase) -> list[tuple[Citation, ...]]:
    """Return the citations of each thing that `case` states."""
    claims, people = [one.citations for one in case.claims], [one.citations for one in case.people]
    return claims + people + [one.citations for one in case.figures]


def test_everything_stated_rests_on_a_passage_and_a_source(sample: Archive) -> None:
    for case in cases(sample):
        for citations in cited(case):
            assert citations, case.incident.title
            assert all(one.passage and one.source for one in citations), case.incident.title


def test_there_is_something_of_every_difficulty(sample: Archive) -> None:
    found = cases(sample)
    citations = [one for case in found for many in cited(case) for one in many]
    grades = {case.incident.grade.grade for case in found}
    grades |= {figure.grade.grade for case in found for figure in case.figures}
    assert {"single", "corroborated", "reprints", "disputed"} <= grades
    assert any(claim.grade.grade == "reprints" for case in found for claim in case.claims)
    assert sum(1 for one in citations if one.caveat) >= 10
    assert any(not claim.preferred for case in found for claim in case.claims)
    assert any(figure.high is None for case in found for figure in case.figures)
    assert {case.incident.when.quality.value for case in found} >= {"stated", "inferred"}


def test_whoever_is_protected_has_a_label_a_reason_and_no_name(sample: Archive) -> None:
    agents = sample.catalogue.agents
    protected = [one for one in agents.many(agents.ids()).values() if one.is_protected]
    assert len(protected) >= 5
    for one in protected:
        assert not one.names
        assert one.label
        assert one.protection_reason
        assert one.identity != "named"


def test_whoever_acted_or_refused_is_protected_or_speaks_in_public(sample: Archive) -> None:
    agents = sample.catalogue.agents
    for case in cases(sample):
        for person in case.people:
            agent = agents.get(person.agent.id)
            assert agent is not None
            role = person.role.code if person.role else None
            at_risk = role in {"refuser", "claimant", "held"} or (
                role == "actor" and agent.agent_kind == "person"
            )
            assert agent.is_protected or not at_risk, agent.title


def test_texts_are_in_three_languages_and_passages_are_tagged(sample: Archive) -> None:
    documents, passages = sample.catalogue.documents, sample.catalogue.passages
    found = documents.many(documents.ids()).values()
    assert {one.language for one in found} == LANGUAGES
    tagged = [one for one in passages.many(passages.ids()).values() if one.tags]
    assert len(tagged) >= 12
    assert len({tag.path for one in tagged for tag in one.tags}) >= 8


def test_the_tags_used_most_are_told_apart_by_their_colours(sample: Archive) -> None:
    tags = sample.catalogue.tags
    order = sorted(tags.many(tags.ids()).values(), key=lambda tag: -tag.passages)
    assert len({tag.colour for tag in order[: len(COLOURS)]}) == len(COLOURS)
    of_name = {"/".join(tag.path): tag.colour for tag in order}
    for path, colour in of_name.items():
        assert of_name.get(path.rpartition("/")[0]) != colour, path


def test_words_of_the_program_are_labelled_in_three_languages(sample: Archive) -> None:
    for vocabulary in ("category", "role", "outcome"):
        for term in sample.catalogue.terms.of(vocabulary):
            assert set(term.labels) == LANGUAGES, term.code
    for case in cases(sample):
        assert {text.language for text in case.incident.texts} == LANGUAGES


def test_uids_are_those_of_the_codes(sample: Archive) -> None:
    for seed in read_seeds(SAMPLE):
        if seed.kind is not Kind.RELATION:
            assert sample.catalogue.records.resolve(seed.uid.hex()).kind is seed.kind
