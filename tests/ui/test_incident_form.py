import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot
from tests.robots.window import words_of

from khronika.domain.date_words import parse_when
from khronika.domain.dates import UNKNOWN, When
from khronika.domain.kinds import new_uid
from khronika.gazetteer import load
from khronika.ui.editors.author_offer import AuthorOffer
from khronika.ui.editors.entry import (
    Choices,
    Count,
    Evidence,
    HeldPlace,
    IncidentEntry,
    Part,
    Pick,
    Placed,
    Stated,
)
from khronika.ui.editors.field import Field
from khronika.ui.editors.incident_form import IncidentForm
from khronika.ui.editors.proposals import Proposal
from khronika.ui.editors.rows import FormRow
from khronika.ui.style import tokens
from khronika.ui.style.struck import is_struck
from khronika.ui.style.theme import Theme
from khronika.ui.words import understood

CHOICES = Choices(
    people=(Pick(text="Ivan Testenko", id=4),),
    places=(HeldPlace(id=5, uid=new_uid(), label="Testove", names=("Testove", "Тестове")),),
    roles={"refuser": "Whoever says no."},
)


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> IncidentForm:
    form = IncidentForm(theme, CHOICES)
    qtbot.addWidget(form)
    form.put(IncidentEntry())
    return form


def words(text: str, start: int = 0) -> Evidence:
    return Evidence(document=1, start=start, end=start + len(text), words=text)


def test_words_fill_an_empty_field_and_support_a_filled_one(form: IncidentForm) -> None:
    form.cite("when", words("April 17–18, 2022"))
    form.cite("when", words("that night", 40))
    entry = form.entry()
    assert entry.when.text == "April 17–18, 2022"
    assert [one.words for one in entry.when.evidence] == ["April 17–18, 2022", "that night"]


def test_what_is_not_cited_any_longer_can_be_brought_back_from_where_it_stood(
    form: IncidentForm, qtbot: QtBot
) -> None:
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    first, second = words("7 April 2023"), words("that night", 40)
    form.cite("when", first)
    form.cite("when", second)
    box = form._fields["when"].evidence

    def button(said: str) -> QToolButton:
        QApplication.processEvents()
        return next(
            one for one in box.findChildren(QToolButton)
            if one.accessibleName().startswith(said) and one.isVisible()
        )  # fmt: skip

    QApplication.processEvents()
    height = box.height()
    away = button("Do not cite “7 April")
    away.setFocus()
    away.click()
    QApplication.processEvents()
    assert form.entry().when.evidence == (second,)
    assert box.height() == height, "what is beneath stays where the next click will be"
    back = button("Cite “7 April 2023” again")
    assert back.hasFocus()
    back.click()
    assert form.entry().when.evidence == (first, second), "where it stood"
    button("Do not cite “7 April").click()
    form.cite("when", words("at night", 90))
    shown = [one for one in box.findChildren(QToolButton) if one.isVisible()]
    assert not any("again" in one.accessibleName() for one in shown)


def test_the_same_words_are_cited_once(form: IncidentForm) -> None:
    form.cite("whole", words("it happened"))
    form.cite("whole", words("it happened"))
    assert len(form.entry().whole) == 1


def test_people_who_are_known_are_recognised_and_others_made(form: IncidentForm) -> None:
    form.cite("person", words("Ivan Testenko"))
    form.cite("person", words("Petro Vyhadanyi", 30))
    form.cite("person", words("Ivan Testenko", 60))
    people = form.entry().people
    assert [(one.pick.id, one.pick.text) for one in people] == [
        (4, "Ivan Testenko"), (None, "Petro Vyhadanyi"),
    ]  # fmt: skip
    assert [len(one.evidence) for one in people] == [2, 1]
    assert [row.name.is_new for row in form.people.rows] == [False, True]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("April 17–18, 2022", "April 17–18, 2022"),
        ("7 квітня 2023", "April 7, 2023"),
        ("some day or other", understood(UNKNOWN)),
        ("", ""),
    ],
)
def test_what_is_understood_of_a_date_is_said(form: IncidentForm, typed: str, said: str) -> None:
    form.when.setText(typed)
    assert form.when.meaning() == said


