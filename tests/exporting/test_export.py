import csv
import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from khronika.archive import recording
from khronika.archive.archive import Archive
from khronika.archive.faults import DiskFull
from khronika.domain.drafts import IncidentDraft, ParticipationDraft, PersonDraft, TextDraft
from khronika.domain.errors import Cancelled
from khronika.domain.values import Name
from khronika.exporting.export import (
    ExportReport,
    NoSuchFormat,
    NothingToExport,
    PartlyWritten,
    export,
    export_in,
    preview,
)
from khronika.exporting.leaks import LeakFound
from khronika.exporting.on_disk import TargetExists
from khronika.exporting.profile import Profile
from khronika.exporting.released import ReleasedView
from khronika.exporting.selection import everything, of_records
from khronika.exporting.writers import FORMATS
from tests.exporting.conftest import HIDDEN, PUBLIC, Case

CAREFUL = Profile()


def export_all(archive: Archive, name: str, out: Path, **more: Any) -> ExportReport:
    profile = more.pop("profile", CAREFUL)
    return export(archive, everything(archive.catalogue), profile, name, out, **more)


def log_of(archive: Archive) -> list[dict[str, Any]]:
    return list(archive.catalogue.db.query("SELECT * FROM export_log"))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_leaves_whole_and_is_logged(
    archive: Archive, case: Case, tmp_path: Path, name: str
) -> None:
    out = tmp_path / "out"
    report = export_all(archive, name, out, profile=Profile(recipient="the court"))
    for file in report.files:
        assert hashlib.sha256(file.path.read_bytes()).hexdigest() == file.sha256
    assert out.is_dir() == FORMATS[name].is_folder
    entry = log_of(archive)[0]
    assert (entry["recipient"], entry["profile"], entry["format"]) == ("the court", "careful", name)
    assert json.loads(entry["files"]) == {
        file.path.relative_to(tmp_path.parent).as_posix(): file.sha256 for file in report.files
    }, "the folder by its name, not by the way to it"
    assert json.loads(entry["counts"]) == report.counts
    assert (entry["hidden"], entry["changed"]) == (report.hidden_total, 2)
    assert not list(tmp_path.glob("*.part"))


def test_the_log_says_who_stood_under_which_label(
    archive: Archive, case: Case, tmp_path: Path
) -> None:
    with archive.change("edit-person") as change:
        recording.set_person(change, [case.hidden], label="a driver")
    out = tmp_path / "a.json"
    export_all(archive, "json", out)
    people = {one["name"] for one in json.loads(out.read_text())["people"]}
    (entry,) = archive.catalogue.exports.recent()
    labels = archive.catalogue.exports.labels(entry.id)
    assert labels is not None
    agents = archive.catalogue.agents.many(one for one, _label in labels)
    assert len(labels) >= entry.changed > 0
    numbers = [label for _one, label in labels if label is not None]
    own = [agents[one].label for one, label in labels if label is None]
    assert numbers == [f"Person {nth}" for nth in range(1, len(numbers) + 1)]
    assert numbers
    assert own
    assert people >= {*numbers, *own}
    kept = log_of(archive)[0]["records"]
    names = [name.text for agent in agents.values() for name in agent.names]
    assert not [one for one in (*names, *own) if one and one in kept], "ids, and no words of theirs"


def test_the_report_has_the_keys_that_scripts_rely_on(
    archive: Archive, case: Case, tmp_path: Path
) -> None:
    said = export_all(archive, "json", tmp_path / "a.json").as_json()
    assert said["files"][0].keys() == {"path", "sha256"}
    assert said["counts"]["incidents"] == 2
    assert (said["hidden"], said["hidden_in"]) == (
        2,
        {"participation.people": 1, "relation.people": 1},
    )
    assert (said["changed"], said["asked"], said["leaks"]) == (2, 1, [])
    assert json.loads(json.dumps(said)) == said


def test_what_leaves_twice_for_one_recipient_fits_together(
    archive: Archive, case: Case, tmp_path: Path
) -> None:
    def ids(recipient: str | None) -> set[str]:
        out = tmp_path / "a.json"
        profile = Profile(recipient=recipient)
        export_all(archive, "json", out, profile=profile, replace=True)
        return {one["id"] for one in json.loads(out.read_bytes())["incidents"]}

    assert ids("the court") == ids("the court")
    assert not ids("the court") & ids("a newspaper")
    assert not ids(None) & ids(None)


