"""Incidents found by the labels of their categories, and of the roles and outcomes of people."""

import contextlib
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.doors import create_archive
from khronika.archive.key_files import make_key_file
from khronika.archive.openings import KeyFile
from khronika.archive.recording.sets import add_term
from khronika.archive.steps import NothingToRedo, NothingToUndo
from khronika.domain.drafts import (
    CategoryDraft,
    DocumentDraft,
    IncidentDraft,
    ParticipationDraft,
    PersonDraft,
    TextDraft,
)
from khronika.domain.kinds import Kind, RecordId
from khronika.domain.values import Hit, Name
from khronika.domain.ways import Way
from khronika.i18n import speak
from tests.conftest import SMALL_BALLAST

LABELS = {"en": "arson", "uk": "підпал", "ru": "поджог"}


def _terms(archive: Archive) -> None:
    with archive.change("import") as change:
        add_term(change, "category", LABELS, code="arson")
        add_term(change, "category", {"en": "theft", "ru": "кража"}, code="theft")
        add_term(change, "role", {"en": "driver", "uk": "водій"}, code="driver")
        add_term(change, "outcome", {"en": "detained", "uk": "затримано"}, code="detained")
        add_term(change, "certainty", {"en": "arson, perhaps"}, code="perhaps")
        recording.add_person(change, PersonDraft(names=(Name(text="Остап Гребенюк"),)))


def _draft(title: str, categories: tuple[str, ...] = (), *people: tuple[str, str]) -> IncidentDraft:
    return IncidentDraft(
        texts=(TextDraft(title=title),),
        categories=tuple(CategoryDraft(category=one) for one in categories),
        people=tuple(
            ParticipationDraft(agent="Остап Гребенюк", role=role or None, outcome=outcome or None)
            for role, outcome in people
        ),
    )


@pytest.fixture
def recorded(archive: Archive) -> Archive:
    """An incident in a category, one that says the word itself, and one that has nothing of it."""
    _terms(archive)
    with archive.change("import") as change:
        recording.add_incident(change, _draft("Уночі біля складу", ("arson",), ("driver", "")))
        recording.add_incident(change, _draft("Після arson", (), ("", "detained")))
        recording.add_incident(change, _draft("Листівки", ("theft",)))
        recording.add_documents(change, [DocumentDraft(title="Letter", body="An arson was seen.")])
    archive.learn()
    return archive


def _hits(archive: Archive, query: str, *kinds: Kind, exact: bool = False) -> list[Hit]:
    return list(archive.catalogue.search.find(query, kinds, exact=exact).hits)


def _titles(archive: Archive, query: str) -> list[str]:
    hits = _hits(archive, query)
    counted = archive.catalogue.search.counts(query)
    assert sum(counted.values()) == len({hit.id for hit in hits})
    return list(dict.fromkeys(hit.title for hit in hits))


@pytest.mark.parametrize("query", ["arson", "підпал", "поджог", "Підпалу", "поджоги", "підпа*"])
def test_by_the_category_in_any_language_and_form(recorded: Archive, query: str) -> None:
    assert "Уночі біля складу" in _titles(recorded, query)
    assert "Листівки" not in _titles(recorded, query)


def test_after_what_says_it_itself_and_the_term_is_no_hit(recorded: Archive) -> None:
    titles = _titles(recorded, "arson")
    assert sorted(titles[:2]) == ["Letter", "Після arson"]
    assert titles[2:] == ["Уночі біля складу"]


def test_it_is_said_why(recorded: Archive) -> None:
    (hit,) = _hits(recorded, "поджога")
    assert hit.snippet == "category: arson (поджог)"
    assert [hit.snippet[mark.start : mark.end] for mark in hit.marks] == ["поджог"]
    assert hit.way is Way.INFLECTED
    speak("uk")
    try:
        (hit,) = _hits(recorded, "підпал")
    finally:
        speak("en")
    assert hit.snippet.endswith(": підпал")
    assert hit.way is Way.EXACT


def test_by_role_and_outcome(recorded: Archive) -> None:
    (hit,) = _hits(recorded, "водія")
    assert (hit.title, hit.snippet) == ("Уночі біля складу", "role: driver (водій)")
    (hit,) = _hits(recorded, "detained")
    assert (hit.title, hit.snippet) == ("Після arson", "outcome: detained")


def test_beside_other_words_and_left_out(recorded: Archive) -> None:
    assert _titles(recorded, "складу arson") == ["Уночі біля складу"]
    assert _titles(recorded, "складу Гребенюк arson driver") == ["Уночі біля складу"]
    assert _titles(recorded, "kind:incident -arson") == ["Листівки"]
    assert _titles(recorded, "Листівки arson") == []


