"""A page that grows above what one is at: that stays where it is."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from khronika.ui.editors.entry import Choices, Evidence, IncidentEntry, Part, Pick
from khronika.ui.editors.incident_form import IncidentForm
from khronika.ui.editors.proposals import Proposal
from khronika.ui.style import tokens
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.steady import Steady


class Page:
    """A remark that may come, a line, another remark, a button; and what makes it long."""

    def __init__(self, qtbot: QtBot, rest: int) -> None:
        self.scroll, page = QScrollArea(), QWidget()
        self.above, self.between = QLabel("Something\nis\nsaid."), QLabel("And\nthis.")
        self.line, self.button = QLineEdit(), QPushButton("Add")
        column = QVBoxLayout(page)
        for one in (self.above, self.line, self.between, self.button):
            column.addWidget(one)
        column.addSpacing(rest)
        column.addStretch(1)
        for remark in (self.above, self.between):
            remark.hide()
        self.scroll.setWidgetResizable(True)
        Steady(self.scroll, page)
        self.scroll.setWidget(page)
        qtbot.addWidget(self.scroll)
        self.scroll.resize(300, 300)
        self.scroll.show()
        self.scroll.activateWindow()
        qtbot.waitUntil(self.scroll.isActiveWindow)
        QApplication.processEvents()

    def top(self, widget: QWidget) -> int:
        QApplication.processEvents()
        return widget.mapTo(self.scroll, QPoint()).y()


@pytest.fixture(params=[900, 0], ids=["long", "short"])
def page(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Page]:
    QCursor.setPos(QPoint(0, 0))
    page = Page(qtbot, request.param)
    QCursor.setPos(page.scroll.mapToGlobal(QPoint(-50, -50)))
    yield page
    QCursor.setPos(QPoint(0, 0))


def test_the_line_that_is_typed_in_stays(page: Page) -> None:
    page.line.setFocus()
    was = page.top(page.line)
    page.above.show()
    assert page.top(page.line) == was
    page.between.show()
    assert page.top(page.line) == was
    page.above.hide()
    assert page.top(page.line) == was
    assert page.scroll.verticalScrollBar().value() == 0


def test_what_is_pointed_at_stays_until_one_types_on(page: Page) -> None:
    page.line.setFocus()
    QCursor.setPos(page.button.mapToGlobal(page.button.rect().center()))
    was = page.top(page.button)
    page.between.show()
    assert page.top(page.button) == was
    QTest.keyClicks(page.line, "a")
    at = page.top(page.line)
    page.between.hide()
    assert page.top(page.line) == at


def test_room_at_the_end_goes_when_it_is_scrolled_away_from(page: Page) -> None:
    page.line.setFocus()
    page.above.show()
    QApplication.processEvents()
    bar = page.scroll.verticalScrollBar()
    assert bar.value() > 0
    bar.setValue(0)
    QApplication.processEvents()
    inner = page.scroll.widget()
    assert inner is not None
    assert inner.minimumHeight() == 0


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> Iterator[IncidentForm]:
    choices = Choices(roles={"refuser": ""}, categories={"refusal": "Somebody says no."})
    form = IncidentForm(theme, choices)
    qtbot.addWidget(form)
    form.put(IncidentEntry(people=(Part(pick=Pick(text="Petro Vyhadanyi")),)))
    form.resize(tokens.FORM, 500)
    form.show()
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    QApplication.processEvents()
    yield form
    QCursor.setPos(QPoint(0, 0))


def _top(form: IncidentForm, widget: QWidget) -> int:
    QApplication.processEvents()
    return widget.mapTo(form, QPoint()).y()


def test_what_is_said_of_a_line_while_one_types_moves_nothing(form: IncidentForm) -> None:
    fields = [form.title, form.when, form.place, form.category, form.source, form.status]
    was = [_top(form, one) for one in fields]
    for line, typed in (
        (form.when, "7 April 2022"),
        (form.place, "Testove"),
        (form.category, "refusal"),
        (form.source, "The Gazette"),
    ):
        line.setText(typed)
        assert [_top(form, one) for one in fields] == was, typed


def test_a_button_stays_under_the_pointer_that_presses_it(form: IncidentForm) -> None:
    """Pressing it left the role, which said that it is new: the button moved, and did nothing."""
    (row,) = form.people.rows
    add = next(one for one in form.findChildren(QPushButton) if one.text() == "Add a figure")
    row.role.setFocus()
    QTest.keyClicks(row.role, "helper")
    popup = row.role.completer().popup()
    assert popup is not None
    popup.hide()
    form.activateWindow()
    QApplication.processEvents()
    form._scroll.ensureWidgetVisible(add)
    QApplication.processEvents()
    window, at = form.windowHandle(), add.mapTo(form, add.rect().center())
    QCursor.setPos(form.mapToGlobal(at))
    QTest.mousePress(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    QApplication.processEvents()
    add.setFocus()
    QApplication.processEvents()
    assert "not in the vocabulary" in row._added.text()
    QTest.mouseRelease(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    QApplication.processEvents()
    assert len(form.figures.rows) == 1


def test_a_quotation_above_the_line_moves_nothing_of_it(form: IncidentForm) -> None:
    (row,) = form.people.rows
    row.role.setFocus()
    form._scroll.ensureWidgetVisible(row.role)
    was = _top(form, row.role)
    cited = Evidence(document=1, start=0, end=12, words="7 April 2022")
    form.cite("when", cited, reveal=False)
    assert _top(form, row.role) == was


@pytest.mark.parametrize("found", [True, False])
def test_what_is_found_in_a_passage_a_moment_later_has_its_room(
    form: IncidentForm, found: bool
) -> None:
    """A place known to the gazetteer alone pushed down the line that one was typing in."""
    cited = Evidence(document=1, start=0, end=7, words="Testove")
    form.propose((), awaits=True)
    form.title.setFocus()
    form.begin_at_top()
    was = _top(form, form.title)
    place = Proposal(field="place", said="Testove", evidence=cited, pick=Pick(text="Testove"))
    form.propose([place] if found else ())
    assert form._scroll.verticalScrollBar().value() == 0
    assert _top(form, form.title) == was
    said = [one.text() for one in form.proposals.findChildren(QLabel) if one.isVisible()]
    assert ("Nothing in it is recognised." in said) is not found
