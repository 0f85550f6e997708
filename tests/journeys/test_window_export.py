"""Handing on, from where one is, and going on from there."""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot, words_of

from khronika.archive.archive import Archive
from khronika.archive.recording import (
    add_collection,
    add_documents,
    add_incident,
    add_passage,
    add_person,
    add_source,
)
from khronika.domain.date_words import parse_when
from khronika.domain.drafts import (
    CitationDraft,
    CollectionDraft,
    DocumentDraft,
    IncidentDraft,
    ParticipationDraft,
    PassageDraft,
    PersonDraft,
    SourceDraft,
    TextDraft,
    WhenDraft,
)
from khronika.domain.values import Name
from khronika.exporting.clearing import Clearing
from khronika.exporting.released import ReleasedView
from khronika.exporting.writers import FORMATS
from khronika.ui.models.steps import EXPORT
from khronika.ui.widgets.link import Link
from khronika.ui.widgets.path_line import PathLine
from khronika.ui.widgets.wrapped import Wrapped

Desk = Callable[..., WindowRobot]


def incidents(archive: Archive) -> None:
    for title, day in (("A letter is written", "3 May 2022"), ("It is read", "5 May 2022")):
        whens = (WhenDraft(when=parse_when(day, language="en")),)
        draft = IncidentDraft(texts=(TextDraft(title=title, language="en"),), whens=whens)
        with archive.change("add-incident") as change:
            add_incident(change, draft)
    with archive.change("add-collection") as change:
        add_collection(change, CollectionDraft(name="For the court"))


def offered(robot: WindowRobot) -> list[str]:
    """What may be chosen to leave, the one that is chosen first."""
    what = robot.desk.export.what
    said = [what.itemText(at) for at in range(what.count())]
    return [what.currentText(), *said[: what.currentIndex()], *said[what.currentIndex() + 1 :]]


def test_the_incident_that_is_looked_at_is_what_is_offered_first(desk: Desk) -> None:
    robot = desk(incidents)
    robot.go("timeline")
    timeline = robot.desk.timeline.timeline
    second = robot.desk.session.catalogue.incidents.ids()[1]
    assert timeline.point_at(second)
    timeline.canvas.walk.turn(second)  # as Ctrl and a press do
    robot.settle()
    assert timeline.selection() == [], "pointed at, and not selected"
    robot.do("archive.export")
    scopes = ["Collection: For the court", "Everything in the archive"]
    assert offered(robot) == ["This incident: I-2 It is read", *scopes]
    robot.go("incidents")
    robot.point_at("A letter is written")
    robot.list_screen.list.view.clearSelection()
    robot.do("archive.export")
    assert offered(robot) == ["This incident: I-1 A letter is written", *scopes]
    robot.go("overview")
    robot.do("archive.export")
    assert offered(robot) == scopes


def test_what_was_written_can_be_looked_at_where_it_lies(desk: Desk, tmp_path: Path) -> None:
    robot = desk(incidents)
    robot.go("incidents")
    robot.point_at("It is read")
    robot.do("archive.export")
    robot.files.folder = tmp_path / "out"
    robot.files.folder.mkdir()
    robot.desk.export.write.click()
    robot.settle()
    assert robot.files.opened == [], "nothing is opened by itself"
    (line,) = robot.desk.export.sheet.findChildren(PathLine)
    assert line.toolTip() == line.accessibleName() == str(robot.files.folder)
    line.resize(150, line.height())
    first, last = line.shown().split("…")
    assert str(robot.files.folder).startswith(first)
    assert str(robot.files.folder).endswith(last)
    assert first
    assert last
    robot.take_offer("Open the folder")
    assert robot.files.opened == [robot.files.folder]
    (written,) = robot.files.folder.glob("*.html")
    for words in ("Open the report", "Open the folder", "Copy the path"):
        press(robot, words)
    assert robot.files.opened[1:] == [written, robot.files.folder]
    assert robot.clipboard() == str(robot.files.folder)
    assert robot.said[-1] == "The path was copied."
    assert told(robot).startswith("Exported\n"), "where it lies comes first"
    written.rename(written.with_suffix(".moved"))
    press(robot, "Open the report")
    assert robot.said[-1] == f"The system did not open {written}."
    written.with_suffix(".moved").rename(written)
    report = next(robot.files.folder.glob("*.html")).read_text("utf-8")
    assert "It is read" in report
    assert "A letter is written" not in report