def test_a_date_without_a_year_takes_the_documents(form: IncidentForm) -> None:
    form.when.setText("April 7")
    form.when.reads("en", 2023)
    assert form.when.meaning() == "April 7, 2023"


def test_a_date_nobody_touched_keeps_what_it_meant(form: IncidentForm) -> None:
    meant = When(words="in those days", earliest_start=parse_when("2022").earliest_start)
    form.put(IncidentEntry(incident=3, when=Stated(text="in those days")), meant)
    assert form.when.when() is meant
    form.when.setText("in those days, 2022")
    assert form.when.when() is not meant


def test_what_is_missing_is_said_and_nothing_else(form: IncidentForm) -> None:
    assert form.missing() == "A title is missing."
    form.title.setText("Something happened")
    assert form.missing() == ""
    form.figures.add(Count(words="at least 80"))
    assert form.missing() == "A figure does not say what is counted."


def test_a_complaint_goes_when_what_was_missing_is_there(form: IncidentForm) -> None:
    assert form.complain()
    assert form._wrong.text() == form._fields["title"]._hint.text() == "A title is missing."
    form.title.setText("Something happened")
    assert form._wrong.text() == form._fields["title"]._hint.text() == ""
    form.title.clear()
    assert form._wrong.text() == "", "nobody has tried to save it since"


def test_putting_an_entry_in_is_no_edit(qtbot: QtBot, form: IncidentForm) -> None:
    entry = IncidentEntry(
        title=Stated(text="Something happened"),
        people=(Part(pick=Pick(text="Ivan Testenko", id=4), role="refuser"),),
        figures=(Count(counted="arrested", low=3, high=5),),
        place=Placed(pick=Pick(text="Tokmak, Ukraine", code="gn.691469")),
    )
    with qtbot.assertNotEmitted(form.edited):
        form.put(entry)
    assert form.entry() == entry
    with qtbot.waitSignal(form.edited):
        form.people.rows[0].role.setText("witness")


@pytest.mark.parametrize("said", ["Testove", "тестове"])
def test_words_that_name_a_place_of_the_archive_mean_it(form: IncidentForm, said: str) -> None:
    form.cite("place", words(said))
    assert form.entry().place.pick == Pick(text="Testove", id=5)


def test_hearing_of_the_gazetteer_is_no_edit(qtbot: QtBot, form: IncidentForm) -> None:
    with qtbot.assertNotEmitted(form.edited):
        form.place.know(load())


def test_a_word_of_a_vocabulary_says_what_it_means(qtbot: QtBot, theme: Theme) -> None:
    choices = Choices(
        categories={"arson": "A fire set on purpose.", "protest": "People in the street."},
        protections={"protected": "Leaves under the label only."},
    )
    form = IncidentForm(theme, choices)
    qtbot.addWidget(form)
    form.put(IncidentEntry())
    form.category.setText("arson, protest")
    assert form.category.meaning() == "People in the street."
    form.category.setText("arson, something new")
    assert form.category.toolTip() == "A fire set on purpose."
    row = form.people.add(Part())
    row.protection.put("protected")
    assert "Leaves under the label only." in row.protection.toolTip()
    row.protection.put("ask")
    assert "label" not in row.protection.toolTip()


def test_a_figure_is_compared_only_with_what_a_vocabulary_has(qtbot: QtBot, theme: Theme) -> None:
    arson = Pick(text="arson", id=7)
    form = IncidentForm(theme, Choices(tallied=(arson,), within=(arson,)))
    qtbot.addWidget(form)
    form.put(IncidentEntry(title=Stated(text="Count"), figures=(Count(counted="fires"),)))
    row = form.figures.rows[0]
    row.lines.counts.setText("floods")
    assert "floods" in form.missing()
    row.lines.counts.setText("arson")
    assert form.missing() == ""
    assert form.entry().figures[0].counts == arson


