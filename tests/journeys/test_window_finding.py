"""Finding in the whole archive, in any form, with the real window on a real archive."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.robots.fixtures import texts
from tests.robots.window import WindowRobot

from khronika.archive import recording, vocabulary
from khronika.archive.recording.sets import add_term
from khronika.domain.drafts import (
    CategoryDraft,
    IncidentDraft,
    ParticipationDraft,
    PersonDraft,
    SourceDraft,
    TextDraft,
)
from khronika.domain.values import Name
from khronika.ui import learning
from khronika.ui.models.hits import HIT, SEEN
from khronika.ui.palette.in_texts import Place

TEXTS = texts(
    Лист="Учора в Києві бачили Гребенюка. Потім він зник.",
    Letter="A man called Hrebeniuk was seen near the river.",
    Записка="Говорили с Гребенюком о море. И снова о Гребенюке.",
)


def _find(robot: WindowRobot, words: str) -> list[str]:
    robot.do("edit.search")
    robot.desk.search.line.setText(words)
    robot.settle()
    robot.until(lambda: not robot.desk.search._soon.isActive())
    robot.settle()
    return _rows(robot)


def _rows(robot: WindowRobot) -> list[str]:
    hits = robot.desk.search.hits
    return [str(hits.index(row).data(HIT).title) for row in range(hits.rowCount())]


def _learned(desk: Callable[..., WindowRobot]) -> WindowRobot:
    robot = desk(TEXTS)
    robot.desk.session.archive.learn()
    return robot


def test_a_name_is_found_in_any_form_and_script_and_says_how(
    desk: Callable[..., WindowRobot],
) -> None:
    robot = _learned(desk)
    assert set(_find(robot, "Гребенюк")) == {"Лист", "Letter", "Записка"}
    hits = robot.desk.search.hits
    why = {hits.index(row).data(HIT).title: hits.index(row).data(SEEN).why for row in (0, 1, 2)}
    assert why == {
        "Лист": "another form",
        "Записка": "another form",
        "Letter": "another spelling or script",
    }
    seen = hits.index(0).data(SEEN)
    assert all(seen.words[start:end].startswith("Гребенюк") for start, end in seen.in_words)
    assert seen.in_words


def test_enter_opens_the_text_at_the_words(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    _find(robot, "hrebeniuk")
    robot.desk.search.line.setFocus()
    robot.press(Qt.Key.Key_Return)
    robot.press(Qt.Key.Key_Return)
    robot.until(lambda: robot.place == "go.documents")
    assert robot.documents.reader.text.textCursor().selectedText() == "Hrebeniuk"


def test_the_first_text_that_is_looked_at_opens_at_the_words_too(
    desk: Callable[..., WindowRobot], key_file: Path
) -> None:
    said = [f"Paragraph {n}: nobody in the village by the river said a word." for n in range(2000)]
    said[1500] += " Then Hrebeniuk came."
    robot = desk(texts(Long_text="\n\n".join(said)))
    robot.desk.session.archive.learn()
    robot.go("incidents")
    QTest.keyClick(robot.shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    robot.unlock_with_key(key_file)
    _find(robot, "hrebeniuk")
    screen = robot.desk.search
    robot.press_in(screen.line, Qt.Key.Key_Return)
    robot.press_in(screen.view, Qt.Key.Key_Return)
    robot.until(lambda: robot.place == "go.documents")
    text = robot.documents.reader.text
    assert text.textCursor().selectedText() == "Hrebeniuk"
    third = text.viewport().height() // 3
    assert abs(text.cursorRect(text.textCursor()).top() - third) < text.fontMetrics().height()


def test_only_as_written(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    _find(robot, "Гребенюка")
    robot.desk.search.exact.click()
    robot.settle()
    assert _rows(robot) == ["Лист"]
    robot.desk.search.exact.click()
    robot.settle()
    assert set(_rows(robot)) == {"Лист", "Letter", "Записка"}


def test_one_kind_of_record(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    with robot.desk.session.archive.change("add-person") as change:
        recording.add_person(change, PersonDraft(names=(Name(text="Остап Гребенюк"),)))
    robot.settle()
    _find(robot, "Гребенюк")
    kinds = robot.desk.search.kinds.segments
    assert kinds is not None
    assert [one.text() for one in kinds.buttons.values()] == ["All 4", "Documents 3", "People 1"]
    kinds.buttons["agent"].click()
    robot.settle()
    assert _rows(robot) == ["Остап Гребенюк"]
    kinds.buttons["all"].click()
    robot.settle()
    assert len(set(_rows(robot))) == 4


def test_what_was_meant_is_taken(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    assert _find(robot, "Гребинюка") == []
    screen = robot.desk.search
    assert screen.instead.text() == "Did you mean “Гребенюка”?"
    screen.instead.click()
    robot.settle()
    assert set(_rows(robot)) == {"Лист", "Letter", "Записка"}
    assert not screen.instead.isVisible()


def test_what_was_not_understood_is_said(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    assert set(_find(robot, "(море")) == {"Записка"}
    assert "never closed" in robot.desk.search.remarks.text()


def test_what_was_just_written_is_learned_behind(
    desk: Callable[..., WindowRobot], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learning, "_ROUNDS", 0)  # what is made ready ahead takes twenty seconds
    robot = desk(TEXTS)
    archive = robot.desk.session.archive
    robot.until(lambda: vocabulary.progressed(archive.catalogue.db).is_complete)
    assert len(_find(robot, "Гребенюк")) >= 3
    with archive.change("add-person") as change:
        recording.add_person(change, PersonDraft(names=(Name(text="Остап Юшков"),)))
    robot.until(lambda: vocabulary.progressed(archive.catalogue.db).is_complete)
    assert _find(robot, "Yushkova") == ["Остап Юшков"]


def test_nothing_is_said_of_what_is_learned_in_a_moment(
    desk: Callable[..., WindowRobot], monkeypatch: pytest.MonkeyPatch
) -> None:
    """“99 % learned” stood under a search that had just been kept, until something was written."""
    monkeypatch.setattr(learning, "_PAUSE", 60_000)  # it is not learned yet when this looks
    robot = _learned(desk)
    _find(robot, "Гребенюк")
    robot.do("edit.keep_search")
    robot.settle()
    assert not vocabulary.progressed(robot.desk.session.archive.catalogue.db).is_complete
    assert robot.desk.search.remarks.text() == ""


def test_what_was_learned_is_looked_for_at_once(
    desk: Callable[..., WindowRobot], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vocabulary, "A_MOMENT", 0)
    monkeypatch.setattr(learning, "_PAUSE", 2_000)  # milliseconds: after what is asked first
    monkeypatch.setattr(learning, "_ROUNDS", 0)
    robot = _learned(desk)
    with robot.desk.session.archive.change("add-person") as change:
        recording.add_person(change, PersonDraft(names=(Name(text="Остап Юшков"),)))
    robot.settle()
    assert _find(robot, "Юшкова") == []
    assert "learned" in robot.desk.search.remarks.text()
    robot.until(lambda: _rows(robot) == ["Остап Юшков"])
    assert robot.desk.search.remarks.text() == ""


def test_a_hidden_name_is_not_guessed(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    with robot.desk.session.archive.change("add-person") as change:
        draft = PersonDraft(names=(Name(text="Остап Гребенюк"),), protection="protected")
        recording.add_person(change, draft)
    robot.settle()
    _find(robot, "Гребинюка")
    assert robot.desk.search.instead.isVisible()
    robot.desk.session.hide_names(True)
    robot.settle()
    _find(robot, "Гребинюка")
    assert not robot.desk.search.instead.isVisible()
    assert "ребенюк" not in robot.desk.search.instead.text()


def test_an_incident_is_found_by_who_is_in_it_but_not_by_a_hidden_name(
    desk: Callable[..., WindowRobot],
) -> None:
    robot = _learned(desk)
    _record(robot, "protected")
    with robot.desk.session.archive.change("add-incident") as change:
        recording.add_incident(
            change,
            IncidentDraft(
                texts=(TextDraft(title="Обшук"),),
                people=(ParticipationDraft(agent="Остап Гребенюк"),),
            ),
        )
    robot.desk.session.archive.learn()
    robot.settle()
    assert "Обшук" in _find(robot, "Hrebeniuk")
    hits = robot.desk.search.hits
    seen = hits.index(hits.rowCount() - 1).data(SEEN)
    assert (seen.title, seen.words) == ("Обшук", "in it: Остап Гребенюк")
    assert [seen.words[start:end] for start, end in seen.in_words] == ["Гребенюк"]
    robot.desk.session.hide_names(True)
    robot.settle()
    assert "Обшук" not in _find(robot, "Hrebeniuk")
    kinds = robot.desk.search.kinds.segments
    assert kinds is None or "incident" not in kinds.buttons
    assert "Обшук" in _find(robot, "Обшук")


def test_a_field_says_whom_it_named_but_no_hidden_name(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    _record(robot, "protected")
    with robot.desk.session.archive.change("add-incident") as change:
        draft = IncidentDraft(
            texts=(TextDraft(title="Обшук"),), people=(ParticipationDraft(agent="Остап Гребенюк"),)
        )
        recording.add_incident(change, draft)
    robot.settle()

    _find(robot, "person:Гребенюк kind:incident")
    assert robot.desk.search.hits.index(0).data(SEEN).words == "person: Остап Гребенюк"
    robot.desk.session.hide_names(True)
    robot.settle()
    _find(robot, "person:Гребенюк kind:incident")
    assert not robot.found()


def test_an_incident_is_found_by_its_category_and_says_so(
    desk: Callable[..., WindowRobot],
) -> None:
    robot = _learned(desk)
    with robot.desk.session.archive.change("add-incident") as change:
        add_term(change, "category", {"en": "arson", "uk": "підпал", "ru": "поджог"})
        draft = IncidentDraft(
            texts=(TextDraft(title="Уночі біля складу"),),
            categories=(CategoryDraft(category="arson"),),
        )
        recording.add_incident(change, draft)
    robot.desk.session.archive.learn()
    robot.settle()
    assert _find(robot, "поджоги") == ["Уночі біля складу"]
    seen = robot.desk.search.hits.index(0).data(SEEN)
    assert seen.words == "category: arson (поджог)"
    assert [seen.words[start:end] for start, end in seen.in_words] == ["поджог"]


def test_no_mark_says_which_hidden_word_was_typed(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    _record(robot, "protected")
    screen = robot.desk.search
    _find(robot, "Гребенюк море")

    def marked() -> set[str]:
        rows = [screen.hits.index(row).data(SEEN) for row in range(screen.hits.rowCount())]
        return {seen.words[start:end] for seen in rows for start, end in seen.in_words}

    assert marked() == {"Гребенюком", "Гребенюке", "море"}
    robot.desk.session.hide_names(True)
    robot.settle()
    assert _find(robot, "Гребенюк море") == [], "as if nobody had ever written the name"
    _find(robot, "Гребенюк OR море")
    assert marked() == {"море"}


def test_no_form_but_as_written_offers_the_others(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    screen = robot.desk.search
    robot.do("edit.search")
    screen.exact.click()
    assert _find(robot, "Гребенюк") == []
    assert "Nothing is written so" in screen.nothing.text.text()
    screen._otherwise.click()
    robot.settle()
    assert set(_rows(robot)) == {"Лист", "Letter", "Записка"}


def _record(robot: WindowRobot, protection: str) -> None:
    """Record somebody, and wait until the names are known."""
    with robot.desk.session.archive.change("add-person") as change:
        draft = PersonDraft(names=(Name(text="Остап Гребенюк"),), protection=protection)
        recording.add_person(change, draft)
    robot.settle()
    names = robot.desk.names
    assert names is not None
    robot.until(lambda: names.is_whole)


def _offered(robot: WindowRobot) -> list[str]:
    line = robot.desk.search.line
    return line.offers.words() if line.offers is not None and line.is_offering else []


def test_the_name_of_a_person_is_offered_and_taken(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    _record(robot, "public")
    robot.do("edit.search")
    line = robot.desk.search.line
    robot.type("pers")
    assert _offered(robot) == ["person"]
    robot.press(Qt.Key.Key_Tab)
    assert line.text() == "person:"
    robot.type("греб")
    assert _offered(robot) == ["Остап Гребенюк"]
    robot.press(Qt.Key.Key_Down)
    robot.press(Qt.Key.Key_Return)
    assert line.text() == 'person:"Остап Гребенюк"'
    assert line.hasFocus(), "Enter took the name and did not search yet"
    assert not _offered(robot)
    robot.until(lambda: "Остап Гребенюк" in _rows(robot))


def test_enter_searches_where_no_offer_was_gone_to(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    robot.do("edit.search")
    line = robot.desk.search.line
    robot.type("per")
    assert _offered(robot) == ["person"]
    robot.press(Qt.Key.Key_Escape)
    assert not _offered(robot)
    robot.type("s")
    assert _offered(robot) == ["person"]
    robot.press(Qt.Key.Key_Return)
    assert not _offered(robot)
    assert line.text() == "pers"


def test_a_hidden_name_is_not_offered(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    _record(robot, "protected")
    robot.do("edit.search")
    robot.type("person:")
    assert _offered(robot) == ["Остап Гребенюк"]
    robot.do("view.hide_names")
    assert not _offered(robot)
    for typed in ("", "г", "реб"):
        robot.desk.search.line.setFocus()
        robot.type(typed)
        robot.desk.search.line.offer()
        assert not _offered(robot)


BACK = Qt.KeyboardModifier.ShiftModifier


def _at(robot: WindowRobot) -> str:
    return robot.documents.reader.text.textCursor().selectedText()


def _open_first(robot: WindowRobot) -> None:
    robot.press_in(robot.desk.search.line, Qt.Key.Key_Return)
    robot.press_in(robot.desk.search.view, Qt.Key.Key_Return)
    robot.settle()


def _titled(robot: WindowRobot) -> str:
    document = robot.documents.reader.document
    return document.title if document is not None else ""


def test_f3_goes_through_the_words_of_the_search(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    assert _find(robot, "Гребенюк море") == ["Записка"]
    _open_first(robot)
    reader = robot.documents.reader
    assert _titled(robot) == "Записка"
    walked = [_at(robot)]
    for _again in range(3):
        robot.press(Qt.Key.Key_F3)
        walked.append(_at(robot))
    assert sorted(walked[:3]) == ["Гребенюке", "Гребенюком", "море"]
    assert walked[3] == walked[0], "round the end: nothing else was found"
    robot.press(Qt.Key.Key_F3, BACK)
    assert _at(robot) == walked[2]
    assert len(reader.text.washes()) == 3
    assert "3" in reader.strip.said
    robot.press(Qt.Key.Key_Escape)
    assert not reader.text.washes()
    robot.press(Qt.Key.Key_F3)
    assert reader.finder.isVisible(), "with nothing looked for, F3 asks for words as before"


def _found_of_every_kind(desk: Callable[..., WindowRobot]) -> tuple[WindowRobot, list[str]]:
    """Return a window with a search that has found two texts and a person, one after another."""
    robot = _learned(desk)
    _record(robot, "public")
    titles = list(dict.fromkeys(_find(robot, "Гребенюк -Letter -seen")))
    assert titles == ["Остап Гребенюк", "Записка", "Лист"]
    return robot, titles


def test_f3_goes_on_to_the_next_record_found_whatever_it_is(
    desk: Callable[..., WindowRobot],
) -> None:
    robot, _titles = _found_of_every_kind(desk)
    _open_first(robot)
    assert robot.place == "go.people"
    strip = robot.documents.reader.strip
    robot.press(Qt.Key.Key_F3)
    robot.settle()
    assert (robot.place, _titled(robot), _at(robot)) == ("go.documents", "Записка", "Гребенюком")
    robot.press(Qt.Key.Key_F3)
    assert _at(robot) == "Гребенюке"
    robot.press(Qt.Key.Key_F3)
    robot.settle()
    assert (_titled(robot), _at(robot)) == ("Записка", "Гребенюке"), "not without a word"
    assert "F3 again opens the next record" in strip.said
    robot.press(Qt.Key.Key_F3)
    robot.settle()
    assert (_titled(robot), _at(robot)) == ("Лист", "Гребенюка")
    assert robot.documents.reader.text.hasFocus()
    robot.press(Qt.Key.Key_F3)
    assert "F3 again opens the first" in strip.said
    robot.press(Qt.Key.Key_F3)
    robot.settle()
    assert robot.place == "go.people", "round the end"
    assert robot.list_screen.list.current() == robot.desk.search.hits.index(0).data(HIT).id


def test_shift_f3_goes_back_through_them(desk: Callable[..., WindowRobot]) -> None:
    robot, _titles = _found_of_every_kind(desk)
    _open_first(robot)
    robot.press(Qt.Key.Key_F3, BACK)
    robot.settle()
    strip = robot.documents.reader.strip
    assert (_titled(robot), _at(robot)) == ("Лист", "Гребенюка")
    robot.press(Qt.Key.Key_F3, BACK)
    assert "opens the record found before" in strip.said
    robot.press(Qt.Key.Key_F3)
    assert "opens the first" in strip.said, "the other way is another word"
    robot.press(Qt.Key.Key_F3, BACK)
    assert _titled(robot) == "Лист"
    robot.press(Qt.Key.Key_F3, BACK)
    robot.settle()
    assert (_titled(robot), _at(robot)) == ("Записка", "Гребенюке"), "from its end"
    for _step in range(3):
        robot.press(Qt.Key.Key_F3, BACK)
    robot.settle()
    assert robot.place == "go.people"


def test_f3_that_comes_before_the_words_are_lit_waits_for_them(
    desk: Callable[..., WindowRobot],
) -> None:
    robot, _titles = _found_of_every_kind(desk)
    _open_first(robot)
    robot.do("text.find_next")
    robot.do("text.find_next")
    robot.settle()
    assert (_titled(robot), _at(robot)) == ("Записка", "Гребенюке")


def test_f3_from_a_text_that_holds_none_of_the_words(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    titles = list(dict.fromkeys(_find(robot, "title:Letter OR title:Лист")))
    assert len(titles) == 2
    _open_first(robot)
    assert "opens the next record" in robot.documents.reader.strip.said
    for title in (titles[1], titles[0]):
        robot.press(Qt.Key.Key_F3)
        robot.settle()
        assert _titled(robot) == title


def test_words_typed_in_a_text_that_was_found_go_round_in_it(
    desk: Callable[..., WindowRobot],
) -> None:
    robot, _titles = _found_of_every_kind(desk)
    _open_first(robot)
    robot.press(Qt.Key.Key_F3)
    robot.settle()
    robot.do("edit.find")
    robot.documents.reader.finder.words.setText("Гребенюке")
    for _again in range(3):
        robot.press(Qt.Key.Key_F3)
        assert _titled(robot) == "Записка"
        assert _at(robot).startswith("Гребенюк"), "in whatever form"


def test_f3_leads_nowhere_from_pages_as_long_as_nothing_was_opened_from_a_search(
    desk: Callable[..., WindowRobot],
) -> None:
    robot, _titles = _found_of_every_kind(desk)
    robot.go("people")
    assert not robot.can("text.find_next")
    robot.do("edit.search")
    _open_first(robot)
    assert robot.can("text.find_next")
    robot.go("history")
    assert not robot.can("text.find_next")
    robot.do("edit.search")
    robot.desk.search.line.clear()
    robot.desk.search.refresh()
    robot.go("people")
    assert not robot.can("text.find_next")


def test_a_note_that_was_found_leads_to_what_it_is_about(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    _record(robot, "public")
    archive = robot.desk.session.archive
    (person,) = archive.catalogue.agents.ids()
    with archive.change("note") as change:
        recording.note(change, person, "Бачили біля млина.")
    robot.settle()
    assert len(_find(robot, "млина")) == 1
    _open_first(robot)
    assert robot.place == "go.people"
    assert robot.list_screen.list.current() == person


def test_f3_opens_one_place_found_after_another(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    robot.do("edit.search")
    screen = robot.desk.search
    robot.press(Qt.Key.Key_F3)
    assert screen.line.hasFocus(), "with nothing looked for it asks for words"
    titles = _find(robot, "Гребенюк")
    assert len(titles) == 3
    screen.line.setFocus()

    def opened(key: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:
        robot.press(Qt.Key.Key_F3, key)
        robot.until(lambda: robot.place == "go.documents")
        assert robot.documents.reader.text.textCursor().hasSelection()
        document = robot.documents.reader.document
        assert document is not None
        robot.do("go.back")
        return document.title

    shift = Qt.KeyboardModifier.ShiftModifier
    assert [opened() for _each in range(4)] == [*titles, titles[0]], "round the end"
    assert opened(shift) == titles[2]
    screen.view.setFocus()
    assert opened(shift) == titles[1]
    robot.press_in(screen.view, Qt.Key.Key_Return)
    robot.do("go.back")
    assert opened() == titles[2], "what Enter opened is not opened again"


def test_f3_before_the_answer_opens_its_first_place(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    robot.do("edit.search")
    robot.type("море")
    robot.press(Qt.Key.Key_F3)
    robot.until(lambda: robot.place == "go.documents")
    assert robot.documents.reader.text.textCursor().selectedText() == "море"


def test_a_search_is_kept_as_a_collection(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    assert not robot.can("edit.keep_search")
    _find(robot, "Гребенюк")
    robot.do("edit.keep_search")
    (kept,) = robot.desk.session.catalogue.collections.all()
    assert (kept.name, kept.query) == ("Гребенюк", "Гребенюк")
    robot.desk.session.open(kept.id)
    robot.settle()
    assert robot.place == "go.collections"
    collections = robot.desk.collections
    search = collections._search
    assert search.isVisible()
    robot.until(lambda: len(collections.members.rows.ids) == 3)
    search.click()
    robot.settle()
    assert robot.place == "edit.search"
    assert robot.desk.search.line.text() == "Гребенюк"
    robot.do("edit.undo")
    assert not robot.desk.session.catalogue.collections.all()


def test_a_kept_search_is_no_place_to_put_records_into(desk: Callable[..., WindowRobot]) -> None:
    """Ctrl+Enter put an incident into the search that had been kept, the only collection."""
    robot = _learned(desk)
    _find(robot, "Гребенюк")
    robot.do("edit.keep_search")
    session = robot.desk.session
    (kept,) = session.catalogue.collections.all()
    robot.go("documents")
    robot.point_at("Лист")
    robot.collect()
    made = [one for one in session.catalogue.collections.all() if one.id != kept.id]
    assert [one.query for one in made] == [None]
    assert session.catalogue.collections.member_ids(kept.id) == []
    assert len(session.catalogue.collections.member_ids(made[0].id)) == 1


def test_the_palette_finds_by_words_too(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    robot.do("help.palette")
    robot.type("grebenyuk море")
    palette = robot.shell.anything
    assert not [line for line in palette.rows.lines if isinstance(line.target, Place)]

    def found() -> list[str]:
        return [line.title for line in palette.rows.lines if isinstance(line.target, Place)]

    robot.until(lambda: bool(found()))
    assert found() == ["Записка"]
    robot.press(Qt.Key.Key_Up)
    robot.press(Qt.Key.Key_Return)
    robot.until(lambda: robot.place == "go.documents")
    robot.settle()
    reader = robot.documents.reader
    assert reader.document is not None
    assert reader.document.title == "Записка"
    assert len(reader.text.washes()) == 3, "its words are lit"


def test_no_hidden_name_is_offered_instead(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    _record(robot, "protected")
    _find(robot, "Гребинюка")
    assert robot.desk.search.instead.isVisible()
    robot.do("view.hide_names")
    _find(robot, "Гребинюка")
    screen = robot.desk.search
    shown = [*robot.words_on_screen(), screen.instead.text()]
    assert not [words for words in shown if "гребенюк" in words.casefold()]
    assert not screen.instead.isVisible()


def test_who_comes_back_is_where_they_were(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    titles = _find(robot, "Гребенюк")
    view = robot.desk.search.view
    robot.press(Qt.Key.Key_Return)
    for _row in titles[1:]:
        robot.press(Qt.Key.Key_Down)
    last = view.currentIndex().data(HIT)
    robot.press(Qt.Key.Key_Return)
    robot.until(lambda: robot.place == "go.documents")
    robot.do("text.read")
    robot.do("go.back")
    robot.settle()
    now = view.currentIndex().data(HIT)
    assert (now.id, now.start) == (last.id, last.start)
    assert view.hasFocus(), "to go on from there"
    assert view.currentIndex().row() == len(titles) - 1


def test_enter_before_the_answer_goes_to_it(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    robot.do("edit.search")
    robot.type("море")
    robot.press(Qt.Key.Key_Return)
    robot.until(robot.desk.search.view.hasFocus)
    assert _rows(robot) == ["Записка"]
    robot.press(Qt.Key.Key_Up)
    assert robot.desk.search.line.hasFocus()


def test_words_of_a_search_in_a_text_whose_names_are_still_being_hidden(
    desk: Callable[..., WindowRobot], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khronika.ui.screens.documents._HIDDEN_AT_ONCE", 0)
    robot = _learned(desk)
    _record(robot, "protected")
    robot.do("view.hide_names")
    _find(robot, "море")
    robot.press(Qt.Key.Key_Return)
    robot.press(Qt.Key.Key_Return)
    robot.until(lambda: bool(robot.documents.reader.text.washes()))
    reader = robot.documents.reader
    assert reader.text.textCursor().selectedText() == "море"
    assert "Гребенюк" not in reader.text.toPlainText()


def _tag_two(robot: WindowRobot) -> None:
    archive = robot.desk.session.archive
    ids = {one.title: one.id for one in archive.catalogue.search.find("Гребенюк").hits}
    with archive.change("tag") as change:
        for title in ("Лист", "Записка"):
            recording.tag(change, ids[title], "зникнення")
    robot.settle()


def _offered_beside(robot: WindowRobot) -> list[str]:
    return [one.text() for one in robot.desk.search.beside.offers]


def test_what_was_found_is_narrowed_by_a_tag_and_widened_again(
    desk: Callable[..., WindowRobot],
) -> None:
    robot = _learned(desk)
    _tag_two(robot)
    _find(robot, "Гребенюк")
    beside, line = robot.desk.search.beside, robot.desk.search.line
    robot.until(lambda: _offered_beside(robot) == ["зникнення 2"])
    beside.offers[0].click()
    robot.settle()
    assert line.text() == "Гребенюк tag:зникнення"
    assert set(_rows(robot)) == {"Лист", "Записка"}
    assert [chip.text() for chip in beside.chips] == ["Tag: зникнення"]
    assert line.hasFocus()
    robot.press_in(beside.chips[0], Qt.Key.Key_Delete)
    assert line.text() == "Гребенюк"
    assert set(_rows(robot)) == {"Лист", "Letter", "Записка"}
    assert not beside.chips


def test_what_is_offered_leaves_what_was_counted_in_sight(
    desk: Callable[..., WindowRobot],
) -> None:
    """It lay on the line that says how much was found, and of which kinds."""
    robot = _learned(desk)
    search = robot.desk.search
    _find(robot, "Гребенюк")
    robot.until(search.kinds.isVisible)
    search.line.setFocus()
    search.line.end(False)
    robot.type(" OR la")
    robot.until(lambda: search.kinds.isVisible() and search.line.is_offering)
    assert search.line.offers is not None
    window = search.window()
    counted = QRect(search.kinds.mapTo(window, QPoint()), search.kinds.size())
    assert not search.line.offers.geometry().intersects(counted)
    search.kinds.hide()
    robot.settle()
    under = search.line.mapTo(window, QPoint(0, search.line.height())).y()
    assert search.line.offers.y() - under < 10, "with nothing counted it lies under the line"


def test_the_row_that_narrows_takes_room_only_when_it_says_something(
    desk: Callable[..., WindowRobot],
) -> None:
    """An empty line stood above what was found where nothing was tagged."""
    robot = _learned(desk)
    _find(robot, "Гребенюк")
    search = robot.desk.search
    robot.until(lambda: not search._calm.isActive() and not search._is_counting)
    assert search.view.isVisible()
    assert not search.beside.isVisible()
    _tag_two(robot)
    at = QPointF(5, 5)
    QApplication.sendEvent(search.view, QEnterEvent(at, at, at))
    search.refresh()
    robot.until(lambda: bool(search.beside.offers))
    assert not search.beside.isVisible(), "what is pointed at stays where it is"
    QApplication.sendEvent(search.view, QEvent(QEvent.Type.Leave))
    assert search.beside.isVisible()


def test_what_was_found_is_not_pushed_down_by_the_row_that_narrows(
    desk: Callable[..., WindowRobot],
) -> None:
    """The row came half a second after the list, and the list moved under the eyes."""
    robot = _learned(desk)
    _tag_two(robot)
    search = robot.desk.search
    _find(robot, "Гребенюк")
    assert search.view.isVisible()
    assert search.beside.isVisible(), "its room is kept while it is looked for"
    assert not search.beside.offers
    top = search.view.mapTo(search, QPoint()).y()
    robot.until(lambda: bool(search.beside.offers))
    assert search.view.mapTo(search, QPoint()).y() == top


def test_what_finds_no_room_among_the_offers_is_behind_more(
    desk: Callable[..., WindowRobot],
) -> None:
    robot = _learned(desk)
    archive = robot.desk.session.archive
    ids = {one.title: one.id for one in archive.catalogue.search.find("Гребенюк").hits}
    with archive.change("tag") as change:
        for nth in range(7):
            recording.tag(change, ids["Лист"], f"tag-{nth}")
        sources = [
            recording.add_source(change, SourceDraft(names=(Name(text=f"Gazette {nth}"),)))
            for nth in range(2)
        ]
        for title, source in zip(("Letter", "Записка"), sources, strict=True):
            recording.edit_document(change, ids[title], publisher=source)
    robot.settle()
    _find(robot, "Гребенюк")
    beside = robot.desk.search.beside
    robot.until(lambda: bool(beside.offers))

    def seen() -> list[str]:
        return [one.text() for one in beside.offers if one.isVisible()]

    tags = [f"tag-{nth} 1" for nth in range(7)]
    assert seen() == [*tags[:5], "Gazette 0 1", "Gazette 1 1"]
    assert [one.text() for one in beside.menu().actions()] == ["tag-5\t1", "tag-6\t1"]
    robot.shell.resize(600, 800)
    robot.settle()
    left = seen()
    assert left[0] == tags[0]
    assert "Gazette 0 1" in left, "a source before the second tag"
    assert len(left) < 7
    behind = [one.text().replace("\t", " ") for one in beside.menu().actions()]
    told = [*(one for one in behind if one), *left]  # what says nothing stands between the kinds
    assert sorted(told) == sorted([*tags, "Gazette 0 1", "Gazette 1 1"])
    assert beside.more.isVisible()
    robot.shell.resize(1280, 800)
    robot.settle()
    beside.menu().actions()[-1].trigger()
    robot.settle()
    assert robot.desk.search.line.text() == "Гребенюк tag:tag-6"
    assert _rows(robot) == ["Лист"]


def test_a_tag_that_holds_a_hidden_name_is_not_offered(desk: Callable[..., WindowRobot]) -> None:
    robot = _learned(desk)
    _record(robot, "protected")
    archive = robot.desk.session.archive
    ids = {one.title: one.id for one in archive.catalogue.search.find("море Гребенюк").hits}
    with archive.change("tag") as change:
        for name in ("справа Гребенюка", "зникнення"):
            recording.tag(change, ids["Записка"], name)
    robot.settle()
    _find(robot, "seen OR море")
    robot.until(lambda: len(_offered_beside(robot)) == 2)
    robot.do("view.hide_names")
    _find(robot, "seen OR море")
    robot.until(lambda: _offered_beside(robot) == ["зникнення 1"])
