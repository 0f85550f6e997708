from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QStyleOptionViewItem,
    QWidget,
)
from pytestqt.qtbot import QtBot

from khronika.ui.editors.entry import Choices, IncidentEntry, Part, Pick
from khronika.ui.editors.incident_form import IncidentForm
from khronika.ui.editors.lines import Labels, PickLine, WordLine
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.drop_down import DropDown, Offering
from khronika.ui.widgets.offers import Arrow

LONG = "whoever told others how one may refuse to go to a war that nobody asked them about"
CHOICES = Choices(
    people=(Pick(text="Ivan Testenko", id=4),),
    roles={"refuser": "", LONG: ""},
    outcomes={"dismissed": "", f"dismissed: {LONG}": ""},
    categories={"refusal": "", f"refusal of {LONG}": ""},
)


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> Iterator[IncidentForm]:
    """The form as wide as beside a text, with somebody new in it."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 900)
    form = IncidentForm(theme, CHOICES)
    form.setParent(window)
    form.setGeometry(1000 - tokens.FORM, 0, tokens.FORM, 400)
    form.put(IncidentEntry(people=(Part(pick=Pick(text="Petro Vyhadanyi")),)))
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    yield form
    window.close()


def _choosing(form: IncidentForm) -> list[QLineEdit]:
    (row,) = form.people.rows
    return [row.role, row.outcome, form.category]


def test_a_line_that_offers_a_list_shows_an_arrow(form: IncidentForm) -> None:
    for line in _choosing(form):
        (arrow,) = line.findChildren(Arrow)
        assert arrow.isVisibleTo(line)
        assert arrow.geometry().right() == line.width() - 1
    assert not form.title.findChildren(Arrow)
    (none,) = form.source.findChildren(Arrow)
    assert not none.isVisibleTo(form.source), "there is no source yet to choose"


def test_the_arrow_drops_the_whole_list_down_whatever_was_typed(form: IncidentForm) -> None:
    for line in _choosing(form):
        line.setText("something else")
        QTest.mouseClick(line.findChildren(Arrow)[0], Qt.MouseButton.LeftButton)
        popup = line.completer().popup()
        assert popup is not None
        assert popup.isVisible()
        assert popup.model().rowCount() == 2
        popup.hide()


def test_a_list_is_as_wide_as_its_words_and_stays_over_the_window(form: IncidentForm) -> None:
    window = form.window()
    for line in _choosing(form):
        QTest.mouseClick(line.findChildren(Arrow)[0], Qt.MouseButton.LeftButton)
        popup = line.completer().popup()
        assert isinstance(popup, DropDown)
        assert popup.viewport().width() >= popup.sizeHintForColumn(0)
        assert popup.horizontalScrollBar().maximum() == 0
        assert popup.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        right = popup.mapToGlobal(QPoint(popup.width(), 0)).x()
        assert right <= window.mapToGlobal(QPoint(window.width(), 0)).x()
        popup.hide()


def test_the_choices_about_somebody_new_bear_names(form: IncidentForm) -> None:
    (row,) = form.people.rows
    labels = {one.text(): one for one in row.findChildren(QLabel)}
    for name, choice in (("Kind", row.kind), ("Protection", row.protection)):
        assert labels[name].buddy() is choice
        assert labels[name].isVisibleTo(row)
    row.name.put(Pick(text="Ivan Testenko", id=4))
    assert not labels["Kind"].isVisibleTo(row)
    assert not labels["Protection"].isVisibleTo(row)


def test_a_wheel_over_a_field_scrolls_the_form_and_nothing_else(form: IncidentForm) -> None:
    form.title.setFocus()
    form.description.setPlainText("line\n" * 20)
    lines = form.description.verticalScrollBar()
    fields = [*form.findChildren(QComboBox), form.description]
    assert len(fields) == 4
    for field in fields:
        if isinstance(field, QComboBox):
            field.setCurrentIndex(1)
        lines.setValue(lines.maximum())
        was = _shown(form, field)
        _turn_wheel_up(field)
        assert form._scroll.verticalScrollBar().value() < was, "the form scrolls"
        assert form.title.hasFocus(), "and the keyboard stays where it is"
        assert lines.value() == lines.maximum()
        if isinstance(field, QComboBox):
            assert field.currentIndex() == 1


def test_a_wheel_scrolls_the_text_that_one_writes(form: IncidentForm) -> None:
    form.description.setPlainText("line\n" * 20)
    form.description.setFocus()
    lines = form.description.verticalScrollBar()
    lines.setValue(lines.maximum())
    _shown(form, form.description)
    _turn_wheel_up(form.description)
    assert lines.value() < lines.maximum()


def _shown(form: IncidentForm, field: QWidget) -> int:
    """Scroll the form to its end, or to where `field` is seen; return how far that is."""
    bar = form._scroll.verticalScrollBar()
    bar.setValue(bar.maximum())
    form._scroll.ensureWidgetVisible(field)
    QApplication.processEvents()
    assert bar.value() > 0
    return bar.value()


def _turn_wheel_up(field: QWidget) -> None:
    """Turn the wheel by one notch away from the person, as the window system tells it."""
    window = field.window()
    at = field.mapTo(window, field.rect().center())
    QTest.wheelEvent(window.windowHandle(), QPointF(at), QPoint(0, 120))
    QApplication.processEvents()


def _offered(line: QLineEdit) -> list[str]:
    rows = _popup(line).model()
    return [rows.index(row, 0).data() for row in range(rows.rowCount())]


def _popup(line: QLineEdit) -> QAbstractItemView:
    popup = line.completer().popup()
    assert popup is not None
    return popup


@pytest.fixture
def role(qtbot: QtBot) -> WordLine:
    labels = Labels()
    labels["leaving one’s unit"], labels["fine"] = "Going away without leave.", ""
    labels["final appeal"], labels["who refused"] = "", "Whoever would not go."
    labels["avoided arrest"], labels["not charged"] = "", ""
    labels.also["leaving one’s unit"] = "desertion\nзалишення частини"
    return _shown_alone(qtbot, WordLine("Role", labels))


def _shown_alone(qtbot: QtBot, line: WordLine) -> WordLine:
    """Show `line` with the keyboard in it: only there does Qt put in what is pointed at."""
    qtbot.addWidget(line)
    line.show()
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    return line


def test_a_word_is_found_by_what_else_it_is_known_by(role: WordLine) -> None:
    for typed in ("desert", "частини", "LEAVING", "without"):
        role.clear()
        QTest.keyClicks(role, typed) if typed.isascii() else role.textEdited.emit(typed)
        assert "leaving one’s unit" in _offered(role)[:2], typed


def test_words_that_begin_so_come_before_what_is_only_known_by_it(qtbot: QtBot) -> None:
    """A lawyer was recorded as a helper: of “law” the helper's definition spoke."""
    labels = Labels()
    for word, about in (("helper", "who helps against the law"), ("bylaw", ""), ("lawyer", "")):
        labels[word] = about
    line = WordLine("Role", labels)
    qtbot.addWidget(line)
    line.show()
    for typed, offered in (
        ("law", ["lawyer", "bylaw", "helper", "New: “law”"]),
        ("e", ["helper", "lawyer", "New: “e”"]),
    ):
        line.clear()
        QTest.keyClicks(line, typed)
        assert _offered(line) == offered


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("leav", "leaving one’s unit"),
        ("ref", "who refused"),  # one of its words begins so
        ("desert", "leaving one’s unit"),  # so does another name of it
        ("fine", "fine"),  # which is more than to begin it
        ("final appeal", "final appeal"),
        ("FINE", "fine"),
        ("inal", "inal"),  # in the middle of a word: that is no beginning of it
        ("without", "without"),  # nor does one look for it by what it means
        ("arrest", "arrest"),  # that it was avoided is the opposite
        ("arres", "arres"),
        ("charged", "charged"),  # and so is “not”
        ("final", "final"),  # as “died” is meant as it stands, though “died in custody” is there
        ("refuser", "refuser"),  # a new word, which nothing fits
    ],
)
def test_enter_takes_what_begins_so(role: WordLine, typed: str, taken: str) -> None:
    """Of several offers it took none, and made a new word of “ref” beside “who refused”."""
    QTest.keyClicks(role, typed)
    popup = _popup(role)
    QTest.keyClick(popup if popup.isVisible() else role, Qt.Key.Key_Return)
    assert role.text() == taken
    if popup.isVisible():  # of words that only hold it Enter takes none, and says so first
        assert isinstance(popup, DropDown)
        assert popup.leading().row() < 0
        QTest.keyClick(popup, Qt.Key.Key_Return)
        assert role.text() == taken
    assert not popup.isVisible()