def test_a_date_that_lacks_its_year_asks_for_it_and_keeps_its_words(form: IncidentForm) -> None:
    form.cite("when", words("February 25"))
    assert form.when.meaning().startswith("Which year?")
    form.when.setText("February 25, 2022")
    hint = form._fields["when"]._hint.text()
    assert hint == "February 25, 2022 · as written: “February 25” · year inferred"


def test_a_word_that_the_vocabulary_lacks_is_told_when_the_line_is_left(
    form: IncidentForm,
) -> None:
    form.people.add(Part(pick=Pick(text="Ivan Testenko", id=4)))
    row = form.people.rows[0]
    row.role.setText("refuser, arson")
    assert row._added.text() == "", "not while it is being typed"
    row.role.editingFinished.emit()
    assert row._added.text() == "“arson” is not in the vocabulary yet: it will be added."
    row.role.setText("Refuser")
    row.role.editingFinished.emit()
    assert row._added.text() == ""


def test_what_is_offered_keeps_its_number_and_the_keyboard(
    form: IncidentForm, qtbot: QtBot
) -> None:
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    seen = words("On 7 April 2023 and 8 April 2023 Ivan Testenko")
    form.propose(
        [
            Proposal(field="when", said="7 April 2023", evidence=seen),
            Proposal(field="when", said="8 April 2023", evidence=seen),
            Proposal(field="person", said="Ivan Testenko", evidence=seen, pick=CHOICES.people[0]),
        ]
    )
    first, second, person = form.proposals._buttons
    form.proposals.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    QApplication.processEvents()
    stood = [button.geometry() for button in (first, second, person)]
    first.setFocus()
    first.click()
    QApplication.processEvents()
    assert form.when.text() == "7 April 2023"
    assert not first.isVisible(), "what the form says is offered no longer"
    assert [one.geometry() for one in (first, second, person)] == stood, "and nothing moves"
    assert second.hasFocus(), "and the keyboard did not leave the form"
    second.click()
    assert form.when.text() == "8 April 2023", "another date instead"
    assert (first.isVisible(), second.isVisible()) == (True, False)
    form.when.setText("10 April 2023")
    form.when.textEdited.emit("10 April 2023")
    assert second.isVisible(), "the form does not say it any longer"
    second.click()
    assert "Alt+3" in words_of(person)
    person.setFocus()
    person.click()
    assert first.hasFocus()