def test_enter_after_an_export_opens_the_report_and_writes_nothing_anew(
    desk: Desk, tmp_path: Path
) -> None:
    robot = desk(incidents)
    robot.go("incidents")
    robot.point_at("It is read")
    robot.do("archive.export")
    robot.files.folder = tmp_path
    robot.desk.export.write.setFocus()
    robot.press(Qt.Key.Key_Space)
    opener = QApplication.focusWidget()
    assert isinstance(opener, QPushButton)
    assert opener.text() == "Open the report"
    robot.press(Qt.Key.Key_Space)
    assert len(robot.files.opened) == len(list(tmp_path.glob("*.html"))) == 1


def test_one_export_in_several_formats_calls_everybody_the_same(desk: Desk, tmp_path: Path) -> None:
    robot = desk(incidents)
    robot.go("incidents")
    robot.point_at("It is read")
    robot.do("archive.export")
    all_formats(robot)
    export_it(robot, tmp_path / "out")
    (data,) = (tmp_path / "out").glob("*.json")
    (page,) = (tmp_path / "out").glob("*.html")
    (tables,) = (tmp_path / "out").glob("*/incidents.csv")
    (incident,) = json.loads(data.read_bytes())["incidents"]
    assert f'<article id="{incident["id"]}">' in page.read_text("utf-8")
    assert incident["id"] in tables.read_text("utf-8-sig")


def test_a_title_that_names_somebody_protected_is_said_to_be_replaced(desk: Desk) -> None:
    def guarded(archive: Archive) -> None:
        with archive.change("add-person") as change:
            name = Name(text="Ostap Hrebeniuk")
            add_person(change, PersonDraft(names=(name,), protection="protected"))

    robot = desk(incidents, guarded)
    robot.go("incidents")
    robot.point_at("It is read")
    robot.do("archive.export")
    for typed, is_told in (("What happened", False), ("The case of Grebenyuk", True), ("", False)):
        robot.desk.export.heading.fill(typed)
        robot.desk.export.heading.changed.emit()
        robot.until(lambda: not robot.desk.export._soon.isActive())
        robot.settle()
        (said,) = [
            one for one in robot.desk.export.findChildren(QLabel) if "This title" in one.text()
        ]
        assert said.isVisible() == is_told
        assert "Grebenyuk" not in said.text()


def test_a_plan_that_is_given_up_leads_back_to_where_one_was(desk: Desk, tmp_path: Path) -> None:
    robot = desk(texts(A_letter="Words."), incidents)
    robot.go("incidents")
    robot.point_at("It is read")
    robot.files.files = [tmp_path / "one.txt"]
    robot.files.files[0].write_text("The first\n\nOne text.", "utf-8")
    robot.do("archive.import")
    robot.desk.bring_in.away.click()
    assert robot.place == "go.incidents"
    robot.do("archive.import")
    robot.desk.bring_in.take.click()
    robot.settle()
    assert robot.place == "go.documents", "there is what came in"


PROTECTED = "Orysia Vesnianka"
OFFICER = "senior warrant officer"
LETTER = f"They waited for {PROTECTED}. He was beaten by a {OFFICER}. In the morning all was quiet."