def test_a_new_word_is_a_row_of_its_own_and_tab_leaves_what_was_typed(role: WordLine) -> None:
    QTest.keyClicks(role, "ref")
    assert _offered(role) == ["who refused", "New: “ref”"]
    QTest.keyClick(_popup(role), Qt.Key.Key_Tab)
    assert role.text() == "ref"
    role.clear()
    QTest.keyClicks(role, "ref")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(_popup(role), key)
    assert role.text() == "ref", "the first step is to the word that fits"
    assert role.new() == ["ref"]
    role.clear()
    QTest.keyClicks(role, "fine")
    assert _offered(role) == ["fine"], "what is there already is not made"
    role.clear()
    QTest.keyClicks(role, "refuser")
    assert _offered(role) == ["New: “refuser”"], "that nothing fits is said, too"


def test_of_several_that_fit_alike_enter_takes_none_and_says_so(role: WordLine) -> None:
    """It took the first of them, as if that one had been meant."""
    popup = _popup(role)
    assert isinstance(popup, DropDown)
    QTest.keyClicks(role, "fin")
    below = popup.geometry()
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert (role.text(), popup.isVisible()) == ("fin", True)
    said = next(one for one in popup.findChildren(QLabel) if one.isVisible())
    assert said.text() == "2 fit: choose with ↓"
    last = popup.visualRect(popup.model().index(popup.model().rowCount() - 1, 0))
    assert popup.viewport().rect().contains(last), "it lies on no row"
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert (role.text(), popup.isVisible()) == ("fine", False)
    role.clear()
    QTest.keyClicks(role, "fin")
    assert popup.geometry() == below
    assert not said.isVisible(), "it was said of other words"