@pytest.mark.parametrize("by", ["pointer", "key", "number"])
def test_a_date_that_lacks_its_year_takes_the_keyboard(
    form: IncidentForm, qtbot: QtBot, by: str
) -> None:
    """The blank before the year pressed the next offer, and another date was recorded."""
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    seen = words("On February 25 and on February 26 Ivan Testenko")
    form.propose([Proposal(field="when", said=f"February {n}", evidence=seen) for n in (25, 26)])
    first, _second = form.proposals._buttons
    if by == "pointer":
        QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    elif by == "key":
        first.setFocus()
        QTest.keyClick(first, Qt.Key.Key_Space)
    else:
        QTest.keyClick(form, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert form.when.hasFocus()
    for sign in " 2022":
        QTest.keyClicks(QApplication.focusWidget() or form, sign)
    assert form.entry().when.text == "February 25 2022"


def test_what_is_clicked_takes_the_keyboard_and_a_number_leaves_it(
    form: IncidentForm, qtbot: QtBot
) -> None:
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    seen = words("On 7 April 2023 Ivan Testenko and 8 April 2023")
    form.propose(
        [
            Proposal(field="when", said="7 April 2023", evidence=seen),
            Proposal(field="person", said="Ivan Testenko", evidence=seen, pick=CHOICES.people[0]),
            Proposal(field="when", said="8 April 2023", evidence=seen),
        ]
    )
    QTest.mouseClick(form.proposals._buttons[0], Qt.MouseButton.LeftButton)
    assert form.when.hasFocus()
    form.description.setFocus()
    QTest.keyClick(form, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert form.people.rows[0].name.text() == "Ivan Testenko"
    assert form.description.hasFocus()


@pytest.mark.parametrize("how", ["taken", "put away"])
def test_what_is_offered_keeps_its_height_while_the_pointer_is_in_the_form(
    form: IncidentForm, qtbot: QtBot, how: str
) -> None:
    """The form came up by a line under the pointer as the last offer was used."""
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    seen = words("On 7 April 2023")
    form.propose([Proposal(field="when", said="7 April 2023", evidence=seen)])
    QApplication.processEvents()
    form.begin_at_top()  # where no scrolling makes up for it
    row, stood = form.proposals, form.title.mapTo(form, QPoint())
    for one in (form, row):
        one.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    away = next(one for one in row.findChildren(QToolButton) if one.isVisible())
    if how == "taken":
        row.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
        QTest.keyClick(form, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    else:
        away.click()
    row.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))
    form._find_room()
    QApplication.processEvents()
    assert form.title.mapTo(form, QPoint()) == stood
    assert how == "taken" or row.isHidden()
    form.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    QApplication.sendEvent(form, QEvent(QEvent.Type.Leave))
    form._find_room()
    QApplication.processEvents()
    assert form.title.mapTo(form, QPoint()).y() < stood.y(), "and then there is no empty line"


def test_when_all_is_taken_the_keyboard_is_where_one_goes_on(
    form: IncidentForm, qtbot: QtBot
) -> None:
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    seen = words("Ivan Testenko")
    form.propose(
        [Proposal(field="person", said="Ivan Testenko", evidence=seen, pick=CHOICES.people[0])]
    )
    (person,) = form.proposals._buttons
    person.setFocus()
    person.click()
    assert form.people.rows[0].name.hasFocus()
    assert not form.people.rows[0].name.hasSelectedText(), "or the next letter would replace it"
    assert not person.isVisible()
    assert "From the passage: all of it is in the form" in words_of(form.proposals)


def test_offers_that_are_put_away_give_up_their_room_once_the_pointer_has_left(
    form: IncidentForm, qtbot: QtBot
) -> None:
    form.show()
    qtbot.waitUntil(form.isVisible)
    form.propose([Proposal(field="when", said="7 April 2023", evidence=words("7 April 2023"))])
    QApplication.processEvents()
    title = form.title.mapTo(form, QPoint())
    row = form.proposals
    row.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    (away,) = [one for one in row.findChildren(QToolButton) if one.isVisible()]
    assert away.accessibleName() == "Offer nothing"
    away.click()
    QApplication.processEvents()
    assert form.title.mapTo(form, QPoint()) == title
    QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))
    assert row.isHidden()
    form.propose([Proposal(field="when", said="8 April 2023", evidence=words("8 April 2023"))])
    assert row.isVisible()


def test_down_opens_what_is_offered(form: IncidentForm, qtbot: QtBot) -> None:
    form.people.add(Part())
    form.show()
    role = form.people.rows[0].role
    role.setFocus()
    QTest.keyClick(role, Qt.Key.Key_Down)
    popup = role._popup()
    assert popup is not None
    assert popup.isVisible()
    popup.hide()


def test_who_says_so_is_told_or_asked_for(form: IncidentForm) -> None:
    form.rests_with(1, {1: "An Invented Paper"}, Pick())
    assert form.source.placeholderText() == "An Invented Paper"
    form.rests_with(2, {2: None}, Pick(text="The Gazette"))
    assert form.source.placeholderText() == "nobody is named yet"
    assert form.source.text() == "", "whoever was named before may not say this"
    assert form.entry().source == Pick()
    hint = form._fields["source"]._hint
    assert "no publisher" in hint.text()
    (offer,) = form._author.findChildren(QPushButton)
    assert offer.text() == "As in the last incident: The Gazette"
    offer.click()
    assert form.source.text() == "The Gazette"
    assert hint.text() == "“The Gazette” will be added to your sources as an outlet."
    assert form._author.isHidden()