def beaten(archive: Archive) -> None:
    """Record an incident that rests on three quotations: of a name, a description and neither."""
    with archive.change("add-incident") as change:
        (text,) = add_documents(change, [DocumentDraft(title="A letter", body=LETTER)])
        cited = tuple(
            CitationDraft(passage=add_passage(change, PassageDraft(document=text, quote=quote)))
            for quote in (f"waited for {PROTECTED}", f"beaten by a {OFFICER}", "all was quiet")
        )
        people = tuple(
            ParticipationDraft(
                agent=add_person(change, PersonDraft(names=(Name(text=name),), protection=level))
            )
            for name, level in ((PROTECTED, "protected"), (OFFICER, "ask"))
        )
        texts = (TextDraft(title="He leaves", language="en"),)
        add_incident(change, IncidentDraft(texts=texts, citations=cited, people=people))


def handing_on(robot: WindowRobot) -> None:
    """Look at what a colleague would get of everything."""
    robot.go("overview")
    robot.do("archive.export")
    export = robot.desk.export
    export.what.setCurrentIndex(export.what.findData("all"))
    export.profile.setCurrentIndex(export.profile.findData("colleague"))
    robot.until(lambda: not export._soon.isActive())
    robot.settle()


def told(robot: WindowRobot) -> str:
    return words_of(robot.desk.export.sheet)


def press(robot: WindowRobot, words: str) -> None:
    """Press a button of the page beside the choices."""
    buttons = robot.desk.export.sheet.findChildren(QPushButton)
    next(one for one in buttons if one.text() == words).click()
    robot.settle()


def lines(robot: WindowRobot) -> list[str]:
    """What is held back, and because of whom."""
    page = robot.desk.export.sheet.widget()
    assert page is not None
    return [one.accessibleName() for one in page.findChildren(Link)]


def test_as_many_sources_are_told_as_the_report_has(desk: Desk, tmp_path: Path) -> None:
    def cited(archive: Archive) -> None:
        with archive.change("add-incident") as change:
            said_by, owner = (
                add_source(change, SourceDraft(names=(Name(text=name),)))
                for name in ("Eyewitness", "Owner")
            )
            (text,) = add_documents(
                change, [DocumentDraft(title="A letter", body="Words.", publisher=owner)]
            )
            citation = CitationDraft(document=text, source=said_by)
            title = TextDraft(title="He leaves", language="en")
            add_incident(change, IncidentDraft(texts=(title,), citations=(citation,)))

    robot = desk(cited)
    robot.go("incidents")
    robot.point_at("He leaves")
    robot.do("archive.export")
    robot.settle()
    robot.until(lambda: not robot.desk.export._soon.isActive())
    robot.settle()
    said = "Sources\n1\nOnly named, as publishers\n1"
    assert said in told(robot)
    export_it(robot, tmp_path / "out")
    assert said in told(robot), "afterwards too"
    (written,) = (tmp_path / "out").iterdir()
    assert '<a href="#sources">Sources</a> 1<' in written.read_text("utf-8")


def test_what_is_held_back_is_told_with_its_reason_before_anything_is_written(desk: Desk) -> None:
    robot = desk(beaten)
    handing_on(robot)
    assert "Passages, with their words\n1\nPassages, without them\n2" in told(robot)
    assert "What is held back  6" in told(robot), "two people, two quotations, a text, words around"
    assert lines(robot) == [
        f"{OFFICER}; leaves under a number · ask before publishing · holds 3 things back",
        f"{PROTECTED}; leaves under a number · protected · holds 2 things back",
        f"“waited for {PROTECTED}”; names {PROTECTED} · I-1 · A letter",
        f"“beaten by a {OFFICER}”; names {OFFICER} · I-1 · A letter",
        f"A letter; names {PROTECTED}, {OFFICER}",
        f"“all was quiet”; names {OFFICER} · I-1 · A letter",
    ]


def test_each_thing_held_back_opens_where_it_stands(desk: Desk) -> None:
    robot = desk(beaten)
    handing_on(robot)
    page = robot.desk.export.sheet.widget()
    assert page is not None
    first = next(one for one in page.findChildren(Link) if "waited for" in one.accessibleName())
    first.click()
    robot.settle()
    assert robot.place == "go.documents"
    assert f"waited for {PROTECTED}" in robot.documents.reader.text.textCursor().selectedText()