def test_only_as_written(recorded: Archive) -> None:
    assert [hit.title for hit in _hits(recorded, "поджог", exact=True)] == ["Уночі біля складу"]
    assert not _hits(recorded, "поджога", exact=True)


def test_who_asks_for_terms_finds_them(recorded: Archive) -> None:
    assert [hit.title for hit in _hits(recorded, "arson", Kind.TERM)] == ["arson"]
    assert [hit.title for hit in _hits(recorded, "kind:term поджог")] == ["arson"]
    assert not _hits(recorded, "title:поджог")


def test_a_label_that_changes_is_heeded_and_no_incident_is_indexed_anew(recorded: Archive) -> None:
    db = recorded.catalogue.db
    segments = "SELECT group_concat(segment.id) FROM segment JOIN record ON record.id = record" \
               " WHERE kind = 'incident'"  # fmt: skip
    before = db.conn.execute(segments).fetchone()
    (label,) = db.conn.execute("SELECT id FROM term_label WHERE label = 'theft'").fetchone()
    with recorded.change("edit-term") as change:
        change.update("term_label", label, label="burglary")
    assert _titles(recorded, "burglary") == ["Листівки"]
    assert _titles(recorded, "theft") == []
    assert db.conn.execute(segments).fetchone() == before
    recorded.undo()
    assert (_titles(recorded, "burglary"), _titles(recorded, "theft")) == ([], ["Листівки"])


# -- whatever is done, they are found by what they bear -------------------------------------


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("terms")
    key = KeyFile(folder / "key.txt")
    make_key_file(key.path)
    archive = create_archive(folder / "case.khronika", [key], ballast_bytes=SMALL_BALLAST)
    _terms(archive)
    yield archive
    archive.close()


_BORNE = """
    SELECT claim.record FROM claim JOIN term_label ON term = value JOIN record ON
        record.id = claim.record WHERE label = ?1 AND trashed IS NULL
    UNION SELECT incident FROM participation JOIN term_label ON term IN (role, outcome)
        JOIN record ON record.id = incident WHERE label = ?1 AND trashed IS NULL"""
_WORDS = ("arson", "theft", "driver", "detained", "поджог", "кража", "pillage")
_STEPS = st.one_of(
    st.sampled_from(("trash", "restore", "undo", "redo", "purge", "relabel")),
    st.tuples(
        st.sets(st.sampled_from(("arson", "theft"))),
        st.sampled_from(("", "driver")),
        st.sampled_from(("", "detained")),
    ),
)


def _incidents(archive: Archive) -> list[RecordId]:
    sql = "SELECT id FROM record WHERE kind = 'incident' ORDER BY id"
    return [RecordId(row[0]) for row in archive.catalogue.db.conn.execute(sql)]


def _relabel(archive: Archive) -> None:
    sql = "SELECT id, label FROM term_label WHERE label IN ('theft', 'pillage')"
    number, label = archive.catalogue.db.conn.execute(sql).fetchone()
    with archive.change("edit-term") as change:
        change.update("term_label", number, label="pillage" if label == "theft" else "theft")


def _do(archive: Archive, step: object) -> None:
    last = _incidents(archive)[-1:]
    if step in ("undo", "redo"):
        with contextlib.suppress(NothingToUndo, NothingToRedo):
            archive.undo() if step == "undo" else archive.redo()
    elif step == "relabel":
        _relabel(archive)
    elif step == "purge":
        archive.purge(last)
    elif step in ("trash", "restore"):
        with archive.change(step) as change:
            (recording.trash if step == "trash" else recording.restore)(change, last)
    elif isinstance(step, tuple):
        categories, role, outcome = step
        draft = _draft("Справа", tuple(sorted(categories)), (role, outcome))
        with archive.change("edit-incident") as change:
            if last and len(_incidents(archive)) > 2:
                recording.edit_incident(change, last[0], draft)
            else:
                recording.add_incident(change, draft)


@given(steps=st.lists(_STEPS, max_size=8))
@settings(
    max_examples=25, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
def test_a_change_its_undo_and_a_purge_keep_it_right(kept: Archive, steps: list[object]) -> None:
    for step in steps:
        _do(kept, step)
        for word in _WORDS:
            borne = {row[0] for row in kept.catalogue.db.conn.execute(_BORNE, [word])}
            found = {hit.id for hit in _hits(kept, word, Kind.INCIDENT, exact=True)}
            assert found == borne, (word, step)
    assert not [fault for fault in kept.verify() if "index" in fault.what]