def test_it_is_said_who_passes_the_words_of_a_source_on(form: IncidentForm) -> None:
    """One named whom a paper quotes, and nothing said that the paper is kept as quoting them."""

    def hint() -> str:
        return form._fields["source"]._hint.text().strip("\u00a0")

    form.rests_with(1, {1: "An Invented Paper"}, Pick())
    form.source.setText("The Gazette")
    assert hint() == (
        "“The Gazette” will be added to your sources as an outlet. "
        "Passed on by An Invented Paper, where the text is from."
    )
    form.source.setText("an invented paper")
    assert "Passed on" not in hint()


def test_what_is_cited_is_said_by_the_publisher_of_its_own_text(form: IncidentForm) -> None:
    """The second text's publisher stood there for the words of the first."""

    def hint() -> str:
        return form._fields["source"]._hint.text().strip("\u00a0")

    form.rests_with(1, {1: "An Invented Paper"}, Pick())
    form.cite("whole", Evidence(document=1, start=0, end=5, words="They."))
    form.rests_with(2, {1: "An Invented Paper", 2: "Another"}, Pick())
    assert form.source.placeholderText() == "An Invented Paper"
    form.cite("when", Evidence(document=2, start=0, end=5, words="5 May"))
    assert form.source.placeholderText() == "Another; An Invented Paper", "as in the form"
    assert hint() == "Each passage is said by the publisher of its own text."
    form.source.setText("The Gazette")
    assert hint() == "“The Gazette” will be added to your sources as an outlet."
    form.source.clear()
    form.rests_with(3, {3: None}, Pick(text="The Gazette"))
    assert form._author.isHidden(), "whoever spoke in the third text did not in these"
    form.cite("title", Evidence(document=3, start=0, end=5, words="Third"))
    assert form.source.placeholderText() == "nobody is named yet; Another; An Invented Paper"


def test_who_is_known_as_a_person_is_one_as_a_source(qtbot: QtBot) -> None:
    offer = AuthorOffer(["Vyhad Vyhadanyi"])
    qtbot.addWidget(offer)
    assert offer.kind("vyhad vyhadanyi") == "person"
    assert offer.kind("Vyhad Post") == "outlet"


def test_a_source_named_for_a_text_before_is_not_offered_beside_another(form: IncidentForm) -> None:
    form.rests_with(2, {2: None}, Pick(text="The Gazette"))
    assert not form._author.isHidden()
    form.rests_with(1, {1: "An Invented Paper"}, Pick())
    assert form._author.isHidden()
    assert (form.source.text(), form.source.placeholderText()) == ("", "An Invented Paper")
    form.source.setText("Herald")
    form.rests_with(2, {2: None}, Pick(text="The Gazette"))
    assert form.source.text() == "Herald", "that was typed"


def test_somebody_taken_out_stays_struck_through_and_can_be_brought_back(
    form: IncidentForm, qtbot: QtBot
) -> None:
    """A whole person went without a word, with role, outcome and what was cited for them."""
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.cite("person", words("Ivan Testenko"))
    form.cite("person", words("Petro Vyhadanyi", 30))
    before = form.entry().people
    first, _second = form.people.rows
    QApplication.processEvents()
    height = form.people.height()
    out = first._out
    assert out.accessibleName() == "Take out: Person or group"
    first.role.setFocus()  # what is disabled hands the keyboard on to anybody
    out.click()
    QApplication.processEvents()
    assert form.entry().people == before[1:]
    assert first.isVisible()
    assert is_struck(first.name)
    assert not first.name.isEnabled()
    assert form.people.height() == height, "what is beneath stays where the next click will be"
    assert out.hasFocus()
    assert out.accessibleName() == "Bring back: Person or group"
    form.cite("person", words("Olha Vyhadana", 60))
    out.click()
    assert [one.pick.text for one in form.entry().people] == [
        "Ivan Testenko", "Petro Vyhadanyi", "Olha Vyhadana",
    ]  # fmt: skip
    assert form.entry().people[0] == before[0]
    assert not is_struck(first.name)
    out.click()
    form.cite("person", words("Ivan Testenko", 90))
    assert form.people.rows[0] is first, "who is cited again is brought back"
    assert len(form.entry().people[0].evidence) == 2