def test_a_person_says_that_a_description_is_no_name_and_takes_it_back(desk: Desk) -> None:
    robot = desk(beaten)
    handing_on(robot)
    offers = [
        one for one in robot.desk.export.sheet.findChildren(QPushButton)
        if "as a description" in one.text()
    ]  # fmt: skip
    assert [one.text() for one in offers] == [f"Record “{OFFICER}” as a description, not a name"]
    offers[0].click()
    robot.settle()
    robot.until(lambda: not robot.desk.export._soon.isActive())
    robot.settle()
    assert "Passages, with their words\n2\nPassages, without them\n1" in told(robot)
    assert not any(f"names {OFFICER}" in line for line in lines(robot))
    assert robot.desk.session.catalogue.steps.recent(1)[0].verb == "describe-person"
    robot.take_offer("Take it back")
    robot.until(lambda: not robot.desk.export._soon.isActive())
    robot.settle()
    assert "Passages, without them\n2" in told(robot)


def test_while_names_are_hidden_the_list_holds_none(desk: Desk) -> None:
    robot = desk(beaten)
    handing_on(robot)
    robot.desk.session.hide_names(True)
    robot.settle()
    assert "Vesnianka" not in told(robot)
    assert any("Protected person P-1" in line for line in lines(robot))
    robot.desk.session.hide_names(False)
    robot.settle()
    assert PROTECTED in told(robot)


def test_a_long_list_shows_its_first_and_more_when_asked(desk: Desk) -> None:
    def many(archive: Archive) -> None:
        with archive.change("import") as change:
            add_person(change, PersonDraft(names=(Name(text=PROTECTED),), protection="protected"))
            add_documents(
                change,
                [
                    DocumentDraft(title=f"Letter {at}", body=f"{at}: {PROTECTED}")
                    for at in range(130)
                ],
            )

    robot = desk(many)
    handing_on(robot)

    def letters() -> int:
        return sum("Letter" in line for line in lines(robot))

    assert letters() == 8
    for number, left in ((108, True), (130, False)):
        more = robot.desk.export.sheet.findChild(QPushButton, "more:document.text")
        assert isinstance(more, QPushButton)
        more.click()
        assert letters() == number
        assert ("more…" in told(robot)) == left


def export_it(robot: WindowRobot, folder: Path) -> None:
    """Write what is offered into `folder`."""
    robot.files.folder = folder
    folder.mkdir()
    robot.desk.export.write.click()
    robot.settle()


def exported(robot: WindowRobot) -> QPoint:
    """Point at the newest export of History; return where its row is."""
    robot.go("history")
    robot.settle()
    view = robot.desk.history.view
    rows = [view.model().index(at, 0) for at in range(view.model().rowCount())]
    row = next(one for one in rows if one.data(EXPORT) is not None)
    view.setCurrentIndex(row)
    return view.visualRect(row).center()


