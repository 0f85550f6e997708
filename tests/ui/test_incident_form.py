import pytest
from pytestqt.qtbot import QtBot

from khronika.domain.date_words import parse_when
from khronika.domain.dates import When
from khronika.ui.editors.entry import Choices, Count, Evidence, IncidentEntry, Part, Pick, Stated
from khronika.ui.editors.incident_form import IncidentForm
from khronika.ui.style.theme import Theme

CHOICES = Choices(
    people=(Pick(text="Ivan Testenko", id=4),),
    places=(Pick(text="Testove", id=5),),
    roles=("refuser",),
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
        ("April 17–18, 2022", "April 17–18, 2022 · between 2022-04-17 and 2022-04-18"),
        ("7 квітня 2023", "April 7, 2023"),
        ("some day or other", "no date understood; the words are kept"),
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


def test_putting_an_entry_in_is_no_edit(qtbot: QtBot, form: IncidentForm) -> None:
    entry = IncidentEntry(
        title=Stated(text="Something happened"),
        people=(Part(pick=Pick(text="Ivan Testenko", id=4), role="refuser"),),
        figures=(Count(counted="arrested", low=3, high=5),),
    )
    with qtbot.assertNotEmitted(form.edited):
        form.put(entry)
    assert form.entry() == entry
    with qtbot.waitSignal(form.edited):
        form.people.rows[0].role.setText("witness")
