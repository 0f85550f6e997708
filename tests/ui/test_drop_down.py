from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from khronika.ui.editors.entry import Choices, IncidentEntry, Part, Pick
from khronika.ui.editors.incident_form import IncidentForm
from khronika.ui.editors.lines import Labels, WordLine
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.drop_down import Arrow, DropDown

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


def test_a_word_is_found_by_what_else_it_is_known_by(qtbot: QtBot) -> None:
    labels = Labels()
    labels["leaving one’s unit"] = "Going away without leave."
    labels.also["leaving one’s unit"] = "desertion\nзалишення частини"
    labels["fine"] = ""
    line = WordLine("Category", labels)
    qtbot.addWidget(line)
    completer = line.completer()
    for typed in ("desert", "частини", "LEAVING"):
        completer.setCompletionPrefix(typed)
        assert completer.completionCount() == 1, typed
        completer.setCurrentRow(0)
        assert completer.currentCompletion() == "leaving one’s unit"
    completer.setCompletionPrefix("fi")
    assert completer.currentCompletion() == "fine"


def test_words_that_begin_so_come_before_what_is_only_known_by_it(qtbot: QtBot) -> None:
    """A lawyer was recorded as a helper: of “law” the helper's definition spoke."""
    labels = Labels()
    for word, also in (("helper", "who helps against the law"), ("bylaw", ""), ("lawyer", "")):
        labels[word], labels.also[word] = "", also
    line = WordLine("Role", labels)
    qtbot.addWidget(line)
    line.show()
    for typed, offered in (("law", ["lawyer", "bylaw", "helper"]), ("e", ["helper", "lawyer"])):
        line.clear()
        QTest.keyClicks(line, typed)
        shown = line.completer().completionModel()
        assert [shown.index(row, 0).data() for row in range(shown.rowCount())] == offered


@pytest.fixture
def category(qtbot: QtBot) -> WordLine:
    line = WordLine("Category", ["leaving one’s unit", "fine", "final appeal"])
    qtbot.addWidget(line)
    line.show()
    line.setFocus()
    return line


def _popup(line: QLineEdit) -> QAbstractItemView:
    popup = line.completer().popup()
    assert popup is not None
    return popup


def test_enter_takes_the_only_offer(category: WordLine) -> None:
    """It closed the list, and a new word would have been made of what was begun."""
    QTest.keyClicks(category, "leav")
    popup = _popup(category)
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert category.text() == "leaving one’s unit"


def test_of_several_offers_enter_takes_none(category: WordLine) -> None:
    QTest.keyClicks(category, "fin")
    QTest.keyClick(_popup(category), Qt.Key.Key_Return)
    assert category.text() == "fin"


def test_a_click_into_an_empty_line_drops_its_list_down(category: WordLine) -> None:
    QTest.mouseClick(category, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    popup = _popup(category)
    assert popup.isVisible()
    assert popup.model().rowCount() == 3
    popup.hide()
    category.setText("fine")
    QTest.mouseClick(category, Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    assert not popup.isVisible(), "who clicks into words wants to mend them"
