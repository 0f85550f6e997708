import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from khronika.ui.notices import Notice, Offer, Tone
from khronika.ui.style.theme import Theme
from khronika.ui.widgets.message_bar import MessageBar


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> MessageBar:
    bar = MessageBar(theme)
    qtbot.addWidget(bar)
    return bar


def test_a_failure_stays_until_it_is_closed(bar: MessageBar) -> None:
    bar.say(Notice(text="It did not open.", remedy="Try again.", tone=Tone.WRONG))
    bar._timer.timeout.emit()
    assert not bar.isHidden()
    assert bar.accessibleDescription() == "It did not open. Try again."


def test_a_failure_goes_with_its_page_once_there_was_time_to_read_it(bar: MessageBar) -> None:
    """It lay over the text of other pages for minutes."""
    bar.say(Notice(text="It did not open.", tone=Tone.WRONG))
    bar.grow_old()
    bar.leave()
    assert not bar.isHidden()
    bar._timer.timeout.emit()
    bar.leave()
    assert bar.isHidden()


def test_what_went_well_goes_by_itself(bar: MessageBar) -> None:
    bar.say(Notice(text="Done.", tone=Tone.DONE))
    assert bar._timer.isActive()
    bar._timer.timeout.emit()
    assert bar.isHidden()


def test_what_is_still_to_be_decided_stays(bar: MessageBar) -> None:
    bar.say(Notice(text="Gone.", offers=(Offer("Bring it back", lambda: None),), stays=True))
    bar.grow_old()
    bar.leave()
    assert not bar.isHidden()
    assert not bar._timer.isActive()


def test_it_goes_with_the_page_unless_it_was_said_on_the_way_to_another(bar: MessageBar) -> None:
    bar.say(Notice(text="5 documents came in.", tone=Tone.DONE))
    bar.leave()
    assert not bar.isHidden()
    bar.grow_old()
    bar.leave()
    assert bar.isHidden()


def test_there_is_more_time_for_more_words(bar: MessageBar) -> None:
    bar.say(Notice(text="Done."))
    short = bar._timer.interval()
    bar.say(Notice(text="Something longer has been done, which takes longer to be read. " * 2))
    assert bar._timer.interval() > short


def test_an_offer_is_taken_once(bar: MessageBar) -> None:
    taken: list[str] = []
    bar.say(Notice(text="Gone.", offers=(Offer("Bring it back", lambda: taken.append("back")),)))
    (button,) = [one for one in bar.findChildren(QPushButton) if one.text() == "Bring it back"]
    button.click()
    assert taken == ["back"]
    assert bar.isHidden()


def test_a_new_remark_takes_the_place_of_the_old(bar: MessageBar) -> None:
    bar.say(Notice(text="One.", offers=(Offer("Undo", lambda: None),)))
    bar.say(Notice(text="Two."))
    assert bar.text.text() == "Two."
    assert not [b for b in bar.findChildren(QPushButton) if not b.isHidden()]


def test_a_remark_goes_when_what_it_offers_can_no_longer_be_done(bar: MessageBar) -> None:
    is_so = True
    bar.say(Notice(text="Taken back.", offers=(Offer("Do it again", lambda: None, lambda: is_so),)))
    bar.look_again()
    assert not bar.isHidden()
    is_so = False
    bar.look_again()
    assert bar.isHidden()
    bar.say(Notice(text="Done."))
    bar.look_again()
    assert not bar.isHidden(), "that offers nothing"