def test_a_row_without_a_name_that_was_taken_out_is_nobodys(form: IncidentForm) -> None:
    row = form.people.add(Part(role="witness"))
    row._out.click()
    form.cite("person", words("Olha Vyhadana"))
    assert form.people.gone == [row]
    assert [(one.pick.text, one.role) for one in form.entry().people] == [("Olha Vyhadana", "")]


def test_a_row_in_which_nothing_was_said_goes(form: IncidentForm) -> None:
    row = form.people.add(Part())
    row._out.click()
    assert row.isHidden()
    assert form.people.gone == []
    form.figures.add(Count(words="at least 80"))._out.click()
    assert form.missing() == "A title is missing."
    form.title.setText("Something happened")
    assert form.missing() == "", "a figure that was taken out is not asked what it counts"
    form.put(IncidentEntry())
    assert form.figures.gone == []


def test_the_bounds_of_a_figure_are_read_out_of_its_words(form: IncidentForm) -> None:
    """F cited “at least 300 people”, and both bounds stayed empty."""
    form.cite("figure", words("at least 300 people"))
    (row,) = form.figures.rows
    count = row.value()
    assert (count.words, count.low, count.high) == ("at least 300 people", 300, None)
    row.lines.words.setText("від 20 до 30")
    assert (row.value().low, row.value().high) == (20, 30)
    row.lines.words.setText("dozens")
    assert (row.value().low, row.value().high) == (None, None)


def test_bounds_that_somebody_typed_stay(form: IncidentForm) -> None:
    form.put(IncidentEntry(figures=(Count(counted="others", words="about 300", low=250),)))
    (row,) = form.figures.rows
    assert row.value().low == 250
    row.lines.words.setText("300")
    assert (row.value().low, row.value().high) == (250, None)
    form.cite("figure", words("12"))
    row = form.figures.rows[1]
    row.lines.high.selectAll()
    QTest.keyClicks(row.lines.high, "15")
    row.lines.words.setText("13")
    assert (row.value().low, row.value().high) == (12, 15)


def test_bounds_that_were_left_open_are_not_filled_by_opening(form: IncidentForm) -> None:
    count = Count(counted="others", words="at least 12")
    form.put(IncidentEntry(figures=(count,)))
    assert form.figures.rows[0].value() == count


@pytest.mark.parametrize("where", ["title", "when", "place", "figure", "person"])
def test_the_button_of_a_field_fills_it_as_its_key_does(form: IncidentForm, where: str) -> None:
    """The button cited the words, and left the line empty."""
    said = "12" if where == "figure" else "April 17, 2022" if where == "when" else "Testove"
    at: FormRow | Field
    if where == "figure":
        at = form.figures.add(Count())
    elif where == "person":
        at = form.people.add(Part())
    else:
        at = form._fields[where]
    at.cite_wanted.emit()
    form.cite("here", words(said))
    if where == "figure":
        assert form.figures.rows[0].value().low == 12
    pressed = form.entry()
    form.put(IncidentEntry())
    form.cite(where, words(said))
    if where == "figure":  # which has to say what is counted, or it is none yet
        assert pressed == form.entry() == IncidentEntry()
        assert form.figures.rows[0].value().words == said
    else:
        assert pressed == form.entry() != IncidentEntry()


def test_of_somebody_new_it_is_asked_whether_they_are_called_by_a_description(
    qtbot: QtBot, form: IncidentForm
) -> None:
    """“refusers held in cellars” became a name: “held” was hidden wherever it stood."""
    row = form.people.add(Part())
    form.show()
    box = row.described
    for name, is_asked, is_so in (
        ("refusers held in cellars", True, True),
        ("Petro Vyhadanyi", False, False),
        ("soldiers", True, False),
        ("Ivan Testenko", False, False),
    ):
        row.name.setText(name)
        assert (box.isVisibleTo(form), bool(row.value().is_described)) == (is_asked, is_so), name
    row.name.setText("refusers held in cellars")
    with qtbot.waitSignal(form.edited):
        box.click()
    assert not row.value().is_described
    row.name.setText("refusers held in the cellars")
    assert not row.value().is_described, "who decided once is not overruled"
    kept = form.entry()
    form.put(kept)
    assert form.entry() == kept
    form.people.rows[0].name.setText("refusers held somewhere")
    assert not form.people.rows[0].value().is_described