def test_enter_on_a_new_word_alone_is_for_the_line(role: WordLine) -> None:
    """The list that says that it is new is no step on the way to save it."""
    pressed: list[str] = []
    role.returnPressed.connect(lambda: pressed.append(role.text()))
    QTest.keyClicks(role, "refuser")
    assert _popup(role).isVisible()
    QTest.keyClick(_popup(role), Qt.Key.Key_Return)
    assert pressed == ["refuser"]
    assert not _popup(role).isVisible()


@pytest.mark.parametrize("heard_by_list", [True, False])
@pytest.mark.parametrize("typed", ["refuser", "leav"])
def test_tab_leaves_a_line_that_tells_it(
    form: IncidentForm, typed: str, heard_by_list: bool
) -> None:
    """With a list open the line was left without knowing, and a new word was not said to be one."""
    (row,) = form.people.rows
    row.outcome.setFocus()
    QTest.keyClicks(row.outcome, typed)
    popup = _popup(row.outcome)
    assert popup.isVisible()
    QTest.keyClick(popup if heard_by_list else row.outcome, Qt.Key.Key_Tab)
    assert not popup.isVisible()
    assert not row.outcome.hasFocus()
    assert row.outcome.text() == typed
    assert f"“{typed}” is not in the vocabulary yet" in row._added.text()


def test_the_row_that_enter_takes_looks_chosen(role: WordLine) -> None:
    popup = _popup(role)
    assert isinstance(popup, DropDown)
    QTest.keyClicks(role, "ref")
    assert popup.leading().row() == 0
    painted = popup.grab(popup.visualRect(popup.leading())).toImage()
    QTest.keyClicks(role, "x")
    QTest.keyClick(role, Qt.Key.Key_Backspace)
    popup.setCurrentIndex(popup.model().index(1, 0))
    assert popup.grab(popup.visualRect(popup.leading())).toImage() != painted


def test_the_last_of_several_words_is_completed(qtbot: QtBot) -> None:
    line = _shown_alone(qtbot, WordLine("Category", ["arson", "protest"], several=True))
    QTest.keyClicks(line, "arson, pro")
    assert _offered(line) == ["protest", "New: “pro”"]
    QTest.keyClick(_popup(line), Qt.Key.Key_Return)
    assert line.text() == "arson, protest"


def test_where_nothing_can_be_made_nothing_new_is_offered(qtbot: QtBot) -> None:
    line = PickLine("Compare with", [Pick(text="arson", id=7)], makes=False)
    qtbot.addWidget(line)
    line.show()
    QTest.keyClicks(line, "ar")
    assert _offered(line) == ["arson"]


def test_a_click_into_an_empty_line_drops_its_list_down(role: WordLine) -> None:
    QTest.mouseClick(role, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    popup = _popup(role)
    assert popup.isVisible()
    assert popup.model().rowCount() == 6
    popup.hide()
    role.setText("fine")
    QTest.mouseClick(role, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    assert not popup.isVisible(), "who clicks into words wants to mend them"


def test_a_word_that_is_part_of_another_stands_farther_in_until_one_types(qtbot: QtBot) -> None:
    """A vocabulary is a tree, and its list was flat."""
    labels = Labels()
    for word, depth in (("protest", 0), ("picket", 1), ("refusal", 0)):
        labels[word] = ""
        labels.depths[word] = depth
    line = WordLine("Category", labels)
    qtbot.addWidget(line)
    offering = line.completer()
    assert isinstance(offering, Offering)
    popup = offering.popup()
    assert isinstance(popup, DropDown)

    def shown() -> list[str]:
        rows, made = popup.model(), []
        for at in range(rows.rowCount()):
            option = QStyleOptionViewItem()
            popup.itemDelegate().initStyleOption(option, rows.index(at, 0))  # type: ignore[attr-defined]
            made.append(option.text)
        return made

    offering.arrange("")
    assert shown() == ["protest", "\u2003picket", "refusal"]
    assert popup.model().index(1, 0).data() == "picket", "which is what is taken"
    offering.arrange("p")
    assert shown()[:2] == ["protest", "picket"]