@pytest.mark.parametrize("by_mouse", [True, False])
def test_an_export_in_history_opens_and_lists_what_went(
    desk: Desk, tmp_path: Path, by_mouse: bool
) -> None:
    robot = desk(beaten, incidents)
    robot.go("incidents")
    robot.point_at("He leaves")
    robot.do("archive.export")
    robot.settle()
    export_it(robot, tmp_path / "For Anna")
    at = exported(robot)
    history = robot.desk.history
    assert history.sheet.isHidden()
    if by_mouse:
        QTest.mouseClick(history.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseDClick(history.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    else:
        history.view.setFocus()
        QTest.keyClick(history.view, Qt.Key.Key_Return)
    robot.settle()
    assert not history.sheet.isHidden()
    words = words_of(history.sheet)
    checks = [one.text for one in history.sheet.findChildren(Wrapped)]
    (written,) = (tmp_path / "For Anna").iterdir()
    assert hashlib.sha256(written.read_bytes()).hexdigest() in checks
    assert "For Anna" in words
    assert "I-1 He leaves" in words
    assert f"P-1 {PROTECTED}" in words, "it left, under a label"
    assert "A letter is written" not in words, "another incident"
    called = re.search(rf"(Person \d): {PROTECTED}", words)
    assert called is not None, "who that is whom the report calls so"
    assert called[1] in written.read_text("utf-8")
    robot.desk.session.hide_names(True)
    robot.settle()
    assert PROTECTED not in words_of(history)
    history.view.activated.emit(history.view.currentIndex())
    hidden = words_of(history.sheet)
    assert PROTECTED not in hidden
    assert "Person " not in hidden
    assert "I-1 He leaves" in hidden
    robot.desk.session.hide_names(False)
    robot.settle()
    exported(robot)
    history.view.activated.emit(history.view.currentIndex())
    next(one for one in history.sheet.findChildren(Link) if "He leaves" in one.text()).click()
    robot.settle()
    assert robot.place == "go.incidents"


def test_the_page_of_an_export_closes_by_esc_and_with_another_row(
    desk: Desk, tmp_path: Path
) -> None:
    robot = desk(beaten)
    handing_on(robot)
    export_it(robot, tmp_path / "out")
    exported(robot)
    history = robot.desk.history
    history.view.activated.emit(history.view.currentIndex())
    assert not history.sheet.isHidden()
    history.view.setFocus()
    QTest.keyClick(history.view, Qt.Key.Key_Escape)
    assert history.sheet.isHidden()
    history.view.activated.emit(history.view.currentIndex())
    other = history.view.model().index(history.view.model().rowCount() - 1, 0)
    history.view.setCurrentIndex(other)
    assert history.sheet.isHidden()


def named(text: str) -> Callable[[Archive], None]:
    """Return what records somebody protected under this name."""

    def record(archive: Archive) -> None:
        with archive.change("add-person") as change:
            name = Name(text=text)
            add_person(change, PersonDraft(names=(name,), protection="protected"))

    return record


def all_formats(robot: WindowRobot) -> None:
    for box in robot.desk.export.formats.values():
        box.setChecked(True)


def test_who_is_recorded_under_a_word_of_the_report_itself_refuses_none(
    desk: Desk, tmp_path: Path
) -> None:
    robot = desk(incidents, named("Incidents Content Police"))
    handing_on(robot)
    all_formats(robot)
    export_it(robot, tmp_path / "out")
    assert len(list((tmp_path / "out").iterdir())) == len(FORMATS)


def test_a_refused_export_says_whose_name_it_would_have_told(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word of the program says more in a report that holds something than in an empty one."""
    said = FORMATS["html"].write

    def slipped(view: ReleasedView) -> dict[str, bytes]:
        whole = said(view)["report.html"]
        return {
            "report.html": whole
            if view.incidents[0].title[:1] == "·"
            else whole + b"<p>Incidents</p>"
        }

    monkeypatch.setitem(FORMATS, "html", replace(FORMATS["html"], write=slipped))
    robot = desk(incidents, named("Incidents"))
    handing_on(robot)
    all_formats(robot)
    export_it(robot, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
    assert "Nothing was written" in told(robot)
    assert any(
        line.startswith("Incidents; “incidents”: found in report.html") for line in lines(robot)
    )
    robot.desk.session.hide_names(True)
    robot.settle()
    assert any(line.startswith("Protected person P-1; “▒") for line in lines(robot)), lines(robot)
    assert "“incidents”" not in told(robot)
    robot.desk.session.hide_names(False)
    robot.settle()
    page = robot.desk.export.sheet.widget()
    assert page is not None
    page.findChildren(Link)[0].click()
    robot.settle()
    assert robot.place == "go.people"
    robot.do("go.back")
    assert "Nothing was written" in told(robot), "it is still there to come back to"
    press(robot, "Edit the name, or say that it is a description")
    assert robot.place == "go.people"
    assert robot.card.names is not None, "the form is open"


def test_a_refused_export_leads_to_the_record_that_says_the_word(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should what is to hold names back ever fail, the last look says where to mend it."""

    def titled(archive: Archive) -> None:
        with archive.change("add-incident") as change:
            text = TextDraft(title=f"They wait for {PROTECTED}", language="en")
            add_incident(change, IncidentDraft(texts=(text,)))

    monkeypatch.setattr(Clearing, "is_clean", lambda _clearing, _said: True)
    robot = desk(named(PROTECTED), titled)
    handing_on(robot)
    export_it(robot, tmp_path / "out")
    assert "Nothing was written" in told(robot)
    assert any(f"“{PROTECTED}”: found in report.html" in line for line in lines(robot))
    page = robot.desk.export.sheet.widget()
    assert page is not None
    where = next(one for one in page.findChildren(Link) if one.text().startswith("I-1 They wait"))
    assert where.accessibleName() == f"I-1 They wait for {PROTECTED}; Titles of incidents"
    where.click()
    robot.settle()
    assert robot.place == "go.incidents"
    assert robot.editor.isVisible(), "it is being edited where it stands"


def two_to_be_asked(archive: Archive) -> None:
    with archive.change("add-incident") as change:
        people = [
            add_person(change, PersonDraft(names=(Name(text=name),), protection=protection))
            for name, protection in (
                ("Глафіра Незамаєва", "ask"),
                ("Тимур Бейсембінов", "protected"),
            )
        ]
        parts = tuple(ParticipationDraft(agent=person, role="witness") for person in people)
        text = TextDraft(title="A letter is written", language="en")
        add_incident(change, IncidentDraft(texts=(text,), people=parts))


def test_somebody_is_named_who_was_asked_in_that_export_alone(desk: Desk, tmp_path: Path) -> None:
    robot = desk(two_to_be_asked)
    robot.go("incidents")
    robot.point_at("A letter is written")
    robot.do("archive.export")
    robot.until(lambda: not robot.desk.export._soon.isActive())
    robot.settle()
    sheet, robot.files.folder = robot.desk.export.sheet, tmp_path
    agents = robot.desk.session.catalogue.agents
    asked = next(one.id for one in agents.many(agents.ids()).values() if one.protection == "ask")
    offers = [one.objectName() for one in sheet.findChildren(QPushButton)]
    assert [one for one in offers if one.startswith("asked:")] == [f"asked:{asked}"], "of one alone"
    offer = sheet.findChild(QPushButton, f"asked:{asked}")
    assert isinstance(offer, QPushButton)
    offer.setFocus()
    robot.press(Qt.Key.Key_Space)
    assert "Asked, and may be named this time" in words_of(sheet)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == f"unasked:{asked}", "the next answer is a Tab away"
    robot.desk.export.write.click()
    robot.settle()
    written = next(tmp_path.glob("*.html")).read_text("utf-8")
    assert "Незамаєва" in written
    assert "Бейсембінов" not in written
    assert not robot.desk.export.state()["asked"], "it was for that export alone"
    robot.desk.export.heading.fill("A letter")
    exported(robot)
    history = robot.desk.history
    history.view.activated.emit(history.view.currentIndex())
    links = [one.text() for one in history.sheet.findChildren(Link)]
    assert "Asked, and let be named  1" in words_of(history.sheet)
    assert "Глафіра Незамаєва" in links, "whoever exported answers for it"
    robot.desk.session.hide_names(True)
    robot.settle()
    history.view.activated.emit(history.view.currentIndex())
    assert "Asked, and let be named  1" in words_of(history.sheet)
    assert "Незамаєва" not in words_of(history.sheet)
    robot.desk.session.hide_names(False)
    robot.settle()
    robot.go("incidents")
    robot.point_at("A letter is written")
    robot.do("archive.export")
    robot.until(lambda: not robot.desk.export._soon.isActive())
    robot.settle()
    assert robot.desk.export.sheet.findChild(QPushButton, f"asked:{asked}") is not None
    assert robot.desk.export.heading.text() == "", "it was the title of another"