def test_what_a_figure_is_compared_with_is_shown_when_it_is_asked_for(
    qtbot: QtBot, theme: Theme
) -> None:
    """Two lines about comparing stood between the number and what it rests on."""
    arson = Pick(text="arson", id=7)
    form = IncidentForm(theme, Choices(tallied=(arson,), within=(arson,)))
    qtbot.addWidget(form)
    compared = Count(counted="fires", counts=arson)
    form.put(IncidentEntry(figures=(Count(counted="fires"), compared)))
    form.show()
    closed, opened = (row.lines for row in form.figures.rows)
    assert not closed.counts.isVisible()
    assert opened.counts.isVisible()
    assert opened.among.isVisible()
    button = next(one for one in form.figures.rows[0].findChildren(QPushButton) if one.isVisible())
    assert button.text() == "Compare with what is recorded…"
    button.click()
    assert closed.counts.isVisible()
    assert form.entry().figures == (Count(counted="fires"), compared)


@pytest.mark.parametrize("by", ["pointer", "keys"])
def test_what_is_taken_leaves_no_hole(form: IncidentForm, qtbot: QtBot, by: str) -> None:
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    seen = words("7 April 2023, 8 April 2023, Ivan Testenko")
    form.propose(
        [
            *(Proposal(field="when", said=f"{n} April 2023", evidence=seen) for n in (7, 8)),
            Proposal(field="person", said="Ivan Testenko", evidence=seen, pick=CHOICES.people[0]),
        ]
    )
    QApplication.processEvents()
    row = form.proposals
    first, second, _person = row._buttons
    stood, title = first.geometry().topLeft(), form.title.mapTo(form, QPoint())
    if by == "pointer":
        row.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        first.click()
        QApplication.processEvents()
        assert second.geometry().topLeft() != stood, "where the next click will be"
        QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))
    else:
        QTest.keyClick(form, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    QApplication.processEvents()
    assert not first.isVisible()
    assert second.geometry().topLeft() == stood
    assert "Alt+2" in words_of(second), "its key is the same"
    form.when.setText("another day")
    QApplication.processEvents()
    assert first.isVisible()
    assert first.geometry().topLeft() == stood
    assert form.title.mapTo(form, QPoint()) == title


def test_what_was_used_leaves_no_empty_line_and_is_not_offered_again(
    form: IncidentForm, qtbot: QtBot
) -> None:
    """“February 25” was offered once more as soon as its year was written behind it."""
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    form.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, on=False)
    seen = words("On February 25 Ivan Testenko refused in Testove.")
    person, place = CHOICES.people[0], Pick(text="Testove", id=5)
    form.propose(
        [
            Proposal(field="when", said="February 25", evidence=seen),
            Proposal(field="place", said="Testove", evidence=seen, pick=place),
            Proposal(field="person", said=person.text, evidence=seen, pick=person),
        ]
    )
    QApplication.processEvents()
    when, where, who = form.proposals._buttons
    flow = form.proposals._flow
    assert flow is not None
    before = form.proposals.height()
    when.click()
    form.when.setText("February 25, 2022")
    assert not when.isVisible(), "the form says it, and of which year it is"
    form.place.put(Pick(text="Testove, Test region", id=5))
    assert not where.isVisible(), "it is the same place, whatever it is called"
    who.click()
    QApplication.processEvents()
    assert not who.isVisible()
    assert not flow.isVisible()
    assert form.proposals.height() < before, "there is no empty line"
    form.when.clear()
    form.place.clear()
    QApplication.processEvents()
    assert [one.isVisible() for one in (when, where, who)] == [True, True, False]