def test_the_three_formats_say_the_same(archive: Archive, case: Case, tmp_path: Path) -> None:
    profile = Profile(recipient="the court")
    for name in FORMATS:
        export_all(archive, name, tmp_path / name, profile=profile)
    data = json.loads((tmp_path / "json").read_bytes())
    page = (tmp_path / "html").read_text(encoding="utf-8")
    with (tmp_path / "csv" / "incidents.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["title"] for row in rows] == [one["title"] for one in data["incidents"]]
    assert [row["id"] for row in rows] == [one["id"] for one in data["incidents"]]
    assert all(f'<article id="{row["id"]}">' in page for row in rows)
    assert all(name["text"] in page for one in data["people"] for name in one["names"])


def test_nothing_is_written_over_unasked(archive: Archive, case: Case, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"mine")
    with pytest.raises(TargetExists):
        export_all(archive, "json", tmp_path / "a.json")
    assert (tmp_path / "a.json").read_bytes() == b"mine"
    assert not log_of(archive)


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_named_after_someone_protected_is_refused(
    archive: Archive, case: Case, tmp_path: Path, name: str
) -> None:
    with pytest.raises(LeakFound) as refused:
        export_all(archive, name, tmp_path / "справа Підкаменської")
    agent = archive.catalogue.agents.get(case.hidden)
    assert agent is not None
    assert [leak.person for leak in refused.value.leaks] == [agent.uid]
    assert not list(tmp_path.glob("*Підкам*"))
    assert not log_of(archive)


@pytest.mark.parametrize("name", FORMATS)
def test_a_leak_that_passed_the_view_is_refused_and_nothing_is_written(
    archive: Archive, case: Case, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A translation brings the name in: no string of the archive, so no gate has seen it."""
    monkeypatch.setattr("khronika.exporting.register._", lambda words: f"{HIDDEN} {words}")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(LeakFound):
        export_all(archive, name, tmp_path / "out")
    assert sorted(tmp_path.iterdir()) == before
    assert not log_of(archive)


def slips(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Let the writer of one format bring a name in."""
    write = FORMATS[name].write

    def slipped(view: ReleasedView) -> dict[str, bytes]:
        said = (
            replace(view.people[0], name=HIDDEN)
            if view.people and view.incidents[0].title[:1] != "·"  # of the archive, not blank
            else None
        )
        return write(replace(view, people=(said, *view.people[1:])) if said else view)

    monkeypatch.setitem(FORMATS, name, replace(FORMATS[name], write=slipped))


def targets(folder: Path) -> dict[str, Path]:
    return {name: folder / f"out{FORMATS[name].ending}" for name in FORMATS}


@pytest.mark.parametrize("name", FORMATS)
def test_of_several_formats_none_is_written_if_one_may_not_be(
    archive: Archive, case: Case, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    slips(monkeypatch, name)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(LeakFound) as refused:
        export_in(targets(tmp_path), archive, everything(archive.catalogue), CAREFUL)
    assert sorted(tmp_path.iterdir()) == before
    assert not log_of(archive)
    (ending,) = {Path(leak.file).suffix for leak in refused.value.leaks}
    assert ending == f".{name}"


def test_of_several_formats_all_are_checked_for_room_before_any_is_written(
    archive: Archive, case: Case, tmp_path: Path
) -> None:
    (tmp_path / "out.html").write_text("mine")
    with pytest.raises(TargetExists):
        export_in(targets(tmp_path), archive, everything(archive.catalogue), CAREFUL)
    assert not (tmp_path / "out.json").exists()


def test_a_disk_that_fails_half_way_is_told_with_what_was_written(
    archive: Archive, case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_told: object) -> None:
        raise DiskFull

    monkeypatch.setattr("khronika.exporting.export.write_file", full)
    with pytest.raises(PartlyWritten) as told:
        export_in(targets(tmp_path), archive, everything(archive.catalogue), CAREFUL)
    assert "“out”" in str(told.value)
    assert str(DiskFull()) in str(told.value)
    assert [entry["format"] for entry in log_of(archive)] == ["csv"]
    assert (tmp_path / "out").is_dir()


def test_a_uid_that_someone_wrote_down_does_not_leave(
    archive: Archive, case: Case, tmp_path: Path
) -> None:
    person = archive.catalogue.agents.get(case.hidden)
    text = archive.catalogue.documents.get(case.text)
    assert person is not None
    assert text is not None
    assert text.original is not None
    for said in (person.uid.hex(), text.original):
        with archive.change("add-note") as change:
            recording.note(change, case.fire, f"see {said}")
        with pytest.raises(LeakFound):
            export_all(archive, "json", tmp_path / "a.json", profile=Profile(notes=True))
        archive.undo()


def test_nothing_to_export_is_said(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(NothingToExport):
        export(archive, of_records(()), CAREFUL, "json", tmp_path / "a.json")
    assert not (tmp_path / "a.json").exists()


def test_an_unknown_format_is_said(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(NoSuchFormat) as refused:
        export(archive, of_records(()), CAREFUL, "docx", tmp_path / "a.docx")
    assert "csv, json, html" in refused.value.advice


def test_a_preview_writes_and_logs_nothing(archive: Archive, case: Case, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    found = preview(archive, everything(archive.catalogue), CAREFUL)
    assert PUBLIC in {one.name for one in found.view.people}
    assert found.changed == 2
    assert sorted(tmp_path.iterdir()) == before
    assert not log_of(archive)


class _StopAfter:
    """Says stop at the nth word about progress."""

    def __init__(self, words: int) -> None:
        self.words = words

    def step(self, done: int, total: int = 0) -> None:
        self.words -= 1
        if self.words < 0:
            raise Cancelled


def test_stop_is_heard_until_the_first_byte_is_written(
    archive: Archive, case: Case, tmp_path: Path
) -> None:
    before = sorted(tmp_path.iterdir())
    heard = 0
    while True:
        try:
            export_all(archive, "csv", tmp_path / "out", progress=_StopAfter(heard))
        except Cancelled:
            heard += 1
            assert sorted(tmp_path.iterdir()) == before
            assert not log_of(archive)
        else:
            break
    assert heard > 1


# An audit hook cannot be taken away again: one stays, and listens only when told to.
_opened: list[tuple[str, str]] = []
_listening = False
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def _hear(event: str, args: tuple[Any, ...]) -> None:
    if _listening and event == "open" and isinstance(args[0], str | bytes | os.PathLike):
        mode, flags = args[1] or "", args[2] or 0
        if set(mode) & set("wax+") or flags & _WRITING:
            _opened.append((os.fsdecode(args[0]), mode))
    elif _listening and event in ("tempfile.mkstemp", "tempfile.mkdtemp"):
        _opened.append((str(args[0]), event))


sys.addaudithook(_hear)


@contextmanager
def listening() -> Iterator[list[tuple[str, str]]]:
    global _listening
    _opened.clear()
    _listening = True
    try:
        yield _opened
    finally:
        _listening = False


def test_the_hook_hears_a_file_opened_for_writing(tmp_path: Path) -> None:
    with listening() as opened:
        (tmp_path / "a").write_bytes(b"")
        os.close(os.open(tmp_path / "b", os.O_CREAT | os.O_WRONLY))
        (tmp_path / "a").read_bytes()
    assert {Path(path).name for path, _mode in opened} == {"a", "b"}


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_opens_nothing_for_writing_but_its_output(
    archive: Archive, case: Case, tmp_path: Path, name: str
) -> None:
    with listening() as opened:
        report = export_all(archive, name, tmp_path / "out")
    parts = {str(file.path).replace("/out", "/out.part", 1) for file in report.files}
    # Standard error of the scan goes to the null device, which keeps nothing.
    assert {path for path, _mode in opened} - {os.devnull} == parts


def test_the_log_knows_which_records_were_chosen_and_which_they_brought(
    archive: Archive, case: Case, tmp_path: Path
) -> None:
    export(archive, of_records([case.fire]), CAREFUL, "html", tmp_path / "a.html")
    (entry,) = archive.catalogue.exports.recent()
    assert entry.asked == {"incident": 1}
    assert entry.hashes == (hashlib.sha256((tmp_path / "a.html").read_bytes()).hexdigest(),)
    found = archive.catalogue.exports.records(entry.id)
    assert found is not None
    chosen, brought = found
    assert chosen == [case.fire]
    assert {case.town, case.public, case.hidden, case.text} <= set(brought)
    assert case.trial not in brought


def test_who_was_chosen_and_may_not_leave_is_not_said_to_have_left(
    archive: Archive, case: Case, tmp_path: Path
) -> None:
    with archive.change("add-incident") as change:
        draft = IncidentDraft(texts=(TextDraft(title="Known to two"),), sensitivity="secret")
        secret = recording.add_incident(change, draft)
    export(archive, of_records([case.fire, secret]), CAREFUL, "html", tmp_path / "a.html")
    (entry,) = archive.catalogue.exports.recent()
    assert entry.asked == {"incident": 1}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("called", ["Person A, platoon commander", "Somebody 1", "Persona 106"])
def test_the_programs_own_numbers_for_people_refuse_nothing(
    archive: Archive, case: Case, tmp_path: Path, name: str, called: str
) -> None:
    with archive.change("add-person") as change:
        person = recording.add_person(
            change, PersonDraft(names=(Name(text=called),), protection="ask")
        )
        text = TextDraft(title="Seen at the office", language="en")
        people = (ParticipationDraft(agent=person, role="witness"),)
        recording.add_incident(change, IncidentDraft(texts=(text,), people=people))
    report = export_all(archive, name, tmp_path / "out")
    assert report.changed == 3
    content = "".join(file.path.read_text("utf-8-sig") for file in report.files)
    assert called not in content
    assert "Person 3" in content
