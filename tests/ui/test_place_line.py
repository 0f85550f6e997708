"""The field for a place: what it means, and what it says of that."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.robots.window import words_of

from khronika.domain.kinds import new_uid
from khronika.gazetteer import load
from khronika.ui.editors.entry import HeldPlace, Pick
from khronika.ui.editors.place_line import PlaceField, PlaceLine
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.link import Link

HELD = (
    HeldPlace(id=1, uid=new_uid(), label="Testove", around="Testania", names=("Testove", "Тест")),
    HeldPlace(id=2, uid=new_uid(), label="Mirne · L-2", names=("Mirne",)),
    HeldPlace(id=3, uid=new_uid(), label="Mirne · L-3", names=("Mirne",)),
)


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> PlaceField:
    field = PlaceField(theme, "Place", PlaceLine("Place", HELD))
    qtbot.addWidget(field)
    field._line.know(load())
    return field


def links(field: PlaceField) -> list[Link]:
    return [link for link in field.findChildren(Link) if not link.isHidden()]


@pytest.mark.parametrize(
    ("typed", "said", "offered"),
    [
        ("", "", 0),
        ("Testove", "Testove · Testania", 0),
        ("тест", "Testove · Testania", 0),
        ("Vyhadivka", "A place of its own will be made.", 0),
        (
            "Tokmak",
            "A place of its own will be made. The gazetteer knows one of that name:",
            1,
        ),
        (
            "Donetsk",
            "A place of its own will be made. The gazetteer knows several of that name:",
            2,
        ),
        (
            "Mirne",
            "A place of its own will be made. The archive has others of that name:",
            2,
        ),
    ],
)
def test_what_is_meant_is_said(field: PlaceField, typed: str, said: str, offered: int) -> None:
    field._line.setText(typed)
    assert said in words_of(field)
    assert len(links(field)) == offered


def test_a_new_name_stays_a_place_of_its_own_until_one_is_chosen(field: PlaceField) -> None:
    field._line.setText("Tokmak")
    assert field._line.pick() == Pick(text="Tokmak")
    links(field)[0].click()
    label = "Tokmak, Zaporizhzhia region, Ukraine"
    assert field._line.pick() == Pick(text=label, code="gn.691469")
    assert "From the gazetteer" in words_of(field)
    field._line.setText("Tokmak")
    assert field._line.pick() == Pick(text="Tokmak")


def test_what_was_put_in_is_meant_even_by_a_name_that_several_bear(field: PlaceField) -> None:
    field._line.put(Pick(text="Mirne", id=3))
    assert field._line.pick() == Pick(text="Mirne", id=3)


def test_what_else_could_be_meant_stays_when_one_is_chosen(field: PlaceField) -> None:
    """The other may have been meant; it stays where it is. What is chosen was offered still."""
    field.resize(600, 300)
    field.show()
    field._line.setText("Donetsk")
    QApplication.processEvents()
    first, second = links(field)
    stood = second.geometry()
    first.click()
    QApplication.processEvents()
    assert links(field) == [second]
    assert second.geometry() == stood
    chosen = field._line.pick()
    second.click()
    assert field._line.pick() not in (chosen, Pick(text="Donetsk"))
    assert links(field) == [first]
    field._line.setText("Vyhadivka")
    assert links(field) == []


@pytest.mark.parametrize("pointed_at", [False, True])
def test_the_only_one_that_could_be_meant_leaves_no_room_but_under_the_pointer(
    field: PlaceField, pointed_at: bool
) -> None:
    field.show()
    field._line.setText("Tokmak")
    QApplication.processEvents()
    (link,) = links(field)
    holder = link.parentWidget()
    assert holder is not None
    holder.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, pointed_at)
    link.click()
    assert links(field) == []
    assert holder.isHidden() is not pointed_at
    QApplication.sendEvent(holder, QEvent(QEvent.Type.Leave))
    assert holder.isHidden()


def test_the_only_place_of_that_name_can_be_meant(field: PlaceField) -> None:
    field._line.setText("Tokmak")
    assert field._line.meant().code == "gn.691469"
    field._line.setText("Donetsk")
    assert field._line.meant() == Pick(text="Donetsk")


def test_what_a_text_says_means_the_only_place_of_that_name(field: PlaceField) -> None:
    line, label = field._line, "Zaporizhzhia region, Ukraine"
    line.say("Zaporizhzhia region")
    assert line.pick().code is not None
    assert line.text() == label
    assert "From the gazetteer" in words_of(field)
    (own,) = links(field)
    assert own.accessibleName() == "“Zaporizhzhia region” as a place of its own"
    own.click()
    assert line.pick() == Pick(text="Zaporizhzhia region")
    assert "A place of its own will be made. The gazetteer knows one" in words_of(field)
    (known,) = links(field)
    known.click()
    assert line.text() == label


@pytest.mark.parametrize("words", ["Donetsk", "Molotov", "Vyhadivka", "Testove", "Mirne"])
def test_what_is_not_plain_stays_as_it_is_said(field: PlaceField, words: str) -> None:
    """Several bear it, one bore it once, none does, or the archive has it already."""
    field._line.say(words)
    assert field._line.text() == words
    assert field._line.pick().code is None


def test_what_was_said_before_the_gazetteer_was_read_is_understood_then(
    qtbot: QtBot, theme: Theme
) -> None:
    first, second = PlaceLine("Place", ()), PlaceLine("Place", ())
    for line in (first, second):
        qtbot.addWidget(line)
        line.say("Tokmak")
        assert line.pick() == Pick(text="Tokmak")
    second.setText("The depot")
    for line in (first, second):
        line.know(load())
    assert first.pick().code == "gn.691469"
    assert second.pick() == Pick(text="The depot")


def test_of_several_places_that_fit_enter_takes_none_but_the_one_that_is_named(
    qtbot: QtBot,
) -> None:
    """It took the first, Tokmok in Kyrgyzstan, of a text that says Tokmak."""
    line = PlaceLine("Place", HELD)
    qtbot.addWidget(line)
    line.know(load())
    line.show()
    line.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    QTest.keyClicks(line, "Tokm")
    popup = line.completer().popup()
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert (line.text(), popup.isVisible()) == ("Tokm", True)
    said = [one.text() for one in popup.findChildren(QLabel) if one.isVisible()]
    assert said == ["2 fit: choose with ↓"]
    line.clear()
    line.expect([Pick(text="Tokmak", code="gn.691469")])
    QTest.keyClicks(line, "Tokm")
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert line.pick().code == "gn.691469"