def test_a_place_that_is_typed_is_cited_where_the_passage_names_it(form: IncidentForm) -> None:
    """Only what was taken from the offers was cited: a place that was typed stood unsourced."""
    seen = words("Вони відмовилися у Тестовому.")
    form.cite("whole", seen)
    form.place.setText("Test")
    assert form.entry().place.evidence == (), "half a word is no place"
    form.place.setText("Testove")
    assert form.entry().place == Placed(pick=Pick(text="Testove", id=5), evidence=(seen,))
    form.place.setText("Nemizhne")
    form.place.editingFinished.emit()
    assert form.entry().place.evidence == (), "of which the passage says nothing"
    form.place.setText("Testove")
    assert form.entry().place.evidence == (seen,)
    form._fields["place"].evidence._drop(seen)
    form.place.setText("Тестове")
    assert form.entry().place.evidence == (), "who takes it away has it away"


def test_what_is_cited_for_a_place_by_hand_is_cited_alone(form: IncidentForm) -> None:
    form.cite("whole", words("They refused in Testove."))
    own = words("Testove", 90)
    form.cite("place", own)
    assert form.entry().place.evidence == (own,)


def test_whose_something_is_is_recorded_by_the_name_alone(form: IncidentForm) -> None:
    """Somebody new was made who was called “Petro Vyhadanyi’s”."""
    form.cite("person", words("Petro Vyhadanyi’s"))
    form.cite("person", words("Ivan Testenko’s,", 40))
    form.cite("place", words("Testove’s", 90))
    entry = form.entry()
    assert [one.pick for one in entry.people] == [
        Pick(text="Petro Vyhadanyi"), CHOICES.people[0],
    ]  # fmt: skip
    assert entry.place.pick.id == 5
    form.reads("de", None)
    form.cite("person", words("Jan Erfunden’s", 120))
    assert form.entry().people[-1].pick.text == "Jan Erfunden’s"


def test_what_is_offered_says_its_keys_whole_and_over_no_words(
    form: IncidentForm, qtbot: QtBot
) -> None:
    """It bore a bare digit, as tags beneath the text do, which take what is typed alone."""
    form.resize(tokens.FORM, 600)
    form.show()
    seen = words("On 7 April 2023")
    names = ("7 April 2023", "A very long name of a village & its council")
    form.propose([Proposal(field="when", said=name, evidence=seen) for name in names])
    form.proposals.setFixedWidth(260)
    qtbot.waitUntil(lambda: form.proposals._buttons[1].width() <= 260)
    for number, (name, button) in enumerate(zip(names, form.proposals._buttons, strict=True), 1):
        (keys,) = button.findChildren(QLabel)
        assert keys.text() == f"Alt+{number}"
        assert keys.width() >= keys.sizeHint().width()
        assert button.rect().contains(keys.geometry())
        said = button.text().replace("&&", "&").rstrip("…")
        assert said
        assert name.startswith(said)
        behind = tokens.GAP + tokens.ICON + button.fontMetrics().horizontalAdvance(button.text())
        assert behind <= keys.x()
    assert form.proposals._buttons[0].text() == names[0], "there is room for all of it"


def test_who_wrote_a_text_that_nobody_published_is_offered_as_its_source(
    form: IncidentForm, qtbot: QtBot
) -> None:
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)

    def offered() -> list[QPushButton]:
        buttons = form._fields["source"].findChildren(QPushButton)
        return [one for one in buttons if one.isVisible()]

    form.written_by(("Petro & Co", "Olha Vyhadana"))
    form.rests_with(2, {2: None}, Pick())
    assert [one.text() for one in offered()] == [
        "The author: Petro && Co", "The author: Olha Vyhadana",
    ]  # fmt: skip
    offered()[1].click()
    assert form.source.hasFocus()
    entry = form.entry()
    assert (entry.source.text, entry.source_kind) == ("Olha Vyhadana", "person")
    assert not offered()
    form.source.setText("The Gazette")
    assert form.entry().source_kind == "outlet"
    form.source.setText("Ivan Vyhadanyi")
    assert form.entry().source_kind == "person", "he is called as people are, and wrote nothing"
    assert form._fields["source"]._hint.text() == (
        "“Ivan Vyhadanyi” will be added to your sources as a person."
    )
    form.source.clear()
    form.written_by(())
    assert not offered()
